"""The numbers and bullets of lists in DOCX, which are counted when the page is shown.

They stand in no paragraph's text, yet people cite them: "§ 3", "pkt 2".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assistant.documents.lists import BULLET, counted
from assistant.documents.markup import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DEEPEST_STYLE = 12

Element = Any  # lxml has no types of its own


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int
    style: str | None


@dataclass(slots=True)
class _List:
    """A list as it stands in the document: its levels, and how far each has been counted."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


def write_markers(document: Any) -> None:
    """Put the marker of each item of a list into its paragraph, as text like any other."""
    numbering = _Numbering(document)
    for paragraph in list(document.element.body.iter(_W + "p")):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue  # the same text box a second time, for old programs
        marker = numbering.marker(paragraph)
        if marker and any((text.text or "").strip() for text in paragraph.iter(_W + "t")):
            run = paragraph.makeelement(_W + "r")
            text = run.makeelement(_W + "t")
            text.text = marker
            run.append(text)
            paragraph.insert(1, run)  # behind the properties, which hold the list's number


class _Numbering:
    """Counts the items of a document's lists; asked for each paragraph once, in order."""

    def __init__(self, document: Any) -> None:
        self._styles = {
            style.get(_W + "styleId"): style
            for style in document.styles.element.iterchildren(_W + "style")
        }
        root = next(_numbering_parts(document), None)
        self._lists, self._starts = _lists(root) if root is not None else ({}, {})

    def marker(self, paragraph: Element) -> str:
        """What stands before a paragraph: ``"- "``, ``"2. "``, ``"§ 3. "``, or nothing."""
        number, level, style = self._place(paragraph)
        found = self._lists.get(number or "")
        if found is None or number is None:
            return ""
        if level is None:
            level = next((i for i, one in found.levels.items() if one.style == style), 0)
        shape = found.levels.get(level)
        if shape is None:
            return ""
        self._count(found, number, level)
        if shape.format == "bullet":
            return BULLET
        return _shown(found, shape.text) if shape.format != "none" else ""

    def _count(self, found: _List, number: str, level: int) -> None:
        override = self._starts.pop((number, level), None)
        if override is not None:
            found.counts[level] = override
        elif level in found.counts:
            found.counts[level] += 1
        else:
            found.counts[level] = found.levels[level].start
        for deeper in [one for one in found.counts if one > level]:
            del found.counts[deeper]

    def _place(self, paragraph: Element) -> tuple[str | None, int | None, str | None]:
        """The list's number, the level where it is told, and the style that says so."""
        properties = paragraph.find(_W + "pPr")
        if properties is None:
            return None, None, None
        number, level = _own(properties)
        if number is not None:
            return number, level or 0, None
        style = _value(properties.find(_W + "pStyle"))
        for _ in range(_DEEPEST_STYLE):
            element = self._styles.get(style)
            if element is None:
                break
            of_style = element.find(_W + "pPr")
            number, level = _own(of_style) if of_style is not None else (None, None)
            if number is not None:
                return number, level, style
            style = _value(element.find(_W + "basedOn"))
        return None, None, None


def _numbering_parts(document: Any) -> Iterator[Element]:
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/numbering"):
            root = parse_xml(relation.target_part.blob)
            if root is not None:
                yield root


def _lists(root: Element) -> tuple[dict[str, _List], dict[tuple[str, int], int]]:
    """Lists by the number that paragraphs give, and where one of them begins to count anew."""
    shapes = {
        abstract.get(_W + "abstractNumId"): _List(
            {_level(item): _shape(item) for item in abstract.iterchildren(_W + "lvl")}
        )
        for abstract in root.iterchildren(_W + "abstractNum")
    }
    lists: dict[str, _List] = {}
    starts: dict[tuple[str, int], int] = {}
    for number in root.iterchildren(_W + "num"):
        name = number.get(_W + "numId") or ""
        shape = shapes.get(_value(number.find(_W + "abstractNumId")))
        if shape is not None and name != "0":
            lists[name] = shape
        for override in number.iterchildren(_W + "lvlOverride"):
            start = _value(override.find(_W + "startOverride"))
            if start is not None and start.isdecimal():
                starts[name, _level(override)] = int(start)
    return lists, starts


def _shape(item: Element) -> _Level:
    start = _value(item.find(_W + "start")) or "1"
    return _Level(
        format=_value(item.find(_W + "numFmt")) or "decimal",
        text=_value(item.find(_W + "lvlText")) or "",
        start=int(start) if start.isdecimal() else 1,
        style=_value(item.find(_W + "pStyle")),
    )


def _own(properties: Element) -> tuple[str | None, int | None]:
    level = _value(properties.find(f"{_W}numPr/{_W}ilvl"))
    number = _value(properties.find(f"{_W}numPr/{_W}numId"))
    return number, int(level) if level is not None and level.isdecimal() else None


def _level(element: Element) -> int:
    value = element.get(_W + "ilvl") or "0"
    return int(value) if value.isdecimal() else 0


def _value(element: Element | None) -> str | None:
    return element.get(_W + "val") if element is not None else None


def _shown(found: _List, text: str) -> str:
    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        shape = found.levels.get(level)
        return counted(found.counts.get(level, 1), shape.format if shape else "decimal")

    shown = re.sub(r"%(\d)", number, text).strip()
    return f"{shown} " if any(map(str.isalnum, shown)) else (BULLET if shown else "")
