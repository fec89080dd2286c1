from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storefakes import vector

from assistant.store import VectorIndex
from assistant.store.vectors import read, write

if TYPE_CHECKING:
    from pathlib import Path


def _index(
    folder: Path, vectors: dict[int, np.ndarray], hidden: frozenset[int] = frozenset()
) -> VectorIndex:
    path = folder / "vectors.faiss"
    write(path, np.array(list(vectors)), np.stack(list(vectors.values())).astype(np.float32))
    return VectorIndex(read(path.read_bytes()), hidden)


def test_the_nearest_come_first_with_their_cosine(tmp_path: Path) -> None:
    """Scores are inner products of unit vectors."""
    rows = {7: np.array([1.0, 0.0]), 5: np.array([0.6, 0.8]), 2: np.array([0.0, 1.0])}
    index = _index(tmp_path, rows)
    assert (index.size, index.dimension) == (3, 2)
    assert index.search(np.array([1.0, 0.0]), 2) == [(7, 1.0), (5, pytest.approx(0.6))]


def test_equal_cosines_come_by_id(tmp_path: Path) -> None:
    """Ties are broken by the smaller id, also where the limit cuts through them."""
    index = _index(tmp_path, {number: vector("same") for number in range(100, 0, -1)})
    assert [number for number, _ in index.search(vector("same"), 3)] == [1, 2, 3]


def test_hidden_passages_are_never_found(tmp_path: Path) -> None:
    """They do not take the place of others either."""
    rows = {number: vector("same") for number in range(1, 40)}
    index = _index(tmp_path, rows, hidden=frozenset(range(1, 30)))
    assert [number for number, _ in index.search(vector("same"), 3)] == [30, 31, 32]


def test_a_search_among_some_passages(tmp_path: Path) -> None:
    """They are found however many others are nearer; what is not there is passed over."""
    rows = {number: vector("same") for number in range(1, 40)} | {50: vector("other")}
    index = _index(tmp_path, rows, hidden=frozenset({7}))
    assert [number for number, _ in index.search(vector("same"), 3, [50, 9, 7, 8, 1000])] == [
        8, 9, 50,
    ]  # fmt: skip
    assert index.search(vector("same"), 3, []) == []


def test_nothing_is_found_without_vectors() -> None:
    """An index of no passages answers like any other."""
    index = VectorIndex(None)
    assert (index.size, index.dimension, index.search(vector("x"), 3)) == (0, 0, [])


@settings(max_examples=30, deadline=None)
@given(
    texts=st.sets(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=60),
    limit=st.integers(0, 70),
)
def test_search_is_exact(
    tmp_path_factory: pytest.TempPathFactory, texts: set[str], limit: int
) -> None:
    """The same passages in the same order as comparing with every vector."""
    rows = {number: vector(text) for number, text in enumerate(sorted(texts), start=1)}
    index = _index(tmp_path_factory.mktemp("vectors"), rows)
    query = vector("query")
    expected = sorted(((float(row @ query), -number) for number, row in rows.items()), reverse=True)
    found = index.search(query, limit)
    assert [number for number, _ in found] == [-number for _, number in expected[:limit]]
    assert [cosine for _, cosine in found] == pytest.approx(
        [c for c, _ in expected[:limit]], abs=1e-6
    )
