"""Line breaks of a PDF's page put right by where its pieces of text stand.

pypdf gives the words in the order in which they were drawn, with a line break wherever the pen
moved far. Here cells of one row come on one line, and headings and paragraphs get a blank line
between them. Only white space, and bars between cells, are put in: never a word is touched.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf import PageObject

_SAME_LINE = 0.25  # of the size of the letters: baselines that differ by less are one
_WIDER = 1.3  # times the usual distance of lines, from which on a paragraph ends
_USUAL = 1.25  # times the size: the distance of lines on a page with too few to tell
_LARGER = 1.12  # times the size of the other line: a heading
_LEANING = 0.1  # of the letters' direction: text that does not run from left to right
_LETTER = 0.5  # of the size: the width of a letter, on the average
_LONGEST_CELL = 60  # characters; two longer pieces side by side are columns of prose
_BAR = " | "
_PROSE = 40  # characters of a line that may be one of a paragraph
_SIGN = re.compile(r"[•·▪●◦‣–—\x7f-]|\(?\w{1,3}[.)]")
_ITEM = re.compile(rf"(?:{_SIGN.pattern})\s")
_GOES_ON = re.compile(r"[-,–—]\s*$")


@dataclass(slots=True)
class _Line:
    """A line of pypdf's text: where it begins, in points, its baseline, and its letters' size."""

    text: str = ""
    left: float = 0.0
    baseline: float = 0.0
    size: float = 0.0
    longest: int = 0  # characters of the piece that told baseline and size


def page_text(page: PageObject) -> str:
    """The text of a page, with its rows and paragraphs as they look."""
    collector = _Collector()
    text = page.extract_text(visitor_text=collector.take)
    if collector.leaning or "\n".join(line.text for line in collector.lines) != text:
        return text  # pypdf has put the pieces in another order: their places say nothing
    return _laid_out(_rows(collector.lines))


class _Collector:
    """Takes what pypdf draws, piece by piece, and keeps the lines with their places."""

    def __init__(self) -> None:
        self.lines = [_Line()]
        self.leaning = False

    def take(
        self, text: str, cm: Sequence[float], tm: Sequence[float], _font: Any, size: float
    ) -> None:
        """One piece, with the matrices of the page and of the text."""
        left = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        baseline = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        across = abs(tm[0] * cm[0] + tm[1] * cm[2])
        up = abs(tm[0] * cm[1] + tm[1] * cm[3])
        height = abs(tm[2] * cm[1] + tm[3] * cm[3]) * size
        for number, piece in enumerate(text.split("\n")):
            if number:
                self.lines.append(_Line())
            line = self.lines[-1]
            if piece.strip():
                self.leaning |= up > _LEANING * across
                if not line.text.strip():
                    line.left = left
                if len(piece.strip()) > line.longest:
                    line.longest = len(piece.strip())
                    line.baseline, line.size = baseline, height
            line.text += piece


def _rows(lines: Sequence[_Line]) -> list[_Line]:
    """The lines, those on one baseline put together: the cells of a row, a sign and its item."""
    rows: list[_Line] = []
    for line in lines:
        last = rows[-1] if rows else None
        if last is None or not _beside(last, line):
            rows.append(line)
            continue
        end = last.left + len(last.text.strip()) * _LETTER * last.size
        named = last.text.rstrip().endswith(":") or _SIGN.fullmatch(last.text.strip())
        cell = line.left > end + last.size and not named
        last.text = f"{last.text.rstrip()}{_BAR if cell else ' '}{line.text.strip()}"
        last.longest = len(line.text.strip())
    return rows


def _beside(last: _Line, line: _Line) -> bool:
    """Whether a line stands to the right of the one before."""
    if not (last.text.strip() and line.text.strip()) or line.left <= last.left:
        return False
    if abs(last.baseline - line.baseline) > _SAME_LINE * max(last.size, line.size):
        return False
    return max(last.longest, line.longest) <= _LONGEST_CELL or bool(
        _SIGN.fullmatch(last.text.strip())
    )


def _laid_out(lines: Sequence[_Line]) -> str:
    usual = _usual_distance(lines)
    text = lines[0].text if lines else ""
    for last, line in pairwise(lines):
        text += ("\n\n" if _parted(last, line, usual) else "\n") + line.text
    return text


def _usual_distance(lines: Sequence[_Line]) -> float | None:
    """How far apart the lines of a paragraph are, in points; None when too few tell."""
    distances = Counter(
        round(last.baseline - line.baseline)
        for last, line in pairwise(lines)
        if last.longest >= _PROSE and 0 < last.baseline - line.baseline < 3 * last.size
    )
    common = distances.most_common(1)
    return common[0][0] if common and common[0][1] > 1 else None


def _parted(last: _Line, line: _Line, usual: float | None) -> bool:
    """Whether a blank line belongs between two lines; never where a sentence may go on."""
    if not (last.text.strip() and line.text.strip()):
        return False
    if line.text.lstrip()[:1].islower() or _GOES_ON.search(last.text):
        return False
    if _ITEM.match(last.text.lstrip()) and _ITEM.match(line.text.lstrip()):
        return False
    if _BAR in last.text and _BAR in line.text:
        return False
    sizes = max(last.size, line.size), max(0.1, min(last.size, line.size))
    if sizes[0] > _LARGER * sizes[1]:
        return True
    distance = last.baseline - line.baseline
    return distance > _WIDER * (usual or _USUAL * line.size)
