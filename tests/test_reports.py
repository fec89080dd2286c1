from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from assistant import reports
from assistant.comparison import MEASURES, compared, figure
from assistant.errors import StoreError
from assistant.evaluation import Gold, Outcome, Question, measures
from assistant.records import Answer, Quote, Searched, Source
from assistant.reports import ALL, FOLDER, Given, Report, Verdict, keep, kept, made, verdict

if TYPE_CHECKING:
    from pathlib import Path

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(hours=1)
SOURCE = Source("a.pdf", None, None, 1, 1, 1, 0, 3)


def outcome(
    name: str, *right: bool, language: str = "pl", answerable: bool = True, ms: float = 10.0
) -> Outcome:
    """An outcome with a quote for each of ``right``; declined where there is none."""
    quotes = tuple(Quote(n, "tak" if one else "nie", SOURCE, 0.5) for n, one in enumerate(right, 1))
    nearest = () if quotes else (Quote(1, "obok", SOURCE, 0.2),)
    status = "answered" if quotes else "not_found"
    answer = Answer("?", "pl", status, quotes, nearest, Searched(1, 0), ms)
    gold = (Gold("a.pdf", "tak"),) if answerable else ()
    question = Question(name, language, f"{name}?", answerable, gold)
    return Outcome(question, answer, "a.pdf", right)


MIXED = [
    outcome("first", True, False),
    outcome("second", False, True),
    outcome("wrong", False, language="en"),
    outcome("missed"),
    outcome("refused", answerable=False),
    outcome("made up", False, answerable=False, ms=30.0),
]


@pytest.mark.parametrize(
    ("went", "said"),
    [
        (MIXED[0], Verdict.RIGHT),
        (MIXED[1], Verdict.LATER),
        (MIXED[2], Verdict.WRONG),
        (MIXED[3], Verdict.DECLINED),
        (MIXED[4], Verdict.RIGHT),
        (MIXED[5], Verdict.INVENTED),
    ],
)
def test_verdicts(went: Outcome, said: Verdict) -> None:
    """Declining is right for a question without an answer, and a miss for any other."""
    assert verdict(went) is said


def test_a_report_holds_measures_by_language_and_every_question() -> None:
    """The measures are those of `assistant eval`; a declined question shows what came nearest."""
    report = made("set", MIXED, NOON)
    assert list(report.measures) == [ALL, "en", "pl"]
    found = measures(MIXED)
    del found["rows"]
    assert report.measures[ALL] == found
    assert report.measures["en"]["questions"] == 1
    assert [row.id for row in report.rows] == [one.question.id for one in MIXED]
    missed = report.rows[3]
    assert (missed.gold, missed.given) == ((Gold("a.pdf", "tak"),), (Given("a.pdf", "obok"),))


def test_misses_are_listed_the_worst_first() -> None:
    """Made up, wrong, declined, right but not first."""
    assert [row.id for row in made("set", MIXED, NOON).misses] == [
        "made up", "wrong", "missed", "second",
    ]  # fmt: skip


def test_the_last_two_reports_are_kept(tmp_path: Path) -> None:
    """As they were; a third pushes the first out, and another set has a file of its own."""
    runs = [made("eval/zażółć.jsonl", MIXED[:n], NOON + dt.timedelta(hours=n)) for n in (1, 2, 3)]
    keep(tmp_path, runs[0])
    assert kept(tmp_path, "eval/zażółć.jsonl") == (runs[0], None)
    keep(tmp_path, runs[1])
    keep(tmp_path, runs[2])
    assert kept(tmp_path, "eval/zażółć.jsonl") == (runs[2], runs[1])
    assert kept(tmp_path, "eval/za----.jsonl") == (None, None)
    [path] = (tmp_path / FOLDER).iterdir()
    assert path.name.startswith("eval-za-")


@pytest.mark.parametrize(
    "content",
    ["", "{}", "[]", '{"format": 2, "runs": []}', '{"format": 1, "runs": []}',
     '{"format": 1, "runs": [{}]}', '{"format": 1, "runs": 7}', "\ud800"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_counts_as_none(tmp_path: Path, content: str) -> None:
    """And the next run writes it anew."""
    keep(tmp_path, made("set", MIXED, NOON))
    [path] = (tmp_path / FOLDER).iterdir()
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    assert kept(tmp_path, "set") == (None, None)
    report = made("set", MIXED, LATER)
    keep(tmp_path, report)
    assert kept(tmp_path, "set") == (report, None)


def test_a_report_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    """In one line, as for all that is written beside the index."""
    (tmp_path / FOLDER).write_text("in the way")
    with pytest.raises(StoreError, match=str(tmp_path)):
        keep(tmp_path, made("set", MIXED, NOON))


def test_another_version_is_not_misread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What this version writes, a later one may refuse."""
    keep(tmp_path, made("set", MIXED, NOON))
    monkeypatch.setattr(reports, "_FORMAT", 2)
    assert kept(tmp_path, "set") == (None, None)


def pair() -> tuple[Report, Report]:
    """Two runs: one question became right, one wrong, one came, one went."""
    before = [outcome("a", True), outcome("b", False), outcome("c"), outcome("gone", True)]
    after = [outcome("a"), outcome("b", True, ms=30.0), outcome("c", False)]
    after.append(outcome("new", language="en"))
    return made("set", before, NOON), made("set", after, LATER)


def test_the_difference_of_two_runs() -> None:
    """Questions that crossed the line, measures that grew, and how the set itself changed."""
    found = compared(*pair())
    assert [row.id for row in found.became_right] == ["b"]
    assert [row.id for row in found.became_wrong] == ["a"]
    assert (found.added, found.gone) == (1, 1)
    assert found.changes[ALL] == {
        ("document_at_1",): 0.0,
        ("quote_at_1",): -0.25,
        ("quote_at_3",): -0.25,
        ("answered_rate",): -0.25,
        ("abstention", "precision"): 0.0,
        ("abstention", "f1"): 0.0,
        ("latency_ms", "p50"): 0.0,
        ("latency_ms", "p95"): 20.0,
    }
    assert list(found.changes) == [ALL, "pl"]  # no English question before


def test_a_run_does_not_differ_from_itself() -> None:
    """No question crossed the line, and every measure that there is grew by nothing."""
    report = made("set", MIXED, NOON)
    found = compared(report, report)
    assert (found.became_right, found.became_wrong, found.added, found.gone) == ((), (), 0, 0)
    assert {change for of in found.changes.values() for change in of.values()} == {0.0}


def test_every_measure_is_named() -> None:
    """All that `assistant eval` measures is compared, but the counts of questions."""
    found = measures(MIXED)
    named = [
        (name, inner) if isinstance(value, dict) else (name,)
        for name, value in found.items()
        if name not in {"rows", "questions", "answerable", "unanswerable"}
        for inner in (value if isinstance(value, dict) else [None])
    ]
    assert named == list(MEASURES)
    assert figure(found, ("latency_ms", "p95")) == 30.0
    assert figure(measures([outcome("a", True)]), ("abstention", "recall")) is None
    json.dumps(found)
