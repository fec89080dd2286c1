"""The bundled Polish and English embeddings: one vector for each piece of a word, no torch.

A text's vector is the mean of its pieces' vectors, made unit length. The folder is one that
``model2vec.StaticModel.from_pretrained`` and ``SentenceTransformer`` load too, to the same
vectors; it is read here directly, because that starts several times faster: model2vec copies the
tokenizer through its text form, and imports what it needs to talk to a model hub.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from assistant.pack import MANIFEST, PACK, broken, checked_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt
    from tokenizers import Tokenizer

    Vectors = npt.NDArray[np.float32]

FOLDER = PACK / "embeddings"
"""Where the trained files lie."""

WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"

LONGEST = 20_000
"""Characters of a text that are read; the mean over more would say nothing of any part of it."""

_BATCH = 64  # texts at once, to bound the memory for the vectors of their pieces


@dataclass(frozen=True)
class _Parts:
    """What is loaded: pieces, their vectors as bytes (pieces, dimension), a scale for each."""

    tokenizer: Tokenizer
    numbers: npt.NDArray[np.int8]
    scales: npt.NDArray[np.float32]


class StaticEncoder:
    """The embeddings in a folder, loaded when first needed.

    A text without any known piece (empty, emoji, most other scripts) has the zero vector: it is
    like no text at all. Every other vector has unit length.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._described: Mapping[str, Any] | None = None
        self._parts: _Parts | None = None
        self._lock = Lock()

    @property
    def name(self) -> str:
        """The pack's name and a digest of the weights and pieces; found without loading them.

        Raises:
            ModelError: the manifest is missing or damaged.
        """
        digests = self._manifest()["sha256"]
        both = f"{digests[WEIGHTS]} {digests[TOKENIZER]}"
        return f"pl-en@{hashlib.sha256(both.encode()).hexdigest()[:12]}"

    @property
    def dimension(self) -> int:
        """Length of a vector.

        Raises:
            ModelError: the manifest is missing or damaged.
        """
        return int(self._manifest()["dimension"])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row for each text, float32, shape (len(texts), dimension); see the class.

        Raises:
            ModelError: a file of the model is missing, cut short or altered.
        """
        import numpy as np

        parts = self._loaded()
        vectors = np.zeros((len(texts), parts.numbers.shape[1]), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = [_readable(text) for text in texts[start : start + _BATCH]]
            vectors[start : start + len(batch)] = _sums(parts, batch)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors

    def _manifest(self) -> Mapping[str, Any]:
        """Dimension and SHA-256 of the files, as training wrote them."""
        if self._described is None:
            path = self._folder / MANIFEST
            try:
                described = json.loads(path.read_text(encoding="utf-8"))
                complete = {WEIGHTS, TOKENIZER} <= described["sha256"].keys()
                if not complete or int(described["dimension"]) < 1:
                    raise broken(path)
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                raise broken(path) from error
            self._described = described
        return self._described

    def _loaded(self) -> _Parts:
        with self._lock:
            if self._parts is None:
                self._parts = self._load()
            return self._parts

    def _load(self) -> _Parts:
        """The model's files, each checked before it is used."""
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # threads do not survive a fork
        from safetensors.numpy import load
        from tokenizers import Tokenizer

        self._manifest()  # of the right form, before it is asked for checksums
        pieces = checked_bytes(TOKENIZER, self._folder)
        arrays = load(checked_bytes(WEIGHTS, self._folder))
        return _Parts(Tokenizer.from_buffer(pieces), arrays["embeddings"], arrays["weights"])


@cache
def bundled() -> StaticEncoder:
    """The encoder of the language pack: one, so that its files are loaded once."""
    return StaticEncoder()


def _readable(text: str) -> str:
    """The start of a text, without halves of characters, which the tokenizer cannot take."""
    return text[:LONGEST].encode("utf-8", "ignore").decode("utf-8")


def _sums(parts: _Parts, texts: Sequence[str]) -> Vectors:
    """The sum of the pieces' vectors of each text; only its direction matters."""
    import numpy as np

    encodings = parts.tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    rows = [encoding.ids for encoding in encodings]
    counts = np.fromiter(map(len, rows), dtype=np.intp, count=len(rows))
    sums = np.zeros((len(rows), parts.numbers.shape[1]), dtype=np.float32)
    filled = counts > 0
    if filled.any():
        pieces = np.concatenate([np.array(row, dtype=np.intp) for row in rows if row])
        vectors = parts.numbers[pieces] * parts.scales[pieces, None]
        starts = np.cumsum(counts[filled]) - counts[filled]
        sums[filled] = np.add.reduceat(vectors, starts, axis=0)
    return sums
