"""The source panel as HTML: what is cited, the controls, and the place in its document."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from assistant.telling import cited
from assistant.web.viewer import words
from assistant.web.viewer.files import original_address
from assistant.web.viewer.paper import pages
from assistant.web.viewer.passage import text_view
from assistant.web.viewer.toolbar import toolbar

if TYPE_CHECKING:
    from assistant.records import Source
    from assistant.web.viewer.view import View
    from assistant.wording import Language, Wording


def panel(view: View, language: Language) -> str:
    """The panel with a view of a document."""
    notice = _notice(words.UNMARKED(language)) if view.unmarked else ""
    if view.undrawn:
        notice = f'<p class="notice">{escape(words.NO_PICTURE(language))}</p>'
    text = text_view(view.stored, view.source, view.text, language)
    if not view.stored.document.text[view.text.start : view.text.end].strip():
        text = f'<div class="text"><p class="none">{escape(words.NO_TEXT(language))}</p></div>'
    if view.cut:
        text += f'<p class="cut">{escape(words.CUT(language))}</p>'
    marked = "text" if not view.sheets or view.unmarked else "page"
    return _frame(
        cited(view.source, language),
        view.source,
        language,
        f"{toolbar(view, language)}{notice}{pages(view, language)}{text}",
        shown=marked,
    )


def changed(source: Source, language: Language) -> str:
    """The panel for a document that no longer says what was quoted."""
    return _frame(cited(source, language), source, language, _notice(words.CHANGED(language)))


def problem_view(problem: Wording, language: Language) -> str:
    """The panel with one sentence in place of a source."""
    return _frame(words.SOURCE(language), None, language, _notice(problem(language)))


def _frame(
    heading: str, source: Source | None, language: Language, body: str, *, shown: str = "text"
) -> str:
    """The panel's frame; ``shown`` is what of it is seen first, the "page" or the "text"."""
    close = escape(words.CLOSE(language))
    label = escape(words.SOURCE(language))
    file = ""
    if source is not None:
        file = f'<p class="file">{escape(source.document)} {_original(source, language)}</p>'
    return (
        f'<section class="viewer" data-shown="{shown}" aria-label="{label}">'
        f'<header><div><h2 tabindex="-1">{escape(heading)}</h2>{file}</div>'
        f'<button type="button" class="close" data-do="close" aria-label="{close}" '
        f'title="{close} (Esc)">×</button></header>{body}</section>'
    )


def _original(source: Source, language: Language) -> str:
    """The link to the file; it may only be saved where a browser had better not show it."""
    return (
        f'<a class="original" href="{escape(original_address(source.document))}" target="_blank" '
        f'rel="noopener noreferrer">{escape(words.ORIGINAL(language))}'
        f'<span class="unseen"> {escape(words.NEW_TAB(language))}</span></a>'
    )


def _notice(sentence: str) -> str:
    return f'<p class="notice" role="alert">{escape(sentence)}</p>'
