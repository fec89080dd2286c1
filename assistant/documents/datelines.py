"""The date that a document itself bears, among all the dates that it mentions.

A wrong date is worse than none, so each of these has to hold for a date to count: it stands where
documents put their own date, it is put there the way they put it, and no other date rivals it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.documents.dates import FoundDate, dates_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEAD = 6000  # characters
_FOOT = 3000
_HEAD_LINES = 25
_TITLE_LINES = 12
_FOOT_LINES = 12
_LONGEST_DATELINE = 80
_PROSE = 110  # characters; the title is over where a line is so long

_OWN = (
    r"data\s+(?:publikacji|wytworzenia|dodania|utworzenia|wystawienia|opublikowania|og[łl]oszenia|wydania|"
    r"dokumentu|sporz[ąa]dzenia|posiedzenia|sesji|zebrania|spotkania|podpisania|pisma)|"
    r"opublikowan[oay]|dodan[oay]|sporz[ąa]dzono|utworzono|wytworzono|published(?:\s+on)?|"
    r"posted(?:\s+on)?|publication\s+date|(?:tekst\s+jednolity|stan\s+prawny)\s+na\s+dzie[ńn]"
)
_ON = r"\W{0,5}(?:(?:w\s+)?dni[au]\s+|on\s+)?$"
_BY = r"(?:opublikowa[łl]a?|doda[łl]a?|wytworzy[łl]a?|posted\s+by|published\s+by)\b[^\d\n]{0,60}$"
_LABEL = re.compile(rf"(?:(?:{_OWN}|\bdate|\bdata){_ON})|{_BY}", re.IGNORECASE)
_PUBLISHED = re.compile(rf"(?:{_OWN}){_ON}", re.IGNORECASE)
_UPDATED = re.compile(
    rf"(?:(?:data\s+)?(?:ostatni(?:a|ej)\s+)?(?:aktualizacj[ai]|modyfikacj[ai]|zmian[ay])|"
    rf"zaktualizowano|(?:last\s+)?(?:updated?|modified)){_ON}",
    re.IGNORECASE,
)
# "Stan na 10 kwietnia 2024 r." behind a number is the day of that number.
_AS_OF = re.compile(
    r"[^\d|]*\b(?:stanu?(?:\s+prawn\w+)?\s+na(?:\s+(?:dzie[ńn]|dn\.))?|as\s+(?:of|at))[\s:]{1,3}",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[^\W\d_]{3}\.$")
_AS_OF_LINES = 6  # further down a text tells the day of something else
_OF_DAY = re.compile(r"(?:\bz\s+dnia|\bz\s+dn\.|\bdnia|\bdated)\s+$", re.IGNORECASE)
_ON_DAY = re.compile(
    r"(?:\b[wW]\s+dniu|\bodby\w+\s+si[ęe](?:\s+w\s+dniu)?|\bheld\s+on)\s+$", re.IGNORECASE
)
_MEETING = re.compile(
    r"protok[óo][łlt]|posiedzeni|sesj|zebrani|notatka|minutes|meeting|umowa|porozumienie|aneks",
    re.IGNORECASE,
)
# Words before "z dnia" that make it the date of some other paper.
_OF_ANOTHER = re.compile(
    r"na\s+podstawie|\bart\.|\bust\.|Dz\.\s*U|zmian\w*|w\s+zwi[ąa]zku|zgodnie|umow(?!a\b)\w+|"
    r"pism\w+|decyzj\w+\s+nr|\bustaw[yęa]\b(?!\s+z\s+dnia\s*$)|rozporz[ąa]dzeni[aeu]\s+\w+\s+\w+|"
    r"dotyczy|odpowiedzi|(?<!do\s)uchwa[łl][yęa]\b(?<!uchwa[łl]a)|wykonani\w+|realizacj\w+|wnios\w+|pursuant|under\s+the",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\d{1,3}[.)]\s|[-–•▪*·]\s")
# Columns that share a line: the sender and the place, the parts of a byline.
_COLUMNS = re.compile(r"\s{3,}|\t+|\s+[|•·]\s+")
_DAY_OF_WEEK = (
    r"(?:poniedzia[łl]ek|wtorek|[śs]roda|czwartek|pi[ąa]tek|sobota|niedziela|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_ON_THE_DAY = r"(?i:w\s+)?(?i:dn(?:ia|\.)|on)"
_CAPITAL = "[A-ZĄĆĘŁŃÓŚŹŻ]"
_NAME = rf"{_CAPITAL}[\w’'-]*\.?"
_PLACE = re.compile(
    rf"[\W_]*{_NAME}(?: (?:{_NAME}|nad|pod|przy|k\.)){{0,4}}"
    rf"\s*(?:,\s*(?:{_ON_THE_DAY}\s*)?|\s{_ON_THE_DAY}\s*)"
)
_PLACE_ALONE = re.compile(rf"{_CAPITAL}[\w-]+(?: {_CAPITAL}[\w-]+)?\s+")
_FIRST_LINES = 3  # where a letter's place stands; further down, a word before a date is any word
_BEFORE = re.compile(rf"[\W_]*(?:{_DAY_OF_WEEK}\W+)?(?:{_ON_THE_DAY}\s*)?", re.IGNORECASE)
_HOUR = re.compile(r"\d{1,2}[:.]\d\d")
_AFTER = re.compile(
    r"\s*(?:r(?:oku)?\b)?\.?\s*,?\s*(?:(?:godz(?:ina)?|g|o)\b\.?\s*)?(?:\d{1,2}[:.]\d\d(?::\d\d)?)?"
    r"[\W_]*",
    re.IGNORECASE,
)


def find_document_date(text: str) -> str | None:
    """The date a document bears near its top or at its signature; None when unsure.

    In this order: a labelled date ("Data publikacji: ..."), the day as of which its heading says
    that it holds ("stan na ..."), the date of the title ("z dnia ...", or "w dniu ..." of a
    meeting), a line at the top that is only place and date, the same at the end, a label anywhere
    when there is just one, the day of the last update.
    """
    lines = _filled(text[:_HEAD])[:_HEAD_LINES]
    foot = _filled(text[-_FOOT:])[-_FOOT_LINES:] if len(text) > _HEAD else _filled(text)[-12:]
    return (
        next(_labelled(lines, _LABEL), None)
        or _only(_as_of(lines[:_AS_OF_LINES]))
        or _of_title(lines[:_TITLE_LINES])
        or _only(_datelines(lines, placed=True))
        or _only([*_datelines(lines, placed=False), *_without_comma(lines[:_FIRST_LINES])])
        or _only(_labelled(foot, _LABEL))
        or _only(_datelines(foot, placed=True))
        or _only(_labelled(_filled(text), _PUBLISHED))
        or _only(_labelled([*lines, *foot], _UPDATED))
    )


def is_dateline(line: str) -> bool:
    """Whether a line is only a date, with a place, a day of the week or an hour at most."""
    return next(_datelines([line], placed=False), None) is not None


def is_as_of(line: str) -> bool:
    """Whether a line ends in the day as of which a document holds ("stan na 1 maja 2024 r.")."""
    return next(_as_of([line]), None) is not None


def _filled(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _only(dates: Iterable[str]) -> str | None:
    """The one date of several findings; None when they differ, for one would be a guess."""
    found = set(dates)
    return found.pop() if len(found) == 1 else None


def _labelled(lines: list[str], label: re.Pattern[str]) -> Iterator[str]:
    for previous, line in zip(["", *lines], lines, strict=False):
        for found in dates_in(line):
            before = line[: found.start]
            if label.search(before[-90:]) or (
                not before.strip(" :-") and label.fullmatch(previous)
            ):
                yield found.iso


def _as_of(lines: list[str]) -> Iterator[str]:
    """The days as of which a document holds, each at the end of a line."""
    for line in _above_prose(lines):
        for found in dates_in(line):
            closes = _AFTER.fullmatch(line[found.end :])
            if closes and len(line) < _PROSE and _AS_OF.fullmatch(line[: found.start]):
                yield found.iso
        if _SENTENCE_END.search(line):
            return


def _of_title(lines: list[str]) -> str | None:
    head = " ".join(_above_prose(lines))
    meeting = bool(_MEETING.search(head))
    for found in dates_in(head):
        before = head[max(0, found.start - 200) : found.start]
        if _OF_DAY.search(before) or (meeting and _ON_DAY.search(before)):
            sentence = re.split(r"(?<=[a-ząćęłńóśźż])\.\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])", before)[-1]
            return None if _OF_ANOTHER.search(sentence) else found.iso
    return None


def _above_prose(lines: list[str]) -> Iterator[str]:
    """The lines that may belong to the title: no items of an agenda, nothing from the prose on."""
    for number, line in enumerate(lines):
        if len(line) >= _PROSE and number:
            return
        if not _ITEM.match(line):
            yield line


def _datelines(lines: list[str], *, placed: bool) -> Iterator[str]:
    """Dates that have a line, or a column of one, for themselves.

    ``placed``: with a place before ("Lublin, 5 maja 2021 r."), an hour after, or other columns
    beside; else the bare date. Months count only with a place.
    """
    for column, found, shared in _dated_columns(lines):
        before, after = column[: found.start], column[found.end :]
        place = bool(_PLACE.fullmatch(before))
        bare = len(found.iso) > len("2019-11") and bool(_BEFORE.fullmatch(before))
        sure = place or (bare and (shared or bool(_HOUR.search(after))))
        if sure if placed else (bare or place):
            yield found.iso


def _without_comma(lines: list[str]) -> Iterator[str]:
    """Dates behind a place without a comma, which further down would be any word."""
    for column, found, _ in _dated_columns(lines):
        if _PLACE_ALONE.fullmatch(column[: found.start]) and len(found.iso) > len("2019-11"):
            yield found.iso


def _dated_columns(lines: list[str]) -> Iterator[tuple[str, FoundDate, bool]]:
    """Short columns of text that end in a date and hour: text, date, whether others share the line.

    Below a label that is none of ours, a date is the date of something else.
    """
    for previous, line in zip(["", *lines], lines, strict=False):
        columns = [column for column in _COLUMNS.split(line) if column]
        for column in columns:
            found = next(dates_in(column), None)
            if found is None or len(column) > _LONGEST_DATELINE or previous.endswith(":"):
                continue
            if _AFTER.fullmatch(column[found.end :]):
                yield column, found, len(columns) > 1
