"""Vectors for passages: new documents in batches, all passages anew when the model changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.indexing.progress import stage
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.embeddings import Encoder
    from assistant.indexing.progress import Progress
    from assistant.store import WritableCatalogue

BATCH = 256
"""Passages embedded, and committed, at once: an interrupted run loses at most these."""


def encode(encoder: Encoder, texts: Sequence[str]) -> np.ndarray:
    """Vectors float32 (len(texts), dimension); (0, 0) for no texts, without loading the model."""
    if not texts:
        return np.zeros((0, 0), dtype=np.float32)
    parts = [encoder.encode(texts[i : i + BATCH]) for i in range(0, len(texts), BATCH)]
    return np.concatenate(parts).astype(np.float32, copy=False)


def embed_missing(catalogue: WritableCatalogue, encoder: Encoder, progress: Progress) -> int:
    """Give every passage a vector of the encoder's model, and drop those of any other.

    Until the last one is there, the index goes on with the old model's: vectors of two models are
    never mixed, and an interrupted change goes on where it stopped.

    Returns:
        How many vectors were computed.
    """
    ids = catalogue.without_vector(encoder.name)
    before = catalogue.model
    if ids and before is not None and before.name != encoder.name:
        progress.message(
            Wording(
                en="The embedding model changed from {old} to {new}: {count} passages are embedded "
                "again.",
                pl="Zmieniono model z {old} na {new}: wektory {count} fragmentów są liczone od "
                "nowa.",
            ).filled(old=before.name, new=encoder.name, count=len(ids))
        )
    if ids:
        with stage(progress, len(ids), Wording("Embedding passages", "Liczenie wektorów")):
            for start in range(0, len(ids), BATCH):
                texts = dict(catalogue.texts(ids[start : start + BATCH]))
                vectors = encode(encoder, list(texts.values()))
                catalogue.add_vectors(list(texts), vectors, encoder.name)
                for number in texts:
                    progress.advance(str(number))
    if set(catalogue.vector_counts()) - {encoder.name}:
        catalogue.switch_model(encoder.name)
    return len(ids)
