"""What is to be known about an answer and its quotes, as HTML beside them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from assistant import telling
from assistant.text.language import detect_language
from assistant.vocabulary import HOW, NO_WORD_MATCHES, searched
from assistant.web.chat import words
from assistant.web.chat.marking import flowing, inserted, mark

if TYPE_CHECKING:
    from assistant.records import Answer, Quote, Searched
    from assistant.wording import Language

NAMES = 200
"""Unreadable files that an answer names; the others are counted."""


def differing(answer: Answer, language: Language) -> str:
    """That the sources of an answer differ, where they do."""
    return "".join(
        f'<p class="notice differing">{escape(line)}</p>'
        for line in telling.differences(answer, language)
    )


def surety(quote: Quote, language: Language, *, answers: bool) -> str:
    """How sure a quote is (see `assistant.telling.surety`)."""
    line = telling.surety(quote, language, answers=answers)
    return f'<p class="surety">{escape(line)}</p>' if line else ""


def reading(quote: Quote, language: Language) -> str:
    """What damaged text probably says, after words that say what this is."""
    read = telling.reading(quote)
    if read is None:
        return ""
    text = flowing(read.text, lambda lines: inserted(lines, read.changed))
    return (
        f'<p class="reading"><span class="label">{escape(read.label(language))}</span> '
        f'<span lang="{detect_language(read.text)}">{text}</span></p>'
    )


def legend(quote: Quote, language: Language, *, answers: bool) -> str:
    """Why the words of a quote are marked, folded up; nothing where that is not known."""
    if quote.highlights and not quote.matches:
        return ""
    called = words.WHY_QUOTE if answers else words.WHY_PASSAGE
    rows = "".join(f"<li>{_reason(why, language)}</li>" for why in telling.reasons(quote))
    body = f"<ul>{rows}</ul>" if rows else f"<p>{escape(NO_WORD_MATCHES(language))}</p>"
    return f'<details class="why"><summary>{escape(called(language))}</summary>{body}</details>'


def _reason(why: telling.Reason, language: Language) -> str:
    """``coordinates → koordynuje (translation)``."""
    found = ", ".join(
        f"{', '.join(mark(word, how) for word in said)} ({escape(HOW[how](language))})"
        for how, said in why.found
    )
    return f'<span class="asked">{escape(why.word)}</span> → {found}'


def counted(looked_at: Searched, language: Language) -> str:
    """How much was searched, in a sentence or two."""
    line = searched(looked_at.documents, looked_at.unreadable)(language)
    why = f" {words.WHY_UNREADABLE(language)}" if looked_at.unreadable else ""
    return escape(line + why)


def unread(looked_at: Searched, language: Language) -> str:
    """The names of the files that could not be read, folded up; nothing where all were."""
    if not looked_at.names:
        return ""
    names = "".join(f"<li>{escape(name)}</li>" for name in looked_at.names[:NAMES])
    more = ""
    if len(looked_at.names) > NAMES:
        left = words.NOT_NAMED.filled(count=len(looked_at.names) - NAMES)(language)
        more = f"<p>{escape(left)}</p>"
    return (
        f'<details class="unread"><summary>{escape(words.UNREAD(language))}</summary>'
        f"<ul>{names}</ul>{more}</details>"
    )
