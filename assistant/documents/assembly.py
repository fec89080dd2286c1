"""From a reader's `Content` to a `Document`: one text, spans into it, and the state."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from assistant.documents import messages
from assistant.documents.cleaning import clean, clean_lines
from assistant.documents.content import CannotRead, Content, Limits, Part
from assistant.records import Document, OcrWord, Page, State

if TYPE_CHECKING:
    from assistant.wording import Wording

_BETWEEN_PAGES = "\n\n"


def assemble(content: Content, sha256: str, kind: str, limits: Limits) -> Document:
    """Join the parts, keep their spans, and decide the state.

    Raises:
        CannotRead: there is more text than the limit, or no part of it could be read.
    """
    text, pages, words = _joined(content, limits)
    missing = tuple(part.number for part in content.parts if part.unread)
    if missing and len(missing) == len(content.parts):
        raise _nothing_read(content.parts)
    state = State.PARTIAL if missing else State.INDEXED
    return Document(
        sha256=sha256,
        kind=kind,
        state=state,
        message=_message(content.parts, missing, text, kind),
        text=text,
        pages=tuple(pages),
        missing=missing,
        words=tuple(words),
    )


def _joined(content: Content, limits: Limits) -> tuple[str, list[Page], list[OcrWord]]:
    pages: list[Page] = []
    words: list[OcrWord] = []
    pieces: list[str] = []
    length = 0
    for part in content.parts or (Part(0, content.text),):
        piece = _cleaned(part, own_lines=content.own_lines)
        if length and piece:
            pieces.append(_BETWEEN_PAGES)
            length += len(_BETWEEN_PAGES)
        start, length = length, length + len(piece)
        if length > limits.max_characters:
            wording = messages.TOO_MUCH_TEXT.filled(limit=limits.max_characters)
            raise CannotRead(State.TOO_LARGE, wording)
        pieces.append(piece)
        words += [
            dataclasses.replace(word, start=word.start + start, end=word.end + start)
            for word in part.words
        ]
        if part.number:
            pages.append(Page(part.number, start, length, part.ocr, part.title))
    return "".join(pieces), pages, words


def _cleaned(part: Part, *, own_lines: bool) -> str:
    if part.words:  # spans of a text that is clean already (see ocr.py)
        return part.text
    if own_lines:
        return clean_lines(part.text).rstrip("\n")
    return clean(part.text).strip("\n")


def _nothing_read(parts: tuple[Part, ...]) -> CannotRead:
    if any(part.unread is State.NEEDS_OCR for part in parts):
        return CannotRead(State.NEEDS_OCR, messages.NEEDS_OCR)
    return CannotRead(State.DAMAGED, messages.BROKEN)


def _message(
    parts: tuple[Part, ...], missing: tuple[int, ...], text: str, kind: str
) -> Wording | None:
    if missing:
        ocr = any(part.unread is State.NEEDS_OCR for part in parts)
        wording = messages.PAGES_NEED_OCR if ocr else messages.PAGES_MISSING
        return wording.filled(pages=messages.page_list(missing))
    if not any(char.isalnum() for char in text):
        return messages.NO_WORDS_IN_PICTURE if kind == "image" else messages.NO_WORDS
    return None
