"""What a question means after another one, by its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.conversation import rewriting, topics
from assistant.conversation import vocabulary as known
from assistant.conversation.agreement import newest_feminine
from assistant.conversation.parts import Role
from assistant.conversation.signals import (
    Gap,
    demonstrated,
    gap,
    means_all,
    repeats,
    says_little,
)
from assistant.conversation.wordings import as_documents_say

if TYPE_CHECKING:
    from assistant.conversation.parts import Parsed
    from assistant.records import Answer


@dataclass(frozen=True, slots=True)
class Reading:
    """A question written out, and the words ``added`` to it."""

    text: str
    added: tuple[str, ...] = ()


def after(asked: Parsed, before: Parsed, answer: Answer) -> Reading | None:
    """What ``asked`` means after ``answer``, to the question ``before``; None where it is complete.

    Also None where it is not, and nothing in the earlier question completes it.
    """
    how = gap(asked)
    if how is Gap.NONE and not repeats(asked, before):
        return None
    if how is Gap.FRAGMENT:
        return Reading(rewriting.spliced(asked, before), (before.text,))
    if how is Gap.BARE:
        somebody = topics.person(answer) if topics.asks_for_office(before) else ""
        whole = rewriting.of_whole(asked, before, somebody)
        return Reading(whole, tuple(filter(None, (somebody, before.text))))
    if means_all(asked) and asked.language == before.language:
        return Reading(rewriting.about_all(asked, before), (before.text,))
    return _about(asked, how, before, answer)


def in_doubt(asked: Parsed, before: Parsed, answer: Answer) -> Reading | None:
    """A question that names little, about all that ``before`` names; None for any other."""
    whole = _said(topics.everything(before), asked, answer) if says_little(asked) else ""
    return Reading(rewriting.with_note(asked.text, whole), (whole,)) if whole else None


def _about(asked: Parsed, how: Gap, before: Parsed, answer: Answer) -> Reading | None:
    """``asked`` about the names or nouns of the earlier question."""
    subjects = _subjects(asked, how, before, answer)
    if not subjects:
        return None
    year = topics.year(before.text, answer) if asked.folded() & known.THEN else ""
    if year and not any(year in subject for subject in subjects):
        added = (*subjects, year)
        return Reading(rewriting.with_note(asked.text, ", ".join(added)), added)
    subject = ", ".join(subjects)
    return Reading(rewriting.with_subject(asked, subject), subjects)


def _said(topic: str, asked: Parsed, answer: Answer) -> str:
    """``topic`` in words that the language of ``asked`` finds in the documents."""
    if asked.language in {answer.language, "en"}:
        return topic
    return as_documents_say(topic, answer)


def _subjects(asked: Parsed, how: Gap, before: Parsed, answer: Answer) -> tuple[str, ...]:
    """The names or nouns that the words of ``asked`` may stand for, the likeliest first."""
    folded = asked.folded()
    topic = topics.topic(before, language=asked.language, pointed=demonstrated(asked))
    subject = _said(topic, asked, answer)
    if asked.language == "en" and folded & known.HE_OR_SHE:
        somebody = topics.person(answer, woman=bool(folded & known.HERS))
        return tuple(filter(None, (somebody or topics.everything(before),)))
    acts_alone = how is Gap.SUBJECT and not asked.holds(Role.NOUN)
    if asked.language == "pl" and (folded & known.POLISH_PERSONS or acts_alone):
        woman = bool(folded & known.HERS) if folded & known.POLISH_PERSONS else None
        somebody = topics.person(answer, woman=woman) if topics.asks_for_office(before) else ""
        nearer = "" if somebody else newest_feminine(asked, before, subject)
        return tuple(filter(None, (somebody or nearer, subject)))
    nearer = newest_feminine(asked, before, subject)
    return tuple(filter(None, (nearer, subject or topics.entity(answer))))
