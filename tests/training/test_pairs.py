"""What is made of texts for the embeddings to learn from."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.glosses import Glossary
from training.pairs import query_of


@given(st.lists(st.text(alphabet="abcdef", min_size=1, max_size=5), max_size=40), st.integers())
def test_query_keeps_order(words: list[str], seed: int) -> None:
    """A query is some words of its sentence in their order, all of them where there are few."""
    query = query_of(" ".join(words), Random(seed)).split()
    assert len(query) <= max(5, 14)
    remaining = iter(words)
    assert all(word in remaining for word in query)
    if len(words) <= 5:
        assert query == words


def test_gloss() -> None:
    """Inflected words are translated by their lemma; names and numbers stay."""
    glossary = Glossary({"rada": ["council"], "miasto": ["town"], "uchwala": ["resolution"]})
    glossed, known = glossary.gloss("Rady miasta Kielc, uchwałę 12", Random(1))
    assert glossed == "council town Kielc resolution 12"
    assert known == pytest.approx(3 / 5)


def test_gloss_of_nothing() -> None:
    """An empty text has an empty gloss."""
    assert Glossary({}).gloss("", Random(1)) == ("", 0.0)
