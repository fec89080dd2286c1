"""A question -> ranked passages.

Several cheap channels propose passages: BM25 over lemmas and over character 4-grams, and nearest
vectors. Each gives its score as a share of the best that it could give for
this question, so that a channel that found little says little. The best proposals are then read
word by word (`assistant.matching`), and ranked by the weighted sum of all.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

from assistant import fusion
from assistant.matching import Matcher, text_words
from assistant.records import Hit
from assistant.text.analysis import QueryWord, analyse_question, grams
from assistant.text.language import detect_language
from assistant.translation import with_alternatives

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.embeddings import Encoder
    from assistant.fusion import Weights
    from assistant.matching import Match, TextWord
    from assistant.records import Passage, Span, StoredDocument
    from assistant.restriction import Restriction
    from assistant.store import Snapshot
    from assistant.wording import Language

PROPOSED = 100  # passages that a channel proposes, at least
READ = 60  # best proposals that are read word by word
_BM25_BOUND = 2.2  # BM25 of a term is below its idf times (k1 + 1), with tantivy's k1 of 1.2
_REMEMBERED = 4096  # passages whose words are kept in memory


@dataclass(frozen=True)
class Query:
    """A question made ready for search.

    ``words`` are those that carry meaning; ``matcher`` compares texts with them.
    """

    text: str
    language: Language
    words: tuple[QueryWord, ...]
    matcher: Matcher


@dataclass(frozen=True)
class Candidate:
    """A hit with what reading it word by word gave.

    ``sentences`` are those of the passage and of its neighbours in the document, in order.
    """

    hit: Hit
    words: tuple[TextWord, ...]
    matches: tuple[Match, ...]
    sentences: tuple[Span, ...] = ()


class Retriever:
    """Searches one snapshot; safe to use from several threads.

    Attributes:
        snapshot: what is searched.
        weights: of the channels, by the question's language; by default those of the pack.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        encoder: Encoder,
        weights: Weights | None = None,
    ) -> None:
        self.snapshot = snapshot
        self.weights = weights or fusion.weights()
        self._encoder = encoder
        self._read: OrderedDict[int, tuple[TextWord, ...]] = OrderedDict()
        self._lock = Lock()

    def query(self, question: str) -> Query:
        """A question made ready for search: its language, its words and how telling each is."""
        language = detect_language(question)
        words = with_alternatives(analyse_question(question, language), language)
        weights = [self._idf(word) for word in words]
        return Query(question, language, words, Matcher(words, weights, language))

    def search(self, query: Query, limit: int, among: Restriction | None = None) -> list[Candidate]:
        """The passages that fit best, best first, at most ``limit``.

        Where the search is ``among`` some documents, each channel proposes passages of these. How
        telling a word is stays what it is in the whole corpus, and scores what they are there.
        """
        only = None if among is None else among.passages
        channels = self._channels(query, max(PROPOSED, limit), only)
        weights = self.weights[query.language]
        proposed = {
            number: sum(weights[name] * found.get(number, 0.0) for name, found in channels.items())
            for number in set().union(*channels.values())
        }
        best = sorted(proposed, key=lambda number: (-proposed[number], number))
        found = self.snapshot.passages(best[: max(READ, limit)])
        candidates = [
            self._candidate(query, passage, among.named(document) if among else document, channels)
            for passage, document in found.values()
        ]
        candidates.sort(key=lambda item: (-item.hit.score, item.hit.passage.id))
        return self._ranked(candidates[:limit])

    def _ranked(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates numbered from 1, each with the sentences around it."""
        numbers = {found.hit.passage.id for found in candidates}
        # The passages of a document are stored together, so that neighbours have the next ids.
        near = self.snapshot.passages({n + step for n in numbers for step in (-1, 0, 1)})
        return [
            replace(
                found,
                hit=replace(found.hit, rank=rank),
                sentences=tuple(
                    sentence
                    for step in (-1, 0, 1)
                    for passage, _ in [near.get(found.hit.passage.id + step, (None, None))]
                    if passage and passage.document_id == found.hit.passage.document_id
                    for sentence in passage.sentences
                ),
            )
            for rank, found in enumerate(candidates, 1)
        ]

    def _idf(self, word: QueryWord) -> float:
        """Inverse document frequency of a question word, by its most frequent reading."""
        lexical = self.snapshot.lexical
        seen = max(
            *(lexical.doc_freq("lemma", lemma) for lemma in word.lemmas),
            lexical.doc_freq("surface", word.word.folded),
            *(
                round(strength * lexical.doc_freq("lemma", lemma))
                for lemma, strength in word.alternatives
            ),
        )
        return _idf(lexical.size, seen)

    def _channels(
        self, query: Query, limit: int, only: Sequence[int] | None
    ) -> dict[str, dict[int, float]]:
        """What each channel proposes: passage id -> share of the channel's best, 0 to 1."""
        weights = self.weights[query.language]
        asked = {
            "lemma": [
                [*((lemma, 1.0) for lemma in word.lemmas), *word.alternatives]
                for word in query.words
            ],
            "grams": [
                [(gram, 1.0)]
                for word in query.words
                for gram in dict.fromkeys(g for form in word.spellings for g in grams(form))
            ],
        }
        channels = {
            field: self._lexical(field, terms, limit, only)
            for field, terms in asked.items()
            if weights[field] > 0 and terms
        }
        if weights["dense"] > 0 and self.snapshot.vectors.size:
            channels["dense"] = self._dense(query.text, limit, only)
        return channels

    def _lexical(
        self,
        field: str,
        terms: Sequence[Sequence[tuple[str, float]]],
        limit: int,
        only: Sequence[int] | None,
    ) -> dict[int, float]:
        lexical = self.snapshot.lexical
        bound = _BM25_BOUND * sum(
            max(weight * self._term_idf(field, term) for term, weight in group) for group in terms
        )
        if not bound:
            return {}
        found = lexical.search(field, terms, limit, only)
        return {number: score / bound for number, score in found}

    def _term_idf(self, field: str, term: str) -> float:
        lexical = self.snapshot.lexical
        seen = lexical.doc_freq(field, term)
        return _idf(lexical.size, seen)

    def _dense(self, text: str, limit: int, only: Sequence[int] | None) -> dict[int, float]:
        vector = self._encoder.encode([text])[0]
        return {
            number: max(cosine, 0.0)
            for number, cosine in self.snapshot.vectors.search(vector, limit, only)
        }

    def _candidate(
        self,
        query: Query,
        passage: Passage,
        document: StoredDocument,
        channels: Mapping[str, Mapping[int, float]],
    ) -> Candidate:
        words = self._words(passage, document)
        matches = tuple(query.matcher.matches(words))
        scores = {name: found.get(passage.id, 0.0) for name, found in channels.items()}
        scores["words"] = query.matcher.relevance(matches, len(words))
        scores["form"] = query.matcher.coverage(query.matcher.forms(matches))
        weights = self.weights[query.language]
        score = sum(weights[name] * value for name, value in scores.items())
        return Candidate(Hit(0, passage, document, score, scores), words, matches)

    def _words(self, passage: Passage, document: StoredDocument) -> tuple[TextWord, ...]:
        """The words of a passage, remembered: popular passages are read again and again."""
        with self._lock:
            if passage.id in self._read:
                self._read.move_to_end(passage.id)
                return self._read[passage.id]
        words = tuple(text_words(document.document.text[passage.start : passage.end]))
        with self._lock:
            self._read[passage.id] = words
            if len(self._read) > _REMEMBERED:
                self._read.popitem(last=False)
        return words


def _idf(size: int, seen: int) -> float:
    """Inverse document frequency of a term in ``seen`` of ``size`` passages, as BM25 has it."""
    # Passages deleted lately may still be counted in ``seen``.
    return math.log(1 + (max(size, seen) - seen + 0.5) / (seen + 0.5))
