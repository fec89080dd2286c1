"""Ranked passages -> an answer: verbatim quotes with their sources, or an honest "not found".

Every sentence of the best passages is scored by how much of the question it matches, how well its
surroundings fit, and whether it holds the kind of thing that is asked for. A quote is checked in
full against the stored text before it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from assistant.matching import LEAST_LIKENESS, text_words
from assistant.records import Answer, Quote, Span
from assistant.sources import sources
from assistant.text.questions import Wanted, holds, wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.matching import Match
    from assistant.records import Searched
    from assistant.retrieval import Candidate, Query
    from assistant.wording import Language

PASSAGES_READ = 12
"""Best passages whose sentences may be quoted."""

WEIGHTS = {
    "sentence": 0.17,  # the sentence alone
    "before": 0.21,  # with the sentence before it, which says whom "he" and "there" mean
    "title": 0.21,  # with the document's title
    "passage": 0.24,  # with title and passage
    "ranking": 0.17,  # the score of the passage as a whole
    "kind": 0.07,  # whether it holds the kind of thing that is asked for
    "bare": -0.08,  # whether it only repeats the question, as headings do
}
"""Weights of a sentence's score: shares of the question that it matches, and signs.

Fitted (listwise softmax) on the development half of 200 Polish and 200 English questions on 720
encyclopedia paragraphs; on the other half they put the right sentence first for 0.71 of the
Polish questions (0.62 with the first two shares and the ranking alone).
"""

ENOUGH: dict[Language, float] = {"pl": 0.42, "en": 0.28}
"""Least share of the question's weight that a quote and its surroundings must match.

Polish: refuses a tenth of the answerable development questions, and 99 % of questions that have
nothing to do with the documents. English, until questions are translated word by word: refuses the
latter 99 %.
"""

_WORTH = 0.6  # a further quote must score at least this share of the best one's score
_SAME_WORDS = 0.8  # share of common words from which two quotes say the same
_BARE = 3  # words that a sentence must add to the question's own to be an answer


@dataclass(frozen=True)
class Scored:
    """A sentence of a candidate passage with its score.

    ``support`` is the share of the question's weight that the sentence and its surroundings
    match, 0 to 1: what decides whether it answers at all.
    """

    candidate: Candidate
    span: Span
    matches: tuple[Match, ...]
    score: float
    support: float

    @property
    def text(self) -> str:
        """The sentence."""
        return self.candidate.hit.document.document.text[self.span.start : self.span.end]


def answer(
    query: Query, candidates: Sequence[Candidate], searched: Searched, *, top: int, elapsed_ms: float
) -> Answer:
    """The answer that the best passages support, with at most ``top`` quotes."""
    scored = sorted(
        score_sentences(query, candidates[:PASSAGES_READ]),
        key=lambda found: (-found.score, found.candidate.hit.rank, found.span.start),
    )
    enough = [found for found in scored if found.support >= ENOUGH[query.language]]
    chosen = [found for found in enough if found.score >= _WORTH * enough[0].score]
    quotes = _quotes(chosen, top)
    return Answer(
        question=query.text,
        language=query.language,
        status="answered" if quotes else "not_found",
        quotes=quotes,
        nearest=() if quotes else _quotes(scored, top),
        searched=searched,
        elapsed_ms=elapsed_ms,
    )


def score_sentences(query: Query, candidates: Iterable[Candidate]) -> Iterator[Scored]:
    """Every sentence of the candidates that shares a word with the question."""
    kind = wanted(query.text)
    for candidate in candidates:
        title = query.matcher.matches(text_words(candidate.hit.document.title or ""))
        before: tuple[Match, ...] = ()
        for span in candidate.hit.passage.sentences:
            matches = _within(candidate, span)
            if matches:
                yield _score(query, candidate, span, _Evidence(matches, before, tuple(title)), kind)
            before = matches


@dataclass(frozen=True)
class _Evidence:
    """Matches in a sentence, in the sentence before it, and in the document's title."""

    sentence: tuple[Match, ...]
    before: tuple[Match, ...]
    title: tuple[Match, ...]


def _within(candidate: Candidate, span: Span) -> tuple[Match, ...]:
    """The matches of a passage that lie in one of its sentences."""
    offset = candidate.hit.passage.start
    return tuple(
        match
        for match in candidate.matches
        if span.start <= offset + candidate.words[match.position].word.start < span.end
    )


def _score(
    query: Query, candidate: Candidate, span: Span, evidence: _Evidence, kind: Wanted
) -> Scored:
    """A sentence with the weighted sum of its features."""

    def share(*matches: Sequence[Match]) -> float:
        return query.matcher.coverage(query.matcher.strengths(list(chain(*matches))))

    text = candidate.hit.document.document.text[span.start : span.end]
    added = len(text.split()) - len({match.position for match in evidence.sentence})
    support = share(candidate.matches, evidence.title)
    features = {
        "sentence": share(evidence.sentence),
        "before": share(evidence.sentence, evidence.before),
        "title": share(evidence.sentence, evidence.title),
        "passage": support,
        "ranking": candidate.hit.score,
        "kind": float(kind is not Wanted.ANYTHING and holds(text, kind)),
        "bare": float(added < _BARE),
    }
    score = sum(WEIGHTS[name] * value for name, value in features.items())
    return Scored(candidate, span, evidence.sentence, score, support)


def _quotes(scored: Sequence[Scored], top: int) -> tuple[Quote, ...]:
    """The first ``top`` different quotes; further places that say the same become sources."""
    groups: list[list[Scored]] = []
    for found in scored:
        same = next((group for group in groups if _says_the_same(group[0], found)), None)
        if same is not None:
            same.append(found)
        elif len(groups) < top:
            groups.append([found])
    quotes = (_quote(rank, group) for rank, group in enumerate(groups, 1))
    return tuple(quote for quote in quotes if quote is not None)


def _says_the_same(first: Scored, second: Scored) -> bool:
    """Whether two sentences are the same but for little (draft and final minutes)."""
    one, other = _words_of(first), _words_of(second)
    return len(one & other) >= _SAME_WORDS * max(len(one), len(other), 1)


def _words_of(found: Scored) -> set[str]:
    """The folded words of a sentence."""
    offset = found.candidate.hit.passage.start
    return {
        text_word.word.folded
        for text_word in found.candidate.words
        if found.span.start <= offset + text_word.word.start < found.span.end
    }


def _quote(rank: int, group: Sequence[Scored]) -> Quote | None:
    """The quote of a group of sentences that say the same; None if its text does not hold."""
    best = group[0]
    stored = best.candidate.hit.document
    first, *names = sources(stored, best.span.start, best.span.end)
    text = best.text
    if not text.strip() or stored.document.text[first.start : first.end] != text:
        return None
    others = [
        place
        for found in group[1:]
        for place in sources(found.candidate.hit.document, found.span.start, found.span.end)
    ]
    return Quote(
        rank=rank,
        text=text,
        source=first,
        score=round(best.score, 4),
        highlights=_highlights(best),
        also_in=(*names, *others),
    )


def _highlights(found: Scored) -> tuple[Span, ...]:
    """The words of a quote that match the question, as spans of the quote."""
    offset = found.candidate.hit.passage.start - found.span.start
    positions = sorted(
        {match.position for match in found.matches if match.strength >= LEAST_LIKENESS**2}
    )
    words = (found.candidate.words[position].word for position in positions)
    return tuple(Span(offset + word.start, offset + word.end) for word in words)
