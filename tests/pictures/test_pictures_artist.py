from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import psutil
import pytest
from PIL import Image

from assistant.documents.process import WorkerProcess
from assistant.pictures.artist import Artist, _Clock
from assistant.pictures.worker import answer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def request_of(tmp_path: Path):
    """Requests for pages of a picture file of two frames."""
    file = tmp_path / "a.tiff"
    other = Image.new("L", (50, 20), 0)
    Image.new("L", (60, 40), 255).save(file, save_all=True, append_images=[other])
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()

    def request(page: int, **more: object) -> dict[str, object]:
        return {"files": [str(file)], "sha256": sha256, "kind": "image", "page": page, **more}

    return request


def test_another_process_gives_the_same_answers(request_of) -> None:
    """Sizes, pictures, and what cannot be drawn."""
    artist = Artist()
    for request in (request_of(1), request_of(2, width=600, turn=90), request_of(3)):
        found = answer(request)
        assert artist(request) == (
            found | {"size": list(found["size"])} if "size" in found else found
        )
    assert artist(request_of(1)) == {"size": [60, 40], "regions": []}
    assert artist(request_of(3)) == {}


def test_a_page_that_takes_too_long_is_given_up_for_minutes(
    request_of, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others are drawn by a new process, and so is its picture: only its size took too long."""
    now = 1000.0
    monkeypatch.setattr("assistant.pictures.artist.monotonic", lambda: now)
    artist = Artist(seconds=0.001)
    assert artist(request_of(1)) == {}
    artist._seconds = 60.0
    now = 1299.9
    assert (artist(request_of(1)), artist._running) == ({}, [])
    assert artist(request_of(2)) == {"size": [50, 20], "regions": []}
    picture = request_of(1, width=600, turn=0)
    assert artist(picture) == answer(picture)
    now = 1300.0
    assert artist(request_of(1)) == {"size": [60, 40], "regions": []}


def test_a_process_that_died_idle_is_replaced(request_of) -> None:
    """Whatever ended it: the next page had no part in it."""
    artist = Artist()
    assert artist(request_of(1)) != {}
    first = artist._running[0]
    first.kill()
    psutil.Process(first.pid).wait(10)
    assert artist(request_of(2)) == {"size": [50, 20], "regions": []}
    assert artist._running[0].pid != first.pid


def test_a_page_that_ends_the_process_is_given_up(
    request_of, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others are drawn by a new one."""
    artist = Artist()
    with monkeypatch.context() as broken:
        broken.setattr(WorkerProcess, "send", lambda worker, _: worker.kill())
        assert artist(request_of(1)) == {}
    assert artist._running == []
    assert artist(request_of(1)) == {}
    assert artist(request_of(2)) == {"size": [50, 20], "regions": []}


@pytest.mark.parametrize(
    ("lacking", "error"),
    [("WorkerProcess", OSError("no process")), ("Timer", RuntimeError("no thread"))],
)
def test_a_computer_that_lacks_something_is_no_fault_of_the_page(
    request_of, monkeypatch: pytest.MonkeyPatch, lacking: str, error: Exception
) -> None:
    """It is drawn as soon as a process can be started."""

    def fail(*_: object) -> None:
        raise error

    artist = Artist()
    with monkeypatch.context() as busy:
        busy.setattr(f"assistant.pictures.artist.{lacking}", fail)
        assert artist(request_of(1)) == {}
    assert artist(request_of(1)) == {"size": [60, 40], "regions": []}


def test_time_that_is_up_when_the_answer_is_there_ends_no_process() -> None:
    """Nor is a process ended twice."""
    ended: list[str] = []

    class Worker:
        def kill(self) -> None:
            ended.append("killed")

    clock = _Clock(Worker(), 1000.0)
    assert clock.stopped() is False
    clock._expire()
    assert (clock.stopped(), ended) == (False, [])
    late = _Clock(Worker(), 1000.0)
    late._expire()
    late._expire()
    assert (late.stopped(), ended) == (True, ["killed"])


def test_the_process_ends_with_its_owner(request_of) -> None:
    """None is left behind."""
    artist = Artist()
    artist.prepare()
    assert artist(request_of(1)) != {}
    process = psutil.Process(artist._running[0].pid)
    del artist
    assert not process.is_running()
