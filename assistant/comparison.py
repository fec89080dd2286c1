"""The difference between two runs of a question set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.reports import Verdict

if TYPE_CHECKING:
    from assistant.reports import Report, Row

Keys = tuple[str, ...]

MEASURES: tuple[Keys, ...] = (
    ("document_at_1",),
    ("quote_at_1",),
    ("quote_at_3",),
    ("answered_rate",),
    ("abstention", "precision"),
    ("abstention", "recall"),
    ("abstention", "f1"),
    ("abstention", "auroc"),
    ("latency_ms", "p50"),
    ("latency_ms", "p95"),
)
"""Where each measure stands in the measures of a report: shares from 0 to 1, then milliseconds."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one run to the next.

    ``changes`` holds, for each language of the questions (see `assistant.reports.ALL`), by how much
    each measure grew, where both runs have it. Questions are told apart by id and wording:
    ``became_right`` and ``became_wrong`` are rows of the later run, ``added`` counts questions that
    the earlier one did not have, and ``gone`` those that the later one has no more.
    """

    changes: dict[str, dict[Keys, float]]
    became_right: tuple[Row, ...]
    became_wrong: tuple[Row, ...]
    added: int
    gone: int


def compared(earlier: Report, later: Report) -> Comparison:
    """The difference that ``later`` makes to ``earlier``, a run of the same question set."""
    before = {_name(row): row for row in earlier.rows}
    names = {_name(row) for row in later.rows}
    met = [(before[_name(row)], row) for row in later.rows if _name(row) in before]
    return Comparison(
        changes={
            language: _changes(earlier.measures[language], figures)
            for language, figures in later.measures.items()
            if language in earlier.measures
        },
        became_right=tuple(now for was, now in met if not _right(was) and _right(now)),
        became_wrong=tuple(now for was, now in met if _right(was) and not _right(now)),
        added=len(names - before.keys()),
        gone=len(before.keys() - names),
    )


def figure(measures: dict[str, Any], keys: Keys) -> float | None:
    """A measure, by where it stands; None where there was nothing to count."""
    value: Any = measures
    for key in keys:
        value = value[key]
    return None if value is None else float(value)


def _changes(before: dict[str, Any], after: dict[str, Any]) -> dict[Keys, float]:
    pairs = {keys: (figure(before, keys), figure(after, keys)) for keys in MEASURES}
    return {
        keys: now - was for keys, (was, now) in pairs.items() if was is not None and now is not None
    }


def _name(row: Row) -> tuple[str, str, str]:
    return row.id, row.language, row.question


def _right(row: Row) -> bool:
    return row.verdict is Verdict.RIGHT
