"""Chosen sentences -> quotes: readable, verbatim, each with every place that says the same.

A quote is the sentence that answers best with the neighbours that answer nearly as well. Every
quote is compared in full with the stored text before it leaves here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.damage import probable_reading
from assistant.highlights import marks
from assistant.records import Quote, Span
from assistant.sources import page_at, sources
from assistant.text.headings import heading_above, is_heading
from assistant.text.mentions import is_amount, mentions
from assistant.text.questions import Wanted
from assistant.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evidence import Evidence
    from assistant.records import StoredDocument
    from assistant.retrieval import Query
    from assistant.text.words import Word

LONGEST = 300
"""Characters that a quote may grow to; a single longer sentence is quoted whole."""

_NEARLY = 4.0  # a neighbour this much below the best sentence (log odds) still belongs to it
_GOES_ON = ":,;"  # marks at the end of a unit that is not the end of what is said
_LEANS = 0.25  # share of the question that only the sentence before says
_APART = 3  # white space between neighbours: at most a blank line
_SAME_WORDS = 0.8  # share of common words from which two quotes say the same
_NEGATIONS = frozenset(
    {"nie", "bez", "ani", "nigdy", "brak", "not", "no", "without", "never", "nor", "cannot", "t"}
)  # "t" is what is left of "doesn't" when it is taken apart
_DENYING = ("nie", "un")  # beginnings of words that deny the rest


@dataclass(frozen=True)
class Scored:
    """A sentence with its score; higher answers better."""

    evidence: Evidence
    score: float

    @property
    def span(self) -> Span:
        """Where the sentence stands in its document."""
        return self.evidence.span

    @property
    def document(self) -> int:
        """The document's number in the catalogue."""
        return self.evidence.stored.id


@dataclass(frozen=True)
class Chosen:
    """A sentence with the ``span`` that is quoted around it.

    ``probability`` is that of its answering; 0 before it is judged (`assistant.certainty`).
    """

    scored: Scored
    span: Span
    probability: float = 0.0

    @property
    def stored(self) -> StoredDocument:
        """The document."""
        return self.scored.evidence.stored

    @property
    def text(self) -> str:
        """What is quoted."""
        return self.stored.document.text[self.span.start : self.span.end]


def excerpts(scored: Sequence[Scored]) -> Iterator[Chosen]:
    """Excerpts that share no character, the best sentence's first.

    A heading is left out when what stands under it is quoted already. ``scored`` is every sentence
    that was read, best first.
    """
    by_document: dict[int, list[Scored]] = {}
    for found in scored:
        by_document.setdefault(found.document, []).append(found)
    taken: dict[int, list[Span]] = {}
    for found in scored:
        spans = taken.setdefault(found.document, [])
        if not _overlaps(found.span, spans):
            chosen = Chosen(found, _grown(found, by_document[found.document], spans))
            spans.append(chosen.span)
            if not _heads_one_of(chosen, spans):
                yield chosen


def _heads_one_of(chosen: Chosen, taken: Sequence[Span]) -> bool:
    """Whether all that is quoted is the heading of what is quoted already."""
    text = chosen.stored.document.text
    return _is_heading(text, chosen.span) and any(
        heading.start <= chosen.span.start and chosen.span.end <= heading.end
        for span in taken
        if (heading := heading_above(text, span.start)) is not None
    )


def _grown(found: Scored, around: Sequence[Scored], taken: Sequence[Span]) -> Span:
    """A sentence with the neighbours that belong to it, the best first while there is room.

    Those belong that answer nearly as well, and those without which it is only half said. It stays
    on its page, never runs into a heading, and starts with one only where the heading itself was
    chosen.
    """
    document = found.evidence.stored.document
    page = page_at(document, found.span.start)
    whole = found.span
    while True:
        wider = [
            (near.score, joined)
            for near in around
            if (joined := _joined(document.text, whole, near.span)) is not None
            and (near.score >= found.score - _NEARLY or _tied(found, whole, near.span))
            and page_at(document, near.span.start) is page is page_at(document, near.span.end - 1)
            and not _overlaps(near.span, taken)
        ]
        if not wider:
            return whole
        _, whole = max(wider, key=lambda pair: pair[0])


