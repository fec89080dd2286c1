"""What a question is about, in words that another question can take over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.conversation import vocabulary as known
from assistant.conversation.parts import PHRASAL, Phrase, Role, parsed, phrases
from assistant.conversation.runs import is_adjunct, is_time, runs
from assistant.text.analysis import index_lemma
from assistant.text.declension import nominative
from assistant.text.morphology import english_lemma, polish_parts
from assistant.translation import tables

if TYPE_CHECKING:
    from assistant.conversation.parts import Parsed, Part
    from assistant.wording import Language

_NOTE = re.compile(r"\(([^()]+)\)[?!. ]*$")


def topic(question: Parsed, *, language: Language, pointed: str = "") -> str:
    """The names and nouns that ``question`` is about, as written; empty where it has none.

    What is asked of a name is left out: "prezesem" in "Kto jest prezesem klastra X?", "members" in
    "How many members does X have?". A note in brackets (`rewriting.with_note`) is the topic.

    Args:
        question: the earlier one.
        language: of the question that takes the topic over; English words after a name are no
            help to a Polish one.
        pointed: the lemma of the noun in "this fee", "ta opłata": a phrase with it goes first.
    """
    if note := _NOTE.search(question.text):
        return note.group(1)
    every = phrases(question)
    if pointed and (meant := _with_lemma(question, every, pointed)):
        return called(question, meant)
    named = [phrase for phrase in every if _has(question, phrase, Role.NAME)]
    if any(not is_adjunct(question, phrase) for phrase in named):
        kept = [_trimmed(question, _without_participle(question, one)) for one in named]
        if question.language == "en" and language == "pl":
            kept = [_without_english(question, phrase) for phrase in kept]
        return ", ".join(called(question, one) for one in kept)
    uncounted = [phrase for phrase in every if not _is_counted(question, phrase)]
    uncounted = [_without_participle(question, phrase) for phrase in uncounted]
    main = [one for one in uncounted if not is_adjunct(question, one) and _has_head(question, one)]
    kept = [one for one in (uncounted if main else every) if _tells(question, one)]
    first = [called(question, one) for one in kept[:1]]
    others = [question.written(one.first - is_adjunct(question, one), one.last) for one in kept[1:]]
    return " ".join((*first, *others))


def place(question: Parsed) -> str:
    """Where the question says that something is ("przy szkole"); empty where it does not."""
    for run in runs(question):
        first = run.first - 1
        if first > 0 and question.parts[first].word.folded in known.ARTICLES:
            first -= 1
        located = first >= 0 and question.parts[first].word.folded in known.LOCATING
        if located and not is_time(question, run):
            return called(question, run)
    return ""


def everything(question: Parsed) -> str:
    """All names and nouns of ``question``, with what is asked of them, as written."""
    if note := _NOTE.search(question.text):
        return note.group(1)
    said = [one for one in phrases(question) if _tells(question, one)]
    return ", ".join(called(question, _without_participle(question, one)) for one in said)


def _has(question: Parsed, phrase: Phrase, role: Role) -> bool:
    return any(part.role is role for part in question.parts[phrase.first : phrase.last])


def _tells(question: Parsed, phrase: Phrase) -> bool:
    return _has(question, phrase, Role.NOUN) or _has(question, phrase, Role.NAME)


def _has_head(question: Parsed, phrase: Phrase) -> bool:
    """Whether a noun or name stands before the first preposition, unlike "potrzebne do wniosku"."""
    for part in question.parts[phrase.first : phrase.last]:
        if question.language == "en" or not _may_qualify(part):
            return part.role is not Role.LINKS
    return False


def called(question: Parsed, phrase: Phrase) -> str:
    """The phrase as it is called, whatever case the question put it in."""
    written = question.written(phrase.first, phrase.last)
    return nominative(written) if question.language == "pl" else written


def frame(question: Parsed) -> Parsed:
    """The question that a note repeats, as after a fragment in another language; else itself."""
    note = _NOTE.search(question.text)
    noted = parsed(note.group(1)) if note else question
    return noted if noted.parts and noted.parts[0].role is Role.ASKS else question


def own(question: Parsed) -> Parsed:
    """``question`` without the note that was added to it."""
    note = _NOTE.search(question.text)
    return parsed(question.text[: note.start()]) if note else question


def _is_counted(question: Parsed, phrase: Phrase) -> bool:
    """Whether the phrase is what is asked for ("ilu członków", "which edition")."""
    before = question.parts[phrase.first - 1] if phrase.first else None
    return before is not None and before.word.folded in known.NAMING


def _with_lemma(question: Parsed, every: list[Phrase], lemma: str) -> Phrase | None:
    """The phrase that holds the noun, from that noun on."""
    for phrase in every:
        for place in range(phrase.first, phrase.last):
            word = question.parts[place].word
            if index_lemma(word.text, word.folded, question.language) == lemma:
                return phrase if phrase.last - phrase.first > 1 else None
    return None


def _without_english(question: Parsed, phrase: Phrase) -> Phrase:
    """``phrase`` without "cluster" or "programme" at its end."""
    last = phrase.last
    if question.parts[phrase.first].role is not Role.NAME:
        return phrase  # "the sauna at the Olcha sports hall"
    while last - 1 > phrase.first and question.parts[last - 1].role is Role.NOUN:
        if not tables()["en-pl"].look_up(english_lemma(question.parts[last - 1].word.text)):
            break
        last -= 1
    return Phrase(phrase.first, last)


def _chosen(question: Parsed, place: int) -> bool:
    """Whether the word at ``place`` says which one: "poprzedni prezes", "najwyższa dotacja"."""
    part = question.parts[place]
    polish = question.language == "pl"  # "the lowest grant" is no help to a Polish question
    return polish and part.role is Role.QUALIFIES and not part.word.folded[0].isdigit()


def _without_participle(question: Parsed, phrase: Phrase) -> Phrase:
    """``phrase`` without what is said of it: "zamknięta ulica Młyńska" of "Gdzie jest ...?"."""
    first = phrase.first
    before = question.parts[first - 1].word.folded if first else ""
    if question.language == "pl" and before in known.POLISH_BEING:
        while first + 1 < phrase.last and _may_qualify(question.parts[first]):
            if question.parts[first + 1].role is Role.LINKS:
                break
            first += 1
    return Phrase(first, phrase.last)


def _may_qualify(part: Part) -> bool:
    return part.role is Role.QUALIFIES or (
        part.role is Role.NOUN and "adj" in polish_parts(part.word.text)
    )


def _trimmed(question: Parsed, phrase: Phrase) -> Phrase:
    """``phrase`` without what is asked of it at its beginning."""
    first = phrase.first
    counted = _is_counted(question, phrase)
    place = first
    while place < phrase.last:
        part = question.parts[place]
        relational = part.role is Role.NOUN and known.is_relational(part.word.text)
        if relational and place > phrase.first and _chosen(question, place - 1):
            break
        if (
            relational
            or part.role is Role.LINKS
            or part.role is Role.QUALIFIES
            or (counted and part.role is Role.NOUN)
        ):
            place += 1
            if relational or part.role is Role.LINKS or counted:
                first = place
            if part.role is Role.LINKS:
                counted = False
        else:
            break
    rest = question.parts[first : phrase.last]
    return Phrase(first, phrase.last) if any(p.role in PHRASAL for p in rest) else phrase
