"""PDF pages through pdfium: their text, what they show, and their picture. The only use of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from PIL.Image import Image

_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72
_MOST_PIXELS = 16_000_000  # A4 at 300 dpi has 8.7 million; posters are drawn coarser
_MOST_OBJECTS = 2000  # of a page, looked at
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD


class PageLook(NamedTuple):
    """What a page shows: the share that pictures cover (0-1), and how many objects it has."""

    pictures: float
    objects: int


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


def needs_password(data: bytes) -> bool:
    """Whether pdfium opens the file only with a password."""
    import pypdfium2

    try:
        pypdfium2.PdfDocument(data).close()
    except pypdfium2.PdfiumError as error:
        return getattr(error, "err_code", None) == _PASSWORD_ERROR or "assword" in str(error)
    return False
