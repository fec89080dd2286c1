"""Hostile-safe parsing of HTML and XML, shared by the readers that need it. The only use of lxml.

Entities are not expanded beyond the five of XML, nothing is fetched, and the trees may be as deep
as they like, for they are walked without recursion.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_RAW = ("iframe", "noembed", "noframes", "textarea", "xmp")
_SUBSET = re.compile(r"<!DOCTYPE[^>\[]*\[[^\]]{0,100000}\]\s*>", re.IGNORECASE)

Element = Any  # lxml has no types of its own


def parse_html(text: str) -> Element | None:
    """The root element of an HTML page; None when there is nothing in it."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    text = _SUBSET.sub("", text, count=1)
    for name in _RAW:  # never closed, it would make the rest of the page its own raw text
        opened = re.findall(rf"<{name}\b", text, re.IGNORECASE)
        closed = re.findall(rf"</{name}\b", text, re.IGNORECASE)
        if len(opened) > len(closed):
            text = re.sub(rf"<{name}\b[^>]*>", " ", text, flags=re.IGNORECASE)
    try:
        return lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return None


def parse_xml(data: bytes) -> Element | None:
    """The root element of an XML file, mended where it is broken; None when nothing is left."""
    import lxml.etree

    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return lxml.etree.fromstring(data, parser)
    except (lxml.etree.LxmlError, ValueError):
        return None


def walk(root: Element) -> Iterator[tuple[str, Element]]:
    """``("start", element)`` and ``("end", element)`` in document order, without recursion."""
    import lxml.etree

    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        if isinstance(element.tag, str):
            yield event, element


def local_name(element: Element) -> str:
    """An element's name without its namespace, in lower case."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def text_content(element: Element) -> str:
    """All text inside an element."""
    return "".join(element.itertext())
