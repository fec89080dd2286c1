"""Questions for the holders of offices: "Kto jest prezesem klastra X?", "Kim jest Jan Nowak?"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.suggestions.asking import Asked
from assistant.suggestions.grammar import is_spelled_well
from assistant.suggestions.phrases import is_plain, tokens, written
from assistant.suggestions.subjects import is_any, is_named, is_person, is_vague, of_english
from assistant.text.mentions import mentions
from assistant.text.morphology import polish_lemmas, polish_parts
from assistant.text.questions import Wanted
from assistant.text.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.suggestions.phrases import Clause, Token
    from assistant.suggestions.spelling import Spelling

_NEAR = 60  # characters behind the verb in which a person or body is named
_FARTHEST = 7  # tokens between an office and its holder

_OFFICES: Mapping[str, tuple[str, str]] = {
    "prezes": ("prezesem", "president"),
    "wiceprezes": ("wiceprezesem", "vice-president"),
    "prezydent": ("prezydentem", "president"),
    "dyrektor": ("dyrektorem", "director"),
    "kierownik": ("kierownikiem", "head"),
    "naczelnik": ("naczelnikiem", "head"),
    "koordynator": ("koordynatorem", "coordinator"),
    "organizator": ("organizatorem", "organiser"),
    "przewodniczacy": ("przewodniczącym", "chair"),
    "burmistrz": ("burmistrzem", "mayor"),
    "wojt": ("wójtem", "mayor"),
    "starosta": ("starostą", "starost"),
    "marszalek": ("marszałkiem", "marshal"),
    "rektor": ("rektorem", "rector"),
    "skarbnik": ("skarbnikiem", "treasurer"),
    "sekretarz": ("sekretarzem", "secretary"),
    "lider": ("liderem", "leader"),
    "zalozyciel": ("założycielem", "founder"),
    "wlasciciel": ("właścicielem", "owner"),
    "operator": ("operatorem", "operator"),
    "wykonawca": ("wykonawcą", "contractor"),
    "patron": ("patronem", "patron"),
}
"""Who somebody is to a body, by lemma: in the Polish instrumental, and in English."""

_FORMER = {"owczesny", "byly", "przyszly", "dawny"}
_PERSON = re.compile(r"(?=\b([A-ZĄĆĘŁŃÓŚŹŻ][\w-]+ [A-ZĄĆĘŁŃÓŚŹŻ][\w-]+))")
_APPOSITION = re.compile(r"(?:, (?:(?:który|która) jest )?| [–-] )(?=[a-ząćęłńóśźż])")


def office(said: Clause, spelling: Spelling) -> Asked | None:
    """Who holds an office: "Koordynatorem klastra X jest miasto Lublin"."""
    del spelling  # an office is written small, what it is of as it stands
    first, *of = said.opening
    lemma = _held_office(first.text)
    if not lemma or said.acts not in {"jest", "był", "była"}:
        return None
    if mentions(said.after[:_NEAR], Wanted.PERSON) == 0.0 or not said.after[:1].isalpha():
        return None
    return _holding(lemma, of, said.text, past=said.acts != "jest")


def holder(sentence: str) -> Iterator[Asked]:
    """Who holds an office, and who somebody is: "prezes Klastra X Jan Nowak", or behind the name.

    A person without an office is left alone.
    """
    for found in _PERSON.finditer(sentence):
        name = found.group(1)
        if not is_person(tokens(name)) or not all(map(is_spelled_well, name.split())):
            continue
        held = _before(sentence[: found.start()]) or _behind(sentence[found.end(1) :])
        if held is None:
            continue
        lemma, of, text = held
        if holding := _holding(lemma, of, text, past=False):
            yield holding
        yield Asked(f"Kim jest {name}?", f"Who is {name}?", name, True, 0.4)


_Held = tuple[str, tuple["Token", ...], str]
"""The lemma of an office, what it is of, and the text that has it."""


def _before(text: str) -> _Held | None:
    """The office at the end of ``text``, which a name follows."""
    before = tokens(text)
    for place in range(len(before) - 1, max(len(before) - _FARTHEST, -1), -1):
        if not (before[place].is_word or before[place].text in "„”"):
            return None
        if lemma := _named_office(before[place].text):
            former = place and not _FORMER.isdisjoint(polish_lemmas(before[place - 1].text))
            return None if former else (lemma, before[place + 1 :], text)
    return None


def _behind(text: str) -> _Held | None:
    """The office at the beginning of ``text``, which follows a name."""
    found = _APPOSITION.match(text)
    every = tokens(text[found.end() :]) if found else ()
    if found is None or not every:
        return None
    lemma = _named_office(every[0].text) or _held_office(every[0].text)
    last = next((place for place, one in enumerate(every) if _ends(one)), len(every))
    of = every[1:last]
    # In a list, the office before the next name is that one's: "Anna Nowak, prezes Jan Lis i ...".
    if not lemma or len(of) > _FARTHEST or any(is_person(pair) for pair in pairwise(of)):
        return None
    return lemma, of, text[found.end() :]


def _ends(token: Token) -> bool:
    """Whether what an office is of has ended: a sign, a preposition."""
    if not (token.is_word or token.is_number or token.text in "„”"):
        return True
    small = token.text.islower()
    return small and ("prep" in polish_parts(token.text) or token.text in {"oraz", "a"})


def _named_office(word: str) -> str:
    """The lemma of an office in the nominative; nothing of any other word."""
    known = fold(word)
    return known if known in _OFFICES and not word.endswith("ą") else ""


def _held_office(word: str) -> str:
    """The lemma of an office in the instrumental; nothing of any other word."""
    return next((lemma for lemma, (held, _) in _OFFICES.items() if held == word.lower()), "")


def _holding(lemma: str, of: Sequence[Token], text: str, *, past: bool) -> Asked | None:
    """The question who holds an office of a body that is named, in the genitive."""
    polish, english = _OFFICES[lemma]
    named = is_named(of, capital=bool(of) and of[0].is_capital)
    if not of or not is_plain(of) or (is_vague(of) and (not named or is_any(of[-1].text))):
        return None
    if "prep" in polish_parts(of[0].text) and of[0].text.islower():
        return None
    about = written(of, text)
    name = of_english(of, about)
    return Asked(
        f"Kto {'był' if past else 'jest'} {polish} {about}?",
        f"Who {'was' if past else 'is'} the {english} of {name}?" if name else None,
        about,
        True,
        1.0,
    )
