"""Learning what a damaged word may have been."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.pack import PACK
from training.confusions import (
    differences,
    learn_confusions,
    learn_letter_groups,
    parted,
    read_pages,
    write_confusions,
)
from training.noise import POLISH_LETTERS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("read", "clean", "found"),
    [
        ("^zwiqzek$", "^związek$", [("ą", "q")]),
        ("^korriec$", "^koniec$", [("n", "rr")]),
        ("^rękil$", "^ręki$", [("$", "l$")]),
        ("^qogień$", "^ogień$", [("o", "qo")]),
        ("^sowo$", "^słowo$", []),
        ("^słowo$", "^słowo$", []),
    ],
)
def test_differences(read: str, clean: str, found: list[tuple[str, str]]) -> None:
    """Letters read for others, and letters added; those merely lost are left out."""
    assert list(differences(read, clean)) == found


def test_rates_of_confusions() -> None:
    """The share of the letter's occurrences that were read so, seldom ones left out."""
    learned = learn_confusions([("pole pole pole polc", "pole pole pole pole")] * 3)
    assert learned.rates["e"]["c"] == 3 / 12
    assert "c" not in learn_confusions([("polc", "pole")] * 2).rates["e"]


def test_letters_of_other_engines_are_known_without_pages() -> None:
    """Such as lose the Polish letters."""
    rates = learn_confusions([]).rates
    assert rates["ł"] == {**POLISH_LETTERS["ł"], "i": 0.01}
    assert rates["ó"]["oé"] == 0.01


def test_the_old_e_counts_as_e() -> None:
    """However it was read."""
    pages = [("takićj", "takiéj"), ("takiéj", "takiéj")] * 3
    assert learn_confusions(pages).rates["e"] == {"ć": 0.5, "é": 0.5}


def test_letter_groups() -> None:
    """Of known words that stand there often enough, ends marked."""
    assert learn_letter_groups(["Rada rada", "rada xqz xqz xqz"]) == {
        "^r": "a", "ad": "a", "da": "$", "ra": "d",
    }  # fmt: skip


def test_pages_are_parted() -> None:
    """Every sixth page is for measuring."""
    pages = [(str(number), "") for number in range(13)]
    learned, measured = parted(pages)
    assert [page[0] for page in measured] == ["0", "6", "12"]
    assert [page[0] for page in learned] == ["1", "2", "3", "4", "5", "7", "8", "9", "10", "11"]


def test_the_table_is_written_to_be_read(tmp_path: Path) -> None:
    """One entry on a line, from pages and from Polish sentences."""
    (tmp_path / "ocr").mkdir()
    row = {"year": "", "ocr": "mata mata mata", "clean": "mała mała mała"}
    lines = [json.dumps(row, ensure_ascii=False)] * 2
    (tmp_path / "ocr" / "pages.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "own").mkdir()
    for name in ("civic", "questions"):
        (tmp_path / "own" / f"{name}.tsv").write_text("no\tnie nie nie\n", encoding="utf-8")
    assert read_pages(tmp_path / "ocr" / "pages.jsonl") == [(row["ocr"], row["clean"])] * 2
    write_confusions(tmp_path / "table.json", tmp_path)
    written = (tmp_path / "table.json").read_text(encoding="utf-8")
    assert '    "ł": {"t": 1.0, "l": 0.06, "1": 0.01, "i": 0.01},\n' in written
    assert '    "ał": "a",\n' in written
    assert json.loads(written)["letter_groups"]["^n"] == "i"


def test_the_shipped_table_knows_the_usual_confusions() -> None:
    """Learned from pages, with the rates of engines that do not know Polish."""
    rates = json.loads((PACK / "confusions.json").read_text(encoding="utf-8"))["confusions"]
    assert rates["ł"]["t"] == POLISH_LETTERS["ł"]["t"]
    assert max(rates["c"], key=rates["c"].__getitem__) == "e"
