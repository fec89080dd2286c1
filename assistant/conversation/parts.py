"""A question in its parts: what asks, what acts, names and nouns, and the phrases they make.

No parser: capitals, the Polish dictionary and, for English, the places of auxiliaries tell. That
is enough to say what a question is about and what it leaves out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.conversation import vocabulary as known
from assistant.text.analysis import is_function_word
from assistant.text.language import detect_language
from assistant.text.morphology import polish_parts
from assistant.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.text.words import Word
    from assistant.wording import Language


class Role(StrEnum):
    """What a word does in a question."""

    ASKS = "asks"
    NAME = "name"
    NOUN = "noun"
    QUALIFIES = "qualifies"  # an adjective or numeral
    ACTS = "acts"
    LINKS = "links"
    OTHER = "other"


PHRASAL = frozenset({Role.NAME, Role.NOUN, Role.QUALIFIES})
_NOUNS = frozenset({"subst", "depr", "ger", "brev"})
_VERBS = frozenset({"fin", "praet", "inf", "imps", "impt", "bedzie", "winien", "pred", "pcon"})
_ADJECTIVES = frozenset({"adj", "adja", "adjp", "ppas", "pact", "num"})
_YEARS = " r"  # "2019 r.": the full stop belongs to the word
_BREAKS = frozenset("()[],;:?!/'’")  # no phrase goes on over these
_QUOTED = re.compile(r"[„“\"«»](.+?)[”“\"»«]")


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a question and what it does there."""

    word: Word
    role: Role


@dataclass(frozen=True, slots=True)
class Phrase:
    """Neighbouring parts that name one thing: ``parts[first:last]`` of the question."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A question with its language and parts; ``opening`` counts the words that only connect."""

    text: str
    language: Language
    parts: tuple[Part, ...]
    opening: int

    def holds(self, *roles: Role) -> bool:
        """Whether any word after the connecting ones has one of the roles."""
        return any(part.role in roles for part in self.parts[self.opening :])

    def folded(self) -> frozenset[str]:
        """The folded words."""
        return frozenset(part.word.folded for part in self.parts)

    def written(self, first: int, last: int) -> str:
        """The words ``first`` to ``last`` (out) as they are written, with quotation marks."""
        if first >= last:
            return ""
        start, end = self.parts[first].word.start, self.parts[last - 1].word.end
        if self.text[:end].endswith(_YEARS) and self.text[end : end + 1] == ".":
            end += 1
        if start and self.text[start - 1] in '„“"«»':
            start -= 1
        if end < len(self.text) and self.text[end] in '”“"«»':
            end += 1
        text = self.text[start:end]
        return text if not _unpaired(text) else text.strip('„“”"«»')


def _unpaired(text: str) -> bool:
    opened = sum(text.count(mark) for mark in '„“”"«»')
    return opened % 2 == 1


def parsed(question: str) -> Parsed:
    """``question`` in its parts."""
    language = detect_language(question)
    every = words(question)
    opening = _opening([word.folded for word in every], language)
    quoted = [match.span(1) for match in _QUOTED.finditer(question)]
    shouted = sum(map(str.isupper, question)) > sum(map(str.islower, question))
    roles: list[Role] = []
    for place, word in enumerate(every):
        within = any(start <= word.start and word.end <= end for start, end in quoted)
        if within or (not shouted and _is_name(every, place, opening, language)):
            roles.append(Role.NAME)
        elif closed := _closed_role(word.folded, language):
            roles.append(closed)
        elif language == "pl":
            roles.append(_polish_role(word, roles, every[:place]))
        else:
            roles.append(_english_role(word, roles, every[:place]))
    if language == "en":
        _mark_english_verbs(every, roles)
    parts = tuple(Part(word, role) for word, role in zip(every, roles, strict=True))
    return Parsed(question, language, parts, opening)


def phrases(question: Parsed) -> list[Phrase]:
    """The longest runs of names and nouns, with the words that link them inside."""
    found: list[Phrase] = []
    first: int | None = None
    last = 0
    for place in range(question.opening, len(question.parts)):
        role = question.parts[place].role
        if first is not None and _broken(question, place):
            found.append(Phrase(first, last))
            first = None
        if role in PHRASAL:
            first = place if first is None else first
            last = place + 1
        elif first is not None and role is not Role.LINKS:
            found.append(Phrase(first, last))
            first = None
    if first is not None:
        found.append(Phrase(first, last))
    return found


def _broken(question: Parsed, place: int) -> bool:
    """Whether a sign before the word at ``place`` ends the phrase that stands there."""
    before, word = question.parts[place - 1].word, question.parts[place].word
    return not _BREAKS.isdisjoint(question.text[before.end : word.start])


