"""A conversation as HTML.

Everything that comes from a document or a person is escaped here, once, on its way into the page:
markup in it shows as the characters it is made of and loads nothing.
"""

from __future__ import annotations

from html import escape
from itertools import count
from typing import TYPE_CHECKING

from assistant.telling import cited
from assistant.text.language import detect_language
from assistant.vocabulary import NEAREST, NOT_FOUND
from assistant.web.chat import actions, notes, words
from assistant.web.chat.marking import flowing, marked
from assistant.web.chat.turns import Turn, echoed
from assistant.web.library.failures import NO_DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.records import Answer, Quote, Source
    from assistant.wording import Language, Wording


def conversation(
    turns: Sequence[Turn],
    language: Language,
    suggestions: Sequence[str] = (),
    *,
    no_documents: bool = False,
) -> str:
    """The whole conversation; before the first question, what can be asked.

    Args:
        turns: oldest first.
        language: of the page.
        suggestions: questions offered while there are no turns.
        no_documents: whether there is nothing yet that could be asked.
    """
    body = "".join(_turn(turn, number, language) for number, turn in enumerate(turns))
    # What the browser shows while an answer is sought, at once and without asking here.
    sought = f"<template>{_turn(Turn(''), len(turns), language)}</template>"
    return (
        f'{sought}<div class="chat" role="log" '
        f'aria-label="{escape(words.CONVERSATION(language))}">'
        f"{body or _empty(language, suggestions, no_documents=no_documents)}</div>"
    )


def _empty(language: Language, suggestions: Sequence[str], *, no_documents: bool) -> str:
    if no_documents:
        return (
            f'<section class="empty"><h2>{escape(words.EMPTY_HEADING(language))}</h2>'
            f'<p class="notice">{escape(NO_DOCUMENTS(language))}</p></section>'
        )
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
        body = _answer(turn, turn.answer, number, language)
    elif turn.error is not None:
        body = f'<p class="error" role="alert">{escape(turn.error(language))}</p>'
    else:
        body = f'<p class="pending" role="status">{escape(words.SEARCHING(language))}</p>'
    literal = " data-literal" if turn.literal else ""
    return (
        f'<article class="turn" data-asked="{escape(turn.question)}"{literal}>'
        f'<h2 class="question">{escape(echoed(turn.question))}</h2>'
        f"{_meant(turn, language)}{body}</article>"
    )


def _meant(turn: Turn, language: Language) -> str:
    """How a follow-up question was understood, and the way back where that is wrong."""
    if not turn.rewritten:
        return ""
    return (
        f'<p class="understood">{escape(words.UNDERSTOOD(language))} '
        f'<q lang="{detect_language(turn.rewritten)}">{escape(echoed(turn.rewritten))}</q> '
        f'<button type="button" class="link" data-question="{escape(turn.question)}" data-literal>'
        f"{escape(words.AS_WRITTEN(language))}</button></p>"
    )


def _answer(turn: Turn, answer: Answer, number: int, language: Language) -> str:
    answers = answer.status == "answered"
    numbers = count()
    called = words.SOURCE if answers else words.NEAR_SOURCE
    quotes = "".join(
        _quote(
            quote,
            _places(quote, badge, language, number, numbers),
            actions.row(quote, turn, number, rank, language),
            language,
            answers=answers,
        )
        for rank, quote in enumerate(answer.shown)
        for badge in [_badge(called, rank + 1, language)]
    )
    listed = f'<ol class="quotes">{quotes}</ol>' if quotes else ""
    counted = notes.counted(answer.searched, language)
    unread = notes.unread(answer.searched, language)
    if answers:
        return (
            f'<div class="answer answered">{notes.differing(answer, language)}{listed}'
            f'<p class="searched">{counted}</p>{unread}</div>'
        )
    nearest = f"<h3>{escape(NEAREST(language))}</h3>{listed}" if listed else ""
    return (
        f'<div class="answer not-found"><p class="notice"><strong>{escape(NOT_FOUND(language))}'
        f"</strong> {counted}</p>{unread}{nearest}</div>"
    )


def _quote(quote: Quote, places: str, done: str, language: Language, *, answers: bool) -> str:
    """One quote with its ``places``, what is to be known about it, and what can be ``done``."""
    text = flowing(quote.text, lambda lines: marked(lines, quote.highlights, quote.matches))
    return (
        f'<li class="quote"><blockquote lang="{detect_language(quote.text)}">{text}</blockquote>'
        f"{notes.reading(quote, language)}{places}"
        f'<div class="about">{notes.surety(quote, language, answers=answers)}{done}</div>'
        f"{notes.legend(quote, language, answers=answers)}</li>"
    )


def _places(quote: Quote, badge: str, language: Language, turn: int, numbers: Iterator[int]) -> str:
    """Where a quote stands; ``numbers`` counts as `assistant.web.chat.turns.places` lists them."""
    own = _place(quote.source, language, turn, next(numbers), badge=badge)
    also = "".join(
        f"<li>{_place(source, language, turn, next(numbers))}</li>" for source in quote.also_in
    )
    if not also:
        return own
    called = escape(words.ALSO_IN(language))
    return f'{own}<div class="also"><span>{called}</span><ul>{also}</ul></div>'


def _badge(called: Wording, rank: int, language: Language) -> str:
    """A quote's number; what it numbers is read out, and for the eye stands around it."""
    name = f'<span class="unseen">{escape(called(language))} </span>'
    return f'<span class="number">{name}{rank}</span>'


def _place(source: Source, language: Language, turn: int, place: int, *, badge: str = "") -> str:
    """The button that opens a source; with the ``badge`` of the quote that stands there."""
    return (
        f'<button type="button" class="source" aria-pressed="false" data-turn="{turn}" '
        f'data-place="{place}">{badge}<span><span class="where">'
        f"{escape(cited(source, language))}</span> "
        f'<span class="file">{escape(source.document)}</span></span></button>'
    )
