"""Which paragraphs of a slide have a bullet or a number before them, as the slide shows them.

A paragraph says so itself, or its text box, or what these inherit from: the layout's placeholder,
the master's, the master's style for body text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_SIGN, _NUMBER, _NONE = "buChar", "buAutoNum", "buNone"
_BODIES = frozenset({"BODY", "OBJECT", "VERTICAL_BODY", "VERTICAL_OBJECT"})

Shape = Any  # python-pptx has no types of its own


def lines(shape: Shape) -> Iterator[str]:
    """The filled paragraphs of a shape's text, items of lists with "- " or their number."""
    counts: dict[int, int] = {}
    for paragraph in shape.text_frame.paragraphs:
        text = paragraph.text.replace("\v", "\n").strip()
        if not text:
            continue
        kind = _kind(shape, paragraph)
        level = paragraph.level
        counts = {deep: count for deep, count in counts.items() if deep <= level}
        if kind == _NUMBER:
            counts[level] = counts.get(level, 0) + 1
            yield f"{counts[level]}. {text}"
        else:
            counts.pop(level, None)
            yield f"- {text}" if kind == _SIGN and text[0] not in "-–—•▪*·" else text


def _kind(shape: Shape, paragraph: Any) -> str:
    """The bullet of a paragraph: a sign, a number, or none."""
    name = f"lvl{paragraph.level + 1}pPr"
    for properties in _inherited(shape, paragraph, name):
        for kind in (_NONE, _NUMBER, _SIGN, "buBlip") if properties is not None else ():
            if properties.find(_A + kind) is not None:
                return _SIGN if kind == "buBlip" else kind
    return _NONE


def _inherited(shape: Shape, paragraph: Any, name: str) -> Iterator[Any]:
    yield paragraph._p.pPr  # noqa: SLF001 - python-pptx shows no bullets
    yield shape.text_frame._txBody.find(f"{_A}lstStyle/{_A}{name}")  # noqa: SLF001
    if not shape.is_placeholder or shape.placeholder_format.type is None:
        return
    if shape.placeholder_format.type.name not in _BODIES:
        return
    base = getattr(shape, "_base_placeholder", None)
    while base is not None:
        yield base._element.find(f"{_P}txBody/{_A}lstStyle/{_A}{name}")  # noqa: SLF001
        base = getattr(base, "_base_placeholder", None)
    master = shape.part.slide.slide_layout.slide_master
    yield master._element.find(f"{_P}txStyles/{_P}bodyStyle/{_A}{name}")  # noqa: SLF001
