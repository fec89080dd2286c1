"""What optical character recognition does to Polish text, learned from pages in both forms.

The words of a page as read are aligned with the words as corrected; the stretches of characters
in which two aligned words differ are counted as confusions. `Noise.damage` then makes the same
mistakes in clean text, at the rate at which they were made.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from random import Random

_LONGEST = 3  # characters that are taken for others at once
_LIKE = 0.5  # similarity that two words need to be the same word, read and corrected
_WINDOW = 400  # words aligned at a time
_LEAST = 3  # times a confusion has to be seen

POLISH_LETTERS: Mapping[str, Mapping[str, float]] = {
    "ł": {"t": 0.06, "l": 0.06, "1": 0.01},
    "ó": {"é": 0.04, "6": 0.03, "o": 0.04, "d": 0.01},
    "ą": {"g": 0.04, "a": 0.06, "q": 0.01},
    "ę": {"e": 0.08, "g": 0.01, "c": 0.01},
    "ś": {"s": 0.08, "5": 0.01},
    "ć": {"c": 0.08, "é": 0.02},
    "ń": {"n": 0.08, "h": 0.01, "ri": 0.01},
    "ż": {"z": 0.08, "2": 0.01},
    "ź": {"z": 0.08, "2": 0.01},
}
"""Confusions of engines without a Polish model, and their rates: seen in scans of office papers,
rare in the pages that the rest is learned from."""


@dataclass(frozen=True)
class Noise:
    """Confusions of an engine: stretch of characters -> what is read for it -> how often.

    ``rates[stretch][reading]`` is the share of the stretch's occurrences that are read so.
    """

    rates: Mapping[str, Mapping[str, float]]

    def damage(self, text: str, strength: float, random: Random) -> str:
        """``text`` with each confusion made at ``strength`` times the rate at which it occurs."""
        read: list[str] = []
        place = 0
        while place < len(text):
            for length in range(_LONGEST, 0, -1):
                stretch = text[place : place + length]
                reading = self._reading(stretch, strength, random)
                if reading is not None and len(stretch) == length:
                    read.append(reading)
                    place += length
                    break
            else:
                read.append(text[place])
                place += 1
        return "".join(read)

    def _reading(self, stretch: str, strength: float, random: Random) -> str | None:
        """What is read for ``stretch`` this time; None for as it stands."""
        readings = self.rates.get(stretch)
        if readings is None:
            return None
        draw = random.random()
        for reading, rate in readings.items():
            draw -= rate * strength
            if draw < 0:
                return reading
        return None


def learn_noise(pages: Iterable[tuple[str, str]]) -> Noise:
    """The confusions of pages given as (as read, as corrected)."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    for read, clean in pages:
        for word, corrected in aligned_words(page_words(read), page_words(clean)):
            for length in range(1, _LONGEST + 1):
                total.update(corrected[at : at + length] for at in range(len(corrected)))
            for stretch, reading in confusions(word, corrected):
                seen[stretch][reading] += 1
    rates = {
        stretch: {
            reading: count / total[stretch]
            for reading, count in readings.most_common()
            if count >= _LEAST
        }
        for stretch, readings in sorted(seen.items())
    }
    return Noise({stretch: readings for stretch, readings in rates.items() if readings})


def with_rates(noise: Noise, more: Mapping[str, Mapping[str, float]]) -> Noise:
    """``noise`` with further confusions; the larger rate of two counts."""
    rates = {stretch: dict(readings) for stretch, readings in noise.rates.items()}
    for stretch, readings in more.items():
        known = rates.setdefault(stretch, {})
        for reading, rate in readings.items():
            known[reading] = max(rate, known.get(reading, 0.0))
    return Noise(rates)


def aligned_words(read: Sequence[str], clean: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Words of a page as (as read, as corrected) where one can be told to be the other."""
    for start in range(0, len(clean), _WINDOW):
        left, right = read[start : start + _WINDOW], clean[start : start + _WINDOW]
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind == "equal":
                yield from zip(left[a:b], right[c:d], strict=True)
            elif kind == "replace" and b - a == d - c:
                yield from (
                    pair for pair in zip(left[a:b], right[c:d], strict=True) if _alike(*pair)
                )


def confusions(read: str, clean: str) -> Iterator[tuple[str, str]]:
    """Stretches of ``clean`` and what was read for them.

    Characters lost or added with no other in their place are left out.
    """
    blocks = SequenceMatcher(None, read, clean, autojunk=False).get_matching_blocks()
    before = (0, 0)
    for block in blocks:
        reading, stretch = read[before[0] : block.a], clean[before[1] : block.b]
        if stretch and reading and max(len(stretch), len(reading)) <= _LONGEST:
            yield stretch, reading
        before = (block.a + block.size, block.b + block.size)


def _alike(read: str, clean: str) -> bool:
    """Whether a word can be a reading of another."""
    return SequenceMatcher(None, read, clean, autojunk=False).ratio() >= _LIKE


def page_words(page: str) -> list[str]:
    """The words of a page, those broken at a line's end made whole."""
    return re.sub(r"(?<=\w)[-¬]\s*\n\s*", "", page).split()
