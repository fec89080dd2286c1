"""The English words of suggestions: what Polish verbs, nouns and offices are asked for with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.text.morphology import polish_lemmas, polish_parts
from assistant.translation import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

_SURE = 0.4  # probability from which a translation is asked with
_IRREGULAR = {"person": "people", "man": "men", "woman": "women", "child": "children"}
_NO_PLURAL = ("s", "f", "fe", "ware", "ics", "people")

HAVING: Mapping[str, str] = {
    "liczyc": "have",
    "miec": "have",
    "posiadac": "have",
    "zrzeszac": "have",
    "skupiac": "bring together",
    "zatrudniac": "employ",
    "obejmowac": "cover",
    "prowadzic": "run",
}
"""What a body does with what is counted, by the lemma of the Polish verb."""

MADE: Mapping[str, str] = {
    "zalozyc": "founded",
    "utworzyc": "created",
    "powolac": "established",
    "otworzyc": "opened",
    "zbudowac": "built",
    "wybudowac": "built",
    "wzniesc": "built",
    "podpisac": "signed",
    "przyjac": "adopted",
    "uchwalic": "adopted",
    "wydac": "published",
    "opublikowac": "published",
    "zamknac": "closed",
    "odkryc": "discovered",
    "wprowadzic": "introduced",
}
"""What was done to a thing, by the lemma of the Polish participle."""

_ACTS: Mapping[str, str] = {
    "odbyc": "take place",
    "odbywac": "take place",
    "zaczac": "begin",
    "zaczynac": "begin",
    "rozpoczac": "begin",
    "rozpoczynac": "begin",
    "zakonczyc": "end",
    "konczyc": "end",
    "skonczyc": "end",
    "zemrzec": "die",
    "umrzec": "die",
}
_STATES: Mapping[str, str] = {"powstac": "created", "urodzic": "born"}
_PERFECTIVE = {"odbyc", "zaczac", "rozpoczac", "zakonczyc", "skonczyc"}


def auxiliary(finite: str) -> str:
    """What an English question has for the tense of a Polish verb: "did", "does", "will"."""
    if "praet" in polish_parts(finite):
        return "did"
    return "does" if _PERFECTIVE.isdisjoint(polish_lemmas(finite)) else "will"


def when(lemmas: set[str], finite: str, done: str | None, name: str) -> str | None:
    """The question for the time of what happened to ``name``; None where a word is missing.

    Args:
        lemmas: of the verb.
        finite: the verb as written.
        done: the lemma of its participle, if it is passive.
        name: in English.
    """
    became = next((_STATES[one] for one in sorted(lemmas) if one in _STATES), None)
    state = MADE.get(done) if done else became
    if state:
        return f"When was {name} {state}?"
    act = next((_ACTS[one] for one in sorted(lemmas) if one in _ACTS), None)
    return f"When {auxiliary(finite)} {name} {act}?" if act and not done else None


def many(noun: str) -> str | None:
    """The English plural of a counted Polish noun; None where it is not sure."""
    lemma = next(iter(polish_lemmas(noun)), "")
    found = tables()["pl-en"].look_up(lemma)[:1] if " " not in noun else []
    for word, probability in found:
        if probability >= _SURE and word.isalpha():
            return _plural(word)
    return None


def _plural(word: str) -> str | None:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(_NO_PLURAL):
        return None
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("x", "ch", "sh", "z")) else f"{word}s"
