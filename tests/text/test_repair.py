from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ModelError
from assistant.pack import MANIFEST, PACK
from assistant.text.analysis import analyse
from assistant.text.confusions import CONFUSIONS, confusions, misreading, old_spelling
from assistant.text.morphology import is_polish_word, polish_lemmas
from assistant.text.repair import LIMIT, is_damaged, readings, repaired

if TYPE_CHECKING:
    from pathlib import Path

WORDS = st.text("aąbcćdeęgiklłmnńoóprsśtuwyzźż0156éq", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("cztonkéw", "członków"),
        ("Cztonkéw", "członków"),
        ("wspétpracy", "współpracy"),
        ("umozliwiajg", "umożliwiają"),
        ("wojewdédztwa", "województwa"),
        ("oble2enie", "oblężenie"),
        ("którćj", "której"),
        ("polszezyzną", "polszczyzną"),
        ("miastal", "miasta"),
    ],
)
def test_the_likeliest_reading_of_a_damaged_word(damaged: str, meant: str) -> None:
    """Letters taken for others, for several, or added at the end."""
    assert readings(damaged)[0].word == meant


@pytest.mark.parametrize(
    "word", ["członków", "medycyna", "czlonkow", "kot", "2019", "a1b2c3", "x" * 26, "", "Hopkinsa"]
)
def test_words_without_readings(word: str) -> None:
    """Those that are known, with or without their marks; no words; names like no Polish word."""
    assert readings(word) == ()


def test_readings_come_cheapest_first() -> None:
    """With what their confusions cost."""
    found = [(reading.word, round(reading.cost, 1)) for reading in readings("pozuać")]
    assert found == [("poznać", 7.4)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("cztonkéw", True), ("członków", False), ("czlonkow", False), ("Xqzzy", True), ("wxq", False),
     ("1234", False), ("12ab", False), ("oble2enie", True)],
)  # fmt: skip
def test_damaged_words(word: str, expected: bool) -> None:
    """Words of four letters or more that the dictionary does not know, marked or not."""
    assert is_damaged(word) is expected


def test_a_clean_reading_of_a_text() -> None:
    """The likely readings stand in place of the damaged words, all else stays."""
    assert (
        repaired("Klaster ma 184 cztonkéw,\n w tym wspétpracy z Xqzzy.")
        == "Klaster ma 184 członków,\n w tym współpracy z Xqzzy."
    )


def test_lost_diacritics_are_read_again() -> None:
    """They are the commonest damage."""
    assert repaired("dla mlodości i zdrowia") == "dla młodości i zdrowia"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Klaster ma 184 członków.",
        "Pani Ktérska mieszka w Lublinie.",
        "o godz. 12 w sali obrad",
        "The clustar has many mombers of the university.",
        "15.03.2021 r., 1 200 zł",
    ],
)
def test_nothing_to_repair(text: str) -> None:
    """Clean text, names, abbreviations, English and figures are left alone."""
    assert repaired(text) is None


def test_the_index_holds_what_a_damaged_word_may_have_been() -> None:
    """Beside the word as it stands; the other fields hold that alone."""
    found = analyse("Liczba cztonkéw klastra")
    assert found["lemma"] == ["liczba", "cztonkew", "czlonek", "klaster"]
    assert found["surface"] == ["liczba", "cztonkew", "klastra"]


@given(WORDS)
def test_readings_are_known_words(word: str) -> None:
    """All of them, at most three, cheapest first, the same each time; none for a known word."""
    found = readings(word)
    assert all(is_polish_word(reading.word) for reading in found)
    assert [reading.cost for reading in found] == sorted(reading.cost for reading in found)
    assert all(0 < reading.cost <= LIMIT for reading in found)
    assert len(found) <= 3
    assert word.lower() not in {reading.word for reading in found}
    assert not (polish_lemmas(word) and found)
    readings.cache_clear()
    assert readings(word) == found


@given(st.text() | st.lists(WORDS).map(" ".join))
def test_a_repaired_text_holds_no_fewer_words_and_keeps_the_known(text: str) -> None:
    """Any text has a reading or none; known words are in it unchanged, in their places."""
    clean = repaired(text)
    if clean is not None and "-" not in text and "¬" not in text and "\u00ad" not in text:
        pairs = list(zip(text.split(), clean.split(), strict=True))
        assert any(before != after for before, after in pairs)
        assert all(before == after for before, after in pairs if is_polish_word(before))


@pytest.mark.parametrize(
    ("read", "meant", "cost"),
    [
        ("klaster", "klaster", 0.0),
        ("cztonkew", "czlonkow", 6.03),
        ("nedycyna", "medycyna", 7.56),
        ("przyzeknij", "przyrzeknij", 9.0),
        ("rower", "klaster", None),
    ],
)
def test_the_cost_of_a_misreading(read: str, meant: str, cost: float | None) -> None:
    """By the table's confusions, or one letter of any kind; None where it takes more."""
    found = misreading(read, meant, LIMIT)
    assert (found if found is None else round(found, 2)) == cost


@given(WORDS, WORDS)
def test_misreadings_keep_the_limit(read: str, meant: str) -> None:
    """Only equal words cost nothing, and nothing costs more than allowed."""
    found = misreading(read, meant, LIMIT)
    assert (found == 0) is (read == meant)
    assert found is None or 0 <= found <= LIMIT


def test_old_spelling() -> None:
    """Vowels that were once marked are written as today."""
    assert old_spelling("takiéj Pérez") == "takiej Perez"


def test_a_damaged_table_is_told(tmp_path: Path) -> None:
    """As any file of the pack; so is one that is no table."""
    (tmp_path / CONFUSIONS).write_bytes((PACK / CONFUSIONS).read_bytes()[:-1])
    (tmp_path / MANIFEST).write_bytes((PACK / MANIFEST).read_bytes())
    with pytest.raises(ModelError):
        confusions(tmp_path)


def test_a_table_of_another_form_is_told(tmp_path: Path) -> None:
    """Even if its checksum is right."""
    (tmp_path / CONFUSIONS).write_text("[]", encoding="utf-8")
    digest = "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"
    (tmp_path / MANIFEST).write_text(json.dumps({"sha256": {CONFUSIONS: digest}}))
    with pytest.raises(ModelError):
        confusions(tmp_path)
