from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from assistant.errors import ModelError
from assistant.fusion import CHANNELS, FUSION, weights
from assistant.pack import PACK
from training.packing import write_manifest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_weights_of_a_language_are_shares_of_one(language: str) -> None:
    """One for every channel, none negative."""
    found = weights()["pl" if language == "pl" else "en"]
    assert list(found) == list(CHANNELS)
    assert all(weight >= 0 for weight in found.values())
    assert sum(found.values()) == pytest.approx(1, abs=0.01)


def test_the_pack_tells_on_what_the_weights_were_fitted_and_how_they_do() -> None:
    """Figures for both languages, of the development and the held-out halves."""
    figures = json.loads((PACK / FUSION).read_text(encoding="utf-8"))["document_at_1"]
    for language in ("pl", "en"):
        halves = {name.rsplit(", ", 1)[1] for name in figures[language]}
        assert halves == {"development", "held out"}
        assert all(0 < share <= 1 for share in figures[language].values())


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"weights": {"pl": {}, "en": {}}}', '{"weights": [1]}']
)
def test_weights_for_other_channels_are_refused(content: str, tmp_path: Path) -> None:
    """The file is named, and what to do."""
    folder = tmp_path / "pack"
    folder.mkdir()
    shutil.copytree(PACK / "embeddings", folder / "embeddings")
    (folder / FUSION).write_text(content, encoding="utf-8")
    write_manifest(folder)
    with pytest.raises(ModelError, match=r"fusion\.json.*install the program again"):
        weights(folder)
