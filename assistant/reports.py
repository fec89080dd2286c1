"""What a run of a question set came to, kept on disk beside the one before it.

    evaluations/                in the folder of what is kept (`Settings.kept_dir`)
      questions-1a2b3c4d.json   the last two runs of one question set

A report holds what `assistant eval` measures and, for each question, how it went. A file that
cannot be read, or comes from another version, counts as none: the next run writes it anew.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from assistant import jsonlines
from assistant.evaluation import Gold, measures
from assistant.store.files import explained, replace_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.evaluation import Outcome

    Json = dict[str, Any]

FOLDER = "evaluations"
"""Where reports are kept, in `Settings.kept_dir`."""

ALL = ""
"""The name, among languages, of the measures over all questions."""

_FORMAT = 1


class Verdict(StrEnum):
    """How a question went; all but `RIGHT` are misses, the worst first."""

    INVENTED = "invented"  # answered, though the documents do not answer it
    WRONG = "wrong"  # answered, but no quote is right
    DECLINED = "declined"  # not answered, though the documents do
    LATER = "later"  # a right quote, but not the first
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Given:
    """A passage that was shown: its text, and the document that it is from."""

    document: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One question: what was expected, and what was given (quotes, or nearest passages)."""

    id: str
    language: str
    question: str
    verdict: Verdict
    gold: tuple[Gold, ...]
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One run of a question set.

    ``measures`` are those of `assistant.evaluation.measures` without rows, by the language of the
    questions, and under `ALL` over all of them; ``finished`` is the local time, with its zone.
    """

    question_set: str
    finished: dt.datetime
    measures: dict[str, Json]
    rows: tuple[Row, ...]

    @property
    def misses(self) -> tuple[Row, ...]:
        """The questions that went wrong, the worst first, each kind in the order of the set."""
        order = list(Verdict)
        wrong = [row for row in self.rows if row.verdict is not Verdict.RIGHT]
        return tuple(sorted(wrong, key=lambda row: order.index(row.verdict)))


def made(question_set: str, outcomes: Sequence[Outcome], finished: dt.datetime) -> Report:
    """The report of a run that has just finished."""
    languages = sorted({outcome.question.language for outcome in outcomes})
    chosen = {name: [o for o in outcomes if o.question.language == name] for name in languages}
    return Report(
        question_set,
        finished,
        {name: _figures(of) for name, of in ({ALL: outcomes} | chosen).items()},
        tuple(_row(outcome) for outcome in outcomes),
    )


def verdict(outcome: Outcome) -> Verdict:
    """How a question went."""
    if not outcome.question.answerable:
        return Verdict.INVENTED if outcome.answered else Verdict.RIGHT
    if not outcome.answered:
        return Verdict.DECLINED
    if any(outcome.right[:1]):
        return Verdict.RIGHT
    return Verdict.LATER if any(outcome.right) else Verdict.WRONG


def keep(kept_dir: Path, report: Report) -> None:
    """Keep a report, and the last one of the same question set beside it.

    Raises:
        StoreError: it cannot be written.
    """
    path = _path(kept_dir, report.question_set)
    last, _ = kept(kept_dir, report.question_set)
    runs = [_to_json(run) for run in (report, last) if run is not None]
    with explained(kept_dir):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_text(path, json.dumps({"format": _FORMAT, "runs": runs}, ensure_ascii=False))


def kept(kept_dir: Path, question_set: str) -> tuple[Report | None, Report | None]:
    """The last report of a question set, and the one before it; None where there is none."""
    try:
        text = _path(kept_dir, question_set).read_text(encoding="utf-8")
        read = jsonlines.parse(text)
        if read["format"] != _FORMAT:
            return None, None
        last, *earlier = (_from_json(run) for run in read["runs"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None, None
    return last, earlier[0] if earlier else None


def _figures(outcomes: Sequence[Outcome]) -> Json:
    return {name: value for name, value in measures(outcomes).items() if name != "rows"}


def _row(outcome: Outcome) -> Row:
    question = outcome.question
    given = tuple(Given(one.source.document, one.text) for one in outcome.answer.shown)
    return Row(
        question.id,
        question.language,
        question.question,
        verdict(outcome),
        question.gold,
        given,
    )


def _path(kept_dir: Path, question_set: str) -> Path:
    """The file of a question set, whatever it is called: recognisable, and never another's."""
    readable = re.sub(r"[^a-z0-9]+", "-", question_set.lower()).strip("-")[-40:]
    digest = hashlib.sha256(question_set.encode()).hexdigest()[:8]
    return kept_dir / FOLDER / f"{readable}-{digest}.json"


def _to_json(report: Report) -> Json:
    return {**asdict(report), "finished": report.finished.isoformat()}


def _from_json(run: Json) -> Report:
    return Report(
        question_set=run["question_set"],
        finished=dt.datetime.fromisoformat(run["finished"]),
        measures=run["measures"],
        rows=tuple(
            Row(
                id=row["id"],
                language=row["language"],
                question=row["question"],
                verdict=Verdict(row["verdict"]),
                gold=tuple(Gold(**gold) for gold in row["gold"]),
                given=tuple(Given(**given) for given in row["given"]),
            )
            for row in run["rows"]
        ),
    )
