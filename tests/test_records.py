from __future__ import annotations

from assistant.records import Answer, Quote, Searched, Source


def test_what_an_answer_shows() -> None:
    """The quotes that answer; the nearest passages where nothing does."""
    quote = Quote(1, "a", Source("a.txt", None, None, None, 1, 1, 0, 1), 0.9)
    near = Quote(1, "b", Source("b.txt", None, None, None, 1, 1, 0, 1), 0.1)
    assert Answer("?", "pl", "answered", (quote,), (), Searched(2, 0), 1.0).shown == (quote,)
    assert Answer("?", "pl", "not_found", (), (near,), Searched(2, 0), 1.0).shown == (near,)
    assert Answer("?", "pl", "not_found", (), (), Searched(2, 0), 1.0).shown == ()
