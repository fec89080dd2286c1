from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from answerfakes import candidate, query, scored, stored
from hypothesis import given
from hypothesis import strategies as st

from assistant.certainty import QUOTE_FEATURES, Judge
from assistant.evidence import FEATURES
from assistant.quoting import excerpts
from assistant.static_encoder import bundled

CLUSTER = stored("Klaster Lubelska Medycyna ma 137 członków.", title="Klastry")
WEATHER = stored("Padał deszcz.", number=2)


def judged(question: str, *documents: tuple[object, float]) -> list[dict[str, float]]:
    """What is looked at in the best excerpt of each document, by name."""
    asked = query(question)
    found = [
        sentence
        for rank, (document, value) in enumerate(documents, 1)
        for sentence in scored(candidate(asked, document, rank=rank), [value])
    ]
    found.sort(key=lambda each: -each.score)
    rows = Judge(asked, found, bundled()).features(list(excerpts(found)))
    assert rows.shape == (len(documents), len(FEATURES) + len(QUOTE_FEATURES))
    return [dict(zip(QUOTE_FEATURES, row[len(FEATURES) :], strict=True)) for row in rows]


def test_a_quote_about_the_question_is_more_like_it() -> None:
    """By the cosine of their vectors; the best passage's counts for all quotes."""
    about, beside = judged("Ilu członków ma klaster?", (CLUSTER, 5.0), (WEATHER, 1.0))
    assert about["alike"] > beside["alike"] + 0.2
    assert about["passage_alike"] == beside["passage_alike"] == pytest.approx(about["alike"])
    assert about["same_words"] == pytest.approx(1.0)
    assert beside["same_words"] == 0.0


def test_the_lead_is_over_other_documents_only() -> None:
    """And is never beyond 8; a quote that stands behind has a negative one."""
    first, second = judged("klaster", (CLUSTER, 5.0), (WEATHER, 2.0))
    assert (first["lead"], second["lead"]) == (3.0, -3.0)
    assert judged("klaster", (CLUSTER, 5.0))[0]["lead"] == 8.0
    assert judged("klaster", (CLUSTER, 50.0), (WEATHER, 2.0))[0]["lead"] == 8.0


@pytest.mark.parametrize(
    ("question", "name", "number"),
    [
        ("Ilu członków ma Lubelska Medycyna?", 0.0, 0.0),
        ("Ilu członków ma Wyżyna Przemysłowa?", 1.0, 0.0),
        ("ilu członków ma wyżyna przemysłowa?", 0.0, 0.0),
        ("Czy klaster miał 137 członków?", 0.0, 0.0),
        ("Czy klaster miał 184 członków?", 0.0, 1.0),
        ("Medycyna", 0.0, 0.0),
        ("Wyżyna", 0.0, 0.0),
    ],
)
def test_names_and_numbers_that_nothing_found_has(
    question: str, name: float, number: float
) -> None:
    """A name is told by its capital inside a sentence; the first word's tells nothing."""
    [found] = judged(question, (CLUSTER, 1.0))
    assert (found["name_missing"], found["number_missing"]) == (name, number)


def test_what_is_doubtful_is_what_no_passage_matches() -> None:
    """As a share of the question's weight."""
    weighed = query("klaster jutro", weights=[1.0, 3.0])
    found = scored(candidate(weighed, CLUSTER), [1.0])
    row = Judge(weighed, found, bundled()).features(list(excerpts(found)))[0]
    assert row[len(FEATURES) + list(QUOTE_FEATURES).index("doubtful")] == 0.75


def test_excerpts_get_the_probability_of_their_features() -> None:
    """In their order; none is added or lost, and none of none."""
    asked = query("klaster")
    found = scored(candidate(asked, CLUSTER), [1.0])
    judge = Judge(asked, found, bundled())
    [excerpt] = excerpts(found)
    assert judge.judged([excerpt], lambda features: float(features[-1]) / 10) == [
        replace(excerpt, probability=0.8)
    ]
    assert judge.judged([], lambda _: 1.0) == []


@given(st.text(min_size=1, max_size=60))
def test_all_features_are_finite_and_shares_are_shares(question: str) -> None:
    """Whatever is asked."""
    asked = query(question)
    found = scored(candidate(asked, CLUSTER), [1.0])
    rows = Judge(asked, found, bundled()).features(list(excerpts(found)))
    values = dict(zip(QUOTE_FEATURES, rows[0][len(FEATURES) :], strict=True))
    assert np.isfinite(rows).all()
    assert all(0 <= values[name] <= 1.0001 for name in ("same_words", "doubtful"))


def test_who_says_the_same_takes_nothing_from_the_lead() -> None:
    """Another document in like words agrees; only one that says otherwise competes."""
    again = stored("Klaster Lubelska Medycyna ma już 137 członków.", number=2)
    first, second = judged("klaster", (CLUSTER, 5.0), (again, 4.0))
    assert (first["lead"], second["lead"]) == (8.0, 8.0)
    rain = stored("Padał deszcz.", number=3)
    leads = [
        found["lead"] for found in judged("klaster", (CLUSTER, 5.0), (again, 4.0), (rain, 2.0))
    ]
    assert leads == [3.0, 2.0, -3.0]
