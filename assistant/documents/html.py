"""Web pages: the text that a reader sees, without menus where that loses nothing."""

from __future__ import annotations

import copy
import re
from html import unescape
from typing import TYPE_CHECKING

from assistant.documents import htmlblocks, htmldates, htmltree, markup
from assistant.documents.cleaning import one_line
from assistant.documents.content import Content
from assistant.documents.titles import meaningful_title

if TYPE_CHECKING:
    from assistant.documents.markup import Element

# How much of the page's prose trafilatura may leave out as not being its main content. Menus and
# footers are no prose (see htmlblocks), so a loss beyond this is a loss of facts.
_MAY_DROP = 0.05
_LONGEST_FOR_TRAFILATURA = 2_000_000  # characters; beyond, it takes minutes

_NO_TEXT = re.compile(
    r"<!--.*?-->|<!DOCTYPE[^>]*>|<(script|style|template|title)\b.*?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_ITEM = re.compile(r"- |\d{1,6}\. ")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def read(text: str) -> Content:
    """The page's text, one block a line, with title and date of publication."""
    root = markup.parse_html(text)
    if root is None:
        return Content()
    title, date = _title(root), htmldates.publication_date(root)
    htmltree.simplify(root)
    blocks = htmlblocks.blocks(root)
    main = _main_content(root, blocks) if len(text) <= _LONGEST_FOR_TRAFILATURA else ""
    prose = [block for block in blocks if not block.boilerplate]
    kept = _letters(main)
    dropped = sum(len(block.text) for block in prose if _letters(block.text) not in kept)
    if main and dropped <= _MAY_DROP * sum(len(block.text) for block in prose):
        return Content(text=main, title=title, date=date)
    text = htmlblocks.layout(prose or blocks) or _without_tags(text)
    return Content(text=text, title=title, date=date)


def _without_tags(text: str) -> str:
    """The last resort for a page too deep for the parser, which drops what it cannot place."""
    return unescape(_TAG.sub(" ", _NO_TEXT.sub(" ", text))).strip()


def _main_content(root: Element, blocks: list[htmlblocks.Block]) -> str:
    """What trafilatura takes for the main content; empty when it finds none or fails."""
    from trafilatura import extract

    try:
        text = extract(
            copy.deepcopy(root),
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
        )
    except Exception:
        return ""
    # trafilatura tells items of a list by a hyphen at most, and leaves their numbers out.
    markers = {block.text: block.marker for block in blocks if block.marker}
    lines = [line for line in (text or "").splitlines() if line.strip()]
    bare = [line.removeprefix("- ") for line in lines]
    lines = [markers[b] + b if b in markers else line for b, line in zip(bare, lines, strict=True)]
    gaps = ["", *map(_gap, lines, lines[1:])]
    return "".join(gap + line for gap, line in zip(gaps, lines, strict=False))


def _gap(line: str, following: str) -> str:
    """Items of a list and rows of a table follow each other; paragraphs keep a distance."""
    items = bool(_ITEM.match(line) and _ITEM.match(following))
    same = items or (" | " in line and " | " in following)
    return "\n" if same else "\n\n"


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _title(root: Element) -> str | None:
    headings = [one_line(markup.text_content(item)) for item in root.iter("h1")]
    headings = [line for line in headings if meaningful_title(line)]
    titles = [one_line(markup.text_content(item)) for item in root.iter("title")][:1]
    og = [
        meta.get("content") or ""
        for meta in root.iter("meta")
        if htmldates.meta_name(meta) in {"og:title", "dc.title"}
    ]
    if len(headings) == 1 or (headings and titles and headings[0] in titles[0]):
        return headings[0]
    return next((line for line in [*og, *titles, *headings] if meaningful_title(line)), None)
