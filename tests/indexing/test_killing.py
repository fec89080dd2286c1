from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.records import Changes
from assistant.verification import verify

if TYPE_CHECKING:
    from indexfakes import Bench

KILLED = """
    import os, sys
    from pathlib import Path

    from indexfakes import Bench

    from assistant.indexing import running
    from assistant.store import files, publishing, recording, recovery

    module, name, turn = sys.argv[2], sys.argv[3], int(sys.argv[4])
    running.BATCH = 1
    owner = {
        "catalogue": recording.WritableCatalogue,
        "recovery": recovery,
        "publishing": publishing,
        "files": files,
        "lexical": publishing.lexical,
        "path": Path,
    }[module]
    whole = getattr(owner, name)
    calls = 0

    def killed(*args, **kwargs):
        global calls
        calls += 1
        if calls == turn:
            os._exit(9)
        return whole(*args, **kwargs)

    setattr(owner, name, killed)
    bench = Bench(Path(sys.argv[1]))
    bench.index()
"""


@pytest.mark.parametrize(
    ("module", "name", "turn"),
    [
        ("recovery", "_created", 1),
        ("catalogue", "_place", 1),
        ("catalogue", "_put_passages", 3),
        ("catalogue", "_put_vectors", 5),
        ("catalogue", "_delete_pathless", 2),
        ("catalogue", "_set_meta", 6),
        ("catalogue", "compact", 1),
        ("publishing", "publish", 1),
        ("publishing", "checksums", 1),
        ("publishing", "sweep", 2),
        ("lexical", "build", 1),
        ("files", "sync_tree", 1),
        ("files", "sync_folder", 1),
        ("files", "replace_text", 1),
        ("path", "rename", 1),
        ("path", "replace", 1),
    ],
)
def test_a_process_that_dies_anywhere_leaves_a_good_index(
    bench: Bench, module: str, name: str, turn: int
) -> None:
    """Killed at the worst moments: what is there is right, and the next run ends the work."""
    for number in range(6):
        bench.write(f"{number}.txt", f"rada {number}\nmiasta {number}")
    here = Path(__file__).parent
    done = subprocess.run(
        [
            *(sys.executable, "-c", textwrap.dedent(KILLED)),
            *(str(bench.corpus.parent), module, name, str(turn)),
        ],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": f"{here}:{here.parents[1]}"},
    )
    assert (done.returncode, done.stderr) == (9, "")
    if not bench.nothing_indexed():
        bench.assert_consistent()
        assert verify(bench.store().snapshot(), bench.settings, open_reader=bench.reader).ok
    report = bench.index()
    assert (report.passages, report.changes.added + report.changes.unchanged) == (12, 6)
    assert bench.index().changes == Changes(unchanged=6)
    bench.assert_consistent()
    assert verify(bench.store().snapshot(), bench.settings, open_reader=bench.reader).ok
