"""A text reduced to the characters that two readers of one page agree on."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNS = frozenset("|•·▪●◦‣■□\u2212\u02d7")
"""Bars that stand between the cells of a row, signs before items, and signs like dashes."""

_LEFT_OUT = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Pd", "Zl", "Zp", "Zs"})
"""White space, dashes, and what has no look of its own: readers give these now so and now so."""


class Folded(NamedTuple):
    """``text`` folded, and for each of its characters the one of the original that it is from."""

    text: str
    origins: list[int]


def folded(pieces: Sequence[str]) -> Folded:
    """The characters of a text that count, ligatures and accents taken apart.

    Args:
        pieces: of the original, each of no or any number of characters; a string is one of single
            characters.

    Returns:
        With the numbers of pieces as origins.
    """
    text: list[str] = []
    origins: list[int] = []
    for index, piece in enumerate(pieces):
        for char in _kept(piece):
            text.append(char)
            origins.append(index)
    return Folded("".join(text), origins)


def counts(piece: str) -> bool:
    """Whether anything of a piece is left when it is folded."""
    return bool(_kept(piece))


@lru_cache(maxsize=4096)
def _kept(piece: str) -> str:
    return "".join(
        char
        for char in unicodedata.normalize("NFKD", piece)
        if char not in _SIGNS and unicodedata.category(char) not in _LEFT_OUT
    )
