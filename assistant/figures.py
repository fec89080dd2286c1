"""Figures in a text, and what they are worth for comparing them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIGURE = re.compile(
    r"""(?<![\w.,/-])(?P<number>\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)
    (?P<unit>\ ?%|\ ?(?:tys|mln|mld)\b\.?)?(?P<money>\ ?(?:zł|PLN|EUR|euro|€))?(?![\w/-]|\.\d)""",
    re.VERBOSE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PROVISION = re.compile(r"(?:§|\b(?:art|ust|pkt|lit|nr|poz)\b\.?)\s*$", re.IGNORECASE)
_LARGE = {"": 1, "%": 1, "tys": 1_000, "mln": 1_000_000, "mld": 1_000_000_000}
_EURO = frozenset({"EUR", "euro", "€"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written (``text``), and what it is worth for comparing."""

    text: str
    value: str


def figures(text: str) -> Iterator[re.Match[str]]:
    """The figures of a text but years and numbers of provisions, which count nothing."""
    for found in _FIGURE.finditer(text):
        bare = not found["unit"] and not found["money"]
        if not (bare and is_year(found["number"])) and not _PROVISION.search(
            text, max(0, found.start() - 8), found.start()
        ):
            yield found


def sums(text: str) -> list[re.Match[str]]:
    """The figures of a text that are sums of money."""
    return [found for found in figures(text) if found["money"]]


def is_year(word: str) -> bool:
    """Whether digits may be a year of the last or this century."""
    return _YEAR.fullmatch(word) is not None


def figure(found: re.Match[str]) -> Figure:
    """What `figures` found, as it is written but for white space."""
    return Figure(" ".join(found.group().split()), worth(found))


def worth(found: re.Match[str]) -> str:
    """What a figure is worth: "1,5 mln zł" and "1 500 000 zł" are worth the same."""
    digits = re.sub(r"[ \u00a0\u202f.]", "", found["number"]).replace(",", ".")
    unit = (found["unit"] or "").strip(" .")
    money = (found["money"] or "").strip()
    currency = "EUR" if money in _EURO else "PLN" if money else ""
    amount = (Decimal(digits) * _LARGE[unit]).normalize()
    return f"{amount:f} {'%' if unit == '%' else currency}".strip()
