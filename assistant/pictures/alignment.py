"""Which character of one reading of a page is which of another.

The two readings hold the same characters but for a few, yet not always in the same order: columns
may be read one after the other or line by line, and headers may be missing from one of them. So
the longest stretches that both have are taken first, wherever they stand (as in Wise, 1993,
"String Similarity via Greedy String Tiling"), and what is between them is filled in only where it
is the same and can be nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

NOWHERE = -1
"""Stands for a character that the other reading does not have, or that it may have twice."""

_SHORTEST = 10  # characters of a stretch that is looked for anywhere on the page
_MOST_PLACES = 40  # of one stretch of this length; dots of a table of contents have more


class _Stretch(NamedTuple):
    """Characters that both readings have: where they begin in each, and how many."""

    ours: int
    theirs: int
    length: int


def aligned(ours: str, theirs: str) -> list[int]:
    """For each character of ``ours`` its place in ``theirs``, or `NOWHERE`.

    Each place is given once at most, and holds the same character.
    """
    pairs = _Pairs(ours, theirs)
    slope = len(theirs) / max(1, len(ours))
    # Of stretches as long as each other, the one that stands about where it should.
    found = sorted(
        _stretches(ours, theirs),
        key=lambda it: (-it.length, abs(it.theirs - it.ours * slope), it.ours),
    )
    for stretch in found:
        pairs.take(stretch)
    for start, end in pairs.gaps():
        pairs.fill(start, end)
    return pairs.places


class _Pairs:
    """The characters paired so far."""

    def __init__(self, ours: str, theirs: str) -> None:
        self._ours = ours
        self._theirs = theirs
        self._used = bytearray(len(theirs))
        self.places = [NOWHERE] * len(ours)

    def take(self, stretch: _Stretch) -> None:
        """Pair the characters of a stretch, those parts of it that are free and long enough."""
        run = 0
        for step in range(stretch.length + 1):
            at, there = stretch.ours + step, stretch.theirs + step
            free = step < stretch.length and self.places[at] == NOWHERE and not self._used[there]
            if free:
                run += 1
                continue
            if run >= min(_SHORTEST, stretch.length):
                self._pair(at - run, there - run, run)
            run = 0

    def gaps(self) -> Iterator[tuple[int, int]]:
        """Runs of characters of ours that have no place."""
        start = None
        for at, place in enumerate([*self.places, 0]):
            if place == NOWHERE:
                start = at if start is None else start
            elif start is not None:
                yield start, at
                start = None

    def fill(self, start: int, end: int) -> None:
        """Pair a run with what stands between the places of its neighbours, if it is the same."""
        text = self._ours[start:end]
        left = self.places[start - 1] + 1 if start else 0
        right = self.places[end] if end < len(self._ours) else len(self._theirs)
        candidates = {
            place
            for place in (
                [left, right - len(text)] if left > right else self._inside(text, left, right)
            )
            if place >= 0
            and self._theirs.startswith(text, place)
            and not any(self._used[place : place + len(text)])
        }
        if len(candidates) == 1:
            self._pair(start, candidates.pop(), len(text))

    def _inside(self, text: str, left: int, right: int) -> list[int]:
        """Where ``text`` stands between two places; only the first two of them matter."""
        first = self._theirs.find(text, left, right)
        second = self._theirs.find(text, first + 1, right) if first >= 0 else -1
        return [first, second]

    def _pair(self, ours: int, theirs: int, length: int) -> None:
        self.places[ours : ours + length] = range(theirs, theirs + length)
        self._used[theirs : theirs + length] = b"\1" * length


def _stretches(ours: str, theirs: str) -> Iterator[_Stretch]:
    """Stretches of `_SHORTEST` characters or more that both have, as long as they go."""
    where: dict[str, list[int]] = defaultdict(list)
    for place in range(len(theirs) - _SHORTEST + 1):
        where[theirs[place : place + _SHORTEST]].append(place)
    before: set[int] = set()  # places from which the stretches of the last character went on
    for at in range(len(ours) - _SHORTEST + 1):
        places = where.get(ours[at : at + _SHORTEST], [])
        if len(places) > _MOST_PLACES:
            places = []
        for place in places:
            if place not in before:
                yield _Stretch(at, place, _common(ours, at, theirs, place))
        before = {place + 1 for place in places}


def _common(ours: str, at: int, theirs: str, place: int) -> int:
    """How many characters from there on are the same."""
    length = _SHORTEST
    most = min(len(ours) - at, len(theirs) - place)
    while length < most and ours[at + length] == theirs[place + length]:
        length += 1
    return length
