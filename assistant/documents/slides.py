"""PPTX: each slide a page, its shapes in reading order, tables, charts and notes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from assistant.documents import messages, slidebullets
from assistant.documents.cleaning import one_line
from assistant.documents.content import CannotRead, Content, Part
from assistant.documents.tables import table_lines
from assistant.records import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DEEPEST_GROUP = 20
_ROW = 250_000  # EMU, 0.7 cm: shapes whose tops differ by less stand side by side

Shape = Any  # python-pptx has no types of its own


def read(data: bytes) -> Content:
    """The text of all slides, hidden ones included.

    Raises:
        CannotRead: it is broken.
    """
    import pptx
    from pptx.exc import PythonPptxError

    try:
        presentation = pptx.Presentation(io.BytesIO(data))
        parts = tuple(_slide(slide, i) for i, slide in enumerate(presentation.slides, 1))
        title = presentation.core_properties.title
    except (PythonPptxError, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise CannotRead(State.DAMAGED, messages.BROKEN) from error
    first = next((part.title for part in parts if part.title), None)
    return Content(parts=parts, title=title or first)


def _slide(slide: Any, number: int) -> Part:
    title = slide.shapes.title
    heading = one_line(title.text_frame.text) if title is not None else ""
    others = [shape for shape in slide.shapes if title is None or shape.shape_id != title.shape_id]
    blocks = [heading, *_blocks(others, 0), *_notes(slide)]
    return Part(number, "\n\n".join(filter(None, blocks)), title=heading or None)


def _blocks(shapes: Iterable[Shape], depth: int) -> Iterator[str]:
    for shape in _in_reading_order(shapes):
        if hasattr(shape, "shapes"):
            if depth < _DEEPEST_GROUP:
                yield from _blocks(shape.shapes, depth + 1)
        elif getattr(shape, "has_table", False):
            rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
            yield "\n".join(table_lines(rows, headed=bool(shape.table.first_row)))
        elif getattr(shape, "has_chart", False):
            yield "\n".join(_chart(shape))
        elif shape.has_text_frame and not _is_slide_number(shape):
            yield "\n".join(slidebullets.lines(shape))


def _is_slide_number(shape: Shape) -> bool:
    if not shape.is_placeholder or shape.placeholder_format.type is None:
        return False
    return bool(shape.placeholder_format.type.name == "SLIDE_NUMBER")


def _in_reading_order(shapes: Iterable[Shape]) -> list[Shape]:
    """Top to bottom, then left to right; shapes placed by the layout keep their turn first."""

    def place(shape: Shape) -> tuple[int, int]:
        if shape.top is None or shape.left is None:
            return (-1, 0)
        return (int(shape.top) // _ROW, int(shape.left))

    return sorted(shapes, key=place)


def _chart(shape: Shape) -> Iterator[str]:
    """A chart's title, then one line for each category with the value of each series."""
    try:
        chart = shape.chart
        if chart.has_title and chart.chart_title.has_text_frame:
            yield one_line(chart.chart_title.text_frame.text)
        plot = chart.plots[0]
        series = list(plot.series)
        header = ["", *(str(one.name) for one in series)]
        rows = [
            [str(category), *(_number(one.values, i) for one in series)]
            for i, category in enumerate(plot.categories)
        ]
        yield from table_lines([header, *rows], headed=True)
    except (AttributeError, IndexError, KeyError, ValueError, NotImplementedError):
        return  # a chart of a kind that python-pptx does not know


def _number(values: Any, index: int) -> str:
    value = values[index] if index < len(values) else None
    return "" if value is None else f"{value:g}"


def _notes(slide: Any) -> Iterator[str]:
    if slide.has_notes_slide:
        frame = slide.notes_slide.notes_text_frame
        if frame is not None and frame.text.strip():
            yield frame.text
