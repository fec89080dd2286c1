from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from answerfakes import candidate, query, stored
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence import FEATURES, Evidence
from assistant.quoting import Scored
from assistant.reranking import RERANKED, SENTENCE, reranked

if TYPE_CHECKING:
    from assistant.retrieval import Candidate

QUERY = query("klaster")


def ranked(number: int, score: float) -> Candidate:
    """A candidate of document ``number`` that stands at that rank with ``score``."""
    found = candidate(QUERY, stored("Klaster działa. Rowery stoją."))
    document = replace(found.hit.document, id=number)
    return replace(found, hit=replace(found.hit, rank=number, score=score, document=document))


def scored(found: Candidate, sentence: int, score: float) -> Scored:
    """A sentence of a candidate with its score."""
    import numpy as np

    return Scored(
        Evidence(found, found.sentences[sentence], np.zeros(len(FEATURES))),
        score,
    )


def order(found: list[Candidate]) -> list[int]:
    """The documents in their order."""
    return [each.hit.document.id for each in found]


def test_the_passage_of_the_better_sentence_comes_first() -> None:
    """Its share is 1; one log odd below the best costs a tenth."""
    first, second = ranked(1, 0.5), ranked(2, 0.4)
    found = reranked([first, second], [scored(second, 1, 3.0), scored(first, 0, -1.0)])
    assert order(found) == [2, 1]
    assert [each.hit.rank for each in found] == [1, 2]
    assert [each.hit.channels[SENTENCE] for each in found] == pytest.approx([1.0, 0.6])
    assert [each.hit.score for each in found] == pytest.approx([0.7, 0.55])


def test_a_passage_whose_sentences_were_not_read_gets_nothing_for_them() -> None:
    """Nor does one whose sentences are far worse than the best."""
    first, second, third = ranked(1, 0.5), ranked(2, 0.4), ranked(3, 0.3)
    found = reranked([first, second, third], [scored(third, 0, 9.0), scored(second, 0, -9.0)])
    assert order(found) == [3, 1, 2]
    assert [each.hit.channels[SENTENCE] for each in found] == [1.0, 0.0, 0.0]


def test_without_sentences_nothing_changes_but_the_scale() -> None:
    """As for a question of which no word can be read."""
    found = reranked([ranked(1, 0.5), ranked(2, 0.4)], [])
    assert order(found) == [1, 2]
    assert [each.hit.score for each in found] == [0.25, 0.2]


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=2 * RERANKED),
    st.lists(st.floats(-20, 20), min_size=2 * RERANKED, max_size=2 * RERANKED),
)
def test_none_is_lost_and_those_behind_stay_where_they_were(
    scores: list[float], read: list[float]
) -> None:
    """Only the best change places; scores fall along the ranks and lie within 0 and 1."""
    before = [ranked(number, score) for number, score in enumerate(sorted(scores)[::-1], 1)]
    after = reranked(before, [scored(each, 0, s) for each, s in zip(before, read, strict=False)])
    assert sorted(order(after)) == order(before)
    assert order(after)[RERANKED:] == order(before)[RERANKED:]
    values = [each.hit.score for each in after]
    assert values == sorted(values, reverse=True)
    assert all(0 <= value <= 1 for value in values)
