"""Words of a text, with their places, and their folded form.

Folding removes what people and OCR engines drop: case and diacritics. "Członków" and "czlonkow"
fold to the same word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Letters that are letters of their own to Unicode, not a base letter with a mark.
_STROKES = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
# A word is letters and digits; hyphen, apostrophe and full stop separate ("e-zdrowie" is two
# words), since OCR and line breaks make and lose them at will. A word broken at a line's end
# ("miej-" / "scowość") is one word.
_WORD = re.compile(
    r"[^\W_]+(?:(?<=[^\W\d_])[-\u00ad¬]+[ \t]*\r?\n[ \t]*(?=[a-ząćęłńóśźż])[^\W_]+)?"
)
_BREAK = re.compile(r"[-\u00ad¬]+\s*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: characters ``start`` to ``end``, as written (line break undone), folded."""

    start: int
    end: int
    text: str
    folded: str


def fold(text: str) -> str:
    """``text`` in lower case without diacritics; the length may change."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_STROKES))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


fold_word = lru_cache(maxsize=200_000)(fold)
"""`fold`, remembered: for single words, which recur."""


def words(text: str) -> list[Word]:
    """The words of ``text`` in order."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if "\n" in word:
            word = _BREAK.sub("", word)
        found.append(Word(match.start(), match.end(), word, fold_word(word)))
    return found
