"""Writing the pack's files: flat arrays, and a manifest with the checksum of each."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt


def write_tables(path: Path, tables: Mapping[str, Mapping[str, Mapping[str, float]]]) -> None:
    """Write translation tables as `assistant.translation.Table` reads them."""
    from safetensors.numpy import save_file

    arrays: dict[str, npt.NDArray[Any]] = {}
    for name, table in tables.items():
        keys = sorted(table)
        words = sorted({word for translations in table.values() for word in translations})
        number = {word: index for index, word in enumerate(words)}
        rows = [sorted(table[key].items(), key=lambda item: (-item[1], item[0])) for key in keys]
        arrays[f"{name}.keys"], arrays[f"{name}.key_ends"] = _joined(keys)
        arrays[f"{name}.words"], arrays[f"{name}.word_ends"] = _joined(words)
        arrays[f"{name}.entry_ends"] = np.cumsum([len(row) for row in rows]).astype(np.uint32)
        arrays[f"{name}.entries"] = np.array(
            [number[word] for row in rows for word, _ in row], dtype=np.uint32
        )
        arrays[f"{name}.probabilities"] = np.array(
            [max(1, round(255 * p)) for row in rows for _, p in row], dtype=np.uint8
        )
    save_file(arrays, path)
    path.chmod(0o644)  # safetensors writes for the owner alone; an installed program serves all


def _joined(words: Sequence[str]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint32]]:
    """Words as one stretch of UTF-8 bytes, and where each ends."""
    encoded = [word.encode("utf-8") for word in words]
    ends = np.cumsum([len(word) for word in encoded]).astype(np.uint32)
    return np.frombuffer(b"".join(encoded), dtype=np.uint8), ends


def write_learned(folder: Path, name: str, content: Mapping[str, Any]) -> None:
    """Put ``content`` into the pack as JSON under ``name``, and print it."""
    text = json.dumps(content, indent=1) + "\n"
    (folder / name).write_text(text, encoding="utf-8")
    write_manifest(folder)
    print(text)


def write_manifest(folder: Path) -> None:
    """Write ``manifest.json``: the SHA-256 of every file of the pack."""
    files = sorted(
        path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json"
    )
    manifest = {
        "sha256": {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in files
        },
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")
