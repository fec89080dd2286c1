"""A conversation as HTML.

Everything that comes from a document or a person is escaped here, once, on its way into the page:
markup in it shows as the characters it is made of and loads nothing.
"""

from __future__ import annotations

from html import escape
from itertools import count
from typing import TYPE_CHECKING

from assistant.citations import citation
from assistant.web import words
from assistant.web.turns import quotes_shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.records import Answer, Quote, Source, Span
    from assistant.web.turns import Turn
    from assistant.wording import Language


def conversation(turns: Sequence[Turn], language: Language, suggestions: Sequence[str] = ()) -> str:
    """The whole conversation; before the first question, what can be asked.

    Args:
        turns: oldest first.
        language: of the page; an answer's own words are in the answer's language.
        suggestions: questions offered while there are no turns.
    """
    body = "".join(_turn(turn, number, language) for number, turn in enumerate(turns))
    return (
        f'<div class="chat" role="log" aria-label="{escape(words.CONVERSATION(language))}">'
        f"{body or _empty(language, suggestions)}</div>"
    )


def marked(text: str, highlights: Sequence[Span]) -> str:
    """``text`` escaped, with the spans of ``highlights`` in ``<mark>``.

    Spans may touch, overlap or reach beyond the text; each character is shown exactly once.
    """
    pieces: list[str] = []
    done = 0
    for span in sorted(highlights, key=lambda span: (span.start, span.end)):
        start, end = max(span.start, done), min(span.end, len(text))
        if start >= end:
            continue
        pieces += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    return "".join([*pieces, escape(text[done:])])


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
        body = _answer(turn.answer, number)
    elif turn.error is not None:
        body = f'<p class="error" role="alert">{escape(turn.error(language))}</p>'
    else:
        body = f'<p class="pending" role="status">{escape(words.SEARCHING(language))}</p>'
    return (
        f'<article class="turn"><h2 class="question">{escape(turn.question)}</h2>{body}</article>'
    )


def _answer(answer: Answer, turn: int) -> str:
    language = answer.language
    numbers = count()
    quotes = "".join(
        _quote(quote, rank, language, turn, numbers)
        for rank, quote in enumerate(quotes_shown(answer), start=1)
    )
    listed = f'<ol class="quotes">{quotes}</ol>' if quotes else ""
    searched = words.searched(answer.searched.documents, answer.searched.unreadable)(language)
    closing = f'<p class="searched">{escape(searched)}</p>'
    if answer.status == "answered":
        return f'<div class="answer answered" lang="{language}">{listed}{closing}</div>'
    nearest = f"<h3>{escape(words.NEAREST(language))}</h3>{listed}" if listed else ""
    return (
        f'<div class="answer not-found" lang="{language}">'
        f'<p class="notice">{escape(words.NOT_FOUND(language))} {escape(searched)}</p>'
        f"{nearest}</div>"
    )


def _quote(quote: Quote, rank: int, language: Language, turn: int, numbers: Iterator[int]) -> str:
    """One quote; ``numbers`` counts places as `assistant.web.turns.places` lists them."""
    own = _place(quote.source, language, turn, next(numbers), rank=rank)
    also = "".join(
        f"<li>{_place(source, language, turn, next(numbers))}</li>" for source in quote.also_in
    )
    also = (
        f'<div class="also"><span>{escape(words.ALSO_IN(language))}</span><ul>{also}</ul></div>'
        if also
        else ""
    )
    return (
        f'<li class="quote"><blockquote>{marked(quote.text, quote.highlights)}</blockquote>'
        f"{own}{also}</li>"
    )


def _place(
    source: Source, language: Language, turn: int, place: int, *, rank: int | None = None
) -> str:
    """The button that opens a source; with the quote's number where ``rank`` is given."""
    badge = ""
    if rank is not None:
        name = f'<span class="unseen">{escape(words.SOURCE(language))} </span>'
        badge = f'<span class="number">{name}{rank}</span>'
    return (
        f'<button type="button" class="source" aria-pressed="false" data-turn="{turn}" '
        f'data-place="{place}">{badge}<span><span class="where">'
        f"{escape(citation(source, language))}</span> "
        f'<span class="file">{escape(source.document)}</span></span></button>'
    )
