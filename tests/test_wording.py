from __future__ import annotations

import pytest

from assistant.errors import AssistantError, UsageError
from assistant.wording import Wording, polish_count


@pytest.mark.parametrize(
    ("count", "form"),
    [
        (0, "dokumentów"), (1, "dokument"), (2, "dokumenty"), (4, "dokumenty"), (5, "dokumentów"),
        (11, "dokumentów"), (12, "dokumentów"), (14, "dokumentów"), (21, "dokumentów"),
        (22, "dokumenty"), (104, "dokumenty"), (112, "dokumentów"), (1001, "dokumentów"),
    ],
)  # fmt: skip
def test_polish_counts_with_three_forms(count: int, form: str) -> None:
    """One, a few, many; 12 to 14 are many, and so is 21."""
    assert polish_count(count, "dokument", "dokumenty", "dokumentów") == form


def test_a_wording_is_said_in_one_language() -> None:
    """The one that is asked for, with its values filled in."""
    wording = Wording("{count} files", "plików: {count}").filled(count=3)
    assert wording == Wording("3 files", "plików: 3")
    assert (wording("en"), wording("pl")) == ("3 files", "plików: 3")


def test_a_value_may_hold_braces() -> None:
    """Names of files may."""
    assert Wording("{name}", "{name}").filled(name="{a}")("pl") == "{a}"


def test_errors_carry_both_languages() -> None:
    """English for a traceback, both for the user; wrong usage has its own exit code."""
    wording = Wording("Wrong.", "Źle.")
    assert (str(AssistantError(wording)), AssistantError(wording).exit_code) == ("Wrong.", 1)
    assert UsageError(wording).exit_code == 2
    assert UsageError(wording).wording is wording
