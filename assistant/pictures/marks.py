"""Where on a page the words of a span stand; nowhere rather than in a wrong place.

The text of a document is not that of the page's own characters: another library read it, headers
were taken out, ligatures taken apart. So the whole text of the page is laid against the characters
of the page, and a box is given only where each character of the span has found its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.pictures.alignment import NOWHERE, aligned
from assistant.pictures.folding import counts, folded
from assistant.pictures.regions import Region, lines
from assistant.sources import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.documents.pdfpages import Letter
    from assistant.records import OcrWord, Span

_SLACK = 0.001  # of the page, by which a letter may stand out of it


def lettered(
    text: str, span: Span, letters: Sequence[Letter], proportion: float
) -> tuple[Region, ...]:
    """The lines of a span on a page that has its text in letters.

    Args:
        text: of the page, as the document has it.
        span: of ``text``.
        letters: of the page, as they stand on it.
        proportion: the page's width over its height.

    Returns:
        None at all where a character of the span was not found on the page, or stands outside of
        what shows of it, or where other characters stand among those of the span.
    """
    ours, theirs = folded(text), folded([letter.text for letter in letters])
    places = aligned(ours.text, theirs.text)
    wanted = [
        place
        for place, origin in zip(places, ours.origins, strict=True)
        if span.start <= origin < span.end
    ]
    if not wanted or NOWHERE in wanted:
        return ()
    own = _with_signs([theirs.origins[place] for place in wanted], letters)
    boxes = [_box(letters[index]) for index in own]
    if not all(map(_shows, boxes)):
        return ()
    found = lines(boxes, proportion)
    return found if _hold_only(found, own, letters) else ()


def worded(
    text: str, span: Span, words: Sequence[OcrWord], turn: int, proportion: float
) -> tuple[Region, ...]:
    """The lines of a span on a page that was read from a picture.

    Args:
        text: of the document.
        span: of ``text``, on that page.
        words: of the page, with their places in ``text``.
        turn: degrees clockwise by which the page is turned before it is shown.
        proportion: the page's width over its height, once it is turned.

    Returns:
        None at all where a character of the span belongs to no word.
    """
    own = words_in(words, span.start, span.end)
    told = {at for word in own for at in range(word.start, word.end)}
    said = (at for at in range(span.start, span.end) if not text[at].isspace())
    if not own or any(at not in told for at in said):
        return ()
    boxes = (Region(word.left, word.top, word.right, word.bottom) for word in own)
    return lines([box.turned(turn) for box in boxes], proportion)


def _with_signs(own: Sequence[int], letters: Sequence[Letter]) -> list[int]:
    """The letters of a span in its order, with the dashes and signs that stand among them."""
    found: list[int] = []
    for index in dict.fromkeys(own):
        if found and found[-1] < index - 1:
            between = range(found[-1] + 1, index)
            if not any(counts(letters[sign].text) for sign in between):
                found.extend(between)
        found.append(index)
    return found


def _box(letter: Letter) -> Region:
    return Region(letter.left, letter.top, letter.right, letter.bottom)


def _shows(box: Region) -> bool:
    x, y = box.middle
    return -_SLACK <= x <= 1 + _SLACK and -_SLACK <= y <= 1 + _SLACK


def _hold_only(found: Sequence[Region], own: Sequence[int], letters: Sequence[Letter]) -> bool:
    """Whether no letter but those of the span has its middle in the lines."""
    mine = set(own)
    for index, letter in enumerate(letters):
        if index in mine or not counts(letter.text):
            continue
        x, y = _box(letter).middle
        if any(line.holds(x, y) for line in found):
            return False
    return True
