from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from assistant.pictures import WIDTHS, Pictures, drawing
from assistant.pictures.turning import turn
from assistant.pictures.worker import answer
from assistant.records import Document, OcrWord, Page, Span, State, StoredDocument

if TYPE_CHECKING:
    from pathlib import Path

INK, PAPER = (40, 60, 200), (250, 250, 250)


def page(width: int = 1000, height: int = 500) -> Image.Image:
    """Paper with a blue block in its upper left quarter."""
    image = Image.new("RGB", (width, height), PAPER)
    image.paste(INK, (0, 0, width // 2, height // 2))
    return image


def pictures_of(folder: Path) -> Pictures:
    """Pictures of the documents in a folder, drawn in this process."""
    return Pictures(folder.joinpath, answer)


def stored(image: Image.Image, file: Path, pages: int = 1, **options: object) -> StoredDocument:
    image.save(file, **options)
    data = file.read_bytes()
    kind = "pdf" if file.suffix == ".pdf" else "image"
    document = Document(
        hashlib.sha256(data).hexdigest(), kind, State.INDEXED, text="Biuro" * pages,
        pages=tuple(Page(at + 1, 5 * at, 5 * at + 5, ocr=True) for at in range(pages)),
    )  # fmt: skip
    return StoredDocument(1, document, (file.name,), None, None)


def opened(found: drawing.Picture | None) -> Image.Image:
    assert found is not None
    image = Image.open(io.BytesIO(found.data))
    assert Image.MIME[str(image.format)] == found.media_type
    return image


@pytest.mark.parametrize("name", ["a.png", "a.pdf", "a.jpg"])
def test_a_page_is_drawn_in_colour(tmp_path: Path, name: str) -> None:
    """Of a picture file as of a PDF, as wide as the next of the known widths."""
    document = stored(page(), tmp_path / name)
    image = opened(pictures_of(tmp_path).picture(document, 1, 590, 0))
    assert image.size == (600, 300)
    assert image.convert("RGB").getpixel((150, 75)) == pytest.approx(INK, abs=12)


@pytest.mark.parametrize(
    ("degrees", "size", "inked"),
    [(90, (600, 1200), (450, 300)), (180, (600, 300), (450, 225)), (270, (600, 1200), (150, 900))],
)
@pytest.mark.parametrize("name", ["a.png", "a.pdf"])
def test_a_page_is_turned_clockwise(
    tmp_path: Path, name: str, degrees: int, size: tuple[int, int], inked: tuple[int, int]
) -> None:
    """And is as wide as asked for when it is turned."""
    document = stored(page(1600, 800), tmp_path / name)
    image = opened(pictures_of(tmp_path).picture(document, 1, 600, degrees)).convert("RGB")
    assert image.size == size
    assert image.getpixel(inked) == pytest.approx(INK, abs=12)


def test_no_picture_is_wider_or_taller_than_the_limits(tmp_path: Path) -> None:
    """Whatever is asked for, and however long the strip is."""
    document = stored(Image.new("L", (3000, 3000), 255), tmp_path / "a.png")
    assert opened(pictures_of(tmp_path).picture(document, 1, 10**9, 0)).size == (2400, 2400)
    strip = stored(Image.new("L", (200, 9000), 255), tmp_path / "b.png")
    assert opened(pictures_of(tmp_path).picture(strip, 1, 2400, 0)).height == 3400
    assert WIDTHS[-1] == 2400


def test_drawings_are_stored_sharp_and_photographs_small(tmp_path: Path) -> None:
    """PNG where paper of one tone shows, grey where there is no colour; JPEG else."""
    drawn = Image.new("RGB", (600, 600), "white")
    drawn.paste((30, 30, 30), (10, 10, 100, 100))
    picture = pictures_of(tmp_path).picture(stored(drawn, tmp_path / "a.png"), 1, 600, 0)
    assert (opened(picture).format, opened(picture).mode) == ("PNG", "L")
    rough = Image.effect_noise((600, 600), 90)
    picture = pictures_of(tmp_path).picture(stored(rough, tmp_path / "b.png"), 1, 600, 0)
    assert (opened(picture).format, opened(picture).mode) == ("JPEG", "L")


@pytest.mark.parametrize("mode", ["1", "P", "RGBA", "LA", "I;16", "CMYK"])
def test_pictures_of_every_kind_are_drawn(tmp_path: Path, mode: str) -> None:
    """Transparent ones on white."""
    image = Image.new("RGBA", (60, 60), (0, 0, 0, 0)) if "A" in mode else page(60, 60)
    image = image.convert("L").convert("I;16") if mode == "I;16" else image.convert(mode)
    document = stored(image, tmp_path / ("a.tiff" if mode in {"CMYK", "I;16"} else "a.png"))
    found = opened(pictures_of(tmp_path).picture(document, 1, 600, 0)).convert("L")
    assert found.getpixel((55, 55)) > 200 or mode == "I;16"  # type: ignore[operator]


def test_each_frame_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    """The second one is dark."""
    document = stored(
        Image.new("L", (100, 100), 255), tmp_path / "a.tiff", 2, save_all=True,
        append_images=[Image.new("L", (100, 50), 40)],
    )  # fmt: skip
    pictures = pictures_of(tmp_path)
    assert opened(pictures.picture(document, 2, 600, 0)).getpixel((9, 9)) == 40
    sheet = pictures.sheet(document, (), 2, Span(0, 3))
    assert sheet is not None
    assert (sheet.width, sheet.height, sheet.touched) == (100, 50, False)
    assert pictures.picture(document, 3, 600, 0) is None


@pytest.mark.parametrize(("most", "drawn"), [(500_000, True), (499_999, False)])
def test_a_huge_picture_is_not_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, drawn: bool
) -> None:
    """Its number of pixels is known before."""
    monkeypatch.setattr(drawing, "_MOST_PIXELS", most)
    document = stored(page(), tmp_path / "a.png")
    assert (pictures_of(tmp_path).picture(document, 1, 600, 0) is not None) is drawn


def test_only_the_file_that_was_indexed_is_drawn(tmp_path: Path) -> None:
    """Of copies any that is left; of a changed or broken one nothing but what was drawn before."""
    document = stored(page(), tmp_path / "a.png")
    both = StoredDocument(1, document.document, ("gone.png", "a.png"), None, None)
    first = pictures_of(tmp_path).picture(both, 1, 600, 0)
    assert first is not None
    pictures = pictures_of(tmp_path)
    assert pictures.picture(document, 1, 600, 0) == first
    (tmp_path / "a.png").write_bytes(b"no picture")
    assert pictures.picture(document, 1, 600, 0) == first
    assert pictures.picture(document, 1, 1000, 0) is None
    broken = Document(
        hashlib.sha256(b"no picture").hexdigest(), "image", State.INDEXED, pages=(Page(1, 0, 0),)
    )
    assert pictures.picture(StoredDocument(1, broken, ("a.png",), None, None), 1, 600, 0) is None


def test_what_cannot_be_asked_for(tmp_path: Path) -> None:
    """Another turn, another page, a document without pictures."""
    document = stored(page(), tmp_path / "a.png")
    pictures = pictures_of(tmp_path)
    assert pictures.picture(document, 1, 600, 45) is None
    assert pictures.picture(document, 0, 600, 0) is None
    text = Document(document.document.sha256, "text", State.INDEXED, pages=(Page(1, 0, 0),))
    assert pictures.picture(StoredDocument(1, text, ("a.png",), None, None), 1, 600, 0) is None


def test_only_the_last_pictures_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that was longest not asked for goes."""
    monkeypatch.setattr("assistant.pictures.pages._KEPT", 1)
    document = stored(page(), tmp_path / "a.png")
    pictures = pictures_of(tmp_path)
    assert pictures.picture(document, 1, 600, 0) is not None
    assert pictures.picture(document, 1, 1000, 0) is not None
    (tmp_path / "a.png").unlink()
    assert pictures.picture(document, 1, 600, 0) is None
    assert pictures.picture(document, 1, 1000, 0) is not None


def run_of_words(across: int, down: int) -> list[OcrWord]:
    return [
        OcrWord(at, at + 1, 1, 0.5 + 0.1 * at * across, 0.5 + 0.1 * at * down,
                0.55 + 0.1 * at * across, 0.55 + 0.1 * at * down, 0.9)
        for at in range(3)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("along", "degrees"), [((1, 0), 0), ((-1, 0), 180), ((0, 1), 270), ((0, -1), 90)]
)
def test_a_page_that_was_scanned_askew_is_to_be_turned(
    along: tuple[int, int], degrees: int
) -> None:
    """So that its lines run from left to right."""
    assert turn(run_of_words(*along), 1.0) == degrees
    assert turn([], 1.0) == 0


def test_the_sheet_of_a_page_on_its_side_is_upright(tmp_path: Path) -> None:
    """Its sides and its boxes with it."""
    document = stored(page(), tmp_path / "a.png")
    words = run_of_words(0, 1)
    sheet = pictures_of(tmp_path).sheet(document, words, 1, Span(0, 3))
    assert sheet is not None
    assert (sheet.width, sheet.height, sheet.turn) == (500, 1000, 270)
    assert sheet.regions[0][:2] == pytest.approx((0.5, 0.45))
