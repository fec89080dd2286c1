from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assistant.contract import (
    answer_json,
    index_json,
    quote_json,
    search_json,
    show_json,
    status_json,
    verify_json,
)
from assistant.records import (
    Answer,
    Changes,
    Document,
    Excerpt,
    FileStatus,
    Hit,
    IndexReport,
    Page,
    Passage,
    Problem,
    Quote,
    Searched,
    SearchResult,
    Source,
    Span,
    State,
    StoredDocument,
    Verification,
)
from assistant.wording import Wording

if TYPE_CHECKING:
    from assistant.assistant import Assistant

SOURCE = Source("a/b.pdf", "Tytuł", "2019-11", 2, 3, 4, 10, 15)
ALSO = Source("c.txt", None, None, None, 1, 1, 0, 5)
QUOTE = Quote(1, "Ćma i", SOURCE, 0.5, (Span(0, 3),), (ALSO,))
PLACE = {
    "document": "a/b.pdf", "title": "Tytuł", "date": "2019-11", "page": 2,
    "line_start": 3, "line_end": 4, "start": 10, "end": 15,
}  # fmt: skip
ALSO_PLACE = {
    "document": "c.txt", "title": None, "date": None, "page": None,
    "line_start": 1, "line_end": 1, "start": 0, "end": 5,
}  # fmt: skip


def test_a_quote() -> None:
    """Flat, with its source, and further sources of the same shape."""
    assert quote_json(QUOTE) == {
        "rank": 1, "text": "Ćma i", **PLACE, "score": 0.5, "highlights": [[0, 3]],
        "also_in": [ALSO_PLACE],
    }  # fmt: skip


def test_an_answer() -> None:
    """Quotes or nearest passages, and how much was searched."""
    made = Answer("Kto?", "pl", "answered", (QUOTE,), (), Searched(5, 2), 12.5)
    assert answer_json(made) == {
        "question": "Kto?",
        "language": "pl",
        "status": "answered",
        "quotes": [quote_json(QUOTE)],
        "nearest": [],
        "searched": {"documents": 5, "unreadable": 2},
        "elapsed_ms": 12.5,
    }


def test_hits() -> None:
    """With the page where there are pages; scores to four places."""
    document = Document("0", "pdf", State.INDEXED, text="jeden dwa", pages=(Page(7, 0, 9),))
    hit = Hit(
        1, Passage(6, 9, ()), StoredDocument(1, document, ("a.pdf", "b.pdf"), None, None), 1 / 3
    )
    assert search_json(SearchResult("dwa", (hit,), 1.0)) == {
        "query": "dwa",
        "hits": [
            {
                "rank": 1, "document": "a.pdf", "page": 7, "start": 6, "end": 9, "text": "dwa",
                "score": 0.3333,
            }
        ],
        "elapsed_ms": 1.0,
    }  # fmt: skip


def test_an_indexing_run() -> None:
    """Every state and every kind of change is there."""
    documents = dict.fromkeys(State, 0) | {State.INDEXED: 3}
    made = IndexReport(4, documents, Changes(1, 2, 3, 4), 10, 9, 1.23456)
    assert index_json(made) == {
        "generation": 4,
        "documents": {
            "indexed": 3, "partial": 0, "needs_ocr": 0, "needs_password": 0, "damaged": 0,
            "too_large": 0, "unsupported": 0,
        },
        "changes": {"added": 1, "changed": 2, "removed": 3, "unchanged": 4},
        "passages": 10,
        "embedded": 9,
        "seconds": 1.235,
    }  # fmt: skip


def test_states_of_files() -> None:
    """Messages are in the language that is asked for."""
    message = Wording("Empty.", "Pusty.")
    row = FileStatus("a.pdf", State.DAMAGED, message, "a", None, 0, 0, "ff", 0, "unknown")
    found = status_json(2, [row], "pl")
    assert found == {
        "generation": 2,
        "documents": [
            {
                "path": "a.pdf", "state": "damaged", "message": "Pusty.", "title": "a",
                "date": None, "pages": 0, "passages": 0, "sha256": "ff",
            }
        ],
    }  # fmt: skip
    assert status_json(2, [row], "en")["documents"][0]["message"] == "Empty."


def test_a_verification() -> None:
    """Not well as soon as there is a problem."""
    bad = Verification(3, 4, (Problem("a.pdf", Wording("Gone.", "Nie ma.")),))
    assert verify_json(bad, "pl") == {
        "ok": False, "documents": 3, "passages": 4,
        "problems": [{"document": "a.pdf", "message": "Nie ma."}],
    }  # fmt: skip
    assert verify_json(Verification(3, 4, ()), "pl")["ok"] is True


def test_an_excerpt() -> None:
    """A source with the text and what stands around it."""
    assert show_json(Excerpt(SOURCE, "b", "a", "c")) == {
        **PLACE, "before": "a", "text": "b", "after": "c",
    }  # fmt: skip


def test_real_answers_are_plain_json(small_assistant: Assistant) -> None:
    """They survive writing and reading."""
    found = answer_json(small_assistant.ask("kto koordynuje klaster?"))
    assert json.loads(json.dumps(found)) == found
    hits = search_json(small_assistant.search("klaster"))
    assert json.loads(json.dumps(hits)) == hits
