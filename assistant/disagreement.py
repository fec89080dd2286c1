"""Where documents give different figures for the same thing: both are shown, the newest first.

Asked how many members a cluster has, minutes may say 137 and later slides 184. Neither is wrong on
its day; who quotes one should know of the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
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
_YEAR = re.compile(r"(?:19|20)\d\d")
_PROVISION = re.compile(r"(?:§|\b(?:art|ust|pkt|lit|nr|poz)\b\.?)\s*$", re.IGNORECASE)
_LARGE = {"": 1, "%": 1, "tys": 1_000, "mln": 1_000_000, "mld": 1_000_000_000}
_EURO = frozenset({"EUR", "euro", "€"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written (``text``), and what it is worth for comparing."""

    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Given:
    """An excerpt with the figure that it gives for what is asked."""

    chosen: Chosen
    figure: Figure


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
    found: list[Given] = []
    for each in (*shown, *further):
        figure = _about_the_subject(query, each)
        if figure is None or any(each.stored.id == other.chosen.stored.id for other in found):
            continue
        if not found and each is not shown[0]:
            return []  # what answers best has no figure to differ from
        given = {other.figure.value for other in found}
        if given.isdisjoint(_value(other) for other in _figures(each.text)):
            found.append(Given(each, figure))
    return _newest_first(found[:top]) if len(found[:top]) > 1 else []


def difference(quotes: Sequence[Quote], given: Sequence[Given]) -> Difference:
    """The record of quotes that were made of the excerpts that differ, in the quotes' order."""
    figures = {
        (each.chosen.stored.paths[0], each.chosen.span.start): each.figure.text for each in given
    }
    found = [
        (quote.rank, figures[quote.source.document, quote.source.start])
        for quote in quotes
        if (quote.source.document, quote.source.start) in figures
    ]
    return Difference(tuple(rank for rank, _ in found), tuple(figure for _, figure in found))


def figure_in(query: Query, text: str) -> Figure | None:
    """The figure that ``text`` gives for what ``query`` counts; None if there is no one such."""
    if wanted(query.text) is Wanted.MONEY:
        sums = [found for found in _figures(text) if found["money"]]
        return _figure(sums[0]) if len({_value(found) for found in sums}) == 1 else None
    number = counted(query)
    if number is None:
        return None
    places = _places(query, number, text)
    near = sorted(
        (distance, found.start(), found)
        for found in _figures(text)
        for distance in _distances(text, found, places)
        if distance <= _BESIDE
    )
    return _figure(near[0][2]) if near else None


def _figures(text: str) -> Iterator[re.Match[str]]:
    """The figures of a text but years and numbers of provisions, which count nothing."""
    for found in _FIGURE.finditer(text):
        bare = not found["unit"] and not found["money"]
        if not (bare and _YEAR.fullmatch(found["number"])) and not _PROVISION.search(
            text, max(0, found.start() - 8), found.start()
        ):
            yield found


def _about_the_subject(query: Query, chosen: Chosen) -> Figure | None:
    """The figure of the sentence that answers, else of the whole quote."""
    evidence = chosen.scored.evidence
    if float(evidence.features[_CONTEXT]) < _SAME_SUBJECT:
        return None
    return figure_in(query, evidence.text) or figure_in(query, chosen.text)


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
    """What a figure is worth: "1,5 mln zł" and "1 500 000 zł" are worth the same."""
    digits = re.sub(r"[ \u00a0\u202f.]", "", found["number"]).replace(",", ".")
    unit = (found["unit"] or "").strip(" .")
    money = (found["money"] or "").strip()
    currency = "EUR" if money in _EURO else "PLN" if money else ""
    worth = (Decimal(digits) * _LARGE[unit]).normalize()
    return f"{worth:f} {'%' if unit == '%' else currency}".strip()


def _newest_first(found: Sequence[Given]) -> list[Given]:
    """Dated excerpts by date among the places that they hold; undated ones stay where they are."""
    dated = sorted(
        (each for each in found if each.chosen.stored.date),
        key=lambda each: each.chosen.stored.date or "",
        reverse=True,
    )
    following = iter(dated)
    return [next(following) if each.chosen.stored.date else each for each in found]
