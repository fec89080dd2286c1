"""Which characters of a quote are marked: whole words and whole numbers, never a piece of one.

What matched the question comes as the words of the search, which take a number apart at its full
stops and commas: "1" is a word of "8.2.1" there. To a reader that is one number, and another one.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from assistant.matching import text_words
from assistant.records import Matched, Span
from assistant.text.language import detect_language
from assistant.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.matching import Match, Matcher

_WORD = re.compile(r"[^\W_]+")
# "8.2.1", "1,5", "16:02", "18.11.2019"; "1 200" with any of the blanks that group thousands.
_NUMBER = re.compile(
    r"(?<![^\W_])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,:]\d+)+)(?![^\W_])"
)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")


class Marks(NamedTuple):
    """What is marked in a text, in order: ``spans`` of it, and why, word by word."""

    spans: tuple[Span, ...]
    matches: tuple[Matched, ...]


def marks(matcher: Matcher, text: str) -> Marks:
    """The words of ``text`` that match a question.

    Each word of the text is told once, by the question word that it matches best; a word that is a
    mere piece of a number is not told, nor marked.
    """
    found = text_words(text)
    best: dict[int, Match] = {}
    for match in matcher.matches(found):
        known = best.setdefault(match.position, match)
        if match.strength > known.strength:
            best[match.position] = match
    marked = {position: found[position].word for position in sorted(best)}
    spans = whole(text, [Span(word.start, word.end) for word in marked.values()])
    written = detect_language(text)
    return Marks(
        spans,
        tuple(
            Matched(
                Span(word.start, word.end),
                matcher.question[best[position].query].word.text,
                matcher.how(best[position], found[position], written),
            )
            for position, word in marked.items()
            if any(span.start <= word.start and word.end <= span.end for span in spans)
        ),
    )


def rewritten(text: str, reading: str) -> tuple[Span, ...]:
    """Spans of ``reading`` whose words are not those of ``text``, in order."""
    old, new = words(text), words(reading)
    compared = SequenceMatcher(
        None, [word.text for word in old], [word.text for word in new], autojunk=False
    )
    return tuple(
        Span(new[first].start, new[last - 1].end)
        for kind, _, _, first, last in compared.get_opcodes()
        if kind != "equal" and first < last
    )


def whole(text: str, highlights: Sequence[Span]) -> tuple[Span, ...]:
    """``highlights`` of ``text`` widened to whole words, without mere pieces of numbers.

    A number of several parts is marked as one where all of its parts matched, and not at all
    otherwise; but the year of a date may be marked alone.
    """
    found = _widened(text, highlights)
    for match in _NUMBER.finditer(text):
        number = Span(*match.span())
        inside = [mark for mark in found if number.start < mark.end and mark.start < number.end]
        if not inside:
            continue
        found = [mark for mark in found if mark not in inside]
        if sum(mark.end - mark.start for mark in inside) >= sum(map(str.isalnum, match.group())):
            found.append(Span(min(number.start, inside[0].start), max(number.end, inside[-1].end)))
        elif _DATE.fullmatch(match.group()):
            found += [mark for mark in inside if mark.end - mark.start == len("2019")]
    return tuple(sorted(found, key=lambda mark: mark.start))


def _widened(text: str, highlights: Sequence[Span]) -> list[Span]:
    """``highlights`` out to the ends of the words that they touch, in order, none overlapping."""
    wide: list[Span] = []
    whole_words = [Span(*word.span()) for word in _WORD.finditer(text)]
    for span in sorted(highlights, key=lambda span: span.start):
        touched = [word for word in whole_words if word.start < span.end and span.start < word.end]
        if not touched:
            continue
        mark = Span(touched[0].start, touched[-1].end)
        if wide and mark.start < wide[-1].end:
            mark = Span(wide[-1].start, max(mark.end, wide.pop().end))
        wide.append(mark)
    return wide
