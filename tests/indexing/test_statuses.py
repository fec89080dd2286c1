from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.indexing import Statuses
from assistant.records import FileStatus, State

if TYPE_CHECKING:
    from indexfakes import Bench


def test_every_file_has_a_row(bench: Bench) -> None:
    """By path, two rows for the same bytes, title and date from the name where all else fails."""
    bench.write("protokol_2019-11-18.txt", "rada\nmiasta")
    bench.write("kopia.txt", "rada\nmiasta")
    bench.write("skan.pdf", "SCAN")
    (bench.corpus / "dead.txt").symlink_to(bench.corpus / "nowhere")
    bench.index()
    snapshot = bench.store().snapshot()
    rows = Statuses().of(snapshot)
    assert [row.path for row in rows] == [
        "dead.txt",
        "kopia.txt",
        "protokol_2019-11-18.txt",
        "skan.pdf",
    ]
    sha256 = snapshot.document_at("kopia.txt").document.sha256
    assert rows[2] == FileStatus(
        path="protokol_2019-11-18.txt",
        state=State.INDEXED,
        message=None,
        title="protokol 2019-11-18",
        date="2019-11-18",
        pages=1,
        passages=2,
        sha256=sha256,
        size=11,
        kind="text",
    )
    assert (rows[1].title, rows[1].date, rows[1].sha256) == ("kopia", None, sha256)
    assert (rows[0].state, rows[0].sha256, rows[0].passages) == (State.DAMAGED, None, 0)
    assert (rows[3].state, rows[3].pages) == (State.NEEDS_OCR, 0)
    assert rows[0].message is not None
    assert rows[3].message is not None


def test_the_rows_of_a_snapshot_are_worked_out_once(bench: Bench) -> None:
    """And anew for the next one."""
    bench.write("a.txt", "rada")
    bench.index()
    store, rows = bench.store(), Statuses()
    first = rows.of(store.snapshot())
    assert rows.of(store.snapshot()) is first
    bench.write("b.txt", "miasto")
    bench.index()
    store.refresh()
    assert [row.path for row in rows.of(store.snapshot())] == ["a.txt", "b.txt"]
