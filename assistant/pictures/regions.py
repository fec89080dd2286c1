"""Parts of a page, and the boxes of characters put together to those of lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SAME_LINE = 0.5  # of the smaller one's height that two boxes of a line share
_GAP = 1.5  # heights: the widest space inside a line; beyond, a column or a cell ends


class Region(NamedTuple):
    """A part of a page, in fractions (0-1) of its width and height."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def turned(self, degrees: int) -> Region:
        """Where it lies when the page is turned clockwise by 0, 90, 180 or 270 degrees."""
        found = self
        for _ in range(degrees // 90):
            found = Region(1 - found.bottom, found.left, 1 - found.top, found.right)
        return found


def lines(boxes: Sequence[Region], proportion: float) -> tuple[Region, ...]:
    """The boxes of consecutive characters or words, those beside each other put together.

    Args:
        boxes: in reading order.
        proportion: the page's width over its height.
    """
    if _run_down(boxes, proportion):
        return tuple(map(_mirrored, _across_lines(map(_mirrored, boxes), 1 / proportion)))
    return tuple(_across_lines(boxes, proportion))


def _across_lines(boxes: Iterable[Region], proportion: float) -> list[Region]:
    """As `lines`, of lines that run across the page."""
    found: list[Region] = []
    for box in boxes:
        if found and _beside(found[-1], box, proportion):
            found[-1] = _both(found[-1], box)
        else:
            found.append(box)
    return found


def _run_down(boxes: Sequence[Region], proportion: float) -> bool:
    """Whether most boxes stand above or below the one before: in lines that lie on their side."""
    down = 0
    for before, box in pairwise(boxes):
        (x, y), (next_x, next_y) = before.middle, box.middle
        down += 1 if abs(next_y - y) > abs(next_x - x) * proportion else -1
    return down > 0


def _mirrored(box: Region) -> Region:
    """The box with the page's sides exchanged: what runs down then runs across."""
    return Region(box.top, box.left, box.bottom, box.right)


def _beside(line: Region, box: Region, proportion: float) -> bool:
    """Whether a box goes on a line."""
    across = _apart(line.left, line.right, box.left, box.right) * proportion
    down = _apart(line.top, line.bottom, box.top, box.bottom)
    height = min(line.bottom - line.top, box.bottom - box.top)
    return down <= -_SAME_LINE * height and across <= _GAP * height


def _apart(start: float, end: float, other_start: float, other_end: float) -> float:
    """How far two stretches of an axis are from each other; below 0, by how much they overlap."""
    return max(start, other_start) - min(end, other_end)


def _both(one: Region, other: Region) -> Region:
    return Region(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
