"""Words that a user reads, in both languages of the assistant.

Every user-facing sentence is a [`Wording`][assistant.wording.Wording]: English and Polish side by
side, so that neither can be forgotten, chosen at the moment of display.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["pl", "en"]


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence in English and Polish; ``{name}`` marks a value to fill in."""

    en: str
    pl: str

    def filled(self, **values: object) -> Wording:
        """The same sentence with its ``{name}`` marks replaced, by a wording in its language."""
        english = {name: v.en if isinstance(v, Wording) else v for name, v in values.items()}
        polish = {name: v.pl if isinstance(v, Wording) else v for name, v in values.items()}
        return Wording(self.en.format(**english), self.pl.format(**polish))

    def __call__(self, language: Language) -> str:
        """The sentence in ``language``."""
        return self.pl if language == "pl" else self.en


def polish_count(count: int, one: str, few: str, many: str) -> str:
    """The Polish noun form that goes with ``count``.

    Polish counts with three forms: *1 dokument*, *2-4 dokumenty* (but not 12-14), *5 dokumentów*.
    """
    if count == 1:
        return one
    if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14}:
        return few
    return many
