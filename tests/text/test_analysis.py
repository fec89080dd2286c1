from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.text.analysis import (
    FIELDS,
    LONGEST_TOKEN,
    analyse,
    analyse_question,
    grams,
    index_lemma,
    is_function_word,
)


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("klaster", ["^kla", "klas", "last", "aste", "ster", "ter$"]),
        ("ab", ["^ab$"]),
        ("a", ["^a$"]),
        ("abc", ["^abc", "abc$"]),
    ],
)
def test_letter_groups(folded: str, expected: list[str]) -> None:
    """Four letters each, with the ends of the word marked; one for a short word."""
    assert grams(folded) == expected


def test_a_polish_text_is_indexed_in_three_ways() -> None:
    """Dictionary forms, folded words, letter groups."""
    assert analyse("Członków ma klaster.") == {
        "lemma": ["czlonek", "miec", "klaster"],
        "surface": ["czlonkow", "ma", "klaster"],
        "grams": [*grams("czlonkow"), *grams("ma"), *grams("klaster")],
    }


def test_an_english_text_has_english_lemmas() -> None:
    """By the language of the text, not of the question."""
    assert analyse("The cities have many members.")["lemma"] == [
        "the", "city", "have", "many", "member",
    ]  # fmt: skip


def test_runs_of_letters_that_are_no_word_are_left_out() -> None:
    """Data would only swell the index."""
    long = "x" * (LONGEST_TOKEN + 1)
    assert analyse(f"rada {long}")["surface"] == ["rada"]
    assert [word.word.text for word in analyse_question(f"rada {long}", "pl")] == ["rada"]


def test_a_question_keeps_the_words_that_carry_meaning() -> None:
    """Each once, with every dictionary form it may have."""
    found = analyse_question("Kto koordynuje klaster, który koordynuje?", "pl")
    assert [(word.word.text, word.lemmas, word.spellings) for word in found] == [
        ("koordynuje", ("koordynowac",), ("koordynuje",)),
        ("klaster", ("klaster",), ("klaster",)),
    ]


def test_a_question_of_function_words_keeps_them_all() -> None:
    """Better than to look for nothing."""
    assert [word.word.text for word in analyse_question("kto to jest", "pl")] == [
        "kto", "to", "jest",
    ]  # fmt: skip
    assert [word.word.text for word in analyse_question("who is he", "en")] == ["who", "is", "he"]


def test_an_english_word_is_looked_for_in_polish_spelling_too() -> None:
    """A Polish name in an English question is spelled right already."""
    congress, medycyna = analyse_question("congresses Medycyna", "en")
    assert congress.spellings == ("congresses", "kongres")
    assert congress.lemmas[0] == "congress"
    assert medycyna.spellings == ("medycyna",)
    assert "medycyna" in medycyna.lemmas


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("the", "en", True),
        ("The", "en", True),
        ("the", "pl", False),
        ("jest", "pl", True),
        ("jest", "en", False),
        ("klaster", "pl", False),
    ],
)
def test_function_words_belong_to_a_language(word: str, language: str, expected: bool) -> None:
    """What holds sentences of one together may be a word of the other."""
    assert is_function_word(word, language) is expected  # type: ignore[arg-type]


def test_an_unknown_word_is_indexed_as_it_stands() -> None:
    """Names that no dictionary has are found by their spelling."""
    assert index_lemma("Xqzzy", "xqzzy", "pl") == "xqzzy"


@given(st.text())
@example("0BER")
def test_tokens_hold_no_white_space(text: str) -> None:
    """In each field, for whatever text; a lemma for each word, more for one that may be damaged."""
    found = analyse(text)
    assert tuple(found) == FIELDS
    assert len(found["lemma"]) >= len(found["surface"])
    for tokens in found.values():
        assert all(token and not any(c.isspace() for c in token) for token in tokens)
