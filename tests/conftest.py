"""What all tests share: an environment that depends on no machine, and a small Polish corpus."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from corefakes import CORPUS, fill, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.assistant import Assistant

# The scripts in training/ are not installed; last, so that an installed assistant goes first.
sys.path.append(str(Path(__file__).parent.parent))

# The same examples in every run: a failure in a pipeline can be repeated by whoever looks at it.
# `pytest --hypothesis-profile explore` looks for new ones.
hypothesis.settings.register_profile("fixed", deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=1000)
hypothesis.settings.load_profile("fixed")


@pytest.fixture(scope="session", autouse=True)
def isolated_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No settings of the user, no locale of the machine, no model hub, no folder of the user."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [*os.environ]:
            if name.startswith("ASSISTANT_") or name in {"LC_ALL", "LC_MESSAGES", "LANGUAGE"}:
                patch.delenv(name)
        patch.setenv("LANG", "C.UTF-8")
        # Processes that tests start import this checkout, installed or not.
        patch.setenv("PYTHONPATH", str(Path(__file__).parent.parent), prepend=os.pathsep)
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("user-data")))
        for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "PY_COLORS", "COLUMNS"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture
def small_corpus(tmp_path: Path) -> Path:
    """A folder that holds the small corpus in ``corpus`` and no index yet."""
    fill(tmp_path / "corpus", CORPUS)
    return tmp_path


@pytest.fixture(scope="session")
def small_assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the small corpus; not to be changed by a test."""
    folder = tmp_path_factory.mktemp("small")
    fill(folder / "corpus", CORPUS)
    return opened(folder)
