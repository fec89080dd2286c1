"""Sentences taken apart just as far as is sure: the phrase that opens one, its verb, and the rest.

There is no parser here. A sentence that does not plainly begin "noun phrase, verb" gives nothing,
so that whatever is made of the parts stays grammatical: they are copied, not inflected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.suggestions.grammar import (
    is_alien,
    is_base_form,
    is_capital_name,
    is_finite,
    is_plural,
    is_spelled_well,
    qualifies,
)
from assistant.text.morphology import polish_lemmas, polish_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"\d+(?:[ .,]\d+)*|[^\W_]+(?:[-/.'’][^\W_]+)*|\S")
_LEAD_IN = re.compile(r"(?:[-–—•▪●*·]|§ ?\d+\.|\d{1,2}[.)]|[a-z]\))\s+")
_WRAPPED = 45  # characters from which a line before another one is part of a paragraph
_LONGEST_OPENING = 12  # tokens
_SHORTENED = 4  # letters of an abbreviation

_NOUNS = frozenset({"subst", "ger"})
_BESIDE = frozenset({"adv", "part", "comp", "num", "prep", "conj", "pred", "ppron3", "siebie"})
_QUOTES = {"„": "”", "“": "”", '"': '"', "«": "»"}

SHORTENED = frozenset(
    "ul al pl os nr im św ds r godz dr prof inż mgr".split()  # noqa: SIM905 - read as a list
)
"""Abbreviations after which a sentence goes on."""

_LOST = frozenset(
    """
    najblizszy nastepny kolejny powyzszy ponizszy pozostaly inny dalszy dany niniejszy przedmiotowy
    wspomniany omawiany jeden drugi trzeci caly kazdy zaden wlasny nasz moj wasz twoj pewny zadny
    obecny dotychczasowy poprzedni ostatni pierwszy wspolny nowy oby oba wiekszosc czesc reszta
    szereg wszystek tegoroczny ubiegloroczny dzisiejszy
    """.split()  # noqa: SIM905 - read as a list of words
)
"""What a phrase begins with that points at what was said before: "the next session"."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign of a sentence; ``start`` and ``end`` count within it."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdigit()


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence as "phrase, verb, rest".

    The verb stands in ``tokens`` from ``verb`` (in) to ``rest`` (out), "się" or a participle
    beside it included.
    """

    text: str
    tokens: tuple[Token, ...]
    verb: int
    rest: int

    @property
    def opening(self) -> tuple[Token, ...]:
        """What stands before the verb."""
        return self.tokens[: self.verb]

    @property
    def acts(self) -> str:
        """The verb as it is written: "odbyło się", "został otwarty"."""
        return self.text[self.tokens[self.verb].start : self.tokens[self.rest - 1].end]

    @property
    def finite(self) -> str:
        """The first word of the verb."""
        return self.tokens[self.verb].text

    @property
    def after(self) -> str:
        """The text behind the verb."""
        return self.text[self.tokens[self.rest].start :] if self.rest < len(self.tokens) else ""


def statements(text: str) -> list[str]:
    """The sentences of a unit of text that read as prose, on one line each, without numbering.

    Lines that only stand below one another, as in tables and on slides, give none.
    """
    found = []
    for block in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in block.strip().split("\n")]
        if "|" in block or any(len(line) < _WRAPPED for line in lines[:-1]):
            continue
        if said := unnumbered(" ".join(lines)):
            found.append(said)
    return found


def unnumbered(line: str) -> str:
    """A line without the bullet or number before it, its white space single."""
    said = " ".join(line.split())
    while lead := _LEAD_IN.match(said):
        said = said[lead.end() :]
    return said


def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of ``text``."""
    return tuple(Token(one.group(), one.start(), one.end()) for one in _TOKEN.finditer(text))


def written(phrase: Sequence[Token], text: str) -> str:
    """A phrase of ``text`` as it is written there."""
    return text[phrase[0].start : phrase[-1].end]


