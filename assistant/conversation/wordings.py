"""What the documents call something that was asked about in the other language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.conversation.vocabulary import PREPOSITIONS
from assistant.text.analysis import index_lemma, is_function_word
from assistant.text.declension import nominative
from assistant.text.words import fold, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.records import Answer, Matched, Quote
    from assistant.text.words import Word

_QUOTES = 3
"""Quotes that are looked at."""

_BESIDE = re.compile(r"[\s„”\"-]+(?:[^\W\d_]{1,4} )?")
"""What may stand between two words of one name: "Park Technologii i Nauki"."""


def as_documents_say(topic: str, answer: Answer, kind: str = "") -> str:
    """``topic`` in the words of the quote that matched most of it, as they stand there.

    "World Cluster Congress" is "Światowy Kongres Klastrów" where the quote calls it so. What
    nothing matched is kept in the words of the question; ``topic`` itself where nothing did.

    ``kind`` is the lemma of the noun in "ta wyżyna": a name with it is all that is meant.
    """
    quotes = answer.shown[:_QUOTES]
    found = [_translated(topic, quote) for quote in quotes]
    if not any(found):
        return topic
    best = max(range(len(found)), key=lambda place: len({one.word for one in found[place]}))
    told = {fold(one.word) for one in found[best]}
    kept = [word.text for word in words(topic) if word.folded not in told and _tells(word.text)]
    said = [nominative(name) for name in _joined(quotes[best].text, found[best])]
    if of_kind := [name for name in said if kind in map(_lemma, words(name))]:
        return ", ".join(of_kind)
    return ", ".join(dict.fromkeys((*said, *filter(None, [" ".join(kept)]))))


def _lemma(word: Word) -> str:
    return index_lemma(word.text, word.folded, "pl")


def _tells(word: str) -> bool:
    return fold(word) not in PREPOSITIONS and not is_function_word(word, "en")


def _translated(topic: str, quote: Quote) -> list[Matched]:
    """The first match of each word of ``topic``; none where no word was translated."""
    wanted = {word.folded for word in words(topic) if _tells(word.text)}
    first: dict[str, Matched] = {}
    for one in quote.matches:
        if one.how != "alike" and wanted.intersection(fold(one.word).split()):
            first.setdefault(fold(one.word), one)
    return list(first.values()) if any(o.how == "translated" for o in first.values()) else []


def _joined(text: str, matches: Sequence[Matched]) -> list[str]:
    """The matched words, those side by side as one."""
    spans: list[tuple[int, int]] = []
    for one in sorted(matches, key=lambda match: match.span.start):
        start, end = one.span.start, one.span.end
        if spans and (start < spans[-1][1] or _BESIDE.fullmatch(text[spans[-1][1] : start])):
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return [" ".join(text[start:end].split()) for start, end in spans]
