"""Ranked passages -> an answer: verbatim quotes with their sources, or an honest "not found".

Every sentence of the best passages is scored by how much of the question it matches, how well its
surroundings fit, and whether it holds the kind of thing that is asked for. A quote is checked in
full against the stored text before it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from assistant.matching import text_words
from assistant.records import Answer, Quote, Span
from assistant.sources import page_at, sources
from assistant.text.analysis import is_function_word
from assistant.text.questions import Wanted, counted_from, fit, is_amount, wanted
from assistant.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.matching import Match, TextWord
    from assistant.records import Searched
    from assistant.retrieval import Candidate, Query
    from assistant.wording import Language

PASSAGES_READ = 12
"""Best passages whose sentences may be quoted."""

WEIGHTS = {
    "sentence": 0.13,  # the sentence alone
    "before": 0.15,  # with the sentence before it, which says whom "he" and "there" mean
    "title": 0.17,  # with the document's title
    "passage": 0.17,  # with title and passage
    "ranking": 0.14,  # the score of the passage as a whole
    "holds_time": 0.11,  # whether it holds the kind of thing that is asked for
    "holds_number": 0.05,
    "holds_person": 0.04,
    "holds_place": 0.02,
    "count": 0.04,  # whether a number stands beside the thing to be counted
}
"""Weights of a sentence's score: shares of the question that it matches, and signs.

Fitted (listwise softmax) on 1,800 Polish questions on encyclopedia paragraphs (PolAQ) and the
development half of 200 others in both languages (PoQuAD); when fitted, before the channels were
weighted as now, they put on its other half the right
sentence first for 0.69 and among three for 0.87 (Polish), 0.62 and 0.82 (English).
"""

_HELD = {
    "holds_time": Wanted.TIME,
    "holds_number": Wanted.NUMBER,
    "holds_person": Wanted.PERSON,
    "holds_place": Wanted.PLACE,
}

ENOUGH: dict[Language, float] = {"pl": 0.43, "en": 0.33}
"""Least share of the question's weight that a quote and its surroundings must match.

At these, 4 % of the answerable Polish and 12 % of the English development questions are refused.
They were set where at least 95 % of 200 questions unrelated to five other documents were.
"""

_WORTH = 0.6  # a further quote must score at least this share of the best one's score
_SAME_WORDS = 0.8  # share of common words from which two quotes say the same
_BESIDE = 2  # words between a number and the thing that it counts
_CLEARLY = 0.3  # strength from which a question word counts as found
_NEGATIONS = frozenset({"nie", "bez", "ani", "not", "no", "without", "never", "nigdy"})
_LONGEST_PAIR = 300  # characters of two sentences quoted as one
_LEAST_GAIN = 0.1  # share of the question that a second sentence must add to be quoted too
_WANTED_GAIN = 0.5  # a second sentence that holds the thing wanted adds this much


@dataclass(frozen=True)
class Scored:
    """A sentence of a candidate passage with its score.

    ``around`` is the best match of each question word in the passage and the title;
    ``features`` are those of `WEIGHTS`, by name.
    """

    candidate: Candidate
    span: Span
    around: Sequence[float]
    features: Mapping[str, float]

    @cached_property
    def score(self) -> float:
        """The weighted sum of the features; higher is better."""
        return sum(WEIGHTS[name] * value for name, value in self.features.items())

    @property
    def support(self) -> float:
        """Share of the question's weight that passage and title match, 0 to 1."""
        return self.features["passage"]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.candidate.hit.document.document.text[self.span.start : self.span.end]


