"""The lines of a page, and a page put together again from some of them."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.documents.content import Part
    from assistant.records import OcrWord


class Line(NamedTuple):
    """A line of a page: the page's number, where it starts in the page's text, its text."""

    page: int
    start: int
    text: str


def lines_of(part: Part) -> list[Line]:
    """All lines of a page, the empty ones included."""
    lines: list[Line] = []
    start = 0
    for text in part.text.split("\n"):
        lines.append(Line(part.number, start, text))
        start += len(text) + 1
    return lines


def rebuilt(
    part: Part, lines: Sequence[Line], dropped: Collection[Line], apart: Collection[Line]
) -> Part:
    """The page without the ``dropped`` lines, and with blank lines around those ``apart``.

    Spans of OCR words are moved with their lines; words of dropped lines go with them.
    """
    if not any(line in dropped or line in apart for line in lines):
        return part
    kept: list[tuple[Line, int]] = []  # with the new start of each
    text = ""
    previous: Line | None = None
    for line in lines:
        if line in dropped or (not line.text.strip() and not text):
            continue
        if text:
            text += "\n"
        near = line in apart or (previous is not None and previous in apart)
        if near and previous is not None and previous.text.strip() and line.text.strip():
            text += "\n"
        kept.append((line, len(text)))
        text += line.text
        previous = line
    return dataclasses.replace(part, text=text.rstrip("\n"), words=_moved(part, kept))


def _moved(part: Part, kept: Sequence[tuple[Line, int]]) -> tuple[OcrWord, ...]:
    words = []
    for word in part.words:
        index = bisect_right(kept, word.start, key=lambda pair: pair[0].start) - 1
        if index < 0:
            continue
        line, start = kept[index]
        if word.end <= line.start + len(line.text):
            shift = start - line.start
            words.append(dataclasses.replace(word, start=word.start + shift, end=word.end + shift))
    return tuple(words)
