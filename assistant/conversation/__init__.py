"""Follow-up questions: what a question means after those asked before it.

    understood("and who is its president?", [answer]).text

No language model: a question is looked at for what it leaves out (`signals`), what the earlier
questions were about is found in their names and nouns (`topics`), and the question is written out
(`rewriting`). The result is shown to the person who asked; it need not be fine prose, but must say
what was searched for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.conversation import rewriting, topics
from assistant.conversation import vocabulary as known
from assistant.conversation.parts import Role, parsed
from assistant.conversation.signals import Gap, demonstrated, gap, repeats

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def understood(question: str, earlier: Sequence[Answer]) -> Understood:
    """What ``question`` means after the ``earlier`` answers, oldest first.

    Args:
        question: as it was asked.
        earlier: the answers to the questions before it, each asked as it was understood.
    """
    alone = Understood(question)
    if not earlier:
        return alone
    asked = parsed(question)
    if not asked.parts:
        return alone
    how = gap(asked)
    for answer in reversed(earlier[-_TURNS_BACK:]):
        before = parsed(answer.question)
        if not before.parts or (how is Gap.NONE and not repeats(asked, before)):
            continue
        found = _written_out(asked, how, before, answer)
        if found is not None and len(found.text) <= _LONGEST:
            return found
    return alone


def _written_out(asked: Parsed, how: Gap, before: Parsed, answer: Answer) -> Understood | None:
    """``asked`` with what the turn ``before`` gives it; None where that gives nothing."""
    if how is Gap.FRAGMENT:
        return Understood(asked.text, rewriting.spliced(asked, before), (before.text,))
    if how is Gap.BARE:
        somebody = topics.person(answer) if topics.asks_for_office(before) else ""
        whole = rewriting.of_whole(asked, before, somebody)
        return Understood(asked.text, whole, tuple(filter(None, (somebody, before.text))))
    added = _subjects(asked, how, before, answer)
    if not added:
        return None
    subject = ", ".join(added)
    year = topics.year(before.text, answer) if asked.folded() & known.THEN else ""
    if year and year not in subject:
        note = rewriting.with_note(asked.text, f"{subject}, {year}")
        return Understood(asked.text, note, (*added, year))
    return Understood(asked.text, rewriting.with_subject(asked, subject), added)


def _subjects(asked: Parsed, how: Gap, before: Parsed, answer: Answer) -> tuple[str, ...]:
    """The names or nouns that the words of ``asked`` may stand for, the likeliest first."""
    folded = asked.folded()
    subject = topics.topic(before, language=asked.language, pointed=demonstrated(asked))
    if asked.language == "en" and folded & known.HE_OR_SHE:
        somebody = topics.person(answer, woman=bool(folded & known.HERS))
        return (somebody or subject,) if somebody or subject else ()
    acts_alone = how is Gap.SUBJECT and not asked.holds(Role.NOUN)
    if asked.language == "pl" and (folded & known.POLISH_PERSONS or acts_alone):
        woman = bool(folded & known.HERS) if folded & known.POLISH_PERSONS else None
        somebody = topics.person(answer, woman=woman) if topics.asks_for_office(before) else ""
        return tuple(filter(None, (somebody, subject)))
    return tuple(filter(None, (subject or topics.entity(answer),)))