def answer(
    query: Query,
    candidates: Sequence[Candidate],
    searched: Searched,
    *,
    top: int,
    elapsed_ms: float,
) -> Answer:
    """The answer that the best passages support, with at most ``top`` quotes."""
    kind = wanted(query.text)
    scored = sorted(
        score_sentences(query, candidates[:PASSAGES_READ]),
        key=lambda found: (-found.score, found.candidate.hit.rank, found.span.start),
    )
    scored = list(_without_overlaps(_completed(query, found, kind) for found in scored))
    enough = [found for found in scored if _supports(query, found)]
    chosen = [found for found in enough if found.score >= _WORTH * enough[0].score]
    quotes = _quotes(query, chosen, top)
    return Answer(
        question=query.text,
        language=query.language,
        status="answered" if quotes else "not_found",
        quotes=quotes,
        nearest=() if quotes else _quotes(query, scored, top),
        searched=searched,
        elapsed_ms=elapsed_ms,
    )


def score_sentences(query: Query, candidates: Iterable[Candidate]) -> Iterator[Scored]:
    """Every sentence of the candidates that shares a word with the question."""
    kind = wanted(query.text)
    for candidate in candidates:
        title = query.matcher.matches(text_words(candidate.hit.document.title or ""))
        text = candidate.hit.document.document.text
        before: tuple[Match, ...] = ()
        for span in candidate.hit.passage.sentences:
            matches = _within(candidate, span)
            # A question in a document ("1. Who leads ...?") introduces an answer, and is none.
            # Nor is a heading that only repeats the question's words.
            if matches and text[span.end - 1] != "?" and _adds(candidate, span, matches):
                yield _score(query, candidate, span, _Evidence(matches, before, tuple(title)), kind)
            before = matches


def _adds(candidate: Candidate, span: Span, matches: Sequence[Match]) -> bool:
    """Whether a sentence holds any word of meaning beside those that match the question."""
    matched = {match.position for match in matches if match.strength == 1.0}
    return any(
        position not in matched
        and not is_function_word(found.word.text, "pl")
        and not is_function_word(found.word.text, "en")
        for position, found in enumerate(candidate.words)
        if _lies_in(candidate, found, span)
    )


def _lies_in(candidate: Candidate, found: TextWord, span: Span) -> bool:
    return span.start <= candidate.hit.passage.start + found.word.start < span.end


@dataclass(frozen=True)
class _Evidence:
    """Matches in a sentence, in the sentence before it, and in the document's title."""

    sentence: tuple[Match, ...]
    before: tuple[Match, ...]
    title: tuple[Match, ...]


def _within(candidate: Candidate, span: Span) -> tuple[Match, ...]:
    """The matches of a passage that lie in one of its sentences."""
    return tuple(
        match
        for match in candidate.matches
        if _lies_in(candidate, candidate.words[match.position], span)
    )


def _score(
    query: Query, candidate: Candidate, span: Span, evidence: _Evidence, kind: Wanted
) -> Scored:
    """A sentence with the weighted sum of its features."""

    def share(*matches: Sequence[Match]) -> float:
        return query.matcher.coverage(query.matcher.strengths(list(chain(*matches))))

    text = candidate.hit.document.document.text[span.start : span.end]
    around = query.matcher.strengths([*candidate.matches, *evidence.title])
    features = {
        "sentence": share(evidence.sentence),
        "before": share(evidence.sentence, evidence.before),
        "title": share(evidence.sentence, evidence.title),
        "passage": query.matcher.coverage(around),
        "ranking": candidate.hit.score,
        **{name: fit(text, kind) * (kind is asked) for name, asked in _HELD.items()},
        "count": float(_counts(query, candidate, evidence.sentence)),
    }
    return Scored(candidate, span, around, features)


def _supports(query: Query, found: Scored) -> bool:
    """Whether a quote and its surroundings match enough of the question to answer it.

    One word in common is never enough where the question has more: "the capital of Australia" is
    not answered by whatever is called a capital.
    """
    words_matched = sum(strength >= _CLEARLY for strength in found.around)
    needed = min(2, len(query.words))
    return found.support >= ENOUGH[query.language] and words_matched >= needed


