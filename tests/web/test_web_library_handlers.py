from __future__ import annotations

import re
from html import unescape
from threading import Event
from typing import TYPE_CHECKING

import pytest

from assistant.errors import IndexBusy
from assistant.web.library import removals
from assistant.web.library.handlers import LibraryHandlers
from assistant.web.library.jobs import IndexingJob, IndexingJobs, Outcome
from assistant.web.library.telling import REMARKS
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

    def busy(*, progress, allow_empty) -> None:
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

    def slow(*, progress, allow_empty):
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

    def ended(*, progress, allow_empty):
        raise GeneratorExit

    assistant.index = ended
    jobs = IndexingJobs(assistant)
    job = IndexingJob()
    with pytest.raises(GeneratorExit):
        jobs._run(job, False)
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


def test_a_removed_document_is_told_with_its_place(
    handlers: LibraryHandlers, corpus: Path, assistant
) -> None:
    """It leaves the index and the list, and its file lies where the page says."""
    *_, last = handlers.remove(["protokol.txt"])
    told, counted = lines(last, "en")
    assert told == (
        "“protokol.txt” is no longer among the documents. Its file now lies in their folder as "
        "“.removed/protokol.txt”."
    )
    assert counted == "Removed 1 document."
    assert lines(last, "pl")[1] == "Usunięto 1 dokument."
    assert "Klaster" in (corpus / ".removed" / "protokol.txt").read_text(encoding="utf-8")
    assert sorted(file.path for file in assistant.status()) == ["hostile.txt", "skan.pdf"]


def test_the_last_document_can_be_removed(handlers: LibraryHandlers, assistant) -> None:
    """An empty folder is then what somebody wanted."""
    *_, last = handlers.remove([file.path for file in assistant.status()])
    assert lines(last, "en")[-1] == "Removed 3 documents."
    assert assistant.status() == ()
    assert "There are no documents yet." in handlers.documents("en")


def test_a_drive_that_is_away_is_no_wish_to_forget(
    handlers: LibraryHandlers, corpus: Path, assistant
) -> None:
    """A document that was gone already took nothing out: the index keeps the others."""
    for path in corpus.iterdir():
        path.unlink()
    *_, last = handlers.remove(["hostile.txt"])
    failed, gone = lines(last, "en")
    assert failed.startswith("The folder of documents is missing, empty or cannot be read")
    assert gone == "“hostile.txt” was not in the folder of documents any more."
    assert [file.path for file in assistant.status()] == [
        "hostile.txt", "protokol.txt", "skan.pdf",
    ]  # fmt: skip


def test_many_removed_documents_are_counted(handlers: LibraryHandlers, corpus: Path) -> None:
    """A few are told by name."""
    names = [f"{number}.txt" for number in range(REMARKS + 2)]
    for name in names:
        (corpus / name).write_text(name, encoding="utf-8")
    *_, _ = handlers.check()
    *_, last = handlers.remove(names)
    told = lines(last, "en")
    assert len(told) == REMARKS + 2
    assert told[-2:] == [
        "Other files that lie in the folder “.removed” of the documents now: 2.",
        "Removed 7 documents.",
    ]


@pytest.mark.parametrize(
    "documents",
    [["../secret.txt"], ["/etc/passwd"], ["nope"], [], None, "hostile.txt", [None, 3], {"a": 1}],
)
def test_only_listed_documents_can_be_named(
    handlers: LibraryHandlers, corpus: Path, documents: object
) -> None:
    """Whatever a browser sends, nothing but what the catalogue lists is touched."""
    (corpus.parent / "secret.txt").write_text("mine", encoding="utf-8")
    (last,) = handlers.remove(documents)
    assert lines(last, "en") == [
        "There is no such document any more; the list below is up to date."
    ]
    assert handlers.listed(documents) == ()
    assert (corpus.parent / "secret.txt").exists()
    assert sorted(path.name for path in corpus.iterdir()) == [
        "hostile.txt", "protokol.txt", "skan.pdf",
    ]  # fmt: skip


