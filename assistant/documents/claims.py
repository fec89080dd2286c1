"""What a file's name claims, held against its bytes: garbage is no text just because it decodes.

Kinds of files are told by their bytes alone. The name is asked only where the bytes are of no known
kind: a text that was named ``.pdf`` by mistake is read, a few stray bytes of that name are not.
"""

from __future__ import annotations

import re
import unicodedata

from assistant.documents.kinds import Kind, detect_text

_CLAIMS = {
    "PDF": ".pdf",
    "Word": ".doc .docx .docm .dot .dotx .dotm",
    "Excel": ".xls .xlsx .xlsm .xlt .xltx",
    "PowerPoint": ".ppt .pptx .pptm .pps .ppsx .pot .potx",
    "OpenDocument": ".odt .odp .ods .ott .otp .ots",
    "RTF": ".rtf",
    "PNG": ".png",
    "JPEG": ".jpg .jpeg",
    "TIFF": ".tif .tiff",
}
_BY_SUFFIX = {suffix: name for name, suffixes in _CLAIMS.items() for suffix in suffixes.split()}
_WORD = re.compile(r"[\"'„“«(\[]*[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*[.,;:!?…)\]\"'”’»]*")
_SHORT = re.compile(r"[\d.,:/–-]*\d[\d.,:/–-]*|[^\W\d_]\.?")
_FEWEST_WORDS = 4
_WORDS_SHARE = 0.7  # of the visible characters: in words, numbers and single letters
_ODD_SHARE = 0.01  # of all characters, that no writer types


def claimed_format(suffix: str) -> str | None:
    """The binary format that the end of a name stands for, as people call it; None for others.

    Args:
        suffix: the end of the file's name from its last dot, in any case: ``".pdf"``.
    """
    return _BY_SUFFIX.get(suffix.lower())


def is_readable(text: str) -> bool:
    """Whether a text is one that somebody wrote: several words, a table, or a page of tags."""
    odd = sum(1 for char in text if _is_odd(char))
    if odd > _ODD_SHARE * len(text):
        return False
    if detect_text(text) is not Kind.TEXT:
        return True
    tokens = text.split()
    words = [token for token in tokens if _WORD.fullmatch(token)]
    known = sum(map(len, words)) + sum(len(token) for token in tokens if _SHORT.fullmatch(token))
    return len(words) >= _FEWEST_WORDS and known >= _WORDS_SHARE * sum(map(len, tokens))


def _is_odd(char: str) -> bool:
    if char in "\t\n\r\x0b\x0c":
        return False
    return char == "\ufffd" or unicodedata.category(char) in {"Cc", "Cn", "Co", "Cs"}
