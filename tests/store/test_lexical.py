from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storefakes import ANALYSER

from assistant.errors import StoreError
from assistant.store import LexicalIndex
from assistant.store.lexical import Analyser, build, build_from

if TYPE_CHECKING:
    from pathlib import Path

K1, B = 1.2, 0.75


def _index(folder: Path, texts: dict[int, str]) -> LexicalIndex:
    folder.mkdir()
    build(folder, texts.items(), ANALYSER)
    return LexicalIndex(folder)


def _bm25(texts: dict[int, str], number: int, term: str) -> float:
    """Robertson's BM25 with the idf of Lucene, for texts short enough to be counted exactly."""
    words = {key: text.split() for key, text in texts.items()}
    with_term = sum(term in found for found in words.values())
    idf = math.log(1 + (len(texts) - with_term + 0.5) / (with_term + 0.5))
    average = sum(map(len, words.values())) / len(words)
    count = Counter(words[number])[term]
    return idf * count * (K1 + 1) / (count + K1 * (1 - B + B * len(words[number]) / average))


TEXTS = {
    3: "rada miasta lublin",
    5: "lublin lublin klaster",
    8: "medycyna w lubelskim klastrze i uczelnie",
    9: "rada miasta lublin",
}


def test_scores_are_bm25(tmp_path: Path) -> None:
    """The score of a word is what the formula gives; words are summed."""
    index = _index(tmp_path / "i", TEXTS)
    assert index.size == 4
    found = dict(index.search("word", [[("lublin", 1.0)], [("rada", 1.0)]], 10))
    assert found == pytest.approx(
        {n: _bm25(TEXTS, n, "lublin") + _bm25(TEXTS, n, "rada") for n in (3, 5, 9)}, rel=1e-5
    )


@pytest.mark.parametrize("only", [(5, 8), (9,), (), (3, 5, 8, 9, 1000)])
def test_a_search_among_some_passages(tmp_path: Path, only: tuple[int, ...]) -> None:
    """Only these are found, the best of them first, with the scores that they have among all."""
    index = _index(tmp_path / "i", TEXTS)
    terms = [[("lublin", 1.0)], [("rada", 1.0)]]
    everything = index.search("word", terms, 10)
    among = [pair for pair in everything if pair[0] in only]
    assert index.search("word", terms, 10, only) == among
    assert index.search("word", terms, 1, only) == among[:1]


def test_the_best_alternative_of_a_word_counts_once(tmp_path: Path) -> None:
    """Alternatives are weighted, and only the highest is taken."""
    index = _index(tmp_path / "i", TEXTS)
    found = dict(index.search("word", [[("lublin", 0.5), ("klaster", 1.0), ("rada", 0.0)]], 10))
    lublin = {n: 0.5 * _bm25(TEXTS, n, "lublin") for n in (3, 5, 9)}
    assert found == pytest.approx(
        lublin | {5: max(lublin[5], _bm25(TEXTS, 5, "klaster"))}, rel=1e-5
    )


def test_equal_scores_come_by_id(tmp_path: Path) -> None:
    """Ties are broken by the smaller id, also where the limit cuts through them."""
    texts = dict.fromkeys(range(200, 0, -1), "rada miasta")
    index = _index(tmp_path / "i", texts)
    for limit in (1, 7, 150):
        found = index.search("word", [[("rada", 1.0)]], limit)
        assert [number for number, _ in found] == list(range(1, limit + 1))


def test_hidden_passages_are_never_found(tmp_path: Path) -> None:
    """They do not take the place of others either."""
    _index(tmp_path / "i", dict.fromkeys(range(1, 60), "rada"))
    index = LexicalIndex(tmp_path / "i", hidden=frozenset(range(1, 50)))
    found = index.search("word", [[("rada", 1.0)]], 5)
    assert [number for number, _ in found] == [50, 51, 52, 53, 54]


def test_a_thousand_words_can_be_asked(tmp_path: Path) -> None:
    """A long question finds the passage with most of its words."""
    index = _index(tmp_path / "i", {1: "w1 w2", 2: " ".join(f"w{n}" for n in range(1000)), 3: "x"})
    words = [[(f"w{n}", 1.0), (f"v{n}", 0.5)] for n in range(1000)]
    assert index.search("word", words, 10)[0][0] == 2


