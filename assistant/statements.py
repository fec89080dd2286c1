"""What a clause says of a sum of money, for telling whether two are of the same thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.figures import is_year, sums
from assistant.matching import text_words
from assistant.text.morphology import is_polish_function_word, polish_lemmas, polish_parts
from assistant.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.matching import Match, TextWord
    from assistant.retrieval import Query

SURELY = 0.7
"""Strength from which a word of a text is surely that of the question."""

# Where a clause ends: what follows parts the sum just given, or gives that of another thing.
_CLAUSE = re.compile(
    r"(?<=[.;!?])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])|\n\s*\n|;\s|,\s+(?:a|zaś|natomiast|i)\s|[()]"
)
# Words that tell the standing of a figure, by lemma, and not what it is of; and its units.
_STANDING = frozenset(
    {"proponowac", "planowac", "przewidywac", "szacowac", "szacunkowy", "nowy", "dotychczasowy",
     "obecny", "obecnie", "aktualny", "aktualnie", "teraz", "dzis", "juz", "dawniej", "wczesniej",
     "rok", "roku", "okolo", "ok", "blisko", "prawie", "zloty", "zl", "grosz", "gr", "pln",
     "eur", "euro", "tysiac", "tys", "milion", "mln", "miliard", "mld"}
)  # fmt: skip
# What the price of a thing is called, by lemma: documents call it otherwise than questions do.
_PRICE = frozenset(
    {"koszt", "kosztowac", "cena", "oplata", "stawka", "kwota", "wysokosc", "wynosic", "placic",
     "zaplacic", "cost", "price", "fee", "rate", "charge", "pay"}
)  # fmt: skip
_ROMAN = re.compile(r"[IVXLCDM]+")
_DENIALS = frozenset({"nie", "bez", "ani", "not", "no", "without"})
_DENYING = ("nie", "un", "non")  # beginnings of words that deny the rest
_LIMITS = frozenset({"do", "ponad", "powyzej", "ponizej", "przed", "po"})
_VERBS = frozenset({"fin", "praet", "bedzie"})


def clauses(text: str) -> list[str]:
    """The clauses of a text that give sums of money."""
    return [clause for clause in _CLAUSE.split(text) if sums(clause)]


def most_matching(query: Query, found: Sequence[str]) -> str:
    """The one of several clauses that has most of the question; none where it is not one alone."""
    shares = [sum(query.matcher.strengths(_matches(query, clause))) for clause in found]
    highest = max(shares, default=0.0)
    return found[shares.index(highest)] if highest and shares.count(highest) == 1 else ""


def said(query: Query, clause: str) -> frozenset[str]:
    """What a clause says of its sum, by lemma: neither the question's words, nor how it stands.

    Verbs are left out too: a fee "was" and "is" so much. So are years, but no other numbers.
    """
    asked = {match.position for match in _matches(query, clause)}
    given = [found.span() for found in sums(clause)]
    return frozenset(
        one.lemma
        for position, one in enumerate(text_words(clause))
        if position not in asked
        and not any(start <= one.word.start < end for start, end in given)
        and _tells(one)
    )


def _tells(word: TextWord) -> bool:
    """Whether a word tells what a figure is of."""
    text = word.word.text
    if word.word.folded in _LIMITS or any(map(str.isdigit, text)):
        return not is_year(text)
    parts = polish_parts(text)
    return (
        len(text) > 1
        and _STANDING.isdisjoint({word.lemma, *polish_lemmas(text)})
        and not is_polish_function_word(text)
        and (parts.isdisjoint(_VERBS) or "subst" in parts)
    )


def telling(query: Query) -> set[int]:
    """The words of the question but those for a price."""
    return {
        number
        for number, one in enumerate(query.words)
        if _PRICE.isdisjoint({one.word.folded, *polish_lemmas(one.word.text)})
    }


def has_all(query: Query, texts: Sequence[str]) -> bool:
    """Whether texts have together all that a question is about but what the price is called."""
    wanted = telling(query)
    return bool(wanted) and wanted <= {
        match.query for text in texts for match in _matches(query, text)
    }


def denies(one: str, other: str) -> bool:
    """Whether one clause has "nie", "bez" or "niepełny", and the other has not."""
    ours, theirs = ({word.folded for word in words(text)} for text in (one, other))
    differing = ours ^ theirs
    return bool(differing & _DENIALS) or any(
        f"{prefix}{word}" in differing for word in differing for prefix in _DENYING
    )


def rivals(one: str, other: str) -> bool:
    """Whether each of two titles has a name that the other has not."""
    ours, theirs = _names(one), _names(other)
    return bool(ours - theirs) and bool(theirs - ours)


def _names(title: str) -> frozenset[str]:
    """The words of a title with a capital, but the first, which has one anyway, and "XXIII"."""
    return frozenset(
        one.lemma
        for one in text_words(title)[1:]
        if not title.isupper()
        and one.word.text[0].isupper()
        and not _ROMAN.fullmatch(one.word.text)
    )


def _matches(query: Query, text: str) -> list[Match]:
    return [one for one in query.matcher.matches(text_words(text)) if one.strength >= SURELY]
