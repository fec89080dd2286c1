"""Ranked passages -> better ranked: the passage whose sentences answer best comes first.

Retrieval looks at a passage as a bag of words. Whether one of its sentences answers is known only
after reading them, with what stands around them; that is done for the best passages. Words that
are merely looked for ("budżet 2024 klaster") have no answer; they leave the order as it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.quoting import Scored
    from assistant.retrieval import Candidate

SENTENCE = "sentence"
"""The channel that reading adds: 1 for the passage that has the best sentence or stands beside it,
less for others."""

WEIGHT = 0.5
"""Its weight, where the channels of retrieval together weigh the rest. Chosen on the development
questions, each set ranked by what was learned from the others; see `training/README.md`."""

RERANKED = 10
"""Best passages that change places; those after them stay where they were."""

_RANGE = 10.0  # log odds by which a sentence is worse than the best when it counts for nothing


def reranked(candidates: Sequence[Candidate], scored: Sequence[Scored]) -> list[Candidate]:
    """The candidates in their final order, numbered from 1.

    ``scored`` are the sentences that were read; a passage none of whose sentences was read, or
    that stood too far behind, gets 0 for them.
    """
    scores = {(each.document, each.span.start): each.score for each in scored}
    best = max(scores.values(), default=0.0)
    counted = [
        _with_sentence(each, scores if place < RERANKED else {}, best)
        for place, each in enumerate(candidates)
    ]
    counted.sort(key=lambda each: (-each.hit.score, each.hit.rank))
    return [replace(each, hit=replace(each.hit, rank=rank)) for rank, each in enumerate(counted, 1)]


def _with_sentence(
    candidate: Candidate, scores: Mapping[tuple[int, int], float], best: float
) -> Candidate:
    """The candidate with its channel "sentence", and the score that follows."""
    hit = candidate.hit
    own = (scores.get((hit.document.id, span.start)) for span in candidate.sentences)
    share = max((1 - (best - score) / _RANGE for score in own if score is not None), default=0.0)
    share = max(share, 0.0)
    score = (1 - WEIGHT) * hit.score + WEIGHT * share
    return replace(
        candidate, hit=replace(hit, score=score, channels={**hit.channels, SENTENCE: share})
    )
