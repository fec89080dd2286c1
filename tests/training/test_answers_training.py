"""Learning to choose and to be sure, on a handful of sentences with made-up features."""

from __future__ import annotations

import hashlib
import math
from dataclasses import replace
from importlib.util import find_spec

import numpy as np
import pytest
from answerfakes import candidate, query, stored
from hypothesis import given
from hypothesis import strategies as st

from assistant.certainty import QUOTE_FEATURES
from assistant.evaluation import Question, is_development
from assistant.evidence import FEATURES, Evidence
from training.answers import Read, learn_choice, learn_surety

NAMES = list(FEATURES)
needs_torch = pytest.mark.skipif(find_spec("torch") is None, reason="learning needs torch")


def read(*sentences: tuple[dict[str, float], bool]) -> Read:
    """What was read for a question: of each sentence the features above 0, and if it is right."""
    asked = query("klaster")
    found = candidate(asked, stored(" ".join("Zdanie o klastrze." for _ in sentences)))
    evidence = [
        Evidence(found, span, np.array([features.get(name, 0.0) for name in NAMES]))
        for span, (features, _) in zip(found.sentences, sentences, strict=True)
    ]
    question = Question("1-pl", "pl", "klaster", answerable=True, gold=())
    return Read(question, asked, evidence, [right for _, right in sentences])


# The right sentence has the number; both kinds share as many words, in two languages.
TOLD = [
    read(
        ({"sentence": words, "holds_number": 1.0, "english": language}, True),
        ({"sentence": words, "holds_number": 0.0, "english": language}, False),
        ({"sentence": words, "is_question": 1.0, "english": language}, False),
    )
    for words in (0.2, 0.4, 0.8)
    for language in (0.0, 1.0)
]


@needs_torch
def test_choice_learns_what_tells_the_right_sentence() -> None:
    """And gives no weight to what is the same for all sentences of a question."""
    weights = dict(zip(NAMES, learn_choice(TOLD), strict=True))
    assert weights["holds_number"] > 1
    assert weights["is_question"] < 0
    assert abs(weights["sentence"]) < 1e-6
    assert (weights["english"], weights["shortness"]) == (0.0, 0.0)
    assert all(weights[name] == pytest.approx(0, abs=1e-9) for name in ("heading", "is_row"))


@needs_torch
def test_the_learned_choice_picks_the_right_sentence() -> None:
    """And the quote that is made of it."""
    choice = learn_choice(TOLD)
    for each in TOLD:
        best = each.best(choice)
        assert best is not None
        held = list(FEATURES).index("holds_number")
        assert best.features[held] == 1.0
        assert best.features.shape == (len(FEATURES) + len(QUOTE_FEATURES),)
        assert best.quote.text.startswith("Zdanie o klastrze.")


@needs_torch
def test_choice_is_learned_from_answered_questions_only_and_the_same_each_time() -> None:
    """A question without a right sentence changes nothing."""
    unanswered = read(({"sentence": 1.0}, False), ({"title": 1.0}, False))
    np.testing.assert_array_equal(learn_choice([*TOLD, unanswered]), learn_choice(TOLD))


@needs_torch
def test_several_right_sentences_are_as_good_as_one() -> None:
    """The best of them is enough: their chances are added up, not averaged."""
    both = read(({"title": 1.0}, True), ({"heading": 1.0}, True), ({"is_row": 1.0}, False))
    weights = dict(zip(NAMES, learn_choice([both]), strict=True))
    assert weights["title"] == pytest.approx(weights["heading"], abs=1e-4)
    assert weights["title"] > 0 > weights["is_row"]


@needs_torch
@pytest.mark.parametrize(
    ("right", "importance", "odds"),
    [
        ([True, True, True, False], [1.0, 1.0, 1.0, 1.0], 3.0),
        ([True, True, True, False], [1.0, 1.0, 1.0, 3.0], 1.0),
        ([True, True, True, False], [2.0, 2.0, 2.0, 6.0], 1.0),
        ([True, False, False, False], [4.0, 1.0, 1.0, 2.0], 1.0),
    ],
)
def test_surety_without_any_sign_is_the_share_that_is_right(
    right: list[bool], importance: list[float], odds: float
) -> None:
    """By importance, whose scale does not matter; the bias is its log odds."""
    weights, bias = learn_surety(np.zeros((4, len(NAMES))), right, importance)
    assert not weights.any()
    assert bias == pytest.approx(math.log(odds), abs=1e-3)


@needs_torch
def test_surety_rises_with_what_right_quotes_have() -> None:
    """And tells the right from the wrong."""
    right = [True] * 10 + [False] * 10
    features = np.zeros((20, len(NAMES)))
    features[:, NAMES.index("context")] = [0.9] * 9 + [0.2] + [0.1] * 9 + [0.8]
    weights, bias = learn_surety(features, right, [1.0] * 20)
    assert weights[NAMES.index("context")] > 1
    assert np.count_nonzero(np.abs(weights) > 1e-9) == 1
    chances = 1 / (1 + np.exp(-(features @ weights) - bias))
    assert (chances > 0.5).tolist() == [*[True] * 9, False, *[False] * 9, True]
    assert chances.mean() == pytest.approx(0.5, abs=1e-3)


def question(name: str) -> Question:
    return replace(TOLD[0].question, id=name)


def test_the_half_to_learn_from() -> None:
    """By the SHA-256 of the id without its language; about every second."""
    names = [f"q{number}" for number in range(400)]
    half = [name for name in names if is_development(f"{name}-pl")]
    assert half == [name for name in names if hashlib.sha256(name.encode()).hexdigest()[0] < "8"]
    assert 160 < len(half) < 240


@given(st.text(max_size=12))
def test_both_languages_of_a_question_are_in_the_same_half(name: str) -> None:
    """None is learned from in one language and measured in the other."""
    assert is_development(f"{name}-pl") == is_development(f"{name}-en")


def test_features_have_a_row_for_each_sentence() -> None:
    """Also where nothing was found, so that what is read can be stacked."""
    assert TOLD[0].features.shape == (3, len(NAMES))
    nothing = Read(TOLD[0].question, TOLD[0].query, [], [])
    assert nothing.features.shape == (0, len(NAMES))
    assert nothing.best(np.zeros(len(NAMES))) is None
