"""The three forms of an export, and which files it may replace."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from exportfakes import exported, saved

from assistant.citations import copyable
from assistant.errors import DiskFull, ExportError, UsageError
from assistant.export import export, markdown, save, saving, word
from assistant.records import Span

if TYPE_CHECKING:
    from assistant.assistant import Assistant

QUESTION = "kto koordynuje klaster Lubelska Medycyna?"
SUFFIXES = [".md", ".docx", ".json"]


def test_json_holds_all_that_proves_a_quote(small_assistant: Assistant, tmp_path: Path) -> None:
    """Words, place, checksum, citations in both languages; how and when it was made."""
    answer = saved(small_assistant, QUESTION, tmp_path / "a.json")
    found = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert list(found) == [
        "format", "version", "program", "exported", "generation", "question", "language",
        "status", "quotes", "nearest", "differences", "searched", "digest",
    ]  # fmt: skip
    assert found["exported"] == "2026-03-04T15:06:07+01:00"
    assert found["generation"] == small_assistant.generation
    assert found["question"] == QUESTION
    assert found["searched"] == {"documents": 3, "unreadable": 1, "names": ["pusty.txt"]}
    first, quote = found["quotes"][0], answer.quotes[0]
    file = small_assistant.settings.corpus_dir() / first["document"]
    assert first["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert first["text"] == quote.text
    assert file.read_text("utf-8")[first["start"] : first["end"]] == first["text"]
    assert first["citation"] == {
        language: copyable(quote.text, quote.source, language) for language in ("pl", "en")
    }


@pytest.mark.parametrize("question", [QUESTION, "who coordinates Lubelska Medycyna?"])
def test_markdown_holds_quotes_as_they_stand(question: str, small_assistant: Assistant) -> None:
    """With their citations and checksums, in the language of the question."""
    found = exported(small_assistant, question)
    lines = markdown.written([found]).decode("utf-8")
    polish = found.answer.language == "pl"
    for quote in found.answer.quotes:
        assert f"```text\n{quote.text}\n```" in lines
        assert f"- SHA-256: {found.checksums[quote.source.document]}\n" in lines
        assert copyable(quote.text, quote.source, found.answer.language) in lines
    assert ("## Cytat 1" if polish else "## Quote 1") in lines
    assert ("- Data i godzina eksportu: " if polish else "- Exported: ") + found.time in lines
    assert ("Pliki, których nie udało się odczytać" if polish else "could not be read") in lines
    assert "pusty.txt" in lines


def test_signs_of_markdown_in_a_quote_stay(small_assistant: Assistant) -> None:
    """A fence in the words makes a longer fence around them; other lines are escaped."""
    found = exported(small_assistant, QUESTION)
    quote = replace(found.answer.quotes[0], text="# a\n````\n*b*", highlights=(Span(0, 1),))
    answer = replace(found.answer, quotes=(quote,), question="czy *a* [b](c)?")
    lines = markdown.written([replace(found, answer=answer)]).decode("utf-8")
    assert "\n`````text\n# a\n````\n*b*\n`````\n" in lines
    assert "# czy \\*a\\* \\[b\\](c)?\n" in lines


def test_docx_holds_the_same(small_assistant: Assistant, tmp_path: Path) -> None:
    """Paragraphs with the words of each quote, and what a DOCX cannot hold replaced."""
    import docx

    found = exported(small_assistant, QUESTION)
    read = docx.Document(io.BytesIO(word.written([found])))
    paragraphs = [paragraph.text for paragraph in read.paragraphs]
    assert paragraphs[0] == QUESTION
    for quote in found.answer.quotes:
        assert quote.text in paragraphs
        assert f"SHA-256: {found.checksums[quote.source.document]}" in paragraphs
    assert f"Data i godzina eksportu: {found.time}" in paragraphs
    quote = replace(found.answer.quotes[0], text="a\x00b\x0cc")
    broken = replace(found, answer=replace(found.answer, quotes=(quote,)))
    read = docx.Document(io.BytesIO(word.written([broken])))
    assert "a\ufffdb\ufffdc" in [paragraph.text for paragraph in read.paragraphs]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_answer_that_found_nothing(
    suffix: str, small_assistant: Assistant, tmp_path: Path
) -> None:
    """Is exported too: the nearest passages as such."""
    answer = saved(small_assistant, "jaka jest temperatura Słońca?", tmp_path / f"a{suffix}")
    assert answer.status == "not_found"
    if suffix == ".md":
        lines = (tmp_path / "a.md").read_text("utf-8")
        assert "Dokumenty nie odpowiadają na to pytanie." in lines


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_only_an_earlier_export_is_replaced(
    suffix: str, small_assistant: Assistant, tmp_path: Path
) -> None:
    """Any other file stays as it is, whatever its suffix; no temporary file is left."""
    path = tmp_path / f"odpowiedź{suffix}"
    saved(small_assistant, QUESTION, path)
    saved(small_assistant, "ilu członków ma klaster?", path)
    other = tmp_path / f"inny{suffix}"
    other.write_text('{"a": 1}', encoding="utf-8")
    with pytest.raises(ExportError, match="is no earlier export"):
        saved(small_assistant, QUESTION, other)
    assert other.read_text("utf-8") == '{"a": 1}'
    (tmp_path / f"folder{suffix}").mkdir()
    with pytest.raises(ExportError, match="is no earlier export"):
        saved(small_assistant, QUESTION, tmp_path / f"folder{suffix}")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted(
        [path.name, other.name, f"folder{suffix}"]
    )


def test_where_an_answer_cannot_be_saved(small_assistant: Assistant, tmp_path: Path) -> None:
    """No such folder, the folder of the documents, another suffix."""
    found = exported(small_assistant, QUESTION)
    settings = small_assistant.settings
    with pytest.raises(UsageError, match=r"ends in \.md, \.docx or \.json, not 'a\.txt'"):
        save(found, tmp_path / "a.txt", settings)
    with pytest.raises(ExportError, match="there is no such folder"):
        save(found, tmp_path / "none" / "a.md", settings)
    with pytest.raises(ExportError, match="among the documents"):
        save(found, settings.corpus_dir() / "raport" / "a.md", settings)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_export_that_was_edited_is_not_replaced(
    suffix: str, small_assistant: Assistant, tmp_path: Path
) -> None:
    """Somebody's work is in it."""
    path = tmp_path / f"a{suffix}"
    saved(small_assistant, QUESTION, path)
    edit(path)
    content = path.read_bytes()
    with pytest.raises(ExportError, match="or was edited since: name another file"):
        saved(small_assistant, QUESTION, path)
    assert path.read_bytes() == content


