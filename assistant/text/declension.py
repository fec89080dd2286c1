"""Polish names back in the nominative: "Lubelskiej Medycyny" is of "Lubelska Medycyna".

Only what the dictionary decides is changed: the first noun of a name and the adjectives that agree
with it. Where a word has several readings, or none, the name stays as it is written.
"""

from __future__ import annotations

import re
import threading
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOUN, _ADJECTIVE = "subst", "adj"
_OPENING_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_LONGEST_WORD = 40


class _Form(NamedTuple):
    """One reading of a word form; cases and genders are those that it may be of."""

    lemma: str
    part: str
    number: str
    cases: frozenset[str]
    genders: frozenset[str]


class _Option(NamedTuple):
    """What the first noun of a name may be: (lemma, number, gender), in which case."""

    noun: tuple[str, str, str]
    case: str


class _Engine(threading.local):
    """One dictionary for each thread, read by index (see `assistant.text.morphology`)."""

    def __init__(self) -> None:
        import morfeusz2

        self.engine: Any = morfeusz2.Morfeusz()._morfeusz_obj  # noqa: SLF001


@cache
def _dictionary() -> _Engine:
    return _Engine()


def nominative(name: str) -> str:
    """``name`` with its first noun, and the adjectives beside it, in the nominative."""
    found = _OPENING_WORDS.match(name)
    words = found.group().split(" ") if found else []
    head = next((place for place, word in enumerate(words) if _nouns(word)), None)
    if head is None or _is_nominative(words[0]):
        return name
    options = _readings_together(words[:head], words[head])
    if len({option.noun for option in options}) != 1:
        return name
    noun = options[0].noun
    last = head + 1
    while last < len(words) and any(_agrees(words[last], one) for one in options):
        last += 1
    declined = [
        _declined(word, _NOUN if place == head else _ADJECTIVE, noun)
        for place, word in enumerate(words[:last])
    ]
    if None in declined:
        return name
    written = [
        new.capitalize() if old[0].isupper() else new
        for old, new in zip(words, filter(None, declined), strict=False)
    ]
    return " ".join(written) + name[len(" ".join(words[:last])) :]


def genders(word: str) -> frozenset[tuple[str, str]]:
    """What a word may be as a noun: ("sg" or "pl", "m", "f" or "n"); empty where it is none."""
    nouns = (form for form in _forms(word) if form.part == _NOUN)
    return frozenset((form.number, gender[0]) for form in nouns for gender in form.genders)


def _readings_together(before: list[str], noun: str) -> list[_Option]:
    """What a noun may be where all words ``before`` it are adjectives of it; singular goes first.

    No nominative: a name that may be in the nominative is left alone.
    """
    options = [
        option
        for form in _nouns(noun)
        for gender in form.genders
        for case in form.cases - {"nom", "voc"}
        for option in [_Option((form.lemma, form.number, gender), case)]
        if all(_agrees(word, option) for word in before)
    ]
    return [one for one in options if one.noun[1] == "sg"] or options


@lru_cache(maxsize=10_000)
def _forms(word: str) -> tuple[_Form, ...]:
    """The readings of a word as a common noun or adjective."""
    if len(word) > _LONGEST_WORD:
        return ()
    engine = _dictionary().engine
    results = engine.analyse(word.lower())
    return tuple(
        form
        for index in range(len(results))
        if (form := _form(results[index].lemma, results[index].getTag(engine))) is not None
    )


def _form(lemma: str, tag: str) -> _Form | None:
    fields = tag.split(":")
    if fields[0] not in {_NOUN, _ADJECTIVE} or len(fields) < 4:
        return None
    cases, genders = frozenset(fields[2].split(".")), frozenset(fields[3].split("."))
    return _Form(lemma, fields[0], fields[1], cases, genders)


def _nouns(word: str) -> list[_Form]:
    """Readings as a noun; none where the word may be an adjective, as most such are."""
    forms = _forms(word)
    return [] if _adjectives(word) else [form for form in forms if form.part == _NOUN]


def _adjectives(word: str) -> list[_Form]:
    return [form for form in _forms(word) if form.part == _ADJECTIVE]


def _is_nominative(word: str) -> bool:
    return any("nom" in form.cases for form in _forms(word))


def _agrees(word: str, option: _Option) -> bool:
    _, number, gender = option.noun
    return any(
        form.number == number and gender in form.genders and option.case in form.cases
        for form in _adjectives(word)
    )


def _declined(word: str, part: str, noun: tuple[str, str, str]) -> str | None:
    """The nominative of the ``noun``, or of an adjective beside it; None without one."""
    lemma, number, gender = noun
    if part == _ADJECTIVE:
        lemma = _adjectives(word)[0].lemma
    return next(
        (
            found
            for found, form in _generated(lemma)
            if (form.part, form.number) == (part, number)
            and "nom" in form.cases
            and gender in form.genders
        ),
        None,
    )


def _generated(lemma: str) -> Iterator[tuple[str, _Form]]:
    engine = _dictionary().engine
    results = engine.generate(lemma)
    for index in range(len(results)):
        tag = results[index].getTag(engine)
        if ":neg" not in tag and ":com" not in tag and ":sup" not in tag:
            form = _form(lemma, tag)
            if form is not None:
                yield results[index].orth, form
