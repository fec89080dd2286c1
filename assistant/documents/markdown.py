"""Markdown as its reader sees it: without marks, its tables as rows with headings.

Told by its text and not by a file's name, for the same bytes may lie under two names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.documents import mdinline
from assistant.documents.content import Content
from assistant.documents.dates import parse_date
from assistant.documents.tables import row_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})\s*")
_RULE = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_QUOTED = re.compile(r" {0,3}>\s?")
_ITEM = re.compile(r"(\s*)[*+-]\s+(?=\S)")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_CELL = re.compile(r"(?:\\.|`[^`]*`|[^|\\`]|[\\`])+|\|")
_FRONT = re.compile(r"\ufeff?---[ \t]*\n((?:[^\n]*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PROSE = 60  # characters; a file of settings or a program has headings' marks, but no such lines


def is_markdown(text: str) -> bool:
    """Whether a text bears marks of Markdown of two kinds at least, or a table of it."""
    lines = text.splitlines()
    if any(map(_is_table, lines, lines[1:])):
        return True
    if _FRONT.match(text) and re.search(r"^title:", text, re.MULTILINE):
        return True
    headings = [line for line in lines if _HEADING.fullmatch(line)]
    kinds = mdinline.kinds_of_marks(text) + bool(headings) + any(map(_FENCE.match, lines))
    if kinds >= 2:
        return True
    first = next((line for line in lines if line.strip()), "")
    prose = any(len(line) >= _PROSE and not line.startswith("#") for line in lines)
    return len(headings) > 1 and first in headings and prose


def read(text: str) -> Content:
    """The text with tables as rows with headings, items with ``-``, and no marks.

    Each line stays at its number, and one that holds only marks is blank. Code keeps every
    character. The title is the first heading of the first level.

    Args:
        text: with line breaks as `assistant.documents.cleaning.file_lines` gives them.
    """
    front = _FRONT.match(text)
    lines = _COMMENT.sub(_breaks, text[front.end() :] if front else text).split("\n")
    above = ["", *front[1].split("\n")] if front else []
    title = next((m[2] for line in lines if (m := _HEADING.fullmatch(line)) and m[1] == "#"), None)
    title = _said(front, "title") or title
    return Content(
        text="\n".join(_blocks([*above, *lines])),
        title=mdinline.plain(title) if title else None,
        date=parse_date(_said(front, "date") or ""),
        own_lines=True,
    )


def _breaks(comment: re.Match[str]) -> str:
    return "\n" * comment[0].count("\n")


def _said(front: re.Match[str] | None, name: str) -> str | None:
    """What the lines above the text say under a name: ``title: "Opłaty za wodę"``."""
    found = re.search(rf"^{name}:[ \t]*(\S.*)$", front[1], re.MULTILINE) if front else None
    return found[1].strip(" \t\"'") if found else None


def _blocks(lines: list[str]) -> Iterator[str]:
    """A line of output for each; runs of text are cleared together, for marks may span lines."""
    run: list[str] = []
    i = 0
    while i < len(lines):
        taken = _code(lines, i) or _table(lines, i) or _heading(lines, i)
        if taken:
            yield from _cleared(run)
            run = []
            yield from taken
            i += len(taken)
        else:
            run.append(_text(lines[i]))
            i += 1
    yield from _cleared(run)


def _cleared(run: list[str]) -> list[str]:
    return mdinline.plain("\n".join(run)).split("\n") if run else []


def _text(line: str) -> str:
    while match := _QUOTED.match(line):
        line = line[match.end() :]
    return _ITEM.sub(r"\1- ", line, count=1) if _ITEM.match(line) else line


def _heading(lines: list[str], i: int) -> list[str]:
    """What becomes of a heading, underlined or not, or of a rule at line ``i``; else nothing."""
    line = lines[i]
    if match := _HEADING.fullmatch(line):
        return [mdinline.plain(match[2])]
    if _RULE.fullmatch(line):
        return [""]
    if i + 1 < len(lines) and _UNDERLINE.fullmatch(lines[i + 1]) and _is_title(line):
        return [mdinline.plain(line.strip()), ""]
    return []


def _is_title(line: str) -> bool:
    return bool(line.strip()) and not (_ITEM.match(line) or _QUOTED.match(line) or "|" in line)


def _code(lines: list[str], i: int) -> list[str]:
    """What becomes of a fence that opens at line ``i`` and of what is inside; else nothing."""
    fence = _FENCE.match(lines[i])
    if fence is None:
        return []
    end = i + 1
    while end < len(lines) and not re.fullmatch(rf"\s*{fence[1][0]}{{3,}}\s*", lines[end]):
        end += 1
    return ["", *lines[i + 1 : end], *("" for _ in lines[end : end + 1])]


def _table(lines: list[str], i: int) -> list[str]:
    """What becomes of a table whose headings are line ``i``; else nothing."""
    if i + 1 >= len(lines) or not _is_table(lines[i], lines[i + 1]):
        return []
    end = i + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    headings, *rows = row_lines([_cells(lines[i]), *map(_cells, lines[i + 2 : end])], headed=True)
    return [headings, "", *rows]


def _is_table(headings: str, rule: str) -> bool:
    if "|" not in headings or "-" not in rule or not _TABLE_RULE.fullmatch(rule):
        return False
    return len(_cells(headings)) == len(_cells(rule))


def _cells(row: str) -> list[str]:
    cells = [""]
    for piece in _CELL.findall(row.strip().removeprefix("|").rstrip()):
        if piece == "|":
            cells.append("")
        else:
            cells[-1] += piece
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [mdinline.plain(cell.strip()) for cell in cells]
