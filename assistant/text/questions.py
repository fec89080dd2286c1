"""What a question asks for: who, when, how many, how much money, where, why, how to reach.

A sentence without such a thing is unlikely to be the answer, however many words it shares with
the question (`assistant.text.mentions` tells whether it has one).
"""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.text.words import fold


class Wanted(StrEnum):
    """The kind of thing that answers a question (its expected answer type)."""

    CONTACT = "contact"  # an address, telephone number or page
    REASON = "reason"
    HOUR = "hour"
    YEAR = "year"
    TIME = "time"
    MONEY = "money"
    NUMBER = "number"
    PERSON = "person"  # or a body: whoever acts
    PLACE = "place"
    ANYTHING = "anything"


# Folded question openings, the most telling first; matched anywhere, since people write
# "in which year", "do kiedy", "a ilu czlonkow".
_ASKS: tuple[tuple[Wanted, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{openings})\b", re.VERBOSE))
    for kind, openings in (
        (
            Wanted.CONTACT,
            r"""(?:jak|pod)\w*\ (?:jest\ )?(?:numer\w*\ )?(?:adres\w*|telefon\w*|e-?mail\w*|mail\w*)
            | (?:numer|adres)\ (?:telefonu|e-?mail\w*|poczt\w*|stron\w*)
            | jak\ (?:mozna\ )?(?:sie\ )?(?:skontaktowac|zadzwonic|dodzwonic)
            | (?:e-?mail|postal|web)\ address | (?:tele)?phone\ number
            | what\ is\ the\ (?:\w+\ )?(?:address|phone|telephone|e-?mail)
            | how\ (?:can|do)\ (?:i|one|we)\ (?:contact|reach|call)""",
        ),
        (
            Wanted.REASON,
            r"""dlaczego | czemu | po\ co | z\ jak\w+\ powod\w* | w\ jakim\ celu | why
            | for\ what\ (?:reason|purpose)""",
        ),
        (
            Wanted.HOUR,
            r"""(?:o|od|do)\ ktorej(?:\ godzin\w*)? | (?:ktor|jak)\w+\ godzin\w* | godziny\ otwarcia
            | (?:what|which)\ (?:time|hours?) | opening\ hours""",
        ),
        (Wanted.YEAR, r"""(?:ktor|jak)\w+\ rok\w* | (?:what|which)\ years?"""),
        (
            Wanted.TIME,
            r"""kiedy | jak\ (?:dlugo|czesto)
            | (?:ktor|jak)\w+\ (?:lat\w*|dni\w*|dzien|miesiac\w*|termin\w*|dat\w*|wiek\w*)
            | when | (?:what|which)\ (?:dates?|days?|months?|century) | how\ (?:long|often|soon)
            | (?:what|which)\ is\ the\ (?:\w+\ )?deadline | by\ what\ date""",
        ),
        (
            Wanted.MONEY,
            r"""ile\ (?:\w+\ ){0,3}(?:kosz\w+|(?:za|do|w)?plac\w+|wynos\w+|zaplat\w+|pieniedzy
            |zlotych|euro|wyda\w+|przeznacz\w+|zarabia\w*)
            | jak\w+\ (?:\w+\ ){0,2}(?:koszt\w*|kwot\w*|cen[aey]|oplat\w*|stawk\w*|budzet\w*|wartosc
            |skladk\w*|dofinansowani\w*|sum[aey])
            | how\ much | what\ (?:is|was|are|were)\ the\ (?:\w+\ ){0,2}(?:costs?|prices?|fees?
            |rates?|budget|value|amount|charges?|rent|sum)""",
        ),
        (
            Wanted.NUMBER,
            r"""ile | ilu | iloma | liczba | jaki\ procent | jaka\ czesc | ktory\ z\ kolei
            | how\ many | number\ of | what\ (?:share|percentage|number|proportion)
            | how\ (?:large|big|far|high|tall|wide)""",
        ),
        (
            Wanted.PERSON,
            r"""kto | kogo | komu | kim | czyj\w* | who | whom | whose
            | jak\ sie\ nazywa\w* | (?:jak|what).{0,20}(?:nazywa\ sie|nazwisko|name)""",
        ),
        (
            Wanted.PLACE,
            r"""gdzie | skad | dokad | where
            | (?:jak|ktor)\w+\ (?:miast\w*|miescie|kraj\w*|panstw\w*|miejscowosc\w*|wojewodztw\w*
            |ulic\w*|sal\w*|budynk\w*|pokoj\w*)
            | (?:what|which)\ (?:cit(?:y|ies)|towns?|countr(?:y|ies)|places?|regions?|rooms?
            |streets?|buildings?)""",
        ),
    )
)

_OPENINGS = re.compile(
    r"""(?:czy|co|czego|czemu|czym|jak|jak[aieo]\w*|ktor\w*|w\ jaki\w*|na\ czym|o\ czym|z\ czego
    |what|which|how|is|are|was|were|do|does|did|can|could|may|must|has|have|had|will|would|should)\b
    """,
    re.VERBOSE,
)
_COUNTED = frozenset({Wanted.NUMBER, Wanted.MONEY})


def wanted(question: str) -> Wanted:
    """What ``question`` asks for."""
    return _asked(question)[0]


def is_asked(text: str) -> bool:
    """Whether ``text`` is a question, and not merely words to look for."""
    return (
        text.rstrip().endswith("?")
        or wanted(text) is not Wanted.ANYTHING
        or bool(_OPENINGS.match(fold(text)))
    )


def counted_from(question: str) -> int | None:
    """Where the thing to be counted begins: after "how many"; None for other questions."""
    kind, end = _asked(question)
    return end if kind in _COUNTED else None


def _asked(question: str) -> tuple[Wanted, int]:
    folded = fold(question)
    for kind, pattern in _ASKS:
        if found := pattern.search(folded):
            return kind, found.end()
    return Wanted.ANYTHING, 0
