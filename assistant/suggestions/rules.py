"""All questions that a unit of text answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.suggestions import amounts, doers, headings, notices, offices, things, times, wholes
from assistant.suggestions.phrases import clause, is_said_well, statements, unnumbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.suggestions.asking import Asked
    from assistant.suggestions.phrases import Clause
    from assistant.suggestions.spelling import Spelling

_OF_CLAUSES: tuple[Callable[[Clause, Spelling], Asked | None], ...] = (
    amounts.count, amounts.count_there, amounts.amount, times.time, times.hours, things.place,
    things.work, things.meaning, things.goal, doers.doer, doers.by_whom, offices.office,
)  # fmt: skip
_OF_SENTENCES: tuple[Callable[[str, Spelling], Asked | None], ...] = (
    times.time_first, things.place_of_which, things.explained, notices.deadline, wholes.reason,
    wholes.moment,
)  # fmt: skip
_FRAME = re.compile(
    r"(?:Obecnie|Dziś|Dzisiaj|Łącznie|Razem|Aktualnie|Według [a-ząćęłńóśźż]+|Zgodnie z \w+"
    r"|Na koniec (?:\w+ )?\d{4} (?:r\.|roku)|(?:W|Do) \d{4} (?:r\.|roku))\s(?=\w)"
)
"""What goes before the subject of a sentence and says nothing of it."""


def asked(text: str, spelling: Spelling) -> Iterator[Asked]:
    """The questions that a sentence, or a block of lines, answers; none where it is damaged.

    Args:
        text: a unit of `assistant.text.sentences`.
        spelling: of the corpus.
    """
    for line in text.split("\n"):
        if question := headings.written_question(unnumbered(line)):
            yield question
    for sentence in statements(text):
        if sentence[0].isupper() and is_said_well(sentence):
            yield from _of_sentence(sentence, spelling)


def _of_sentence(sentence: str, spelling: Spelling) -> Iterator[Asked]:
    framed = _FRAME.match(sentence)
    clauses = [clause(sentence), clause(sentence[framed.end() :]) if framed else None]
    found = [rule(said, spelling) for said in clauses if said is not None for rule in _OF_CLAUSES]
    found += [rule(sentence, spelling) for rule in _OF_SENTENCES]
    yield from (one for one in found if one is not None)
    yield from notices.abbreviation(sentence)
    yield from offices.holder(sentence)
