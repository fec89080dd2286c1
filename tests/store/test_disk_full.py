from __future__ import annotations

import errno
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from storefakes import ANALYSER, add, current_folder, quiet

from assistant.errors import DiskFull, StoreError
from assistant.store import Store, open_writer
from assistant.store.files import write_error

FULL = """
    import resource, signal, sys
    from pathlib import Path

    from storefakes import ANALYSER, add, quiet

    from assistant.errors import DiskFull
    from assistant.store import open_writer

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with open_writer(Path(sys.argv[1]), quiet) as writer:
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
            for number in range(200):
                add(writer, f"n{number}.txt", f"lublin {number} " + "x" * 20000)
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
            writer.publish(ANALYSER)
    except DiskFull as error:
        print(error)
        sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no RLIMIT_FSIZE on Windows")
@pytest.mark.parametrize(
    ("committing", "publishing"), [("300000", "300000"), ("20000000", "2000"), ("20000000", "60")]
)
def test_a_full_disk_is_one_line_and_loses_nothing(
    filled: Path, committing: str, publishing: str
) -> None:
    """Whether a commit or a publication fails, everything committed before stays."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", textwrap.dedent(FULL), str(filled), committing, publishing],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent,
        env={"PYTHONPATH": f"{Path(__file__).parent}:{Path(__file__).parents[2]}"},
    )
    assert (done.returncode, done.stderr) == (7, "")
    assert done.stdout.startswith("No space left to write the index")
    assert done.stdout.count("\n") == 1
    snapshot = Store.open(filled, ANALYSER).snapshot()
    assert {"a.txt", "b.txt", "c/d.txt"} <= {file.path for file in snapshot.files()}
    assert snapshot.catalogue.integrity() == []
    found = snapshot.lexical.search("word", [[("lublin", 1.0)]], 1000)
    assert len(found) == snapshot.lexical.size - 2 == len(snapshot.catalogue.passage_ids()) - 2


def test_a_publication_that_cannot_be_written_leaves_the_last(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old one stays in use, and nothing half-written is left behind."""
    from assistant.store import publishing

    def fail(path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with open_writer(filled, quiet) as writer:
        add(writer, "e.txt", "nowy")
        with monkeypatch.context() as patched:
            patched.setattr(publishing.files, "sync_tree", fail)
            with pytest.raises(DiskFull, match="free some space"):
                writer.publish(ANALYSER)
        assert current_folder(filled).name == "generation-3"
        assert list(filled.glob(".building-*")) == []
        writer.publish(ANALYSER)
    assert current_folder(filled).name == "generation-4"


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, DiskFull, "No space left"),
        (errno.EDQUOT, DiskFull, "No space left"),
        (errno.EROFS, DiskFull, "cannot be written"),
        (errno.EACCES, DiskFull, "cannot be written"),
        (errno.EIO, StoreError, "Input/output error"),
    ],
)
def test_each_failure_has_its_words(number: int, kind: type[StoreError], words: str) -> None:
    """What the system says becomes what to do."""
    import os

    error = write_error(OSError(number, os.strerror(number)), Path("index"))
    assert type(error) is kind
    assert words in error.wording.en


def test_an_index_folder_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    """The message names it and the option that chooses another."""
    (tmp_path / "index").write_text("mine")
    with pytest.raises(StoreError, match="--index"), open_writer(tmp_path / "index", quiet):
        pass
    assert (tmp_path / "index").read_text() == "mine"
