from __future__ import annotations

import re
from html import unescape
from threading import Event
from typing import TYPE_CHECKING

import pytest

from assistant.errors import IndexBusy
from assistant.web.library.handlers import REMARKS, LibraryHandlers
from assistant.web.library.jobs import IndexingJob, IndexingJobs, Outcome
from assistant.web.words import UNEXPECTED
from assistant.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def handlers(assistant) -> LibraryHandlers:
    return LibraryHandlers(assistant)


def test_added_files_are_indexed(handlers: LibraryHandlers, tmp_path: Path, corpus: Path) -> None:
    """An upload is copied, indexed, told, and taken away from the upload folder."""
    upload = tmp_path / "nowy.txt"
    upload.write_text("Nowy dokument\nDrugi wiersz\n", encoding="utf-8")
    *_, last = handlers.add([str(upload)])
    assert "Added 1 document, 2 passages." in last
    assert "nowy.txt" in handlers.documents("en")
    assert (corpus / "nowy.txt").is_file()
    assert not upload.exists()


def test_a_renamed_upload_is_told(handlers: LibraryHandlers, tmp_path: Path) -> None:
    """A file whose name is taken is added under another, and the page says which."""
    upload = tmp_path / "protokol.txt"
    upload.write_text("Inna treść\n", encoding="utf-8")
    *_, last = handlers.add([str(upload)])
    assert "nowy plik nazywa się teraz „protokol (2).txt”" in last
    assert "Dodano 1 dokument, 1 fragment." in last


def test_a_file_that_cannot_be_read_is_told_with_its_state(
    handlers: LibraryHandlers, tmp_path: Path
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


def test_the_same_file_again_is_told_with_its_state(
    handlers: LibraryHandlers, corpus: Path
) -> None:
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


def test_many_files_that_cannot_be_read_are_counted(
    handlers: LibraryHandlers, tmp_path: Path
) -> None:
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


def test_an_upload_that_cannot_be_kept_is_told(handlers: LibraryHandlers, tmp_path: Path) -> None:
    """When no file could be copied nothing is indexed, and the reason is shown."""
    (last,) = handlers.add([str(tmp_path / "vanished.txt")])
    assert "“vanished.txt” was not added" in last


def test_a_failed_run_is_told(handlers: LibraryHandlers, assistant, tmp_path: Path) -> None:
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
    assert last.outcome == Outcome(error=UNEXPECTED)


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
