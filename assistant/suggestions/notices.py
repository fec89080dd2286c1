"""Questions of official notices: deadlines, resolutions, abbreviations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.records import Span
from assistant.suggestions.asking import Asked
from assistant.suggestions.grammar import is_spelled_well
from assistant.suggestions.phrases import is_plain, tokens
from assistant.suggestions.subjects import is_named, is_vague
from assistant.text.morphology import polish_lemmas, polish_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.suggestions.spelling import Spelling

_DAY = r"\d{1,2}(?:\.\d| (?:stycz|lut|mar[ce]|kwie|maj|czerw|lip|sierp|wrześ|paźdz|listop|grud))"
_DEADLINE = re.compile(
    r"([^,.;:()]{4,60}?) (można|należy|trzeba) (\w+ć) (?:[^,.;:()]{1,40} )?do (?:dnia )?" + _DAY
)
_RESOLUTION = re.compile(
    r"(uchwał|zarządzeni)\w*\s+nr\s+([\w/.-]*\w)(?=\s[^§]{0,200}?\s(w\s+sprawie)\s)", re.IGNORECASE
)
_CALLED = {"uchwał": ("uchwała", "resolution"), "zarządzeni": ("zarządzenie", "order")}
_SHORT = r"[A-ZĄĆĘŁŃÓŚŹŻ]{3,8}"
_LONG = r"(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+(?: (?:i|w|na|do|ds\.))? ){1,7}[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+"
_SPELLED_OUT = re.compile(rf"\b({_SHORT}) (?:–|-|to|\(|czyli) ?({_LONG})")
_ABBREVIATED = re.compile(rf"\b({_LONG}) \(({_SHORT})\)")


def deadline(sentence: str, spelling: Spelling) -> Asked | None:
    """Until when: "Wnioski o dotację można składać do 31 marca"."""
    found = _DEADLINE.match(sentence)
    if found is None:
        return None
    what, may, act = found.groups()
    phrase = tokens(what)
    if not is_plain(phrase) or polish_parts(phrase[0].text) & {"prep", "adv", "conj", "comp"}:
        return None
    inside = spelling.lowered(what, phrase)
    if inside is None or "inf" not in polish_parts(act):
        return None
    named = is_named(phrase, capital=inside[0].isupper())
    if not named and is_vague(phrase):
        return None
    return Asked(f"Do kiedy {may} {act} {inside}?", None, what, named, 1.0)


def resolution(text: str) -> Iterator[tuple[Asked, Span]]:
    """What a resolution is about: "Uchwała nr XII/3/2024 ... w sprawie ...".

    Returns:
        With each question, where in ``text`` the resolution says so.
    """
    for found in _RESOLUTION.finditer(text):
        number = found.group(2)
        polish, english = _CALLED[found.group(1).lower()]
        if any(map(str.isdigit, number)):
            other = f"What is {english} no. {number} about?"
            one = Asked(f"Czego dotyczy {polish} nr {number}?", other, number, True, 0.9)
            yield one, Span(*found.span(3))


def abbreviation(sentence: str) -> Iterator[Asked]:
    """What letters stand for: "Punkt Selektywnego Zbierania Odpadów Komunalnych (PSZOK)"."""
    pairs = [found.groups() for found in _SPELLED_OUT.finditer(sentence)]
    pairs += [found.groups()[::-1] for found in _ABBREVIATED.finditer(sentence)]
    for short, long in pairs:
        initials = "".join(word[0] for word in long.split() if word[0].isupper())
        spelled = all(map(is_spelled_well, long.replace(".", "").split()))
        if initials.endswith(short) and not polish_lemmas(short) and spelled:
            other = f"What does {short} stand for?"
            yield Asked(f"Co oznacza skrót {short}?", other, short, True, 0.7)
