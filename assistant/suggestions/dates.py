"""Dates as sentences have them, at their beginning and at their end."""

from __future__ import annotations

import re
from typing import NamedTuple

_MONTH = (
    r"(?:styczni[au]|lut(?:ego|ym)|marc[au]|kwietni[au]|maj[au]|czerwc[au]|lipc[au]|sierpni[au]"
    r"|wrześni[au]|październik[au]|listopad(?:a|zie)|grudni[au])"
)
_YEAR = r"(?:1\d|20)\d\d(?: r\.| roku)?"
_DAY = rf"\d{{1,2}}\.? {_MONTH}(?: {_YEAR})?"
_DATE = rf"(?:{_DAY}|{_MONTH}(?: {_YEAR})?|(?:roku )?{_YEAR})"
_DATED = re.compile(rf"\b(?:{_DAY}|(?:w|od|do|na|przed|po) {_DATE}|(?:1\d|20)\d\d (?:r\.|roku))")
_RANGE = rf"W dniach (?:od )?\d{{1,2}}\.?(?: do | ?[–-] ?){_DAY}"
_FIRST = re.compile(rf"(?:(?:Dnia )?{_DAY}|{_RANGE}|(?P<how>W|Od|Do) (?:dnia )?{_DATE}) (?=\w)")
_LAST = re.compile(
    rf"^(?P<main>.+?) (?:(?P<how>w|od|do) (?:dnia )?{_DATE}"
    rf"|(?<! z )(?<!od )(?<!do )(?:dnia )?{_DAY})\.?$"
)
_ASKING = {"Od": "Od kiedy", "Do": "Do kiedy"}


class Dated(NamedTuple):
    """A sentence without its date: ``asking`` is what asks for it ("Kiedy", "Od kiedy")."""

    asking: str
    main: str


def is_dated(text: str) -> bool:
    """Whether ``text`` has a date."""
    return _DATED.search(text) is not None


def dated_first(sentence: str) -> Dated | None:
    """A sentence that begins with its date: "Od 7 stycznia pływalnia jest nieczynna."."""
    found = _FIRST.match(sentence)
    if found is None:
        return None
    return Dated(_ASKING.get(found["how"] or "", "Kiedy"), sentence[found.end() :])


def dated_last(sentence: str) -> Dated | None:
    """A sentence that ends with its date: "Rada przyjęła budżet 20 lutego 2025 r."."""
    found = _LAST.match(sentence)
    if found is None or is_dated(found["main"]):
        return None
    return Dated(_ASKING.get((found["how"] or "").capitalize(), "Kiedy"), found["main"])
