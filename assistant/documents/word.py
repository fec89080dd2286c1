"""DOCX: paragraphs and tables in the order of the page, notes, text boxes, headers and footers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from assistant.documents import messages
from assistant.documents.content import CannotRead, Content
from assistant.documents.furniture import is_page_number
from assistant.documents.lists import joined
from assistant.documents.tables import table_lines
from assistant.documents.titles import meaningful_title
from assistant.documents.wordlists import write_markers
from assistant.records import State

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_M_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BREAKS = frozenset({_W + "br", _W + "cr"})
# What is not on the page: deletions, moves away, instructions of fields, hidden properties.
_ABSENT = frozenset({_W + "del", _W + "moveFrom", _W + "instrText", _W + "delText", _MC_FALLBACK})
_WRAPPERS = frozenset(
    {_W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
)
_NOTES = ("footnotes", "endnotes")
_DEEPEST_TABLE = 12
_TITLE_STYLES = ("Title", "Heading 1")  # their names in every language of Word
_TITLE_WITHIN = 30  # paragraphs from the top

Element = Any  # lxml has no types of its own


def read(data: bytes) -> Content:
    """The text of the document as it is printed, without tracked deletions.

    Raises:
        CannotRead: it is broken.
    """
    import docx
    from docx.opc.exceptions import OpcError

    try:
        document = docx.Document(io.BytesIO(data))
        title = meaningful_title(document.core_properties.title) or _styled_title(document)
        write_markers(document)
        body = list(_blocks(document.element.body, 0))
        margins = list(_margins(document))
        notes = list(_notes(document))
    except (OpcError, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise CannotRead(State.DAMAGED, messages.BROKEN) from error
    blocks = [*body, *notes, *(line for line in margins if line not in body)]
    return Content(text=joined(blocks), title=title)


def _styled_title(document: Any) -> str | None:
    """The first paragraph that the author styled as the title, else as the top heading."""
    found: dict[str, str] = {}
    for paragraph in document.paragraphs[:_TITLE_WITHIN]:
        style = paragraph.style.name if paragraph.style is not None else ""
        if style in _TITLE_STYLES and paragraph.text.strip():
            found.setdefault(style, paragraph.text)
    return next((found[style] for style in _TITLE_STYLES if style in found), None)


def _blocks(parent: Element, depth: int) -> Iterator[str]:
    """Paragraphs and tables below an element, as blocks of one or more lines."""
    for child in parent.iterchildren():
        if child.tag == _W + "p":
            yield from _paragraph(child, depth)
        elif child.tag == _W + "tbl":
            yield from _table(child, depth + 1)
        elif child.tag in _WRAPPERS:
            yield from _blocks(child, depth)


def _paragraph(paragraph: Element, depth: int) -> Iterator[str]:
    """The paragraph's own text, then that of the text boxes anchored in it."""
    pieces: list[str] = []
    boxes: list[Element] = []
    _collect(paragraph, pieces, boxes)
    text = "".join(pieces).strip()
    if text:
        yield text
    if depth < _DEEPEST_TABLE:
        for box in boxes:
            yield from _blocks(box, depth + 1)


def _collect(element: Element, pieces: list[str], boxes: list[Element]) -> None:
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        tag = child.tag
        if tag in _ABSENT or (tag == _W + "r" and _hidden(child)):
            continue
        if tag == _W + "txbxContent":
            boxes.append(child)
        elif tag in {_W + "t", _M_TEXT}:
            pieces.append(child.text or "")
        elif tag == _W + "tab":
            pieces.append("\t")
        elif tag in _BREAKS:
            pieces.append("\n")
        elif tag == _W + "noBreakHyphen":
            pieces.append("-")
        else:
            stack.extend(reversed(child))


def _hidden(run: Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(_W + "val", "1") not in {"0", "false", "off"}


def _table(table: Element, depth: int) -> Iterator[str]:
    if depth > _DEEPEST_TABLE:
        text = "".join(node.text or "" for node in table.iter(_W + "t")).strip()
        if text:
            yield text
        return
    rows: list[list[str]] = []
    headed = False
    for row in _within(table, _W + "tr"):
        properties = row.find(f"{_W}trPr/{_W}tblHeader")
        headed = headed or (not rows and properties is not None)
        cells = []
        for cell in _within(row, _W + "tc"):
            cells.append("\n".join(_blocks(cell, depth)))
            cells += [""] * (_span(cell) - 1)
        rows.append(cells)
    if rows and all(sum(map(bool, row)) <= 1 for row in rows):  # a frame around text
        yield from (cell for row in rows for cell in row if cell)
    elif lines := table_lines(rows, headed=headed):
        yield "\n".join(lines)


def _within(parent: Element, tag: str) -> Iterator[Element]:
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, tag)


def _span(cell: Element) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = span.get(_W + "val", "1") if span is not None else "1"
    return min(int(value), 50) if value.isdigit() else 1


def _margins(document: Any) -> Iterator[str]:
    """Headers and footers, each text once."""
    seen = set()
    for section in document.sections:
        for part in (
            section.first_page_header, section.header, section.even_page_header,
            section.first_page_footer, section.footer, section.even_page_footer,
        ):  # fmt: skip
            if part.is_linked_to_previous:
                continue
            for block in _blocks(part._element, 0):  # noqa: SLF001 - python-docx shows no boxes
                worded = any(map(str.isalpha, block)) and not is_page_number(block)
                if block not in seen and worded:
                    seen.add(block)
                    yield block


def _notes(document: Any) -> Iterator[str]:
    """Footnotes and endnotes, in the order of the document."""
    from assistant.documents.markup import parse_xml

    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(_NOTES):
            continue
        root = parse_xml(relation.target_part.blob)
        for note in root if root is not None else ():
            if note.get(_W + "type") in {None, "normal"}:
                yield from _blocks(note, 0)
