from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from indexfakes import Bench

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """An empty corpus beside an index that is not made yet."""
    return Bench(tmp_path)
