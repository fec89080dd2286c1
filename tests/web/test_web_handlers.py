from __future__ import annotations

import re
from html import unescape
from threading import Event
from typing import TYPE_CHECKING

import pytest

from assistant.errors import IndexBusy, QuestionError
from assistant.settings import bundled_corpus
from assistant.web import handlers as handlers_module
from assistant.web import words
from assistant.web.handlers import REMARKS, Handlers
from assistant.web.jobs import IndexingJob, IndexingJobs, Outcome
from assistant.web.turns import ECHO
from assistant.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def handlers(assistant) -> Handlers:
    return Handlers(assistant)


def ask(handlers: Handlers, question: str):
    return handlers.answered(handlers.asked(question, ()))


def test_a_question_is_answered(handlers: Handlers) -> None:
    """A question becomes a turn with the assistant's answer."""
    (turn,) = ask(handlers, "  who coordinates   Lubelska Medycyna? ")
    assert turn.question == "who coordinates Lubelska Medycyna?"
    assert turn.answer is not None
    assert turn.answer.status == "answered"


def test_a_follow_up_is_asked_as_it_is_understood(handlers: Handlers) -> None:
    """A question after another is written out, searched for so, and shown so; the first is not."""
    turns = ask(handlers, "Kto koordynuje klaster Lubelska Medycyna?")
    turns = handlers.answered(handlers.asked("A kiedy powstał?", turns))
    meant = "A kiedy powstał (klaster Lubelska Medycyna)?"
    assert [turn.question for turn in turns][1] == "A kiedy powstał?"
    assert [turn.rewritten for turn in turns] == [None, meant]
    assert turns[1].answer is not None
    assert turns[1].answer.question == meant
    html = unescape(handlers.conversation(turns, "en"))
    assert html.count("Understood as:") == 1
    assert meant in html


def test_a_refused_question_is_skipped_in_a_conversation(handlers: Handlers) -> None:
    """A follow-up goes on from the last question that has an answer."""
    turns = ask(handlers, "Kto koordynuje klaster Lubelska Medycyna?")
    turns = handlers.answered(handlers.asked("??", turns))
    turns = handlers.answered(handlers.asked("A kiedy powstał?", turns))
    assert turns[2].rewritten == "A kiedy powstał (klaster Lubelska Medycyna)?"


def test_an_empty_question_is_no_turn(handlers: Handlers) -> None:
    """Enter in an empty box does nothing."""
    assert handlers.asked("  \n", ()) == ()
    assert handlers.answered(()) == ()


def test_a_refused_question_is_told(handlers: Handlers) -> None:
    """The assistant's own error stands in the answer's place."""
    (turn,) = ask(handlers, "??")
    assert turn.error == Wording(
        "Ask with at least one word.", "Zapytaj co najmniej jednym słowem."
    )


def test_an_unexpected_failure_is_one_line(
    handlers: Handlers, assistant, caplog: pytest.LogCaptureFixture
) -> None:
    """A failure that nobody foresaw is told in one line, with its trace in the log only."""

    def fail(question: str) -> None:
        raise RuntimeError("secret detail")

    assistant.ask = fail
    turns = ask(handlers, "what now?")
    html = handlers.conversation(turns, "en")
    assert "Something went wrong" in html
    assert "secret detail" not in html
    assert "secret detail" in caplog.text


def test_an_endless_question_is_not_repeated(handlers: Handlers, assistant) -> None:
    """A question that is refused is repeated in its first words; the box keeps it whole."""

    def refuse(question: str) -> None:
        assert len(question) == 99_999
        raise QuestionError(Wording("Too long.", "Za długie."))

    assistant.ask = refuse
    endless = "a b " * 25_000
    (turn,) = ask(handlers, endless)
    assert turn.question == ("a b " * ECHO)[: ECHO - 1].rstrip() + "…"
    assert turn.error == Wording("Too long.", "Za długie.")
    assert handlers.kept(endless) == endless
    assert handlers.kept("a b") == ""


