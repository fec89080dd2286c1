"""International words: "coordinates" and "koordynuje", "congress" and "kongres".

Polish spells the Greek and Latin vocabulary that it shares with English by its own rules. Put
into one spelling, such words can be compared letter by letter across the two languages.
"""

from __future__ import annotations

import re
from functools import lru_cache

# English spelling -> the letters Polish writes for the same sound, longest first.
_ENGLISH_TO_POLISH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"(?:tion|sion|cion)s?$", "cja"),
        (r"isation|ization", "izacja"),
        (r"(?:ic|ical)$", "iczny"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"rh", "r"),
        (r"qu", "kw"),
        (r"sch", "sz"),
        (r"sh", "sz"),
        (r"ck", "k"),
        (r"x", "ks"),
        (r"c(?=[eiy])", "c"),
        (r"ch(?=[rl])", "ch"),
        (r"c(?!h)", "k"),
        (r"v", "w"),
        (r"(?<=[aeiou])s(?=[aeiou])", "z"),
        (r"ou", "u"),
        (r"([b-df-hj-np-tv-z])\1", r"\1"),
        (r"e$", ""),
    )
)
_SHORTEST = 5  # shorter words look alike by chance


@lru_cache(maxsize=10_000)
def polish_spelling(folded: str) -> str:
    """A folded English word in Polish spelling; words too short to compare are left alone."""
    if len(folded) < _SHORTEST or not folded.isalpha():
        return folded
    for pattern, spelling in _ENGLISH_TO_POLISH:
        folded = pattern.sub(spelling, folded)
    return folded


def cognate_key(folded: str) -> str:
    """``folded`` with the letters merged that the two spellings use for one another (y, j, i)."""
    return folded.translate(_MERGED)


_MERGED = str.maketrans({"y": "i", "j": "i"})
