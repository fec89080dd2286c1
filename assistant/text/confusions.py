"""Which letters recognition takes for which: the table of the language pack, made ready.

Also the channel itself: how probable it is that one spelling was read as another (Kernighan,
Church and Gale, "A Spelling Correction Program Based on a Noisy Channel Model", 1990; letters
are confused in stretches, as in Brill and Moore, "An Improved Error Model for Noisy Channel
Spelling Correction", 2000).
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from assistant.pack import PACK, broken, checked_bytes
from assistant.text.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

CONFUSIONS = "confusions.json"

_ANYTHING = 9.0  # cost of taking any letter for any other, or of losing or adding one

_OLD = str.maketrans({"é": "e", "É": "E", "á": "a", "Á": "A"})

Confusion = tuple[str, float]
"""What was meant, and the negative logarithm of how often it is read so."""


@dataclass(frozen=True)
class Confusions:
    """The table by what is read.

    ``meant[reading]`` are the stretches of letters that may have been meant, with their costs,
    cheapest first; ``folded`` is the same for letters without marks; ``groups`` are the groups of
    three letters, ends marked, that Polish words are made of; ``longest`` the length of the
    longest reading.
    """

    meant: Mapping[str, tuple[Confusion, ...]]
    folded: Mapping[str, tuple[Confusion, ...]]
    groups: frozenset[str]
    longest: int


def old_spelling(text: str) -> str:
    """``text`` with the vowels that Polish once marked written as they are today."""
    return text.translate(_OLD)


@cache
def confusions(folder: Path = PACK) -> Confusions:
    """The table of the pack.

    Raises:
        ModelError: the pack's file is missing or damaged.
    """
    try:
        table = json.loads(checked_bytes(CONFUSIONS, folder))
        rates: Mapping[str, Mapping[str, float]] = table["confusions"]
        thirds: Mapping[str, str] = table["letter_groups"]
    except (ValueError, KeyError, TypeError) as error:
        raise broken(folder / CONFUSIONS) from error
    found = [
        (reading, stretch, rate)
        for stretch, readings in rates.items()
        for reading, rate in readings.items()
    ]
    return Confusions(
        _by_reading(found),
        _by_reading((fold(reading), fold(stretch), rate) for reading, stretch, rate in found),
        frozenset(pair + third for pair, letters in thirds.items() for third in letters),
        max(len(reading) for reading, _, _ in found),
    )


def _by_reading(rates: Iterable[tuple[str, str, float]]) -> dict[str, tuple[Confusion, ...]]:
    best: dict[str, dict[str, float]] = defaultdict(dict)
    for reading, stretch, rate in rates:
        if reading != stretch:
            cost = round(-math.log(rate), 3)
            best[reading][stretch] = min(cost, best[reading].get(stretch, math.inf))
    return {
        reading: tuple(sorted(meant.items(), key=lambda item: (item[1], item[0])))
        for reading, meant in best.items()
    }


def misreading(read: str, meant: str, limit: float) -> float | None:
    """The cost at which the folded word ``meant`` was read as ``read``; None above ``limit``.

    Besides the confusions of the table, any one letter may be taken for another, lost or added,
    at a cost near the highest: where both words are given, chance makes few alike.
    """
    return _misreading(f"^{read}$", f"^{meant}$", limit, confusions())


def _misreading(read: str, meant: str, limit: float, table: Confusions) -> float | None:
    same = 0
    for ours, theirs in zip(read, meant, strict=False):
        if ours != theirs:
            break
        same += 1
    if same == len(read) == len(meant):
        return 0.0
    best: float | None = None
    for letters, stretch, cost in _steps(read[same:], meant[same:], table):
        if cost <= limit and (best is None or cost < best):
            rest = _misreading(
                read[same + letters :], meant[same + len(stretch) :], limit - cost, table
            )
            if rest is not None and (best is None or cost + rest < best):
                best = cost + rest
    return best


def _steps(read: str, meant: str, table: Confusions) -> Iterator[tuple[int, str, float]]:
    """What may have happened where two spellings part: letters read, what was meant, the cost."""
    for length in range(1, min(table.longest, len(read)) + 1):
        for stretch, cost in table.folded.get(read[:length], ()):
            if meant.startswith(stretch):
                yield length, stretch, cost
    for length, stretch in ((1, meant[:1]), (1, ""), (0, meant[:1])):
        if len(read) >= length and (length or stretch):
            yield length, stretch, _ANYTHING
