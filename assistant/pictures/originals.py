"""The file that was indexed, and no other."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def unchanged(files: Iterable[Path], sha256: str) -> bytes | None:
    """The bytes of the first of some files that still has this SHA-256; None where none has."""
    for file in files:
        try:
            data = file.read_bytes()
        except OSError:
            continue
        if hashlib.sha256(data).hexdigest() == sha256:
            return data
    return None
