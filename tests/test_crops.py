from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from assistant import crops
from assistant.crops import WIDEST, Region, crop, region
from assistant.records import Document, OcrWord, Source, State

if TYPE_CHECKING:
    from pathlib import Path

INK, PAPER = 40, 250
SOURCE = Source("a.png", None, None, 1, 1, 1, 0, 5)


def page(width: int = 1000, height: int = 500) -> Image.Image:
    """White paper with a dark block where the word of `box` stands, and one below it."""
    image = Image.new("L", (width, height), PAPER)
    for top in (0.5, 0.54):
        block = (0.4 * width, top * height, 0.6 * width, (top + 0.02) * height)
        image.paste(INK, tuple(map(int, block)))  # type: ignore[arg-type]
    return image


def box(number: int = 1, start: int = 0) -> OcrWord:
    return OcrWord(start, start + 5, number, 0.4, 0.5, 0.6, 0.52, 0.9)


def saved(image: Image.Image, file: Path, **options: object) -> Document:
    image.save(file, **options)
    kind = file.suffix.removeprefix(".")
    return Document(
        hashlib.sha256(file.read_bytes()).hexdigest(), kind, State.INDEXED, text="Biuro"
    )


def opened(png: bytes | None) -> Image.Image:
    assert png is not None
    return Image.open(io.BytesIO(png))


@pytest.mark.parametrize("name", ["a.png", "a.pdf"])
def test_the_words_are_cut_out_with_a_margin(tmp_path: Path, name: str) -> None:
    """Of a picture file as of a page of a PDF; what is no word of the quote is faded."""
    document = saved(page(), tmp_path / name)
    picture = opened(crop(tmp_path / name, document, [box()], SOURCE))
    assert picture.format == "PNG"
    assert picture.mode == "L"
    assert picture.width / picture.height == pytest.approx(240 / 20, rel=0.1)
    middle = picture.width // 2
    assert picture.getpixel((middle, picture.height // 2)) == pytest.approx(INK, abs=12)
    assert picture.getpixel((0, 0)) > PAPER - 5  # type: ignore[operator]


def test_what_stands_around_is_faded(tmp_path: Path) -> None:
    """Still to be seen, and not taken for the quote."""
    document = saved(page(1000, 2000), tmp_path / "a.png")
    wide = OcrWord(0, 5, 1, 0.4, 0.5, 0.6, 0.52, 0.9)
    low = OcrWord(0, 5, 1, 0.7, 0.5, 0.8, 0.58, 0.9)
    picture = opened(crop(tmp_path / "a.png", document, [wide, low], SOURCE))
    scale = picture.width / 440
    assert picture.getpixel((int(120 * scale), int(40 * scale))) == INK
    assert picture.getpixel((int(120 * scale), int(120 * scale))) == 255 - (255 - INK) * 2 // 5


def test_the_page_of_the_source_is_shown(tmp_path: Path) -> None:
    """Of a TIFF of several pages."""
    first = Image.new("L", (100, 100), PAPER)
    document = saved(
        first, tmp_path / "a.tiff", save_all=True, append_images=[Image.new("L", (100, 100), INK)]
    )
    on_second = Source("a.tiff", None, None, 2, 1, 1, 0, 5)
    picture = opened(crop(tmp_path / "a.tiff", document, [box(1, 9), box(2)], on_second))
    assert picture.getpixel((10, 1)) == INK


@pytest.mark.parametrize(
    "along", [(1, 0), (-1, 0), (0, 1), (0, -1)], ids=["upright", "upside down", "down", "up"]
)
def test_a_page_that_was_scanned_askew_is_turned(tmp_path: Path, along: tuple[int, int]) -> None:
    """So that its first word, here the darker one, stands at the left."""
    image = Image.new("L", (1000, 1000), PAPER)
    words = []
    for number, ink in enumerate((INK, 150, 150)):
        left, top = (400 + 150 * number * step for step in along)
        image.paste(ink, (left, top, left + 100, top + 100))
        words.append(
            OcrWord(number, number + 1, 1, *(v / 1000 for v in (left, top, left + 100, top + 100)),
                    0.9)
        )  # fmt: skip
    document = saved(image, tmp_path / "a.png")
    picture = opened(crop(tmp_path / "a.png", document, words, SOURCE))
    assert picture.width > 2 * picture.height
    middle = picture.height // 2
    tones = [picture.getpixel((x, middle)) for x in (60, picture.width - 60)]
    assert tones == [INK, 150]


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    """In its own proportions."""
    document = saved(Image.new("L", (4000, 1000), PAPER), tmp_path / "a.png")
    whole = OcrWord(0, 5, 1, 0.0, 0.0, 1.0, 1.0, 0.9)
    assert opened(crop(tmp_path / "a.png", document, [whole], SOURCE)).size == (WIDEST, 400)


@pytest.mark.parametrize(("most", "drawn"), [(500_000, True), (499_999, False)])
def test_a_huge_picture_is_not_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, drawn: bool
) -> None:
    """Its number of pixels is known before, of any of its pages."""
    monkeypatch.setattr(crops, "_MOST_PIXELS", most)
    small = Image.new("L", (10, 10), PAPER)
    document = saved(page(), tmp_path / "a.png")
    assert (crop(tmp_path / "a.png", document, [box()], SOURCE) is not None) is drawn
    document = saved(small, tmp_path / "a.tiff", save_all=True, append_images=[page()])
    second = replace(SOURCE, document="a.tiff", page=2)
    assert (crop(tmp_path / "a.tiff", document, [box(2)], second) is not None) is drawn


def test_there_is_no_picture_of_what_is_not_there(tmp_path: Path) -> None:
    """No word with a box, another page, a file that is gone, changed or broken: never an error."""
    file = tmp_path / "a.png"
    document = saved(page(), file)
    assert crop(file, document, [], SOURCE) is None
    assert crop(file, document, [box(start=5)], SOURCE) is None
    assert crop(file, document, [box(number=2)], SOURCE) is None
    assert crop(tmp_path / "b.png", document, [box()], SOURCE) is None
    assert crop(tmp_path, document, [box()], SOURCE) is None
    file.write_bytes(file.read_bytes() + b"x")
    assert crop(file, document, [box()], SOURCE) is None
    broken = Document(hashlib.sha256(file.read_bytes()).hexdigest(), "pdf", State.INDEXED)
    assert crop(file, broken, [box()], SOURCE) is None
    file.write_bytes(b"no picture")
    other = Document(hashlib.sha256(b"no picture").hexdigest(), "png", State.INDEXED)
    assert crop(file, other, [box()], SOURCE) is None


fractions = st.floats(0, 1)


@given(st.lists(st.builds(OcrWord, *[st.integers(0, 9)] * 3, *[fractions] * 5), min_size=1))
def test_a_region_holds_its_words_and_stays_on_the_page(words: list[OcrWord]) -> None:
    """Whatever the boxes."""
    found = region(words)
    for word in words:
        assert found.left <= word.left
        assert found.top <= word.top
        assert found.right >= word.right
        assert found.bottom >= word.bottom
    assert min(found) >= 0
    assert max(found) <= 1


def test_the_margin_of_a_region() -> None:
    """Two hundredths of the width on either side, one of the height above and below."""
    assert region([box()]) == pytest.approx(Region(0.38, 0.49, 0.62, 0.53))
