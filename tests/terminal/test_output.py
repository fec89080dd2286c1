from __future__ import annotations

import locale
import os

import pytest

from assistant.terminal.output import typed


@pytest.mark.skipif(os.name == "nt", reason="words are Unicode on Windows")
def test_words_typed_in_a_terminal_that_is_not_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    """Are read in the encoding of the locale; UTF-8 stays as it is."""
    monkeypatch.setattr(locale, "getencoding", lambda: "iso-8859-2")
    assert typed(os.fsdecode("gdzie jest źródło?".encode("iso-8859-2"))) == "gdzie jest źródło?"
    assert typed("gdzie jest źródło?") == "gdzie jest źródło?"