def test_a_removal_that_fails_is_told(
    handlers: LibraryHandlers, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only folder is one line, and nothing is indexed."""

    def fail(*args: object, **named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(removals.Path, "replace", fail)
    (last,) = handlers.remove(["hostile.txt"])
    (told,) = lines(last, "en")
    assert told == (
        "“hostile.txt” was not removed. The folder of documents is read-only: allow writing to it "
        "and try again."
    )
    assert (corpus / "hostile.txt").is_file()


def test_a_replaced_document_is_read_anew(
    handlers: LibraryHandlers, corpus: Path, tmp_path: Path
) -> None:
    """Its name stays, its text is the new one, and the old file is kept."""
    upload = tmp_path / "nowa wersja.txt"
    upload.write_text("Nowa treść\n", encoding="utf-8")
    *_, last = handlers.replace("hostile.txt", str(upload))
    told, counted = lines(last, "en")
    assert told == (
        "“hostile.txt” is now the new file. The old one lies in the folder of documents as "
        "“.removed/hostile.txt”."
    )
    assert counted == "Changed 1 document."
    assert (corpus / "hostile.txt").read_text(encoding="utf-8") == "Nowa treść\n"
    assert "Nowa treść" in handlers.documents("en")
    assert not upload.exists()


def test_a_replacement_for_nothing_is_told(handlers: LibraryHandlers, tmp_path: Path) -> None:
    """The document may have gone; the upload is forgotten."""
    upload = tmp_path / "a.txt"
    upload.write_text("x", encoding="utf-8")
    (last,) = handlers.replace("../a.txt", str(upload))
    assert lines(last, "pl") == ["Takiego dokumentu już nie ma; lista poniżej jest aktualna."]
    assert not upload.exists()


def test_another_kind_of_file_replaces_nothing(
    handlers: LibraryHandlers, corpus: Path, tmp_path: Path
) -> None:
    """The sentence says what to do instead."""
    upload = tmp_path / "a.pdf"
    upload.write_text("x", encoding="utf-8")
    (last,) = handlers.replace("hostile.txt", str(upload))
    (told,) = lines(last, "en")
    assert told == (
        "“hostile.txt” was not replaced. “a.pdf” is another kind of file. Add it, and remove the "
        "old one."
    )


def test_a_check_finds_what_was_changed_by_hand(handlers: LibraryHandlers, corpus: Path) -> None:
    """Or says that nothing has changed."""
    *_, last = handlers.check()
    assert lines(last, "en") == ["Nothing has changed."]
    (corpus / "nowy.txt").write_text("Jeden wiersz\n", encoding="utf-8")
    (corpus / "hostile.txt").unlink()
    *_, last = handlers.check()
    assert lines(last, "en") == ["Added 1 document, removed 1 document."]


def test_a_folder_that_is_gone_is_told_without_commands(
    handlers: LibraryHandlers, corpus: Path, assistant
) -> None:
    """Nothing is forgotten, and no command is named to who has no terminal."""
    for path in corpus.iterdir():
        path.unlink()
    *_, last = handlers.check()
    (told,) = lines(last, "en")
    assert told.startswith("The folder of documents is missing, empty or cannot be read")
    assert len(assistant.status()) == 3


def test_every_follower_is_told_the_same(handlers: LibraryHandlers, assistant, tmp_path) -> None:
    """A second tab follows the same run, up to what was done before it."""
    go = Event()
    index = assistant.index

    def slow(*, progress, allow_empty):
        go.wait(10)
        return index(progress=progress)

    assistant.index = slow
    assert not handlers.resumed()
    upload = tmp_path / "protokol.txt"
    upload.write_text("Inna treść\n", encoding="utf-8")
    mine = handlers.add([str(upload)])
    next(mine)
    assert "data-follow" in handlers.resumed()
    theirs = handlers.running()
    next(theirs)
    go.set()
    *_, last = mine
    *_, same = theirs
    assert same == last
    assert "protokol (2).txt" in last
    assert list(handlers.running()) == [""]


def test_a_restriction_forgets_what_is_gone(handlers: LibraryHandlers, corpus: Path) -> None:
    """A document that is removed is not asked any more; the last one is not forgotten silently."""
    assert handlers.kept(("skan.pdf", "hostile.txt")) == ("hostile.txt", "skan.pdf")
    *_, _ = handlers.remove(["hostile.txt"])
    assert handlers.kept(("skan.pdf", "hostile.txt")) == ("skan.pdf",)
    assert "Asking 1 of 2 documents:" in handlers.restriction(("skan.pdf",))
    assert not handlers.restriction(())
    assert handlers.kept(("gone.txt", 7, "hostile.txt")) == ("gone.txt", "hostile.txt")
    told = handlers.restriction(("gone.txt", "hostile.txt"))
    assert "None of the chosen documents is there any more:" in told
    assert "Nie ma już żadnego z wybranych dokumentów:" in told
    assert "data-unrestrict" in told
    assert told in handlers.documents("en", ("gone.txt", "hostile.txt"))
    assert handlers.kept(()) == handlers.kept("hostile.txt") == ()


def test_an_index_that_cannot_be_read_is_no_empty_list(
    handlers: LibraryHandlers, corpus: Path, assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A restriction stays, and what was to be done is told as not done."""

    def fail() -> None:
        raise IndexBusy(Wording("Busy.", "Zajęty."))

    monkeypatch.setattr(assistant, "status", fail)
    assert handlers.kept(("skan.pdf", "gone.txt")) == ("skan.pdf", "gone.txt")
    (told,) = handlers.remove(["skan.pdf"])
    assert lines(told, "en") == ["Busy."]
    upload = corpus.parent / "skan.pdf"
    upload.write_bytes(b"%PDF-1.4 another")
    (told,) = handlers.replace("skan.pdf", str(upload))
    assert lines(told, "pl") == ["Zajęty."]
    assert (corpus / "skan.pdf").read_bytes() == b"%PDF-1.4 no text"
