from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.highlights import Marks, marks, rewritten, whole
from assistant.matching import Matcher
from assistant.records import Matched, Span
from assistant.text.analysis import analyse_question
from assistant.translation import with_alternatives

if TYPE_CHECKING:
    from assistant.wording import Language

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


def matcher(question: str, language: Language) -> Matcher:
    words = with_alternatives(analyse_question(question, language), language)
    return Matcher(words, [1.0] * len(words), language)


def told(question: str, text: str, language: Language) -> list[tuple[str, str, str]]:
    """Why the words of ``text`` are marked: (word of the question, word, how)."""
    found = marks(matcher(question, language), text)
    return [(m.word, text[m.span.start : m.span.end], m.how) for m in found.matches]


@pytest.mark.parametrize(
    ("question", "text", "language", "reasons"),
    [
        (
            "who coordinates Lubelska Medycyna?",
            "Klaster Lubelskiej Medycyny koordynuje miasto.",
            "en",
            [
                ("Lubelska", "Lubelskiej", "same"),
                ("Medycyna", "Medycyny", "same"),
                ("coordinates", "koordynuje", "translated"),
            ],
        ),
        ("congress", "Kongres był udany.", "en", [("congress", "Kongres", "translated")]),
        ("członkowie", "Klaster ma wielu cztonkéw.", "pl",
         [("członkowie", "cztonkéw", "damaged")]),
        ("koordynować", "Jest tu koordynator.", "pl", [("koordynować", "koordynator", "related")]),
        ("medycyna", "Wielka nedycyna", "pl", [("medycyna", "nedycyna", "alike")]),
    ],
)  # fmt: skip
def test_a_mark_tells_how_it_matches(
    question: str, text: str, language: Language, reasons: list[tuple[str, str, str]]
) -> None:
    """The same word, a relative, a translation, a damaged word, or one that looks like it."""
    assert told(question, text, language) == reasons


def test_a_piece_of_a_number_is_not_told() -> None:
    """What is not marked has no reason."""
    assert marks(matcher("punkt 1", "pl"), "działanie 8.2.1") == Marks((), ())
    both = marks(matcher("8.2.1", "pl"), "Jest 8.2.1")
    assert both.spans == (Span(5, 10),)
    assert both.matches[0] == Matched(Span(5, 6), "8", "same")


@given(
    question=st.lists(st.sampled_from(["klaster", "1", "2019", "miasta", "czlonek", "koordynować"]),
                      min_size=1),
    text=st.lists(st.sampled_from(["Klaster", "klastrów", "1,5", "18.11.2019", "2019", "miej-\n",
                                   "miasto", "cztonkéw", "koordynator", "x", ".", "\n"])),
    language=st.sampled_from(["pl", "en"]),
)  # fmt: skip
def test_every_reason_lies_in_a_mark_and_every_mark_has_one(
    question: list[str], text: list[str], language: Language
) -> None:
    """Whatever is asked and quoted."""
    said = " ".join(text)
    found = marks(matcher(" ".join(question), language), said)
    for matched in found.matches:
        assert 0 <= matched.span.start < matched.span.end <= len(said)
        assert any(
            mark.start <= matched.span.start and matched.span.end <= mark.end
            for mark in found.spans
        )
        assert matched.word in question
    for mark in found.spans:
        assert any(mark.start <= m.span.start and m.span.end <= mark.end for m in found.matches)


@pytest.mark.parametrize(
    ("text", "reading", "changed"),
    [
        ("wielu cztonkéw klastra", "wielu członków klastra", ["członków"]),
        ("ktéra jest, ktéra", "która jest, która", ["która", "która"]),
        ("bez zmian", "bez zmian", []),
        ("miej-\nscowosé tu", "miejscowość tu", ["miejscowość"]),
    ],
)
def test_the_words_of_a_reading_that_differ(text: str, reading: str, changed: list[str]) -> None:
    """As spans of the reading."""
    assert [reading[span.start : span.end] for span in rewritten(text, reading)] == changed
