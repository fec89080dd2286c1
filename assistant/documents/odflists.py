"""The bullets and numbers of lists in OpenDocument files, which stand in no paragraph's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.documents.lists import BULLET, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any  # odfpy has no types

_DEEPEST = 10  # levels of a list that a style can tell of
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class _Number(NamedTuple):
    """How a level of a list is numbered: ``§ 3.`` has a prefix, a format and a suffix."""

    prefix: str
    format: str
    suffix: str


def write_markers(document: Any) -> None:
    """Put the marker of each item of a list into its first paragraph, as text like any other."""
    from odf.text import List

    styles = dict(_styles(document))
    counts: dict[tuple[str, int], int] = {}
    for found in document.getElementsByType(List):
        if _name(found.parentNode) not in {"list-item", "list-header"}:
            _mark(found, _attribute(found, "style-name") or "", 1, styles, counts)


def _mark(
    found: Element,
    style: str,
    level: int,
    styles: dict[tuple[str, int], _Number],
    counts: dict[tuple[str, int], int],
) -> None:
    number = styles.get((style, level))
    goes_on = _attribute(found, "continue-numbering") == "true"
    count = counts.get((style, level), 0) if goes_on else 0
    for item in found.childNodes:
        if _name(item) != "list-item":
            continue
        start = _attribute(item, "start-value") or ""
        count = int(start) if start.isdecimal() else count + 1
        shown = number and f"{number.prefix}{counted(count, number.format)}{number.suffix} "
        _write(item, shown or BULLET)
        for child in item.childNodes:
            if _name(child) == "list" and level < _DEEPEST:
                inner = _attribute(child, "style-name") or style
                _mark(child, inner, level + 1, styles, counts)
    counts[style, level] = count


def _write(item: Element, marker: str) -> None:
    from odf.element import Text

    first = next((child for child in item.childNodes if _name(child) in {"p", "h"}), None)
    if first is not None and str(first).strip():
        first.insertBefore(Text(marker), first.childNodes[0])


def _styles(document: Any) -> Iterator[tuple[tuple[str, int], _Number]]:
    """The levels of lists that have numbers, by the name of the list's style."""
    for styles in (document.styles, document.automaticstyles):
        for style in styles.childNodes:
            if _name(style) != "list-style":
                continue
            for level in style.childNodes:
                shown = _attribute(level, "num-format") or ""
                if _name(level) == "list-level-style-number" and shown:
                    key = (_attribute(style, "name") or "", int(_attribute(level, "level") or 1))
                    prefix, suffix = (
                        _attribute(level, f"num-{end}") for end in ("prefix", "suffix")
                    )
                    yield key, _Number(prefix or "", _FORMATS.get(shown, "decimal"), suffix or "")


def _name(node: Element) -> str:
    qname = getattr(node, "qname", None)
    return str(qname[1]) if qname else ""


def _attribute(node: Element, name: str) -> str | None:
    attributes = getattr(node, "attributes", None) or {}
    return next((str(value) for key, value in attributes.items() if key[1] == name), None)
