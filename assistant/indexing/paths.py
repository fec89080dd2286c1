r"""Paths as the catalogue and the user see them: always printable Unicode, under every locale."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def shown_path(relative: Path) -> str:
    r"""A path within the corpus: "/"-separated and always printable Unicode.

    A name is taken as UTF-8, whatever the locale says: the same file has the same name for
    everybody. Bytes that are no Unicode are shown as ``\xNN`` each. A backslash of its own is shown
    as ``\x5c``, so that different names never look the same.
    """
    names = [os.fsencode(part).decode("utf-8", "surrogateescape") for part in relative.parts]
    parts = [name.replace("\\", "\\x5c") for name in names]
    return "".join(
        f"\\x{ord(mark) - 0xDC00:02x}" if 0xDC80 <= ord(mark) <= 0xDCFF else mark
        for mark in "/".join(parts)
    )


def located(corpus_dir: Path, path: str) -> Path:
    """The file that `shown_path` calls ``path``."""
    first, *rest = path.split("\\x")
    name = first + "".join(_mark(piece[:2]) + piece[2:] for piece in rest)
    names = name.encode("utf-8", "surrogateescape").split(b"/")
    return corpus_dir.joinpath(*(os.fsdecode(part) for part in names))


def _mark(digits: str) -> str:
    return "\\" if digits == "5c" else chr(0xDC00 + int(digits, 16))


def corpus_name(corpus_dir: Path) -> str:
    """The absolute path of a corpus as the catalogue holds it: valid Unicode, whatever its bytes.

    Unlike `shown_path` it leaves backslashes alone: there is one of it, and it only has to compare.
    """
    return os.fsencode(corpus_dir.resolve()).decode("utf-8", "backslashreplace")
