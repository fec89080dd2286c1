"""The language pack that comes with the program: its files, checked before they are trusted."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import ModelError
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np

PACK = Path(__file__).parent / "models" / "pl-en"
MANIFEST = "manifest.json"


@cache
def read_tensors(name: str, folder: Path = PACK) -> Mapping[str, np.ndarray]:
    """The arrays of a safetensors file of the pack, its checksum compared first.

    Raises:
        ModelError: the file is missing, cut short or altered.
    """
    from safetensors.numpy import load

    return load(checked_bytes(name, folder))


def checked_bytes(name: str, folder: Path = PACK) -> bytes:
    """The content of a file of the pack.

    Raises:
        ModelError: the file is missing, cut short or altered.
    """
    path = folder / name
    try:
        expected = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["sha256"][name]
        content = path.read_bytes()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise broken(path) from error
    if hashlib.sha256(content).hexdigest() != expected:
        raise broken(path)
    return content


def broken(path: Path) -> ModelError:
    """The error of a file of the pack that is not as it was installed."""
    return ModelError(
        Wording(
            "The language pack's file {path} is missing or damaged: install the program again.",
            "Brakuje pliku pakietu językowego {path} albo jest on uszkodzony: zainstaluj program "
            "ponownie.",
        ).filled(path=path)
    )
