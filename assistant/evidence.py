"""What speaks for a sentence as the answer: a handful of numbers for each, mostly 0 to 1.

Words of the question are looked for in the sentence and in what a reader has in mind when coming
to it: the sentence before, the heading above, the document's title. Beside that counts whether the
sentence mentions the kind of thing that is asked for, and how well its passage ranked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.matching import text_words
from assistant.regions import Region
from assistant.text.headings import is_heading
from assistant.text.mentions import is_amount, mentions
from assistant.text.questions import Wanted, counted_from, wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from assistant.matching import Match
    from assistant.records import Span, StoredDocument
    from assistant.regions import Sentence
    from assistant.retrieval import Candidate, Query

    Strengths = npt.NDArray[np.float64]
    Meanings = Callable[[Sequence[str]], npt.NDArray[np.float32]]

CLEARLY = 0.3
"""Strength from which a question word counts as found."""

_WHOLLY = 0.99  # strength of a match of the same word, not of a translation or likeness
_ENOUGH = 3  # question words found that leave little doubt about the subject
_BESIDE = 3  # words between a number and the thing that it counts
_IN_ORDER = 3  # words between two neighbouring words of the question

FEATURES: Mapping[str, str] = {
    "sentence": "share of the question's weight that the sentence matches",
    "before": "the same with the sentence before it, which says whom 'he' and 'there' mean",
    "after": "the same with the sentence after it",
    "title": "the same with the document's title",
    "heading": "the same with the heading above it",
    "context": "the same with the sentence before, the heading and the title",
    "passage": "share that the passage, the heading or the title matches",
    "document": "share that any of the document's best passages or its title matches",
    "missing": "weight of the most telling question word that the context lacks",
    "meaning": "how much more of the question the sentence's words are like in meaning",
    "in_order": "share of neighbouring question words that are neighbours here too",
    "ranking": "the score of the passage",
    "first": "one over the rank of the passage",
    "counts": "an amount stands beside the thing whose number is asked for",
    "holds_time": "the sentence mentions a time, which is asked for",
    "holds_number": "likewise an amount",
    "holds_money": "likewise money",
    "holds_person": "likewise a person or body",
    "holds_place": "likewise a place",
    "holds_reason": "likewise a reason",
    "holds_contact": "likewise an address, number or page",
    "lacks_wanted": "the sentence does not surely mention the kind of thing that is asked for",
    "is_heading": "it reads as a heading",
    "is_question": "it is a question itself",
    "is_row": "it is a row of a table",
    "wholly": "share that passage, heading or title match word for word",
    "clearly": "question words that they match clearly: one of three, two, three or more",
    "shortness": "one over the number of the question's words",
    "english": "the question is in English",
}
"""The features by name, in the order of the arrays, and what each says."""

_SENTENCE, _BEFORE = list(FEATURES).index("sentence"), list(FEATURES).index("before")

_HELD: Mapping[Wanted, str] = {
    Wanted.TIME: "holds_time",
    Wanted.YEAR: "holds_time",
    Wanted.HOUR: "holds_time",
    Wanted.NUMBER: "holds_number",
    Wanted.MONEY: "holds_money",
    Wanted.PERSON: "holds_person",
    Wanted.PLACE: "holds_place",
    Wanted.REASON: "holds_reason",
    Wanted.CONTACT: "holds_contact",
}


@dataclass(frozen=True)
class Evidence:
    """A sentence of a candidate passage, or of its neighbours; ``features`` follow `FEATURES`."""

    candidate: Candidate
    span: Span
    features: Strengths

    @property
    def stored(self) -> StoredDocument:
        """The sentence's document."""
        return self.candidate.hit.document

    @property
    def text(self) -> str:
        """The sentence."""
        return self.stored.document.text[self.span.start : self.span.end]

    @property
    def leans(self) -> float:
        """Share of the question's weight that the sentence before matches and this one does not."""
        return float(self.features[_BEFORE] - self.features[_SENTENCE])


def gather(query: Query, candidates: Sequence[Candidate], meanings: Meanings) -> list[Evidence]:
    """Every sentence of the candidates and around them, each once, by its best passage.

    A question has no words to look for when all of it is data, too long to be words; then nothing
    speaks for any sentence. ``meanings`` gives unit vectors for words, shape (words, dimension).
    """
    if not query.words:
        return []
    reader = _Reader(query, candidates, meanings)
    return [evidence for candidate in candidates for evidence in reader.read(candidate)]


