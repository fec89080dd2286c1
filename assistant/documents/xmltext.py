"""XML of any vocabulary (feeds, invoices, FictionBook): the text in its elements, line by line."""

from __future__ import annotations

import re

from assistant.documents import markup, messages
from assistant.documents.content import CannotRead, Content
from assistant.records import State

_INLINE = frozenset((
    "a", "abbr", "b", "bold", "code", "em", "emphasis", "i", "q", "small", "span", "strong",
    "style", "sub", "sup", "u",
))  # fmt: skip
_TITLES = frozenset({"title", "book-title", "tytul"})
_ENCODING = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(text: str) -> Content:
    """One line for each element that holds text of its own.

    Raises:
        CannotRead: it cannot be mended into XML.
    """
    root = markup.parse_xml(_ENCODING.sub("", text, count=1).encode("utf-8", "replace"))
    if root is None:
        raise CannotRead(State.DAMAGED, messages.BROKEN)
    lines = [""]
    title = None
    for event, element in markup.walk(root):
        name = markup.local_name(element)
        if name == "binary":
            continue
        if event == "start" and title is None and name in _TITLES:
            title = markup.text_content(element)
        if name not in _INLINE and lines[-1].strip():
            lines.append("")
        piece = element.text if event == "start" else element.tail
        lines[-1] += piece or ""
    text = "\n".join(" ".join(line.split()) for line in lines)
    return Content(text=_without_tags(text), title=title)


def _without_tags(text: str) -> str:
    """Feeds carry HTML as text; its tags are no words."""
    if "<" not in text:
        return text
    return re.sub(r"</?[a-zA-Z][^<>]{0,300}>", " ", text)
