from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from assistant.evaluation import measures
from assistant.terminal.measures import measures_table

if TYPE_CHECKING:
    from assistant.wording import Language


def rows(columns: dict[str | None, dict[str, object]], language: Language) -> dict[str, list[str]]:
    """The table as it is printed: the figures of each row by its name."""
    out = io.StringIO()
    Console(file=out, width=100).print(measures_table(columns, language))
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    count = len(columns)
    return {" ".join(line.split()[:-count]): line.split()[-count:] for line in lines}


def test_measures_that_have_nothing_to_count_are_dashes() -> None:
    """Not 0."""
    shown = rows({None: measures([])}, "en")
    assert shown["questions"] == ["0"]
    assert shown["a right quote first"] == ["-"]
    assert shown["declining: AUROC"] == ["-"]


@pytest.mark.parametrize(("language", "all_", "name", "figure"), [
    ("en", "all", "median time (ms)", "1.5"),
    ("pl", "wszystkie", "mediana czasu (ms)", "1,5"),
])  # fmt: skip
def test_measures_speak_both_languages(
    language: Language, all_: str, name: str, figure: str
) -> None:
    """Names and decimal marks; the languages of the questions stand side by side."""
    found = measures([]) | {"latency_ms": {"p50": 1.5, "p95": None}}
    shown = rows({None: found, "pl": measures([])}, language)
    assert shown[""] == [all_, "pl"]
    assert shown[name] == [figure, "-"]
