"""Dates as people write them: ``18 November 2019``, ``18 listopada 2019``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.wording import Language

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")

# fmt: off
_ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)
_POLISH = (
    "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień", "wrzesień",
    "październik", "listopad", "grudzień",
)
_POLISH_OF = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
    "października", "listopada", "grudnia",
)
# fmt: on


def written(date: str, language: Language) -> str:
    """An ISO 8601 day, month or year in words; anything else as it stands.

    Polish puts the month in the genitive after a day ("18 listopada 2019") and in the nominative
    on its own ("listopad 2019").
    """
    match = _ISO.fullmatch(date)
    if match is None:
        return date
    year, month, day = match.groups()
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return date
    if day is None:
        names = _POLISH if language == "pl" else _ENGLISH
        return f"{names[int(month) - 1]} {year}"
    names = _POLISH_OF if language == "pl" else _ENGLISH
    return f"{int(day)} {names[int(month) - 1]} {year}"
