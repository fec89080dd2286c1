"""Learning what recognition does to words, and doing it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.noise import Noise, aligned_words, confusions, learn_noise, with_rates


@pytest.mark.parametrize(
    ("read", "clean", "found"),
    [
        ("zwiqzek", "związek", [("ą", "q")]),
        ("zatoiyciel", "założyciel", [("ł", "t"), ("ż", "i")]),
        ("słowo", "słowo", []),
        ("sowo", "słowo", []),
        ("korriec", "koniec", [("n", "rr")]),
    ],
)
def test_confusions(read: str, clean: str, found: list[tuple[str, str]]) -> None:
    """The stretches that differ are told, those merely lost or added are not."""
    assert list(confusions(read, clean)) == found


def test_aligned_words() -> None:
    """A word read wrongly is paired with its correction, an unlike word is not."""
    read = ["po", "polsku", "mówity", "wszystkie", "xx"]
    clean = ["po", "polsku", "mówiły", "wszystkie", "dzieci"]
    assert list(aligned_words(read, clean)) == [
        ("po", "po"),
        ("polsku", "polsku"),
        ("mówity", "mówiły"),
        ("wszystkie", "wszystkie"),
    ]


def test_rates() -> None:
    """A rate is the share of a letter's occurrences that were read so."""
    pages = [("mata mata mata", "mała mała mała"), ("łapa", "łapa")]
    assert learn_noise(pages) == Noise({"ł": {"t": 0.75}})


def test_seldom_seen() -> None:
    """What was seen once or twice is chance."""
    assert learn_noise([("mata", "mała"), ("mata", "mała")]) == Noise({})


def test_broken_words() -> None:
    """A word broken at a line's end is compared whole."""
    assert learn_noise([("przy-\ntąd przytąd przytąd", "przyłąd przyłąd przyłąd")]) == Noise(
        {"ł": {"t": 1.0}}
    )


def test_with_rates() -> None:
    """The larger of two rates counts."""
    noise = with_rates(
        Noise({"ó": {"6": 0.1, "o": 0.3}}), {"ó": {"6": 0.2, "o": 0.1}, "ś": {"s": 1}}
    )
    assert noise == Noise({"ó": {"6": 0.2, "o": 0.3}, "ś": {"s": 1}})


def test_damage_certain() -> None:
    """A confusion that always happens is always made, the longest stretch first."""
    noise = Noise({"ł": {"t": 1.0}, "rn": {"m": 1.0}, "r": {"i": 1.0}})
    assert noise.damage("ziarno łąk rok", 1.0, Random(1)) == "ziamo tąk iok"


@given(st.text())
def test_no_strength_no_damage(text: str) -> None:
    """At strength nought nothing is damaged."""
    noise = Noise({"a": {"o": 1.0}, "ab": {"x": 0.5}})
    assert noise.damage(text, 0.0, Random(2)) == text


def test_damage_at_rate() -> None:
    """Confusions are made about as often as they were seen."""
    damaged = Noise({"ą": {"a": 0.25}}).damage("ą" * 4000, 1.0, Random(3))
    assert damaged.count("a") / 4000 == pytest.approx(0.25, abs=0.02)
