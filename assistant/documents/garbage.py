"""Whether an extracted text is words, or what a broken font table made of them."""

from __future__ import annotations

import re
import unicodedata

_GLYPH_NAMES = re.compile(r"/(?:g|G|C|c|uni|cid:?)?\d+\b|\(cid:\d+\)")
_ENOUGH = 40  # visible characters to judge by
_LONG_RUN = re.compile(r"[^\W\d_]{35,}")


def is_garbage(text: str) -> bool:
    """Whether a text of some length is mostly no words: lost glyphs, or words run together."""
    return _badness(text) > 0.3


def looks_better(second: str, first: str) -> bool:
    """Whether another reading of the same page is to be taken instead of the first."""
    if not second.strip():
        return False
    return not first.strip() or _badness(second) + 0.05 < _badness(first)


def _badness(text: str) -> float:
    """Share of characters, 0-1, that no reader could have written."""
    visible = sum(1 for char in text if not char.isspace())
    glyphs = sum(len(match[0]) for match in _GLYPH_NAMES.finditer(text))
    if visible < _ENOUGH:
        return float(glyphs > 0.8 * visible)
    if _is_spaced_out(text):
        return 0.5
    glyphs = glyphs if glyphs > 0.1 * visible else 0
    swapped = sum(1 for char in text if ord(char) > 0xFF and not ord(char) & 0xFF)
    if swapped > 0.5 * visible:  # Latin letters with their bytes turned round
        return 1.0
    odd = sum(1 for char in text if char == "\ufffd" or unicodedata.category(char) in {"Co", "Cn"})
    joined = sum(len(match[0]) for match in _LONG_RUN.finditer(text) if match[0].isascii())
    spaceless = visible if _lacks_spaces(text, visible) else 0
    return min(1.0, (glyphs + odd + max(joined, spaceless)) / visible)


def _is_spaced_out(text: str) -> bool:
    """Hardly a word of more than one character, and they are no digits."""
    words = text.split()
    single = sum(1 for word in words if len(word) == 1 and not word.isdigit())
    return len(words) > 30 and single > 0.7 * len(words)


def _lacks_spaces(text: str, visible: int) -> bool:
    """Letters with hardly a space; scripts that use none (Chinese, Thai) do not count."""
    letters = sum(1 for char in text if "a" <= char.lower() <= "ż")
    words = len(text.split())
    return visible > 200 and letters > 0.6 * visible and visible / max(1, words) > 25
