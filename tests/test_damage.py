from __future__ import annotations

from dataclasses import replace

import pytest
from answerfakes import stored

from assistant.damage import mean_confidence, probable_reading, with_confidence
from assistant.records import Answer, OcrWord, Page, Quote, Searched, Source
from assistant.sources import words_in

DAMAGED = "W posiedzeniu uczestniczyto pieciu cztonkéw Komisji, ktéra dziata w miescie. "
SOUND = "W posiedzeniu uczestniczyło pięciu członków Komisji, która działa w mieście. "
RARE = "Spotkanie ma charakter sieciowy i wewngtrzeuropejski. "


def word(start: int, end: int, confidence: float) -> OcrWord:
    return OcrWord(start, end, 1, 0.1, 0.1, 0.2, 0.2, confidence)


def test_damaged_text_is_read() -> None:
    """Where much around it is damaged, whoever recognised it."""
    document = stored(DAMAGED * 3).document
    assert probable_reading(document, 0, len(DAMAGED) - 1) == (
        "W posiedzeniu uczestniczyło pięciu członków Komisji, która działa w mieście."
    )


def test_a_rare_word_in_sound_text_is_left_alone() -> None:
    """There it is nothing that recognition did."""
    document = stored(SOUND * 20 + RARE + SOUND * 20).document
    start = document.text.index(RARE)
    assert probable_reading(document, start, start + len(RARE)) is None


def test_a_picture_of_text_is_read_wherever_it_is_damaged() -> None:
    """However sound the rest of its page."""
    document = stored(SOUND * 20 + RARE + SOUND * 20).document
    start = document.text.index(RARE)
    scan = replace(document, pages=(Page(1, 0, len(document.text), ocr=True),))
    assert probable_reading(scan, start, start + len(RARE)) == RARE.replace("wewng", "wewną")
    assert probable_reading(scan, 0, len(SOUND)) is None


def test_names_of_files_are_no_damage() -> None:
    """They are written without diacritics."""
    names = "Plik: protokol_komisji, notatka_kongres_klastrow, wojewodztwo_lubuskie. " * 9
    assert probable_reading(stored(names).document, 0, 70) is None


@pytest.mark.parametrize(
    ("start", "end", "mean"), [(0, 5, 0.9), (0, 11, 0.75), (5, 6, None), (4, 7, 0.75)]
)
def test_the_confidence_of_a_span_is_that_of_its_words(
    start: int, end: int, mean: float | None
) -> None:
    """Their mean; of words that the span touches."""
    assert mean_confidence(words_in([word(0, 5, 0.9), word(6, 11, 0.6)], start, end)) == mean


def test_only_quotes_from_pictures_have_a_confidence() -> None:
    """Of the words on them; other pages of the same document have none."""
    found = stored("Ala ma kota Ala ma", paths=("a.pdf",))
    pages = (Page(1, 0, 11, ocr=True), Page(2, 12, 18))
    found = replace(found, document=replace(found.document, pages=pages))
    quotes = tuple(
        Quote(rank, "x", Source("a.pdf", None, None, rank, 1, 1, *span), 0.9)
        for rank, span in enumerate([(0, 6), (12, 18)], 1)
    )
    answer = Answer("?", "pl", "answered", quotes, (), Searched(1, 0), 1.0)
    asked: list[int] = []

    def recognised(number: int) -> list[OcrWord]:
        asked.append(number)
        return [word(0, 3, 0.9), word(4, 6, 0.8), word(7, 11, 0.1)]

    told = with_confidence(answer, lambda path: {"a.pdf": found}[path], recognised)
    assert [quote.confidence for quote in told.quotes] == [0.85, None]
    assert asked == [1]
    nothing = replace(answer, status="not_found", quotes=(), nearest=quotes)
    told = with_confidence(nothing, lambda path: {"a.pdf": found}[path], recognised)
    assert [quote.confidence for quote in told.nearest] == [0.85, None]
    assert told.quotes == ()
