"""The marks of Markdown inside a line: emphasis, code, links."""

from __future__ import annotations

import re

_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_LINE = r"(?:[^\n]|\n(?!\s*\n))"  # marks end with the paragraph
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")
_LINK = re.compile(
    r"\[((?:[^\[\]\n]|\n(?!\n))+)\](?:\([^()\s]*(?:\([^()\s]*\))?[^()]*\)|\[[^\]\n]*\])"
)
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>")
_STARS = re.compile(rf"(?<!\*)(\*{{2,3}})(?=[^\s*])({_LINE}+?)(?<=[^\s*])\1(?!\*)")
# Two underscores also frame names in programs, which hold no space.
_SCORES = re.compile(rf"(?<!\w)__(?=\S)({_LINE}*?\s{_LINE}*?)(?<=\S)__(?!\w)")
_STRUCK = re.compile(rf"~~(?=\S)({_LINE}+?)(?<=\S)~~")
_STAR = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])([^*\n]*(?:\n(?!\s*\n)[^*\n]*)*?)(?<=[^\s*\\])\*(?![\w*])"
)
_SCORE = re.compile(
    r"(?<![\w_\\])_(?=[^\s_])([^_\n]*(?:\n(?!\s*\n)[^_\n]*)*?)(?<=[^\s_\\])_(?![\w_])"
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_PUT_BY = re.compile("\0(\\d+)\0")
_SIGNS = (_CODE, _LINK, _STARS)


def plain(text: str) -> str:
    """Text without the marks of emphasis, code and links; what they frame stays.

    A star or an underscore that frames nothing (``2 * 3``, ``nazwa_pliku``) stays as well, and
    so does every line break.
    """
    codes: list[str] = []

    def put_by(match: re.Match[str]) -> str:
        codes.append(match[2].strip(" "))
        return f"\0{len(codes) - 1}\0"

    text = _unmarked(_CODE.sub(put_by, text.replace("\0", "")))
    return _PUT_BY.sub(lambda match: codes[int(match[1])], text)


def kinds_of_marks(text: str) -> int:
    """How many of these a text has: code, links, strong emphasis."""
    return sum(pattern.search(text) is not None for pattern in _SIGNS)


def _without_address(link: re.Match[str]) -> str:
    """A link's words, and the line breaks of its address: no line moves up."""
    return link[1] + "\n" * link[0].count("\n", link.end(1) - link.start())


def _unmarked(text: str) -> str:
    text = _LINK.sub(_without_address, _IMAGE.sub(r"\1", text))
    text = _ADDRESS.sub(r"\1", text)
    text = _SCORES.sub(r"\1", _STARS.sub(r"\2", text))
    text = _SCORE.sub(r"\1", _STAR.sub(r"\1", _STRUCK.sub(r"\1", text)))
    return _ESCAPED.sub(r"\1", text)
