"""What a question asks for, and whether a text holds such a thing.

"Who", "when" and "how many" want a person or body, a time, a number. A sentence without one is
unlikely to be the answer, however many words it shares with the question.
"""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.text.morphology import is_first_name
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
    (kind, re.compile(rf"\b(?:{openings})\b", re.VERBOSE))
    for kind, openings in (
        (
            Wanted.TIME,
            r"""kiedy | jak\ dlugo
            | (?:ktor|jak)\w+\ (?:godz\w*|rok\w*|lat\w*|dni\w*|dzien|miesiac\w*)
            | when | (?:what|which)\ (?:years?|dates?|days?|months?|time|hours?) | how\ long""",
        ),
        (
            Wanted.NUMBER,
            r"""ile | ilu | iloma | liczba | jaki\ procent | ktory\ z\ kolei | how\ many | how\ much
            | number\ of | what\ (?:share|percentage|number)""",
        ),
        (
            Wanted.PERSON,
            r"""kto | kogo | komu | kim | czyj\w* | who | whom | whose
            | jak\ sie\ nazywa\w* | (?:jak|what).{0,20}(?:nazywa\ sie|nazwisko|name)""",
        ),
        (
            Wanted.PLACE,
            r"""gdzie | skad | dokad | where
            | (?:jak|ktor)\w+\ (?:miast\w*|miescie|kraj\w*|panstw\w*|miejscowosc\w*|wojewodztw\w*)
            | (?:what|which)\ (?:cit(?:y|ies)|towns?|countr(?:y|ies)|places?|regions?)""",
        ),
    )
)

_MONTH = (
    r"stycz(?:e[nń]|niu?a?)|lut(?:y|ego|ym)|mar(?:zec|ca|cu)|kwie(?:cie[nń]|tniu?a?)|maj[ua]?"
    r"|czerw(?:iec|ca|cu)|lip(?:iec|ca|cu)|sierp(?:ie[nń]|niu?a?)|wrze(?:sie[nń]|[sś]niu?a?)"
    r"|pa[zź]dziernik\w*|listopad(?:a|zie)?|grud(?:zie[nń]|niu?a?)"
    r"|january|february|april|june|july|august|september|october|november|december"
    r"|(?:march|may)(?= \d)|(?<=\d )(?:march|may)"
)
_TIME = re.compile(
    rf"\b(?:1\d|20)\d\d\b|\b\d{{1,2}}[.:]\d\d\b|\b(?:{_MONTH})\b|\bwiek", re.IGNORECASE
)
# Polish numerals by their beginnings, where no common word begins so ("sto" begins
# "stowarzyszenie", "jedna" begins "jednak"), and English ones; "one" and "ten" are Polish pronouns.
_NUMERALS = (
    r"\b(?:(?:jed(?:en|na|no|nego|nej|nemu|nym)|sto|stu|two|three|four|five|six|seven|eight|nine"
    r"|eleven|twelve|hundreds?|thousands?|millions?)\b"
    r"|jedena[sś]|dw(?:a|ie|oje|óch|och|oma|una[sś]t|usta|ustu|ie[sś]cie)|trz(?:y(?!m)|ech|ema|na[sś])"
    r"|czter(?:y|ech|ema|na[sś]|dzie|ysta)|pi[eę](?:[cć]|tna[sś])|sze[sś](?:[cć]|na[sś])|siedem|siedmiu"
    r"|osiem|o[sś]miu|dziewi[eę](?:[cć]|tna[sś])|dziesi[eę][cć]|setk|tysi[aą]c|milion|miliard"
    r"|kilk[au]|kilkuna|kilkudzie|kilkana|po[lł]ow)"
)
# Two capitalised words in a row, or a capitalised word that does not open the sentence.
_NAME = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ][\w.]*[ \n-]+[A-ZĄĆĘŁŃÓŚŹŻ]|(?<=[\w,(„\"] )[A-ZĄĆĘŁŃÓŚŹŻ]")
_BODY = re.compile(
    r"\b(?:miast|gmin|urz[aąęe]d|rada|rady|zarz[aą]d|biuro|wydzia[lłt]|sp[oó][lł]k|fundacj"
    r"|stowarzysz|prezes|prezydent|burmistrz|marsza[lł]|dyrektor|koordynator|firm)",
    re.IGNORECASE,
)
# A title, an initial or a known first name before a capitalised word: a person, not a body.
_PERSON = re.compile(
    r"\b(?:Pan(?:i|a|em|ią|u)?|Panowie|prof|dr|mgr|inż|[A-ZŁŚŻ])\.? ?[\n ]?[A-ZĄĆĘŁŃÓŚŹŻ]\w"
)
_CAPITALISED_PAIR = re.compile(r"\b([A-ZĄĆĘŁŃÓŚŹŻ]\w+)(?=[ \n]+[A-ZĄĆĘŁŃÓŚŹŻ]\w)")
_AMOUNT = re.compile(
    rf"(?<![\w.:/-])(?!(?:19|20)\d\d\b)\d+(?![\d.:/-]*\d)|{_NUMERALS}", re.IGNORECASE
)

_HALF = 0.5


def wanted(question: str) -> Wanted:
    """What ``question`` asks for."""
    return _asked(question)[0]


def counted_from(question: str) -> int | None:
    """Where the thing to be counted begins: after "how many"; None for other questions."""
    kind, end = _asked(question)
    return end if kind is Wanted.NUMBER else None


def _asked(question: str) -> tuple[Wanted, int]:
    folded = fold(question)
    for kind, pattern in _ASKS:
        if found := pattern.search(folded):
            return kind, found.end()
    return Wanted.ANYTHING, 0


def fit(text: str, kind: Wanted) -> float:
    """How surely ``text`` holds something of the kind: 0, 0.5 or 1."""
    match kind:
        case Wanted.TIME:
            return float(_TIME.search(text) is not None)
        case Wanted.NUMBER:
            return float(_AMOUNT.search(text) is not None)
        case Wanted.PLACE:
            return _HALF if _NAME.search(text) else 0.0
        case Wanted.PERSON:
            if _PERSON.search(text) or _names_person(text):
                return 1.0
            return _HALF if _NAME.search(text) or _BODY.search(text) else 0.0
        case Wanted.ANYTHING:
            return 0.0


def _names_person(text: str) -> bool:
    return any(is_first_name(found.group(1)) for found in _CAPITALISED_PAIR.finditer(text))


def is_amount(word: str) -> bool:
    """Whether a single word says how many: digits that are no year, or a numeral."""
    return _AMOUNT.match(word) is not None
