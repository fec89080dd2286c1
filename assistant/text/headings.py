"""Headings: short lines that stand apart and say what the lines below them are about.

A heading is no answer, but what stands under "Opening hours" need not repeat those words.
"""

from __future__ import annotations

import re

from assistant.records import Span

_LONGEST = 110  # characters of a heading
_SHORTEST = 3
_REACH = 3000  # characters above a sentence in which its heading is looked for
_NOT_AT_END = frozenset(".;,!…")
_ITEM = re.compile(r"[-•*–·▪●◦‣] ")


def heading_above(text: str, offset: int) -> Span | None:
    """The nearest heading above the line of ``offset``, if one stands near enough."""
    line_start = text.rfind("\n", 0, offset) + 1
    end = line_start - 1
    floor = max(0, offset - _REACH)
    while end > floor:
        start = text.rfind("\n", 0, end) + 1
        if is_heading(text, Span(start, end)):
            return Span(start, end)
        end = start - 1
    return None


def is_heading(text: str, line: Span) -> bool:
    """Whether a line reads as a heading: short, after a blank line or first, not a sentence."""
    words = text[line.start : line.end].strip()
    return (
        _SHORTEST <= len(words) <= _LONGEST
        and words[-1] not in _NOT_AT_END
        and "|" not in words
        and "\n" not in words
        and not _ITEM.match(words)
        and _stands_apart(text, line.start)
    )


def _stands_apart(text: str, start: int) -> bool:
    """Whether the line that begins at or before ``start`` is the first, or follows a blank one."""
    before = text[max(0, start - 40) : start].rstrip(" \t")
    return before in {"", "\n"} or before.endswith("\n\n") or not before.strip()
