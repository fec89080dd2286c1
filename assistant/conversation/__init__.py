"""Follow-up questions: what a question means after those asked before it.

    understood("and who is its president?", [answer], ask=assistant.ask).text

No language model: a question is looked at for what it leaves out (`signals`), what the earlier
questions were about is found in their names and nouns (`topics`), and the question is written out
(`readings`, `rewriting`). A question with a verb and a noun of its own is asked as it stands; where
that noun asks "of what?", as in "Kto jest prezesem?", the documents decide (`doubts`). The result
is shown to the person who asked; it need not be fine prose, but must say what was searched for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.conversation import readings
from assistant.conversation.doubts import is_borne_out
from assistant.conversation.parts import Role, parsed
from assistant.conversation.signals import Gap, gap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.conversation.parts import Parsed
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
        ask: answers a question. It is called, at most twice, where a question may be complete, and
            the documents decide (`doubts`); without it such a question is taken to go on.
    """
    alone = Understood(question)
    asked = parsed(question)
    if not earlier or not asked.parts:
        return alone
    for answer in reversed(earlier[-_TURNS_BACK:]):
        before = parsed(answer.question)
        found = readings.after(asked, before, answer) if _tells(before, answer) else None
        if found is None or len(found.text) > _LONGEST:
            continue
        if (
            ask is not None
            and gap(asked) is Gap.SUBJECT
            and not is_borne_out(asked, found, answer, ask)
        ):
            return alone
        return Understood(question, found.text, found.added)
    return alone


def _tells(before: Parsed, answer: Answer) -> bool:
    """Whether an earlier question has a topic: "asdf" asks nothing, and nothing answers it."""
    asks = before.holds(Role.ASKS, Role.ACTS) or answer.status == "answered"
    return bool(before.parts) and asks
