from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.errors import QuestionSetError
from assistant.evaluation import (
    Gold,
    Outcome,
    Question,
    abstention,
    auroc,
    is_right,
    measures,
    percentile,
    read_questions,
    run,
    success,
)
from assistant.records import Answer, Quote, Searched, Source
from assistant.retrieval import Candidate, Query, Retriever

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.assistant import Assistant

LINE = {"id": "q1", "language": "pl", "question": "Kto?", "answerable": True, "gold": []}


def quote(text: str, document: str = "a.pdf", score: float = 0.5) -> Quote:
    return Quote(1, text, Source(document, None, None, 1, 1, 1, 0, len(text)), score)


def outcome(
    name: str,
    *,
    answerable: bool = True,
    right: tuple[bool, ...] = (),
    score: float = 0.5,
    document: str | None = "a.pdf",
    ms: float = 10.0,
) -> Outcome:
    """An outcome with a quote for each of ``right``; declined where there is none."""
    gold = (Gold("a.pdf", "tak"),) if answerable else ()
    shown = tuple(quote("tak" if one else "nie", score=score) for one in right)
    nearest = () if right else (quote("obok", score=score),)
    status = "answered" if right else "not_found"
    answer = Answer("?", "pl", status, shown, nearest, Searched(1, 0), ms)
    return Outcome(Question(name, "pl", "?", answerable, gold), answer, document, right)


OUTCOMES = [
    outcome("first", right=(True, False), score=0.9, ms=1.0),
    outcome("third", right=(False, False, True), score=0.8, ms=2.0, document="b.pdf"),
    outcome("wrong", right=(False,), score=0.4, ms=3.0),
    outcome("missed", score=0.3, ms=4.0, document=None),
    outcome("refused", answerable=False, score=0.3, ms=5.0),
    outcome("made up", answerable=False, right=(False,), score=0.6, ms=100.0),
]


def test_all_measures_of_some_outcomes() -> None:
    """Unanswered questions count as missed; times of all questions count."""
    found = measures(OUTCOMES)
    rows = found.pop("rows")
    assert found == {
        "questions": 6,
        "answerable": 4,
        "unanswerable": 2,
        "document_at_1": 0.5,
        "quote_at_1": 0.25,
        "quote_at_3": 0.5,
        "answered_rate": 0.6667,
        # Declined: one answerable, one not. Pairs won: 2 + 2 + 1 + 0.5 of 8.
        "abstention": {"precision": 0.5, "recall": 0.5, "f1": 0.5, "auroc": 0.6875},
        "latency_ms": {"p50": 3.0, "p95": 100.0},
    }
    assert [row["id"] for row in rows] == [
        "first", "third", "wrong", "missed", "refused", "made up",
    ]  # fmt: skip


def test_a_row_tells_what_was_expected_and_given() -> None:
    """Measures of an unanswerable question are none."""
    rows = measures(OUTCOMES)["rows"]
    assert rows[1] == {
        "id": "third",
        "language": "pl",
        "question": "?",
        "answerable": True,
        "status": "answered",
        "document_at_1": False,
        "quote_at_1": False,
        "quote_at_3": True,
        "score": 0.8,
        "expected": ["tak"],
        "quotes": [{"document": "a.pdf", "text": text} for text in ("nie", "nie", "tak")],
        "elapsed_ms": 2.0,
    }
    names = ("document_at_1", "quote_at_1", "quote_at_3", "expected")
    assert [rows[4][name] for name in names] == [None, None, None, []]


def test_nothing_has_no_measures() -> None:
    """None, not 0, where there is nothing to count."""
    found = measures([])
    assert found["questions"] == 0
    for name in ("document_at_1", "quote_at_1", "quote_at_3", "answered_rate"):
        assert found[name] is None
    assert found["abstention"] == {"precision": None, "recall": None, "f1": None, "auroc": None}
    assert found["latency_ms"] == {"p50": None, "p95": None}


def test_abstention_without_unanswerable_questions() -> None:
    """There is no recall; declining was wrong each time."""
    assert abstention(OUTCOMES[:4]) == {
        "precision": 0.0, "recall": None, "f1": 0.0, "auroc": None,
    }  # fmt: skip


def test_abstention_that_never_declines() -> None:
    """There is no precision; every unanswerable question was missed."""
    assert abstention([OUTCOMES[0], OUTCOMES[5]]) == {
        "precision": None, "recall": 0.0, "f1": 0.0, "auroc": 1.0,
    }  # fmt: skip


def test_ties_count_half() -> None:
    """Equal scores tell nothing."""
    same = [outcome("yes", right=(True,)), outcome("no", answerable=False)]
    assert auroc(same) == 0.5
    assert auroc(same[:1]) is None


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [
        ([], 50, None),
        ([7.0], 95, 7.0),
        ([4.0, 1.0, 3.0, 2.0], 50, 2.0),
        ([1.0, 2.0, 3.0], 50, 2.0),
        (list(map(float, range(1, 21))), 95, 19.0),
        (list(map(float, range(1, 22))), 95, 20.0),
        ([1.0, 2.0], 100, 2.0),
        ([1.0, 2.0], 0, 1.0),
    ],
)
def test_percentiles_are_values_that_were_seen(
    values: list[float], percent: int, expected: float | None
) -> None:
    """The nearest rank, not something between two."""
    assert percentile(values, percent) == expected


