from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from storefakes import ANALYSER, add, quiet

from assistant.store import open_writer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    """A folder for an index, not made yet."""
    return tmp_path / "index"


@pytest.fixture
def filled(index_dir: Path) -> Path:
    """An index of three documents (passages 1, 2 and 3 and 4), published."""
    with open_writer(index_dir, quiet) as writer:
        add(writer, "a.txt", "rada miasta lublin")
        add(writer, "b.txt", "klaster medycyna lublin\nkoordynator klastra")
        add(writer, "c/d.txt", "uniwersytet medyczny")
        writer.publish(ANALYSER)
    return index_dir