def clause(text: str) -> Clause | None:
    """``text`` as phrase, verb and rest; None where it does not begin so."""
    every = tokens(text)
    inside = ""  # the quotation mark that closes what is open
    for place, token in enumerate(every[: _LONGEST_OPENING + 1]):
        if inside:
            inside = "" if token.text == inside else inside
        elif token.text in _QUOTES:
            inside = _QUOTES[token.text]
        elif place and is_finite(token.text):
            return Clause(text, every, place, verb_end(every, place))
        elif (
            not (token.is_word or token.is_number or _is_within(every, place))
            or token.text.lower() == "nie"
        ):
            return None
    return None


def _is_within(every: Sequence[Token], place: int) -> bool:
    """Whether a full stop ends no sentence: "24. marca", "2019 r.", "przy ul. Długiej"."""
    before = every[place - 1] if place else None
    within = before is not None and (before.is_number or before.text in SHORTENED)
    return every[place].text == "." and within


def verb_end(every: Sequence[Token], verb: int) -> int:
    """Where the verb at ``verb`` ends, with "się" or a participle beside it."""
    following = every[verb + 1].text if verb + 1 < len(every) else ""
    auxiliary = not {"zostac", "byc"}.isdisjoint(polish_lemmas(every[verb].text))
    parts = polish_parts(following) if following.islower() else frozenset[str]()
    beside = auxiliary and parts & {"ppas", "inf", "praet", "adj"} and not parts & _NOUNS
    return verb + 2 if following == "się" or beside else verb + 1


def is_nominative(phrase: Sequence[Token], *, plural: bool = False) -> bool:
    """Whether a phrase is surely in the nominative, and says by itself what it means.

    Args:
        phrase: its tokens.
        plural: whether its verb is in the plural and can have no object, so that the phrase
            before it is the subject.
    """
    if not is_plain(phrase):
        return False
    words = [one.text for one in phrase if one.is_word]
    if not words or (polish_parts(words[0]) & _BESIDE and not is_capital_name(words[0])):
        return False
    head = next((word for word in words if not qualifies(word)), words[-1])
    return is_plural(head) if plural else is_base_form(head)


def is_plain(phrase: Sequence[Token]) -> bool:
    """Whether a phrase is of words and closed quotation marks, no verb, nothing pointing back."""
    signs = [one.text for one in phrase if not (one.is_word or one.is_number or one.text == ".")]
    pairs = list(zip(signs[::2], signs[1::2], strict=False))
    if len(signs) % 2 or any(_QUOTES.get(opening) != closing for opening, closing in pairs):
        return False
    words = [one.text for one in phrase if one.is_word]
    if not words or len(phrase) > _LONGEST_OPENING or _LOST & set(polish_lemmas(words[0])):
        return False
    if words[0].lower().startswith("naj"):  # "the nearest stop" is another's tomorrow
        return False
    small = [word for word in words if word.islower()]
    return not any(map(is_alien, small)) and all(map(is_spelled_well, words))


def is_said_well(text: str) -> bool:
    """Whether the dictionary knows every word of ``text`` that is written small, or shortened."""
    every = tokens(text)
    return all(
        is_spelled_well(one.text) or (len(one.text) <= _SHORTENED and after.text == ".")
        for one, after in pairwise((*every, Token(" ", len(text), len(text))))
        if one.text[0].islower()
    )


def ends_phrase(token: Token) -> bool:
    """Whether a noun phrase ends before this token: a sign, a preposition, a participle, "jako"."""
    if not (token.is_word or token.is_number or token.text in "„”"):
        return True
    parts = polish_parts(token.text) if token.text.islower() else frozenset[str]()
    off = parts & {"prep", "adv", "ppas", "comp", "pact"} or token.text in {"jako", "i", "oraz"}
    return bool(off) or is_finite(token.text)


def without_adverbs(phrase: tuple[Token, ...]) -> tuple[Token, ...]:
    """A phrase without "już", "dopiero" at its end."""
    while len(phrase) > 1 and phrase[-1].text.islower():
        parts = polish_parts(phrase[-1].text)
        if not parts or not parts <= {"adv", "part", "comp", "conj"}:
            break
        phrase = phrase[:-1]
    return phrase
