from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.embeddings import SentenceTransformerEncoder, load_encoder
from assistant.errors import ModelError
from assistant.settings import Settings

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "klaster", "rada", "miasto", "lublin", "ma", "."]


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two tiny models of other weights ("one", "two") and a copy of the first ("copy").

    Made in another process, so that quick tests need not import torch.
    """
    folder = tmp_path_factory.mktemp("models")
    for seed, name in enumerate(("one", "two")):
        subprocess.run(
            [sys.executable, "-c", MAKE, str(folder / name), str(seed), json.dumps(VOCABULARY)],
            check=True,
            capture_output=True,
            timeout=120,
        )
    shutil.copytree(folder / "one", folder / "copy")
    return {name: folder / name for name in ("one", "two", "copy")}


MAKE = """
import json, pathlib, sys
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import Pooling, Transformer
from transformers import BertConfig, BertModel, BertTokenizer
out, seed, words = pathlib.Path(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3])
torch.manual_seed(seed)
bert = out.with_name(out.name + "-bert")
bert.mkdir()
(bert / "vocab.txt").write_text("\\n".join(words), encoding="utf-8")
BertTokenizer(str(bert / "vocab.txt")).save_pretrained(bert)
BertModel(BertConfig(vocab_size=len(words), hidden_size=16, num_hidden_layers=1,
    num_attention_heads=2, intermediate_size=16, max_position_embeddings=32)).save_pretrained(bert)
part = Transformer(str(bert))
SentenceTransformer(modules=[part, Pooling(16)], device="cpu").save(str(out))
"""


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    """In one line that says what to set."""
    with pytest.raises(ModelError) as raised:
        load_encoder(Settings(model=str(tmp_path)))
    assert raised.value.wording("en") == (
        f"{tmp_path} holds no sentence-transformers model; set ASSISTANT_MODEL to another folder "
        "or name."
    )
    assert "\n" not in raised.value.wording("pl")


def test_the_bundled_model_is_named_without_loading_it() -> None:
    """By its name and a digest of its weights; nothing heavy is imported."""
    code = (
        "import sys\nfrom assistant.embeddings import load_encoder\n"
        "from assistant.settings import Settings\n"
        "print(load_encoder(Settings()).name)\n"
        "assert not {'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    name, digest = done.stdout.strip().split("@")
    assert name == "pl-en"
    assert len(digest) == 12


def test_the_name_is_that_of_the_weights(tmp_path: Path) -> None:
    """Moving a model changes nothing; other weights have another name."""
    names = {}
    for place, weights in (("a/m", b"one"), ("b/m", b"one"), ("c/m", b"two")):
        folder = tmp_path / place
        folder.mkdir(parents=True)
        (folder / "modules.json").write_text("[]")
        (folder / "model.safetensors").write_bytes(weights)
        names[place] = load_encoder(Settings(model=str(folder))).name
    assert names["a/m"] == names["b/m"]
    assert names["a/m"] != names["c/m"]
    assert names["a/m"].startswith("m@")


@pytest.mark.slow
def test_a_model_in_a_folder_gives_unit_rows(models: dict[str, Path]) -> None:
    """One for each text, float32, the same each time, alone or with others."""
    encoder = load_encoder(Settings(model=str(models["one"])))
    texts = ["klaster", "rada miasto Lublin.", "", "xqzzy " * 100]
    rows = encoder.encode(texts)
    assert (rows.shape, rows.dtype, encoder.dimension) == ((4, 16), np.dtype("float32"), 16)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    np.testing.assert_allclose(encoder.encode(texts[1:2]), rows[1:2], atol=1e-5)
    assert encoder.encode([]).shape == (0, 16)
    assert encoder.encode([]).dtype == np.dtype("float32")


@pytest.mark.slow
def test_models_of_other_weights_have_other_names_and_vectors(models: dict[str, Path]) -> None:
    """A copy has the same vectors, and the digest in its name."""
    encoders = {name: load_encoder(Settings(model=str(path))) for name, path in models.items()}
    digests = {name: encoder.name.split("@")[1] for name, encoder in encoders.items()}
    assert digests["one"] == digests["copy"] != digests["two"]
    one, two, copy = (encoders[name].encode(["rada"]) for name in ("one", "two", "copy"))
    np.testing.assert_array_equal(one, copy)
    assert not np.allclose(one, two, atol=0.01)


@pytest.mark.slow
@pytest.mark.parametrize("broken", ["weights", "config"])
def test_a_broken_model_is_told_in_one_line(
    broken: str, models: dict[str, Path], tmp_path: Path
) -> None:
    """Whichever library finds out."""
    folder = tmp_path / "broken"
    shutil.copytree(models["one"], folder)
    if broken == "weights":
        (folder / "model.safetensors").write_bytes(b"\x00" * 100)
    else:
        (folder / "modules.json").write_text("{")
    encoder = load_encoder(Settings(model=str(folder)))
    with pytest.raises(ModelError) as raised:
        encoder.encode(["rada"])
    assert raised.value.wording("en").startswith(f"The model {folder} cannot be loaded (")
    assert "\n" not in raised.value.wording("en") + raised.value.wording("pl")


@pytest.mark.slow
def test_a_name_that_is_not_on_this_machine_is_told_without_a_network() -> None:
    """In one line, with what to do."""
    encoder = SentenceTransformerEncoder("nobody/has-such-a-model")
    with pytest.raises(ModelError) as raised:
        encoder.encode(["rada"])
    words = raised.value.wording("en")
    assert words.startswith("The model nobody/has-such-a-model cannot be loaded (")
    assert words.endswith("leave ASSISTANT_MODEL unset to use the bundled model.")
    assert "\n" not in words


def ask(folder: Path, model: str | Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "assistant.cli", *words]
    where = ["--corpus", str(folder / "corpus"), "--index", str(folder / "index")]
    settings = {"ASSISTANT_MODEL": str(model)}
    root = Path(__file__).parent.parent
    return subprocess.run(
        [*command, *where],
        env={**os.environ, **settings},
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.slow
def test_another_model_embeds_everything_again(models: dict[str, Path], small_corpus: Path) -> None:
    """With a message; the same weights elsewhere embed nothing; vectors never mix."""
    from assistant.store import Store

    counts = []
    for name in ("one", "one", "two"):
        done = ask(small_corpus, models[name], "index", "--json")
        assert done.returncode == 0, done.stderr
        counts.append(json.loads(done.stdout)["embedded"])
    assert counts == [3, 0, 3]
    assert "The embedding model changed from one@" in done.stderr
    assert "3 passages are embedded again." in done.stderr
    snapshot = Store.open(small_corpus / "index").snapshot()
    assert list(snapshot.catalogue.vector_counts().values()) == [3]
    asked = ask(small_corpus, models["one"], "ask", "who runs Study in Lublin?", "--json")
    assert asked.returncode == 0, asked.stderr
    assert "The embedding model changed from two@" in asked.stderr
    assert json.loads(asked.stdout)["status"] in {"answered", "not_found"}


@pytest.mark.slow
def test_a_model_that_cannot_be_loaded_leaves_the_index_as_it_was(
    models: dict[str, Path], small_corpus: Path
) -> None:
    """One line, exit code 1, no traceback; the old model still answers."""
    assert ask(small_corpus, models["one"], "index").returncode == 0
    done = ask(small_corpus, "nobody/has-such-a-model", "index")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1].startswith("The model nobody/has-such-a-model cannot be")
    assert "Traceback" not in done.stderr
    again = json.loads(ask(small_corpus, models["one"], "index", "--json").stdout)
    assert (again["embedded"], again["changes"]["unchanged"]) == (0, 4)
