"""Which characters of a quote are marked: whole words and whole numbers, never a piece of one.

What matched the question comes as the words of the search, which take a number apart at its full
stops and commas: "1" is a word of "8.2.1" there. To a reader that is one number, and another one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.matching import text_words
from assistant.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.matching import Matcher

_WORD = re.compile(r"[^\W_]+")
# "8.2.1", "1,5", "16:02", "18.11.2019"; "1 200" with any of the blanks that group thousands.
_NUMBER = re.compile(
    r"(?<![^\W_])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,:]\d+)+)(?![^\W_])"
)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")


def highlights(matcher: Matcher, text: str) -> tuple[Span, ...]:
    """The words of ``text`` that match a question, in order, as spans of it."""
    found = text_words(text)
    matched = [found[match.position].word for match in matcher.matches(found)]
    return whole(text, [Span(word.start, word.end) for word in matched])


def whole(text: str, highlights: Sequence[Span]) -> tuple[Span, ...]:
    """``highlights`` of ``text`` widened to whole words, without mere pieces of numbers.

    A number of several parts is marked as one where all of its parts matched, and not at all
    otherwise; but the year of a date may be marked alone.
    """
    marks = _widened(text, highlights)
    for match in _NUMBER.finditer(text):
        number = Span(*match.span())
        inside = [mark for mark in marks if number.start < mark.end and mark.start < number.end]
        if not inside:
            continue
        marks = [mark for mark in marks if mark not in inside]
        if sum(mark.end - mark.start for mark in inside) >= sum(map(str.isalnum, match.group())):
            marks.append(Span(min(number.start, inside[0].start), max(number.end, inside[-1].end)))
        elif _DATE.fullmatch(match.group()):
            marks += [mark for mark in inside if mark.end - mark.start == len("2019")]
    return tuple(sorted(marks, key=lambda mark: mark.start))


def _widened(text: str, highlights: Sequence[Span]) -> list[Span]:
    """``highlights`` out to the ends of the words that they touch, in order, none overlapping."""
    marks: list[Span] = []
    words = [Span(*word.span()) for word in _WORD.finditer(text)]
    for span in sorted(highlights, key=lambda span: span.start):
        touched = [word for word in words if word.start < span.end and span.start < word.end]
        if not touched:
            continue
        mark = Span(touched[0].start, touched[-1].end)
        if marks and mark.start < marks[-1].end:
            mark = Span(marks[-1].start, max(mark.end, marks.pop().end))
        marks.append(mark)
    return marks
