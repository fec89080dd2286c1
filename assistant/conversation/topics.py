"""What a question is about, in words that another question can take over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.conversation import vocabulary as known
from assistant.conversation.parts import PHRASAL, Phrase, Role, phrases
from assistant.text.analysis import index_lemma
from assistant.text.declension import nominative
from assistant.text.morphology import english_lemma, is_first_name, polish_lemmas, polish_parts
from assistant.text.questions import Wanted, wanted
from assistant.text.words import fold
from assistant.translation import tables

if TYPE_CHECKING:
    from assistant.conversation.parts import Parsed, Part
    from assistant.records import Answer, Quote
    from assistant.wording import Language

_PERSON = re.compile(r"\b[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+(?:[ \n-]+[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+)+")
_NAME = re.compile(r"(?<=[\w,„”\"] )(?:„[^”\n]{2,60}”|[A-ZĄĆĘŁŃÓŚŹŻ]\w+(?: [A-ZĄĆĘŁŃÓŚŹŻ]\w+)*)")
_NOTE = re.compile(r"\(([^()]+)\)[?!. ]*$")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


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
        return _named(question, meant)
    named = [phrase for phrase in every if _has(question, phrase, Role.NAME)]
    if any(not _is_adjunct(question, phrase) for phrase in named):
        kept = [_trimmed(question, _without_participle(question, one)) for one in named]
        if question.language == "en" and language == "pl":
            kept = [_without_english(question, phrase) for phrase in kept]
        return ", ".join(_named(question, one) for one in kept)
    uncounted = [phrase for phrase in every if not _is_counted(question, phrase)]
    uncounted = [_without_participle(question, phrase) for phrase in uncounted]
    main = [one for one in uncounted if not _is_adjunct(question, one) and _has_head(question, one)]
    kept = [one for one in (uncounted if main else every) if _tells(question, one)]
    first = [_named(question, one) for one in kept[:1]]
    others = [
        question.written(one.first - _is_adjunct(question, one), one.last) for one in kept[1:]
    ]
    return " ".join((*first, *others))


def everything(question: Parsed) -> str:
    """All names and nouns of ``question``, with what is asked of them, as written."""
    if note := _NOTE.search(question.text):
        return note.group(1)
    said = [one for one in phrases(question) if _tells(question, one)]
    return ", ".join(_named(question, _without_participle(question, one)) for one in said)


def person(answer: Answer, *, woman: bool | None = None) -> str:
    """The person that answers "kto jest ...?", as the quotes name them; empty where there is none.

    Args:
        answer: to the earlier question.
        woman: whom "she" or "he" may be; None for either. Polish first names tell.
    """
    if wanted(answer.question) is not Wanted.PERSON:
        return ""
    for quote in answer.shown:
        for found in _PERSON.finditer(quote.text):
            names = re.split(r"[ \n]+", found.group())
            if _is_nominative(names[0]) and woman in {None, names[0].endswith("a")}:
                return " ".join(names[:2])
    return ""


def asks_for_office(question: Parsed) -> bool:
    """Whether the question is who holds an office ("kto jest prezesem"): a person answers it."""
    return wanted(question.text) is Wanted.PERSON and any(
        part.role is Role.NOUN and known.is_relational(part.word.text) for part in question.parts
    )


def _is_nominative(name: str) -> bool:
    return is_first_name(name) and fold(name) in polish_lemmas(name)


def entity(answer: Answer) -> str:
    """The first name in the first quote of an answer; empty where there is none."""
    quote = _first_quote(answer)
    found = _NAME.search(quote.text) if quote is not None else None
    return found.group().strip("„”") if found else ""


def year(question: str, answer: Answer) -> str:
    """The year that a conversation is in: the question's, or that of its first quote."""
    quote = _first_quote(answer)
    for text in (question, quote.text if quote else "", (quote.source.date or "") if quote else ""):
        if found := _YEAR.search(text):
            return found.group()
    return ""


def _first_quote(answer: Answer) -> Quote | None:
    return next(iter(answer.shown), None)


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


def _named(question: Parsed, phrase: Phrase) -> str:
    """The phrase as it is called, whatever case the question put it in."""
    written = question.written(phrase.first, phrase.last)
    return nominative(written) if question.language == "pl" else written


def _is_adjunct(question: Parsed, phrase: Phrase) -> bool:
    """Whether a preposition stands before the phrase ("w Lublinie")."""
    before = question.parts[phrase.first - 1] if phrase.first else None
    if before is None or before.role is not Role.LINKS:  # "do" acts in English
        return False
    return before.word.folded in known.PREPOSITIONS


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
