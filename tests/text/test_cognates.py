from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.cognates import cognate_key, polish_spelling


@pytest.mark.parametrize(
    ("english", "polish"),
    [
        ("congress", "kongres"),
        ("coordinates", "koordinates"),
        ("coordination", "koordinacja"),
        ("organization", "organizacja"),
        ("organisation", "organizacja"),
        ("commission", "komisja"),
        ("medical", "mediczny"),
        ("economic", "ekonomiczny"),
        ("philosophy", "filozofy"),
        ("cluster", "kluster"),
        ("technology", "technology"),
        ("decisions", "decisja"),
        ("cities", "cities"),
        ("service", "serwice"),
        ("quality", "kwality"),
        ("exact", "eksakt"),
        ("project", "projekt"),
        ("theme", "tem"),
        ("taxi", "taxi"),
        ("bank", "bank"),
        ("2nd", "2nd"),
        ("covid19", "covid19"),
        ("", ""),
    ],
)
def test_english_words_in_polish_spelling(english: str, polish: str) -> None:
    """The shared vocabulary; short words and those with digits are left alone."""
    assert polish_spelling(english) == polish


@pytest.mark.parametrize(
    ("english", "polish"),
    [("coordination", "koordynacja"), ("project", "projekt"), ("commission", "komisja")],
)
def test_the_key_of_a_cognate_is_that_of_the_polish_word(english: str, polish: str) -> None:
    """Letters that the languages use for one another are one."""
    assert cognate_key(polish_spelling(english)) == cognate_key(polish)


@given(st.text())
def test_keys_keep_the_length(folded: str) -> None:
    """They replace letter by letter, and only once."""
    assert len(cognate_key(folded)) == len(folded)
    assert cognate_key(cognate_key(folded)) == cognate_key(folded)
