"""How well a sentence answers: one linear model that ranks, one that says how sure it is.

Both are a handful of weights over `assistant.evidence.FEATURES`, the second over those of
`assistant.certainty` too, learned by `training.answers` and
kept as readable JSON in the language pack.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from assistant.certainty import QUOTE_FEATURES
from assistant.evidence import FEATURES
from assistant.pack import PACK, broken, checked_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy as np

    from assistant.evidence import Strengths

ANSWERS = "answers.json"


@dataclass(frozen=True, eq=False)
class Model:
    """Weights of a sentence's `FEATURES`, and of those followed by `QUOTE_FEATURES`.

    Attributes:
        choice: a sentence's score is the weighted sum; differences are log odds of being chosen.
        surety: likewise, with both, for the log odds that a quote answers, above ``bias``.
        enough: least probability of a quote that is shown as an answer.
    """

    choice: np.ndarray
    surety: np.ndarray
    bias: float
    enough: float

    def score(self, features: Strengths) -> float:
        """How well a sentence answers; only differences between sentences mean something."""
        return float(self.choice @ features)

    def probability(self, features: Strengths) -> float:
        """How probable it is that a quote answers the question, 0 to 1."""
        odds = float(self.surety @ features) + self.bias
        return 0.5 * (1 + math.tanh(odds / 2))  # the logistic function, for any odds


@cache
def model(folder: Path = PACK) -> Model:
    """The model of the language pack.

    Raises:
        ModelError: its file is missing or altered, or was made for other features.
    """
    import numpy as np

    try:
        stored = json.loads(checked_bytes(ANSWERS, folder))
        return Model(
            choice=np.array(_ordered(stored["choice"], [*FEATURES])),
            surety=np.array(_ordered(stored["surety"], [*FEATURES, *QUOTE_FEATURES])),
            bias=float(stored["bias"]),
            enough=float(stored["enough"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise broken(folder / ANSWERS) from error


def _ordered(weights: Mapping[str, float], names: Sequence[str]) -> list[float]:
    if weights.keys() != set(names):
        raise KeyError
    return [float(weights[name]) for name in names]
