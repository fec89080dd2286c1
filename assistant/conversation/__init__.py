"""Follow-up questions: what a question means after those asked before it.

    understood("and who is its president?", [answer], ask=assistant.ask).text

No language model: a question is looked at for what it leaves out (`signals`), what the earlier
questions were about is found in their names and nouns (`topics`), and the question is written out
(`readings`, `rewriting`). Where the words do not tell whether a question is complete, the documents
do (`doubts`). The result is shown to the person who asked; it need not be fine prose, but must say
what was searched for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.conversation import readings
from assistant.conversation.doubts import goes_on
from assistant.conversation.parts import parsed
from assistant.conversation.signals import Gap, gap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.records import Answer

__all__ = ["Understood", "understood"]

_TURNS_BACK = 4
"""Earlier answers that are looked at; each was asked written out, so the last mostly suffices."""

_LONGEST = 600
"""Characters of a question written out; longer ones would hide what is asked."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a question means in its conversation.

    ``rewritten`` is the question written out, None where it stands alone; ``added`` are the words
    that came from earlier turns.
    """

    question: str
    rewritten: str | None = None
    added: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The question to be searched for."""
        return self.rewritten or self.question


def understood(
    question: str, earlier: Sequence[Answer], ask: Callable[[str], Answer] | None = None
) -> Understood:
    """What ``question`` means after the ``earlier`` answers, oldest first.

    Args:
        question: as it was asked.
        earlier: the answers to the questions before it, each asked as it was understood.
        ask: answers a question. It is called, twice, where a question may be complete or not, and
            the documents decide (`doubts`); without it such a question is left as it is.
    """
    alone = Understood(question)
    asked = parsed(question)
    if not earlier or not asked.parts:
        return alone
    for answer in reversed(earlier[-_TURNS_BACK:]):
        before = parsed(answer.question)
        found = readings.after(asked, before, answer) if before.parts else None
        if found is not None and len(found.text) <= _LONGEST:
            return Understood(question, found.text, found.added)
    if ask is not None and gap(asked) is Gap.NONE:
        found = readings.in_doubt(asked, parsed(earlier[-1].question), earlier[-1])
        if found is not None and goes_on(asked, found.text, earlier[-1], ask):
            return Understood(question, found.text, found.added)
    return alone
