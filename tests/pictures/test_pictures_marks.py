from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from underneath import folded, text_under

from assistant.documents.content import Context
from assistant.documents.reading import read_bytes
from assistant.pictures import Pictures, Region, Sheet
from assistant.pictures.marks import worded
from assistant.pictures.regions import lines
from assistant.pictures.worker import answer
from assistant.records import Document, OcrWord, Span, StoredDocument

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.documents.protocol import Message

CORPUS = Path(__file__).parents[2] / "corpus"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
FIRST = "Klaster koordynuje gmina Lublin od wielu lat."
SECOND = "Posiedzenie zamknięto o godzinie 14.30."


def pdf(*pages: Callable[[Canvas], None]) -> bytes:
    """A PDF of pages of 400 by 600 points, each drawn by a function."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 600), invariant=1)
    if FONT.exists():
        pdfmetrics.registerFont(TTFont("DejaVu", str(FONT)))
    for draw in pages:
        canvas.setFont("DejaVu" if FONT.exists() else "Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pictures_of(folder: Path) -> Pictures:
    """Pictures of the documents in a folder, drawn in this process."""
    return Pictures(folder.joinpath, answer)


def stored(folder: Path, data: bytes) -> StoredDocument:
    (folder / "a.pdf").write_bytes(data)
    document = read_bytes(data, hashlib.sha256(data).hexdigest(), Context())
    return StoredDocument(1, document, ("a.pdf",), None, None)


def marked(folder: Path, data: bytes, quote: str, *, page: int = 1, nth: int = 0) -> Sheet:
    """The page with the ``nth`` place where the document says ``quote``."""
    document = stored(folder, data)
    text = document.document.text
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    found = pictures_of(folder).sheet(document, (), page, Span(start, start + len(quote)))
    assert found is not None
    return found


def under(folder: Path, sheet: Sheet) -> list[str]:
    """The words below the boxes of a sheet."""
    return text_under(folder / "a.pdf", sheet.number, sheet.regions).split()


def two_lines(canvas: Canvas) -> None:
    canvas.drawString(100, 450, FIRST)
    canvas.drawString(100, 430, SECOND)


def test_a_quote_has_a_box_for_each_line(tmp_path: Path) -> None:
    """Where its letters stand, as high as the font."""
    sheet = marked(tmp_path, pdf(two_lines), f"od wielu lat.\n\n{SECOND}")
    [first, second] = sheet.regions
    assert second.left == pytest.approx(100 / 400, abs=0.003)
    assert (first.top, first.bottom) == pytest.approx((0.234, 0.254), abs=0.006)
    assert second.top - first.top == pytest.approx(20 / 600, abs=0.001)
    assert first.left > 0.5
    assert under(tmp_path, sheet) == ["od", "wielu", "lat.", *SECOND.split()]
    assert (sheet.width, sheet.height, sheet.turn) == (400, 600, 0)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("cropped", [False, True])
def test_pages_that_are_rotated_or_cropped(tmp_path: Path, rotation: int, cropped: bool) -> None:
    """Have their boxes where the words show."""

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(two_lines))))
    writer.pages[0].rotate(rotation)
    if cropped:
        writer.pages[0].cropbox = RectangleObject((50, 100, 380, 500))
    out = io.BytesIO()
    writer.write(out)
    sheet = marked(tmp_path, out.getvalue(), SECOND)
    [box] = sheet.regions
    assert under(tmp_path, sheet) == SECOND.split()
    left, bottom, width, height = (50, 100, 330, 400) if cropped else (0, 0, 400, 600)
    upright = Region((100 - left) / width, 1 - (440 - bottom) / height, 1, 1).turned(rotation)
    corners = {0: box[:2], 90: (box.right, box.top), 180: box[2:], 270: (box.left, box.bottom)}
    across = {0: upright[:2], 90: (upright.right, upright.top), 180: upright[2:]}
    across[270] = (upright.left, upright.bottom)
    assert corners[rotation] == pytest.approx(across[rotation], abs=0.015)
    shown = (width, height) if rotation % 180 == 0 else (height, width)
    assert (sheet.width, sheet.height) == shown


def test_of_words_that_stand_twice_the_right_ones_are_marked(tmp_path: Path) -> None:
    """The second time lower on the page."""

    def draw(canvas: Canvas) -> None:
        for top, name in ((500, "Anna"), (400, "Ewa"), (300, "Iga")):
            canvas.drawString(50, top, f"Radna {name} poparła wniosek.")

    data = pdf(draw)
    tops = [marked(tmp_path, data, "poparła wniosek.", nth=nth).regions[0].top for nth in range(3)]
    assert tops == pytest.approx([0.151, 0.318, 0.485], abs=0.01)


def test_columns_and_headers_that_were_taken_out(tmp_path: Path) -> None:
    """The page's order and what is missing from the text do no harm."""

    said = ("budżet miasta", "stadion żużlowy", "linia tramwajowa", "szpital wojewódzki")

    def draw(subject: str) -> Callable[[Canvas], None]:
        def page(canvas: Canvas) -> None:
            canvas.drawString(50, 560, "Rada Miasta Lublin, protokół")
            for left, side in ((220, "prawa"), (50, "lewa")):
                for row in range(6):
                    text = f"{side} {subject} {'abcdef'[row] * 5}"
                    canvas.drawString(left, 500 - 20 * row, text)

        return page

    data = pdf(*map(draw, said))
    text = stored(tmp_path, data).document.text
    assert text.count("Rada Miasta Lublin") == 1
    quote = "prawa linia tramwajowa ccccc\nprawa linia tramwajowa ddddd"
    sheet = marked(tmp_path, data, quote, page=3)
    assert under(tmp_path, sheet) == quote.split()
    assert all(region.left > 0.5 for region in sheet.regions)


