from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from indexfakes import Bench, HashEncoder, split_lines

from assistant.indexing.running import Splitter
from assistant.records import Changes, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np


def test_a_new_model_embeds_everything_again(bench: Bench) -> None:
    """One message, no reading, no vector of the old model left."""
    for name in "abc":
        bench.write(f"{name}.txt", f"{name} rada\n{name} miasta")
    bench.index()
    bench.reader.read.clear()
    bench.encoder = HashEncoder("other-4", 4)
    report = bench.index()
    assert (report.embedded, report.changes) == (6, Changes(unchanged=3))
    assert bench.reader.read == []
    assert [message.en for message in bench.told.messages] == [
        "The embedding model changed from hash-8 to other-4: 6 passages are embedded again."
    ]
    assert bench.store().snapshot().catalogue.vector_counts() == {"other-4": 6}
    bench.assert_consistent()


def test_an_interrupted_change_of_model_goes_on(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is done the old model answers; the next run embeds only the rest."""
    from assistant.indexing import embedding

    monkeypatch.setattr(embedding, "BATCH", 2)
    for name in "abc":
        bench.write(f"{name}.txt", f"{name} rada\n{name} miasta")
    bench.index()
    old, bench.encoder = bench.encoder, _Interrupted("other-4", 4)
    with pytest.raises(KeyboardInterrupt):
        bench.index()
    bench.encoder = old
    bench.assert_consistent()
    bench.encoder = HashEncoder("other-4", 4)
    assert bench.index().embedded == 4
    bench.assert_consistent()


class _Interrupted(HashEncoder):
    """Is interrupted when asked for the second time."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        if self.texts:
            raise KeyboardInterrupt
        return super().encode(texts)


def test_going_back_to_the_old_model_embeds_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change that was given up leaves no trace."""
    from assistant.indexing import embedding

    monkeypatch.setattr(embedding, "BATCH", 1)
    bench.write("a.txt", "rada\nmiasta")
    bench.index()
    old, bench.encoder = bench.encoder, _Interrupted("other-4", 4)
    with pytest.raises(KeyboardInterrupt):
        bench.index()
    bench.encoder = old
    assert bench.index().embedded == 0
    assert bench.store().snapshot().catalogue.vector_counts() == {"hash-8": 2}
    bench.assert_consistent()


def test_a_new_way_of_splitting_reads_nothing(bench: Bench) -> None:
    """Passages are made from the stored text, under new ids."""
    bench.write("a.txt", "rada\nmiasta")
    bench.write("scan.pdf", "SCAN")
    bench.index()
    bench.reader.read.clear()
    bench.splitter = Splitter(2, lambda text, pages: split_lines(text, pages)[:1])
    report = bench.index()
    assert (report.embedded, report.passages) == (1, 1)
    assert bench.reader.read == []
    assert bench.contents()["a.txt"] == (State.INDEXED, ["rada"])
    assert bench.store().snapshot().catalogue.passage_ids().tolist() == [3]
    assert bench.index().embedded == 0
    bench.assert_consistent()
