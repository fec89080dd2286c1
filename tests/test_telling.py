from __future__ import annotations

import pytest

from assistant import telling
from assistant.records import Answer, Difference, How, Matched, Quote, Searched, Source, Span
from assistant.vocabulary import HOW


def quote(rank: int, date: str | None, text: str = "Klaster.") -> Quote:
    return Quote(rank, text, Source(f"{rank}.txt", None, date, None, 1, 1, 0, 8), 0.9)


def answer(*differences: Difference) -> Answer:
    quotes = (quote(1, "2019-11-18"), quote(2, None), quote(3, "2023"))
    return Answer("?", "pl", "answered", quotes, (), Searched(3, 0), 1.0, differences)


def test_sources_differ_each_with_its_date() -> None:
    """In the order in which they are given; an undated one says that it is."""
    found = answer(
        Difference((3, 1), ("184", "137")), Difference((3, 1, 2), ("1,5 mln", "{0}", "dwa"))
    )
    assert telling.differences(found, "en") == [
        "The sources differ: 184 (2023) and 137 (18 November 2019).",
        "The sources differ: 1,5 mln (2023), {0} (18 November 2019) and dwa (undated).",
    ]
    assert telling.differences(found, "pl") == [
        "Źródła się różnią: 184 (2023) i 137 (18 listopada 2019).",
        "Źródła się różnią: 1,5 mln (2023), {0} (18 listopada 2019) i dwa (bez daty).",
    ]
    assert telling.differences(answer(), "pl") == []


def test_an_undated_source_says_so() -> None:
    """A dated one does not."""
    assert telling.cited(quote(1, None).source, "pl") == "1.txt · wiersz\u00a01 · bez daty"
    assert telling.cited(quote(1, "2023").source, "en") == "1.txt · 2023 · line\u00a01"


def test_a_reading_is_said_to_be_one() -> None:
    """Of a scan that was read here, or of a text that somebody else recognised."""
    made = Quote(1, "wielu cztonkéw tu", quote(1, None).source, 0.9, repaired="wielu członków tu")
    read = telling.reading(made)
    assert read is not None
    assert read.label.en == "Damaged text, probably (a reading, not the source):"
    assert [read.text[span.start : span.end] for span in read.changed] == ["członków"]
    scan = Quote(1, "x", made.source, 0.9, confidence=0.5, repaired="y")
    assert telling.reading(scan)[0].pl == "Na skanie jest zapewne (odczyt, nie źródło):"  # type: ignore[index]
    assert telling.reading(quote(1, None)) is None


def test_reasons_are_grouped_by_the_word_of_the_question() -> None:
    """Each way once, each form once, whatever its case."""
    text = "Klaster koordynuje klaster i Klastry, koordynujg miasto"

    def matched(found: str, word: str, how: How, after: int = 0) -> Matched:
        start = text.index(found, after)
        return Matched(Span(start, start + len(found)), word, how)

    matches = (
        matched("Klaster", "cluster", "translated"),
        matched("koordynuje", "coordinates", "translated"),
        matched("klaster", "cluster", "translated"),
        matched("Klastry", "cluster", "translated"),
        matched("koordynujg", "coordinates", "alike"),
    )
    made = Quote(1, text, quote(1, None).source, 0.9, matches=matches)
    assert telling.reasons(made) == (
        telling.Reason("cluster", (("translated", ("Klaster", "Klastry")),)),
        telling.Reason(
            "coordinates", (("translated", ("koordynuje",)), ("alike", ("koordynujg",)))
        ),
    )


@pytest.mark.parametrize(
    ("names", "line"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b", "c"], "a, b, c"),
        (["a", "b", "c", "d"], "a, b, c and 1 more"),
    ],
)
def test_the_first_names_are_told_and_the_others_counted(names: list[str], line: str) -> None:
    """Three here."""
    assert telling.some_of(names, 3, "en") == line


def test_every_way_to_match_has_words() -> None:
    """In both languages, all different."""
    assert len({wording.en for wording in HOW.values()}) == len(HOW) == 5
    assert len({wording.pl for wording in HOW.values()}) == 5
