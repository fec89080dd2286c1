from __future__ import annotations

import errno
import os

import pytest

from assistant.reasons import reason
from assistant.wording import Wording


@pytest.mark.parametrize(
    ("number", "english", "polish"),
    [
        (errno.ENOENT, "No such file or directory", "nie ma takiego pliku ani folderu"),
        (errno.EACCES, "Permission denied", "brak uprawnień"),
        (errno.ENOSPC, "No space left on device", "dysk jest pełny"),
    ],
)
def test_usual_reasons_are_told_in_both_languages(number: int, english: str, polish: str) -> None:
    """Whatever the system's own language."""
    assert reason(OSError(number, os.strerror(number))) == Wording(english, polish)


def test_rare_reasons_are_the_systems_own() -> None:
    """Or the error's words, or at least its name."""
    assert reason(OSError(errno.EPIPE, "Broken pipe"))("pl") == "Broken pipe"
    assert reason(ValueError("embedded null byte"))("en") == "embedded null byte"
    assert reason(ValueError())("en") == "ValueError"


def test_a_wording_is_filled_with_wordings() -> None:
    """Each language with its own."""
    told = Wording("Not saved ({reason}).", "Nie zapisano ({reason}).")
    assert told.filled(reason=Wording("full", "pełny")) == Wording(
        "Not saved (full).", "Nie zapisano (pełny)."
    )
