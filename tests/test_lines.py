from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.lines import kept_breaks


def shown(text: str) -> list[str]:
    """The text as it is laid out: its kept breaks, everything else flowing."""
    breaks = [0, *kept_breaks(text), len(text)]
    return [" ".join(text[a:b].split()) for a, b in pairwise(breaks)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Klaster\nkoordynuje miasto.", ["Klaster koordynuje miasto."]),
        ("A: 1 | B: 2\nA: 3 | B: 4\nRazem\nsześć", ["A: 1 | B: 2", "A: 3 | B: 4", "Razem sześć"]),
        ("Trzeba:\n- raz\n  i dwa\n- trzy", ["Trzeba:", "- raz i dwa", "- trzy"]),
        ("Nagłówek\n\nZdanie pod\nnim.", ["Nagłówek", "Zdanie pod nim."]),
        ("§ 1. Raz\n§ 2. Dwa\na) x\n1) y", ["§ 1. Raz", "§ 2. Dwa", "a) x", "1) y"]),
        ("", [""]),
    ],
)  # fmt: skip
def test_items_rows_and_paragraphs_keep_their_lines(text: str, lines: list[str]) -> None:
    """While a sentence that the page broke flows on."""
    assert shown(text) == lines


@given(st.text(alphabet="ab \n-|1.)§"))
def test_only_line_breaks_are_kept(text: str) -> None:
    """In order, each once, and each is one in the text."""
    breaks = kept_breaks(text)
    assert breaks == sorted(set(breaks))
    assert all(text[at] == "\n" for at in breaks)
