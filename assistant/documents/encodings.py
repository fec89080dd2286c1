"""From bytes to text when nobody says in which encoding.

The order: a byte order mark; UTF-16 and UTF-32 by where their zero bytes lie; UTF-8 when it fits;
then the old one-byte encodings, told apart by which of them turns the bytes into letters that
some language of Central or Western Europe uses, as often as it uses them; at last
charset-normalizer for the rest of the world.
"""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter
from typing import NamedTuple

_SAMPLE = 1 << 18  # bytes that are enough to judge by

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)|<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
# What browsers read under names that say less than they mean.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "shift_jis": "cp932", "gb2312": "gb18030"}
_ALIASES = {"x-sjis": "cp932", "windows-31j": "cp932", "x-gbk": "gb18030", "x-mac-ce": "mac_latin2"}


class _Language(NamedTuple):
    """Letters beyond ASCII, each with its share among them, and the encodings it was kept in."""

    letters: dict[str, float]
    encodings: tuple[str, ...]


def _even(letters: str) -> dict[str, float]:
    return dict.fromkeys(letters, 1 / len(letters))


_CENTRAL = ("cp1250", "iso8859_2", "cp852", "mac_latin2")
_WESTERN = ("cp1252", "cp850", "mac_roman")
# Shares of the Polish letters, in percent of all letters, as counted in running text.
_POLISH = {
    "ą": 0.99, "ć": 0.40, "ę": 1.11, "ł": 1.82, "ń": 0.20, "ó": 0.85,
    "ś": 0.66, "ź": 0.06, "ż": 0.83
}  # fmt: skip
_LANGUAGES = (
    _Language({k: v / sum(_POLISH.values()) for k, v in _POLISH.items()}, _CENTRAL),
    _Language(_even("áčďéěíňóřšťúůýž"), _CENTRAL),
    _Language(_even("áäčďéíĺľňóôŕšťúýž"), _CENTRAL),
    _Language(_even("áéíóöőúüű"), _CENTRAL),
    _Language(_even("čćđšž"), _CENTRAL),
    _Language(_even("ăâîşţ"), _CENTRAL),
    _Language(_even("äöüß"), _WESTERN),
    _Language(_even("àâæçèéêëîïôœùûü"), _WESTERN),
    _Language(_even("áéíñóúü"), _WESTERN),
    _Language(_even("ãáâàçéêíóôõú"), _WESTERN),
    _Language(_even("åäöæøé"), _WESTERN),
)
_SIGNS = frozenset("„”“’‘–—…§°«»•·\xa0½²³€£©®¿¡ºª")
_RARE = 1e-4  # share of a capital letter or a sign in its language
_FOREIGN = 1e-7  # of anything else
_KNOWN_SHARE = 0.93  # below it, the text is in none of the languages above
_MISPLACED_SHARE = 0.1  # of the letters: where no word has them
_CAPITAL_INSIDE = re.compile("(?<=[a-zà-öø-ÿąćęłńśźż])[À-ÖØ-ÞĄĆĘŁŃŚŠŹŻŽ]")
_ALONE = re.compile(r"(?<![^\W\d_])[À-ÖØ-öø-ž](?![^\W\d_])")
_LATER = 0.3  # what an encoding loses against the one listed before it, in log-probability
_ASCII_SHARE = 0.5  # of the letters; European text has at least that many


