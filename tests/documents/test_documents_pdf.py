"""PDF files with a text layer, with pictures, and broken ones."""

from __future__ import annotations

import io

import pypdf
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assistant.documents import messages
from assistant.documents.garbage import is_garbage, looks_better
from assistant.records import State

SENTENCE = "The cluster has 184 members and is coordinated by the city of Lublin"


def pdf(*pages: str | Image.Image, title: str | None = None) -> bytes:
    """A PDF with a page for each text (lines) or picture (which fills the page)."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    if title:
        canvas.setTitle(title)
    for page in pages:
        if isinstance(page, str):
            for number, line in enumerate(page.splitlines()):
                canvas.drawString(60, 780 - 16 * number, line)
        else:
            canvas.drawImage(ImageReader(page), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def scan(*lines: str) -> Image.Image:
    """A page as a scanner sees it, at 150 dpi."""
    image = Image.new("L", (1240, 1754), 255)
    drawing = ImageDraw.Draw(image)
    font = ImageFont.load_default(34)
    for number, line in enumerate(lines):
        drawing.text((120, 150 + 60 * number), line, 0, font)
    return image


def locked(data: bytes, password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(password, "owner", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_pages_and_lines(read_bytes):
    """Each page is a span of the text with its number; lines are kept."""
    result = read_bytes(pdf("First line\nsecond line", "Another page", title="Annual report"))
    assert [(page.number, page.ocr) for page in result.pages] == [(1, False), (2, False)]
    assert [result.text[page.start : page.end] for page in result.pages] == [
        "First line\nsecond line", "Another page",
    ]  # fmt: skip
    assert (result.kind, result.state, result.title) == ("pdf", State.INDEXED, "Annual report")


def test_passwords(read_bytes):
    """A file that opens with an empty password is read; another needs its password."""
    data = pdf(SENTENCE)
    assert read_bytes(locked(data, "")).text == SENTENCE
    result = read_bytes(locked(data, "secret"))
    assert (result.state, result.message) == (State.NEEDS_PASSWORD, messages.NEEDS_PASSWORD)


def test_kind_by_content(read_bytes):
    """Junk before the header does not hide a PDF."""
    assert read_bytes(b"junk\n" * 300 + pdf(SENTENCE)).text == SENTENCE


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", pdf(SENTENCE)[:300], b"%PDF-1.4\n" + b"x" * 999])
def test_broken_files(read_bytes, data):
    """What no reader opens is damaged."""
    assert (read_bytes(data).state, read_bytes(data).message) == (State.DAMAGED, messages.BROKEN)


def test_no_pages(read_bytes):
    """A file with no pages is damaged, and says so."""
    buffer = io.BytesIO()
    pypdf.PdfWriter().write(buffer)
    result = read_bytes(buffer.getvalue())
    assert (result.state, result.message) == (State.DAMAGED, messages.NO_PAGES)


def test_a_blank_page(read_bytes):
    """A page with nothing on it is no missing page."""
    result = read_bytes(pdf("", title="Blank sheet"))
    assert (result.state, result.message) == (State.INDEXED, messages.NO_WORDS)


@pytest.mark.usefixtures("needs_tesseract")
def test_a_scanned_page_goes_through_ocr(read_bytes):
    """A page that is a picture is read with a box for each word; others are not touched."""
    result = read_bytes(pdf("A page with a text layer", scan(SENTENCE, "on the second line")))
    assert result.state is State.INDEXED
    assert [page.ocr for page in result.pages] == [False, True]
    page = result.pages[1]
    lines = result.text[page.start : page.end].split("\n")
    assert [line for line in lines if line] == [SENTENCE, "on the second line"]
    words = {result.text[word.start : word.end]: word for word in result.words}
    members = words["members"]
    assert members.page == 2
    assert 0.3 < members.left < members.right < 0.6
    assert 0.08 < members.top < members.bottom < 0.12
    assert members.confidence > 0.7


@pytest.mark.usefixtures("needs_tesseract")
@pytest.mark.slow
@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_that_lies_on_its_side(read_bytes, angle):
    """It is read upright, with boxes where the words stand on the page as it lies."""
    upright = scan(*[SENTENCE] * 12)
    result = read_bytes(png(upright.rotate(angle, expand=True)))
    assert [line for line in result.text.splitlines() if line] == [SENTENCE] * 12
    first = next(word for word in result.words if result.text[word.start : word.end] == "cluster")
    expected = {90: (0.0, 0.5, 0.5, 1.0), 180: (0.5, 0.5, 1.0, 1.0), 270: (0.5, 0.0, 1.0, 0.5)}
    left, top, right, bottom = expected[angle]
    assert left <= first.left < first.right <= right
    assert top <= first.top < first.bottom <= bottom


@pytest.mark.usefixtures("no_tesseract")
def test_scans_without_tesseract(read_bytes):
    """All pages scanned: needs_ocr, with what to install. Some: partial, naming them."""
    result = read_bytes(pdf(scan(SENTENCE), scan(SENTENCE)))
    assert (result.state, result.message, result.text) == (State.NEEDS_OCR, messages.NEEDS_OCR, "")
    mixed = read_bytes(pdf(SENTENCE, scan("a"), scan("b"), SENTENCE, scan("c")))
    assert (mixed.state, mixed.missing) == (State.PARTIAL, (2, 3, 5))
    assert mixed.message == messages.PAGES_NEED_OCR.filled(pages="2-3, 5")
    assert mixed.text == f"{SENTENCE}\n\n{SENTENCE}"
    assert len(mixed.pages) == 5


def png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.usefixtures("needs_tesseract")
def test_pictures(read_bytes):
    """A picture file is read; the frames of a TIFF are its pages."""
    result = read_bytes(png(scan(SENTENCE)))
    assert (result.kind, result.text) == ("image", SENTENCE)
    buffer = io.BytesIO()
    scan("first").save(buffer, "TIFF", save_all=True, append_images=[scan("second")])
    assert read_bytes(buffer.getvalue()).text == "first\n\nsecond"
    empty = read_bytes(png(Image.new("L", (300, 300), 255)))
    assert (empty.state, empty.message) == (State.INDEXED, messages.NO_WORDS_IN_PICTURE)


@pytest.mark.usefixtures("no_tesseract")
def test_pictures_without_tesseract(read_bytes):
    """They need OCR, with what to install; broken ones are damaged all the same."""
    assert read_bytes(png(scan(SENTENCE))).state is State.NEEDS_OCR
    assert read_bytes(png(scan(SENTENCE))[:60]).state is State.DAMAGED


def test_garbage():
    """Glyph numbers, lost spaces and private characters are garbage; words are not."""
    assert not is_garbage(SENTENCE * 3)
    assert is_garbage("/g12/g55/g7 " * 20)
    assert is_garbage("\ue001\ue002 \ue003\ue004\ue005 " * 20)
    assert is_garbage(SENTENCE.replace(" ", "") * 6)
    assert is_garbage("a b c d e f g " * 20)
    assert not is_garbage("1 2 3 4 5 6 7 " * 20)
    assert looks_better(SENTENCE, "")
    assert not looks_better("", SENTENCE)
    assert not looks_better(SENTENCE, SENTENCE)
    assert looks_better(SENTENCE * 6, SENTENCE.replace(" ", "") * 6)
