"""What a question names, cut at its prepositions: "karnet", "na siłownię", "od 2019 roku"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.conversation import vocabulary as known
from assistant.conversation.parts import PHRASAL, Phrase, Role, parsed, phrases

if TYPE_CHECKING:
    from assistant.conversation.parts import Parsed


def runs(question: Parsed) -> list[Phrase]:
    """All names and nouns of ``question``, apart where a preposition stands between them."""
    found = [run for phrase in phrases(question) for run in _runs(question, phrase)]
    return [_without_links(question, run) for run in found]


def is_adjunct(question: Parsed, phrase: Phrase) -> bool:
    """Whether a preposition stands before the phrase ("w Lublinie")."""
    before = question.parts[phrase.first - 1] if phrase.first else None
    if before is None or before.role is not Role.LINKS:  # "do" acts in English
        return False
    return before.word.folded in known.PREPOSITIONS


def is_time(question: Parsed, run: Phrase) -> bool:
    """Whether all that the words name is a day, a month, a year or a number."""
    said = [part for part in question.parts[run.first : run.last] if part.role in PHRASAL]
    return bool(said) and all(known.is_time(part.word.text) for part in said)


def lasting(topic: str) -> str:
    """``topic`` without saying when: a pronoun stands for the thing."""
    named = parsed(topic)
    kept, begins = "", 0
    for run in _times(named):
        said = named.written(run.first, run.last)
        starts = topic.index(said, named.parts[run.first].word.start)
        kept += topic[begins:starts].rstrip()
        begins = max(begins, starts + len(said))
    return (kept + topic[begins:]).strip(" ,") or topic


def _times(question: Parsed) -> list[Phrase]:
    """The runs that only say when, with the preposition after one that opens a phrase."""
    found: list[Phrase] = []
    for phrase in phrases(question):
        first, *others = _runs(question, phrase)
        if others and is_time(question, first):  # "28 April about the Congress"
            found.append(Phrase(first.first, _without_links(question, others[0]).first))
        found.extend(run for run in others if _is_when(question, run))
    return found


def _runs(question: Parsed, phrase: Phrase) -> list[Phrase]:
    """A phrase in parts of which each but the first begins with a preposition."""
    parts = question.parts[phrase.first + 1 : phrase.last]
    cuts = [
        place
        for place, part in enumerate(parts, phrase.first + 1)
        if part.word.folded in known.PREPOSITIONS
    ]
    ends = [phrase.first, *cuts, phrase.last]
    return [Phrase(first, last) for first, last in pairwise(ends)]


def _without_links(question: Parsed, run: Phrase) -> Phrase:
    first = run.first
    while first + 1 < run.last and question.parts[first].role is Role.LINKS:
        first += 1
    return Phrase(first, run.last)


def _is_when(question: Parsed, run: Phrase) -> bool:
    """Whether the words only say when: "od 2019 roku", but not the day "on" which it was."""
    opening = question.parts[run.first].word.folded
    dated = Phrase(run.first + 1, run.last)
    return opening in known.PREPOSITIONS - known.DATING and is_time(question, dated)