def _opening(folded: Sequence[str], language: Language) -> int:
    """How many words only connect the question to the one before it."""
    for connective in known.CONNECTIVES[language]:
        expected = connective.split()
        if list(folded[: len(expected)]) == expected and len(folded) > len(expected):
            return len(expected)
    return 0


def _is_name(every: Sequence[Word], place: int, opening: int, language: Language) -> bool:
    word = every[place]
    if not word.text[0].isupper() or word.text == "I":
        return False
    if word.folded in known.ASKING or word.folded in known.AUXILIARIES:
        return False
    if place > 0 and not (place == opening and opening):
        return True
    if place == opening and opening:  # "A Lubelską ...": a capital inside the question
        return True
    following = every[place + 1].text[0].isupper() if place + 1 < len(every) else False
    return following and not is_function_word(word.text, language)


def _closed_role(folded: str, language: Language) -> Role | None:
    """The role of a word that is known by itself; None for others."""
    if folded in known.ASKING:
        return Role.ASKS
    if language == "en" and folded in known.AUXILIARIES:
        return Role.ACTS
    if folded in known.LINKS:
        return Role.LINKS
    return Role.QUALIFIES if folded[0].isdigit() else None


def _polish_role(word: Word, before: Sequence[Role], earlier: Sequence[Word]) -> Role:
    pronouns = known.POLISH_PRONOUNS | known.DEMONSTRATIVES
    if word.folded in pronouns | known.POLISH_BEING or is_function_word(word.text, "pl"):
        return Role.OTHER
    parts = polish_parts(word.text)
    linked = bool(before) and before[-1] is Role.LINKS  # "za śmieci", though also "śmieci" acts
    acted = Role.ACTS in before or any(one.folded in known.POLISH_BEING for one in earlier)
    if parts & _VERBS and earlier and earlier[-1].folded == "kto":  # "Kto przewodniczy ...?"
        return Role.ACTS
    if parts & _VERBS and not parts & _ADJECTIVES and not ((linked or acted) and parts & _NOUNS):
        return Role.ACTS
    if parts & _NOUNS or not parts:
        return Role.NOUN
    return Role.QUALIFIES if parts & _ADJECTIVES else Role.OTHER


def _english_role(word: Word, before: Sequence[Role], earlier: Sequence[Word]) -> Role:
    folded = word.folded
    previous = earlier[-1].folded if earlier else ""
    superlative = folded.endswith("est") and not polish_parts(word.text)
    if superlative or previous == "how":  # "lowest", "how old"
        return Role.QUALIFIES
    if folded == "s" or folded in known.THEN | known.PLACES or is_function_word(word.text, "en"):
        return Role.OTHER
    acts = _opens_clause(before, earlier) or _in_relative_clause(folded, previous)
    acts = acts or folded.endswith("ed") or folded in known.PAST
    return Role.ACTS if acts and previous not in known.DETERMINERS else Role.NOUN


def _opens_clause(before: Sequence[Role], earlier: Sequence[Word]) -> bool:
    """Whether the next word is the verb of "who coordinates": nothing stands between."""
    return bool(before) and before[-1] is Role.ASKS and earlier[-1].folded == "who"


def _in_relative_clause(folded: str, previous: str) -> bool:
    """Whether a word is the verb after "the foundation that"."""
    return previous in {"that", "which"} and folded.endswith("s")


def _mark_english_verbs(every: Sequence[Word], roles: list[Role]) -> None:
    """Mark the main verb after "does ..." or "will ...", where it looks like a noun."""
    auxiliaries = [n for n, word in enumerate(every) if word.folded in known.AUXILIARIES]
    for place in auxiliaries:
        nouns = [n for n in range(place + 1, len(every)) if roles[n] is Role.NOUN]
        light = [n for n in nouns if known.is_light_verb(every[n].text)]
        light = [n for n in light if every[n - 1].folded not in known.DETERMINERS]
        if light:
            for n in light:
                roles[n] = Role.ACTS
        elif auxiliaries == [place] and every[place].folded not in known.BEING:
            ends = _first_link(every, roles, place + 1)
            within = [n for n in nouns if n < ends]
            within = [n for n in within if every[n - 1].folded not in known.DETERMINERS]
            if within and within[-1] > place + 2:
                roles[within[-1]] = Role.ACTS


def _first_link(every: Sequence[Word], roles: Sequence[Role], start: int) -> int:
    """The place of the first preposition from ``start``; the end without one."""
    for place in range(start, len(every)):
        if roles[place] is Role.LINKS and every[place].folded not in known.DETERMINERS:
            return place
    return len(every)
