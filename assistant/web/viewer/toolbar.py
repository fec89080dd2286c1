"""The controls above a source: further sources, pages, size, picture or text.

They are buttons with ``data-do``, which ``source.js`` carries out.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Literal

from assistant.web.viewer import words

if TYPE_CHECKING:
    from assistant.web.viewer.view import View
    from assistant.wording import Language, Wording

Unit = Literal["page", "slide", "sheet"]

_UNITS: dict[str, Unit] = {"pptx": "slide", "odp": "slide", "xlsx": "sheet", "ods": "sheet"}

_SHAPES = {
    "left": "M10 3 5 8l5 5",
    "right": "M6 3l5 5-5 5",
    "up": "M3 10l5-5 5 5",
    "down": "M3 6l5 5 5-5",
    "plus": "M8 3v10M3 8h10",
    "minus": "M3 8h10",
    "back": "M6 3 2.5 6.5 6 10M3 6.5h6a3.5 3.5 0 0 1 0 7H6",
    "fit": "M2 8h12M5 5 2 8l3 3M11 5l3 3-3 3",
}


def toolbar(view: View, language: Language) -> str:
    """All controls that make sense for a view."""
    return (
        f'<div class="tools">{_quotes(language)}{_pages(view, language)}'
        f"{_zoom(view, language)}{_views(view, language)}</div>"
    )


def _quotes(language: Language) -> str:
    """Further sources; the page itself counts them, and hides this where there is one only."""
    position = escape(words.POSITION(language))
    return _group(
        words.QUOTES,
        language,
        _button("previous-quote", "up", words.PREVIOUS_QUOTE, language)
        + f'<span class="position" data-position="{position}"></span>'
        + _button("next-quote", "down", words.NEXT_QUOTE, language),
        kind="quotes",
    )


def _pages(view: View, language: Language) -> str:
    """Turning pages; nothing for documents of one page, or of none."""
    numbers = [page.number for page in view.stored.document.pages]
    if view.page is None or len(numbers) < 2:
        return ""
    unit = _UNITS.get(view.stored.document.kind, "page")
    at = numbers.index(view.page)
    before = numbers[at - 1] if at else None
    after = numbers[at + 1] if at + 1 < len(numbers) else None
    of = escape(words.OF.filled(count=numbers[-1])(language))
    field = (
        f'<label><span>{escape(words.NUMBER[unit](language))}</span> <input type="number" '
        f'data-do="turn" min="{numbers[0]}" max="{numbers[-1]}" value="{view.page}" '
        f'inputmode="numeric"> <span>{of}</span></label>'
    )
    return _group(
        words.UNITS[unit],
        language,
        _button("previous-page", "left", words.PREVIOUS[unit], language, _to(before))
        + field
        + _button("next-page", "right", words.NEXT[unit], language, _to(after))
        + _button(
            "back", "back", words.BACK, language, _to(view.own_page if view.turned else None)
        ),
        kind="turning",
    )


def _zoom(view: View, language: Language) -> str:
    if not view.sheets:
        return ""
    return _group(
        words.ZOOM,
        language,
        _button("smaller", "minus", words.SMALLER, language)
        + _button("fit", "fit", words.FIT, language)
        + _button("larger", "plus", words.LARGER, language),
        kind="zoom",
    )


def _views(view: View, language: Language) -> str:
    """Picture or text, where there are both."""
    if not view.sheets:
        return ""
    names = (("page", words.AS_PAGE), ("text", words.AS_TEXT))
    shown = "".join(
        f'<button type="button" data-do="view" data-view="{name}" aria-pressed="false">'
        f"{escape(called(language))}</button>"
        for name, called in names
    )
    return _group(words.VIEWS, language, shown, kind="views")


def _group(label: Wording, language: Language, body: str, *, kind: str) -> str:
    called = escape(label(language))
    return f'<div class="group {kind}" role="group" aria-label="{called}">{body}</div>'


def _button(does: str, shape: str, label: Wording, language: Language, attributes: str = "") -> str:
    """A button with a drawn sign."""
    called = escape(label(language))
    return (
        f'<button type="button" data-do="{does}"{attributes} aria-label="{called}" '
        f'title="{called}"><svg viewBox="0 0 16 16" aria-hidden="true"><path '
        f'd="{_SHAPES[shape]}"/></svg></button>'
    )


def _to(page: int | None) -> str:
    """Attributes of a button that turns to a page; it is off where there is none."""
    return " disabled" if page is None else f' data-page="{page}"'