def decode(data: bytes) -> str:
    """The text of some bytes; undecodable bytes become U+FFFD."""
    encoding = _marked(data) or unicode_encoding(data)
    if encoding:
        return data.decode(encoding, "replace")
    if b"\x1b$" in data[:_SAMPLE]:  # seven-bit Korean and Japanese announce themselves
        name = "iso2022_kr" if b"\x1b$)C" in data[:_SAMPLE] else "iso2022_jp_2"
        text = data.decode(name, "replace")
        if "\ufffd" not in text:
            return text
    try:
        return _undoubled(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_not_utf8(data)


def decode_markup(data: bytes) -> str:
    """The text of HTML or XML, which may declare its encoding, truly or not."""
    if (match := _DECLARED.search(data[:4096])) and not _marked(data):
        name = (match[1] or match[2]).decode("ascii")
        try:
            name = codecs.lookup(_ALIASES.get(name.lower(), name)).name
            text = data.decode(_WIDER.get(name, name))
        except (LookupError, UnicodeError):
            return decode(data)
        # ISO 8859-2 has no letters among 0x80-0x9F, where Windows-1250 keeps ś and ź.
        wrong = name.startswith("utf-16") or re.search(r"[\x80-\x84\x86-\x9f]", text)
        return decode(data) if wrong else text
    return decode(data)


def unicode_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where the zero bytes lie; None if neither."""
    head = data[: _SAMPLE & ~3]
    if len(head) < 4 or b"\x00" not in head:
        return None
    zeros = [head[i::4].count(0) / max(1, len(head[i::4])) for i in range(4)]
    if len(data) % 4 == 0:
        if zeros[3] > 0.99 and zeros[2] > 0.9 and zeros[0] < 0.1:
            return "utf-32-le"
        if zeros[0] > 0.99 and zeros[1] > 0.9 and zeros[3] < 0.1:
            return "utf-32-be"
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high > 0.02 and low < high / 20 and len(data) % 2 == 0 and _sensible(head, name):
            return name
    return None


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding."""
    head = data[: 1 << 16]
    if _marked(head) or unicode_encoding(data):
        return False
    controls = Counter(byte for byte in head if byte < 32 and byte not in b"\t\n\x0b\x0c\r\x1b")
    zeros = controls.pop(0, 0)  # may be padding
    share = sum(controls.values()) / max(1, len(head) - zeros)
    # A few kinds of stray control characters are dirt; all kinds of them are not text.
    return share > 0.3 or (share > 0.02 and len(controls) >= 6) or zeros == len(head)


def _marked(data: bytes) -> str | None:
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _sensible(head: bytes, encoding: str) -> bool:
    text = head[: len(head) & ~1].decode(encoding, "replace")
    odd = sum(not (char.isprintable() or char.isspace()) for char in text)
    return odd <= 0.02 * len(text) + 1


def _decode_not_utf8(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(char > "\x7f" for char in text) - wrong
    if wrong <= 0.02 * right:  # UTF-8 with a few broken places
        return text
    lines = data.splitlines(keepends=True)
    foreign = [line for line in lines if not _is_utf8(line)]
    utf8 = sum(1 for line in lines if not line.isascii()) - len(foreign)
    if utf8 <= 0.1 * len(foreign):
        return data.decode(_one_byte_encoding(data[:_SAMPLE]), "replace")
    # Two files pasted together: each line in its own encoding.
    encoding = _one_byte_encoding(b"".join(foreign)[:_SAMPLE])
    return "".join(
        line.decode("utf-8" if _is_utf8(line) else encoding, "replace") for line in lines
    )


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _one_byte_encoding(sample: bytes) -> str:
    letters = sum(1 for byte in sample if byte > 127 or chr(byte).isalpha())
    high = sum(1 for byte in sample if byte > 127)
    if high <= (1 - _ASCII_SHARE) * letters:
        score, _, name = max(
            (_fit(sample, language, encoding) - _LATER * later, -rank, encoding)
            for rank, language in enumerate(_LANGUAGES)
            for later, encoding in enumerate(language.encodings)
        )
        if score > -math.inf:
            return name
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    return match.encoding if match else "cp1250"


def _fit(sample: bytes, language: _Language, encoding: str) -> float:
    """Mean log-probability of the characters beyond ASCII; minus infinity if it cannot be."""
    text = sample.decode(encoding, "replace")
    counts = Counter(char for char in text if char > "\x7f")
    score = 0.0
    known = letters = 0
    for char, count in counts.items():
        share = language.letters.get(char)
        if share is None and (char.lower() in language.letters or char in _SIGNS):
            share = _RARE
        if char not in _SIGNS:
            letters += count
            known += count if share else 0
        score += count * math.log(share or _FOREIGN)
    misplaced = len(_CAPITAL_INSIDE.findall(text)) + len(_ALONE.findall(text)) / 5
    if known < _KNOWN_SHARE * letters or misplaced > _MISPLACED_SHARE * letters:
        return -math.inf
    return score / max(1, sum(counts.values()))


def _undoubled(text: str) -> str:
    """Undo UTF-8 that was once read as Windows-1250 and saved as UTF-8 again."""
    if not re.search("[ÄĹĂĄ][^\x00-\x7f]", text):
        return text
    tried = undone = 0

    def undo(run: re.Match[str]) -> str:
        nonlocal tried, undone
        tried += 1
        try:
            once = _as_windows_1250(run[0]).decode("utf-8")
        except UnicodeError:
            return run[0]
        undone += 1
        return once

    once = re.sub(r"[^\x00-\x7f]+", undo, text)
    # Real text has single letters beyond ASCII, which are no UTF-8; mojibake has hardly any.
    return once if undone > 0.8 * tried else text


def _as_windows_1250(text: str) -> bytes:
    # Windows maps the five bytes that the code page leaves open to the control characters.
    return b"".join(
        char.encode("latin-1") if char in "\x81\x83\x88\x90\x98" else char.encode("cp1250")
        for char in text
    )
