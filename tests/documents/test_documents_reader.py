"""The pool of reading processes: what a bad file can do, and what it cannot."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from assistant.documents import Reader, messages, read
from assistant.records import State

MISBEHAVING = "misbehaving_worker:main"


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def wait_until_gone(pids: list[int], seconds: float = 5.0) -> list[int]:
    """The processes that are still there after waiting for them to go."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        left = [pid for pid in pids if is_running(pid)]
        if not left:
            return []
        time.sleep(0.05)
    return left


def is_running(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_reads_a_file_with_its_hash(tmp_path, make_settings, polish):
    """One file read in a worker gives its text and the SHA-256 of its bytes."""
    data = polish.encode("cp1250")
    document = read(write(tmp_path, "a.txt", data), make_settings())
    assert document.state is State.INDEXED
    assert document.text == polish
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.message is None


def test_reads_many_and_keeps_its_processes(tmp_path, make_settings):
    """Many files come back each with its own text, from no more processes than asked for."""
    paths = [write(tmp_path, f"{i}.txt", f"plik numer {i}".encode()) for i in range(60)]
    with Reader(make_settings(workers=2)) as reader:
        found = {path: document.text for path, document in reader.read_many(iter(paths))}
        pids = reader.pids
    assert found == {path: f"plik numer {i}" for i, path in enumerate(paths)}
    assert len(pids) == 2
    assert wait_until_gone(pids) == []


@pytest.mark.parametrize("crime", ["segfault", "exit", "exception"])
def test_a_crash_is_blamed_on_its_own_file(tmp_path, make_settings, crime):
    """A worker that dies leaves one damaged document; files before and after are read."""
    names = ["a", crime, "b"]
    paths = [write(tmp_path, name, name.encode()) for name in names]
    with Reader(make_settings(), entry=MISBEHAVING) as reader:
        documents = {path.name: document for path, document in reader.read_many(paths)}
    assert documents[crime].state is State.DAMAGED
    assert documents[crime].message == messages.CRASHED
    assert documents[crime].sha256 == hashlib.sha256(crime.encode()).hexdigest()
    assert documents["a"].text == "read after all: a"
    assert documents["b"].text == "read after all: b"


def test_a_hang_is_ended(tmp_path, make_settings):
    """A file that takes longer than its time is too large, and the next one is read."""
    paths = [write(tmp_path, "hang", b"hang"), write(tmp_path, "b", b"b")]
    with Reader(make_settings(read_seconds=0.5), entry=MISBEHAVING) as reader:
        documents = [document for _, document in reader.read_many(paths)]
    assert [document.state for document in documents] == [State.TOO_LARGE, State.INDEXED]
    assert documents[0].message == messages.TOO_SLOW.filled(seconds=0.5)
    assert documents[0].sha256 == hashlib.sha256(b"hang").hexdigest()


def test_a_memory_hog_is_ended(tmp_path, make_settings):
    """A file that takes more memory than allowed is too large, and the next one is read."""
    paths = [write(tmp_path, "memory", b"memory"), write(tmp_path, "b", b"b")]
    with Reader(make_settings(read_megabytes=200), entry=MISBEHAVING) as reader:
        documents = [document for _, document in reader.read_many(paths)]
    assert [document.state for document in documents] == [State.TOO_LARGE, State.INDEXED]
    assert documents[0].message == messages.TOO_MUCH_MEMORY.filled(limit=200)


def test_ocr_has_time_of_its_own(tmp_path, make_settings):
    """Three pages of OCR may take longer together than the file's own time."""
    path = write(tmp_path, "slow", b"slow ocr")
    with Reader(make_settings(read_seconds=1, ocr_seconds=5), entry=MISBEHAVING) as reader:
        assert reader.read(path).state is State.INDEXED


@pytest.mark.slow
def test_hanging_ocr_is_ended(tmp_path, make_settings):
    """OCR that does not heed its own limit is ended with the worker."""
    path = write(tmp_path, "hanging", b"hanging ocr")
    with Reader(make_settings(ocr_seconds=0.2), entry=MISBEHAVING) as reader:
        assert reader.read(path).state is State.TOO_LARGE


def test_what_libraries_print_does_not_disturb(tmp_path, make_settings):
    """Output of libraries goes nowhere; the document still arrives."""
    path = write(tmp_path, "noise", b"noise")
    with Reader(make_settings(), entry=MISBEHAVING) as reader:
        assert reader.read(path).text == "read after all: noise"


def test_too_many_megabytes(tmp_path, make_settings):
    """A file over the limit of size is not read, but hashed."""
    data = b"x" * (1 << 20) + b"y"
    document = read(write(tmp_path, "big.txt", data), make_settings(max_megabytes=1))
    assert document.state is State.TOO_LARGE
    assert document.message == messages.TOO_BIG.filled(size=2, limit=1)
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_too_many_characters(tmp_path, make_settings):
    """A text over the limit of characters is too large."""
    document = read(write(tmp_path, "a.txt", b"word " * 100), make_settings(max_characters=400))
    assert document.state is State.TOO_LARGE
    assert document.message == messages.TOO_MUCH_TEXT.filled(limit=400)


def test_empty_file(tmp_path, make_settings):
    """A file of 0 bytes is damaged, and says that it is empty."""
    document = read(write(tmp_path, "a.pdf", b""), make_settings())
    assert (document.state, document.message) == (State.DAMAGED, messages.EMPTY_FILE)
    assert document.sha256 == hashlib.sha256(b"").hexdigest()


def test_not_a_file(tmp_path, make_settings):
    """A folder called x.pdf and a FIFO are no files; neither blocks."""
    folder = tmp_path / "x.pdf"
    folder.mkdir()
    paths = [folder]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "fifo")
        paths.append(tmp_path / "fifo")
    for path in paths:
        document = read(path, make_settings())
        assert (document.state, document.message) == (State.UNSUPPORTED, messages.NOT_A_FILE)


