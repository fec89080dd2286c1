"""The day on which a web page says, in its markup, that it was published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.documents import markup
from assistant.documents.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.documents.markup import Element

_PUBLISHED = frozenset((
    "article:published_time", "article:published", "og:published_time", "datepublished", "date",
    "dc.date", "dc.date.issued", "dc.date.created", "dcterms.issued", "dcterms.date",
    "dcterms.created", "pubdate", "publishdate", "publish-date", "publication_date",
    "publication-date", "parsely-pub-date", "sailthru.date", "citation_publication_date",
))  # fmt: skip
_JSON = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_PUBLISHED_MARK = re.compile(r"publi|pubdate|entry-date|post-date|posted|created", re.IGNORECASE)
_CHANGED_MARK = re.compile(r"updated|modified|changed", re.IGNORECASE)


def publication_date(root: Element) -> str | None:
    """ISO 8601, from the page's metadata, structured data or ``time`` elements; None when unsure.

    Of several ``time`` elements, those marked as the day of publication count before the others;
    days of changes do not count. If they still differ, they are a list of other articles, or of
    events.
    """
    for meta in root.iter("meta"):
        if meta_name(meta) in _PUBLISHED and (date := parse_date(meta.get("content") or "")):
            return date
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and (match := _JSON.search(script.text or "")):
            return parse_date(match[1])
    times = list(_times(root))
    published = {date for date, marked in times if marked}
    dates = published or {date for date, _ in times}
    return dates.pop() if len(dates) == 1 else None


def meta_name(meta: Element) -> str:
    """What a ``meta`` element tells of, in lower case."""
    return (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()


def _times(root: Element) -> Iterator[tuple[str, bool]]:
    """Days of the page's ``time`` and dated elements, and whether they are marked as published."""
    for element in root.iter():
        marks = " ".join(element.get(name) or "" for name in ("itemprop", "class"))
        published = "datepublished" in (element.get("itemprop") or "").lower()
        if markup.local_name(element) != "time" and not published:
            continue
        value = element.get("datetime") or element.get("content") or markup.text_content(element)
        marked = bool(_PUBLISHED_MARK.search(marks)) or element.get("pubdate") is not None
        if (date := parse_date(value)) and (marked or not _CHANGED_MARK.search(marks)):
            yield date, marked
