"""PDF pages through pdfium: their text, their letters, what they show, and their picture.

The only use of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72
_MOST_PIXELS = 16_000_000  # A4 at 300 dpi has 8.7 million; posters are drawn coarser
_MOST_OBJECTS = 2000  # of a page, looked at
_FINE = 1_000_000  # parts into which a page is divided to tell where a point of it lies
_FAR = 1000.0  # points: far enough apart to tell how a page is turned
_CODES = 0x110000
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD


class PageLook(NamedTuple):
    """What a page shows: the share that pictures cover (0-1), and how many objects it has."""

    pictures: float
    objects: int


class Letter(NamedTuple):
    """A character of a page, and its box in fractions (0-1) of the page as it is looked at.

    The box is as high as the font's letters, so that those of a line are alike. ``text`` is empty
    for what pdfium cannot name.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float


class PdfiumDocument:
    """A PDF as pdfium opens it; ``broken`` when it does not. A context manager."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._pdf: Any = None
        try:
            self._pdf = pypdfium2.PdfDocument(data)
            self.count = len(self._pdf)
        except (pypdfium2.PdfiumError, ValueError):
            self.count = 0
        self.broken = self._pdf is None or not self.count

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pdf is not None:
            self._pdf.close()

    def text(self, number: int) -> str:
        """The text of page ``number`` (from 1); empty where there is none, or it is broken."""
        page = self._page(number)
        if page is None:
            return ""
        textpage = page.get_textpage()
        try:
            # pdfium writes U+FFFE for a hyphen that it found at the end of a line.
            return str(textpage.get_text_bounded()).replace("\ufffe", "-")
        finally:
            textpage.close()
            page.close()

    def look(self, number: int) -> PageLook | None:
        """What page ``number`` shows; None when it is broken."""
        import pypdfium2

        page = self._page(number)
        if page is None:
            return None
        covered, objects = 0.0, 0
        try:
            width, height = page.get_size()
            for item in page.get_objects(max_depth=4):
                objects += 1
                if objects > _MOST_OBJECTS:
                    break
                if item.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE:
                    left, bottom, right, top = item.get_bounds()
                    across = max(0.0, min(right, width) - max(left, 0.0))
                    up = max(0.0, min(top, height) - max(bottom, 0.0))
                    covered += across * up / max(1.0, width * height)
        except pypdfium2.PdfiumError:
            pass
        finally:
            page.close()
        return PageLook(min(1.0, covered), objects)

    def size(self, number: int) -> tuple[float, float] | None:
        """Width and height of page ``number`` as it is looked at, in points; None when broken."""
        page = self._page(number)
        if page is None:
            return None
        try:
            width, height = page.get_size()
            return (width, height) if width > 0 and height > 0 else None
        finally:
            page.close()

    def letters(self, number: int) -> list[Letter]:
        """The characters of page ``number`` that show, in pdfium's order; none when it is broken.

        White space, and characters without a box, are left out. The crop box and the rotation of
        the page are heeded: a letter outside of what shows has a box outside of 0 to 1.
        """
        page = self._page(number)
        if page is None:
            return []
        shown, rotation = _Shown(page), page.get_rotation()
        page.set_rotation(0)  # else pdfium takes the lines of a rotated page to pieces
        textpage = page.get_textpage()
        try:
            return list(_letters(textpage, shown))
        finally:
            textpage.close()
            page.set_rotation(rotation)
            page.close()

    def picture(self, number: int, width: int, height: int, turn: int) -> Image | None:
        """Page ``number`` in colour, with what is filled in its forms.

        Args:
            number: the page's, from 1.
            width: pixels that the page has at most across, before it is turned.
            height: pixels that it has at most from top to bottom, before it is turned.
            turn: degrees clockwise, one of 0, 90, 180, 270.

        Returns:
            None when it cannot be drawn.
        """
        import pypdfium2

        if not self.broken and self._pdf.get_formtype() == pypdfium2.raw.FORMTYPE_ACRO_FORM:
            self._pdf.init_forms()  # before the page is loaded
        page = self._page(number)
        if page is None:
            return None
        try:
            across, down = page.get_size()
            scale = min(width / max(1.0, across), height / max(1.0, down))
            return page.render(scale=scale, rotation=turn, rev_byteorder=True).to_pil()  # type: ignore[no-any-return]
        except (pypdfium2.PdfiumError, ValueError):
            return None
        finally:
            page.close()

    def draw(self, number: int) -> Image | None:
        """Page ``number`` as a grey picture at about 300 dpi; None when it cannot be drawn."""
        import pypdfium2

        page = self._page(number)
        if page is None:
            return None
        try:
            width, height = page.get_size()
            scale = _DOTS_PER_INCH / _POINTS_PER_INCH
            scale = min(scale, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
            return bitmap.to_pil()  # type: ignore[no-any-return]
        except (pypdfium2.PdfiumError, ValueError):
            return None
        finally:
            page.close()

    def _page(self, number: int) -> Any:
        import pypdfium2

        if self.broken or number > self.count:
            return None
        try:
            return self._pdf[number - 1]
        except pypdfium2.PdfiumError:
            return None


class _Shown:
    """Where points of a page's own space come to lie on the page as it is looked at."""

    def __init__(self, page: Any) -> None:
        self._page = page
        origin, right, up = self._at(0, 0), self._at(_FAR, 0), self._at(0, _FAR)
        self._origin = origin
        self._across = (right[0] - origin[0]) / _FAR, (right[1] - origin[1]) / _FAR
        self._along = (up[0] - origin[0]) / _FAR, (up[1] - origin[1]) / _FAR

    def fractions(self, x: float, y: float) -> tuple[float, float]:
        """How far a point lies from the left and from the top."""
        return (
            self._origin[0] + x * self._across[0] + y * self._along[0],
            self._origin[1] + x * self._across[1] + y * self._along[1],
        )

    def _at(self, x: float, y: float) -> tuple[float, float]:
        from ctypes import byref, c_int

        from pypdfium2 import raw

        across, down = c_int(), c_int()
        raw.FPDF_PageToDevice(self._page, 0, 0, _FINE, _FINE, 0, x, y, byref(across), byref(down))
        return across.value / _FINE, down.value / _FINE


def _letters(textpage: Any, shown: _Shown) -> Iterator[Letter]:
    from ctypes import byref

    from pypdfium2 import raw

    box = raw.FS_RECTF()
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        text = chr(code) if 0 < code < _CODES else ""
        if text.isspace() or not raw.FPDFText_GetLooseCharBox(textpage, index, byref(box)):
            continue
        if box.left == box.right or box.bottom == box.top:
            continue
        one, other = shown.fractions(box.left, box.top), shown.fractions(box.right, box.bottom)
        yield Letter(
            text,
            min(one[0], other[0]),
            min(one[1], other[1]),
            max(one[0], other[0]),
            max(one[1], other[1]),
        )


def needs_password(data: bytes) -> bool:
    """Whether pdfium opens the file only with a password."""
    import pypdfium2

    try:
        pypdfium2.PdfDocument(data).close()
    except pypdfium2.PdfiumError as error:
        return getattr(error, "err_code", None) == _PASSWORD_ERROR or "assword" in str(error)
    return False