def _tied(found: Scored, whole: Span, near: Span) -> bool:
    """Whether what is quoted so far is only half said without its neighbour.

    What ends in a colon or comma goes on in what follows, as a list and its lead do; and a sentence
    may leave to the one before it to say whom "he" or "there" means.
    """
    text = found.evidence.stored.document.text
    first = min(whole, near, key=lambda span: span.start)
    leans = first is near and whole.start == found.span.start
    return text[first.end - 1] in _GOES_ON or (leans and found.evidence.leans >= _LEANS)


def _joined(text: str, whole: Span, near: Span) -> Span | None:
    """Both spans as one, if they are neighbours under one heading and not too long together."""
    first, second = (whole, near) if whole.start <= near.start else (near, whole)
    if not 0 <= second.start - first.end <= _APART:
        return None
    joined = Span(first.start, second.end)
    if (
        not text[first.end : second.start].strip()  # a unit of one letter may stand there
        and joined.end - joined.start <= LONGEST
        and not _opens_with_heading(text, second)
        and not (first is near and _is_heading(text, near))
    ):
        return joined
    return None


def _opens_with_heading(text: str, span: Span) -> bool:
    """Whether the first line of a unit is a heading: a block of short lines may begin with one."""
    line_end = text.find("\n", span.start, span.end)
    return _is_heading(text, Span(span.start, span.end if line_end < 0 else line_end))


def _is_heading(text: str, line: Span) -> bool:
    """Whether a line is a heading, and no lead of a list."""
    return is_heading(text, line) and not text[line.start : line.end].endswith(":")


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def quotes(query: Query, found: Sequence[Chosen], top: int) -> tuple[Quote, ...]:
    """The first ``top`` different quotes; further places that say the same become sources."""
    groups: list[list[Chosen]] = []
    for chosen in found:
        same = next((group for group in groups if _says_the_same(group[0], chosen)), None)
        if same is not None:
            same.append(chosen)
        elif len(groups) < top:
            groups.append([chosen])
    made = (_quote(query, group) for group in groups)
    return _in_order([quote for quote in made if quote is not None])


def _in_order(found: Sequence[Quote]) -> tuple[Quote, ...]:
    """Quotes numbered from 1 whose scores do not rise after the highest.

    The order is that of the choice, not of the surety; only a newer figure that differs stands
    before a surer one.
    """
    highest = max((quote.score for quote in found), default=0.0)
    lowest, ordered, seen = 1.0, [], False
    for rank, quote in enumerate(found, 1):
        seen = seen or quote.score == highest
        lowest = min(lowest, quote.score) if seen else lowest
        ordered.append(replace(quote, rank=rank, score=min(lowest, quote.score)))
    return tuple(ordered)


def _says_the_same(first: Chosen, second: Chosen) -> bool:
    """Whether two excerpts are the same but for little (draft and final minutes).

    Never when they differ in a figure, a date, a name or a negation: then they may contradict each
    other, and one must not be cited for what it denies.
    """
    one, other = words(first.text), words(second.text)
    ours, theirs = ({word.folded for word in found} for found in (one, other))
    differing = ours ^ theirs
    if (
        _decisive(one) != _decisive(other)
        or any(word.folded in differing and word.text[0].isupper() for word in (*one, *other))
        or any(prefix + word in differing for word in differing for prefix in _DENYING)
    ):
        return False
    return len(ours & theirs) >= _SAME_WORDS * max(len(ours), len(theirs), 1)


def _decisive(found: Sequence[Word]) -> list[str]:
    """The words of a text that turn its meaning: figures, numerals, months, days and negations.

    In their order: "1,5" is not "5,1", and what is denied follows the negation.
    """
    return [
        word.folded
        for word in found
        if word.folded in _NEGATIONS
        or any(map(str.isdigit, word.folded))
        or is_amount(word.text)
        or mentions(word.text, Wanted.TIME)
    ]


def _quote(query: Query, group: Sequence[Chosen]) -> Quote | None:
    """The quote of a group of excerpts that say the same, best first; None if it does not hold.

    Its rank is yet to be given.
    """
    best = group[0]
    stored = best.stored
    first, *names = sources(stored, best.span.start, best.span.end)
    text = best.text
    if not text.strip() or stored.document.text[first.start : first.end] != text:
        return None
    others = [
        place
        for found in group[1:]
        for place in sources(found.stored, found.span.start, found.span.end)
    ]
    marked = marks(query.matcher, text)
    return Quote(
        rank=0,
        text=text,
        source=first,
        score=round(best.probability, 4),
        highlights=marked.spans,
        also_in=(*names, *others),
        matches=marked.matches,
        repaired=probable_reading(stored.document, first.start, first.end),
    )
