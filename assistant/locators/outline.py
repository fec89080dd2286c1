"""The parts of an official text - acts, agenda items, provisions - as nested spans.

The text is read once, line by line. A part is taken for sure only where its number follows the one
before it: where one is missing (a sign that recognition damaged), the part before it may really be
two, and neither is named. A wrong citation is worse than none.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from assistant.locators.designations import OFFICIAL, Level, act, item, member, provision
from assistant.locators.lines import (
    NUMBERED,
    Line,
    damaged_item,
    damaged_sign,
    ends_item,
    ends_provision,
    is_heading,
    lines,
)
from assistant.locators.parts import Outline, Part
from assistant.records import Locator

if TYPE_CHECKING:
    from assistant.locators.designations import Designation

_CACHED = 16  # outlines kept: several quotes of one answer are of one document
_ACTS = frozenset("PSUZIVXLC0123456789")  # with which the names of acts begin
_SKIPPED = 5  # members of a provision that may be missing between two that are read


@functools.lru_cache(maxsize=_CACHED)
def outline(text: str) -> Outline:
    """The outline of a text; in time that grows with its length."""
    if OFFICIAL.search(text) is None:
        return Outline(())
    reading = _Reading(text)
    for line in lines(text):
        reading.read(line)
    reading.close(Level.ACT, len(text))
    return Outline(tuple(reading.parts))


class _Reading:
    """The state of reading a text: the parts that are open, and all that were found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[Part] = []
        self._root = Part(Level.ACT, 0, len(text), None, None)
        self._open = self._root
        self._quoted = 0  # quotation marks opened and not closed since the last sure provision
        self._minuted = False  # the open resolution stands in minutes, which go on after it
        self._recent = False  # the line before was nothing but a provision's sign

    def read(self, line: Line) -> None:
        """Take in the next line."""
        recent, self._recent = self._recent, False
        initial = line.words[0]
        goes_on = initial.islower() and line.words[1:2] != ")" and not line.words.startswith("ad")
        if not (
            goes_on  # most lines do, and nothing begins or ends with them
            or (initial in _ACTS and line.begins and self._reads_act(line))
            or self._reads_item(line)
            or self._reads_provision(line)
            or (initial.isdecimal() and self._reads_heading(line))
            or self._reads_member(line)
            or self._open is self._root
        ):
            self._reads_end(line, recent=recent)
        if self._quoted or "„" in line.words:
            closed = sum(map(line.words.count, '”“"'))
            self._quoted = max(self._quoted + line.words.count("„") - closed, 0)
        self._end_points(line)

    def close(self, level: Level, at: int) -> None:
        """End every open part of ``level`` and of those within it."""
        while self._open is not self._root and self._open.level >= level:
            self._open.end = at
            self._open = self._open.parent or self._root

    def _begin(self, line: Line, level: Level, locator: Locator | None, *, sure: bool) -> Part:
        self.close(level, line.start)
        parent = self._open
        part = Part(level, line.start, len(self.text), locator, parent, sure)
        self.parts.append(part)
        parent.last[level] = self._open = part
        return part

    def _reads_act(self, line: Line) -> bool:
        found = act(self.text, line.start)
        if found is None:
            return False
        minuted = found.kind == "resolution" and self._within(Level.ACT, "session")
        self._minuted = minuted or (self._minuted and found.level is not Level.ACT)
        named = found.level is Level.ACT or self._within(Level.ACT, "resolution")
        part = self._begin(line, found.level, self._locator(found) if named else None, sure=True)
        part.kind = found.kind
        self._quoted = 0
        return True

    def _within(self, level: Level, kind: str) -> bool:
        part: Part | None = self._open
        while part is not None and part is not self._root:
            if part.level is level and part.kind == kind:
                return True
            part = part.parent
        return False

    def _locator(self, found: Designation) -> Locator:
        label = " ".join(self.text[found.start : found.end].split())
        return Locator(found.kind, label)

    def _reads_item(self, line: Line) -> bool:
        if not line.begins:
            return False
        found = item(self.text, line.start)
        if found is None:
            return self._passes_damaged(line, damaged_item(line), Level.ITEM)
        if self._within(Level.ACT, "resolution"):
            self.close(Level.ACT, line.start)  # the minutes go on after what they quote
        self.close(Level.ITEM, line.start)
        last = self._open.last.get(Level.ITEM)
        if last is not None and last.kind != "Ad":
            self._open.counted.pop(Level.ITEM, None)  # that was the agenda
        self._count(line, found, "Ad")
        return True

    def _reads_provision(self, line: Line) -> bool:
        found = provision(self.text, line.start)
        if found is None:
            return self._passes_damaged(line, damaged_sign(line), Level.PARAGRAPH)
        self.close(found.level, line.start)
        if found.number == 1:
            self._restart(line, found.level)
        if self._quoted or not line.begins:
            self._begin(line, found.level, None, sure=False)
            return True
        self._count(line, found, "")
        self._quoted = 0
        self._recent = found.bare
        self._reads_inline(line, found.end)
        return True

    def _passes_damaged(self, line: Line, number: int | None, level: Level) -> bool:
        """End a part where the next one seems to begin with a damaged sign: not to be named."""
        current = self._number_of(level)
        if number is None or current is None or number != current + 1:
            return False
        self.close(level, line.start)
        return True

    def _number_of(self, level: Level) -> int | None:
        """The number of the open part of a level; None where none is open."""
        part: Part | None = self._open
        while part is not None and part.level is not level:
            part = part.parent
        return None if part is None or part.parent is None else part.parent.counted.get(level)

    def _restart(self, line: Line, level: Level) -> None:
        """Numbers that begin again: another act began without a word, so that none is sure."""
        while self._open is not self._root and self._open.counted.get(level):
            self.close(self._open.level, line.start)
        if self._open is self._root:
            self._root.counted.pop(level, None)

    def _count(self, line: Line, found: Designation, kind: str) -> None:
        """Open a counted part; sure where it follows the last one of its kind."""
        parent = self._open
        before = parent.counted.get(found.level)
        last = parent.last.get(found.level)
        if before is None:
            sure = found.level < Level.SECTION or found.number == 1
        else:
            sure = found.number == before + 1 or (bool(found.suffix) and found.number == before)
        if not sure and before is not None and last is not None and found.number > before:
            last.sure = False  # it may hold the parts that were missed
        part = self._begin(line, found.level, self._locator(found), sure=sure)
        part.kind = kind
        if sure or before is None or found.number > before:
            parent.counted[found.level] = max(found.number, found.last)

    def _reads_inline(self, line: Line, at: int) -> None:
        """What stands on the line of a sign: ``§ 4. 1. Właścicieli`` opens the section too."""
        while at < line.end and self.text[at] in ". \t":
            at += 1
        if at >= line.end:
            return
        found = provision(self.text, at)
        if found is not None and found.level > self._open.level and found.number == 1:
            self._count(Line(at, line.end, "", apart=True, before=""), found, "")
            self._reads_inline(line, found.end)
        elif (inner := member(self.text, at)) is not None and inner.number == 1:
            self._count(Line(at, line.end, "", apart=True, before=""), inner, "")

    def _reads_member(self, line: Line) -> bool:
        """An ustęp, punkt or litera, within a provision only."""
        holder = self._open
        while holder is not self._root and holder.level > Level.PARAGRAPH:
            holder = holder.parent or self._root
        if holder.level not in {Level.ARTICLE, Level.PARAGRAPH}:
            return False
        found = member(self.text, line.start)
        if found is None:
            return False
        holder = self._open
        while holder.level >= found.level:
            holder = holder.parent or self._root
        before = holder.counted.get(found.level, 0)
        if found.number == 1 and (before or self._lists(line, found)):
            return False
        if (
            found.number <= before
            or found.number > before + _SKIPPED
            or (not before and found.number > 1)
        ):
            return False
        self.close(found.level, line.start)
        if not line.begins and found.number > 1 and not line.before.endswith(","):
            self._begin(line, found.level, None, sure=False)
            holder.counted[found.level] = found.number
            return True
        self._count(line, found, "")
        return True

    def _lists(self, line: Line, found: Designation) -> bool:
        """Whether a "1." is the first item of a list and no ustęp: its lead says what follows."""
        return found.level is Level.SECTION and line.before.endswith((":", ","))

    def _reads_heading(self, line: Line) -> bool:
        """A numbered heading of minutes: ``1.8. Klaster Lubelska Medycyna``."""
        if not self._within(Level.ACT, "session"):
            return False
        found = NUMBERED.match(line.words)
        if found is None or not line.apart:
            return False
        *above, number = (int(sign) for sign in found["number"].split("."))
        level = Level.SUBITEM if above else Level.ITEM
        parent = self._open
        while parent is not self._root and parent.level >= level:
            parent = parent.parent or self._root
        last = parent.last.get(Level.ITEM)
        if len(above) > 1 or (not above and last is not None and last.kind == "Ad"):
            return False
        if above and not (
            parent.level is Level.ITEM
            and parent.parent is not None
            and parent.parent.counted.get(Level.ITEM) == above[0]
        ):
            return False
        if number != parent.counted.get(level, 0) + 1 and (above or number != 1):
            return False
        self.close(level, line.start)
        parent.counted[level] = number
        named = is_heading(self.text, line, found["title"])
        locator = Locator("agenda_item", " ".join(line.words.split())) if named else None
        self._begin(line, level, locator, sure=named).kind = "numbered"
        return True

    def _reads_end(self, line: Line, *, recent: bool) -> None:
        """A line that ends a part without opening one; ``recent``: it follows a bare sign."""
        if ends_item(line):
            self.close(Level.ACT if self._minuted else Level.ITEM, line.start)
            self._minuted = False
        elif not recent and ends_provision(self.text, line):
            self.close(Level.ARTICLE, line.start)

    def _end_points(self, line: Line) -> None:
        """A point or letter ends with its sentence: what follows may belong to all of them."""
        if self._open.level is Level.LETTER and line.words.endswith((".", ";")):
            self.close(Level.LETTER, line.end)
            if line.words.endswith("."):
                self.close(Level.POINT, line.end)
        elif self._open.level is Level.POINT and line.words.endswith((".", ";")):
            self.close(Level.POINT, line.end)
