"""What is normalised at reading."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.cleaning import clean, one_line

anything = st.text(alphabet=st.characters(exclude_categories=()))


@given(anything)
def test_clean_text_is_safe(text):
    """Any text encodes, is in NFC, has one kind of line end, and stays as it is when cleaned."""
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned
    assert not set("\r\0\x1b\x0c\u2028\u200b\u202e") & set(cleaned)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g", "a\nb\nc\nd\ne\nf\ng"),
        ("z\u0307o\u0301l\u0142", "żólł"),
        ("za\u200bp\u0142a\xadta\ufeff", "zapłata"),
        ("współ\xad\npraca", "współ-\npraca"),
        ("\x1b[31mOpłata\x1b[0m \x1b]8;;https://x.example\x07link\x1b]8;;\x07", "Opłata link"),
        ("001\u202e PLN\u202c", "001 PLN"),
        ("mis\ufb01t 0. Au\ufb02age", "misfit 0. Auflage"),
        ("a\ud800b\0c", "abc"),
        ("a   \n\n\n\n\n\nb", "a\n\n\nb"),
        ("u" + "\u0338\u0322" * 9 + "m", "u\u0338\u0338\u0338m"),
    ],
)
def test_examples(text, expected):
    """Line ends, accents, invisible characters, terminal escapes, ligatures."""
    assert clean(text) == expected


def test_one_line():
    """White space of every kind becomes single spaces."""
    assert one_line(" a\n\tb\xa0 c ") == "a b c"
