"""Comma-, semicolon- and tab-separated text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

from assistant.documents.cleaning import file_lines
from assistant.documents.content import Content
from assistant.documents.tables import row_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS = "\t;,"
_SNIFFED_LINES = 60
_LONGEST_CELL = 1 << 20
_MEAN_CELL = 50  # characters; longer ones are prose that happens to hold a comma


def read(text: str) -> Content:
    """Each record as one line, with the headings of the first row where it has any.

    It is the line on which the record begins in the file; its others, and the headings', are blank.
    """
    text = file_lines(text)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        records = list(_records(text, sniff(text) or ","))
    except csv.Error:
        return Content(text=text, own_lines=True)
    lines = row_lines(row for row, _ in records)
    blank = ("\n" * more for _, more in records)
    text = "\n".join(line + rest for line, rest in zip(lines, blank, strict=True))
    return Content(text=text, own_lines=True)


def sniff(text: str) -> str | None:
    """The delimiter of separated values; None when the text is no table."""
    head = [line for line in text[: 1 << 16].splitlines() if line.strip()][:_SNIFFED_LINES]
    return next((mark for mark in _DELIMITERS if _fits(head, mark)), None)


def _fits(lines: list[str], delimiter: str) -> bool:
    try:
        rows = list(_rows("\n".join(lines), delimiter))
    except csv.Error:
        return False
    if len(rows) > 2 and len(lines) == _SNIFFED_LINES:
        rows.pop()  # it may have been cut
    widths = Counter(len(row) for row in rows)
    if not widths:
        return False
    (width, most), cells = widths.most_common(1)[0], [cell for row in rows for cell in row]
    enough = len(rows) >= 2 if delimiter != "," else len(rows) >= 3
    short = sum(map(len, cells)) / len(cells) <= _MEAN_CELL
    # A comma alone parts clauses as well as cells, so there it takes more columns.
    wide = width >= 3 or (width == 2 and (delimiter != "," or len(rows) >= 5))
    tidy = not any(cell.startswith(" ") for cell in cells) or delimiter != ","
    return enough and short and wide and tidy and most == len(rows)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    return [row for row, _ in _records(text, delimiter) if any(row)]


def _records(text: str, delimiter: str) -> Iterator[tuple[list[str], int]]:
    """Each record, the empty ones too, and how many more lines than one it takes."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines = 0
    for row in reader:
        yield [cell.strip("\ufeff") for cell in row], reader.line_num - lines - 1
        lines = reader.line_num
