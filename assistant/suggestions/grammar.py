"""What the dictionary says of single words: whether they are verbs, names, nominatives.

Each answer is a sure "yes"; where a word may be several things it is none of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.text.morphology import is_polish_word, polish_lemmas, polish_parts
from assistant.text.repair import is_damaged, readings
from assistant.text.words import fold

_LONGEST_WORD = 40  # characters

_QUALIFIERS = frozenset({"adj", "ppas", "pact"})
_NOUNS = frozenset({"subst", "ger"})
_FINITE = frozenset({"fin", "praet", "bedzie", "imps"})
_NOT_THIRD = ("m", "my", "sz", "cie", "ę")  # endings of the first and second person
_VERBS = frozenset({"jest", "są", "ma", "działa", "działają", "to"})  # and forms of other words

_POINTING = frozenset(
    """
    ten ta to te ci tego tej tych temu tym tymi tę tamten tamta tamto ów owa owo taki taka takie
    takich jego jej ich swój swoja swoje swojego swojej swoich swoim swą swego on ona ono oni one go
    ją je im mu niej nim nich nią który która które której którego których tam tu też także również
    natomiast jednak jednakże więc zatem ponadto nam nas mnie mi my ja ty wy jak czy że a ale lub
    wtedy potem później wcześniej stąd dlatego sam sama samo samego samej obaj oba obie tą nimi nią
    tegoż tejże wszystkich pozostałych innych kolejnych
    """.split()  # noqa: SIM905 - read as a list of words
)
"""Words whose meaning stands in another sentence."""


@lru_cache(maxsize=20_000)
def is_finite(word: str) -> bool:
    """Whether a word is a verb in the third person or without one, and hardly anything else."""
    if not (word.islower() and word.isalpha()):
        return False
    parts = polish_parts(word)
    third = bool(parts & _FINITE) and not word.endswith(_NOT_THIRD)
    return word in _VERBS or (third and not parts & _NOUNS)


def past_participle(acts: str) -> str | None:
    """The lemma of the participle in "został otwarty"; None in any other verb."""
    first, _, participle = acts.partition(" ")
    past = "praet" in polish_parts(first) and {"zostac", "byc"} & set(polish_lemmas(first))
    if not past or "ppas" not in polish_parts(participle):
        return None
    return next((one for one in polish_lemmas(participle) if one.endswith(("c", "sc"))), None)


def is_pointing(word: str) -> bool:
    """Whether what ``word`` means stands in another sentence: "jego", "tam"."""
    return word.lower() in _POINTING


def is_capital_name(word: str) -> bool:
    """Whether a word is written in capitals throughout: "PSZOK", "UM"."""
    return len(word) > 1 and word.isupper()


@lru_cache(maxsize=20_000)
def is_alien(word: str) -> bool:
    """Whether a small word has no place in a name: a verb, an adverb, a pronoun."""
    parts = polish_parts(word)
    return word in _POINTING or is_finite(word) or (bool(parts) and parts <= {"adv", "part"})


@lru_cache(maxsize=50_000)
def is_spelled_well(word: str) -> bool:
    """Whether the dictionary knows ``word``, or it may be a name and looks undamaged."""
    if len(word) > _LONGEST_WORD or any(map(str.isdigit, word)):
        return len(word) <= _LONGEST_WORD and not word.islower()
    parts = [part for part in re.split(r"[-/.'’]", word) if part]
    return all(
        is_polish_word(part)
        or (not part.islower() and not polish_lemmas(part) and not _was_misread(part))
        for part in parts
    )


def _was_misread(word: str) -> bool:
    return is_damaged(word) and bool(readings(word))


@lru_cache(maxsize=20_000)
def qualifies(word: str) -> bool:
    """Whether a word goes before its noun, as adjectives do."""
    return bool(polish_parts(word) & _QUALIFIERS)


@lru_cache(maxsize=20_000)
def is_base_form(word: str) -> bool:
    """Whether a noun is as the dictionary lists it, which is the nominative of the singular.

    The accusative of "klaster" or "biuro" is spelled the same, so that it makes no difference.
    Folding would take the instrumental "radą" for "rada". A name that no dictionary has is taken
    as it stands.
    """
    parts = polish_parts(word)
    if not parts:
        return word[0].isupper()
    if "ger" in parts and word.endswith(("nie", "cie")):
        return True
    base = fold(word) in polish_lemmas(word) and not word.endswith(("ą", "ę"))
    return base and bool(parts & (_NOUNS | _QUALIFIERS))


@lru_cache(maxsize=20_000)
def is_plural(word: str) -> bool:
    """Whether a noun may be in the nominative of the plural."""
    oblique = ("ów", "om", "ami", "ach", "ego", "ą", "ę", "em", "owi", "u")
    known = "subst" in polish_parts(word) and fold(word) not in polish_lemmas(word)
    return known and not word.lower().endswith(oblique)
