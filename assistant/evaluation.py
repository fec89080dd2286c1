"""Question sets -> measures.

A question set is JSON lines: ``{"id", "language", "question", "answerable", "gold": [{"document",
"contains"}, ...]}``. A quote is right when it is from a gold document and, with white space
folded, contains that document's ``contains`` text (any text where it is missing).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant import jsonlines
from assistant.errors import QuestionError, QuestionSetError
from assistant.reasons import reason
from assistant.records import Answer, Searched
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from assistant.assistant import Assistant
    from assistant.records import Quote
    from assistant.wording import Language

    Json = dict[str, Any]

_QUOTES = 3  # quotes asked for; quote_at_3 looks at all of them


@dataclass(frozen=True, slots=True)
class Gold:
    """A right source: a document, and words that a right quote from it contains."""

    document: str
    contains: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a question set."""

    id: str
    language: str
    question: str
    answerable: bool
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the assistant gave for a question.

    ``first_document`` is that of the best passage, whether or not it was quoted; ``score`` is the
    best quote's, or the nearest passage's where the assistant declined; ``right`` tells of each
    quote whether it is right.
    """

    question: Question
    answer: Answer
    first_document: str | None
    right: tuple[bool, ...]

    @property
    def answered(self) -> bool:
        """Whether the assistant answered at all."""
        return self.answer.status == "answered"

    @property
    def score(self) -> float:
        """How sure the assistant was; higher is surer."""
        return self.answer.shown[0].score if self.answer.shown else 0.0

    @property
    def document_right(self) -> bool:
        """Whether the best passage is from a gold document."""
        return self.first_document in {gold.document for gold in self.question.gold}


def read_questions(paths: Sequence[Path]) -> list[Question]:
    """The questions of several files, in order.

    Raises:
        QuestionSetError: a file cannot be read, or a line is not a question.
    """
    return [question for path in paths for question in _read(path)]


def _read(path: Path) -> Iterator[Question]:
    try:
        with jsonlines.open_lines(path) as file:
            lines = list(file)
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "UTF-8"
        raise QuestionSetError(
            Wording(
                "The question set {path} cannot be read ({reason}).",
                "Nie można odczytać zestawu pytań {path} ({reason}).",
            ).filled(path=path, reason=why)
        ) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _parsed(line, path, number)


def _parsed(line: str, path: Path, number: int) -> Question:
    try:
        row = jsonlines.parse(line)
        return Question(
            id=str(row["id"]),
            language=str(row["language"]),
            question=str(row["question"]),
            answerable=_boolean(row["answerable"]),
            gold=tuple(Gold(gold["document"], gold.get("contains")) for gold in row["gold"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise QuestionSetError(
            Wording(
                "Line {number} of {path} is not a question: it needs id, language, question, "
                "answerable and gold.",
                "Wiersz {number} pliku {path} nie jest pytaniem: potrzebne są id, language, "
                "question, answerable i gold.",
            ).filled(number=number, path=path)
        ) from error


def _boolean(value: object) -> bool:
    """``value``, which must be true or false: the word "false" would count as true."""
    if not isinstance(value, bool):
        raise TypeError
    return value


def is_development(identifier: str) -> bool:
    """Whether a question is of the half to learn from, by its id.

    Both languages of a question ("12-pl", "12-en") fall into the same half.
    """
    digest = hashlib.sha256(identifier.rsplit("-", 1)[0].encode()).hexdigest()
    return digest[0] in "01234567"


def is_right(quote: Quote, gold: Iterable[Gold]) -> bool:
    """Whether a quote is from a gold document and contains its text, white space folded."""
    return holds_answer(quote.text, (quote.source.document,), gold)


def holds_answer(text: str, documents: Sequence[str], gold: Iterable[Gold]) -> bool:
    """Whether a text of a document (under any of its names) contains what a right quote does."""
    folded = _folded(text)
    return any(
        one.document in documents and (one.contains is None or _folded(one.contains) in folded)
        for one in gold
    )


def _folded(text: str) -> str:
    return " ".join(text.split())


def run(assistant: Assistant, question: Question) -> Outcome:
    """Ask one question and judge what comes; one that cannot be asked counts as declined."""
    try:
        answer, hits = assistant.ask_and_search(question.question, top=_QUOTES)
    except QuestionError:
        return Outcome(question, _declined(question), None, ())
    return Outcome(
        question=question,
        answer=answer,
        first_document=_judged_path(hits[0].document.paths, question.gold) if hits else None,
        right=tuple(is_right(quote, question.gold) for quote in answer.quotes),
    )


def _declined(question: Question) -> Answer:
    """The answer to what is no question: nothing was searched."""
    language: Language = "pl" if question.language == "pl" else "en"
    return Answer(question.question, language, "not_found", (), (), Searched(0, 0, ()), 0.0)


def _judged_path(paths: Sequence[str], gold: Sequence[Gold]) -> str:
    """The name to judge a document by: a gold one where the same bytes lie under several."""
    named = {one.document for one in gold}
    return next((path for path in paths if path in named), paths[0])


def measures(outcomes: Sequence[Outcome]) -> Json:
    """All measures over outcomes, and a row for each question."""
    answerable = [outcome for outcome in outcomes if outcome.question.answerable]
    return {
        "questions": len(outcomes),
        "answerable": len(answerable),
        "unanswerable": len(outcomes) - len(answerable),
        "document_at_1": success(1, [(o.question.id, [o.document_right]) for o in answerable]),
        "quote_at_1": success(1, [(o.question.id, o.right) for o in answerable]),
        "quote_at_3": success(3, [(o.question.id, o.right) for o in answerable]),
        "answered_rate": _share(outcome.answered for outcome in outcomes),
        "abstention": abstention(outcomes),
        "latency_ms": {
            "p50": percentile([outcome.answer.elapsed_ms for outcome in outcomes], 50),
            "p95": percentile([outcome.answer.elapsed_ms for outcome in outcomes], 95),
        },
        "rows": [_row(outcome) for outcome in outcomes],
    }


def success(cutoff: int, ranked: Sequence[tuple[str, Sequence[bool]]]) -> float | None:
    """Share of questions with a right item among the first ``cutoff`` (ir-measures' Success@k).

    Args:
        cutoff: how many items of each question count.
        ranked: for each question its id, and whether each of its items is right, best first. A
            question without items counts as missed.
    """
    if not ranked:
        return None
    import ir_measures

    # Ids are numbered, so that a repeated one is two questions.
    relevant = [ir_measures.Qrel(str(number), "right", 1) for number in range(len(ranked))]
    found = [
        ir_measures.ScoredDoc(str(number), "right" if right else f"wrong{rank}", -float(rank))
        for number, (_, items) in enumerate(ranked)
        for rank, right in enumerate(items)
        if not (right and any(items[:rank]))  # a document is ranked once
    ]
    if not found:
        return 0.0
    measure = ir_measures.Success @ cutoff
    return round(float(ir_measures.calc_aggregate([measure], relevant, found)[measure]), 4)


def abstention(outcomes: Sequence[Outcome]) -> Json:
    """How well declining tells the unanswerable questions.

    Precision and recall of "declined" for "unanswerable", and the area under the ROC curve of the
    score: the chance that an answerable question scores above an unanswerable one. None where a
    measure has nothing to count.
    """
    declined = [outcome for outcome in outcomes if not outcome.answered]
    unanswerable = [outcome for outcome in outcomes if not outcome.question.answerable]
    right = sum(not outcome.question.answerable for outcome in declined)
    precision = right / len(declined) if declined else None
    recall = right / len(unanswerable) if unanswerable else None
    f1 = 2 * right / (len(declined) + len(unanswerable)) if declined or unanswerable else None
    return {
        "precision": _rounded(precision),
        "recall": _rounded(recall),
        "f1": _rounded(f1),
        "auroc": _rounded(auroc(outcomes)),
    }


def auroc(outcomes: Sequence[Outcome]) -> float | None:
    """Area under the ROC curve, by counting pairs (Mann & Whitney, 1947); ties count half."""
    yes = [outcome.score for outcome in outcomes if outcome.question.answerable]
    no = [outcome.score for outcome in outcomes if not outcome.question.answerable]
    if not yes or not no:
        return None
    wins = sum((high > low) + 0.5 * (high == low) for high in yes for low in no)
    return wins / (len(yes) * len(no))


def percentile(values: Sequence[float], percent: int) -> float | None:
    """The smallest value that at least ``percent`` of the values do not exceed (nearest rank)."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def _share(flags: Iterable[bool]) -> float | None:
    counted = list(flags)
    return _rounded(sum(counted) / len(counted)) if counted else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _row(outcome: Outcome) -> Json:
    question, answer = outcome.question, outcome.answer
    return {
        "id": question.id,
        "language": question.language,
        "question": question.question,
        "answerable": question.answerable,
        "status": answer.status,
        "document_at_1": outcome.document_right if question.answerable else None,
        "quote_at_1": any(outcome.right[:1]) if question.answerable else None,
        "quote_at_3": any(outcome.right[:3]) if question.answerable else None,
        "score": outcome.score,
        "expected": [gold.contains or gold.document for gold in question.gold],
        "quotes": [
            {"document": quote.source.document, "text": quote.text} for quote in answer.quotes
        ],
        "elapsed_ms": answer.elapsed_ms,
    }
