"""What a sentence is about, written as it is within a question, in Polish and in English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.conversation.vocabulary import is_relational
from assistant.suggestions.grammar import qualifies
from assistant.suggestions.phrases import is_nominative, without_adverbs, written
from assistant.text.declension import nominative
from assistant.text.morphology import is_first_name, is_polish_word, polish_lemmas, polish_parts
from assistant.text.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.suggestions.phrases import Token
    from assistant.suggestions.spelling import Spelling

_ANY = frozenset(
    """
    umowa inwestycja wydarzenie spotkanie posiedzenie projekt program przedsiewziecie sprawa zadanie
    spolka firma klaster gmina miasto instytucja organizacja impreza osoba system partnerstwo
    komisja rada dokument uchwala zarzadzenie regulamin obrada sesja wniosek nabor konkurs praca
    dzialanie okres sytuacja wydzial urzad wojewodztwo powiat podmiot
    """.split()  # noqa: SIM905 - read as a list of words
)
"""Nouns of which every folder of documents has many."""

_LINKS = frozenset(
    [
        "i",
        "w",
        "we",
        "z",
        "na",
        "im",
        "ds",
        "o",
        "do",
        "od",
        "św",
        "nad",
        "pod",
        "of",
        "the",
        "and",
        "for",
    ]
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question asks about.

    Attributes:
        text: as it stands within a Polish question.
        english: as it stands within an English one; None where that would need a translation.
        named: whether it is the name of one thing.
    """

    text: str
    english: str | None
    named: bool


def subject(
    phrase: Sequence[Token], text: str, spelling: Spelling, *, plural: bool = False
) -> Subject | None:
    """The phrase as a subject that one can ask about; None where it is not surely one.

    A single common noun ("Klaster", "Biuro") could be any, and is none.
    """
    phrase = without_adverbs(tuple(phrase))
    if not phrase or not is_nominative(phrase, plural=plural):
        return None
    said = written(phrase, text)
    inside = spelling.lowered(said, phrase)
    if inside is None:
        return None
    named = is_named(phrase, capital=inside[0].isupper())
    if not named and is_vague(phrase):
        return None
    return Subject(inside, _english(phrase, text, spelling) if named else None, named)


def _english(phrase: Sequence[Token], text: str, spelling: Spelling) -> str | None:
    """A name as English has it; None where there is a common word in it that needs translating.

    The noun before a name is left out: "Lubelska Medycyna" of "klaster Lubelska Medycyna".
    """
    said = written(phrase, text)
    if spelling.lowered(said, phrase) != said:
        phrase = phrase[1:]
        if len(phrase) < 2 or not is_nominative(phrase):
            return None
    known = _is_all_name(phrase) and phrase[0].is_capital and spelling.is_name(phrase[0].text)
    return english_name(written(phrase, text)) if known else None


def is_vague(phrase: Sequence[Token]) -> bool:
    """Whether nothing in a phrase without a name says which one is meant: "wartość umowy".

    An adjective does beside a fee or a date ("stawka żywieniowa"), not beside one of many things
    ("bezpłatne spotkania").
    """
    words = [one.text for one in phrase if one.is_word and len(one.text) > 2]
    nouns = [word for word in words if polish_parts(word) & {"subst", "ger"}]
    if len(words) < 2 or any(not is_any(word) for word in nouns):
        return len(words) < 2
    return any(not _ANY.isdisjoint(polish_lemmas(word)) for word in nouns) or len(nouns) == len(
        words
    )


def is_any(word: str) -> bool:
    """Whether a noun says nothing of which one: of what, or one of many."""
    return is_relational(word) or not _ANY.isdisjoint(polish_lemmas(word))


def is_named(phrase: Sequence[Token], *, capital: bool) -> bool:
    """Whether a phrase holds a name: a capital inside, or a first word that keeps its ``capital``.

    A bare number ("III") is no name.
    """
    words = [one for one in phrase if one.is_word]
    inside = any(one.is_capital and len(one.text) > 1 for one in words[1:])
    return inside or (capital and bool(words) and len(words[0].text) > 1)


def is_person(phrase: Sequence[Token]) -> bool:
    """Whether a phrase is a first name in the nominative and a surname."""
    words = [one.text for one in phrase]
    return (
        len(words) in {2, 3}
        and all(word[0].isupper() and len(word) > 2 and not word.isupper() for word in words)
        and is_first_name(words[0])
        and fold(words[0]) == next(iter(polish_lemmas(words[0])), "")
        and not words[0].endswith("ą")
        and not qualifies(words[0])
    )


def english_name(name: str) -> str:
    """A name with the quotation marks of English."""
    return name.replace("„", "“")


def of_english(of: Sequence[Token], about: str) -> str | None:
    """A name in the genitive as English has it; None where the dictionary does not decide."""
    base = nominative(about)
    first = of[0].text
    if base == about:
        return None
    if first.islower():  # a common noun before the name: "projektu „X”"
        rest = base.split(" ", 1)[1] if " " in base else ""
        return english_name(rest) if rest[:1] in {"„", '"'} and " " in base else None
    if len(of) < 2 and is_polish_word(first):  # "Warszawy", "Inkubatora": English has a word
        return None
    return english_name(base)


def _is_all_name(phrase: Sequence[Token]) -> bool:
    """Whether nothing in a phrase is a common Polish word that English readers would miss."""
    return all(
        one.is_capital or one.text in _LINKS or one.is_number for one in phrase if one.is_word
    )
