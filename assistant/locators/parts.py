"""A text's parts as nested spans, and what those that hold a span are called."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.locators.designations import Level
    from assistant.records import Locator


@dataclass(slots=True)
class Part:
    """A part: its span, what it is called (None: it has no name), and whether it surely is one."""

    level: Level
    start: int
    end: int
    locator: Locator | None
    parent: Part | None
    sure: bool = True
    kind: str = ""
    # The numbers that its own parts have come to, and the last part of each level.
    counted: dict[Level, int] = field(default_factory=dict)
    last: dict[Level, Part] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of one text, in the order in which they begin."""

    parts: tuple[Part, ...]

    def within(self, start: int, end: int) -> tuple[Locator, ...]:
        """What the parts are called that hold all of characters ``start`` to ``end``.

        The widest comes first. Nothing is named within a part that is not sure, or that ends
        before the span does.
        """
        index = bisect_right(self.parts, start, key=lambda part: part.start) - 1
        part = self.parts[index] if index >= 0 else None
        found: list[Locator] = []
        while part is not None:
            if not part.sure or part.end < end:
                found.clear()
            elif part.locator is not None:
                found.append(part.locator)
            part = part.parent
        return tuple(reversed(found))
