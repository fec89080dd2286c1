"""Whether a question that may be complete goes on about the same thing: the documents tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.conversation.signals import is_definite, telling_nouns
from assistant.text.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.conversation.parts import Parsed
    from assistant.records import Answer, Quote

_QUOTES = 2
"""Quotes of the earlier answer whose documents the conversation is about."""

_LESS = 0.2
"""How much less probable the answer about the same thing may be: it has more words to match."""

_SURE = 0.7
"""From this probability on, a question is answered as it stands."""


def goes_on(asked: Parsed, written_out: str, earlier: Answer, ask: Callable[[str], Answer]) -> bool:
    """Whether ``asked`` is about what was spoken of, as ``written_out`` says.

    As it stands nothing answers it, or something outside the documents of the ``earlier`` answer,
    and not surely; written out it leads back to them, to a quote that has its own words too, or it
    takes a noun as known.
    """
    documents = {quote.source.document for quote in earlier.shown[:_QUOTES]}
    bare = ask(asked.text)
    alone = next(iter(bare.shown), None)
    for quote in bare.quotes[:1]:
        if quote.source.document in documents or quote.score >= _SURE:
            return False
    within = next(iter(ask(written_out).shown), None)
    if within is None or within.source.document not in documents:
        return False
    if not _has_own(asked, within) and not is_definite(asked):
        return False
    return alone is None or within.score > alone.score - _LESS


def _has_own(asked: Parsed, quote: Quote) -> bool:
    """Whether the quote has a noun of the question itself."""
    own = {asked.parts[place].word.folded for place in telling_nouns(asked)}
    matched = (fold(one.word).split() for one in quote.matches if one.how != "alike")
    return any(not own.isdisjoint(said) for said in matched)