def test_choosing_a_source_shows_its_passage(handlers: Handlers) -> None:
    """The panel marks the quote's words in the document."""
    turns = ask(handlers, "who coordinates Lubelska Medycyna?")
    assert "<mark>Klaster Lubelska Medycyna</mark>" in handlers.source(turns, (0, 0), "en")


@pytest.mark.parametrize(
    ("turn", "place"), [(9, 0), (-1, 0), (0, 99), (0, -1), ("0", "0"), (None, None), (0.0, 0)]
)
def test_an_unknown_place_is_refused(handlers: Handlers, turn: object, place: object) -> None:
    """Whatever a browser sends, only places that the answers name can be opened."""
    turns = ask(handlers, "who coordinates Lubelska Medycyna?")
    assert "This source is no longer in the conversation." in handlers.source(
        turns, (turn, place), "en"
    )


def test_a_picture_that_cannot_be_drawn_hides_no_text(
    handlers: Handlers, assistant, caplog: pytest.LogCaptureFixture
) -> None:
    """The source is shown without it, and the log tells why."""

    def fail(source: object) -> None:
        raise MemoryError("too many pixels")

    turns = ask(handlers, "who coordinates Lubelska Medycyna?")
    shown = handlers.source(turns, (0, 0), "en")
    assistant.picture = fail
    assert handlers.source(turns, (0, 0), "en") == shown
    assert "too many pixels" in caplog.text


def test_a_removed_document_is_told(handlers: Handlers, corpus: Path, assistant) -> None:
    """A source whose document is gone says so."""
    turns = ask(handlers, "who coordinates Lubelska Medycyna?")
    (corpus / "protokol.txt").unlink()
    assistant.index()
    assert "No document “protokol.txt”." in handlers.source(turns, (0, 0), "en")


def test_added_files_are_indexed(handlers: Handlers, tmp_path: Path, corpus: Path) -> None:
    """An upload is copied, indexed, told, and taken away from the upload folder."""
    upload = tmp_path / "nowy.txt"
    upload.write_text("Nowy dokument\nDrugi wiersz\n", encoding="utf-8")
    *_, last = handlers.add([str(upload)])
    assert "Added 1 document, 2 passages." in last
    assert "nowy.txt" in handlers.documents("en")
    assert (corpus / "nowy.txt").is_file()
    assert not upload.exists()


def test_a_renamed_upload_is_told(handlers: Handlers, tmp_path: Path) -> None:
    """A file whose name is taken is added under another, and the page says which."""
    upload = tmp_path / "protokol.txt"
    upload.write_text("Inna treść\n", encoding="utf-8")
    *_, last = handlers.add([str(upload)])
    assert "nowy plik nazywa się teraz „protokol (2).txt”" in last
    assert "Dodano 1 dokument, 1 fragment." in last


def test_a_file_that_cannot_be_read_is_told_with_its_state(
    handlers: Handlers, tmp_path: Path
) -> None:
    """What is not searchable is told as such and not counted as added."""
    good, bad = tmp_path / "nowy.txt", tmp_path / "muzyka.mp3"
    good.write_text("Jeden wiersz\n", encoding="utf-8")
    bad.write_bytes(b"ID3")
    *_, last = handlers.add([str(good), str(bad)])
    assert lines(last, "en") == [
        "“muzyka.mp3”: unsupported, so it cannot be searched. This holds no text; save it as PDF.",
        "Added 1 document, 1 passage.",
    ]
    unsupported, no_text = "nieobsługiwany", "Tu nie ma tekstu; zapisz jako PDF."
    assert lines(last, "pl") == [
        f"„muzyka.mp3”: {unsupported}, więc nie można w nim szukać. {no_text}",
        "Dodano 1 dokument, 1 fragment.",
    ]


def test_the_same_file_again_is_told_with_its_state(handlers: Handlers, corpus: Path) -> None:
    """A second upload says that the file is there; of one that cannot be read, also why."""
    again = corpus.parent / "uploads"
    again.mkdir()
    for name in ("skan.pdf", "protokol.txt"):
        (again / name).write_bytes((corpus / name).read_bytes())
    message = "The pages are pictures. Install tesseract."
    *_, last = handlers.add([str(again / "skan.pdf"), str(again / "protokol.txt")])
    assert lines(last, "en") == [
        f"“skan.pdf”: needs OCR, so it cannot be searched. {message}",
        "“skan.pdf” is already among the documents.",
        "“protokol.txt” is already among the documents.",
    ]