def edit(path: Path) -> None:
    """Change one word of an export, as its own editor would."""
    if path.suffix != ".docx":
        path.write_text(path.read_text("utf-8").replace("klaster", "Klaster", 1), encoding="utf-8")
        return
    import docx

    document = docx.Document(str(path))
    document.paragraphs[0].runs[0].text = "Inne pytanie"
    document.save(str(path))


def zipped(**parts: bytes) -> bytes:
    """An archive of the parts of a DOCX that tell an export."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(
                {"core": "docProps/core.xml", "text": "word/document.xml"}[name], content
            )
    return file.getvalue()


def test_a_broken_archive_is_no_export(small_assistant: Assistant) -> None:
    """Damaged, encrypted, packed in an unknown way, or without a part: never another error."""
    content = word.written([exported(small_assistant, QUESTION)])
    assert word.recognised(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        info = archive.getinfo("docProps/core.xml")
    data = info.header_offset + 30 + len(info.filename)
    directory = content.rindex(b"PK\1\2", 0, content.rindex(b"docProps/core.xml"))
    damaged = content[:data] + b"\xff" * 40 + content[data + 40 :]
    encrypted, unknown = bytearray(content), bytearray(content)
    encrypted[directory + 8] |= 1
    encrypted[info.header_offset + 6] |= 1
    unknown[directory + 10] = unknown[info.header_offset + 8] = 99
    for broken in (damaged, bytes(encrypted), bytes(unknown), content[:500], zipped(text=b"a")):
        assert not word.recognised(broken)


def test_an_archive_that_swells_is_read_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mark is sought in the beginning only."""
    text = b"a" * 1000
    mark = f"<cp:keywords>assistant answer {hashlib.sha256(text).hexdigest()}<".encode()
    content = zipped(core=mark, text=text)
    assert word.recognised(content)
    monkeypatch.setattr(word, "_MOST_BYTES", 999)
    assert not word.recognised(content)


def test_a_large_file_is_no_earlier_export(
    small_assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No more of it is read than an export may have."""
    path = tmp_path / "a.md"
    saved(small_assistant, QUESTION, path)
    monkeypatch.setattr(saving, "_MOST_BYTES", path.stat().st_size)
    saved(small_assistant, QUESTION, path)
    monkeypatch.setattr(saving, "_MOST_BYTES", path.stat().st_size - 1)
    with pytest.raises(ExportError, match="is no earlier export"):
        saved(small_assistant, QUESTION, path)


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.EACCES, "allow writing there"), (errno.ENOSPC, "No space left to save")],
)
def test_a_disk_that_refuses(
    number: int,
    told: str,
    small_assistant: Assistant,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Is told in one line; nothing is left behind."""

    def refuse(path: Path, content: bytes) -> None:
        with path.open("wb") as file:
            file.write(content[:10])
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(DiskFull, match=told):
        saved(small_assistant, QUESTION, tmp_path / "a.md")
    assert list(tmp_path.iterdir()) == []


def test_places_that_say_the_same_lie_in_their_documents(small_assistant: Assistant) -> None:
    """Neither beyond the end of the text nor on white space."""
    answer = small_assistant.ask(QUESTION)
    quote = answer.quotes[0]
    text = small_assistant.document(quote.source.document).document.text
    blank = text.index("\n")
    for start, end in ((-5, 3), (3, 3), (0, len(text) + 1), (blank, blank + 1)):
        place = replace(quote.source, start=start, end=end)
        changed = replace(answer, quotes=(replace(quote, also_in=(place,)),))
        with pytest.raises(ExportError, match="changed while the answer was made"):
            export(changed, small_assistant.snapshot())


def test_an_index_that_changed_meanwhile(small_assistant: Assistant) -> None:
    """A quote that the index does not hold is never exported."""
    answer = small_assistant.ask(QUESTION)
    for changed in (
        replace(answer.quotes[0], text="inne słowa"),
        replace(answer.quotes[0], source=replace(answer.quotes[0].source, document="nie.txt")),
    ):
        with pytest.raises(ExportError, match="changed while the answer was made"):
            export(replace(answer, quotes=(changed,)), small_assistant.snapshot())
