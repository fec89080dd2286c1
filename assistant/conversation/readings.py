"""What a question means after another one, by its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.conversation import answered, rewriting, topics
from assistant.conversation import vocabulary as known
from assistant.conversation.agreement import newest_agreeing
from assistant.conversation.parts import Role
from assistant.conversation.runs import lasting
from assistant.conversation.signals import (
    Gap,
    demonstrated,
    gap,
    means_all,
    pointer,
    repeats,
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
        frame = topics.frame(before)
        return Reading(rewriting.spliced(asked, frame), (frame.text,))
    if how is Gap.BARE:
        somebody = answered.person(answer) if answered.asks_for_office(before) else ""
        whole = rewriting.of_whole(asked, before, somebody)
        return Reading(whole, tuple(filter(None, (somebody, before.text))))
    if means_all(asked) and asked.language == before.language:
        return Reading(rewriting.about_all(asked, before), (before.text,))
    return _about(asked, how, before, answer)


def _about(asked: Parsed, how: Gap, before: Parsed, answer: Answer) -> Reading | None:
    """``asked`` about the names or nouns of the earlier question."""
    subjects = _subjects(asked, how, before, answer)
    if not subjects:
        return None
    year = answered.year(before.text, answer) if asked.folded() & known.THEN else ""
    if year and not any(year in subject for subject in subjects):
        added = (*subjects, year)
        return Reading(rewriting.with_note(asked.text, ", ".join(added)), added)
    return Reading(rewriting.with_subjects(asked, subjects), subjects)


def _said(topic: str, asked: Parsed, answer: Answer) -> str:
    """``topic`` in words that the language of ``asked`` finds in the documents."""
    if asked.language in {answer.language, "en"}:
        return topic
    return as_documents_say(topic, answer, demonstrated(asked))


def _subjects(asked: Parsed, how: Gap, before: Parsed, answer: Answer) -> tuple[str, ...]:
    """The names or nouns that the words of ``asked`` may stand for, the likeliest first."""
    folded = asked.folded()
    topic = topics.topic(before, language=asked.language, pointed=demonstrated(asked))
    if how is Gap.POINTS:
        topic = lasting(topic)
    place = pointer(asked)
    if place is not None and asked.parts[place].word.folded in known.PLACES:
        topic = topics.place(before) or topic
    subject = _said(topic, asked, answer)
    if folded & known.ONES:
        return tuple(filter(None, (lasting(topics.everything(before)),)))
    acts_alone = asked.language == "pl" and how is Gap.SUBJECT and not asked.holds(Role.NOUN)
    persons = folded & known.PERSONS[asked.language]
    if persons or acts_alone:
        woman = bool(folded & known.HERS) if persons else None
        known_by = asked.language == "en" or answered.asks_for_office(before)
        if known_by and (somebody := answered.person(answer, woman=woman)):
            return tuple(filter(None, (somebody, subject)))
    if persons and asked.language == "en":
        subject = lasting(topics.everything(before))
    nearer = newest_agreeing(asked, before, subject)
    return tuple(filter(None, (nearer, subject or answered.entity(answer))))
