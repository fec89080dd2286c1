from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.words import Word, fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Członków", "czlonkow"),
        ("ŻÓŁĆ", "zolc"),
        ("zażółć gęślą jaźń", "zazolc gesla jazn"),
        ("cafe\u0301", "cafe"),
        ("Straße", "strasse"),
        ("ﬁrma", "firma"),
        ("Ørsted", "orsted"),
        ("", ""),
    ],
)
def test_folding_drops_case_and_marks(text: str, folded: str) -> None:
    """What people and scanners leave out is left out."""
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """Nothing is left to fold."""
    assert fold(fold(text)) == fold(text)


def test_words_carry_their_places() -> None:
    """Hyphen, full stop and underscore separate; digits belong to words."""
    assert words("e-zdrowie, nr_12b!") == [
        Word(0, 1, "e", "e"),
        Word(2, 9, "zdrowie", "zdrowie"),
        Word(11, 13, "nr", "nr"),
        Word(14, 17, "12b", "12b"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("miej-\nscowość", ["miejscowość"]),
        ("miej\u00ad\r\n  scowość", ["miejscowość"]),
        ("Strok-\nSadło", ["Strok", "Sadło"]),
        ("lata 2019-\n2020", ["lata", "2019", "2020"]),
        ("miej- scowość", ["miej", "scowość"]),
        ("?! … –", []),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_one_word(text: str, expected: list[str]) -> None:
    """Unless a name or a number follows, where the hyphen is its own."""
    assert [word.text for word in words(text)] == expected


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_words_are_in_order_and_do_not_overlap(text: str) -> None:
    """Each word is where it says, and everything alphanumeric is in one."""
    end = 0
    covered: set[int] = set()
    for word in words(text):
        assert end <= word.start < word.end
        assert word.folded == fold(word.text)
        if "\n" not in text[word.start : word.end]:
            assert text[word.start : word.end] == word.text
        end = word.end
        covered.update(range(word.start, word.end))
    assert {i for i, letter in enumerate(text) if letter.isalnum()} <= covered
