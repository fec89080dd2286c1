"""Where documents give different figures for the same thing: both are shown, the newest first.

Asked how many members a cluster has, minutes may say 137 and later slides 184. Neither is wrong on
its day; who quotes one should know of the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.evidence import FEATURES, counted
from assistant.matching import text_words
from assistant.records import Difference
from assistant.text.questions import Wanted, wanted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.quoting import Chosen
    from assistant.records import Quote
    from assistant.retrieval import Query

_CONTEXT = list(FEATURES).index("context")
_SAME_SUBJECT = 0.85  # share of the question that what stands around a figure must match
_SURELY = 0.7  # strength from which a word is that which is counted
_BESIDE = 3  # words between a figure and what it counts
_WORDS = re.compile(r"[^\W_]+")
_FIGURE = re.compile(
    r"""(?<![\w.,/-])(?P<number>\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)
    (?P<unit>\ ?%|\ ?(?:tys|mln|mld)\b\.?)?(?P<money>\ ?(?:zł|PLN|EUR|euro|€))?(?![\w/-]|\.\d)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written (``text``), and what it is worth for comparing."""

    text: str
    value: str


def disagreeing(query: Query, shown: Sequence[Chosen], further: Sequence[Chosen]) -> list[Chosen]:
    """The best excerpt and those that give another figure for the same thing; else nothing.

    Only where a number or a sum is asked for, without naming a year or another number: who asks
    for 2019 wants that figure alone. ``further`` are excerpts that are not sure enough to be shown
    for themselves, but whose figure stands beside the very thing. Of one document the best counts,
    and what gives both figures differs from none.
    """
    if not shown or wanted(query.text) not in {Wanted.NUMBER, Wanted.MONEY}:
        return []
    if any(map(str.isdigit, query.text)):
        return []
    found: list[Chosen] = []
    values: set[str] = set()
    for each in (*shown, *further):
        figure = _about_the_subject(query, each)
        if figure is None or any(each.stored.id == other.stored.id for other in found):
            continue
        if not found and each is not shown[0]:
            return []  # what answers best has no figure to differ from
        if values.isdisjoint(_value(other) for other in _FIGURE.finditer(each.text)):
            found.append(each)
            values.add(figure.value)
    return _newest_first(found) if len(found) > 1 else []


def difference(query: Query, quotes: Sequence[Quote], among: Sequence[Chosen]) -> Difference:
    """The record of quotes that were made of the excerpts ``among``, in the quotes' order."""
    places = {(each.stored.paths[0], each.span.start) for each in among}
    ranks, figures = [], []
    for quote in quotes:
        if (quote.source.document, quote.source.start) in places:
            figure = figure_in(query, quote.text)
            if figure is not None:
                ranks.append(quote.rank)
                figures.append(figure.text)
    return Difference(tuple(ranks), tuple(figures))


def figure_in(query: Query, text: str) -> Figure | None:
    """The figure that ``text`` gives for what ``query`` counts; None if there is no one such."""
    if wanted(query.text) is Wanted.MONEY:
        sums = [found for found in _FIGURE.finditer(text) if found["money"]]
        return _figure(sums[0]) if len({_value(found) for found in sums}) == 1 else None
    number = counted(query)
    if number is None:
        return None
    places = _places(query, number, text)
    near = sorted(
        (distance, found.start(), found)
        for found in _FIGURE.finditer(text)
        for distance in _distances(text, found, places)
        if distance <= _BESIDE
    )
    return _figure(near[0][2]) if near else None


def _about_the_subject(query: Query, chosen: Chosen) -> Figure | None:
    context = float(chosen.scored.evidence.features[_CONTEXT])
    return figure_in(query, chosen.text) if context >= _SAME_SUBJECT else None


def _places(query: Query, number: int, text: str) -> list[int]:
    """Where what is counted stands in ``text``."""
    words = text_words(text)
    return [
        words[match.position].word.start
        for match in query.matcher.matches(words)
        if match.query == number and match.strength >= _SURELY
    ]


def _distances(text: str, figure: re.Match[str], places: Sequence[int]) -> Iterator[int]:
    """Words from a figure to each place in the same line or sentence."""
    for place in places:
        first = place < figure.start()
        between = text[place : figure.start()] if first else text[figure.end() : place]
        if "\n\n" not in between and ". " not in between:
            yield len(_WORDS.findall(between)) - first  # what is counted is no word between


def _figure(found: re.Match[str]) -> Figure:
    return Figure(" ".join(found.group().split()), _value(found))


def _value(found: re.Match[str]) -> str:
    """A figure without the blanks and full stops that group thousands, with its unit."""
    digits = re.sub(r"[ \u00a0\u202f.]", "", found["number"])
    return f"{digits} {(found['unit'] or '').strip()}".strip()


def _newest_first(found: Sequence[Chosen]) -> list[Chosen]:
    """Dated excerpts by date among the places that they hold; undated ones stay where they are."""
    dated = sorted(
        (each for each in found if each.stored.date),
        key=lambda each: each.stored.date or "",
        reverse=True,
    )
    following = iter(dated)
    return [next(following) if each.stored.date else each for each in found]