def _completed(query: Query, found: Scored, kind: Wanted) -> Scored:
    """A sentence together with the neighbour that adds most to it, if one adds enough.

    "The project draws students from abroad. It has run since 2011." answers "since when" only as
    a whole, and "It has run since 2011." says of nothing that it has.
    """
    text = found.candidate.hit.document.document.text
    alone = _told(query, text, found.span, kind)
    best, gain = found.span, _LEAST_GAIN
    for whole in _with_neighbours(found):
        more = _told(query, text, whole, kind) - alone
        if whole.end - whole.start <= _LONGEST_PAIR and more >= gain:
            best, gain = whole, more
    if best is found.span:
        return found
    return Scored(found.candidate, best, found.around, found.features)


def _told(query: Query, text: str, span: Span, kind: Wanted) -> float:
    """How much of what is asked a span tells: its share of the question, and the thing wanted."""
    words = text[span.start : span.end]
    strengths = query.matcher.strengths(query.matcher.matches(text_words(words)))
    return query.matcher.coverage(strengths) + _WANTED_GAIN * fit(words, kind)


def _with_neighbours(found: Scored) -> Iterator[Span]:
    """The sentence with the one after it, and with the one before it, on the same page."""
    document = found.candidate.hit.document.document
    page = page_at(document, found.span.start)
    around = found.candidate.sentences
    place = around.index(found.span)
    for near in (*around[place + 1 : place + 2], *around[:place][-1:]):
        if page_at(document, near.start) == page == page_at(document, near.end - 1):
            yield Span(min(found.span.start, near.start), max(found.span.end, near.end))


def _without_overlaps(scored: Iterable[Scored]) -> Iterator[Scored]:
    """The sentences that share no character with a better one."""
    taken: dict[int, list[Span]] = {}
    for found in scored:
        spans = taken.setdefault(found.candidate.hit.document.id, [])
        if all(found.span.end <= span.start or found.span.start >= span.end for span in spans):
            spans.append(found.span)
            yield found


def _counts(query: Query, candidate: Candidate, matches: Sequence[Match]) -> bool:
    """Whether a number stands beside the thing whose number is asked for ("184 członków")."""
    asked = counted_from(query.text)
    thing = next(
        (i for i, word in enumerate(query.words) if asked is not None and word.word.start >= asked),
        None,
    )
    words = candidate.words
    return any(
        is_amount(near.word.text)
        for match in matches
        if match.query == thing
        for near in words[max(0, match.position - _BESIDE) : match.position + _BESIDE + 1]
    )


def _quotes(query: Query, scored: Sequence[Scored], top: int) -> tuple[Quote, ...]:
    """The first ``top`` different quotes; further places that say the same become sources."""
    groups: list[list[Scored]] = []
    for found in scored:
        same = next((group for group in groups if _says_the_same(group[0], found)), None)
        if same is not None:
            same.append(found)
        elif len(groups) < top:
            groups.append([found])
    quotes = (_quote(query, rank, group) for rank, group in enumerate(groups, 1))
    return tuple(quote for quote in quotes if quote is not None)


def _says_the_same(first: Scored, second: Scored) -> bool:
    """Whether two quotes are the same but for little (draft and final minutes).

    Never when they differ in a figure or in a negation: then they contradict each other, and one
    must not be cited for what it denies.
    """
    one, other = ([word.folded for word in words(found.text)] for found in (first, second))
    if _decisive(one) != _decisive(other):
        return False
    common = len(set(one) & set(other))
    return common >= _SAME_WORDS * max(len(set(one)), len(set(other)), 1)


def _decisive(folded: Sequence[str]) -> list[str]:
    """The words of a text that turn its meaning: figures, numerals and negations."""
    return sorted(
        word
        for word in folded
        if word in _NEGATIONS or any(map(str.isdigit, word)) or is_amount(word)
    )


def _quote(query: Query, rank: int, group: Sequence[Scored]) -> Quote | None:
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
        highlights=_highlights(query, text),
        also_in=(*names, *others),
    )


def _highlights(query: Query, text: str) -> tuple[Span, ...]:
    """The words of a quote that match the question, as spans of the quote."""
    found = text_words(text)
    positions = {match.position for match in query.matcher.matches(found)}
    return tuple(
        Span(found[position].word.start, found[position].word.end) for position in sorted(positions)
    )
