"""The date that a document itself bears, among all the dates that it mentions."""

from __future__ import annotations

import re

from assistant.documents.dates import dates_in

_HEAD_LINES = 25
_TITLE_LINES = 10
_FOOT_LINES = 12
_LONGEST_DATELINE = 70

_LABEL = re.compile(
    r"(?:data\s+(?:publikacji|wytworzenia|dodania|utworzenia|og[łl]oszenia|wydania|dokumentu|"
    r"sporz[ąa]dzenia|posiedzenia)|opublikowan[oay]|dodan[oay]|sporz[ąa]dzono|utworzono|"
    r"published(?:\s+on)?|posted(?:\s+on)?|publication\s+date|date|data)\W{0,5}"
    r"(?:(?:w\s+)?dni[au]\s+|on\s+)?$",
    re.IGNORECASE,
)
_OF_DAY = re.compile(r"(?:\bz\s+dnia|\bz\s+dn\.|\bdnia|\bdated)\s+$", re.IGNORECASE)
_ON_DAY = re.compile(
    r"(?:\bw\s+dniu|\bodby\w+\s+si[ęe]\s+(?:w\s+dniu)?|\bheld\s+on)\s+$", re.IGNORECASE
)
_MEETING = re.compile(
    r"protok[óo][łlt]|posiedzeni|sesj|zebrani|notatka|minutes|meeting", re.IGNORECASE
)
# Words before "z dnia" that make it the date of some other paper.
_OF_ANOTHER = re.compile(
    r"na\s+podstawie|\bart\.|\bust\.|Dz\.\s*U|zmian\w*|w\s+zwi[ąa]zku|zgodnie|umow\w+|"
    r"pism\w+|decyzj\w+\s+nr|\bustaw[yęa]\b(?!\s+z\s+dnia\s*$)|rozporz[ąa]dzeni[aeu]\s+\w+\s+\w+|"
    r"pursuant|under\s+the",
    re.IGNORECASE,
)
_AROUND_DATELINE = re.compile(
    r"[^\W\d_][\w .-]{1,40},?\s*(?:dn(?:ia|\.)|on)?\s*|(?:dn(?:ia|\.)|on)?\s*"
)
_AFTER_DATELINE = re.compile(
    r"\s*r?(?:oku)?\.?\s*,?\s*(?:(?:godz|g)\.?\s*)?(?:\d{1,2}[:.]\d\d)?\s*", re.IGNORECASE
)


def find_document_date(text: str) -> str | None:
    """The date a document bears near its top or at its signature; None when unsure.

    In this order: a labelled date ("Data publikacji: ..."), the date of the title ("z dnia ...",
    or "w dniu ..." of a meeting), a line at the top or the end that is only place and date.
    """
    lines = [line.strip() for line in text[:6000].splitlines() if line.strip()][:_HEAD_LINES]
    foot = [line.strip() for line in text[-3000:].splitlines() if line.strip()][-_FOOT_LINES:]
    return (
        _labelled(lines) or _of_title(lines[:_TITLE_LINES]) or _dateline(lines) or _dateline(foot)
    )


def _labelled(lines: list[str]) -> str | None:
    for previous, line in zip(["", *lines], lines, strict=False):
        for found in dates_in(line):
            before = line[: found.start]
            if _LABEL.search(before[-60:]):
                return found.iso
            if not before.strip(" :-") and _LABEL.fullmatch(previous):
                return found.iso
    return None


def _of_title(lines: list[str]) -> str | None:
    head = " ".join(lines)
    meeting = bool(_MEETING.search(head))
    for found in dates_in(head):
        before = head[max(0, found.start - 200) : found.start]
        if _OF_DAY.search(before) or (meeting and _ON_DAY.search(before)):
            sentence = re.split(r"(?<=[a-ząćęłńóśźż])\.\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])", before)[-1]
            return None if _OF_ANOTHER.search(sentence) else found.iso
    return None


def _dateline(lines: list[str]) -> str | None:
    for previous, line in zip(["", *lines], lines, strict=False):
        # Below a label that is none of ours, it is the date of something else.
        if len(line) > _LONGEST_DATELINE or previous.endswith(":"):
            continue
        for found in dates_in(line):
            around = _AROUND_DATELINE.fullmatch(line[: found.start])
            whole_day = len(found.iso) > 7
            if whole_day and around and _AFTER_DATELINE.fullmatch(line[found.end :]):
                return found.iso
    return None
