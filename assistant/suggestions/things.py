"""Questions of a thing: where it is, what it does, what it is, what it is for.

As in `assistant.suggestions.amounts`, the words of a sentence are copied into the question.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.conversation.vocabulary import is_relational
from assistant.suggestions import english
from assistant.suggestions.asking import Asked
from assistant.suggestions.grammar import is_base_form, is_capital_name, qualifies
from assistant.suggestions.phrases import is_plain, tokens, written
from assistant.suggestions.subjects import (
    Subject,
    english_name,
    is_named,
    is_person,
    of_english,
    subject,
)
from assistant.text.morphology import polish_lemmas, polish_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.suggestions.phrases import Clause, Token
    from assistant.suggestions.spelling import Spelling

_FEWEST = 5  # words behind "to", "jest" that explain anything
_LONGEST_MEANT = 4  # words of what is explained

_PLACE = re.compile(
    r"(?:w|we|na|przy|pod|nad|obok|koło) (?!hasłem|nazwą|patronatem)"
    r"(?:ul\.|al\.|(?:\w+ )?[A-ZĄĆĘŁŃÓŚŹŻ„]"
    r"|sali |budynku |siedzibie |lokalu |gmachu |parterze|rynku)"
)
_OF_WHICH = re.compile(r", (który|która|które) ((?:mieści|znajduje) się) ")
_DASH = re.compile(r" [-–—] (?=[a-ząćęłńóśźż])")


def place(said: Clause, spelling: Spelling) -> Asked | None:
    """Where: "X mieści się przy ul. Długiej", "X odbyło się w Lublinie"."""
    about = subject(said.opening, said.text, spelling)
    where = said.after.removeprefix("siedzibę ") if said.acts in {"ma", "miał", "miała"} else ""
    if about is not None and where != said.after and _PLACE.match(where):
        other = f"Where is {about.english} based?" if about.english and said.acts == "ma" else None
        return _asked(f"Gdzie {said.acts} siedzibę {about.text}?", other, about, 0.9)
    if about is None or not said.acts.endswith(" się") or not _PLACE.match(said.after):
        return None
    lemmas = set(polish_lemmas(said.finite))
    if not lemmas.isdisjoint({"miescic", "znajdowac"}):
        other = f"Where is {about.english} located?"
    elif not lemmas.isdisjoint({"odbyc", "odbywac"}):
        other = f"Where {english.auxiliary(said.finite)} {about.english} take place?"
    else:
        return None
    return _asked(f"Gdzie {said.acts} {about.text}?", other if about.english else None, about, 0.9)


def place_of_which(sentence: str, spelling: Spelling) -> Asked | None:
    """Where: "... Park Technologii, który mieści się w Zielonej Górze ..."."""
    found = _OF_WHICH.search(sentence)
    if found is None or not _PLACE.match(sentence[found.end() :]):
        return None
    every = tokens(sentence[: found.start()])
    first = len(every)
    while first and (every[first - 1].is_capital or every[first - 1].text in {"i", "w", "im"}):
        first -= 1
    phrase = every[first:]
    about = subject(phrase, sentence, spelling) if phrase and phrase[0].is_capital else None
    if about is None or not about.named or _genders(phrase[0].text) != found[1]:
        return None
    name = about.english or english_name(written(phrase, sentence))
    return _asked(f"Gdzie {found[2]} {about.text}?", f"Where is {name} located?", about, 0.9)


def _genders(word: str) -> str:
    """The relative pronoun of a noun in its base form, by its ending."""
    if word.endswith("a"):
        return "która"
    return "które" if word.endswith(("o", "e", "um")) else "który"


def work(said: Clause, spelling: Spelling) -> Asked | None:
    """What a body does: "X zajmuje się ..."."""
    about = subject(said.opening, said.text, spelling)
    if about is None or said.acts != "zajmuje się" or not about.named or is_person(said.opening):
        return None
    other = f"What does {about.english} do?" if about.english else None
    return _asked(f"Czym {said.acts} {about.text}?", other, about, 1.0)


def meaning(said: Clause, spelling: Spelling) -> Asked | None:
    """What a thing is: "X to ...", "X jest klastrem ..."."""
    about = subject(said.opening, said.text, spelling)
    after = said.tokens[said.verb + 1 :]
    if about is None or len(after) < _FEWEST or len(said.opening) > _LONGEST_MEANT:
        return None
    first = after[0].text
    parts = polish_parts(first)
    if (
        not first.islower()
        or not parts & {"subst", "adj"}
        or parts & {"adv", "conj", "part", "num"}
    ):
        return None
    if is_person(said.opening) or any(
        is_relational(one.text) for one in (*said.opening, *after[:1])
    ):
        return None
    if said.finite == "to":
        polish = f"Co to jest {about.text}?"
    elif (
        said.acts == "jest" and first.endswith(("em", "ą", "ym", "im")) and _is_thing(said.opening)
    ):
        polish = f"Czym jest {about.text}?"
    else:
        return None
    other = f"What is {about.english}?" if about.english else None
    return _asked(polish, other, about, 0.8)


def explained(sentence: str, spelling: Spelling) -> Asked | None:
    """What a thing is: "Ekosystem ekonomiczny – sieć powiązanych firm"."""
    left, *right = _DASH.split(sentence, maxsplit=1)
    phrase = tokens(left)
    after = tokens(right[0]) if right else ()
    if len(after) < _FEWEST or len(phrase) > _LONGEST_MEANT or is_person(phrase):
        return None
    noun = next((one.text for one in after if not qualifies(one.text)), "")
    if not noun.islower() or not is_base_form(noun) or is_relational(noun):
        return None
    about = subject(phrase, left, spelling)
    if about is None or about.named or any(is_relational(one.text) for one in phrase):
        return None  # of a name, a list may say anything: "Klaster X – firma Y"
    return _asked(f"Co to jest {about.text}?", None, about, 0.7)


def goal(said: Clause, spelling: Spelling) -> Asked | None:
    """What for: "Celem programu X jest ..."."""
    del spelling
    of = said.opening[1:]
    if said.opening[0].text.lower() != "celem" or said.acts not in {"jest", "było"} or not of:
        return None
    if (
        not is_plain(of)
        or not is_named(of, capital=of[0].is_capital)
        or not said.after[:1].isalpha()
    ):
        return None
    about = written(of, said.text)
    name = of_english(of, about)
    other = f"What is the aim of {name}?" if name and said.acts == "jest" else None
    return Asked(f"Co {said.acts} celem {about}?", other, about, True, 0.9)


def _asked(polish: str, other: str | None, about: Subject, worth: float) -> Asked:
    return Asked(polish, other, about.text, about.named, worth)


def _is_thing(phrase: Sequence[Token]) -> bool:
    """Whether a name begins with a common noun ("Park ...") or is an acronym: no surname."""
    first = phrase[0].text
    head = next((one.text for one in phrase if one.is_word and not qualifies(one.text)), first)
    return is_capital_name(head) or ("subst" in polish_parts(head) and len(phrase) > 1)
