from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from assistant.errors import IndexBusy
from assistant.records import Changes, IndexReport
from assistant.settings import Settings
from assistant.watching import watch
from assistant.wording import Wording

if TYPE_CHECKING:
    from indexfakes import Bench


def test_each_change_is_one_run(bench: Bench) -> None:
    """The first run comes by itself, the next ones when files are written or deleted."""
    bench.write("a.txt", "rada")
    stop = threading.Event()
    reports = watch(
        bench.corpus, bench.index, skip=bench.settings.own_dirs(), stop=stop, debounce_ms=50
    )
    assert next(reports).changes == Changes(added=1)
    bench.write("b.txt", "miasta")
    assert next(reports).changes == Changes(added=1, unchanged=1)
    (bench.corpus / "a.txt").unlink()
    assert next(reports).changes == Changes(removed=1, unchanged=1)
    stop.set()
    assert list(reports) == []


def test_ctrl_c_ends_the_watching(bench: Bench) -> None:
    """Without a traceback."""

    def interrupted() -> IndexReport:
        raise KeyboardInterrupt

    found = watch(bench.corpus, interrupted, skip=bench.settings.own_dirs(), debounce_ms=50)
    assert list(found) == []


def test_another_writer_is_waited_out(bench: Bench) -> None:
    """A run that finds the index busy is left to the next change."""
    runs = iter([IndexBusy(Wording("busy", "zajęty")), None])
    stop = threading.Event()

    def index() -> IndexReport:
        if error := next(runs):
            bench.write("b.txt", "miasta")
            raise error
        return bench.index()

    reports = watch(bench.corpus, index, skip=bench.settings.own_dirs(), stop=stop, debounce_ms=50)
    assert next(reports).changes == Changes(added=1)
    stop.set()
    assert list(reports) == []


def test_a_run_that_found_the_index_busy_is_tried_again(bench: Bench) -> None:
    """Without another change: the other writer may have missed the last one."""
    bench.write("a.txt", "rada")
    busy = [True, True, False]
    stop = threading.Event()

    def index() -> IndexReport:
        if busy.pop(0):
            raise IndexBusy(Wording("busy", "zajęty"))
        return bench.index()

    reports = watch(bench.corpus, index, skip=bench.settings.own_dirs(), stop=stop, debounce_ms=50)
    assert next(reports).changes == Changes(added=1)
    stop.set()
    assert list(reports) == []


def test_a_file_beside_the_index_counts_though_its_name_begins_alike(bench: Bench) -> None:
    """Only what lies in the index is passed over."""
    bench.write("a.txt", "rada")
    stop = threading.Event()
    skip = bench.corpus / "index"
    reports = watch(bench.corpus, bench.index, skip=[skip], stop=stop, debounce_ms=50)
    assert next(reports).changes == Changes(added=1)
    bench.write("index-notes.txt", "miasta")
    assert next(reports).changes == Changes(added=1, unchanged=1)
    stop.set()
    assert list(reports) == []


def test_documents_inside_the_folder_of_the_index_count(bench: Bench) -> None:
    """What is passed over is the index, not all that lies around the documents."""
    bench.write("a.txt", "rada")
    stop = threading.Event()
    skip = bench.corpus.parent
    reports = watch(bench.corpus, bench.index, skip=[skip], stop=stop, debounce_ms=50)
    assert next(reports).changes == Changes(added=1)
    bench.write("b.txt", "miasta")
    assert next(reports).changes == Changes(added=1, unchanged=1)
    stop.set()
    assert list(reports) == []


def test_what_is_kept_beside_the_index_is_no_change(bench: Bench) -> None:
    """A rating, given while the folder is followed, starts no run; a document does."""
    bench.write("a.txt", "rada")
    bench.settings = Settings(corpus=bench.corpus, index=bench.corpus / "index")
    stop = threading.Event()
    skip = bench.settings.own_dirs()
    reports = watch(bench.corpus, bench.index, skip=skip, stop=stop, debounce_ms=50)
    assert next(reports).changes == Changes(added=1)
    bench.write("index-kept/feedback.jsonl", "{}")
    time.sleep(0.4)
    bench.write("b.txt", "miasta")
    assert next(reports).changes == Changes(added=1, unchanged=1)
    stop.set()
    assert list(reports) == []
