"""Questions for the time or the reason of all that a sentence says.

"Kiedy", "Od kiedy" and "Dlaczego" go before a statement as it stands, if it makes sense alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.suggestions.asking import Asked
from assistant.suggestions.dates import dated_first, dated_last, is_dated
from assistant.suggestions.grammar import is_finite, is_pointing
from assistant.suggestions.phrases import (
    SHORTENED,
    clause,
    ends_phrase,
    is_nominative,
    is_plain,
    tokens,
    without_adverbs,
    written,
)
from assistant.suggestions.subjects import is_named, is_vague
from assistant.text.morphology import polish_lemmas, polish_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.suggestions.phrases import Token
    from assistant.suggestions.spelling import Spelling

_FEWEST, _MOST = 3, 14  # words of a statement
_BECAUSE = re.compile(r", (?:ponieważ|gdyż|bo|bowiem|dlatego że) ")
_BREAK = re.compile(r",(?!\d)|[;:(]| [–-] |\.$")
_ALONE = {"wybuchnac", "nastapic", "obowiazywac", "dzialac", "istniec", "funkcjonowac", "wejsc",
          "ruszyc", "powstac", "umrzec", "zemrzec"}  # fmt: skip
"""Verbs without an object, by lemma: the noun behind them is their subject."""

_STATES = {"liczyc", "wynosic", "miec", "posiadac"}  # "When did X have 20 members?" is no question
_NO_END = frozenset({"prep", "adv", "part", "conj", "comp", "num", "pred", "brev"})


def reason(sentence: str, spelling: Spelling) -> Asked | None:
    """Why: "X, ponieważ Y" asks "Dlaczego X?"."""
    found = _BECAUSE.search(sentence)
    main = _lowered(sentence[: found.start()], spelling) if found else None
    return _whole("Dlaczego", main, worth=0.9) if main else None


def moment(sentence: str, spelling: Spelling) -> Asked | None:
    """When: "W maju 2024 r. podpisano X", "Klaster X otworzył Y 16 maja"."""
    if first := dated_first(sentence):
        main = _BREAK.split(first.main)[0].strip()
        return _whole(first.asking, main, worth=0.8) if first.asking != "Do kiedy" else None
    last = dated_last(sentence)
    kept = without_adverbs(tokens(last.main)) if last else ()
    said = _lowered(written(kept, last.main), spelling) if last and kept else None
    return _whole(last.asking, said, worth=0.8) if last and said else None


def _lowered(main: str, spelling: Spelling) -> str | None:
    every = tokens(main)
    return spelling.lowered(main, every) if every else None


def _whole(asking: str, main: str, *, worth: float) -> Asked | None:
    """``asking`` before a statement that says what it is about; None where it may not."""
    every = tokens(main)
    words = [one.text for one in every if one.is_word]
    if not _FEWEST <= len(words) <= _MOST or any(map(is_pointing, words)) or is_dated(main):
        return None
    if not _is_one_statement(main, every):
        return None
    about = _about(main, every)
    if about is None or (asking != "Dlaczego" and not _happens(asking, every, about)):
        return None
    named = any(one.is_capital and len(one.text) > 1 for one in every[1:])
    if not named and is_vague([one for one in every if one.is_word and not is_finite(one.text)]):
        return None
    return Asked(f"{asking} {written(every, main)}?", None, written(about, main), named, worth)


def _is_one_statement(main: str, every: Sequence[Token]) -> bool:
    """Whether a stretch of a sentence is whole, has one verb, and no signs but quotation marks."""
    if _BREAK.search(main) or " razy" in main or sum(is_finite(one.text) for one in every) != 1:
        return False
    for place, one in enumerate(every):
        if one.text == "." and (not place or every[place - 1].text not in SHORTENED):
            return False
        if not (one.is_word or one.is_number or one.text in ".„”"):
            return False
    last = every[-1]
    parts = polish_parts(last.text) if last.text.islower() else frozenset[str]()
    before = polish_parts(every[-2].text)
    predicate = not {"byc", "zostac"}.isdisjoint(polish_lemmas(every[-2].text))
    verb_before = is_finite(every[-2].text) or "subst" not in parts | before
    loose = "adj" in parts and not predicate and verb_before
    counted = last.is_number and "prep" in before
    return not (parts & _NO_END and "subst" not in parts) and not loose and not counted


def _happens(asking: str, every: Sequence[Token], about: Sequence[Token]) -> bool:
    """Whether one can ask for the time of a statement about a subject.

    "Kiedy" asks for what happened once and "od kiedy" for what lasts. A subject without a name
    ("film") could be any.
    """
    verb = next(one.text for one in every if is_finite(one.text.lower())).lower()
    parts = polish_parts(verb)
    if not _STATES.isdisjoint(polish_lemmas(verb)):
        return False
    lasts = bool(parts & {"fin", "bedzie"}) or "byc" in polish_lemmas(verb)
    if asking != "Do kiedy" and lasts != (asking == "Od kiedy"):
        return False
    named = is_named(about, capital=about[0].is_capital)
    return "imps" in parts or named or not is_vague(about)


def _about(main: str, every: Sequence[Token]) -> Sequence[Token] | None:
    """What a statement is about: its subject, or the object where nobody is said to act."""
    first = every[0].text
    if is_finite(first.lower()):
        verb = 2 if len(every) > 1 and every[1].text == "się" else 1
        last = verb
        while last < len(every) and not ends_phrase(every[last]):
            last += 1
        phrase = every[verb:last]
        impersonal = _is_impersonal(first)
        alone = verb == 2 or not _ALONE.isdisjoint(polish_lemmas(first))
        stands = phrase and (impersonal or alone) and _stands(phrase, impersonal=impersonal)
        return phrase if stands else None
    said = clause(main)
    if said is None or said.acts == "to":
        return None
    impersonal = _is_impersonal(said.finite)
    if not impersonal and said.rest == len(said.tokens) and " " not in said.acts:
        return None
    return said.opening if _stands(said.opening, impersonal=impersonal) else None


def _stands(phrase: Sequence[Token], *, impersonal: bool) -> bool:
    """Whether a phrase is the subject, or the object of a verb that has none."""
    if not impersonal:
        return is_nominative(phrase)
    first = phrase[0].text
    return is_plain(phrase) and not polish_parts(first) & {"prep", "adv", "comp", "conj", "part"}


def _is_impersonal(verb: str) -> bool:
    return "imps" in polish_parts(verb.lower())
