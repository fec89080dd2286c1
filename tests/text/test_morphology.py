from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.morphology import (
    english_lemma,
    is_first_name,
    is_polish_function_word,
    is_polish_word,
    polish_lemmas,
)
from assistant.text.words import fold


@pytest.mark.parametrize(
    ("word", "lemmas"),
    [
        ("członków", ("czlonek",)),
        ("CZŁONKÓW", ("czlonek", "czlonka")),
        ("Członków", ("czlonek", "czlonka")),
        ("klastrom", ("klaster",)),
        ("koordynuje", ("koordynowac",)),
        ("medycyny", ("medycyna",)),
        ("był", ("byc",)),
        ("Piotra", ("piotr",)),
        ("xqzzy", ()),
        ("A1", ()),
        ("", ()),
        ("ą" * 41, ()),
    ],
)
def test_lemmas_of_polish_words(word: str, lemmas: tuple[str, ...]) -> None:
    """Folded dictionary forms; nothing for what is no Polish word."""
    assert polish_lemmas(word) == lemmas


def test_a_word_of_several_readings_has_several_lemmas() -> None:
    """All of them, each once."""
    assert set(polish_lemmas("stali")) == {"stal", "staly", "stac", "stalic"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("czlonkow", "członków"),
        ("klastrow", "klastrów"),
        ("jezdza", "jeżdżą"),
        ("zolc", "żółć"),
        ("przedsiebiorczosci", "przedsiębiorczości"),
        ("takiéj", "takiej"),
        ("ktérych", "których"),
    ],
)
def test_lost_diacritics_are_put_back(typed: str, meant: str) -> None:
    """Words typed without marks have the lemmas of what was meant, yet are no words as such."""
    assert set(polish_lemmas(meant)) <= set(polish_lemmas(typed))
    assert not is_polish_word(typed)
    assert is_polish_word(meant)


def test_a_word_that_is_known_as_it_stands_is_not_changed() -> None:
    """ "uchwala" is a form of "uchwalać", whatever "uchwała" may be."""
    assert polish_lemmas("uchwala") == ("uchwalac",)


@pytest.mark.parametrize("word", ["Monika", "Moniki", "Piotra", "Honorata", "Mariuszowi"])
def test_forms_of_first_names_are_known(word: str) -> None:
    """In every case of the noun."""
    assert is_first_name(word)


@pytest.mark.parametrize("word", ["klaster", "Lublin", "xqzzy", "M0nika", "", "Monika" * 9])
def test_other_words_are_no_first_names(word: str) -> None:
    """Nor is anything too long or with digits."""
    assert not is_first_name(word)


@pytest.mark.parametrize("word", ["jest", "przez", "Który", "KTO", "się", "ktory", "jaka", "nie"])
def test_function_words(word: str) -> None:
    """With or without marks, whatever their case."""
    assert is_polish_function_word(word)


@pytest.mark.parametrize("word", ["klaster", "koordynuje", "członek", "rok", "xqzzy", "12"])
def test_words_of_content_are_no_function_words(word: str) -> None:
    """What carries subject matter is kept."""
    assert not is_polish_function_word(word)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("Members", "member"),
        ("coordinates", "coordinate"),
        ("cities", "city"),
        ("children", "child"),
        ("was", "be"),
        ("Świdnik", "swidnik"),
        ("x1", "x1"),
        ("a" * 50, "a" * 50),
    ],
)
def test_lemmas_of_english_words(word: str, lemma: str) -> None:
    """Folded; what is unknown stays."""
    assert english_lemma(word) == lemma


@given(st.text(max_size=60))
def test_any_string_may_be_asked_about(word: str) -> None:
    """Lemmas are folded and never empty."""
    for lemma in polish_lemmas(word):
        assert lemma
        assert fold(lemma) == lemma
    assert isinstance(is_first_name(word), bool)
    assert english_lemma(word) == fold(english_lemma(word))


def test_several_threads_may_ask() -> None:
    """Each has an analyser of its own."""
    asked = ["członkowi", "klastrami", "miastem", "drewna"] * 50
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(polish_lemmas, asked))
    assert found == [("czlonek",), ("klaster",), ("miasto",), ("drewno", "drewny")] * 50


@pytest.mark.parametrize("first", ["faiss", "morfeusz"])
def test_morfeusz_and_faiss_live_in_one_process(first: str) -> None:
    """Both are made with SWIG and share its types by name: iterating would call the wrong code."""
    steps = {
        "faiss": "import faiss, numpy\n"
        "index = faiss.IndexFlatIP(4)\n"
        "index.add(numpy.eye(4, dtype='float32'))\n"
        "assert index.search(numpy.eye(4, dtype='float32')[:1], 1)[1][0][0] == 0\n",
        "morfeusz": "from assistant.text.morphology import is_first_name, polish_lemmas\n"
        "assert polish_lemmas('członków') == ('czlonek',)\n"
        "assert is_first_name('Moniki')\n",
    }
    second = "morfeusz" if first == "faiss" else "faiss"
    last = "assert polish_lemmas('klastrom') == ('klaster',)\nassert is_first_name('Piotra')\n"
    done = subprocess.run(
        [sys.executable, "-c", steps[first] + steps[second] + last],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_an_old_spelling_tells_more_than_a_function_word() -> None:
    """It is rare, and so is its misreading."""
    assert is_polish_function_word("takiej")
    assert not is_polish_function_word("takiéj")
