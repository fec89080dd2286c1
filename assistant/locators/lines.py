"""The lines of an official text, and those that end a part without opening another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 90  # characters of a heading

_CHAPTER = re.compile(
    r"(?:Rozdział|ROZDZIAŁ|Dział|DZIAŁ|Oddział|ODDZIAŁ|Tytuł|TYTUŁ|Uzasadnienie|UZASADNIENIE)\b"
)
_OFFICE = re.compile(
    r"(?:(?:Wicep|P)rzewodnicząc[ya]|Burmistrz|Prezydent|Wójt|Starosta|Marszałek|Sekretarz"
    r"|PRZEWODNICZĄC[YA]|BURMISTRZ|PREZYDENT|WÓJT|STAROSTA|MARSZAŁEK)(?:\s+[A-ZŁŚŻ][\w.-]*){0,7}$"
)
_SIGNED = re.compile(r"[(/]?\s?[-–]+\s?[)/]\s?[A-ZŁŚŻ]|Podpis")
_CLOSED = re.compile(
    r"Na tym\b|(?:Protoko[łlt]|Przewodniczył)\w*:|Protoko[łl](?:ował|ant)|Protokół (?:sporządził"
    r"|podpis)|Zakończenie|Zamknięcie (?:obrad|posiedzenia|sesji)\W*$|Załącznik"
)
_DAMAGED_SIGN = re.compile(r"[$&%8Ss5]{1,2}\W{0,2}(\d{1,4})[.)]?(?=\s|$)")
_DAMAGED_ITEM = re.compile(r"[^\W\d]{2,4}[.,]?[ \t]?(\d{1,2})[.:]")
NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?[ \t]+(?P<title>[A-ZĄĆĘŁŃÓŚŹŻ„].*)$")
_LISTED = re.compile(r"\W{0,2}\w{1,3}[.)]\s|[-•–—*·▪●◦‣|]")
_NEXT = re.compile(r"\d{1,2}\.[ \t]+\S")
_ENDED = (".", ";", ":", "!", "?", "”", '"', ")")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it, and what stood before it."""

    start: int
    end: int
    words: str
    apart: bool  # first of the text, or after a blank line
    before: str  # the line before, blank ones passed over

    @property
    def begins(self) -> bool:
        """Whether something may begin here: what stood before has come to an end."""
        return self.apart or self.before.endswith(_ENDED)


def lines(text: str) -> Iterator[Line]:
    """The lines of a text that are not blank, in their order."""
    before, blank = "", True
    at = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = at + raw.index(words[0])
            yield Line(start, start + len(words), words, blank, before)
            before = words
        blank = not words
        at += len(raw) + 1


def ends_item(line: Line) -> bool:
    """Whether an agenda item ends before a line: the closing of the sitting, or a signature."""
    return line.begins and any(
        pattern.match(line.words) is not None for pattern in (_OFFICE, _SIGNED, _CLOSED)
    )


def ends_provision(text: str, line: Line) -> bool:
    """Whether a provision ends before a line: a chapter, or a heading that stands alone."""
    if _CHAPTER.match(line.words):
        return True
    following = text[line.end : line.end + 40].partition("\n")[2].lstrip()
    return (
        line.apart
        and len(line.words) <= _LONGEST
        and line.words[0].isupper()
        and not line.words.endswith((".", ";", ",", ":"))
        and not _LISTED.match(line.words)
        and not following[:1].islower()
    )


def damaged_sign(line: Line) -> int | None:
    """The number behind what may be a damaged paragraph sign: "8 12."; None where there is none."""
    found = _DAMAGED_SIGN.match(line.words) if line.begins else None
    return int(found[1]) if found else None


def damaged_item(line: Line) -> int | None:
    """The number behind what may be a damaged "Ad": "Acl 4."; None where there is none."""
    found = _DAMAGED_ITEM.match(line.words) if line.apart else None
    return int(found[1]) if found else None


def is_heading(text: str, line: Line, title: str) -> bool:
    """Whether a numbered line is a heading called ``title``, and no item of a list."""
    after = text[line.end : line.end + 400].lstrip()
    return (
        len(line.words) <= _LONGEST
        and not title.endswith((".", ";", ",", ":", "-"))
        and "|" not in title
        and not NUMBERED.match(line.before)
        and not _NEXT.match(after)
        and not after[:1].islower()
        and bool(after)
    )
