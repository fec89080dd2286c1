"""How the channels of retrieval are weighed against each other: learned, and kept in the pack."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from assistant.pack import PACK, broken, checked_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assistant.wording import Language

    Weights = Mapping[Language, Mapping[str, float]]

FUSION = "fusion.json"

CHANNELS: Mapping[str, str] = {
    "words": "the passage's words, each with its best match in the question",
    "form": "words of the question that stand in the passage as they are written, or nearly",
    "lemma": "dictionary forms, with translations and synonyms",
    "grams": "groups of four letters",
    "dense": "the meaning of the whole, as a vector",
}
"""The channels by name, and what each looks at. Each gives 0 to 1 of what it could give."""


@cache
def weights(folder: Path = PACK) -> Weights:
    """Weight of each channel by the question's language; each language's sum to 1.

    A channel of weight 0 is not asked. They are fitted by `training.fusion`; the figures on the
    questions that they were fitted on, and on others, stand beside them in the file.

    Raises:
        ModelError: the file is missing or altered, or was made for other channels.
    """
    try:
        stored = json.loads(checked_bytes(FUSION, folder))["weights"]
        return {"pl": _named(stored["pl"]), "en": _named(stored["en"])}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise broken(folder / FUSION) from error


def _named(stored: Mapping[str, float]) -> dict[str, float]:
    if stored.keys() != CHANNELS.keys():
        raise KeyError
    return {name: float(stored[name]) for name in CHANNELS}
