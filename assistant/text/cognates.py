"""International words: "coordinates" and "koordynuje", "congress" and "kongres".

Polish spells the Greek and Latin vocabulary that it shares with English by its own rules. Put
into one spelling, such words can be compared letter by letter across the two languages.
"""

from __future__ import annotations

import re
from functools import lru_cache

# English endings -> Polish ones, the longest first; at most one of them is replaced.
_ENDINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), ending)
    for pattern, ending in (
        (r"i[sz]ations?$", "izacja"),
        (r"[tc]ions?$", "cja"),
        (r"s?sions?$", "sja"),
        (r"ic(?:al)?$", "iczny"),
        (r"(?<!c)e$", ""),
    )
)
# English spelling -> the letters Polish writes for the same sound, in what precedes the ending.
_ENGLISH_TO_POLISH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"ph", "f"),
        (r"th", "t"),
        (r"rh", "r"),
        (r"qu", "kw"),
        (r"sch", "sz"),
        (r"sh", "sz"),
        (r"ck", "k"),
        (r"x", "ks"),
        (r"c(?![heiy])", "k"),
        (r"v", "w"),
        (r"(?<=[aeiou])s(?=[aeiou])", "z"),
        (r"ou", "u"),
        (r"([b-df-hj-np-tv-z])\1", r"\1"),
    )
)
_SHORTEST = 5  # shorter words look alike by chance


@lru_cache(maxsize=10_000)
def polish_spelling(folded: str) -> str:
    """A folded English word in Polish spelling; words too short to compare are left alone."""
    if len(folded) < _SHORTEST or not folded.isalpha():
        return folded
    stem, ending = _parted(folded)
    for pattern, spelling in _ENGLISH_TO_POLISH:
        stem = pattern.sub(spelling, stem)
    return stem + ending


def _parted(folded: str) -> tuple[str, str]:
    """A word without its English ending, and the Polish ending in its place."""
    for pattern, ending in _ENDINGS:
        if found := pattern.search(folded):
            return folded[: found.start()], ending
    return folded, ""


def cognate_key(folded: str) -> str:
    """``folded`` with the letters merged that the two spellings use for one another (y, j, i)."""
    return folded.translate(_MERGED)


_MERGED = str.maketrans({"y": "i", "j": "i"})
