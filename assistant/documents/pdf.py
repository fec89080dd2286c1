"""PDF: the text layer of each page, or OCR where a page is only a picture.

pypdf reads first. pdfium, the second reader, is asked where pypdf fails or gives garbage; it also
says what a page without text shows, and draws it for OCR.
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from assistant.documents import messages
from assistant.documents.cleaning import clean
from assistant.documents.content import CannotRead, Content, Context, Part
from assistant.documents.furniture import without_furniture
from assistant.documents.garbage import is_garbage, looks_better
from assistant.documents.pdflayout import page_text
from assistant.documents.pdfpages import PdfiumDocument, needs_password
from assistant.records import State

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_SCAN_TEXT = 100  # characters; a page covered by a picture and with less text is a scan
_SCAN_COVER = 0.5  # share of the page that pictures cover


def read(data: bytes, context: Context) -> Content:
    """The text of all pages.

    Raises:
        CannotRead: it needs a password, has no pages, or is broken for both readers.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells at length what it mends
    reader = _open(data)
    with PdfiumDocument(data) as pdfium:
        if reader is None and pdfium.broken:
            raise CannotRead(State.DAMAGED, messages.BROKEN)
        count = _page_count(reader, pdfium)
        if not count:
            raise CannotRead(State.DAMAGED, messages.NO_PAGES)
        pages = _Pages(reader, pdfium, context)
        parts = []
        length = 0
        for number in range(1, count + 1):
            parts.append(pages.part(number))
            length += len(parts[-1].text)
            if length > context.limits.max_characters:
                break  # assembling will say so
        return Content(parts=without_furniture(parts), title=_title(reader))


class _Pages:
    """The pages of one PDF as two libraries see them."""

    def __init__(self, reader: PdfReader | None, pdfium: PdfiumDocument, context: Context) -> None:
        self._reader = reader
        self._pdfium = pdfium
        self._context = context

    def part(self, number: int) -> Part:
        """Page ``number`` (from 1), by the best way to read it."""
        text, failed = self._text_layer(number)
        if len(text) > _SCAN_TEXT and not is_garbage(text):
            return Part(number, text)
        look = self._pdfium.look(number)
        if look is None:
            return Part(number, text, unread=State.DAMAGED if failed and not text else None)
        scanned = look.pictures >= _SCAN_COVER
        drawn = not text.strip() and look.objects > 0
        if not (scanned or drawn or is_garbage(text)):
            return Part(number, text, unread=State.DAMAGED if failed and not text else None)
        return self._by_ocr(number, text, scanned=scanned or look.pictures > 0)

    def _text_layer(self, number: int) -> tuple[str, bool]:
        text, failed = "", True
        page = self._page(number)
        if page is not None:
            try:
                text, failed = clean(_shown(page_text(page))), False
            except MemoryError:
                raise
            except Exception:
                text = ""
        if failed or not text.strip() or is_garbage(text):
            second = clean(self._pdfium.text(number))
            if looks_better(second, text):
                text, failed = second, False
        fields = _field_values(page, text)
        return "\n".join(filter(None, [text.strip("\n"), *fields])), failed

    def _page(self, number: int) -> PageObject | None:
        if self._reader is None:
            return None
        try:
            return self._reader.pages[number - 1]
        except MemoryError:
            raise
        except Exception:
            return None

    def _by_ocr(self, number: int, text: str, *, scanned: bool) -> Part:
        from assistant.documents import ocr

        if not ocr.available():
            # A drawing without pictures seldom is text; a picture that fills the page mostly is.
            unread = State.NEEDS_OCR if scanned and not text.strip() else None
            return Part(number, text, unread=unread)
        image = self._pdfium.draw(number)
        if image is None:
            return Part(number, text, unread=None if text.strip() else State.DAMAGED)
        try:
            part = ocr.read_page(image, number, self._context)
        except ocr.PageTooSlow:
            return Part(number, text, unread=None if text.strip() else State.TOO_LARGE)
        better = is_garbage(text) or len(part.text) > 2 * len(text.strip())
        return part if part.text and better else Part(number, text)


def _shown(text: str) -> str:
    # In the usual encoding of PDF, the codes without a letter of their own are bullets.
    return text.replace("\x7f", "•")


def _open(data: bytes) -> PdfReader | None:
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import FileNotDecryptedError

    start = max(0, data.find(b"%PDF-"))
    try:
        reader = PdfReader(io.BytesIO(data[start:]), strict=False)
        locked = reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED
        if not locked:
            len(reader.pages)
    except FileNotDecryptedError as error:
        raise CannotRead(State.NEEDS_PASSWORD, messages.NEEDS_PASSWORD) from error
    except MemoryError:
        raise
    except Exception:
        if needs_password(data):
            raise CannotRead(State.NEEDS_PASSWORD, messages.NEEDS_PASSWORD) from None
        return None
    if locked:
        raise CannotRead(State.NEEDS_PASSWORD, messages.NEEDS_PASSWORD)
    return reader


def _page_count(reader: PdfReader | None, pdfium: PdfiumDocument) -> int:
    # /Count can lie, so pdfium, which counts by itself, has the first word.
    if not pdfium.broken:
        return pdfium.count
    return len(reader.pages) if reader is not None else 0


def _title(reader: PdfReader | None) -> str | None:
    try:
        title = reader.metadata.title if reader is not None and reader.metadata else None
    except Exception:
        return None
    return str(title) if title else None


def _field_values(page: PageObject | None, text: str) -> list[str]:
    """What is filled in a page's form, where the page's own text does not show it."""
    lines: list[str] = []
    try:
        for reference in (page.annotations or ()) if page is not None else ():
            field = reference.get_object()
            value = field.get("/V")
            if field.get("/FT") == "/Tx" and isinstance(value, str) and value.strip():
                shown = clean(value).strip()
                name = clean(str(field.get("/TU") or field.get("/T") or "")).strip()
                if shown and shown not in text:
                    lines.append(f"{name}: {shown}" if name else shown)
    except Exception:
        return lines
    return lines
