"""The process that opens files to draw them, at the other end of two pipes.

What libraries do with a hostile file cannot be stopped from within, and may take for ever or end
the process. Here it ends this one, and the next page is drawn by another.
"""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

from assistant.documents.content import Limits
from assistant.documents.pdfpages import PdfiumDocument
from assistant.documents.pipes import connected
from assistant.documents.protocol import Message, write_message
from assistant.pictures.drawing import drawn, page_size
from assistant.pictures.marks import lettered
from assistant.pictures.originals import unchanged
from assistant.records import Span


def main() -> None:
    """Answer requests until the other side closes the pipe; limits come as first argument."""
    inbox, replies = connected(Limits(**json.loads(sys.argv[1])))
    for kind in ("pdf", "image"):
        page_size(b"", kind, 1)  # has the libraries loaded before the first request comes
    while True:
        write_message(replies, answer(inbox.get()))


def answer(request: Message) -> Message:
    """A page measured, with the lines of a span on it, or drawn; an empty message if it cannot be.

    Args:
        request: ``files``, of which the first with the ``sha256`` is opened, its ``kind``, and the
            ``page``. To draw, the ``width`` and the ``turn``; else, if lines are wanted, the
            page's ``text`` and the ``span`` in it.
    """
    data = unchanged(map(Path, request["files"]), request["sha256"])
    if data is None:
        return {}
    return _drawn(data, request) if "width" in request else _measured(data, request)


def _drawn(data: bytes, request: Message) -> Message:
    picture = drawn(data, request["kind"], request["page"], request["width"], request["turn"])
    if picture is None:
        return {}
    return {"data": base64.b64encode(picture.data).decode(), "media_type": picture.media_type}


def _measured(data: bytes, request: Message) -> Message:
    size = page_size(data, request["kind"], request["page"])
    if size is None:
        return {}
    if "text" not in request:
        return {"size": size, "regions": []}
    with PdfiumDocument(data) as pdf:
        letters = pdf.letters(request["page"])
    found = lettered(request["text"], Span(*request["span"]), letters, size[0] / size[1])
    return {"size": size, "regions": found}
