from __future__ import annotations

import hashlib
import json
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.certainty import QUOTE_FEATURES
from assistant.choosing import ANSWERS, Model, model
from assistant.errors import ModelError
from assistant.evidence import FEATURES
from assistant.pack import MANIFEST

if TYPE_CHECKING:
    from pathlib import Path


def content() -> dict[str, Any]:
    """What training writes, the weights in another order than that of the features."""
    backwards = list(reversed(FEATURES))
    of_quotes = [*QUOTE_FEATURES, *backwards]
    return {
        "choice": {name: float(number) for number, name in enumerate(backwards)},
        "surety": {name: float(number) for number, name in enumerate(of_quotes)},
        "bias": -1.5,
        "enough": 0.25,
    }


def pack(folder: Path, text: str) -> Path:
    """A folder whose manifest vouches for the model file."""
    data = text.encode()
    (folder / ANSWERS).write_bytes(data)
    manifest = {"sha256": {ANSWERS: hashlib.sha256(data).hexdigest()}}
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def test_weights_are_read_by_name(tmp_path: Path) -> None:
    """In the order of the features, whatever the order of the file."""
    found = model(pack(tmp_path, json.dumps(content())))
    count = len(FEATURES)
    assert found.choice.tolist() == [float(count - 1 - number) for number in range(count)]
    ends = len(QUOTE_FEATURES)
    assert found.surety.tolist() == [
        *(float(ends + count - 1 - number) for number in range(count)),
        *map(float, range(ends)),
    ]
    assert (found.bias, found.enough) == (-1.5, 0.25)


def test_score_and_probability() -> None:
    """A weighted sum; the logistic function of one."""
    made = Model(np.array([2.0, -1.0]), np.array([1.0, 3.0]), -2.0, 0.5)
    assert made.score(np.array([0.5, 0.25])) == 0.75
    assert made.probability(np.array([0.5, 0.5])) == 0.5
    assert made.probability(np.array([1.0, 0.0])) == pytest.approx(1 / (1 + math.e))


@given(
    st.lists(st.floats(-20, 20), min_size=3, max_size=3),
    st.lists(st.floats(0, 1), min_size=3, max_size=3),
    st.floats(0, 1),
)
def test_probability_is_one_and_rises_with_what_speaks_for_it(
    weights: list[float], features: list[float], more: float
) -> None:
    """Between 0 and 1; more of a feature of positive weight never lowers it."""
    made = Model(np.zeros(3), np.array(weights), -1.0, 0.5)
    raised = np.array(features) + np.array([more, 0.0, 0.0])
    low, high = made.probability(np.array(features)), made.probability(raised)
    assert 0 <= low <= 1
    assert (low <= high + 1e-12) if weights[0] >= 0 else (high <= low + 1e-12)


def test_the_bundled_model_fits_the_program() -> None:
    """Finite weights for every feature; what is the same for all takes no part in choosing."""
    found = model()
    assert np.isfinite(found.choice).all()
    assert np.isfinite(found.surety).all()
    assert 0 < found.enough < 1
    names = list(FEATURES)
    assert [found.choice[names.index(name)] for name in ("shortness", "english")] == [0.0, 0.0]


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in content().items() if key != name}


def changed(part: str, **weights: object) -> dict[str, Any]:
    """The content with some weights of a part added, or left out where they are None."""
    made = content()
    made[part] = {
        name: value for name, value in (made[part] | weights).items() if value is not None
    }
    return made


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(changed("choice", novelty=1.0)),
        json.dumps(changed("surety", novelty=1.0)),
        json.dumps(changed("choice", before=None)),
        json.dumps(changed("surety", before="much")),
        json.dumps(changed("choice", before=[1.0])),
        json.dumps(content() | {"choice": [1.0] * len(FEATURES)}),
        json.dumps(content() | {"bias": None}),
        json.dumps(without("choice")),
        json.dumps(without("surety")),
        json.dumps(without("bias")),
        json.dumps(without("enough")),
        json.dumps([content()]),
        json.dumps(content())[:-40],
        "null",
        "",
    ],
)
def test_a_model_made_for_another_program_is_refused(tmp_path: Path, text: str) -> None:
    """Other features, other parts, no JSON: though it is as it was installed."""
    folder = pack(tmp_path, text)
    with pytest.raises(ModelError, match=r"answers\.json is missing or damaged"):
        model(folder)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: b"",
        lambda data: data.replace(b"-1.5", b"-1.6"),
        lambda data: data + b" ",
        lambda data: b"\xff" + data,
    ],
    ids=["cut short", "empty", "altered", "longer", "not text"],
)
def test_a_damaged_model_is_refused(tmp_path: Path, damage: Any) -> None:
    """Even where it can still be read."""
    path = pack(tmp_path, json.dumps(content())) / ANSWERS
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ModelError, match=r"answers\.json is missing or damaged"):
        model(tmp_path)


@pytest.mark.parametrize("name", [ANSWERS, MANIFEST])
def test_a_missing_file_is_told(tmp_path: Path, name: str) -> None:
    """The error names the model's file, and what to do, in both languages."""
    pack(tmp_path, json.dumps(content()))
    (tmp_path / name).unlink()
    with pytest.raises(ModelError) as raised:
        model(tmp_path)
    assert str(tmp_path / ANSWERS) in raised.value.wording.en
    assert "zainstaluj program ponownie" in raised.value.wording.pl
