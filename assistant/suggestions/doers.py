"""Questions for whoever acts: "Kto prowadzi rekrutację?", "Przez kogo jest prowadzony X?"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.suggestions.asking import Asked
from assistant.suggestions.grammar import past_participle
from assistant.suggestions.phrases import is_plain, written
from assistant.suggestions.subjects import is_named, is_vague, subject
from assistant.text.mentions import mentions
from assistant.text.morphology import polish_parts
from assistant.text.questions import Wanted

if TYPE_CHECKING:
    from assistant.suggestions.phrases import Clause
    from assistant.suggestions.spelling import Spelling

_NEAR = 60  # characters behind the verb in which a person or body is named
_LONGEST_OBJECT = 7  # tokens


def doer(said: Clause, spelling: Spelling) -> Asked | None:
    """Who: "Opinię komisji odczytała Anna Nowak"; by ending or gender, it opens with the object."""
    phrase = said.opening
    words = [one.text for one in phrase if one.is_word]
    verb = _masculine(said.acts)
    objective = words[:1] and (
        words[0].endswith("ę")
        or (words[0].endswith("ą") and words[1:2] and words[1].endswith("ę"))
        or (words[0].endswith(("anie", "enie", "cie")) and said.acts.endswith("ła"))
    )
    if verb is None or not objective or len(words) < 2 or len(phrase) > _LONGEST_OBJECT:
        return None
    if not is_plain(phrase) or mentions(said.after[:_NEAR], Wanted.PERSON) < 1.0:
        return None
    if not said.after[:1].isalpha() or polish_parts(said.after.split()[0]) & {"prep", "adv"}:
        return None
    whole = written(phrase, said.text)
    keeps = spelling.is_capital(words[0]) or not phrase[0].is_word
    about = whole if keeps else whole[0].lower() + whole[1:]
    named = is_named(phrase, capital=keeps)
    if not named and is_vague(phrase):
        return None
    return Asked(f"Kto {verb} {about}?", None, about, named, 0.8)


def by_whom(said: Clause, spelling: Spelling) -> Asked | None:
    """By whom: "X jest prowadzony przez ..."."""
    about = subject(said.opening, said.text, spelling)
    if about is None or not about.named or not said.after.startswith("przez "):
        return None
    if past_participle(said.acts) is None or mentions(said.after[6:_NEAR], Wanted.PERSON) == 0.0:
        return None
    return Asked(f"Przez kogo {said.acts} {about.text}?", None, about.text, True, 0.9)


def _masculine(verb: str) -> str | None:
    """The verb of "kto", singular and masculine: "prowadziła" becomes "prowadził"."""
    if " " in verb or verb in {"to", "jest"}:
        return None
    if "praet" not in polish_parts(verb):
        return verb if "fin" in polish_parts(verb) and not verb.endswith("ą") else None
    if verb.endswith(("ała", "iła", "yła", "uła")):
        return verb[:-1]
    return verb if verb.endswith(("ał", "ił", "ył", "uł")) else None
