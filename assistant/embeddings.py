"""Text -> vectors.

An `Encoder` is anything that turns texts into rows of unit length, so that a tiny one can stand in
for tests. The program brings its own (`assistant.static_encoder`); the adapter for
sentence-transformers takes any other model, by folder or by name on a model hub.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from assistant.errors import ModelError
from assistant.settings import BUNDLED_MODEL
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from assistant.settings import Settings

    Vectors = npt.NDArray[np.float32]

BATCH = 32  # texts encoded at once; more gains nothing on two cores


class Encoder(Protocol):
    """Turns texts into vectors whose inner product is their cosine similarity."""

    @property
    def name(self) -> str:
        """A name for exactly these weights; vectors of different names are never compared."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length for each text: float32, shape (len(texts), dimension)."""


class SentenceTransformerEncoder:
    """A sentence-transformers model, loaded when first needed.

    Loading takes seconds (it imports torch), so a command that embeds nothing never pays for it:
    the name is found without loading.
    """

    def __init__(self, model: str) -> None:
        self._source = _locate(model)
        self._name: str | None = None
        self._model: Any = None
        self._lock = Lock()

    @property
    def name(self) -> str:
        """The model's name, with a digest of its weights where they lie in a folder."""
        if self._name is None:
            folder = Path(self._source)
            if not folder.is_dir():
                self._name = self._source
            else:
                self._name = f"{folder.name}@{_digest(folder)}"
        return self._name

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        model = self._loaded()
        # The method was renamed in sentence-transformers 5.2; the old name warns.
        ask = getattr(model, "get_embedding_dimension", None)
        return int(ask() if ask else model.get_sentence_embedding_dimension())

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length for each text."""
        import numpy as np

        model = self._loaded()
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        rows: Vectors = model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.nan_to_num(rows.astype(np.float32))

    def _loaded(self) -> Any:
        with self._lock:
            if self._model is None:
                self._model = _load(self._source)
            return self._model


def load_encoder(settings: Settings) -> Encoder:
    """The encoder that ``settings.model`` names.

    Raises:
        ModelError: it names a folder that holds no model.
    """
    if settings.model == BUNDLED_MODEL:
        from assistant.static_encoder import bundled

        return bundled()
    return SentenceTransformerEncoder(settings.model)


def _locate(model: str) -> str:
    """The folder of a model where it is on this machine, else its name on the hub."""
    if Path(model).is_dir():
        if (
            not (Path(model) / "modules.json").is_file()
            and not (Path(model) / "config.json").is_file()
        ):
            raise ModelError(
                Wording(
                    f"{model} holds no sentence-transformers model; set ASSISTANT_MODEL to "
                    "another folder or name.",
                    f"W folderze {model} nie ma modelu sentence-transformers; ustaw w "
                    "ASSISTANT_MODEL inny folder albo nazwę.",
                )
            )
        return model
    return model


def _digest(folder: Path) -> str:
    """A short digest of the files of a model: equal for equal weights, wherever they lie."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.safetensors")) or sorted(folder.rglob("*.bin")):
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:12]


def _load(source: str) -> Any:
    """The sentence-transformers model at a folder or of a name."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    local = Path(source).is_dir()
    if local:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")  # nothing leaves the machine
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]

        return SentenceTransformer(
            source, device="cpu", trust_remote_code=False, local_files_only=local
        )
    except Exception as error:  # the libraries raise errors of many kinds over a broken model
        reason = str(error).strip().splitlines()[0] if str(error).strip() else repr(error)
        raise ModelError(
            Wording(
                f"The model {source} cannot be loaded ({reason}). Without a network, leave "
                "ASSISTANT_MODEL unset to use the bundled model.",
                f"Nie można wczytać modelu {source} ({reason}). Bez sieci nie ustawiaj "
                "ASSISTANT_MODEL, wtedy działa model dołączony do programu.",
            )
        ) from error
