"""Rich Text Format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.documents import messages
from assistant.documents.content import CannotRead, Content
from assistant.records import State

if TYPE_CHECKING:
    from collections.abc import Callable

_TITLE = re.compile(rb"\{\\title\s([^{}]{1,300})\}")


def read(data: bytes) -> Content:
    """The text; tabs part the cells of a table.

    Raises:
        CannotRead: it is no RTF after all.
    """
    from striprtf import striprtf

    to_text: Callable[..., str] = striprtf.rtf_to_text

    # RTF is ASCII with escapes; raw bytes beyond it stand for themselves in its code page.
    page = re.search(rb"\\ansicpg(\d+)", data[:1000])
    encoding = f"cp{page[1].decode()}" if page else "cp1250"
    try:
        source = data.lstrip().decode(encoding, "replace")
    except LookupError:
        source, encoding = data.lstrip().decode("cp1250", "replace"), "cp1250"
    try:
        text = to_text(source, encoding=encoding, errors="replace")
        title = _TITLE.search(data)
        raw = b"{\\rtf1 " + title[1] + b"}" if title else b""
        name = to_text(raw.decode(encoding, "replace"), encoding=encoding, errors="replace")
    except (ValueError, IndexError, KeyError) as error:
        raise CannotRead(State.DAMAGED, messages.BROKEN) from error
    return Content(text=re.sub(r"\|\n", "\n", text).replace("|", " | "), title=name or None)