def test_a_quote_over_two_pages_is_marked_on_both(tmp_path: Path) -> None:
    """And on a third one not at all."""
    data = pdf(
        lambda canvas: canvas.drawString(50, 60, "Ostatnie zdanie zaczyna się tutaj"),
        lambda canvas: canvas.drawString(50, 560, "i kończy na drugiej stronie."),
        lambda canvas: canvas.drawString(50, 560, "Trzecia strona."),
    )
    document = stored(tmp_path, data)
    text = document.document.text
    span = Span(text.index("zaczyna"), text.index("drugiej"))
    sheets = [pictures_of(tmp_path).sheet(document, (), page, span) for page in (1, 2, 3, 4)]
    assert sheets[3] is None
    found = [under(tmp_path, sheet) for sheet in sheets if sheet]
    assert found == [["zaczyna", "się", "tutaj"], ["i", "kończy", "na"], []]
    assert [sheet.touched for sheet in sheets if sheet] == [True, True, False]


def test_lines_that_run_down_the_page(tmp_path: Path) -> None:
    """Are one box each."""

    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(100, -200, FIRST)

    sheet = marked(tmp_path, pdf(draw), "gmina Lublin")
    [box] = sheet.regions
    assert (box.bottom - box.top) * 600 > 4 * (box.right - box.left) * 400
    assert under(tmp_path, sheet) == ["gmina", "Lublin"]


def test_what_does_not_show_is_not_marked(tmp_path: Path) -> None:
    """Words beyond the crop box; of a page that shows others, no box at all."""

    def draw(canvas: Canvas) -> None:
        two_lines(canvas)
        canvas.setCropBox((0, 440, 400, 600))

    data = pdf(draw)
    assert marked(tmp_path, data, FIRST).regions
    assert marked(tmp_path, data, SECOND).regions == ()
    assert marked(tmp_path, data, SECOND).touched


def test_words_among_which_others_stand_are_not_marked(tmp_path: Path) -> None:
    """A box must hold the quote and nothing else."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 450, "Klaster")
        canvas.drawString(300, 300, "inne słowa daleko stąd")
        canvas.drawString(100, 450, "Przykryty")

    assert marked(tmp_path, pdf(draw), "Klaster").regions == ()


def test_a_file_that_is_gone_or_has_changed_has_no_sheet(tmp_path: Path) -> None:
    """Boxes would fit nothing."""
    document = stored(tmp_path, pdf(two_lines))
    pictures = pictures_of(tmp_path)
    assert pictures.sheet(document, (), 1, Span(0, 5)) is not None
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 other")
    assert pictures.sheet(document, (), 1, Span(0, 5)) is None
    (tmp_path / "a.pdf").unlink()
    assert pictures.sheet(document, (), 1, Span(0, 5)) is None


def test_a_page_whose_lines_are_not_found_in_time_is_shown_unmarked(tmp_path: Path) -> None:
    """Its size is asked for by itself."""
    document = stored(tmp_path, pdf(two_lines))

    def slow(request: Message) -> Message:
        return {} if "text" in request else answer(request)

    sheet = Pictures(tmp_path.joinpath, slow).sheet(document, (), 1, Span(0, 5))
    whole = pictures_of(tmp_path).sheet(document, (), 1, Span(0, 5))
    assert sheet is not None
    assert whole is not None
    assert whole.regions != ()
    assert sheet == whole._replace(regions=())


def test_the_bundled_minutes_are_marked_exactly() -> None:
    """Every line of them, and every two lines that follow each other."""
    file = CORPUS / "protokol_komisji_2019-11-18.pdf"
    data = file.read_bytes()
    document = read_bytes(data, hashlib.sha256(data).hexdigest(), Context())
    pictures = pictures_of(CORPUS)
    for page in document.pages:
        spans = line_spans(document, page.start, page.end)[::4]
        for start, end in spans:
            sheet = pictures.sheet(
                StoredDocument(1, document, (file.name,), None, None), (), page.number,
                Span(start, end),
            )  # fmt: skip
            assert sheet is not None
            assert folded(text_under(file, page.number, sheet.regions)) == folded(
                document.text[start:end]
            )


def line_spans(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    """Every line of a page together with the one after it."""
    breaks = [start]
    breaks += [at + 1 for at in range(start, end) if document.text[at] == "\n"]
    breaks += [end]
    pairs = list(zip(breaks, breaks[2:], strict=False))
    return [(one, other) for one, other in pairs if document.text[one:other].strip()]


def word(start: int, text: str, left: float, top: float) -> OcrWord:
    return OcrWord(start, start + len(text), 1, left, top, left + 0.1, top + 0.02, 0.9)


def test_a_scan_is_marked_by_the_boxes_of_its_words() -> None:
    """One box for each line, on the page turned upright."""
    text = "Ala ma\nkota"
    words = [word(0, "Ala", 0.1, 0.1), word(4, "ma", 0.22, 0.1), word(7, "kota", 0.1, 0.13)]
    assert worded(text, Span(0, 11), words, 0, 0.7) == (
        Region(0.1, 0.1, 0.32, 0.12000000000000001),
        Region(0.1, 0.13, 0.2, 0.15),
    )
    assert worded(text, Span(4, 6), words, 180, 0.7) == (
        pytest.approx(Region(0.68, 0.88, 0.78, 0.9)),
    )
    assert worded(text, Span(4, 11), words[:2], 0, 0.7) == ()


def test_boxes_far_apart_are_not_joined() -> None:
    """Two columns stay two boxes, though they stand in one line."""
    boxes = [Region(0.1, 0.1, 0.4, 0.12), Region(0.6, 0.1, 0.9, 0.12)]
    assert lines(boxes, 0.7) == tuple(boxes)
