"""Running headers, footers and page numbers: what pages bear that is no part of the text.

Only lines at the edge of a page are looked at. A page number goes when it counts as the pages do. A
line that most pages repeat stays once, on the first page that has it and apart from its neighbours,
and goes from the others: nothing that is said anywhere is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.documents.paging import Line, lines_of, rebuilt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.documents.content import Part

_EDGE = 4  # filled lines at the top, and as many at the bottom
_FEWEST_PAGES = 3  # that repeat a line
_MOST_PAGES = 0.6  # share of the pages
_MOST_OF_A_SIDE = 0.8  # share of the left, or of the right, pages: they have headers of their own
_FEWEST_LETTERS = 8  # of a repeated line; "Tak" may be an answer on each page of a form
_MOST_REPEATED = 0.35  # share of all text; beyond, the pages are copies of one form
_MOST_INSIDE = 0.1  # share of the lines away from the edges that repeat, likewise

_PAGE = r"(?:strona|str\.?|s\.|page|p\.|pg\.?)"
_TOTAL = re.compile(rf"\W*{_PAGE}\s*(\d{{1,4}})\s*(?:z|/|of|\|)\s*(\d{{1,4}})\W*", re.IGNORECASE)
_NAMED = re.compile(
    rf"\W*{_PAGE}\s*\W?\s*(\d{{1,4}})\W*|(\d{{1,4}})\s*\W\s*(?:strona|page|p a g e)",
    re.IGNORECASE,
)
_DASHED = re.compile(r"[-–—~]+\s*(\d{1,4})\s*[-–—~]+")
_PLAIN = re.compile(r"[\[(|•]?\s*(\d{1,4})\s*(?:(?:/|z|of)\s*\d{1,3})?\s*[\])|•]?")
_NUMBER = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W_]+")


def without_furniture(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The pages without what only pages need; spans of OCR words follow the text."""
    pages = [_Page(part) for part in parts]
    numbers = _page_numbers(pages)
    repeated = _repeated(pages, numbers)
    apart = _apart(pages, numbers | repeated.keys())
    seen: set[str] = set()
    for line, key in repeated.items():
        if key in seen:
            numbers.add(line)
        else:
            seen.add(key)
            apart.add(line)
    found = tuple(rebuilt(page.part, page.lines, numbers, apart) for page in pages)
    # Pages that hold nothing but their numbers are told as they are.
    return found if any(map(str.isalnum, "".join(part.text for part in found))) else tuple(parts)


def is_page_number(line: str) -> bool:
    """Whether a line can be nothing but the number of a page: "Strona 4 z 6", "- 4 -"."""
    line = line.strip()
    return any(pattern.fullmatch(line) for pattern in (_TOTAL, _NAMED, _DASHED))


class _Page:
    """A page's lines, and those of them that are at its edges."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.lines = lines_of(part)
        self.filled = [line for line in self.lines if line.text.strip()]

    @cached_property
    def edges(self) -> list[Line]:
        """The outermost filled lines, each once."""
        return list(dict.fromkeys([*self.filled[:_EDGE], *self.filled[-_EDGE:]]))

    @property
    def outermost(self) -> set[Line]:
        return {*self.filled[:1], *self.filled[-1:]}


def _page_numbers(pages: Sequence[_Page]) -> set[Line]:
    """Lines that tell the page's number, and do so as the pages are counted."""
    sure: set[Line] = set()
    named: list[tuple[Line, int]] = []
    plain: list[tuple[Line, int]] = []
    for page in pages:
        for line in page.edges if len(pages) >= _FEWEST_PAGES else page.outermost:
            text = line.text.strip()
            if (match := _TOTAL.fullmatch(text)) and int(match[1]) <= int(match[2]):
                sure.add(line)
            elif match := _NAMED.fullmatch(text) or _DASHED.fullmatch(text):
                named.append((line, int(match[match.lastindex or 1]) - page.part.number))
            elif match := _PLAIN.fullmatch(text):
                plain.append((line, int(match[1]) - page.part.number))
    return sure | _in_step(named, 2, own=True) | _in_step(plain, max(2, len(pages) / 2), own=False)


def _in_step(found: list[tuple[Line, int]], enough: float, *, own: bool) -> set[Line]:
    """Numbers that are as far from their pages' as enough others; or, alone, just their own."""
    pages = Counter(step for step, _ in {(step, line.page) for line, step in found})
    return {line for line, step in found if pages[step] >= enough or (own and step == 0)}


def _repeated(pages: Sequence[_Page], numbers: set[Line]) -> dict[Line, str]:
    """Lines that most pages repeat, in order, with what makes them the same line."""
    lines = [line for page in pages for line in page.edges if line not in numbers]
    common = _common(lines, pages)
    found = {}
    for line in lines:
        shared = [key for key in _keys(line) if key in common]
        if shared:
            found[line] = max(shared, key=lambda key: common[key])
    letters = sum(len(line.text) for page in pages for line in page.filled)
    copies = sum(len(line.text) for line in found) > _MOST_REPEATED * letters
    return {} if copies or _alike_inside(pages) else found


def _common(lines: Sequence[Line], pages: Sequence[_Page]) -> dict[str, int]:
    """What lines of most pages share, and on how many pages."""
    filled = [page.part.number for page in pages if page.filled]
    bearers: dict[str, set[int]] = {}
    for line in lines:
        for key in _keys(line):
            bearers.setdefault(key, set()).add(line.page)
    return {key: len(found) for key, found in bearers.items() if _on_most(found, filled)}


def _alike_inside(pages: Sequence[_Page]) -> bool:
    """Whether pages repeat each other away from their edges, too: copies, no running headers."""
    inside = [line for page in pages for line in page.filled if line not in page.edges]
    common = _common(inside, pages)
    alike = sum(1 for line in inside if any(key in common for key in _keys(line)))
    return alike > _MOST_INSIDE * len(inside)


def _on_most(bearers: set[int], pages: Sequence[int]) -> bool:
    """Whether a line is on most pages, or on most left or most right ones and on no others."""
    if len(bearers) < _FEWEST_PAGES:
        return False
    sides = {number % 2 for number in bearers}
    side = [number for number in pages if number % 2 in sides]
    return len(bearers) >= _MOST_PAGES * len(pages) or (
        len(sides) == 1 and len(bearers) >= _MOST_OF_A_SIDE * len(side)
    )


def _keys(line: Line) -> Iterator[str]:
    """What a line may share with those of other pages: all of it, or all but the page's number.

    Accents and punctuation do not count, for OCR reads them now so and now so.
    """
    marked = unicodedata.normalize("NFD", line.text.casefold())
    text = " ".join(_WORDS.findall("".join(c for c in marked if not unicodedata.combining(c))))
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        return
    yield text
    for match in _NUMBER.finditer(text):
        if len(match[0]) <= 4:
            step = int(match[0]) - line.page
            yield f"{text[: match.start()]}\0{step}\0{text[match.end() :]}"


def _apart(pages: Sequence[_Page], sure: set[Line]) -> set[Line]:
    """Lines that may be furniture, too few to be sure: kept, but in no sentence with others."""
    outer = [(page, line) for page in pages for line in page.outermost if line not in sure]
    texts = Counter(" ".join(line.text.casefold().split()) for _, line in outer)
    return {
        line
        for page, line in outer
        if line.text.strip() == str(page.part.number)
        or (
            len(pages) < _FEWEST_PAGES
            and texts[" ".join(line.text.casefold().split())] > 1
            and sum(map(str.isalpha, line.text)) >= _FEWEST_LETTERS
        )
    }
