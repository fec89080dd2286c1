"""Pages of a document as pictures, with boxes over the words of a quote.

``source.js`` has the browser load a picture once it is known how wide the page is shown.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from assistant.citations import page_name
from assistant.pictures import WIDTHS
from assistant.web.viewer import words
from assistant.web.viewer.files import page_address

if TYPE_CHECKING:
    from assistant.pictures import Region, Sheet
    from assistant.web.viewer.view import View
    from assistant.wording import Language

ALT = 200
"""Characters of a passage that stand for its place where pictures are not seen."""

_ACROSS = 1000  # pixels that a page is said to be wide; the styles make it fit

_ASIDE = 0.1  # of a line's height, by which its box is longer than its letters
_ABOVE = 0.12  # of a line's height, by which the box of a scanned one is higher than its words


def pages(view: View, language: Language) -> str:
    """The pages of a view below each other; nothing where there are none."""
    if not view.sheets:
        return ""
    label = escape(words.PAGE_PICTURES(language))
    body = "".join(_page(view, sheet, language) for sheet in view.sheets)
    return f'<div class="pages" tabindex="0" role="region" aria-label="{label}">{body}</div>'


def _page(view: View, sheet: Sheet, language: Language) -> str:
    document = view.stored.document
    number = sheet.number
    addresses = {
        width: page_address(view.source.document, number, width, sheet.turn, document.sha256)
        for width in WIDTHS
    }
    widths = ", ".join(f"{address} {width}w" for width, address in addresses.items())
    height = max(1, round(_ACROSS * sheet.height / sheet.width))
    caption = ""
    if len(view.sheets) > 1:
        named = escape(page_name(document.kind, number, language))
        caption = f"<figcaption>{named}</figcaption>"
    scanned = any(page.ocr for page in document.pages if page.number == number)
    above = _ABOVE if scanned else 0.0  # the boxes of letters are as high as their font
    boxes = "".join(_box(region, sheet, above) for region in sheet.regions)
    return (
        f'<figure class="sheet">{caption}<div class="paper">'
        f'<img data-srcset="{escape(widths)}" '
        f'width="{_ACROSS}" height="{height}" alt="{escape(_told(view, sheet, language))}">'
        f"{boxes}</div></figure>"
    )


def _box(region: Region, sheet: Sheet, margin: float) -> str:
    """The box of a line, a little larger than its words, in percent of the page."""
    high, wide = region.bottom - region.top, region.right - region.left
    line = min(high * sheet.height, wide * sheet.width)
    above, aside = margin * line / sheet.height, _ASIDE * line / sheet.width
    left, top = max(0.0, region.left - aside), max(0.0, region.top - above)
    right, bottom = min(1.0, region.right + aside), min(1.0, region.bottom + above)
    return (
        f'<span class="box" style="left:{100 * left:.3f}%;top:{100 * top:.3f}%;'
        f'width:{100 * (right - left):.3f}%;height:{100 * (bottom - top):.3f}%"></span>'
    )


def _told(view: View, sheet: Sheet, language: Language) -> str:
    """What a page shows, for those who do not see it."""
    if not sheet.regions:
        return words.PLAIN_PAGE.filled(number=sheet.number)(language)
    text = " ".join(view.stored.document.text[view.source.start : view.source.end].split())
    if len(text) > ALT:
        text = text[:ALT].rsplit(maxsplit=1)[0] + "…"
    return words.MARKED_PAGE.filled(number=sheet.number, text=text)(language)
