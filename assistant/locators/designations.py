"""How a line of an official Polish text names the part that it opens: "§ 3", "Ad 2", "Uchwała nr".

Only the line's own words decide here; whether the part really begins there, by what stands before
and by the numbers counted so far, is for `assistant.locators.outline`. What merely mentions a part
("§ 3 uchwały nr 5 otrzymuje brzmienie") goes on in small letters and is told apart by that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    Kind = Literal["session", "resolution", "agenda_item", "article", "paragraph"]


class Level(IntEnum):
    """How deep a part lies; a part ends where another of its level or of a wider one begins."""

    ACT = 0  # minutes, a session, a resolution, an order
    ANNEX = 1
    ITEM = 2  # of an agenda
    SUBITEM = 3  # "1.8." under "Ad 1"
    ARTICLE = 4
    PARAGRAPH = 5
    SECTION = 6  # "2." under "§ 4": ustęp
    POINT = 7  # "3)"
    LETTER = 8  # "b)"


@dataclass(frozen=True, slots=True)
class Designation:
    """What a line opens.

    ``number`` counts within the level, 0 where nothing is counted, and ``last`` is the second one
    of "Ad 2 i 3"; ``suffix`` is the letter of "§ 5a". ``start`` and ``end`` bound the label in the
    text. ``bare`` means that the line holds nothing else.
    """

    level: Level
    kind: Kind
    number: int
    start: int
    end: int
    suffix: str = ""
    last: int = 0
    bare: bool = False


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NUMBER = r"(?:[IVXLC]+|\d+)(?:[./-](?:[IVXLC]+|\d+|[A-Z]{1,4}))*(?![\w/]|[.-]\w)"
_SIGNATURE = r"[A-Z\d]\w*(?:[./-]\w+)*(?![\w/])"
_BODY = (
    r"(?:Rad[ay]|Zarządu|Prezydenta|Burmistrza|Wójta|Starosty|Sejmiku|Komisji|Ministra|Dyrektora"
    r"|Marszałka|Wojewody|Senatu|Rektora|RADY|ZARZĄDU|PREZYDENTA|BURMISTRZA|WÓJTA|STAROSTY|SEJMIKU"
    r"|KOMISJI|MINISTRA|DYREKTORA|MARSZAŁKA|WOJEWODY|SENATU|REKTORA)\b"
)
_LINE_END = r"[ \t]*(?:\n|\Z)"
_OF = rf"(?={_LINE_END}|\s+(?:{_BODY}|z\s+dnia\b|Z\s+DNIA\b|w\s+sprawie\b|W\s+SPRAWIE\b))"
_SITTING = r"(?:sesji|posiedzenia|zebrania|obrad|SESJI|POSIEDZENIA|ZEBRANIA|OBRAD)\b"
_OF_COUNCIL = (
    r"(?:\s+(?:Rady|Sejmiku|RADY|SEJMIKU)\s+[A-ZŁŚŻ][\w-]+"
    r"(?:[ \t]+(?:[wW][ \t]+)?[A-ZŁŚŻ][\w-]+){0,2})?"
)
_MINUTES = re.compile(
    rf"(?:Protokół|PROTOKÓŁ)\s+(?:(?:Nr|nr|NR)\s+{_NUMBER}"
    rf"(?:\s+z\s+{_NUMBER}\s+(?:sesji|SESJI){_OF_COUNCIL})?|z\s+{_NUMBER}\s+sesji{_OF_COUNCIL})"
    rf"(?={_LINE_END}|\s+(?:z(?:e)?|Z(?:E)?)\s+(?:\w+\s+)?{_SITTING}|\s+{_SITTING}|\s+w\s"
    r"|\s+z\s+dnia\b|,)"
)
_SESSION = re.compile(
    rf"(?:{_NUMBER}\s+(?:[a-z]+na\s+)?(?:sesja|SESJA|Sesja){_OF_COUNCIL}"
    rf"|(?:Sesja|SESJA)\s+(?:nr|Nr|NR)\s+{_NUMBER})"
    rf"(?={_LINE_END}|,?\s+(?:w\s+dniu|z\s+dnia|[–-]\s)|\s+{_BODY})"
)
_RESOLUTION = re.compile(
    rf"(?:Uchwała|UCHWAŁA|Zarządzenie|ZARZĄDZENIE)\s+(?:nr|Nr|NR)\s+{_SIGNATURE}{_OF}"
)
_ANNEX = re.compile(
    r"(?:Załącznik|ZAŁĄCZNIK)(?:\s+(?:nr|Nr|NR)\s*\d+[a-z]?)?"
    r"(?:(?P<of>\s+(?:do|DO)\s+(?:[Uu]chwały|UCHWAŁY|[Zz]arządzenia|ZARZĄDZENIA)\s+(?:nr|Nr|NR)\s+"
    rf"{_SIGNATURE}){_OF}|(?={_LINE_END}))"
)
_ITEM = re.compile(
    r"(?:(?:Ad|AD|ad)\.?n?\.?[ \t]*(?:(?:pkt|p|Pkt)\.?[ \t]*)?"
    r"(?P<ad>\d{1,2}|[IVX]+)(?P<letter>[a-z])?"
    r"(?:[ \t]*(?:i|oraz|[-–,])[ \t]*(?P<last>\d{1,2}))*(?!\w|[.,]\d)"
    r"|(?:Pkt\.?|PKT\.?|Punkt|PUNKT)[ \t]+(?:(?:nr|NR)[ \t]+)?"
    r"(?P<punkt>\d{1,2}|[IVX]+)(?P<part>[a-z])?(?!\w|[.,]\d)"
    r"(?:[ \t]+porządku[ \t]+(?:obrad|dziennego|posiedzenia))?"
    rf"(?=[ \t]*[.:–-]|{_LINE_END}|[ \t]+[A-ZĆŁŚŻ„]))"
)
_OPENS = r"(?:[A-ZĄĆĘŁŃÓŚŹŻ„\"(\[]|\d{1,2}[.)][ \t])"
_GOES_ON = rf"(?=\.?{_LINE_END}|\.?[ \t]+{_OPENS}|[ \t]+§)"
_PARAGRAPH = re.compile(rf"§[ \t]*(?P<number>\d{{1,4}})(?P<letter>[a-z]{{0,2}})(?!\w){_GOES_ON}")
_ARTICLE = re.compile(
    r"(?:Art\.|ART\.|Artykuł|ARTYKUŁ)[ \t]*(?P<number>\d{1,4})(?P<letter>[a-z]{0,2})(?!\w)"
    rf"(?=\.?{_LINE_END}|\.?[ \t]+{_OPENS}|\.?[ \t]+§)"
)
_SECTION = re.compile(r"(?P<number>\d{1,2})\.(?=[ \t]+[A-ZĄĆĘŁŃÓŚŹŻ„(])")
_POINT = re.compile(r"(?P<number>\d{1,2})\)(?=[ \t]+\S)")
_LETTER = re.compile(r"(?P<number>[a-z])\)(?=[ \t]+\S)")
_ENDS_LINE = re.compile(rf"[.:]?{_LINE_END}")
# What a sentence about an act says of it, and the act's own opening does not.
_TOLD = re.compile(
    r"\b(?:przyję|zatwierdz|odczyt|został|wyłożon|znajduj|wpłyn|stanowi|podję|uchwalon|nie\b|traci)"
)
_ENACTS = re.compile(
    r"^[ \t]*§[ \t]*1\b|co następuje|^[ \t]*(?:zarządzam?|postanawia|uchwala)[ \t]*:",
    re.MULTILINE | re.IGNORECASE,
)
# What stands in the minutes or the programme of a session, and not below a mere announcement.
_SITS = re.compile(r"^[ \t]*(?:Ad|AD|Pkt|PKT|Punkt|PUNKT)\b|orządek|ORZĄDEK", re.MULTILINE)
_ANOTHER = re.compile(r"\n[ \t]*(?:Uchwała|UCHWAŁA|Zarządzenie|ZARZĄDZENIE)\b")
_HEAD = 400  # characters of an act's opening
_REACH = 3000  # characters in which an act begins to say what it enacts

OFFICIAL = re.compile(
    r"§|\bArt\.|\bART\.|rtykuł|RTYKUŁ|\b[Aa]dn?\b|\bAD\b|\bP[Kk][Tt]\b|\bP(?:unkt|UNKT)\b|sesj|SESJ|Sesj"
    r"|rotok|ROTOK|chwał|CHWAŁ|arządzeni|ARZĄDZENI"
)
"""Found in every text that has any part; others need not be read line by line."""


def act(text: str, at: int) -> Designation | None:
    """The minutes, session, resolution, order or annex that the line at ``at`` opens."""
    if found := _MINUTES.match(text, at):
        return None if _tells(text, found) else _made(found, Level.ACT, "session")
    if found := _SESSION.match(text, at):
        sits = _SITS.search(text, found.end(), found.end() + _REACH) and not _tells(text, found)
        return _made(found, Level.ACT, "session") if sits else None
    if found := _RESOLUTION.match(text, at):
        enacting = not _tells(text, found) and _enacts(text, found.end())
        return _made(found, Level.ACT, "resolution") if enacting else None
    if (found := _ANNEX.match(text, at)) and not _tells(text, found):
        return _made(found, Level.ACT if found["of"] else Level.ANNEX, "resolution")
    return None


def _made(found: re.Match[str], level: Level, kind: Kind) -> Designation:
    return Designation(level, kind, 0, found.start(), found.end())


def _tells(text: str, found: re.Match[str]) -> bool:
    """Whether the paragraph is a sentence about an act instead of its opening."""
    paragraph_end = text.find("\n\n", found.end(), found.end() + _HEAD)
    end = found.end() + _HEAD if paragraph_end < 0 else paragraph_end
    return _TOLD.search(text, found.end(), end) is not None


def _enacts(text: str, at: int) -> bool:
    """Whether what follows says something by its own force, before another act is named."""
    other = _ANOTHER.search(text, at, at + _REACH)
    return _ENACTS.search(text, at, other.start() if other else at + _REACH) is not None


def item(text: str, at: int) -> Designation | None:
    """The agenda item that the line at ``at`` opens: "Ad 3.", "Punkt 5 porządku obrad"."""
    found = _ITEM.match(text, at)
    if found is None:
        return None
    number = found["ad"] or found["punkt"]
    return Designation(
        Level.ITEM,
        "agenda_item",
        int(number) if number.isdecimal() else roman(number),
        found.start(),
        found.end(),
        suffix=found["letter"] or found["part"] or "",
        last=int(found["last"] or 0),
    )


def provision(text: str, at: int) -> Designation | None:
    """The article or paragraph sign that the line at ``at`` opens."""
    if found := _PARAGRAPH.match(text, at):
        level, kind = Level.PARAGRAPH, "paragraph"
    elif found := _ARTICLE.match(text, at):
        level, kind = Level.ARTICLE, "article"
    else:
        return None
    bare = _ENDS_LINE.match(text, found.end()) is not None
    return Designation(
        level,
        "article" if kind == "article" else "paragraph",
        int(found["number"]),
        found.start(),
        found.end(),
        suffix=found["letter"],
        bare=bare,
    )


def member(text: str, at: int) -> Designation | None:
    """The ustęp, punkt or litera of a provision that the line at ``at`` opens."""
    for level, pattern in (
        (Level.SECTION, _SECTION),
        (Level.POINT, _POINT),
        (Level.LETTER, _LETTER),
    ):
        if found := pattern.match(text, at):
            sign = found["number"]
            number = int(sign) if sign.isdecimal() else ord(sign) - ord("a") + 1
            return Designation(level, "paragraph", number, found.start(), found.end())
    return None


def roman(numeral: str) -> int:
    """The value of a Roman numeral.

    Raises:
        KeyError: a letter is none of I, V, X, L and C.
    """
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-one if one < two else one for one, two in zip(values, following, strict=True))
