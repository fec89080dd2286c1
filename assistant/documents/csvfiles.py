"""Comma-, semicolon- and tab-separated text."""

from __future__ import annotations

import csv
import io
from collections import Counter

from assistant.documents.content import Content
from assistant.documents.tables import table_lines

_DELIMITERS = "\t;,"
_SNIFFED_LINES = 60
_LONGEST_CELL = 1 << 20
_MEAN_CELL = 50  # characters; longer ones are prose that happens to hold a comma


def read(text: str) -> Content:
    """Each record as one line, with the headings of the first row where it has any."""
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = list(_rows(text, sniff(text) or ","))
    except csv.Error:
        return Content(text=text)
    return Content(text="\n".join(table_lines(rows)))


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
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[cell.strip("\ufeff") for cell in row] for row in reader if any(row)]
