"""What is taken out of, or made uniform in, every text at the moment of reading, and never later.

After this, a document's text is the truth that quotes are checked against. Nothing that a reader
would see is changed: only line ends, composed letters, and characters that cannot be seen.
"""

from __future__ import annotations

import re
import unicodedata

_TERMINAL = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_RETURNS = re.compile("\r\n?")
_NO_LINE_ENDS = re.compile("(^)?[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+", re.MULTILINE)
# Control characters, lone surrogates, zero-width characters, marks that reverse the order of
# what is shown (a quote must look as it reads), and noncharacters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u200b\u2060\ufeff"
    "\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_SOFT_HYPHEN_AT_END = re.compile("\xad(?=[ \t]*(?:\n|$))")
_TRAILING = re.compile(r"(?<![ \t])[ \t]+(?=\n|$)")
_BLANK_LINES = re.compile(r"\n{4,}")
_ACCENTS = re.compile("([\u0300-\u036f]{3})[\u0300-\u036f]+")
_LIGATURES = str.maketrans(
    {
        0xFB00: "ff",
        0xFB01: "fi",
        0xFB02: "fl",
        0xFB03: "ffi",
        0xFB04: "ffl",
        0xFB05: "st",
        0xFB06: "st",
    }
)


def clean(text: str) -> str:
    """Text in NFC with plain line ends, which every encoder takes and every screen shows.

    Idempotent. A soft hyphen at the end of a line is seen, so it becomes a hyphen; inside a word
    it is not, so it goes. Typesetters' ligatures become their letters. More than three combining
    marks in a row, more than two blank lines, and spaces at line ends go, too.
    """
    return _BLANK_LINES.sub("\n\n\n", clean_lines(text))


def clean_lines(text: str) -> str:
    """As `clean`, but blank lines all stay: every line keeps its number."""
    text = _LINE_ENDS.sub("\n", _TERMINAL.sub("", text))
    text = _UNSEEN.sub("", text)
    if "\xad" in text:
        text = _SOFT_HYPHEN_AT_END.sub("-", text).replace("\xad", "")
    text = text.translate(_LIGATURES)
    text = _ACCENTS.sub(r"\1", unicodedata.normalize("NFC", text))
    text = unicodedata.normalize("NFC", text)
    return _TRAILING.sub("", text)


def file_lines(text: str) -> str:
    r"""The text with a line break where an editor shows a new line of the file, and nowhere else.

    ``\n``, ``\r\n`` and a lone ``\r`` end a line. A form feed, or another of the signs that
    `str.splitlines` breaks at, does not: it becomes a space, and nothing at the start of a line.
    """
    text = _RETURNS.sub("\n", text)
    return _NO_LINE_ENDS.sub(lambda match: " " if match[1] is None else "", text)


def one_line(text: str) -> str:
    """Clean text with all white space folded to single spaces, for titles and table cells."""
    return " ".join(clean(text).split())
