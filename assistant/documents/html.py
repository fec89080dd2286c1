"""Web pages: the text that a reader sees, without menus where that loses nothing."""

from __future__ import annotations

import copy
import re
from html import unescape
from typing import TYPE_CHECKING

from assistant.documents import htmlblocks, htmltree, markup
from assistant.documents.cleaning import one_line
from assistant.documents.content import Content
from assistant.documents.dates import parse_date
from assistant.documents.titles import meaningful_title

if TYPE_CHECKING:
    from assistant.documents.markup import Element

# How much of the page's prose trafilatura may leave out as not being its main content. Menus and
# footers are no prose (see htmlblocks), so a loss beyond this is a loss of facts.
_MAY_DROP = 0.05
_LONGEST_FOR_TRAFILATURA = 2_000_000  # characters; beyond, it takes minutes

_DATE_META = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.issued", "dcterms.date", "pubdate", "publication_date",
)  # fmt: skip
_NO_TEXT = re.compile(
    r"<!--.*?-->|<!DOCTYPE[^>]*>|<(script|style|template|title)\b.*?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


def read(text: str) -> Content:
    """The page's text, one block a line, with title and date of publication."""
    root = markup.parse_html(text)
    if root is None:
        return Content()
    title, date = _title(root), _date(root)
    htmltree.simplify(root)
    blocks = htmlblocks.blocks(root)
    main = _main_content(root) if len(text) <= _LONGEST_FOR_TRAFILATURA else ""
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


def _main_content(root: Element) -> str:
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
    lines = [line for line in (text or "").splitlines() if line.strip()]
    gaps = ["", *map(_gap, lines, lines[1:])]
    return "".join(gap + line for gap, line in zip(gaps, lines, strict=False))


def _gap(line: str, following: str) -> str:
    """Items of a list and rows of a table follow each other; paragraphs keep a distance."""
    same = (line[:2] == following[:2] == "- ") or (" | " in line and " | " in following)
    return "\n" if same else "\n\n"


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _title(root: Element) -> str | None:
    headings = [one_line(markup.text_content(item)) for item in root.iter("h1")]
    headings = [line for line in headings if meaningful_title(line)]
    titles = [one_line(markup.text_content(item)) for item in root.iter("title")][:1]
    og = [_content(meta) for meta in root.iter("meta") if _name(meta) in {"og:title", "dc.title"}]
    if len(headings) == 1 or (headings and titles and headings[0] in titles[0]):
        return headings[0]
    return next((line for line in [*og, *titles, *headings] if meaningful_title(line)), None)


def _date(root: Element) -> str | None:
    for meta in root.iter("meta"):
        if _name(meta) in _DATE_META and (date := parse_date(_content(meta))):
            return date
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and (
            match := _JSON_DATE.search(script.text or "")
        ):
            return parse_date(match[1])
    times = [parse_date(item.get("datetime") or "") for item in root.iter("time")]
    # Several times are a list of other articles, or of events.
    return times[0] if len(set(times)) == 1 else None


def _name(meta: Element) -> str:
    return (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()


def _content(meta: Element) -> str:
    return meta.get("content") or ""
