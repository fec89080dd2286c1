from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.errors import CorpusError
from assistant.indexing import corpus_name, unindexed
from assistant.records import Changes, State
from assistant.settings import Settings
from assistant.store import CORPUS, Store

if TYPE_CHECKING:
    from indexfakes import Bench


def test_a_first_run_takes_every_file(bench: Bench) -> None:
    """Counts, states and passages are those of the folder."""
    bench.write("a.txt", "rada miasta\nlublin")
    bench.write("x/b.txt", "klaster")
    bench.write("scan.pdf", "SCAN")
    report = bench.index()
    assert report.changes == Changes(added=3)
    assert report.documents == dict.fromkeys(State, 0) | {State.INDEXED: 2, State.NEEDS_OCR: 1}
    assert (report.passages, report.embedded, report.generation) == (3, 3, 3)
    assert bench.contents() == {
        "a.txt": (State.INDEXED, ["rada miasta", "lublin"]),
        "scan.pdf": (State.NEEDS_OCR, []),
        "x/b.txt": (State.INDEXED, ["klaster"]),
    }
    assert bench.told.stages == [(3, "Reading documents")]
    assert sorted(bench.told.steps) == ["a.txt", "scan.pdf", "x/b.txt"]
    assert not Store.needs_indexing(bench.settings.index_dir())
    bench.assert_consistent()


def test_a_second_run_does_nothing(bench: Bench) -> None:
    """Nothing is read, embedded or published again."""
    bench.write("a.txt", "rada")
    first = bench.index()
    bench.reader.read.clear()
    second = bench.index()
    assert (second.changes, second.embedded) == (Changes(unchanged=1), 0)
    assert second.generation == first.generation
    assert bench.reader.read == []


def test_only_what_changed_is_read_and_embedded(bench: Bench) -> None:
    """One file of three changes: its passages alone are new."""
    for name in "abc":
        bench.write(f"{name}.txt", f"{name} rada")
    bench.index()
    bench.reader.read.clear()
    changed = bench.write("b.txt", "b klaster\nb medycyna")
    report = bench.index()
    assert report.changes == Changes(changed=1, unchanged=2)
    assert (report.embedded, bench.reader.read) == (2, [changed])
    bench.assert_consistent()


def test_a_change_that_keeps_size_and_time_is_seen(bench: Bench) -> None:
    """A file that was written just before the run is compared byte by byte."""
    path = bench.write("a.txt", "rada")
    status = path.stat()
    bench.index()
    path.write_text("klub")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert bench.index().changes == Changes(changed=1)
    assert bench.contents() == {"a.txt": (State.INDEXED, ["klub"])}


