"""The page's handlers over the real assistant, with a tiny encoder in place of a model."""

from __future__ import annotations

import re
import zlib
from html import unescape
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.web.chat.handlers import ChatHandlers
from assistant.web.library.handlers import LibraryHandlers
from assistant.web.viewer.handlers import ViewerHandlers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class CountingEncoder:
    """Counts folded words into 32 places: enough to tell texts apart, nothing to load."""

    name = "counting"
    dimension = 32

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.full((len(texts), self.dimension), 1e-3, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                row[zlib.crc32(word.encode()) % self.dimension] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "klaster.txt").write_text(
        "Klaster Lubelska Medycyna\n\n"
        "Klaster Lubelska Medycyna koordynuje biuro w Urzędzie Miasta Lublin.\n\n"
        "W klastrze działa jedenaście zespołów roboczych.\n",
        encoding="utf-8",
    )
    (corpus / "pusty.txt").write_bytes(b"")
    settings = Settings(corpus=corpus, index=tmp_path / "index")
    return Assistant.open(settings, encoder=CountingEncoder())


def marked(html: str) -> str:
    return unescape("\n".join(re.findall(r"<mark>(.*?)</mark>", html)))


def test_from_question_to_source(assistant: Assistant) -> None:
    """The quote that the page shows is marked, line by line, in the source that it opens."""
    chat, viewer = ChatHandlers(assistant), ViewerHandlers(assistant)
    turns = chat.answered(chat.asked("Kto koordynuje klaster Lubelska Medycyna?", ()))
    answer = turns[0].answer
    assert answer is not None
    assert answer.status == "answered"
    assert "koordynuje biuro w Urzędzie Miasta Lublin." in answer.quotes[0].text
    lines = [line for line in answer.quotes[0].text.splitlines() if line]
    assert marked(viewer.opened(chat.place(turns, (0, 0)), "pl")).splitlines() == lines


def test_an_added_file_answers(assistant: Assistant, tmp_path: Path) -> None:
    """A file added on the page is indexed at once, and every file has its row."""
    chat, library = ChatHandlers(assistant), LibraryHandlers(assistant)
    upload = tmp_path / "basen.txt"
    upload.write_text("Basen Aqua Lublin\n\nBasen otwarto w 2015 roku.\n", encoding="utf-8")
    *_, last = library.add([str(upload)])
    assert re.search(r"Added 1 document, \d+ passages?\.", last)
    assert re.findall(r'data-state="(\w+)" data-path="([\w.]+)"', library.documents("en")) == [
        ("indexed", "basen.txt"),
        ("indexed", "klaster.txt"),
        ("damaged", "pusty.txt"),
    ]
    turns = chat.answered(chat.asked("Kiedy otwarto basen?", ()))
    answer = turns[0].answer
    assert answer is not None
    assert "Basen otwarto w 2015 roku." in answer.quotes[0].text


def test_a_file_that_cannot_be_read_is_not_told_as_added(
    assistant: Assistant, tmp_path: Path
) -> None:
    """A broken and an unsupported file are told with their state and what to do."""
    library = LibraryHandlers(assistant)
    broken, music = tmp_path / "zły.pdf", tmp_path / "muzyka.mp3"
    broken.write_bytes(b"%PDF-1.7 cut off")
    music.write_bytes(b"ID3\x03\x00\x00\x00")
    *_, last = library.add([str(broken), str(music)])
    told = unescape("".join(re.findall(r'lang="en">([^<]*)<', last)))
    assert "“zły.pdf”: damaged, so it cannot be searched. The file is damaged" in told
    assert "“muzyka.mp3”: unsupported, so it cannot be searched. " in told
    assert "Added" not in told


def test_removed_and_replaced_documents_answer_no_more(
    assistant: Assistant, tmp_path: Path
) -> None:
    """What a document said before is not quoted again; what was kept of it is not indexed."""
    chat, library = ChatHandlers(assistant), LibraryHandlers(assistant)
    question = "Kto koordynuje klaster Lubelska Medycyna?"
    upload = tmp_path / "nowy.txt"
    upload.write_text("Klaster Lubelska Medycyna koordynuje Jan Kos.\n", encoding="utf-8")
    *_, last = library.replace("klaster.txt", str(upload))
    assert "Changed 1 document" in last
    answer = chat.answered(chat.asked(question, ()))[0].answer
    assert answer is not None
    assert [quote.text for quote in answer.quotes] == [
        "Klaster Lubelska Medycyna koordynuje Jan Kos."
    ]
    *_, last = library.remove([file.path for file in assistant.status()])
    assert "Removed 2 documents." in last
    assert assistant.status() == ()
    (turn,) = chat.answered(chat.asked(question, ()))
    assert turn.error is not None
    assert "assistant index" not in turn.error.en
    *_, last = library.check()
    assert "Nothing has changed." in last
    kept = {path.name for path in (tmp_path / "corpus" / ".removed").iterdir()}
    assert kept == {"klaster.txt", "klaster (2).txt", "pusty.txt"}


def test_only_the_chosen_documents_answer(assistant: Assistant, tmp_path: Path) -> None:
    """A restriction on the page is one of the assistant's; it counts what was chosen."""
    chat, library = ChatHandlers(assistant), LibraryHandlers(assistant)
    upload = tmp_path / "kopia.txt"
    upload.write_text("Klaster Lubelska Medycyna koordynuje Jan Kos.\n", encoding="utf-8")
    *_, _ = library.add([str(upload)])
    chosen = library.listed(["kopia.txt", "pusty.txt", "../klaster.txt"])
    assert chosen == ("kopia.txt", "pusty.txt")
    turns = chat.asked("Kto koordynuje klaster Lubelska Medycyna?", ())
    answer = chat.answered(turns, chosen)[0].answer
    assert answer is not None
    assert {quote.source.document for quote in answer.quotes} == {"kopia.txt"}
    assert (answer.searched.documents, answer.searched.unreadable) == (1, 1)
