"""Nearest passages by meaning: exact inner product over unit vectors (their cosine).

Derived from the catalogue. Exact and not approximate: a flat scan of 300,000 vectors takes tens
of milliseconds, and nothing near is ever missed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.store.files import explained

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_THREADS = min(4, os.cpu_count() or 1)


class VectorIndex:
    """An opened index; immutable, safe to use from several threads.

    Args:
        index: a faiss index with ids, as `read` gives it; None when there are no vectors.
        hidden: ids of passages that must not be found (they were deleted since).
    """

    def __init__(self, index: Any, hidden: frozenset[int] = frozenset()) -> None:
        self._index = index
        self._hidden = hidden

    @property
    def size(self) -> int:
        """Number of vectors."""
        return 0 if self._index is None else int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Length of each vector; 0 when there are none."""
        return 0 if self._index is None else int(self._index.d)

    def search(
        self, vector: np.ndarray, limit: int, only: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The passages nearest to a unit vector of shape (dimension,).

        Args:
            vector: float32 of length 1.
            limit: how many at most.
            only: ids of the passages to search; None for all.

        Returns:
            (passage id, cosine), at most ``limit``, nearest first; the smaller id first where
            cosines are equal.
        """
        wanted = min(limit + len(self._hidden), self.size)
        if wanted <= 0:
            return []
        query = np.ascontiguousarray(vector, dtype=np.float32).reshape(1, -1)
        parameters = None if only is None else _chosen(only)
        ask = wanted
        while True:
            ask = min(ask + 16, self.size)
            cosines, ids = self._index.search(query, ask, params=parameters)
            # Equal cosines at the cut come in the engine's own order: look until past them all.
            if ask == self.size or cosines[0][-1] < cosines[0][wanted - 1]:
                break
            ask *= 4
        found = [
            (int(number), float(cosine))
            for number, cosine in zip(ids[0], cosines[0], strict=True)
            if number >= 0 and int(number) not in self._hidden  # -1: there are no more
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]


def _chosen(only: Sequence[int]) -> Any:
    """What has a search look at the passages ``only``."""
    import faiss

    parameters: Any = faiss.SearchParameters  # given so, it keeps the selector alive
    return parameters(sel=faiss.IDSelectorBatch(np.array(only, dtype=np.int64)))


def write(path: Path, ids: np.ndarray, vectors: np.ndarray) -> None:
    """Write the vectors float32 (n, dimension) of the passages ``ids`` int64 (n,)."""
    import faiss

    index = faiss.IndexIDMap2(faiss.IndexFlatIP(vectors.shape[1]))
    index.add_with_ids(np.ascontiguousarray(vectors), np.ascontiguousarray(ids, dtype=np.int64))
    with explained(path.parent.parent):
        path.write_bytes(faiss.serialize_index(index).tobytes())


def read(content: bytes) -> Any:
    """The faiss index of a file's content (whose checksum the caller has compared)."""
    import faiss

    faiss.omp_set_num_threads(_THREADS)
    return faiss.deserialize_index(np.frombuffer(content, dtype=np.uint8))
