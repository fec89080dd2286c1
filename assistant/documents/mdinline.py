"""The marks of Markdown inside a line: emphasis, code, links.

Whatever a file holds, its marks are found in a time that grows as the file does: no mark that is
never closed makes the rest of the text be read again for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ADDRESSED = r"\([^()\s]*+(?:\([^()\s]*+\))?+"
_IMAGE = re.compile(rf"!\[([^\]\n]{{0,1000}}+)\]{_ADDRESSED}[^)\n]{{0,1000}}+\)")
_LINK = re.compile(rf"\[((?:[^\[\]\n]|\n(?!\n))++)\](?:{_ADDRESSED}[^()]*+\)|\[[^\]\n]*+\])")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>")
_STAR = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])([^*\n]*(?:\n(?!\s*\n)[^*\n]*)*?)(?<=[^\s*\\])\*(?![\w*])"
)
_SCORE = re.compile(
    r"(?<![\w_\\])_(?=[^\s_])([^_\n]*(?:\n(?!\s*\n)[^_\n]*)*?)(?<=[^\s_\\])_(?![\w_])"
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_PUT_BY = re.compile("\0(\\d+)\0")
_PARAGRAPH = re.compile(r"\n(?=[^\S\n]*\n)")


class _Marks(NamedTuple):
    """Two equal marks around words: what they hold in between, and what they never hold."""

    opening: re.Pattern[str]
    closing: re.Pattern[str]
    holds: re.Pattern[str] | None
    never: re.Pattern[str] | None


_CODE = _Marks(re.compile("`+"), re.compile("`+"), None, None)
_STARS = _Marks(
    re.compile(r"(?<!\*)\*{2,3}(?=[^\s*])"),
    re.compile(r"(?<=[^\s*])\*{2,3}(?!\*)"),
    None,
    _PARAGRAPH,
)
# Two underscores also frame names in programs, which hold no space.
_SCORES = _Marks(
    re.compile(r"(?<!\w)__(?=\S)"), re.compile(r"(?<=\S)__(?!\w)"), re.compile(r"\s"), _PARAGRAPH
)
_STRUCK = _Marks(re.compile(r"~~(?=\S)"), re.compile(r"(?<=\S)~~"), None, _PARAGRAPH)


def plain(text: str) -> str:
    """Text without the marks of emphasis, code and links; what they frame stays.

    A star or an underscore that frames nothing (``2 * 3``, ``nazwa_pliku``) stays as well, and
    so does every line break.
    """
    codes: list[str] = []

    def put_by(code: str) -> str:
        codes.append(code.strip(" "))
        return f"\0{len(codes) - 1}\0"

    text = _unmarked(_reframed(text.replace("\0", ""), _CODE, put_by))
    return _PUT_BY.sub(lambda match: codes[int(match[1])], text)


def kinds_of_marks(text: str) -> int:
    """How many of these a text has: code, links, strong emphasis."""
    framed = sum(next(_pairs(text, marks), None) is not None for marks in (_CODE, _STARS))
    return framed + (_LINK.search(text) is not None)


def _without_address(link: re.Match[str]) -> str:
    """A link's words, and the line breaks of its address: no line moves up."""
    return link[1] + "\n" * link[0].count("\n", link.end(1) - link.start())


def _unmarked(text: str) -> str:
    text = _LINK.sub(_without_address, _IMAGE.sub(r"\1", text))
    text = _ADDRESS.sub(r"\1", text)
    for marks in (_STARS, _SCORES, _STRUCK):
        text = _reframed(text, marks, str)
    text = _SCORE.sub(r"\1", _STAR.sub(r"\1", text))
    return _ESCAPED.sub(r"\1", text)


def _reframed(text: str, marks: _Marks, put: Callable[[str], str]) -> str:
    """The text with what ``put`` makes of framed words in the place of them and their marks."""
    pieces: list[str] = []
    at = 0
    for opened, closed in _pairs(text, marks):
        pieces += [text[at : opened.start()], put(text[opened.end() : closed.start()])]
        at = closed.end()
    return "".join([*pieces, text[at:]])


def _pairs(text: str, marks: _Marks) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Each mark that opens, with the nearest equal one that closes it; pairs do not overlap."""
    closing: dict[str, list[re.Match[str]]] = {}
    for match in marks.closing.finditer(text):
        closing.setdefault(match[0], []).append(match)
    if not closing:
        return
    held, never = _starts(marks.holds, text), _starts(marks.never, text)
    done = 0
    for opened in marks.opening.finditer(text):
        first = opened.end() if marks.holds is None else _from(held, opened.end())
        if opened.start() < done or first is None:
            continue
        closers = closing.get(opened[0], [])
        index = bisect_left(closers, first + 1, key=re.Match.start)
        if index == len(closers):
            continue
        end = _from(never, opened.end())
        if end is None or closers[index].start() < end:
            done = closers[index].end()
            yield opened, closers[index]


def _starts(pattern: re.Pattern[str] | None, text: str) -> list[int]:
    return [] if pattern is None else [match.start() for match in pattern.finditer(text)]


def _from(places: list[int], least: int) -> int | None:
    """The first of sorted places that is no less than ``least``."""
    index = bisect_left(places, least)
    return places[index] if index < len(places) else None
