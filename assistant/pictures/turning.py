"""How a page that was scanned on its side, or head down, is to be turned."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.records import OcrWord


def turn(words: Sequence[OcrWord], proportion: float) -> int:
    """By how many degrees, clockwise, to turn a page so that its words stand upright.

    Most words stand beside the one before them, in the direction in which the lines run.

    Args:
        words: of one page, in reading order.
        proportion: the page's width over its height.

    Returns:
        0, 90, 180 or 270.
    """
    runs: Counter[int] = Counter({0: 0})
    for before, after in pairwise(words):
        across = (after.left + after.right - before.left - before.right) * proportion
        down = after.top + after.bottom - before.top - before.bottom
        if abs(across) >= abs(down):
            runs[0 if across >= 0 else 180] += 1
        else:
            runs[270 if down > 0 else 90] += 1
    return runs.most_common(1)[0][0]
