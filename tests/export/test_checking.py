"""An exported answer agrees with its documents until one of them changes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from corefakes import CORPUS, fill, opened
from exportfakes import MOMENT, checked, exported, saved
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import ExportError
from assistant.export import Exported, asjson, file_of, verification
from assistant.export.report import cited_places
from assistant.terminal.checked import checked_lines

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.assistant import Assistant

QUESTION = "kto koordynuje klaster Lubelska Medycyna?"
FIRST = "protokół_2019.txt"
TOLD = {
    "agrees": "the file is unchanged, and the quote stands in it",
    "moved": "the same file, now nowy.txt, and the quote stands in it",
    "gone": "The file is no longer among the documents: bring it back, or ask again.",
    "later": "The file has changed since the export; the quote still stands in it (line 4).",
    "folded": "The file has changed since the export; the quote still stands in it.",
    "without": "The file has changed since the export, and the quote is no longer in it: ask "
    "again.",
}


@pytest.fixture
def export(small_corpus: Path) -> tuple[Assistant, Path]:
    """An assistant over a corpus that may be changed, and an exported answer."""
    assistant = opened(small_corpus)
    path = small_corpus / "answer.json"
    saved(assistant, QUESTION, path)
    return assistant, path


def first(assistant: Assistant, path: Path) -> tuple[str, bool]:
    found = checked(assistant, path.parent, path)[0]
    assert found.document == FIRST
    return found.message.en, found.ok


def test_an_untouched_export(export: tuple[Assistant, Path]) -> None:
    """All of it holds, counted by quotes and documents."""
    assistant, path = export
    places = asjson.read(path)
    found = verification(checked(assistant, path.parent, path))
    assert found.ok
    assert found.passages == len(places)
    assert found.documents == len({place.document for place in places})
    assert first(assistant, path) == (TOLD["agrees"], True)


@pytest.mark.parametrize("again", [False, True], ids=["index as it was", "indexed again"])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Wstęp.\n" + CORPUS[FIRST], "later"),
        (CORPUS[FIRST].replace("koordynuje miasto", "koordynuje\nmiasto"), "folded"),
        (CORPUS[FIRST].replace("koordynuje miasto", "koordynuje gmina"), "without"),
    ],
)
def test_a_document_that_changed(
    content: str, told: str, again: bool, export: tuple[Assistant, Path]
) -> None:
    """It is told whether the quote is still in it, and where."""
    assistant, path = export
    fill(path.parent / "corpus", {FIRST: content})
    assistant = opened(path.parent) if again else assistant
    assert first(assistant, path) == (TOLD[told], False)


@pytest.mark.parametrize("again", [False, True], ids=["index as it was", "indexed again"])
def test_a_document_under_another_name(again: bool, export: tuple[Assistant, Path]) -> None:
    """The same bytes prove the quote as well; without them it fails."""
    assistant, path = export
    corpus = path.parent / "corpus"
    (corpus / FIRST).rename(corpus / "nowy.txt")
    assistant = opened(path.parent) if again else assistant
    assert first(assistant, path) == (TOLD["moved"], True)
    (corpus / "nowy.txt").unlink()
    assert first(assistant, path) == (TOLD["gone"], False)


@pytest.mark.parametrize(
    ("change", "begins"),
    [
        ({"text": "Klaster koordynuje powiat."}, "The file is unchanged, but these words are not"),
        ({"start": 1, "end": 20}, "The file is unchanged, but the quote stands elsewhere in it (l"),
        ({"text": " "}, "The file is unchanged, but these words are not in it"),
        ({"sha256": "0" * 64}, "The file has changed since the export; the quote still stands in"),
    ],
)
def test_an_export_that_was_changed(
    change: dict[str, Any], begins: str, export: tuple[Assistant, Path]
) -> None:
    """Words and places are compared with the document, not believed."""
    assistant, path = export
    value = json.loads(path.read_text("utf-8"))
    value["quotes"][0] |= change
    path.write_text(json.dumps(value), encoding="utf-8")
    message, ok = first(assistant, path)
    assert message.startswith(begins)
    assert not ok


def test_a_file_that_is_read_differently_now(export: tuple[Assistant, Path]) -> None:
    """The same bytes without the words: nobody changed the export, as its digest shows."""
    assistant, path = export
    answer = assistant.ask(QUESTION)
    quote = replace(answer.quotes[0], text="Słowa, które odczytano dawniej.", also_in=())
    report = Exported(
        replace(answer, quotes=(quote,)),
        {FIRST: hashlib.sha256(CORPUS[FIRST].encode("utf-8")).hexdigest()}, {}, 1, "0", MOMENT,
    )  # fmt: skip
    path.write_bytes(asjson.written([report]))
    message = (
        "The file is unchanged, but this version of the program reads it differently, without "
        "these words: ask again."
    )
    assert first(assistant, path) == (message, False)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8"))), encoding="utf-8")
    assert first(assistant, path) == (message, False)
    path.write_text(path.read_text("utf-8").replace("dawniej", "kiedyś"), encoding="utf-8")
    assert first(assistant, path)[0].endswith("not in it: the export was changed.")


@settings(max_examples=40)
@given(st.data())
def test_any_changed_byte_of_a_quote_is_found(
    small_assistant: Assistant, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Every export agrees until a byte of a quote changes in its document."""
    asked = data.draw(st.sampled_from([QUESTION, "ilu członków ma klaster?", "Study in Lublin"]))
    folder = tmp_path_factory.mktemp("changed")
    fill(folder / "corpus", CORPUS)
    path = folder / "answer.json"
    answer = saved(small_assistant, asked, path)
    assert verification(checked(small_assistant, folder, path)).ok
    quote = data.draw(st.sampled_from(answer.quotes or answer.nearest))
    file = folder / "corpus" / quote.source.document
    content = file.read_bytes()
    quoted = quote.text.encode("utf-8")
    at = content.index(quoted) + data.draw(st.integers(0, len(quoted) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != content[at]))
    file.write_bytes(content[:at] + bytes([byte]) + content[at + 1 :])
    found = verification(checked(small_assistant, folder, path))
    assert not found.ok
    assert quote.source.document in {problem.document for problem in found.problems}


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"\xff", b'{"format": "assistant answer"}', b"[" * 100_000,
     b'{"format": "assistant answer", "quotes": [{}], "nearest": []}',
     b'{"format": "assistant answer", "quotes": [1], "nearest": []}'],
    ids=range(8),
)  # fmt: skip
def test_a_file_that_is_no_export(content: bytes, tmp_path: Path) -> None:
    """One sentence that names the file."""
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(ExportError, match=r"a\.json is no exported answer"):
        asjson.read(path)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file, a folder, and an export of a newer version."""
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(ExportError, match="cannot be read"):
            asjson.read(path)
    newer = tmp_path / "a.json"
    newer.write_text('{"format": "assistant answer", "version": 2}', encoding="utf-8")
    with pytest.raises(ExportError, match="newer version"):
        asjson.read(newer)


def test_a_conversation_is_checked_answer_by_answer(export: tuple[Assistant, Path]) -> None:
    """Every answer of an exported conversation is compared, each place of it."""
    assistant, path = export
    questions = (QUESTION, "ilu członków liczy klaster?")
    exports = [exported(assistant, question) for question in questions]
    path.write_bytes(file_of(exports, ".json"))
    found = json.loads(path.read_text("utf-8"))
    assert [answer["question"] for answer in found["answers"]] == list(questions)
    assert asjson.recognised(path.read_bytes())
    findings = checked(assistant, path.parent, path)
    lines = [str(line) for line in checked_lines(findings, verification(findings), "en")]
    assert [line for line in lines if line in questions] == list(questions)
    assert len(findings) == sum(len(list(cited_places(one.answer))) for one in exports)
    assert all(finding.ok for finding in findings)
