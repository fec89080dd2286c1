"""Citations as people write them: title, date in words, page or slide, lines."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from assistant.documents.dates import dates_in
from assistant.wording import Wording

if TYPE_CHECKING:
    from assistant.records import Source
    from assistant.wording import Language

# No-break spaces: a number never stands alone on a line.
_PAGE = Wording("p.\u00a0{number}", "s.\u00a0{number}")
_SLIDE = Wording("slide\u00a0{number}", "slajd\u00a0{number}")
_SHEET = Wording("sheet\u00a0{number}", "arkusz\u00a0{number}")
_PAGES = {"pptx": _SLIDE, "odp": _SLIDE, "xlsx": _SHEET, "ods": _SHEET}
_NAME = Wording("Page {number}", "Strona {number}")
_SLIDE_NAME = Wording("Slide {number}", "Slajd {number}")
_SHEET_NAME = Wording("Sheet {number}", "Arkusz {number}")
_NAMES = {"pptx": _SLIDE_NAME, "odp": _SLIDE_NAME, "xlsx": _SHEET_NAME, "ods": _SHEET_NAME}
_LINE = Wording("line\u00a0{first}", "wiersz\u00a0{first}")
_LINES = Wording("lines\u00a0{first}–{last}", "wiersze\u00a0{first}–{last}")

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


def citation(source: Source, language: Language) -> str:
    """A source in one line: ``Minutes · 18 November 2019 · p. 3, lines 4–6``.

    Nothing is said twice: a date that the title tells is left out, and so is a title that only
    repeats the file's name, which whoever shows a citation shows beside it.
    """
    at = []
    if source.page is not None:
        at.append(_PAGES.get(source.kind, _PAGE).filled(number=source.page)(language))
    lines = _LINE if source.line_start == source.line_end else _LINES
    at.append(lines.filled(first=source.line_start, last=source.line_end)(language))
    parts = []
    title = source.title or PurePosixPath(source.document).name
    if source.title is None or not _repeats_name(source.title, source.document):
        parts.append(title)
    if source.date and not (parts and _tells_date(title, source.date)):
        parts.append(written(source.date, language))
    return " · ".join([*parts, ", ".join(at)])


def _tells_date(title: str, date: str) -> bool:
    """Whether a title holds the same day, or the same year where no more is known."""
    if re.fullmatch(r"\d{4}", date):
        return re.search(rf"(?<!\d){date}(?!\d)", title) is not None
    return any(found.iso == date for found in dates_in(title))


def _repeats_name(title: str, document: str) -> bool:
    """Whether a title and a file's name are the same but for case, accents and punctuation."""
    path = PurePosixPath(document)
    return _bare(title) in {_bare(path.name), _bare(path.stem)}


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.casefold()).replace("ł", "l")
    return "".join(char for char in letters if char.isalnum())


def page_name(kind: str, number: int, language: Language) -> str:
    """What a page of a document of this kind is called above its text: ``Slide 2``."""
    return _NAMES.get(kind, _NAME).filled(number=number)(language)


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
