"""What the answer to an earlier question names: a person, a name, a year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.conversation import vocabulary as known
from assistant.conversation.parts import Role
from assistant.records import Span
from assistant.text.morphology import is_first_name, polish_lemmas
from assistant.text.questions import Wanted, wanted
from assistant.text.words import fold

if TYPE_CHECKING:
    from assistant.conversation.parts import Parsed
    from assistant.records import Answer, Quote

_PERSON = re.compile(r"\b[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+(?:[ \n-]+[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+)+")
_NAME = re.compile(r"(?<=[\w,„”\"] )(?:„[^”\n]{2,60}”|[A-ZĄĆĘŁŃÓŚŹŻ]\w+(?: [A-ZĄĆĘŁŃÓŚŹŻ]\w+)*)")
_BESIDE = 30  # characters between a name and what is said of it
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def person(answer: Answer, *, woman: bool | None = None) -> str:
    """The person that answers "kto jest ...?", as the quotes name them; empty where there is none.

    The first who stands beside a word of the question is meant, else the first.

    Args:
        answer: to the earlier question.
        woman: whom "she" or "he" may be; None for either. Polish first names tell.
    """
    if wanted(answer.question) is not Wanted.PERSON:
        return ""
    found = {
        " ".join(names[:2]): _distance(quote, Span(*named.span()))
        for quote in reversed(answer.shown)
        for named in reversed([*_PERSON.finditer(quote.text)])
        for names in [re.split(r"[ \n]+", named.group())]
        if _is_nominative(names[0]) and woman in {None, names[0].endswith("a")}
    }
    return min(reversed(found), key=lambda name: found[name] > _BESIDE, default="")


def asks_for_office(question: Parsed) -> bool:
    """Whether the question is who holds an office ("kto jest prezesem"): a person answers it."""
    return wanted(question.text) is Wanted.PERSON and any(
        part.role is Role.NOUN and known.is_relational(part.word.text) for part in question.parts
    )


def entity(answer: Answer) -> str:
    """The first name in the first quote of an answer; empty where there is none."""
    quote = _first_quote(answer)
    found = _NAME.search(quote.text) if quote is not None else None
    return found.group().strip("„”") if found else ""


def year(question: str, answer: Answer) -> str:
    """The year that a conversation is in: the question's, or that of its first quote."""
    quote = _first_quote(answer)
    for text in (question, quote.text if quote else "", (quote.source.date or "") if quote else ""):
        if found := _YEAR.search(text):
            return found.group()
    return ""


def _distance(quote: Quote, named: Span) -> int:
    """Characters between a name and the nearest word of the question; 0 where none is known."""
    said = (one.span for one in quote.matches)
    return min((max(named.start - one.end, one.start - named.end, 0) for one in said), default=0)


def _is_nominative(name: str) -> bool:
    return is_first_name(name) and fold(name) in polish_lemmas(name)


def _first_quote(answer: Answer) -> Quote | None:
    return next(iter(answer.shown), None)