@pytest.mark.parametrize("terms", [[], [[]], [[("rada", 0.0)]], [[("absent", 1.0)]]])
def test_a_query_of_nothing_finds_nothing(
    tmp_path: Path, terms: list[list[tuple[str, float]]]
) -> None:
    """No words, no weights or unknown words: no passages."""
    assert _index(tmp_path / "i", TEXTS).search("word", terms, 5) == []


def test_an_empty_index_can_be_searched(tmp_path: Path) -> None:
    """No passages: nothing found, nothing counted."""
    index = _index(tmp_path / "i", {})
    assert (index.size, index.doc_freq("word", "rada")) == (0, 0)
    assert index.search("word", [[("rada", 1.0)]], 5) == []


def test_tokens_are_taken_as_they_are(tmp_path: Path) -> None:
    """Case and punctuation are the analyser's matter, not the engine's."""
    analyser = Analyser("1", ("a", "b"), lambda text: {"a": ["Ż.ó-ł", "x_Y"], "b": []})
    folder = tmp_path / "i"
    folder.mkdir()
    build(folder, [(1, "")], analyser)
    index = LexicalIndex(folder)
    assert index.doc_freq("a", "Ż.ó-ł") == 1
    assert index.doc_freq("a", "x_Y") == 1
    assert index.doc_freq("a", "x_y") == 0
    assert index.doc_freq("b", "x_Y") == 0


def test_an_open_index_outlives_its_folder(tmp_path: Path) -> None:
    """A reader goes on when a writer deletes the publication it reads."""
    import shutil

    index = _index(tmp_path / "i", TEXTS)
    shutil.rmtree(tmp_path / "i")
    assert [number for number, _ in index.search("word", [[("rada", 1.0)]], 5)] == [3, 9]


def test_an_index_where_no_lock_can_be_made_is_read(tmp_path: Path) -> None:
    """The engine locks even to read; in a folder that is only to be read it cannot."""
    _index(tmp_path / "i", TEXTS)
    lock = tmp_path / "i" / ".tantivy-meta.lock"
    lock.unlink()
    lock.mkdir()  # refuses a lock to the superuser too, whom permissions do not stop
    found = LexicalIndex(tmp_path / "i").search("word", [[("rada", 1.0)]], 5)
    assert [number for number, _ in found] == [3, 9]


def test_building_on_an_index_leaves_it_as_it_was(tmp_path: Path) -> None:
    """The base shares its files with the new index and still answers as before."""
    base = _index(tmp_path / "base", TEXTS)
    before = {path.name: path.read_bytes() for path in (tmp_path / "base").iterdir()}
    (tmp_path / "next").mkdir()
    added = [(10, "rada nadzorcza")]
    build_from(tmp_path / "base", tmp_path / "next", added, [3], ANALYSER)
    assert {path.name: path.read_bytes() for path in (tmp_path / "base").iterdir()} == before
    found = LexicalIndex(tmp_path / "next").search("word", [[("rada", 1.0)]], 5)
    assert sorted(number for number, _ in found) == [9, 10]
    assert [number for number, _ in base.search("word", [[("rada", 1.0)]], 5)] == [3, 9]


def test_a_folder_without_an_index_is_an_error_of_the_store(tmp_path: Path) -> None:
    """What the engine raises reaches the user as one line."""
    with pytest.raises(StoreError, match="assistant index"):
        LexicalIndex(tmp_path)


_words = st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=6).map(" ".join)


@settings(max_examples=25, deadline=None)
@given(
    before=st.dictionaries(st.integers(1, 30), _words, max_size=12),
    added=st.dictionaries(st.integers(31, 60), _words, max_size=12),
    removed=st.sets(st.integers(1, 30)),
)
def test_an_index_built_on_another_finds_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    before: dict[int, str],
    added: dict[int, str],
    removed: set[int],
) -> None:
    """Step by step or at once: each word finds the same passages."""
    folder = tmp_path_factory.mktemp("lexical")
    _index(folder / "base", before)
    (folder / "next").mkdir()
    gone = sorted(removed & before.keys())
    build_from(folder / "base", folder / "next", added.items(), gone, ANALYSER)
    stepwise = LexicalIndex(folder / "next")
    now = {n: text for n, text in (before | added).items() if n not in removed}
    assert stepwise.size == len(now)
    for word in "abcd":
        found = {number for number, _ in stepwise.search("word", [[(word, 1.0)]], 100)}
        assert found == {number for number, text in now.items() if word in text.split()}
