"""Which line breaks of a quote mean something, and which the page's width made."""

from __future__ import annotations

import re
from itertools import pairwise

# An item of a list, or a row of a table.
_OWN_LINE = re.compile(r"\s*(?:[-•*–▪●·] |\d{1,3}[.)] |[a-z]\) |§)|.* \| ")
_ROW = re.compile(r".* \| ")
_LINE = re.compile(r"[^\n]*(?:\n|$)")


def kept_breaks(text: str) -> list[int]:
    """Where in ``text`` a line break stays one, one for each new item, row and paragraph.

    The others are as good as spaces: a sentence flows on over them.
    """
    lines = [match for match in _LINE.finditer(text) if match.group().strip()]
    return [
        below.start() - 1
        for above, below in pairwise(lines)
        if _ROW.match(above.group())
        or _OWN_LINE.match(below.group())
        or text.count("\n", above.start(), below.start()) > 1
    ]
