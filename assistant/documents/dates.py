"""Dates written in Polish or English, and the one that a document bears.

A wrong date is worse than none: where a date could be some other document's, or where day and
month could be swapped, there is no date.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEARS = range(1900, 2101)

_MONTHS = (
    ("styczen", "stycznia", "styczniu", "january", "jan"),
    ("luty", "lutego", "lutym", "february", "feb"),
    ("marzec", "marca", "marcu", "march", "mar"),
    ("kwiecien", "kwietnia", "kwietniu", "april", "apr"),
    ("maj", "maja", "maju", "may"),
    ("czerwiec", "czerwca", "czerwcu", "june", "jun"),
    ("lipiec", "lipca", "lipcu", "july", "jul"),
    ("sierpien", "sierpnia", "sierpniu", "august", "aug"),
    ("wrzesien", "wrzesnia", "wrzesniu", "september", "sep", "sept"),
    ("pazdziernik", "pazdziernika", "pazdzierniku", "october", "oct"),
    ("listopad", "listopada", "listopadzie", "november", "nov"),
    ("grudzien", "grudnia", "grudniu", "december", "dec"),
)
_BY_NAME = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_SHORTEST_DAMAGED = 6  # letters; a shorter word is too easily another one
_LOOKALIKES = str.maketrans({"0": "o", "1": "l", "|": "l", "ł": "l", "ı": "i", "5": "s"})

_WORD = r"[^\W\d_][\w|]{1,13}"
_DATE = re.compile(
    rf"""
    (?<![\w./])(?<!\d-)(?:
        (?P<iso>(?P<y1>\d{{4}})-(?P<m1>\d\d)-(?P<d1>\d\d))(?!\d)
      | (?P<d2>\d{{1,2}})\s?[.]\s?(?P<m2>\d{{1,2}})\s?[.]\s?(?P<y2>\d{{4}})(?!\d)
      | (?P<d3>\d{{1,2}})(?P<sep>[/-])(?P<m3>\d{{1,2}})(?P=sep)(?P<y3>\d{{4}})(?!\d)
      | (?P<d4>\d{{1,2}})(?:st|nd|rd|th|[.])?\s+(?:of\s+)?
        (?P<w4>{_WORD})[.,]?\s+(?P<y4>\d{{4}})(?!\d)
      | (?P<w5>{_WORD})[.]?\s+(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,\s*(?P<y5>\d{{4}})(?!\d)
      | (?P<w6>{_WORD})\s+(?P<y6>\d{{4}})(?!\d)
    )
    """,
    re.VERBOSE,
)


class FoundDate(NamedTuple):
    """A date in a text: characters ``start`` to ``end``, and the ISO 8601 form."""

    start: int
    end: int
    iso: str


def dates_in(text: str) -> Iterator[FoundDate]:
    """All dates that a text mentions, in order: days, and months with their year."""
    position = 0
    while match := _DATE.search(text, position):
        iso = _iso(match)
        if iso:
            yield FoundDate(match.start(), match.end(), iso)
        position = match.end() if iso else _next_start(match)


def parse_date(text: str) -> str | None:
    """The first date of a short text, such as a metadata field; None if there is none."""
    if match := re.match(r"\s*(\d{4}-\d\d-\d\d)T", text):
        text = match[1]
    return next((found.iso for found in dates_in(text)), None)


def calendar_date(year: int, month: int, day: int | None = None) -> str | None:
    """ISO 8601 of a day or a month; None when the calendar has no such date."""
    if year not in _YEARS:
        return None
    try:
        date = dt.date(year, month, day or 1)
    except ValueError:
        return None
    return date.isoformat() if day else date.isoformat()[:7]


@lru_cache(maxsize=1024)
def month_number(word: str) -> int | None:
    """1-12 for the name of a month, in any case form; one damaged letter is forgiven."""
    folded = _fold(word)
    for spelling in (folded, folded.replace("m", "rn")):  # OCR often sees "m" for "rn"
        if spelling in _BY_NAME:
            return _BY_NAME[spelling]
    if len(folded) < _SHORTEST_DAMAGED:
        return None
    near = {
        number
        for name, number in _BY_NAME.items()
        if len(name) >= _SHORTEST_DAMAGED and _one_edit(folded, name)
    }
    return near.pop() if len(near) == 1 else None


def _fold(word: str) -> str:
    lowered = word.replace("I", "l", 1) if word[:1] == "I" else word
    marked = unicodedata.normalize("NFD", lowered.lower().translate(_LOOKALIKES))
    return "".join(char for char in marked if not unicodedata.combining(char))


def _one_edit(left: str, right: str) -> bool:
    if abs(len(left) - len(right)) > 1:
        return False
    i = 0
    while i < min(len(left), len(right)) and left[i] == right[i]:
        i += 1
    return (
        left[i + 1 :] == right[i + 1 :] or left[i:] == right[i + 1 :] or left[i + 1 :] == right[i:]
    )


def _next_start(match: re.Match[str]) -> int:
    # What looked like a date and was none may hide one that begins after its first word.
    rest = re.compile(r"\W*\w+").match(match.string, match.start())
    return min(match.end(), rest.end()) if rest else match.end()


def _iso(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    if part["iso"]:
        return calendar_date(int(part["y1"]), int(part["m1"]), int(part["d1"]))
    if part["y2"]:
        return calendar_date(int(part["y2"]), int(part["m2"]), int(part["d2"]))
    if part["y3"]:
        day, month = int(part["d3"]), int(part["m3"])
        # 3/4/2020 is March in America and April here.
        ambiguous = part["sep"] == "/" and day <= 12 and day != month
        return None if ambiguous else calendar_date(int(part["y3"]), month, day)
    number = next(number for number in "456" if part[f"y{number}"])
    month_or_none = month_number(part[f"w{number}"])
    day_text = part.get(f"d{number}")
    if month_or_none is None:
        return None
    year = int(part[f"y{number}"])
    return calendar_date(year, month_or_none, int(day_text) if day_text else None)
