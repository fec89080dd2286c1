from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.highlights import whole
from assistant.records import Span

SPANS = st.lists(st.builds(Span, st.integers(-3, 60), st.integers(-3, 60)))
TEXTS = st.text() | st.text(alphabet="12 .,:ab-_\u00a0")


@pytest.mark.parametrize(
    ("text", "matched", "shown"),
    [
        ("W listopadzie 2019 r.", ["2019"], ["2019"]),
        ("działanie 8.2.1 POKL", ["1"], []),  # a piece of another number
        ("działanie 8.2.1 POKL", ["8", "2", "1"], ["8.2.1"]),
        ("kosztuje 1,5 mln", ["1"], []),
        ("kosztuje 1 200 zł", ["200"], []),
        ("kosztuje 1 200,50 zł", ["1", "200", "50"], ["1 200,50"]),
        ("o 16:02", ["16"], []),
        ("dnia 18.11.2019 r.", ["18"], []),
        ("dnia 18.11.2019 r.", ["2019"], ["2019"]),  # the year of a date
        ("dnia 18.11.2019 r.", ["18", "11", "2019"], ["18.11.2019"]),
        ("Protokół nr 4/VIII/2019", ["4", "2019"], ["4", "2019"]),
        ("w 2019 137 członków", ["137"], ["137"]),  # a year groups no thousands
        ("Punkt 1. Obrady", ["1"], ["1"]),  # the full stop ends the sentence
        ("e-zdrowie", ["zdrowie"], ["zdrowie"]),
    ],
)
def test_numbers_are_marked_whole_or_not_at_all(
    text: str, matched: list[str], shown: list[str]
) -> None:
    """A part of a number is another number, and no match."""
    assert [text[span.start : span.end] for span in whole(text, found(text, matched))] == shown


def found(text: str, matched: list[str]) -> list[Span]:
    """The words of ``text`` that are in ``matched``, as the search takes it apart."""
    return [Span(*word.span()) for word in re.finditer(r"[^\W_]+", text) if word.group() in matched]


def test_a_piece_of_a_word_marks_the_word() -> None:
    """No mark begins or ends inside a word; a word broken at a line's end stays one mark."""
    assert whole("Lubelska Medycyna", [Span(0, 4), Span(10, 12)]) == (Span(0, 8), Span(9, 17))
    assert whole("miej-\nscowość", [Span(0, 13)]) == (Span(0, 13),)


@given(text=TEXTS, spans=SPANS)
def test_marks_are_whole_words_in_order(text: str, spans: list[Span]) -> None:
    """Whatever is highlighted: marks lie in the text, apart, in order, and split no word."""
    marks = whole(text, spans)
    ends = [0, *(end for mark in marks for end in (mark.start, mark.end)), len(text)]
    assert ends == sorted(ends)
    for mark in marks:
        assert mark.start < mark.end
        for at in (mark.start, mark.end):
            assert not re.fullmatch(r"[^\W_]{2}", text[max(at - 1, 0) : at + 1]) or at == 0
