"""JSON lines as programs save them: UTF-8, with or without a byte order mark, one value a line.

Only a line feed ends a line; the other line ends of Unicode (U+2028...) may stand in a string.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

ENCODING = "utf-8-sig"
LINE_END = "\n"


def open_lines(path: Path, *, errors: Literal["strict", "replace"] = "strict") -> TextIO:
    """Open a file of JSON lines, to be read line by line.

    Raises:
        OSError: it cannot be opened.
    """
    return path.open(encoding=ENCODING, errors=errors, newline=LINE_END)


def parse(line: str) -> Any:
    """The value of a line.

    Raises:
        ValueError: it is not JSON (NaN and infinities are not), or is nested too deeply.
    """
    try:
        return json.loads(line, parse_constant=_finite, parse_float=_finite)
    except RecursionError as error:
        message = "nested too deeply"
        raise ValueError(message) from error


def _finite(text: str) -> float:
    """The number that ``text`` stands for; 1e999 would be written again as Infinity."""
    number = float(text)
    if not math.isfinite(number):
        message = f"{text} is no number of JSON"
        raise ValueError(message)
    return number
