"""What a question asks for, and whether a text holds such a thing.

"Who", "when" and "how many" want a person or body, a time, a number. A sentence without one is
unlikely to be the answer, however many words it shares with the question.
"""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.text.words import fold


class Wanted(StrEnum):
    """The kind of thing that answers a question."""

    PERSON = "person"  # or a body: whoever acts
    TIME = "time"
    NUMBER = "number"
    PLACE = "place"
    ANYTHING = "anything"


# Folded question openings, the most telling first; matched anywhere, since people write
# "in which year", "do kiedy", "a ilu czlonkow".
_ASKS: tuple[tuple[Wanted, re.Pattern[str]], ...] = tuple(
    (wanted, re.compile(pattern))
    for wanted, pattern in (
        (
            Wanted.TIME,
            r"\b(?:kiedy|ktor\w+ (?:godz\w*|roku|dni\w*|dzien|miesiac\w*)|jakim roku|od kiedy"
            r"|when|(?:what|which) (?:year|date|day|month|time|hour)|how long|jak dlugo)\b",
        ),
        (
            Wanted.NUMBER,
            r"\b(?:ile|ilu|iloma|jaka liczba|liczba|how many|how much|number of|jaki procent"
            r"|what (?:share|percentage|number)|ktory z kolei)\b",
        ),
        (
            Wanted.PERSON,
            r"\b(?:kto|kogo|komu|kim|czyj\w*|who|whom|whose"
            r"|(?:jak|what).{0,20}(?:nazywa sie|nazwisko|name))\b",
        ),
        (Wanted.PLACE, r"\b(?:gdzie|skad|dokad|w jakim miescie|where|which (?:city|town))\b"),
    )
)

_MONTH = (
    r"stycz|lut(?:y|ego)|mar(?:zec|ca)|kwie[tc]|maj[ua]?\b|czerw|lip(?:iec|ca)|sierp|wrze[sś]"
    r"|pa[zź]dz|listopad|grud|january|february|march|april|may\b|june|july|august|september"
    r"|october|november|december"
)
_TIME = re.compile(rf"\b(?:1[5-9]|20)\d\d\b|\b\d{{1,2}}[.:]\d\d\b|\b(?:{_MONTH})|\bwiek", re.I)
_NUMBER = re.compile(
    r"\d|\b(?:jed(?:en|na|no|nego|nej|enastu|enascie)|dw(?:a|ie|och|oma|unast)|trz(?:y|ech|ema)"
    r"|czter(?:y|ech)|pi[eę]c|sze[sś][cć]|siedem|siedmiu|osiem|o[sś]miu|dziewi[eę]c|dziesi[eę]c"
    r"|dwadzie|trzydzie|sto|kilk|polow|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|hundred|thousand)",
    re.I,
)
# Two capitalised words in a row, or a capitalised word that does not open the sentence.
_NAME = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ][\w.]*[ \n-]+[A-ZĄĆĘŁŃÓŚŹŻ]|(?<=[\w,(„\"] )[A-ZĄĆĘŁŃÓŚŹŻ]")
_BODY = re.compile(
    r"\b(?:miast|gmin|urz[aąęe]d|rada|rady|zarz[aą]d|biuro|wydzia[lłt]|sp[oó][lł]k|fundacj"
    r"|stowarzysz|prezes|prezydent|burmistrz|marsza[lł]|dyrektor|koordynator|firm)",
    re.I,
)
_SIGNS = {Wanted.TIME: (_TIME,), Wanted.NUMBER: (_NUMBER,), Wanted.PERSON: (_NAME, _BODY),
          Wanted.PLACE: (_NAME,)}  # fmt: skip


def wanted(question: str) -> Wanted:
    """What ``question`` asks for."""
    folded = fold(question)
    for kind, pattern in _ASKS:
        if pattern.search(folded):
            return kind
    return Wanted.ANYTHING


def holds(text: str, kind: Wanted) -> bool:
    """Whether ``text`` holds something of the kind; always true for `Wanted.ANYTHING`."""
    signs = _SIGNS.get(kind)
    return signs is None or any(sign.search(text) for sign in signs)
