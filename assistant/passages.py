"""Document text -> passages: spans of searchable size that never cut a sentence.

The splitter proposes where to cut; each cut is then moved to the nearest sentence boundary, so
that every sentence lies whole in exactly one passage, and all offsets are exact by construction.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from assistant.records import Page, Passage, Span
from assistant.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

VERSION = 3
"""Changes whenever the same text would give other passages; documents are then split anew."""

PASSAGE_CHARACTERS = 900
"""Aimed-at size: a long paragraph; long enough for context, short enough to be about one thing."""

SHORTEST = 250
"""A cut of the splitter that would leave a shorter passage is passed over, pages aside."""


def split(text: str, pages: Sequence[Page]) -> tuple[Passage, ...]:
    """The passages of a text in order: disjoint, sentences included, empty stretches left out."""
    breaks = [page.start for page in pages[1:]]
    cuts = _cuts(text, breaks)
    passages: list[Passage] = []
    current: list[Span] = []
    for unit in sentences(text, breaks):
        if current and _parts(current, unit, cuts, breaks):
            passages.append(_passage(current))
            current = []
        current.append(unit)
    if current:
        passages.append(_passage(current))
    return tuple(passages)


def _passage(units: list[Span]) -> Passage:
    return Passage(units[0].start, units[-1].end, tuple(units))


def _parts(current: list[Span], unit: Span, cuts: list[int], breaks: list[int]) -> bool:
    """Whether ``unit`` begins a new passage: on a new page, or past a cut of the splitter."""
    start = current[0].start
    if _count_between(breaks, start, unit.start):
        return True
    long_enough = current[-1].end - start >= SHORTEST
    return long_enough and _count_between(cuts, start, unit.start) > 0


def _count_between(offsets: list[int], after: int, upto: int) -> int:
    """How many of the sorted ``offsets`` lie in (after, upto]."""
    return bisect_right(offsets, upto) - bisect_right(offsets, after)


def _cuts(text: str, breaks: list[int]) -> list[int]:
    """Offsets at which the splitter would begin a new passage, in order; pages always do."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        separators=["\n\n", "\n", ". ", " ", ""],
        keep_separator="end",
        chunk_size=PASSAGE_CHARACTERS,
        chunk_overlap=0,
        # White space is kept, so that the pieces add up to the text: exact offsets, no searching.
        strip_whitespace=False,
    )
    cuts: list[int] = []
    edges = [0, *breaks, len(text)]
    for start, end in pairwise(edges):
        pieces = splitter.split_text(text[start:end])
        cuts.extend(start + offset for offset in accumulate(map(len, pieces), initial=0))
    return cuts