def test_old_files_are_not_even_opened(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Size and time of a file last changed long ago are enough."""
    from assistant.indexing import planning

    path = bench.write("a.txt", "rada")
    long_ago = time.time_ns() - 10**12
    os.utime(path, ns=(long_ago, long_ago))
    bench.index()

    def fail(location: Path) -> str:
        raise AssertionError(location)

    monkeypatch.setattr(planning, "sha256_of", fail)
    assert bench.index().changes == Changes(unchanged=1)


def test_a_touched_file_is_unchanged(bench: Bench) -> None:
    """A new time with the same bytes is no change."""
    path = bench.write("a.txt", "rada")
    first = bench.index()
    os.utime(path, ns=(5, 5))
    second = bench.index()
    assert (second.changes, second.generation) == (Changes(unchanged=1), first.generation)
    assert bench.store().snapshot().files()[0].mtime_ns == 5


def test_renaming_embeds_nothing(bench: Bench) -> None:
    """A file under a new name is removed and added, and nothing is read."""
    bench.write("a.txt", "rada").rename(bench.corpus / "z.txt")
    (bench.corpus / "z.txt").rename(bench.corpus / "a.txt")
    bench.index()
    ids = bench.store().snapshot().catalogue.passage_ids().tolist()
    bench.reader.read.clear()
    (bench.corpus / "a.txt").rename(bench.corpus / "z.txt")
    report = bench.index()
    assert report.changes == Changes(added=1, removed=1)
    assert (report.embedded, bench.reader.read) == (0, [])
    assert bench.contents() == {"z.txt": (State.INDEXED, ["rada"])}
    assert bench.store().snapshot().catalogue.passage_ids().tolist() == ids


def test_moving_the_folder_changes_nothing(bench: Bench, tmp_path: Path) -> None:
    """Paths are relative to the corpus."""
    bench.write("x/a.txt", "rada")
    bench.index()
    moved = tmp_path / "elsewhere"
    bench.corpus.rename(moved)
    bench.settings = bench.settings.model_copy(update={"corpus": moved})
    assert bench.index().changes == Changes(unchanged=1)


def test_the_same_bytes_are_read_once(bench: Bench) -> None:
    """Two names, one document; a third name later needs no reading."""
    bench.write("a.txt", "rada")
    bench.write("b.txt", "rada")
    report = bench.index()
    assert (report.embedded, report.documents[State.INDEXED]) == (1, 2)
    bench.write("c.txt", "rada")
    assert bench.index().embedded == 0
    assert bench.store().snapshot().document_at("c.txt").paths == ("a.txt", "b.txt", "c.txt")


def test_scans_are_read_again_once_there_is_ocr(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Installing tesseract is enough; files that were read well are left alone."""
    found: dict[str, str | None] = {"tesseract": None}
    monkeypatch.setattr(shutil, "which", found.get)
    bench.write("a.txt", "rada")
    bench.write("scan.pdf", "SCAN obraz")
    assert bench.index().documents[State.NEEDS_OCR] == 1
    bench.reader.read.clear()
    assert bench.index().documents[State.NEEDS_OCR] == 1
    assert bench.reader.read == []
    found["tesseract"] = "/usr/bin/tesseract"
    bench.reader.ocr = True
    report = bench.index()
    assert (report.changes, report.embedded) == (Changes(unchanged=2), 1)
    assert report.documents[State.INDEXED] == 2
    assert bench.reader.read == [bench.corpus / "scan.pdf"]
    bench.assert_consistent()


def test_a_file_that_cannot_be_read_is_tried_each_time(bench: Bench) -> None:
    """A dead link has a state; once it leads somewhere, it is a document."""
    (bench.corpus / "link.txt").symlink_to(bench.corpus.parent / "target.txt")
    report = bench.index()
    assert (report.changes, report.documents[State.DAMAGED]) == (Changes(added=1), 1)
    assert bench.index().changes == Changes(unchanged=1)
    (bench.corpus.parent / "target.txt").write_text("rada")
    assert bench.index().changes == Changes(changed=1)
    assert bench.contents() == {"link.txt": (State.INDEXED, ["rada"])}
    (bench.corpus.parent / "target.txt").unlink()
    assert bench.index().changes == Changes(changed=1)
    assert bench.contents() == {"link.txt": (State.DAMAGED, [])}


def test_an_empty_corpus_makes_no_index(bench: Bench) -> None:
    """It is told, and nothing is written."""
    with pytest.raises(CorpusError, match="holds no documents: put some in it, or name another"):
        bench.index()
    assert not bench.settings.index_dir().exists()


def test_a_corpus_that_was_emptied_leaves_the_index_as_it_was(bench: Bench) -> None:
    """Most often a share is not mounted."""
    bench.write("a.txt", "rada")
    bench.index()
    (bench.corpus / "a.txt").unlink()
    (bench.corpus / "folder").mkdir()
    (bench.corpus / ".hidden").write_text("x")
    with pytest.raises(CorpusError, match="holds no documents"):
        bench.index()
    assert bench.contents() == {"a.txt": (State.INDEXED, ["rada"])}


def test_an_emptied_corpus_empties_the_index_where_that_is_wanted(bench: Bench) -> None:
    """Whoever follows the folder saw the last document go; the next one is indexed as any."""
    bench.write("a.txt", "rada").unlink()
    assert sum(bench.index(allow_empty=True).documents.values()) == 0
    path = bench.write("a.txt", "rada")
    bench.index()
    path.unlink()
    assert bench.index(allow_empty=True).changes == Changes(removed=1)
    assert bench.contents() == {}
    bench.write("a.txt", "rada")
    assert bench.index().changes == Changes(added=1)
    bench.assert_consistent()


def test_a_folder_that_cannot_be_listed_is_not_empty(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is known about what is in it, so that the run goes on and keeps it."""
    bench.write("closed/a.txt", "rada")
    bench.write("b.txt", "miasto")
    bench.index()
    (bench.corpus / "b.txt").unlink()
    listed = os.scandir

    def refused(folder: Path | int) -> object:
        if isinstance(folder, Path) and folder.name == "closed":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "scandir", refused)
    assert bench.index().changes.removed == 1
    assert bench.contents() == {"closed/a.txt": (State.INDEXED, ["rada"])}


def test_a_corpus_whose_name_is_no_unicode(bench: Bench, tmp_path: Path) -> None:
    """Its name is kept and compared in the same form."""
    bench.corpus = tmp_path / os.fsdecode(b"zg\xb3oszenia")
    bench.settings = bench.settings.model_copy(update={"corpus": bench.corpus})
    try:
        bench.corpus.mkdir()
    except OSError:
        pytest.skip("the file system takes only Unicode names")
    bench.write("a.txt", "rada")
    bench.index()
    name = bench.store().snapshot().catalogue.meta(CORPUS)
    assert name == corpus_name(bench.corpus)
    assert name.endswith("/zg\\xb3oszenia")


def test_what_is_kept_beside_the_index_is_no_document(bench: Bench) -> None:
    """An index among the documents has its folder of ratings and question sets there, too."""
    bench.write("a.txt", "miasto")
    bench.write("index-kept/feedback.jsonl", "{}")
    bench.write("index-kept/evaluations/mine.jsonl", "{}")
    bench.settings = Settings(corpus=bench.corpus, index=bench.corpus / "index")
    assert bench.index().changes == Changes(added=1)
    assert bench.contents() == {"a.txt": (State.INDEXED, ["miasto"])}
    assert unindexed(bench.settings, bench.store().snapshot()) == 0
