"""A conversation as HTML.

Everything that comes from a document or a person is escaped here, once, on its way into the page:
markup in it shows as the characters it is made of and loads nothing.
"""

from __future__ import annotations

from html import escape
from itertools import count
from typing import TYPE_CHECKING

from assistant.citations import citation
from assistant.lines import kept_breaks
from assistant.text.language import detect_language
from assistant.vocabulary import NEAREST, NOT_FOUND, searched
from assistant.web import words
from assistant.web.marking import marked
from assistant.web.turns import echoed, quotes_shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.records import Answer, Quote, Source
    from assistant.web.turns import Turn
    from assistant.wording import Language, Wording


def conversation(turns: Sequence[Turn], language: Language, suggestions: Sequence[str] = ()) -> str:
    """The whole conversation; before the first question, what can be asked.

    Args:
        turns: oldest first.
        language: of the page.
        suggestions: questions offered while there are no turns.
    """
    body = "".join(_turn(turn, number, language) for number, turn in enumerate(turns))
    return (
        f'<div class="chat" role="log" aria-label="{escape(words.CONVERSATION(language))}">'
        f"{body or _empty(language, suggestions)}</div>"
    )


def _empty(language: Language, suggestions: Sequence[str]) -> str:
    offered = "".join(
        f'<li><button type="button" class="suggestion" data-question="{escape(question)}">'
        f"{escape(question)}</button></li>"
        for question in suggestions
    )
    examples = f"<p>{escape(words.EXAMPLES(language))}</p><ul>{offered}</ul>" if offered else ""
    return (
        f'<section class="empty"><h2>{escape(words.EMPTY_HEADING(language))}</h2>'
        f"<p>{escape(words.EMPTY(language))}</p>{examples}</section>"
    )


def _turn(turn: Turn, number: int, language: Language) -> str:
    if turn.answer is not None:
        body = _answer(turn.answer, number, language)
    elif turn.error is not None:
        body = f'<p class="error" role="alert">{escape(turn.error(language))}</p>'
    else:
        body = f'<p class="pending" role="status">{escape(words.SEARCHING(language))}</p>'
    return (
        f'<article class="turn"><h2 class="question">{escape(echoed(turn.question))}</h2>'
        f"{body}</article>"
    )


def _answer(answer: Answer, turn: int, language: Language) -> str:
    answered = answer.status == "answered"
    numbers = count()
    called = words.SOURCE if answered else words.NEAR_SOURCE
    quotes = "".join(
        _quote(quote, _badge(called, rank, language), language, turn, numbers)
        for rank, quote in enumerate(quotes_shown(answer), start=1)
    )
    listed = f'<ol class="quotes">{quotes}</ol>' if quotes else ""
    counted = escape(_searched(answer, language))
    if answered:
        return f'<div class="answer answered">{listed}<p class="searched">{counted}</p></div>'
    nearest = f"<h3>{escape(NEAREST(language))}</h3>{listed}" if listed else ""
    return (
        f'<div class="answer not-found"><p class="notice"><strong>{escape(NOT_FOUND(language))}'
        f"</strong> {counted}</p>{nearest}</div>"
    )


def _searched(answer: Answer, language: Language) -> str:
    documents, unreadable = answer.searched.documents, answer.searched.unreadable
    counted = searched(documents, unreadable)(language)
    return f"{counted} {words.WHY_UNREADABLE(language)}" if unreadable else counted


_BREAK = "\x1e"  # stands for a line break that stays one while the text is marked


def _quote(quote: Quote, badge: str, language: Language, turn: int, numbers: Iterator[int]) -> str:
    """One quote; ``numbers`` counts places as `assistant.web.turns.places` lists them."""
    own = _place(quote.source, language, turn, next(numbers), badge=badge)
    also = "".join(
        f"<li>{_place(source, language, turn, next(numbers))}</li>" for source in quote.also_in
    )
    also = (
        f'<div class="also"><span>{escape(words.ALSO_IN(language))}</span><ul>{also}</ul></div>'
        if also
        else ""
    )
    breaks = set(kept_breaks(quote.text))
    lines = "".join(_BREAK if at in breaks else mark for at, mark in enumerate(quote.text))
    text = marked(lines, quote.highlights).replace(_BREAK, "<br>")
    return (
        f'<li class="quote"><blockquote lang="{detect_language(quote.text)}">{text}</blockquote>'
        f"{own}{also}</li>"
    )


def _badge(called: Wording, rank: int, language: Language) -> str:
    """A quote's number; what it numbers is read out, and for the eye stands around it."""
    name = f'<span class="unseen">{escape(called(language))} </span>'
    return f'<span class="number">{name}{rank}</span>'


def _place(source: Source, language: Language, turn: int, place: int, *, badge: str = "") -> str:
    """The button that opens a source; with the ``badge`` of the quote that stands there."""
    return (
        f'<button type="button" class="source" aria-pressed="false" data-turn="{turn}" '
        f'data-place="{place}">{badge}<span><span class="where">'
        f"{escape(citation(source, language))}</span> "
        f'<span class="file">{escape(source.document)}</span></span></button>'
    )
