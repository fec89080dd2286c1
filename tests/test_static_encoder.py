"""The bundled embeddings: the same vectors by every way of loading, and calm over bad input."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import ModelError
from assistant.static_encoder import FOLDER, StaticEncoder

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [
    "Kto koordynuje Lubelską Medycynę?",
    "Who coordinates the medical cluster?",
    "Rada Miasta Lublin podjęła uchwałę w sprawie budżetu na 2019 rok.",
    "miej-\nscowość, 3,5 mln zł",
    "Привет мир 世界",
    "🙂",
    "",
]
NAMED = ("model.safetensors", "tokenizer.json", "manifest.json")


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return shutil.copytree(FOLDER, tmp_path / "embeddings")


def test_shape_and_name(encoder: StaticEncoder) -> None:
    """Vectors have the dimension that is told, and the name tells the weights."""
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert vectors.dtype == np.float32
    assert encoder.name.startswith("pl-en@")
    assert len(encoder.name) == len("pl-en@") + 12
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_name_without_loading(copied: Path) -> None:
    """Name and dimension are known without the weights."""
    (copied / "model.safetensors").unlink()
    assert StaticEncoder(copied).name == StaticEncoder().name
    assert StaticEncoder(copied).dimension == StaticEncoder().dimension


def test_same_as_model2vec(encoder: StaticEncoder) -> None:
    """model2vec gives the same vectors for the same folder."""
    model2vec = pytest.importorskip("model2vec")
    model = model2vec.StaticModel.from_pretrained(FOLDER, force_download=False)
    np.testing.assert_allclose(encoder.encode(TEXTS), model.encode(TEXTS), atol=1e-3)


@pytest.mark.slow
def test_same_as_sentence_transformers(encoder: StaticEncoder) -> None:
    """sentence-transformers loads the folder as it is, to the same vectors."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(FOLDER), device="cpu", local_files_only=True)
    np.testing.assert_allclose(encoder.encode(TEXTS), model.encode(TEXTS), atol=1e-3)


def test_diacritics_and_case(encoder: StaticEncoder) -> None:
    """Text without diacritics, in capitals, or broken at a line's end has the same vector."""
    rows = encoder.encode(["Członków rady", "czlonkow rady", "CZŁONKÓW, RADY!", "człon-\nków rady"])
    np.testing.assert_array_equal(rows, np.tile(rows[0], (4, 1)))


def test_translation_is_nearest(encoder: StaticEncoder) -> None:
    """A question is nearest to its translation."""
    polish = encoder.encode(
        ["Kiedy kończy się nabór wniosków?", "Kto przewodniczy radzie?", "Ile kosztuje szpital?"]
    )
    english = encoder.encode(
        [
            "When does the call for applications end?",
            "Who chairs the council?",
            "How much does the hospital cost?",
        ]
    )
    assert (english @ polish.T).argmax(axis=1).tolist() == [0, 1, 2]


@pytest.mark.parametrize("text", ["", " \n", "🙂🙂", "—…!", "\u0000", "\ud800"])
def test_nothing_known(encoder: StaticEncoder, text: str) -> None:
    """A text without any known piece has the zero vector."""
    assert not encoder.encode([text]).any()


@pytest.mark.parametrize(
    ("text", "length"), [("słowo " * 200_000, 1), ("ab" * 500_000, 0), ("x\u0301" * 500_000, 0)]
)
def test_very_long(encoder: StaticEncoder, text: str, length: int) -> None:
    """A megabyte of words has a vector; a word of a megabyte is unknown."""
    assert np.linalg.norm(encoder.encode([text])) == pytest.approx(length, abs=1e-5)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=5))
def test_always_finite(texts: list[str]) -> None:
    """Whatever the text, its vector is finite and of length one or zero."""
    lengths = np.linalg.norm(_shared().encode(texts), axis=1)
    assert np.all((np.abs(lengths - 1) < 1e-5) | (lengths == 0))


def test_batches_change_nothing(encoder: StaticEncoder) -> None:
    """A text has the same vector alone and among a thousand others."""
    many = encoder.encode([*(f"zdanie numer {n}" for n in range(1000)), TEXTS[0]])
    np.testing.assert_allclose(many[-1], encoder.encode(TEXTS[:1])[0], atol=1e-6)


@pytest.mark.parametrize("name", NAMED)
def test_missing_file(copied: Path, name: str) -> None:
    """A missing file is named, with what to do."""
    (copied / name).unlink()
    _refused(copied, name)


@pytest.mark.parametrize("name", NAMED)
def test_truncated_file(copied: Path, name: str) -> None:
    """A file cut short is named, with what to do."""
    content = (copied / name).read_bytes()
    (copied / name).write_bytes(content[: len(content) // 2])
    _refused(copied, name)


@pytest.mark.parametrize("name", NAMED[:2])
def test_altered_file(copied: Path, name: str) -> None:
    """One changed byte is noticed."""
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copied / name).write_bytes(content)
    _refused(copied, name)


@pytest.mark.parametrize("manifest", [[], {}, {"sha256": {}}, {"sha256": None, "dimension": 4}])
def test_strange_manifest(copied: Path, manifest: object) -> None:
    """A manifest of another form is a damaged one."""
    (copied / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    _refused(copied, "manifest.json")


def test_no_torch() -> None:
    """Embedding imports neither torch nor a library that needs it."""
    script = (
        "import sys; from assistant.static_encoder import StaticEncoder;"
        "StaticEncoder().encode(['x']);"
        "print([m for m in ('torch', 'transformers', 'sentence_transformers') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == "[]"


@cache
def _shared() -> StaticEncoder:
    """One encoder for all examples of a property."""
    return StaticEncoder()


def _refused(folder: Path, name: str) -> None:
    """Assert that encoding ends with one line that names the file and the remedy."""
    with pytest.raises(ModelError) as caught:
        StaticEncoder(folder).encode(["x"])
    wording = caught.value.wording
    assert str(folder / name) in wording.en
    assert "install the program again" in wording.en
    assert str(folder / name) in wording.pl
    assert "\n" not in wording.en + wording.pl
