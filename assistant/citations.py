"""Citations as people write them: title, date in words, official parts, page or slide, lines."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from assistant.documents.dates import dates_in
from assistant.vocabulary import UNDATED
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.records import Locator, Source
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

_PARTS = 80  # characters that the official parts of a document may take up
# How a section, point or letter of a provision is named, by how it is written in the text.
_MEMBERS = (
    (re.compile(r"(\d+)\."), "ust.\u00a0{}"),
    (re.compile(r"(\d+)\)"), "pkt\u00a0{}"),
    (re.compile(r"([a-z])\)"), "lit.\u00a0{}"),
)
_FILE = Wording("file: {name}", "plik: {name}")
_QUOTED = Wording("“{text}”", "„{text}”")

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
    """A source in one line: ``Minutes · 18 November 2019 · Ad 1 · p. 3, lines 4–6``.

    A date or a part that the title tells is not said twice. Without a title the file's name stands
    in its place.
    """
    title = source.title or PurePosixPath(source.document).name
    parts = [title]
    if source.date and not _tells_date(title, source.date):
        parts.append(written(source.date, language))
    if named := parts_named(source.within, title):
        parts.append(named)
    return " · ".join([*parts, place(source, language)])


def copyable(text: str, source: Source, language: Language) -> str:
    """A quote with its whole citation, in one line to be pasted into a letter.

    ``„Ustala się stawkę 36 zł.” (Uchwała nr XVII/142/2024, § 2, 26 września 2024, s. 1,
    wiersze 4–6, plik: uchwala.pdf)``. The words are the document's own, white space folded; a date
    that is not known is said not to be.
    """
    name = PurePosixPath(source.document).name
    title = source.title
    parts = [] if title is None else [title]
    if named := parts_named(source.within, title or name):
        parts.append(named)
    if source.date is None:
        parts.append(UNDATED(language))
    elif title is None or not _tells_date(title, source.date):
        parts.append(written(source.date, language))
    parts += [place(source, language), _FILE.filled(name=name)(language)]
    quoted = _QUOTED.filled(text=" ".join(text.split()))(language)
    return f"{quoted} ({', '.join(parts)})"


def place(source: Source, language: Language) -> str:
    """Page or slide, and lines: ``p. 3, lines 4–6``."""
    at = []
    if source.page is not None:
        at.append(_PAGES.get(source.kind, _PAGE).filled(number=source.page)(language))
    lines = _LINE if source.line_start == source.line_end else _LINES
    at.append(lines.filled(first=source.line_start, last=source.line_end)(language))
    return ", ".join(at)


def parts_named(within: Sequence[Locator], title: str) -> str:
    """The parts of a document in one line: ``Uchwała nr 214/2024, § 4 ust. 2 pkt 3``.

    What the title says is left out, and the widest parts where the line would grow too long.
    """
    named = [label for label in _labels(within) if not _contains(title, label)]
    while len(named) > 1 and len(", ".join(named)) > _PARTS:
        del named[0]
    line = ", ".join(named)
    if len(line) <= _PARTS:
        return line
    return f"{line[:_PARTS].rpartition(' ')[0] or line[: _PARTS - 1]}…"


def _labels(within: Sequence[Locator]) -> Iterator[str]:
    """Labels as they are read out, those of a provision and its members together."""
    provision = ""
    for locator in within:
        member = _member(locator.label)
        if provision and member:
            provision = f"{provision} {member}"
            continue
        if provision:
            yield provision
        provision = locator.label.replace("§ ", "§\u00a0")
    if provision:
        yield provision


def _member(label: str) -> str | None:
    for pattern, name in _MEMBERS:
        if found := pattern.fullmatch(label):
            return name.format(found[1])
    return None


def _contains(title: str, label: str) -> bool:
    """Whether a title says a label, in capitals or not."""
    pattern = rf"(?<!\w){re.escape(_folded(label))}(?!\w|/)"
    return re.search(pattern, _folded(title)) is not None


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _tells_date(title: str, date: str) -> bool:
    """Whether a title holds the same day, or the same year where no more is known."""
    if re.fullmatch(r"\d{4}", date):
        return re.search(rf"(?<!\d){date}(?!\d)", title) is not None
    return any(found.iso == date for found in dates_in(title))


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
