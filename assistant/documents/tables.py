"""A table as text: each row one line, with the headings of its columns at hand.

Nazwa           | Członków            Nazwa: Lubelska Medycyna | Członków: 184
Lubelska Med... | 184           ->    Nazwa: Wyżyna IT | Członków: 60
Wyżyna IT       | 60
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.documents.cleaning import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST_HEADING = 80
_NUMBER = re.compile(r"[-+]?[\d\s.,%/:-]*\d[\d\s.,%/:-]*(?:zł|PLN|EUR|%)?\s*", re.IGNORECASE)


def table_lines(rows: Iterable[Sequence[str]], *, headed: bool = False) -> list[str]:
    """The lines of a table.

    Args:
        rows: cells as text, in reading order; rows may differ in length.
        headed: whether the source itself marks the first row as headings. Where it does not,
            the first row must look like headings, for a wrong heading would be a wrong fact.

    Returns:
        One line for each row that holds anything; the heading row itself only when no row
        follows it.
    """
    return [line for line in row_lines(rows, headed=headed) if line]


def row_lines(rows: Iterable[Sequence[str]], *, headed: bool = False) -> list[str]:
    """As `table_lines`, but with a line for every row: "" for one that has none there."""
    cells = [[one_line(cell) for cell in row] for row in rows]
    said = iter(_said([row for row in cells if any(row)], headed=headed))
    return [next(said) if any(row) else "" for row in cells]


def _said(cells: list[list[str]], *, headed: bool) -> list[str]:
    """The line of each row, none of which is empty; "" for that of the headings."""
    # A title above the table: single cells before the first row of several.
    top = next((i for i, row in enumerate(cells) if headed or _filled(row) > 1), len(cells))
    lines = [_plain(row) for row in cells[:top]]
    body = cells[top:]
    if len(body) > 1 and (headed or _looks_headed(body)):
        return [*lines, "", *(_labelled(body[0], row) for row in body[1:])]
    return lines + [_plain(row) for row in body]


def labelled_line(headings: Sequence[str], row: Sequence[str]) -> str:
    """One row with its headings, as ``Heading: value | Heading: value``."""
    return _labelled([one_line(cell) for cell in headings], [one_line(cell) for cell in row])


def could_be_headings(row: Sequence[str]) -> bool:
    """Whether each filled cell is short, different from the others, and no number."""
    filled = [cell for cell in row if cell]
    return (
        len(filled) > 1
        and len(set(filled)) == len(filled)
        and all(len(cell) <= _LONGEST_HEADING and not _NUMBER.fullmatch(cell) for cell in filled)
    )


def _looks_headed(rows: list[list[str]]) -> bool:
    first, body = rows[0], rows[1:]
    if not could_be_headings(first) or not all(first):
        return False
    if any(_is_number_column(body, column) for column in range(len(first))):
        return True
    # Words all over: believe it only where there are columns and rows enough, and where the
    # first row is plainer than the others. Two columns of words are rather names and values.
    wide = len(first) > 2 and len(body) > 1
    return wide and not any(re.search(r"[\d.:]", cell) for cell in first)


def _is_number_column(body: list[list[str]], column: int) -> bool:
    values = [row[column] for row in body if column < len(row) and row[column]]
    return bool(values) and all(_NUMBER.fullmatch(value) for value in values)


def _labelled(headings: Sequence[str], row: Sequence[str]) -> str:
    if _filled(row) == 1 and len(headings) > 1 and row[0]:
        return row[0]  # a subheading across the table
    pairs = []
    for column, value in enumerate(row):
        heading = headings[column].rstrip(":") if column < len(headings) else ""
        if value:
            pairs.append(f"{heading}: {value}" if heading and heading != value else value)
    return " | ".join(pairs)


def _plain(row: Sequence[str]) -> str:
    return " | ".join(cell for cell in row if cell)


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell)