def test_dead_link(tmp_path, make_settings):
    """A link that leads nowhere is damaged, without a hash."""
    (tmp_path / "link.txt").symlink_to(tmp_path / "nothing")
    document = read(tmp_path / "link.txt", make_settings())
    expected = ("", State.DAMAGED, messages.NOT_FOUND)
    assert (document.sha256, document.state, document.message) == expected


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_no_permission(tmp_path, make_settings):
    """A file that may not be read is damaged, without a hash."""
    path = write(tmp_path, "a.txt", b"secret")
    path.chmod(0)
    document = read(path, make_settings())
    expected = ("", State.DAMAGED, messages.NO_PERMISSION)
    assert (document.sha256, document.state, document.message) == expected


def test_open_errors_are_told_apart():
    """Permission, absence and faults of the disk each have their own message."""
    assert messages.open_error(PermissionError()) == messages.NO_PERMISSION
    assert messages.open_error(FileNotFoundError()) == messages.NOT_FOUND
    assert messages.open_error(OSError(errno.ELOOP, "loop")) == messages.NOT_FOUND
    assert "Input/output" in messages.open_error(OSError(5, "Input/output error")).en


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot exist there")
def test_names_that_are_no_utf8(tmp_path, make_settings):
    """A name of arbitrary bytes is no obstacle."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/za\xbf\xf3\xb3\xe6\n.txt"))
    path.write_bytes(b"text")
    assert read(path, make_settings()).text == "text"


def test_an_abandoned_iteration_lets_the_reader_go_on(tmp_path, make_settings):
    """Leaving `read_many` early drops the waiting files and nothing else."""
    paths = [write(tmp_path, f"{i}.txt", b"text") for i in range(20)]
    with Reader(make_settings()) as reader:
        for _ in reader.read_many(paths):
            break
        assert reader.read(paths[0]).text == "text"


def test_a_reader_can_be_used_from_threads(tmp_path, make_settings):
    """Two iterations at once get each its own documents."""
    found: dict[str, set[str]] = {}
    with Reader(make_settings(workers=2)) as reader:

        def run(name: str) -> None:
            paths = [write(tmp_path, f"{name}{i}.txt", f"{name}{i}".encode()) for i in range(10)]
            found[name] = {document.text for _, document in reader.read_many(paths)}

        threads = [threading.Thread(target=run, args=(name,)) for name in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == {name: {f"{name}{i}" for i in range(10)} for name in "ab"}


def test_a_closed_reader_refuses(tmp_path, make_settings):
    """After `close` nothing is read any more, and nothing is blamed on a file."""
    reader = Reader(make_settings())
    reader.close()
    with pytest.raises(RuntimeError, match="closed"):
        reader.read(write(tmp_path, "a.txt", b"text"))


SCRIPT = """
import sys, time
from pathlib import Path
from assistant.documents import Reader
from assistant.settings import Settings
with Reader(Settings(workers=2, read_seconds=60), entry="misbehaving_worker:main") as reader:
    for path, document in reader.read_many([Path(name) for name in sys.argv[1:]]):
        print(*reader.pids, flush=True)
"""


def start_script(tmp_path: Path) -> tuple[subprocess.Popen[str], list[int]]:
    """A program (no script file, no guard of __main__) with one hanging worker of two."""
    paths = [str(write(tmp_path, name, name.encode())) for name in ("hang", "a")]
    here = str(Path(__file__).parent)
    root = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, *paths],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([root, here])},
    )
    assert process.stdout is not None
    pids = [int(pid) for pid in process.stdout.readline().split()]
    assert len(pids) == 2
    return process, pids


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGKILL"])
def test_no_worker_outlives_the_program(tmp_path, name):
    """After Ctrl-C, or kill -9, of the program no worker is left, not even a hanging one."""
    process, pids = start_script(tmp_path)
    began = time.monotonic()
    process.send_signal(getattr(signal, name))
    process.communicate(timeout=10)
    assert time.monotonic() - began < 5
    assert wait_until_gone(pids) == []


def test_workers_ignore_ctrl_c(tmp_path, make_settings):
    """An interrupt that reaches a worker does not end it."""
    if sys.platform == "win32":
        pytest.skip("POSIX signals")
    with Reader(make_settings()) as reader:
        path = write(tmp_path, "a.txt", b"text")
        reader.read(path)
        (pid,) = reader.pids
        os.kill(pid, signal.SIGINT)
        time.sleep(0.1)
        assert reader.read(path).text == "text"
        assert reader.pids == [pid]


def test_starting_a_worker_imports_no_format_library():
    """A worker starts with light modules only."""
    heavy = {"pypdf", "pypdfium2", "lxml", "trafilatura", "docx", "pptx", "odf", "openpyxl"}
    heavy |= {"pytesseract", "PIL", "numpy", "charset_normalizer", "pydantic", "torch"}
    code = "import sys, assistant.documents.worker; print(*sys.modules)"
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert heavy.isdisjoint(run.stdout.split())
