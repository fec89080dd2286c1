"""Where documents give different figures for the same thing: both are shown, the newest first.

Asked how many members a cluster has, minutes may say 137 and later slides 184. Neither is wrong on
its day; who quotes one should know of the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.evidence import FEATURES, counted
from assistant.figures import figure, figures, sums, worth
from assistant.matching import text_words
from assistant.records import Difference
from assistant.statements import (
    SURELY,
    clauses,
    denies,
    has_all,
    most_matching,
    rivals,
    said,
    telling,
)
from assistant.text.questions import Wanted, wanted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.figures import Figure
    from assistant.quoting import Chosen
    from assistant.records import Quote
    from assistant.retrieval import Query

_CONTEXT = list(FEATURES).index("context")
_SAME_SUBJECT = 0.85  # share of the question that what stands around a figure must match
_FEWEST = 3  # words that say what a sum is for; fewer could be said of anything
_BESIDE = 3  # words between a figure and what it counts
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Given:
    """An excerpt with the figure that it gives for what is asked.

    Of a sum, ``clause`` is what states it, and ``said`` are its words but the question's.
    ``alone`` is whether there is no other sum, ``whole`` whether the clause and the title have all
    that is asked about but what its price is called.
    """

    chosen: Chosen
    figure: Figure
    clause: str = ""
    said: frozenset[str] = frozenset()
    alone: bool = True
    whole: bool = False

    @property
    def about(self) -> float:
        """Share of the question that stands around it."""
        return float(self.chosen.scored.evidence.features[_CONTEXT])


def disagreeing(
    query: Query, shown: Sequence[Chosen], further: Sequence[Chosen], top: int
) -> list[Given]:
    """The best excerpt and those that give another figure for the same thing; else nothing.

    Only where a number or a sum is asked for, without naming a year or another number: who asks
    for 2019 wants that figure alone. ``further`` are excerpts that are not sure enough to be shown
    for themselves, but whose figure stands beside the very thing. Of one document the best counts,
    and what gives both figures differs from none. At most ``top``, the best among them.
    """
    if not shown or wanted(query.text) not in {Wanted.NUMBER, Wanted.MONEY}:
        return []
    if any(map(str.isdigit, query.text)):
        return []
    best = _given(query, shown[0])
    if best is None:
        return []  # what answers best has no figure to differ from
    found = [best]
    for each in (*shown[1:], *further):
        if any(each.stored.id == other.chosen.stored.id for other in found):
            continue
        other = _given(query, each)
        if other is None or not _of_the_same(query, best, other):
            continue
        known = {earlier.figure.value for earlier in found}
        if known.isdisjoint(map(worth, figures(each.text))):
            found.append(other)
    return _newest_first(found[:top]) if len(found[:top]) > 1 else []


def difference(quotes: Sequence[Quote], given: Sequence[Given]) -> Difference:
    """The record of quotes that were made of the excerpts that differ, in the quotes' order."""
    known = {
        (each.chosen.stored.paths[0], each.chosen.span.start): each.figure.text for each in given
    }
    found = [
        (quote.rank, known[quote.source.document, quote.source.start])
        for quote in quotes
        if (quote.source.document, quote.source.start) in known
    ]
    return Difference(tuple(rank for rank, _ in found), tuple(figure for _, figure in found))


def figure_in(query: Query, text: str) -> Figure | None:
    """The figure that ``text`` gives for what ``query`` counts; None if there is no one such."""
    if wanted(query.text) is Wanted.MONEY:
        given = sums(text)
        return figure(given[0]) if len(set(map(worth, given))) == 1 else None
    number = counted(query)
    if number is None:
        return None
    places = _places(query, number, text)
    near = sorted(
        (distance, found.start(), found)
        for found in figures(text)
        for distance in _distances(text, found, places)
        if distance <= _BESIDE
    )
    return figure(near[0][2]) if near else None


def _given(query: Query, chosen: Chosen) -> Given | None:
    """The figure of the sentence that answers, else of the whole quote, else of a clause of it."""
    whole = figure_in(query, chosen.text)
    best = figure_in(query, chosen.scored.evidence.text) or whole
    if wanted(query.text) is not Wanted.MONEY:
        return Given(chosen, best) if best else None
    found = clauses(chosen.text)
    if best is not None:
        clause = next((one for one in found if best.value in map(worth, sums(one))), "")
    else:
        clause = most_matching(query, found)
        best = figure_in(query, clause)
    if best is None:
        return None
    holds = has_all(query, (clause, chosen.stored.title or ""))
    return Given(chosen, best, clause, said(query, clause), alone=whole is not None, whole=holds)


def _of_the_same(query: Query, best: Given, other: Given) -> bool:
    """Whether two figures are of the same thing.

    Where all that is asked for stands around both, and each is the only one, they are. Else both
    must be stated in the same words, with all that is asked about: there, other sums stand beside,
    or a "fee" is asked for and they say "rate". Never where one denies what the other says, or the
    documents are named for different places or projects.
    """
    titles = best.chosen.stored.title or "", other.chosen.stored.title or ""
    if denies(best.clause, other.clause) or (best.clause and rivals(*titles)):
        return False
    near = min(best.about, other.about) >= _SAME_SUBJECT
    if near and best.alone and other.alone:
        return True
    stated = best.said == other.said and best.whole and other.whole
    return stated and (near or len(best.said) + len(telling(query)) >= _FEWEST)


def _places(query: Query, number: int, text: str) -> list[int]:
    """Where what is counted stands in ``text``."""
    found = text_words(text)
    return [
        found[match.position].word.start
        for match in query.matcher.matches(found)
        if match.query == number and match.strength >= SURELY
    ]


def _distances(text: str, figure: re.Match[str], places: Sequence[int]) -> Iterator[int]:
    """Words from a figure to each place in the same line or sentence."""
    for place in places:
        first = place < figure.start()
        between = text[place : figure.start()] if first else text[figure.end() : place]
        if "\n\n" not in between and ". " not in between:
            yield len(_WORDS.findall(between)) - first  # what is counted is no word between


def _newest_first(found: Sequence[Given]) -> list[Given]:
    """Dated excerpts by date among the places that they hold; undated ones stay where they are."""
    dated = sorted(
        (each for each in found if each.chosen.stored.date),
        key=lambda each: each.chosen.stored.date or "",
        reverse=True,
    )
    following = iter(dated)
    return [next(following) if each.chosen.stored.date else each for each in found]
