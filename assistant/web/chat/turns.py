"""A conversation as the page keeps it: questions, and what came of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.records import Answer, Source
    from assistant.wording import Wording


ECHO = 200
"""Characters of a question that the conversation repeats above its answer."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer, or the error in its place; with neither while it is sought.

    ``rewritten`` is a follow-up question written out, as it was searched for; a ``literal`` one is
    asked as it stands. ``ratings`` tell of each shown quote whether it was called right or wrong.
    """

    question: str
    answer: Answer | None = None
    error: Wording | None = None
    rewritten: str | None = None
    literal: bool = False
    ratings: tuple[bool | None, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether its answer, or the error in its place, is there."""
        return self.answer is not None or self.error is not None


@dataclass(frozen=True, slots=True)
class Place:
    """A place that can be opened: a quote's own source, or another where the same is said."""

    source: Source
    text: str  # what stood there when the question was answered; beside a quote it may differ


def echoed(question: str) -> str:
    """``question`` as the conversation repeats it: a long one ends in "…" after a whole word."""
    if len(question) <= ECHO:
        return question
    return question[:ECHO].rsplit(" ", maxsplit=1)[0] + "…"


def places(answer: Answer) -> tuple[Place, ...]:
    """Every place that an answer names, in the order of the page.

    A button on the page carries the index into this tuple, so what a browser sends back can only
    ever choose among places that the answer itself named.
    """
    found: list[Place] = []
    for quote in answer.shown:
        found.append(Place(quote.source, quote.text))
        found.extend(Place(source, source.text) for source in quote.also_in)
    return tuple(found)
