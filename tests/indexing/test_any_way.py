from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from indexfakes import ANALYSER, Bench

from assistant.records import Changes
from assistant.store import Store

if TYPE_CHECKING:
    import pytest

_names = st.sampled_from(["a.txt", "b.txt", "x/c.txt", "x/d.txt"])
_texts = st.lists(st.sampled_from(["rada", "miasta", "klaster lublin"]), max_size=3).map("\n".join)
_steps = st.one_of(
    st.tuples(st.just("write"), _names, _texts),
    st.tuples(st.just("remove"), _names, st.none()),
    st.tuples(st.just("rename"), _names, _names),
    st.tuples(st.just("copy"), _names, _names),
    st.tuples(st.just("index"), st.none(), st.none()),
)


def _do(bench: Bench, step: tuple[str, str, str]) -> None:
    what, name, value = step
    if what == "write":
        bench.write(name, value)
    elif what == "index":
        bench.index()
    elif (path := bench.corpus / name).exists():
        target = bench.corpus / (value or name)
        target.parent.mkdir(exist_ok=True)
        if what == "remove":
            path.unlink()
        elif what == "rename":
            path.replace(target)
        elif path != target:
            shutil.copy(path, target)


@settings(max_examples=20, deadline=None)
@given(steps=st.lists(_steps, max_size=12))
def test_any_way_to_a_folder_ends_in_the_same_index(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str]]
) -> None:
    """Step by step or from nothing: the same contents; and then there is nothing left to do."""
    bench = Bench(tmp_path_factory.mktemp("stepwise"))
    bench.write("kept.txt", "rada")  # a folder of no documents is not indexed
    for step in steps:
        _do(bench, step)
    bench.index()
    fresh = Bench(tmp_path_factory.mktemp("fresh"))
    fresh.settings = fresh.settings.model_copy(update={"corpus": bench.corpus})
    fresh.index()
    assert bench.contents() == fresh.contents()
    bench.assert_consistent()
    files = [(f.path, f.sha256) for f in bench.store().snapshot().files()]
    assert files == [(f.path, f.sha256) for f in fresh.store().snapshot().files()]
    again = bench.index()
    assert again.embedded == 0
    assert again.changes == Changes(unchanged=len(files))
    assert Store.open(bench.settings.index_dir(), ANALYSER).snapshot().generation == (
        again.generation
    )
