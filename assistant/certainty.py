"""How probable it is that a quote answers: what speaks for its sentence, and the quote as a whole.

A sentence may be the best there is and answer nothing. What gives that away is seen from further
off: the quote is about something else, nothing that was found has the question's names and numbers,
or its words are common ones that any text has.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.matching import text_words
from assistant.text.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from assistant.quoting import Chosen, Scored
    from assistant.retrieval import Candidate, Query
    from assistant.static_encoder import StaticEncoder

    Strengths = npt.NDArray[np.float64]

QUOTE_FEATURES: Mapping[str, str] = {
    "alike": "cosine of the question and the quote",
    "passage_alike": "highest cosine of the question and one of the best passages",
    "same_words": "share of the question that its passage or title has word for word",
    "doubtful": "share of the question that no passage matches well",
    "name_missing": "the question has a name that no passage has",
    "number_missing": "the question has a number that no passage has",
    "lead": "how much better the sentence answers than the best of others that say otherwise",
}
"""What is looked at beside the sentence's own features, by name, in the order of the arrays."""

_BEST = 3  # passages that the question is compared with
_WELL = 0.5  # strength from which a word of the question counts as matched
_SAME = 0.99  # strength of a match of the same word
_NAME, _NUMBER = 0.6, 0.9  # strengths from which a name, a number counts as found
_LIKE = 0.4  # share of a quote's words that a sentence of like words has
_FARTHEST = 8.0  # log odds; a lead beyond this, or over nothing, counts as this


class Judge:
    """Judges quotes for one question.

    Args:
        query: the question.
        scored: every sentence that was read for it, best first.
        encoder: gives the vectors of texts.
    """

    def __init__(self, query: Query, scored: Sequence[Scored], encoder: StaticEncoder) -> None:
        import numpy as np

        self._query = query
        self._scored = scored
        self._encoder = encoder
        candidates = {each.evidence.candidate.hit.rank: each.evidence.candidate for each in scored}
        self._candidates = [candidates[rank] for rank in sorted(candidates)]
        self._weights = np.array(query.matcher.weights) / query.matcher.total
        documents = {each.hit.document.id: each.hit.document for each in self._candidates}
        self._titles = {
            number: self._strengths(stored.title or "") for number, stored in documents.items()
        }
        found = [self._best(candidate) for candidate in self._candidates]
        nothing = np.zeros(len(query.words))
        self._found = np.max([nothing, *found, *self._titles.values()], axis=0)

    def judged(
        self, chosen: Sequence[Chosen], probability: Callable[[Strengths], float]
    ) -> list[Chosen]:
        """The excerpts with the ``probability`` of their features."""
        return [
            replace(each, probability=probability(features))
            for each, features in zip(chosen, self.features(chosen), strict=True)
        ]

    def features(self, chosen: Sequence[Chosen]) -> Strengths:
        """Those of the sentence, then `QUOTE_FEATURES`; shape (excerpts, features)."""
        import numpy as np

        if not chosen:
            return np.zeros((0, 0))
        missing = self._missing()
        passages = [candidate.hit.text for candidate in self._candidates[:_BEST]]
        asked, *vectors = self._encoder.encode(
            [self._query.text, *passages, *(each.text for each in chosen)]
        )
        cosines = np.array(vectors) @ asked
        nearest = float(cosines[: len(passages)].max())
        rows = []
        for each, cosine in zip(chosen, cosines[len(passages) :], strict=True):
            passage = np.maximum(
                self._best(each.scored.evidence.candidate), self._titles[each.stored.id]
            )
            own = {
                "alike": float(cosine),
                "passage_alike": nearest,
                "same_words": float(self._weights @ (passage >= _SAME)),
                "lead": self._lead(each),
                **missing,
            }
            rows.append([*each.scored.evidence.features, *(own[name] for name in QUOTE_FEATURES)])
        return np.array(rows)

    def _missing(self) -> dict[str, float]:
        """What of the question nothing that was found has, title or passage."""
        found, words = self._found, self._query.words
        names = [at for at, word in enumerate(words) if _is_name(self._query.text, word.word.start)]
        numbers = [at for at, word in enumerate(words) if any(map(str.isdigit, word.word.text))]
        return {
            "doubtful": float(self._weights @ (found < _WELL)),
            "name_missing": float(any(found[at] < _NAME for at in names)),
            "number_missing": float(any(found[at] < _NUMBER for at in numbers)),
        }

    def _lead(self, chosen: Chosen) -> float:
        """How far the quote's sentence is above the best of other documents that says otherwise.

        A document that says the same in like words speaks for the quote, not against it.
        """
        said = _words(chosen.text)
        best = next(
            (
                each.score
                for each in self._scored
                if each.document != chosen.scored.document
                and len(said & _words(each.evidence.text)) < _LIKE * len(said)
            ),
            chosen.scored.score - _FARTHEST,
        )
        return min(chosen.scored.score - best, _FARTHEST)

    def _best(self, candidate: Candidate) -> Strengths:
        """Strength of the best match of each question word in a passage, shape (words,)."""
        import numpy as np

        return np.array(self._query.matcher.strengths(candidate.matches))

    def _strengths(self, text: str) -> Strengths:
        import numpy as np

        matcher = self._query.matcher
        return np.array(matcher.strengths(matcher.matches(text_words(text))))


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The words of a sentence; each is compared with several quotes."""
    return frozenset(word.folded for word in words(text))


def _is_name(question: str, start: int) -> bool:
    """Whether the word at ``start`` is written like a name: with a capital, inside a sentence."""
    before = question[:start].rstrip()
    return question[start].isupper() and bool(before) and before[-1] not in ".?!"
