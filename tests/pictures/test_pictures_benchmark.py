"""The benchmark of highlights finds what is right, and what is not."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.pictures import Region, Sheet

if TYPE_CHECKING:
    from types import ModuleType

BENCHMARKS = Path(__file__).resolve().parents[2] / "eval" / "benchmarks"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
TEXT = "Klaster koordynuje gmina {name}. Ma {name} członków i biuro w {name}.\n\n"


@pytest.fixture
def highlights(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("highlights")


def test_words_agree_if_they_are_the_same_or_were_misread(highlights: ModuleType) -> None:
    """A word that is not there agrees with nothing."""
    said, true = ["biuro", "w", "lub1inie", "dziś"], ["biuro", "w", "lublinie", "otwarto"]
    assert highlights._agreeing(said, true) == (2, 3)
    assert highlights._agreeing(said, []) == (0, 0)


def test_boxes_of_a_turned_page_are_turned_back(highlights: ModuleType) -> None:
    """To where the words are on the page as it lies."""
    lies = Region(0.1, 0.2, 0.3, 0.25)
    sheet = Sheet(1, 600, 400, 90, (lies.turned(90),), touched=True)
    assert highlights.as_it_lies(sheet) == [pytest.approx(lies)]


@pytest.mark.slow
@pytest.mark.skipif(not FONT.exists(), reason="DejaVu is not installed")
def test_quotes_of_texts_in_every_layout_are_marked(
    highlights: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """On rotated and cropped pages and in columns as well."""
    for number in range(7):
        names = (f"{word}{number}owo" for word in ("Alf", "Bet", "Gam", "Delt") * 20)
        text = "".join(TEXT.format(name=f"{name}{at}") for at, name in enumerate(names))
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(
        sys, "argv", ["highlights.py", str(tmp_path), "--quotes", "40", "--scans", "0"]
    )
    assert highlights.main() == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["quotes"], row["right"], row["share_right"]) == (40, 40, 1.0)
