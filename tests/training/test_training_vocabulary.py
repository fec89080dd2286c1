"""The vocabulary: folded words, pieces learned the same each time."""

from __future__ import annotations

import pytest

from training.vocabulary import UNKNOWN, empty_tokenizer, train_vocabulary

ENGLISH = [f"the council of the town {number} met and voted" for number in range(50)]
POLISH = [f"rada miasta {number} zebrała się i głosowała" for number in range(50)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Członków, Łódź!", "czlonkow lodz"),
        ("miej-\nscowość", "miejscowosc"),
        ("biało-czerwony", "bialo czerwony"),
        ("3,5 mln (netto)", "3 5 mln netto"),
        ("🙂 — …", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    """Case, marks, punctuation and line breaks in words are gone."""
    assert empty_tokenizer().normalizer.normalize_str(text) == folded


def test_same_each_time() -> None:
    """The same texts give the same pieces."""
    assert train_vocabulary(ENGLISH, POLISH, 80).to_str() == (
        train_vocabulary(ENGLISH, POLISH, 80).to_str()
    )


def test_unknown_is_first() -> None:
    """The piece of unknown characters has number 0, which training keeps at zero."""
    tokenizer = train_vocabulary(ENGLISH, POLISH, 80)
    assert tokenizer.token_to_id(UNKNOWN) == 0
    assert tokenizer.encode("Ж", add_special_tokens=False).ids == [0]
    assert tokenizer.encode("m" * 101, add_special_tokens=False).ids == [0]


def test_languages_balanced() -> None:
    """The language with less text has its own words as pieces, too."""
    tokenizer = train_vocabulary(ENGLISH * 20, POLISH, 120)
    assert tokenizer.encode("miasta").tokens == ["miasta"]
