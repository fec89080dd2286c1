"""Questions for times: when a thing happened, since when, in which hours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.suggestions import english
from assistant.suggestions.asking import Asked
from assistant.suggestions.dates import dated_first, is_dated
from assistant.suggestions.grammar import (
    is_base_form,
    is_capital_name,
    is_finite,
    past_participle,
    qualifies,
)
from assistant.suggestions.phrases import Clause, ends_phrase, tokens, verb_end
from assistant.suggestions.subjects import subject
from assistant.text.morphology import polish_lemmas

if TYPE_CHECKING:
    from assistant.suggestions.spelling import Spelling
    from assistant.suggestions.subjects import Subject

_NEAR = 60  # characters behind the verb in which its date stands
_HAPPENS = {"odbyc", "odbywac", "zaczac", "zaczynac", "rozpoczac", "rozpoczynac", "zakonczyc",
            "konczyc", "skonczyc", "urodzic"}  # fmt: skip
_CHANGES = {"powstac", "zemrzec", "umrzec"}
_LASTS = {"dzialac", "istniec", "funkcjonowac"}
_OPEN = {"czynny", "otwarty", "dostepny"}


def time(said: Clause, spelling: Spelling) -> Asked | None:
    """When: "X odbyło się 3 maja", "X powstał w 1998 r.", "X został otwarty w maju"."""
    reflexive = said.acts.endswith(" się")
    plural = reflexive and said.finite.endswith(("ą", "li", "ły"))
    about = subject(said.opening, said.text, spelling, plural=plural)
    if about is None or not is_dated(said.after[:_NEAR].split(",")[0]):
        return None
    return _when(said, about)


def time_first(sentence: str, spelling: Spelling) -> Asked | None:
    """When: "W 1998 roku powstał X."."""
    dated = dated_first(sentence)
    every = tokens(dated.main) if dated and dated.asking == "Kiedy" else ()
    if dated is None or len(every) < 2 or not is_finite(every[0].text):
        return None
    first = last = verb_end(every, 0)
    while last < len(every) and not ends_phrase(every[last]):
        last += 1
    about = subject(every[first:last], dated.main, spelling)
    if about is None or not every[first].is_capital:
        return None
    return _when(Clause(dated.main, every, 0, first), about)


def hours(said: Clause, spelling: Spelling) -> Asked | None:
    """Opening hours: "Latem pływalnia jest czynna w godz. 8-16"; one noun is enough here."""
    first = said.verb - 1
    while first and qualifies(said.tokens[first - 1].text):
        first -= 1
    phrase = said.tokens[first : said.verb]
    noun = phrase[-1]
    is_open = said.finite == "jest" and not _OPEN.isdisjoint(polish_lemmas(said.acts.split()[-1]))
    if not is_open or " " not in said.acts or "godz" not in said.after:
        return None
    if not noun.is_word or not is_base_form(noun.text):
        return None
    inside = spelling.lowered(said.text[phrase[0].start : noun.end], phrase)
    if inside is None:
        return None
    named = is_capital_name(noun.text)
    other = f"What are the opening hours of {inside}?" if named else None
    return Asked(f"W jakich godzinach {said.acts} {inside}?", other, inside, named, 0.9)


def _when(said: Clause, about: Subject) -> Asked | None:
    """The question for the time of what a clause says happened to ``about``."""
    lemmas = set(polish_lemmas(said.finite))
    reflexive = said.acts.endswith(" się")
    if not reflexive and lemmas & _LASTS and re.match(r"od\b", said.after):
        other = f"Since when has {about.english} existed?" if about.english else None
        return Asked(f"Od kiedy {said.acts} {about.text}?", other, about.text, about.named, 0.8)
    done = past_participle(said.acts)
    if done or (reflexive and lemmas & _HAPPENS) or (not reflexive and lemmas & _CHANGES):
        other = english.when(lemmas, said.finite, done, about.english) if about.english else None
        return Asked(f"Kiedy {said.acts} {about.text}?", other, about.text, about.named, 0.9)
    return None
