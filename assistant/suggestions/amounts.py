"""Questions for numbers and sums: how many, how much.

Each rule looks for one plain shape ("X liczy 60 członków") and copies its words into a question
("Ilu członków liczy X?"): verb and subject agree because they did so in the sentence.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.conversation.vocabulary import is_relational
from assistant.suggestions import english
from assistant.suggestions.asking import Asked
from assistant.suggestions.phrases import is_plain, written
from assistant.suggestions.subjects import is_named, is_vague, subject
from assistant.text.declension import nominative
from assistant.text.mentions import is_amount, mentions
from assistant.text.morphology import polish_lemmas, polish_parts
from assistant.text.questions import Wanted
from assistant.text.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.suggestions.phrases import Clause, Token
    from assistant.suggestions.spelling import Spelling

_PREPOSITIONS = 2  # at most, in what opens a sentence
_NEAR = 60  # characters behind the verb in which a sum stands
_SUMS = {"wynosic", "wyniesc", "kosztowac"}
_NO_COUNT = {"byc", "zostac", "spotkac"}
_LEFT_OPEN = {"czlonek", "radny", "gosc"}  # persons, though the dictionary has other senses
_NOT_COUNTED = {"tysiac", "milion", "miliard", "procent", "raz", "dzien", "tydzien", "miesiac",
                "rok", "godzina", "minuta"}  # fmt: skip
_ABOUT = {"juz", "lacznie", "obecnie", "ponad", "okolo", "blisko", "prawie", "dzis", "teraz",
          "razem", "dzisiaj", "aktualnie", "az", "dodatkowo"}  # fmt: skip


def count(said: Clause, spelling: Spelling) -> Asked | None:
    """How many: "X liczy już 60 członków"."""
    about = subject(said.opening, said.text, spelling)
    counted = _counted(said)
    if about is None or " " in said.acts or "imps" in polish_parts(said.acts):
        return None
    if counted is None or not (_SUMS | _NO_COUNT).isdisjoint(polish_lemmas(said.acts)):
        return None
    noun, personal = counted
    having = next(
        (english.HAVING[one] for one in polish_lemmas(said.acts) if one in english.HAVING), ""
    )
    many = english.many(noun) if having and about.english else None
    return Asked(
        f"{'Ilu' if personal else 'Ile'} {noun} {said.acts} {about.text}?",
        f"How many {many} does {about.english} {having}?" if many else None,
        about.text,
        about.named,
        1.0,
    )


def count_there(said: Clause, spelling: Spelling) -> Asked | None:
    """How many: "Na staże trafiło 34 uczniów", "Na budowę X przeznaczono 5 mln zł"."""
    del spelling  # a preposition is written small
    opening = said.opening
    impersonal = "imps" in polish_parts(said.finite)
    if "prep" not in polish_parts(opening[0].text) or not (
        impersonal or said.finite.endswith("ło")
    ):
        return None
    if (
        not is_plain(opening)
        or not is_plain(opening[1:])
        or opening[-1].text.lower() in {"r", "roku"}
        or said.finite in {"było", "zostało"}
    ):
        return None
    if not _is_one_place(opening):
        return None
    named = is_named(opening[1:], capital=opening[1].is_capital) if len(opening) > 1 else False
    if not named and is_vague(opening[1:]):
        return None
    where = written(opening, said.text)
    where = where[0].lower() + where[1:]
    counted = _counted(said)
    if counted:
        asking = f"{'Ilu' if counted[1] else 'Ile'} {counted[0]}"
    elif impersonal and mentions(said.after[:_NEAR].split(",")[0], Wanted.MONEY) == 1.0:
        asking = "Ile"
    else:
        return None
    return Asked(f"{asking} {said.acts} {where}?", None, where, named, 0.9)


def _is_one_place(opening: Sequence[Token]) -> bool:
    """Whether an opening is a single phrase with its preposition, at most one more inside it."""
    prepositions = sum("prep" in polish_parts(one.text) for one in opening if one.text.islower())
    behind = [after for one, after in pairwise(opening) if one.text == "”"]
    return prepositions <= _PREPOSITIONS and all("prep" in polish_parts(one.text) for one in behind)


def amount(said: Clause, spelling: Spelling) -> Asked | None:
    """How much: "X wynosi 12 zł", "X będzie kosztować 12 zł", "Wartość X to 12 zł"."""
    about = subject(said.opening, said.text, spelling)
    if about is None or mentions(said.after[:_NEAR], Wanted.MONEY) < 1.0:
        return None
    means = said.acts == "to" and said.after[:1].isdigit() and is_relational(about.text.split()[0])
    if not means and _SUMS.isdisjoint(polish_lemmas(said.acts.split()[-1])):
        return None
    verb = "wynosi" if means else said.acts
    return Asked(f"Ile {verb} {about.text}?", None, about.text, about.named, 0.7)


def _counted(said: Clause) -> tuple[str, bool] | None:
    """What is counted behind the verb, in the genitive, and whether it is of persons."""
    place = said.rest
    while place < len(said.tokens) and fold(said.tokens[place].text) in _ABOUT:
        place += 1
    number, after = said.tokens[place : place + 1], said.tokens[place + 1 : place + 5]
    if not number or not is_amount(number[0].text):
        return None
    words = [one.text for one in after]
    adjective = words[:1] if _is_genitive_adjective(words[0] if words else "") else []
    rest = words[len(adjective) :]
    personal = _is_of_persons(rest[0]) if rest else None
    if personal is None:
        return None
    also = rest[1:3] if rest[1:2] in (["i"], ["oraz"], ["lub"]) else []
    if also and (len(also) < 2 or _is_of_persons(also[1]) is None):
        return None
    return " ".join((*adjective, rest[0], *also)), personal


def _is_genitive_adjective(word: str) -> bool:
    return word.islower() and word.endswith(("ych", "ich")) and polish_parts(word) == {"adj"}


def _is_of_persons(noun: str) -> bool | None:
    """Whether a noun in the genitive of the plural is of persons; None where it is none.

    "nowych członków" in the nominative tells by its adjective: "nowi" are persons, "nowe" are not.
    """
    lemmas = set(polish_lemmas(noun))
    if not noun.islower() or len(noun) < 3 or not _NOT_COUNTED.isdisjoint(lemmas):
        return None
    gender = nominative(f"nowych {noun}").split()[0]
    if gender in {"nowi", "nowe"}:
        return gender == "nowi"
    return True if lemmas & _LEFT_OPEN and noun.endswith(("ów", "ych", "ści")) else None
