"""The buttons under a quote: copy its citation, say whether it is right."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from assistant.citations import copyable
from assistant.web.chat import words

if TYPE_CHECKING:
    from assistant.records import Quote
    from assistant.web.chat.turns import Turn
    from assistant.wording import Language, Wording

_THUMB = (
    '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7 21H4a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1h3'
    "m0 10V11m0 10h9.6a2 2 0 0 0 2-1.6l1.3-6.5a2 2 0 0 0-2-2.4H14V5.5A2.5 2.5 0 0 0 11.5 3L7 11"
    '"/></svg>'
)


def row(quote: Quote, turn: Turn, number: int, rank: int, language: Language) -> str:
    """The buttons under a quote.

    Args:
        quote: of the answer of ``turn``.
        turn: of the conversation.
        number: its place in the conversation, from 0.
        rank: place of the quote among those that are shown, from 0.
        language: of the page; citations are copied in it.
    """
    rated = turn.ratings[rank] if rank < len(turn.ratings) else None
    thumbs = "".join(
        _thumb(kind, called(language), f'data-turn="{number}" data-rank="{rank}"', pressed=pressed)
        for kind, called, pressed in _thumbs(rated)
    )
    citation = escape(copyable(quote.text, quote.source, language))
    return (
        f'<div class="actions">{thumbs}<button type="button" class="copy" data-copy="{citation}" '
        f'data-copied="{escape(words.COPIED(language))}" '
        f'data-failed="{escape(words.NOT_COPIED(language))}">{escape(words.COPY(language))}'
        "</button></div>"
    )


def _thumbs(rated: bool | None) -> tuple[tuple[str, Wording, bool], ...]:
    return (("up", words.GOOD, rated is True), ("down", words.BAD, rated is False))


def _thumb(kind: str, called: str, place: str, *, pressed: bool) -> str:
    return (
        f'<button type="button" class="thumb {kind}" data-rate="{kind}" {place} '
        f'aria-pressed="{str(pressed).lower()}" aria-label="{escape(called)}" '
        f'title="{escape(called)}">{_THUMB}</button>'
    )
