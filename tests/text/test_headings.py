from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.records import Span
from assistant.text.headings import heading_above, is_heading

TEXT = (
    "Informator\n\n"
    "Urząd mieści się w rynku. Zapraszamy.\n\n"
    "Godziny otwarcia\n\n"
    "- poniedziałek 8-16\n"
    "- piątek 8-14\n"
)


def line(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("below", "heading"),
    [("Zapraszamy", "Informator"), ("piątek", "Godziny otwarcia"), ("Godziny", "Informator")],
)
def test_the_nearest_heading_above(below: str, heading: str) -> None:
    """A heading's own heading is the one before it."""
    assert heading_above(TEXT, TEXT.index(below)) == line(TEXT, heading)


def test_the_first_line_has_none() -> None:
    """Nothing stands above it."""
    assert heading_above(TEXT, 0) is None


@pytest.mark.parametrize(
    ("text", "words", "heading"),
    [
        ("Wynik\n\nTekst.", "Wynik", True),
        ("Tekst.\n\n§ 3\n\nDalej.", "§ 3", True),
        ("Tekst.\n\nKto płaci?\n\nMieszkaniec.", "Kto płaci?", True),
        ("Tekst.\n\nZdanie kończy kropka.\n", "Zdanie kończy kropka.", False),
        ("Tekst\nbez odstępu\n", "bez odstępu", False),
        ("Tekst.\n\n- punkt listy\n", "- punkt listy", False),
        ("Tekst.\n\nA: 1 | B: 2\n", "A: 1 | B: 2", False),
        ("Tekst.\n\n" + "słowo " * 30 + "\n", ("słowo " * 30).strip(), False),
    ],
)
def test_what_reads_as_a_heading(text: str, words: str, heading: bool) -> None:
    """A short line that stands apart, is no item or row, and ends no sentence."""
    assert is_heading(text, line(text, words)) is heading


@given(st.text(alphabet="aB .\n-|?", max_size=80), st.integers(0, 80))
def test_a_heading_is_a_line_above(text: str, offset: int) -> None:
    """Whatever the text: it ends before the line that it heads, and is no more than one line."""
    offset = min(offset, len(text))
    found = heading_above(text, offset)
    if found is not None:
        assert found.end <= text.rfind("\n", 0, offset)
        assert "\n" not in text[found.start : found.end]
