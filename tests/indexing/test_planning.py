from __future__ import annotations

import pytest

from assistant.indexing.planning import reads_anew
from assistant.records import State


@pytest.mark.parametrize(
    ("old", "new", "state", "again"),
    [
        ("1;no-ocr", "1;no-ocr", State.NEEDS_OCR, False),
        ("1;no-ocr", "1;ocr", State.NEEDS_OCR, True),
        ("1;no-ocr", "1;ocr", State.PARTIAL, True),
        ("1;no-ocr", "1;ocr", State.INDEXED, False),
        ("1;ocr;60", "1;ocr;90", State.TOO_LARGE, True),
        ("1;ocr", "2;ocr", State.INDEXED, True),
    ],
)
def test_only_what_could_come_out_better_is_read_again(
    old: str, new: str, state: State, again: bool
) -> None:
    """Other limits matter to what was not read well; a better reader matters to all."""
    assert reads_anew(old, new, state) is again
