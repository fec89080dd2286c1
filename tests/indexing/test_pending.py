from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.indexing import unindexed

if TYPE_CHECKING:
    from indexfakes import Bench


def test_files_that_differ_from_the_index_are_counted(bench: Bench) -> None:
    """Added, changed and removed files count, each once; a finished run leaves none."""
    bench.write("a.txt", "rada")
    bench.write("b.txt", "miasta")
    bench.index()
    assert unindexed(bench.settings, bench.store().snapshot()) == 0
    bench.write("a.txt", "inny tekst")
    (bench.corpus / "b.txt").unlink()
    bench.write("c.txt", "nowy")
    assert unindexed(bench.settings, bench.store().snapshot()) == 3
    bench.index()
    assert unindexed(bench.settings, bench.store().snapshot()) == 0
