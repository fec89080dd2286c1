"""Whether a question with nouns of its own goes on about the same thing: the documents tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.conversation import vocabulary as known
from assistant.conversation.parts import Role
from assistant.text.words import fold, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.conversation.parts import Parsed
    from assistant.conversation.readings import Reading
    from assistant.records import Answer

_QUOTES = 2
"""Quotes of an answer whose documents it comes from."""


def is_borne_out(
    asked: Parsed, found: Reading, earlier: Answer, ask: Callable[[str], Answer]
) -> bool:
    """Whether the documents speak of what ``asked`` names together with what was added to it.

    A question without a noun of its own ("Ile kosztuje?") is taken to go on. Of any other, the
    first quote of it written out must have all nouns that the first quote of it as it stands has.
    Where nothing in the question says that it goes on ("A ...?", "... too?"), it must have one noun
    only, and find it beside what was added, or in a document of the ``earlier`` answer.
    """
    own = {part.word.folded for part in asked.parts if part.role is Role.NOUN}
    if not own:
        return True
    marked = bool(asked.opening or asked.folded() & known.TOO)
    if not marked and len(own) > 1:
        return False
    written_out = ask(found.text)
    matched = _matched(written_out)
    if not marked:
        added = {word.folded for word in words(" ".join(found.added))}
        beside = not (added - own).isdisjoint(matched)
        if own.isdisjoint(matched) or not (beside or _documents(earlier) & _documents(written_out)):
            return False
    return own & _matched(ask(asked.text)) <= matched


def _documents(answer: Answer) -> set[str]:
    return {quote.source.document for quote in answer.shown[:_QUOTES]}


def _matched(answer: Answer) -> set[str]:
    """The words of its question that the first quote of an answer has, folded."""
    return {
        word
        for quote in answer.shown[:1]
        for one in quote.matches
        if one.how != "alike"
        for word in fold(one.word).split()
    }