def test_many_files_that_cannot_be_read_are_counted(handlers: Handlers, tmp_path: Path) -> None:
    """A few are told by name, the others by their number."""
    uploads = [tmp_path / f"{number}.mp3" for number in range(REMARKS + 2)]
    for number, upload in enumerate(uploads):
        upload.write_bytes(bytes([number]))
    *_, last = handlers.add([str(upload) for upload in uploads])
    told = lines(last, "en")
    assert len(told) == REMARKS + 1
    assert told[-1] == "More new files that need attention: 2; the table says why."


def lines(told: str, language: str) -> list[str]:
    """What the page tells in ``language``, line by line."""
    return [unescape(line) for line in re.findall(rf'lang="{language}">([^<]*)<', told)]


def test_an_upload_that_cannot_be_kept_is_told(handlers: Handlers, tmp_path: Path) -> None:
    """When no file could be copied nothing is indexed, and the reason is shown."""
    (last,) = handlers.add([str(tmp_path / "vanished.txt")])
    assert "“vanished.txt” was not added" in last


def test_a_failed_run_is_told(handlers: Handlers, assistant, tmp_path: Path) -> None:
    """An error of the indexer ends the run with its line."""

    def busy(*, progress) -> None:
        raise IndexBusy(Wording("Another run is busy.", "Inne indeksowanie trwa."))

    assistant.index = busy
    upload = tmp_path / "nowy.txt"
    upload.write_text("x", encoding="utf-8")
    *_, last = handlers.add([str(upload)])
    assert '<p class="error" role="alert">' in last
    assert "Another run is busy." in last
    assert "Inne indeksowanie trwa." in last


def test_a_reloaded_page_follows_the_run(assistant, corpus: Path) -> None:
    """A run that is under way is found again, and seen to its end."""
    go = Event()
    index = assistant.index

    def slow(*, progress):
        go.wait(10)
        return index(progress=progress)

    assistant.index = slow
    jobs = IndexingJobs(assistant)
    (corpus / "nowy.txt").write_text("Jeden wiersz\n", encoding="utf-8")
    jobs.start()
    assert jobs.current is not None
    following = jobs.current.follow()
    assert next(following).outcome is None
    go.set()
    *_, last = following
    assert last.outcome == Outcome(
        Wording("Added 1 document, 1 passage.", "Dodano 1 dokument, 1 fragment.")
    )


def test_a_run_ends_whatever_is_raised(assistant) -> None:
    """Visitors are not left waiting, and the next run can start."""

    def ended(*, progress):
        raise GeneratorExit

    assistant.index = ended
    jobs = IndexingJobs(assistant)
    job = IndexingJob()
    with pytest.raises(GeneratorExit):
        jobs._run(job)
    *_, last = job.follow()
    assert last.outcome == Outcome(error=words.UNEXPECTED)


def test_progress_never_passes_its_total() -> None:
    """A run that reports a step too many stays at its total."""
    job = IndexingJob()
    job.start(1, Wording("Reading", "Czytam"))
    job.advance("a")
    job.advance("b")
    job.finish()
    job.end(Outcome())
    (progressed,) = job.follow()
    assert (progressed.done, progressed.total, progressed.name) == (1, 1, "b")


def test_suggestions_only_over_documents_that_answer_them(
    handlers: Handlers, assistant, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example questions are offered over the bundled documents alone."""
    assert "Lubelska Medycyna" not in handlers.conversation((), "pl")
    monkeypatch.setattr(handlers_module, "bundled_corpus", lambda: corpus)
    assert "Kto koordynuje klaster Lubelska Medycyna?" in handlers.conversation((), "pl")
    assert bundled_corpus() is None or bundled_corpus().is_dir()
