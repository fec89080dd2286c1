"""Which noun a pronoun may stand for: "ją" is no "program", "it" no "students"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.conversation import topics
from assistant.conversation import vocabulary as known
from assistant.conversation.parts import Role, parsed
from assistant.conversation.runs import is_adjunct, runs
from assistant.text.declension import genders
from assistant.text.morphology import english_lemma

if TYPE_CHECKING:
    from assistant.conversation.parts import Parsed, Phrase


def newest_agreeing(asked: Parsed, before: Parsed, subject: str) -> str:
    """The last noun of ``before``, with its adjectives, that a pronoun in ``asked`` may mean.

    Empty where there is no pronoun, ``subject`` may be meant by it, or nothing else may. What
    no preposition stands before goes first.
    """
    pronouns = known.PRONOUNS[asked.language]
    meant = {form for word in asked.folded() & pronouns.keys() for form in pronouns[word]}
    named, own = parsed(subject), topics.own(before)
    if not meant or any(not is_adjunct(named, run) for run in _agreeing(named, meant)):
        return ""
    found = _agreeing(own, meant)
    found.sort(key=lambda run: (not is_adjunct(own, run), run.first))
    return topics.called(own, found[-1]) if found else ""


def _agreeing(question: Parsed, meant: set[str]) -> list[Phrase]:
    """What a question names that is of a number and gender that is meant, or of an unknown one."""
    named = [(run, _forms(question, run)) for run in runs(question)]
    return [run for run, forms in named if forms & meant or not forms]


def _forms(question: Parsed, run: Phrase) -> set[str]:
    """The numbers and genders of what a run names, as in `known.PRONOUNS`; empty if unknown."""
    said = question.parts[run.first : run.last]
    if question.language == "pl":
        nouns = [part.word.text for part in said if part.role in {Role.NOUN, Role.NAME}]
        return {" ".join(form) for noun in nouns for form in genders(noun)}
    last = said[-1].word.folded
    if last.endswith("s") and english_lemma(last) != last:
        return set(known.PLURAL)
    return set(known.SINGULAR) if said[-1].role is Role.NOUN else set()
