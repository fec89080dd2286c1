"""Highlights of a quote as marks in the page's HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from assistant.lines import kept_breaks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.records import How, Matched, Span

_SUREST_FIRST: tuple[How, ...] = ("same", "related", "translated", "damaged", "alike")
_BREAK = "\x1e"  # stands for a line break that stays one while the text is marked


def marked(text: str, highlights: Sequence[Span], matches: Sequence[Matched] = ()) -> str:
    """``text`` escaped, with the spans of ``highlights`` in ``<mark>``.

    Spans may touch, overlap or reach beyond the text; each character is shown exactly once. A mark
    has the class of how it matches, by the surest of the ``matches`` in it; the same word has none.
    """

    def shown(start: int, end: int) -> str:
        inside = {
            match.how for match in matches if match.span.start < end and start < match.span.end
        }
        return mark(text[start:end], next((how for how in _SUREST_FIRST if how in inside), "same"))

    return _wrapped(text, highlights, shown)


def mark(text: str, how: How) -> str:
    """``text`` escaped in a ``<mark>`` that looks as all do that match in this way."""
    kind = "" if how == "same" else f' class="{how}"'
    return f"<mark{kind}>{escape(text)}</mark>"


def inserted(text: str, spans: Sequence[Span]) -> str:
    """``text`` escaped, with ``spans`` as words that were put in."""
    return _wrapped(text, spans, lambda start, end: f"<ins>{escape(text[start:end])}</ins>")


def flowing(text: str, show: Callable[[str], str]) -> str:
    """What ``show`` makes of a text, with a ``<br>`` at each line break that readers need."""
    breaks = set(kept_breaks(text))
    lines = "".join(_BREAK if at in breaks else letter for at, letter in enumerate(text))
    return show(lines).replace(_BREAK, "<br>")


def _wrapped(text: str, spans: Sequence[Span], show: Callable[[int, int], str]) -> str:
    pieces: list[str] = []
    done = 0
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        start, end = max(span.start, done), min(span.end, len(text))
        if start >= end:
            continue
        pieces += [escape(text[done:start]), show(start, end)]
        done = end
    return "".join([*pieces, escape(text[done:])])
