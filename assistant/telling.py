"""What an answer tells beside its quotes, in words, for the terminal and the page alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from assistant.citations import citation, written
from assistant.highlights import rewritten
from assistant.vocabulary import (
    AND,
    AND_MORE,
    DAMAGED_SAYS,
    DIFFER,
    RECOGNISED,
    SCAN_SAYS,
    UNDATED,
    sureness,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.records import Answer, How, Quote, Source, Span
    from assistant.wording import Language, Wording


class Reading(NamedTuple):
    """What damaged text probably says; ``changed`` are the spans of ``text`` that are not so there.

    ``label`` says that this is a reading and not the source.
    """

    label: Wording
    text: str
    changed: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """A ``word`` of the question, and the different words of a quote that match it, by how."""

    word: str
    found: tuple[tuple[How, tuple[str, ...]], ...]


def cited(source: Source, language: Language) -> str:
    """A source in one line, one without a date said to be undated."""
    undated = "" if source.date else f" · {UNDATED(language)}"
    return citation(source, language) + undated


def differences(answer: Answer, language: Language) -> list[str]:
    """A line for each disagreement, as in "The sources differ: 184 (2023) and 137 (undated)."."""
    dates = {quote.rank: quote.source.date for quote in answer.quotes}
    lines = []
    for difference in answer.differences:
        figures = [
            f"{figure} ({written(date, language) if date else UNDATED(language)})"
            for rank, figure in zip(difference.ranks, difference.figures, strict=True)
            for date in [dates.get(rank)]
        ]
        lines.append(DIFFER.filled(figures=_listed(figures, language))(language))
    return lines


def surety(quote: Quote, language: Language, *, answers: bool) -> str:
    """How sure a quote is: that it answers, if it ``answers``, and that it was read well.

    Empty where there is nothing to say.
    """
    said = [sureness(quote.score)(language)] if answers else []
    if quote.confidence is not None:
        said.append(RECOGNISED.filled(percent=round(100 * quote.confidence))(language))
    line = " · ".join(said)
    return line[:1].upper() + line[1:]


def reading(quote: Quote) -> Reading | None:
    """What a quote of damaged text probably says; None where nothing would change."""
    if quote.repaired is None:
        return None
    label = DAMAGED_SAYS if quote.confidence is None else SCAN_SAYS
    return Reading(label, quote.repaired, rewritten(quote.text, quote.repaired))


def reasons(quote: Quote) -> tuple[Reason, ...]:
    """Why the words of a quote are marked, in their order, each said once."""
    asked: dict[str, dict[How, dict[str, str]]] = {}
    for matched in quote.matches:
        word = quote.text[matched.span.start : matched.span.end]
        ways = asked.setdefault(matched.word, {})
        ways.setdefault(matched.how, {}).setdefault(word.casefold(), word)
    return tuple(
        Reason(word, tuple((how, tuple(said.values())) for how, said in ways.items()))
        for word, ways in asked.items()
    )


def some_of(names: Sequence[str], most: int, language: Language) -> str:
    """Names in one line: the first ``most`` (at least 1), and how many more there are."""
    shown = ", ".join(names[:most])
    if len(names) <= most:
        return shown
    return AND_MORE.filled(names=shown, count=len(names) - most)(language)


def _listed(items: Sequence[str], language: Language) -> str:
    """``a, b and c``."""
    *rest, last = items
    return f"{', '.join(rest)} {AND(language)} {last}" if rest else last