@pytest.mark.parametrize(("cutoff", "expected"), [(1, 0.25), (2, 0.5), (3, 0.5), (10, 0.75)])
def test_success_within_a_cutoff(cutoff: int, expected: float) -> None:
    """Questions of one id are two; several right items are one success."""
    ranked = [
        ("same", [True, True, True]),
        ("same", [False, True]),
        ("late", [False, False, False, True]),
        ("none", []),
    ]
    assert success(cutoff, ranked) == expected


def test_success_of_nothing() -> None:
    """No question: none; no answer to any: 0."""
    assert success(1, []) is None
    assert success(1, [("a", []), ("b", [])]) == 0.0


@pytest.mark.parametrize(
    ("text", "document", "expected"),
    [
        ("klaster ma 137 członków", "a.pdf", True),
        ("klaster\n  ma\t137\u00a0członków", "a.pdf", True),
        ("klaster ma 138 członków", "a.pdf", False),
        ("klaster ma 137 członków", "b.pdf", False),
        ("co tylko", "c.pdf", True),
        ("KLASTER MA 137 CZŁONKÓW", "a.pdf", False),
    ],
)
def test_a_quote_is_right_by_document_and_words(text: str, document: str, expected: bool) -> None:
    """White space is folded, on both sides; without words the document decides."""
    gold = [Gold("a.pdf", "ma  137\nczłonków"), Gold("c.pdf")]
    assert is_right(quote(text, document), gold) is expected


def test_a_question_is_asked_and_judged(small_assistant: Assistant) -> None:
    """By the quotes, and by the document of the best passage."""
    gold = (Gold("raport/klastry.txt", "184"),)
    asked = Question("q", "pl", "Ilu członków według raportu ma Lubelska Medycyna?", True, gold)
    found = run(small_assistant, asked)
    assert found.answered
    assert found.first_document == "raport/klastry.txt"
    assert found.document_right
    assert found.right[0] is True
    assert found.score == found.answer.quotes[0].score


def test_question_sets_are_read_in_order(tmp_path: Path) -> None:
    """Empty lines are nothing; gold may lack its words."""
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    gold = [{"document": "a.pdf", "contains": "x"}, {"document": "b.pdf"}]
    first.write_text(json.dumps({**LINE, "gold": gold}) + "\n\n", encoding="utf-8")
    second.write_text(json.dumps({**LINE, "id": 2, "answerable": False}), encoding="utf-8")
    assert read_questions([first, second]) == [
        Question("q1", "pl", "Kto?", True, (Gold("a.pdf", "x"), Gold("b.pdf"))),
        Question("2", "pl", "Kto?", False, ()),
    ]


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "3", '"x"', "null", '{"id": 1}', json.dumps({**LINE, "gold": None}),
     json.dumps({**LINE, "gold": ["a.pdf"]}), json.dumps({**LINE, "gold": [{"contains": "x"}]}),
     json.dumps({**LINE, "answerable": "false"}), json.dumps({**LINE, "answerable": 1}),
     "[" * 100_000],
)  # fmt: skip
def test_a_line_that_is_no_question_is_named(line: str, tmp_path: Path) -> None:
    """By its number and file."""
    path = tmp_path / "q.jsonl"
    path.write_text(json.dumps(LINE) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(QuestionSetError) as raised:
        read_questions([path])
    assert raised.value.wording("en") == (
        f"Line 2 of {path} is not a question: it needs id, language, question, answerable and gold."
    )
    assert raised.value.wording("pl").startswith(f"Wiersz 2 pliku {path} nie jest pytaniem")


def test_a_question_set_that_cannot_be_read(tmp_path: Path) -> None:
    """Missing, a folder, or no UTF-8."""
    (tmp_path / "latin").write_bytes(b"\xff")
    for name, reason in [
        ("none", "No such file or directory"),
        ("", "Is a directory"),
        ("latin", "UTF-8"),
    ]:
        path = tmp_path / name
        with pytest.raises(QuestionSetError) as raised:
            read_questions([path])
        assert raised.value.wording("en") == f"The question set {path} cannot be read ({reason})."


def test_a_question_set_with_a_byte_order_mark_and_line_separators(tmp_path: Path) -> None:
    """U+2028 inside a question does not end its line."""
    line = json.dumps({**LINE, "question": "Kto\u2028to?"}, ensure_ascii=False)
    (tmp_path / "q").write_bytes(f"\ufeff{line}\r\n".encode())
    [question] = read_questions([tmp_path / "q"])
    assert question.question == "Kto\u2028to?"


def test_a_question_is_searched_for_once(
    small_assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The best passage is that of the answer's own search."""
    searched: list[int] = []
    search = Retriever.search

    def counted(self: Retriever, query: Query, limit: int, among=None) -> list[Candidate]:
        searched.append(limit)
        return search(self, query, limit)

    monkeypatch.setattr(Retriever, "search", counted)
    found = run(small_assistant, Question("q", "pl", "Ilu członków ma klaster?", True, ()))
    assert len(searched) == 1
    best = small_assistant.search("Ilu członków ma klaster?", top=1).hits[0]
    assert found.first_document == best.document.paths[0]


@pytest.mark.parametrize(("asked", "language"), [("???", "pl"), ("a " * 1100, "en")])
def test_what_cannot_be_asked_counts_as_declined(
    asked: str, language: str, small_assistant: Assistant
) -> None:
    """One bad line is no reason to lose all other answers."""
    found = run(small_assistant, Question("q", language, asked, True, (Gold("a.pdf"),)))
    assert (found.answered, found.first_document, found.right, found.score) == (
        False,
        None,
        (),
        0.0,
    )
    assert (found.answer.question, found.answer.language) == (asked, language)
    assert found.answer.searched == Searched(0, 0)
    assert measures([found])["answered_rate"] == 0.0
