"""Web pages: the text that a reader sees, without menus where that loses nothing."""

from __future__ import annotations

import copy
import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

from assistant.documents import htmlblocks, htmldates, htmltree, markup
from assistant.documents.cleaning import one_line
from assistant.documents.content import Content
from assistant.documents.titles import meaningful_title

if TYPE_CHECKING:
    from assistant.documents.htmlblocks import Block
    from assistant.documents.markup import Element

# How much of the page's prose trafilatura may leave out as not being its main content. Menus and
# footers are no prose (see htmlblocks), so a loss beyond this is a loss of facts.
_MAY_DROP = 0.05
_LONGEST_FOR_TRAFILATURA = 2_000_000  # characters; beyond, it takes minutes

_NO_TEXT = re.compile(
    r"<!--.*?-->|<!DOCTYPE[^>]*>|<(script|style|template|title)\b.*?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def read(text: str) -> Content:
    """The page's text, one block a line, with title and date of publication."""
    root = markup.parse_html(text)
    if root is None:
        return Content()
    title, date = _title(root), htmldates.publication_date(root)
    htmltree.simplify(root)
    blocks = htmlblocks.blocks(root)
    main = _main_content(root) if len(text) <= _LONGEST_FOR_TRAFILATURA else []
    shown = _within(main, blocks) or [one for one in blocks if not one.boilerplate] or blocks
    return Content(text=htmlblocks.layout(shown) or _without_tags(text), title=title, date=date)


def _without_tags(text: str) -> str:
    """The last resort for a page too deep for the parser, which drops what it cannot place."""
    return unescape(_TAG.sub(" ", _NO_TEXT.sub(" ", text))).strip()


def _main_content(root: Element) -> list[str]:
    """The letters of each line that trafilatura takes for the main content; none if it fails."""
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
        return []
    return [letters for line in (text or "").splitlines() if (letters := _letters(line))]


def _within(main: list[str], blocks: list[Block]) -> list[Block]:
    """The blocks from the first to the last of the main content; none if it leaves out too much.

    Trafilatura forgets headings and short paragraphs, so it only tells where the content begins
    and ends: of what stands between, nothing may be missing, for a quote would pass over it
    unseen. A link that may be a menu's stays where it has no neighbours that are, and where
    trafilatura keeps it; what the page itself marks as a menu or footer goes.
    """
    letters = [_letters(block.text) for block in blocks]
    whole = "".join(main)
    prose = [i for i, block in enumerate(blocks) if not block.boilerplate]
    length = sum(len(blocks[i].text) for i in prose)
    dropped = sum(len(blocks[i].text) for i in prose if letters[i] not in whole)
    lines = set(main)
    kept = [i for i in prose if letters[i] in lines]
    if not kept or dropped > _MAY_DROP * length:
        return []
    links = Counter(main) - Counter(letters[i] for i in prose)
    shown = []
    for i in range(_beginning(blocks, kept[0]), kept[-1] + 1):
        block = blocks[i]
        menu = block.link and (blocks[i - 1].boilerplate or blocks[i + 1].boilerplate)
        if not block.around and (not menu or links[letters[i]]):
            shown.append(block)
            links[letters[i]] -= block.link
    return shown


def _beginning(blocks: list[Block], first: int) -> int:
    """Where the headings above a block begin that no menu parts from it; else the block itself."""
    above = first
    while above and not blocks[above - 1].boilerplate:
        above -= 1
    return next((i for i in range(above, first) if blocks[i].heading), first)


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
