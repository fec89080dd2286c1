from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import psutil
import pytest
from PIL import Image

from assistant.pictures.artist import Artist
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


def test_a_page_that_takes_too_long_is_given_up_for_good(request_of) -> None:
    """Others are drawn by a new process."""
    artist = Artist(seconds=0.001)
    assert artist(request_of(1)) == {}
    artist._seconds = 60.0
    assert artist(request_of(1)) == {}
    assert artist(request_of(2)) == {"size": [50, 20], "regions": []}


def test_a_process_that_died_is_replaced(request_of) -> None:
    """Whatever ended it; the page that it was at is not tried again."""
    artist = Artist()
    assert artist(request_of(1)) != {}
    first = artist._running[0]
    first.kill()
    psutil.Process(first.pid).wait(10)
    assert artist(request_of(2)) == {}
    assert artist(request_of(1)) == {"size": [60, 40], "regions": []}
    assert artist._running[0].pid != first.pid


def test_the_process_ends_with_its_owner(request_of) -> None:
    """None is left behind."""
    artist = Artist()
    artist.prepare()
    assert artist(request_of(1)) != {}
    process = psutil.Process(artist._running[0].pid)
    del artist
    assert not process.is_running()
