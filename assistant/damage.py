"""What recognition did to the text of a quote: how sure it was, and what the text probably says.

Pictures that the assistant read itself come with the confidence of each word. Text that others
recognised comes as any text does, and is known by its many words that are none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.sources import page_at, words_in
from assistant.text.repair import is_damaged, repaired
from assistant.text.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.records import Answer, Document, OcrWord, Quote, StoredDocument

    Stored = Callable[[str], StoredDocument]
    Words = Callable[[int], Sequence[OcrWord]]

_AROUND = 1000  # characters on either side of a quote by which its document is judged
_DAMAGED_SHARE = 0.1  # of the longer words: honest text has few that are rare
_LONGER = 4  # letters


def probable_reading(document: Document, start: int, end: int) -> str | None:
    """What characters ``start`` to ``end`` probably say; None where nothing would change.

    None too where the text is sound: a single word that no dictionary has is a rare word there.
    """
    reading = repaired(document.text[start:end])
    if reading is None:
        return None
    page = page_at(document, start)
    recognised = page is not None and page.ocr
    return reading if recognised or _stands_in_damage(document.text, start, end) else None


def _stands_in_damage(text: str, start: int, end: int) -> bool:
    """Whether much of the text around a span is no words."""
    around = text[max(0, start - _AROUND) : end + _AROUND]
    # Words with capitals may be names, and names of files are written without diacritics: the
    # dictionary knows neither.
    common = [
        word.text
        for word in words(around)
        if word.text.islower()
        and len(word.text) >= _LONGER
        and "_" not in around[max(0, word.start - 1) : word.end + 1]
    ]
    return sum(map(is_damaged, common)) > _DAMAGED_SHARE * len(common)


def with_confidence(answer: Answer, stored: Stored, recognised: Words) -> Answer:
    """The answer, its quotes from pictures with the confidence of their recognition.

    Args:
        answer: its quotes stand in documents that ``stored`` gives.
        stored: a document by its path.
        recognised: the words of a document that OCR read, by the document's id.
    """

    def told(quote: Quote) -> Quote:
        found = stored(quote.source.document)
        page = page_at(found.document, quote.source.start)
        if page is None or not page.ocr:
            return quote
        inside = words_in(recognised(found.id), quote.source.start, quote.source.end)
        return replace(quote, confidence=mean_confidence(inside))

    return replace(
        answer,
        quotes=tuple(map(told, answer.quotes)),
        nearest=tuple(map(told, answer.nearest)),
    )


def mean_confidence(recognised: Sequence[OcrWord]) -> float | None:
    """The mean confidence (0-1) of words to two places; None where there are none."""
    if not recognised:
        return None
    return round(sum(word.confidence for word in recognised) / len(recognised), 2)
