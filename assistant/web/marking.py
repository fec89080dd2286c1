"""Highlights of a quote as marks in the page's HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.records import Span


def marked(text: str, highlights: Sequence[Span]) -> str:
    """``text`` escaped, with the spans of ``highlights`` in ``<mark>``.

    Spans may touch, overlap or reach beyond the text; each character is shown exactly once.
    """
    pieces: list[str] = []
    done = 0
    for span in sorted(highlights, key=lambda span: (span.start, span.end)):
        start, end = max(span.start, done), min(span.end, len(text))
        if start >= end:
            continue
        pieces += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    return "".join([*pieces, escape(text[done:])])