class _Reader:
    """Reads candidates for one question."""

    def __init__(self, query: Query, candidates: Sequence[Candidate], meanings: Meanings) -> None:
        import numpy as np

        self._query = query
        self._meanings = meanings
        self._asked = meanings([word.word.folded for word in query.words])
        self._wanted = wanted(query.text)
        self._weights = np.array(query.matcher.weights) / query.matcher.total
        self._counted = counted(query)
        self._seen: set[tuple[int, int]] = set()  # document and start of each sentence read
        self._documents: dict[int, Strengths] = {}
        for candidate in candidates:
            number = candidate.hit.document.id
            best = self._best(candidate.matches)
            self._documents[number] = np.maximum(best, self._documents.get(number, best))

    def read(self, candidate: Candidate) -> Iterator[Evidence]:
        """The sentences of a candidate and around it that no candidate before had."""
        import numpy as np

        stored = candidate.hit.document
        region = Region(self._query.matcher, stored.document.text, candidate.sentences)
        own = np.array([self._best(sentence.matches) for sentence in region.sentences])
        title = self._strengths_in(stored.title or "")
        headings = np.array(
            [self._strengths_in(region.text[h.start : h.end]) for h in region.headings]
        )
        passage = np.maximum(self._best(candidate.matches), np.maximum(title, headings))
        shares = self._shares(own, title, headings)
        shares["passage"] = passage @ self._weights
        shares["wholly"] = (passage >= _WHOLLY) @ self._weights
        shares["clearly"] = np.minimum((passage >= CLEARLY).sum(axis=1), _ENOUGH) / _ENOUGH
        whole = float(np.maximum(title, self._documents[stored.id]) @ self._weights)
        common = {
            "document": whole,
            "ranking": candidate.hit.score,
            "first": 1 / candidate.hit.rank,
            "shortness": 1 / len(self._query.words),
            "english": float(self._query.language == "en"),
        }
        for place, sentence in enumerate(region.sentences):
            if (stored.id, sentence.span.start) in self._seen:
                continue
            self._seen.add((stored.id, sentence.span.start))
            values = common | {name: float(column[place]) for name, column in shares.items()}
            values |= self._of_sentence(region, sentence)
            values["meaning"] = self._meaning(region, sentence, own[place])
            yield Evidence(
                candidate,
                sentence.span,
                np.array([values.get(name, 0.0) for name in FEATURES]),
            )

    def _best(self, matches: Iterable[Match]) -> Strengths:
        """The best strength of each question word, shape (question words,)."""
        import numpy as np

        return np.array(self._query.matcher.strengths(list(matches)))

    def _strengths_in(self, text: str) -> Strengths:
        return self._best(self._query.matcher.matches(text_words(text)) if text else ())

    def _shares(
        self, own: Strengths, title: Strengths, headings: Strengths
    ) -> dict[str, Strengths]:
        """Shares of the question's weight matched in each sentence and what goes with it.

        ``own`` and ``headings`` have shape (sentences, question words), ``title`` (question
        words,).
        """
        import numpy as np

        nothing = np.zeros((1, own.shape[1]))
        before = np.maximum(own, np.vstack([nothing, own[:-1]]))
        context = np.maximum(np.maximum(before, headings), title)
        matched = {
            "sentence": own,
            "before": before,
            "after": np.maximum(own, np.vstack([own[1:], nothing])),
            "title": np.maximum(own, title),
            "heading": np.maximum(own, headings),
            "context": context,
        }
        shares = {name: strengths @ self._weights for name, strengths in matched.items()}
        shares["missing"] = ((1 - context) * self._weights).max(axis=1)
        return shares

    def _of_sentence(self, region: Region, sentence: Sentence) -> dict[str, float]:
        """The features that look at one sentence only."""
        text = region.text[sentence.span.start : sentence.span.end]
        held = mentions(text, self._wanted)
        asks = self._wanted is not Wanted.ANYTHING
        return {
            _HELD.get(self._wanted, ""): held,
            "lacks_wanted": (1.0 - held) * asks,
            "counts": float(self._counts(region, sentence)),
            "in_order": self._in_order(sentence),
            "is_heading": float(is_heading(region.text, sentence.span)),
            "is_question": float(text.endswith("?")),
            "is_row": float(" | " in text),
        }

    def _meaning(self, region: Region, sentence: Sentence, own: Strengths) -> float:
        """How much of the question the sentence is like beyond what it matches.

        Each word of the question is compared with the sentence's word that is most like it.
        """
        import numpy as np

        found = region.folded(sentence)
        if not found:
            return 0.0
        likeness = (self._asked @ self._meanings(found).T).max(axis=1)
        return float(np.maximum(likeness - own, 0.0) @ self._weights)

    def _in_order(self, sentence: Sentence) -> float:
        """Share of the pairs of neighbouring question words that stand together here too."""
        places: dict[int, list[int]] = {}
        for match in sentence.matches:
            if match.strength >= CLEARLY:
                places.setdefault(match.query, []).append(match.position)
        pairs = len(self._query.words) - 1
        together = sum(
            any(
                0 < abs(second - first) <= _IN_ORDER
                for first in places.get(pair, ())
                for second in places.get(pair + 1, ())
            )
            for pair in range(pairs)
        )
        return together / pairs if pairs else 0.0

    def _counts(self, region: Region, sentence: Sentence) -> bool:
        """Whether an amount stands beside the thing that is counted ("184 członków")."""
        return any(
            is_amount(region.words[near].word.text)
            for match in sentence.matches
            if match.query == self._counted
            for near in range(
                max(sentence.first, match.position - _BESIDE),
                min(sentence.end, match.position + _BESIDE + 1),
            )
        )


def counted(query: Query) -> int | None:
    """Which word of the question names the thing that is counted, if it asks for a number."""
    asked = counted_from(query.text)
    if asked is None:
        return None
    starts = [word.word.start for word in query.words]
    return next((index for index, start in enumerate(starts) if start >= asked), None)
