"""Workbooks: each sheet a page, each row a line with its headings."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from assistant.documents.content import Content, Part
from assistant.documents.tables import table_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

_EMPTY_ROWS = 1000  # in a row: then a sheet has ended, whatever size it claims
_MOST_COLUMNS = 500


def read(data: bytes) -> Content:
    """The values of all visible sheets, as last computed."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    parts = []
    for number, name in enumerate(book.sheetnames, 1):
        sheet = book[name]
        if not hasattr(sheet, "iter_rows"):  # a sheet that is only a chart
            continue
        if hasattr(sheet, "reset_dimensions"):
            sheet.reset_dimensions()  # the size in the file may be a lie
        shown = getattr(sheet, "sheet_state", "visible") == "visible"
        rows = _rows(sheet.iter_rows(values_only=True)) if shown else []
        parts.append(Part(number, "\n".join(table_lines(rows)), title=name))
    return Content(parts=tuple(parts), title=book.properties.title)


def _rows(source: Iterable[tuple[object, ...]]) -> list[list[str]]:
    rows: list[list[str]] = []
    empty = 0
    for values in source:
        row = [cell_text(value) for value in values[:_MOST_COLUMNS]]
        empty = 0 if any(row) else empty + 1
        if empty > _EMPTY_ROWS:
            break
        if any(row):
            rows.append(row)
    return rows


def cell_text(value: object) -> str:
    """A cell's value as people write it: whole numbers without ``.0``, dates in ISO form."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)
