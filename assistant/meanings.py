"""What single words are like in meaning: the bundled embeddings, remembered word by word.

Always those of the language pack, whatever model makes the passages' vectors: a question compares
hundreds of words, for which larger models take seconds.
"""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from assistant.static_encoder import bundled

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from assistant.static_encoder import StaticEncoder

    Vectors = npt.NDArray[np.float32]

_REMEMBERED = 50_000  # words; forgotten all at once


class WordMeanings:
    """Unit vectors of words; safe to use from several threads."""

    def __init__(self, encoder: StaticEncoder) -> None:
        self._encoder = encoder
        self._known: dict[str, npt.NDArray[np.float32]] = {}
        self._lock = Lock()

    def __call__(self, words: Sequence[str]) -> Vectors:
        """One row for each word, shape (len(words), dimension); zeros for what is no word.

        Raises:
            ModelError: a file of the language pack is missing or damaged.
        """
        import numpy as np

        with self._lock:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            new = [word for word in dict.fromkeys(words) if word not in self._known]
            if new:
                self._known.update(zip(new, self._encoder.encode(new), strict=True))
            rows = [self._known[word] for word in words]
        return np.array(rows).reshape(len(words), self._encoder.dimension)


@cache
def word_meanings() -> WordMeanings:
    """The one of the language pack."""
    return WordMeanings(bundled())
