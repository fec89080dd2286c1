from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.matching import LEAST_LIKENESS, REPAIRED, Match, Matcher, text_words
from assistant.text.analysis import analyse_question

if TYPE_CHECKING:
    from assistant.wording import Language


def matcher(
    question: str, language: Language = "pl", weights: list[float] | None = None
) -> Matcher:
    words = analyse_question(question, language)
    return Matcher(words, weights or [1.0] * len(words), language)


def found(question: str, text: str, language: Language = "pl") -> list[tuple[int, int, float]]:
    made = matcher(question, language)
    return [(m.query, m.position, m.strength) for m in made.matches(text_words(text))]


def test_a_shared_dictionary_form_matches_wholly() -> None:
    """Whatever the inflection."""
    assert found("członek klastra", "Klaster ma wielu członków.") == [(1, 0, 1.0), (0, 3, 1.0)]


def test_a_shared_spelling_matches_wholly() -> None:
    """Also where marks are lost, or no dictionary has the word."""
    assert found("Xqzzy", "firma XQZZY działa") == [(0, 1, 1.0)]


def test_words_that_look_alike_match_partly() -> None:
    """By the square of the share of common letter groups: here twice 6 of 9 and 9."""
    [(query, position, strength)] = found("medycyna", "nedycyna")
    assert (query, position) == (0, 0)
    assert strength == pytest.approx((2 * 6 / (8 + 8)) ** 2)


def test_words_that_look_little_alike_do_not_match() -> None:
    """Below the least likeness there is nothing."""
    assert LEAST_LIKENESS == 0.4
    assert found("medycyna", "rowery przy dworcu") == []


@pytest.mark.parametrize(("question", "text"), [("2019", "2018"), ("rok", "rog"), ("137", "1370")])
def test_numbers_and_short_words_match_wholly_or_not_at_all(question: str, text: str) -> None:
    """They agree in part by chance."""
    assert found(question, text) == []


def test_cognates_match_across_the_languages() -> None:
    """An English word finds its Polish relative; a Polish question needs no such help."""
    [(_, _, strength)] = found("congress", "Kongres był udany.", "en")
    assert strength == 1.0


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("członkowie", "Klaster ma wielu cztonkéw."),
        ("Wieruszewska", "Pani Wieruszcwska mówi, że wszystko jest dobrze."),
    ],
)
def test_a_damaged_word_matches_what_it_may_have_been(question: str, text: str) -> None:
    """By the dictionary form of its reading, or by the question's own spelling."""
    assert [strength for _, _, strength in found(question, text)] == [REPAIRED]


def test_a_known_word_is_never_taken_for_a_damaged_one() -> None:
    """Though recognition might well have made it of the other."""
    assert found("mole", "Nie wiem, czy to moje.") == []
    assert found("mole", "Nie wiem, czy to molć.") == [(0, 4, REPAIRED)]


def test_strengths_are_the_best_of_each_word() -> None:
    """A word that does not match has 0."""
    made = matcher("klaster rower")
    assert made.strengths([Match(0, 3, 0.4), Match(0, 5, 0.7)]) == [0.7, 0.0]


def test_coverage_is_a_share_of_the_weights() -> None:
    """A telling word counts for more."""
    made = matcher("klaster rower", weights=[3.0, 1.0])
    assert made.coverage([1.0, 0.0]) == 0.75
    assert made.coverage([0.5, 1.0]) == 0.625
    assert made.coverage([0.0, 0.0]) == 0.0
    assert made.coverage([1.0, 1.0]) == 1.0


def test_relevance_is_bm25_as_a_share_of_its_bound() -> None:
    """One match in a text of the usual length: 1 / (1 + 1.2)."""
    made = matcher("klaster rower")
    assert made.relevance([Match(0, 0, 1.0)], 110) == pytest.approx(0.5 / 2.2)
    assert made.relevance([Match(0, 0, 1.0), Match(1, 1, 1.0)], 110) == pytest.approx(1 / 2.2)
    assert made.relevance([], 110) == 0.0


def test_a_question_without_words_matches_nothing() -> None:
    """And covers nothing."""
    made = Matcher([], [], "pl")
    assert made.matches(text_words("Klaster ma członków.")) == []
    assert made.coverage([]) == 0.0


@given(
    st.lists(
        st.sampled_from(["klaster", "członków", "2019", "Lublin", "x", "medycyna"]), max_size=4
    ),
    st.text(max_size=80),
)
def test_strengths_and_shares_are_between_0_and_1(question: list[str], text: str) -> None:
    """For every question and text; more repetition never lowers relevance."""
    words = analyse_question(" ".join(question), "pl")
    made = Matcher(words, [1.0] * len(words), "pl")
    read = text_words(f"{text} {' '.join(question)}")
    matches = made.matches(read)
    assert all(0 < match.strength <= 1 for match in matches)
    assert {match.query for match in matches} == set(range(len(words)))
    assert made.coverage(made.strengths(matches)) == pytest.approx(1.0 if words else 0.0)
    assert 0 <= made.relevance(matches[:1], len(read)) <= made.relevance(matches, len(read)) <= 1
