"""A text cut into the units that can be quoted: sentences, and blocks of short lines.

Prose is cut at sentence ends; abbreviations, initials and ordinals do not end one. Slides, lists
and tables have no full stops: there, short lines are gathered into blocks of readable size.
Every character that is not white space belongs to exactly one unit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BLOCK = 260  # characters that a block of short lines may grow to
_LONGEST = 700  # characters; anything longer is cut at the last line break or space before
_FRAGMENT = 90  # a line at most this long without an end mark may be part of a block

_ABBREVIATIONS = frozenset(
    """
    ul al pl os nr str s tel fax godz min sek m in tzw tj np itd itp dr hab prof mgr inż inz
    lek med ks bp abp św sw im pw ds dot wg zob por cd cdn pn pkt ust art lit poz par zał zal
    dz u woj pow gm miejsc ob p pp gen płk plk mjr kpt por kl tys mln mld zł zl gr szt kg km
    cm mm ok ang łac niem franc red oprac tłum ryc rys tab tabl rozdz wyd sp z o.o jr sr mr
    mec insp podinsp asp sierż kpr ppor kom
    mrs ms vs etc e.g i.e no vol fig al dept inc ltd co st approx wzgl ww br ub ubr r w
    """.split()  # noqa: SIM905 - read as a list of words
)
# Abbreviations that often close a sentence as well: "w 2014 r. Klaster ...".
_MAY_CLOSE = frozenset({"r", "itd", "itp", "br", "etc", "zł", "zl", "tys", "mln", "mld", "w", "ub"})
_NUMBERING = 20  # a "sentence" shorter than this that ends in a number is an item's number
_LEAD = 45  # a "sentence" shorter than this before such an abbreviation is only its opening

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)[.!?…]*[\"'”’»)\]]*$")
_OPENING = re.compile(r"\s*[\"'„“«(\[—–-]*\s*(?:[A-ZĄĆĘŁŃÓŚŹŻ0-9§])")
_BULLET = re.compile(r"\s*(?:[•▪●◦‣–—*·§-]\s|\d{1,3}[.)]\s|[a-z]\)\s|\|)")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")


def sentences(text: str, breaks: Sequence[int] = ()) -> list[Span]:
    """The units of ``text`` in order, without surrounding white space.

    ``breaks`` are offsets that no block of short lines crosses (where pages or slides begin).
    """
    units: list[Span] = []
    for block in _blocks(text, frozenset(breaks)):
        units.extend(_split_block(text, block))
    return [piece for unit in _gather(text, units, breaks) for piece in _cut_long(text, unit)]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends; None if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _lines(text: str) -> Iterator[Span]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield Span(start, end)
        start = end + 1


def _blocks(text: str, breaks: frozenset[int]) -> Iterator[Span]:
    """Runs of lines that belong together: a wrapped paragraph, or a single line of a list."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    current: Span | None = None
    for line in lines:
        content = _trimmed(text, line.start, line.end)
        if content is None:
            if current is not None:
                yield current
            current = None
        elif current is not None and _continues(text, current, line, width, breaks):
            current = Span(current.start, content.end)
        else:
            if current is not None:
                yield current
            current = content
    if current is not None:
        yield current


def _wrap_width(lines: Iterable[Span]) -> int:
    """The width at which the text was wrapped: near its longest usual line."""
    lengths = sorted(line.end - line.start for line in lines if line.end - line.start > 1)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _continues(text: str, block: Span, line: Span, width: int, breaks: frozenset[int]) -> bool:
    """Whether ``line`` goes on with the sentence of the block before it."""
    words = text[line.start : line.end]
    if _BULLET.match(words) or " | " in words:
        return False
    previous = text[text.rfind("\n", 0, block.end) + 1 : block.end]
    if " | " in previous:
        return False
    opens = _OPENING.match(words) is not None
    if _ENDED.search(previous):
        introduces = previous.rstrip().endswith(":") and opens
        return not introduces and len(previous) > width * 0.6
    if any(block.end <= offset <= line.start for offset in breaks):
        return not opens
    return not opens or len(previous) > width * 0.6


def _split_block(text: str, block: Span) -> Iterator[Span]:
    """The sentences of a paragraph."""
    start = block.start
    for end_mark in _END.finditer(text, block.start, block.end):
        end = end_mark.end()
        if _ends_sentence(text, start, end, block.end):
            if sentence := _trimmed(text, start, end):
                yield sentence
            start = end
    if rest := _trimmed(text, start, block.end):
        yield rest


def _ends_sentence(text: str, start: int, end: int, block_end: int) -> bool:
    """Whether the mark that stops at ``end`` closes the sentence that began at ``start``."""
    if _OPENING.match(text, end, block_end) is None:
        return False
    if text.count("(", start, end) > text.count(")", start, end) and end - start < _LONGEST:
        return False
    if text[end - 1] != ".":
        return True
    last = _LAST_WORD.search(text, start, end)
    if last is None:
        return True
    return _closes(last.group(1), end - start)


def _closes(last_word: str, length: int) -> bool:
    """Whether a full stop after ``last_word`` closes a sentence of ``length`` characters."""
    word = last_word.lower()
    if word in _MAY_CLOSE:
        return length >= _LEAD
    # "5. Sprawy wniesione" and "1.10. Partnerzy" number an item, "... działa 6. Wydział" ends one.
    if word.replace(".", "").isdigit():
        return length >= _NUMBERING
    is_initial = len(word) == 1 and last_word.isupper()
    return not (is_initial or word in _ABBREVIATIONS or word.rsplit(".", 1)[-1] in _ABBREVIATIONS)


def _is_fragment(text: str, unit: Span) -> bool:
    return unit.end - unit.start <= _FRAGMENT and text[unit.end - 1] not in ".!?…"


def _gather(text: str, units: list[Span], breaks: Sequence[int]) -> Iterator[Span]:
    """Join short neighbouring lines into blocks."""
    marks = sorted(breaks)
    current: Span | None = None  # a block that may go on
    for unit in units:
        fragment = _is_fragment(text, unit)
        if current is not None and fragment and _joins(text, current, unit, marks):
            current = Span(current.start, unit.end)
            continue
        if current is not None:
            yield current
        current = unit if fragment else None
        if not fragment:
            yield unit
    if current is not None:
        yield current


def _joins(text: str, block: Span, unit: Span, marks: Sequence[int]) -> bool:
    """Whether a short line goes on with a block of short lines."""
    whole = text[block.start : unit.end]
    apart = "|" in whole or any(block.end <= mark <= unit.start for mark in marks)
    return len(whole) <= _BLOCK and not apart


def _cut_long(text: str, unit: Span) -> Iterator[Span]:
    """``unit`` in pieces of at most `_LONGEST` characters, cut at lines or spaces if it can be."""
    start = unit.start
    while unit.end - start > _LONGEST:
        cut = max(text.rfind("\n", start + 1, start + _LONGEST), start)
        if cut == start:
            cut = max(text.rfind(" ", start + 1, start + _LONGEST), start)
        if cut == start:
            cut = start + _LONGEST
        if piece := _trimmed(text, start, cut):
            yield piece
        start = cut
    if piece := _trimmed(text, start, unit.end):
        yield piece
