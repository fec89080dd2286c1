"""The pages of the indexed files: as pictures, and with the places of a span on them."""

from __future__ import annotations

import base64
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from assistant.pictures.artist import Artist
from assistant.pictures.drawing import Picture, step
from assistant.pictures.marks import worded
from assistant.pictures.regions import Region
from assistant.pictures.turning import turn
from assistant.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assistant.documents.protocol import Message
    from assistant.records import Document, OcrWord, Page, StoredDocument

DRAWN_KINDS = frozenset({"pdf", "image"})
"""Kinds of document whose pages can be drawn."""

_KEPT = 24  # pictures, of some hundred kilobytes each
_TURNS = frozenset({0, 90, 180, 270})


class Sheet(NamedTuple):
    """A page as it is shown, and where a span stands on it.

    Attributes:
        number: of the page, from 1.
        width: of the page, in the unit of ``height``.
        height: of the page.
        turn: degrees clockwise by which it is turned, for it was scanned askew: 0, 90, 180 or 270.
        regions: of the span's lines, on the page as it is turned; none where the span has no
            character on the page, or they were not found there, all of them.
        touched: whether the span has a character on the page.
    """

    number: int
    width: float
    height: float
    turn: int
    regions: tuple[Region, ...]
    touched: bool


class Pictures:
    """The pages of documents. Safe to use from several threads."""

    def __init__(
        self, file: Callable[[str], Path], ask: Callable[[Message], Message] | None = None
    ) -> None:
        """Start nothing yet.

        Args:
            file: where the file of a document's path is.
            ask: answers the requests of `assistant.pictures.worker`; a process of its own by
                default.
        """
        self._file = file
        self._artist = Artist()
        self._ask = ask or self._artist
        self._recent: OrderedDict[tuple[str, int, int, int], Picture] = OrderedDict()
        self._lock = Lock()

    def prepare(self) -> None:
        """Have a process ready, so that the first page need not wait for it."""
        self._artist.prepare()

    def sheet(
        self, stored: StoredDocument, words: Sequence[OcrWord], number: int, span: Span
    ) -> Sheet | None:
        """Page ``number`` of a document, and where ``span`` stands on it.

        Args:
            stored: the document.
            words: of the whole document, as OCR read them.
            number: of the page.
            span: of the document's text.

        Returns:
            None where the document has no such page or its pages cannot be drawn, or the file is
            gone or no longer the same.
        """
        document = stored.document
        page = _page(document, number)
        if page is None:
            return None
        start = max(span.start, page.start)
        own = Span(start, max(start, min(span.end, page.end)))
        touched = bool(document.text[own.start : own.end].strip())
        request = self._request(stored, number)
        if touched and document.kind == "pdf" and not page.ocr:
            request["text"] = document.text[page.start : page.end]
            request["span"] = [own.start - page.start, own.end - page.start]
        answer = self._ask(request)
        if not answer and "text" in request:  # a page whose lines cannot be found is shown unmarked
            answer = self._ask(self._request(stored, number))
        if not answer:
            return None
        width, height = answer["size"]
        if not page.ocr:
            regions = tuple(Region(*region) for region in answer["regions"])
            return Sheet(number, width, height, 0, regions, touched)
        on_page = [word for word in words if word.page == number]
        return _scanned(document.text, number, own, on_page, (width, height))

    def picture(self, stored: StoredDocument, number: int, width: int, turn: int) -> Picture | None:
        """Page ``number`` of a document in colour.

        Args:
            stored: the document.
            number: of the page.
            width: pixels across it; it may come a bit wider, and never wider than the last of
                `WIDTHS`.
            turn: degrees clockwise by which it is turned, those of its `Sheet`.

        Returns:
            None where there is no such page, or its file is gone, no longer the same, or broken.
        """
        key = (stored.document.sha256, number, step(width), turn)
        with self._lock:
            if key in self._recent:
                self._recent.move_to_end(key)
                return self._recent[key]
        if turn not in _TURNS or _page(stored.document, number) is None:
            return None
        request = self._request(stored, number) | {"width": step(width), "turn": turn}
        answer = self._ask(request)
        if not answer:
            return None
        picture = Picture(base64.b64decode(answer["data"]), answer["media_type"])
        with self._lock:
            self._recent[key] = picture
            while len(self._recent) > _KEPT:
                self._recent.popitem(last=False)
        return picture

    def _request(self, stored: StoredDocument, number: int) -> Message:
        document = stored.document
        files = [str(self._file(path)) for path in stored.paths]
        return {
            "files": files, "sha256": document.sha256, "kind": document.kind, "page": number
        }  # fmt: skip


def _page(document: Document, number: int) -> Page | None:
    """A page of a document whose pages can be drawn."""
    if document.kind not in DRAWN_KINDS:
        return None
    return next((page for page in document.pages if page.number == number), None)


def _scanned(
    text: str, number: int, span: Span, words: Sequence[OcrWord], size: tuple[float, float]
) -> Sheet:
    """A page that was read from a picture, turned upright."""
    width, height = size
    degrees = turn(words, width / height)
    if degrees in {90, 270}:
        width, height = height, width
    touched = bool(text[span.start : span.end].strip())
    regions = worded(text, span, words, degrees, width / height) if touched else ()
    return Sheet(number, width, height, degrees, regions, touched)
