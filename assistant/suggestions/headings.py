"""Questions that documents ask themselves, as headings over their answers."""

from __future__ import annotations

import re

from assistant.suggestions.asking import Asked
from assistant.suggestions.grammar import is_finite, is_pointing
from assistant.suggestions.phrases import is_said_well, tokens
from assistant.suggestions.subjects import is_vague
from assistant.text.morphology import is_polish_function_word, polish_parts
from assistant.text.questions import Wanted, wanted

_FEWEST, _MOST = 4, 12  # words
_WORD = r"[^\W\d_][\w.-]*"
_QUESTION = re.compile(
    rf"{_WORD}(?:,? (?:{_WORD}|\d[\d.,]*|[„\"(]{_WORD}[”\")]?|{_WORD}[”\")]))+\?"
)
_OPENINGS = re.compile(r"(?:Co|Czego|Czym|Jak|Jaki|Jaka|Jakie|Na czym|O czym|Po co) ")
_FIRST_PERSON = ("ę", "my", "łem", "łam", "liśmy", "łyśmy")


def written_question(line: str) -> Asked | None:
    """A question that stands in a document as a heading: "Kto może złożyć wniosek?"."""
    if not _FEWEST <= len(line.split()) <= _MOST or not _QUESTION.fullmatch(line):
        return None
    every = tokens(line)
    words = [one.text for one in every if one.is_word]
    kind = wanted(line)
    asks = _OPENINGS.match(line) or kind is not Wanted.ANYTHING
    alone = not any(is_pointing(word) or _is_first_person(word) for word in words)
    if not (asks and alone and line[0].isupper() and is_said_well(line)):
        return None
    nouns = [
        one
        for one in every[1:]
        if polish_parts(one.text) & {"subst", "ger", "adj"}
        and not is_polish_function_word(one.text)
    ]
    named = any(one.is_capital for one in every[1:])
    if not named and is_vague(nouns):
        return None
    return Asked(line, None, " ".join(one.text for one in nouns), named, 1.0, heading=True)


def _is_first_person(word: str) -> bool:
    """Whether a word may be a verb of "I" or "we": in a question, it asks of nobody known."""
    verb = polish_parts(word) & {"fin", "praet", "aglt"} and word.islower()
    return bool(verb) and not is_finite(word) and word.endswith(_FIRST_PERSON)
