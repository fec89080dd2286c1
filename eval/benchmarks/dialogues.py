"""How well follow-up questions are understood; one JSON object.

    python eval/benchmarks/dialogues.py DIALOGUES [--half NAME] [--misses]

A line of DIALOGUES is a conversation over a folder of documents: ``{"id", "half", "documents",
"turns": [{"language", "question", "standalone"}...]}``. ``documents`` is relative to the project;
``standalone`` is the question written out by a person, the question itself where it stands alone.

A follow-up is understood when its first quote (document and words) is that of the written-out
question. ``near`` is the share where it is, or where the first quote of the one overlaps one of the
first three of the other: it was understood, but another sentence won. ``floor`` is the share when
questions are asked as they stand. ``wrongly_rewritten`` is the share of questions that stand alone
and were not left as they are; to have more of them, the first question of each conversation is
asked after the last of the conversation before it over the same documents.
The halves tell when dialogues were written: those of "seen" and "held-out" were measured before the
rules were changed for them. By now the rules have been written against all of this file; dialogues
that nobody has looked at belong in a file of their own.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.assistant import Assistant
from assistant.conversation import understood
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.records import Answer

_FIRST = 3  # quotes that an answer shows

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Row:
    """One question of a conversation, and how it was understood."""

    id: str
    half: str
    languages: str  # of the conversation: "pl", "en" or "mixed"
    question: str
    understood: str
    standalone: str
    follow_up: bool
    same: bool  # the same first quote as the question written out
    near: bool  # or one that overlaps it among the first three, either way round
    floor: bool  # the same as it stands


def first_quote(answer: Answer) -> tuple[str, str] | None:
    """Document and words of the quote that is shown first."""
    shown = answer.shown
    return (shown[0].source.document, shown[0].text) if shown else None


def near(found: Answer, gold: Answer) -> bool:
    """Whether the first quote of one answer overlaps one of the first quotes of the other."""
    return any(
        one.source.document == other.source.document
        and one.source.start < other.source.end
        and other.source.start < one.source.end
        for first, others in ((found, gold), (gold, found))
        for one in first.shown[:1]
        for other in others.shown[:_FIRST]
    )


def rows_of(
    dialogue: dict[str, object], assistant: Assistant, before: Sequence[Answer]
) -> Iterator[Row]:
    """What comes of each question of a conversation; the first is asked after ``before``."""
    turns: list[dict[str, str]] = dialogue["turns"]  # type: ignore[assignment]
    spoken = {turn["language"] for turn in turns}
    languages = "mixed" if len(spoken) > 1 else spoken.pop()
    earlier: list[Answer] = []
    for place, turn in enumerate(turns):
        meant = understood(turn["question"], earlier or before, ask=assistant.ask)
        written_out, found = assistant.ask(turn["standalone"]), assistant.ask(meant.text)
        gold = first_quote(written_out)
        yield Row(
            id=f"{dialogue['id']}.{place + 1}",
            half=str(dialogue["half"]),
            languages=languages,
            question=turn["question"],
            understood=meant.text,
            standalone=turn["standalone"],
            follow_up=turn["question"] != turn["standalone"],
            same=first_quote(found) == gold,
            near=near(found, written_out),
            floor=first_quote(assistant.ask(turn["question"])) == gold,
        )
        earlier.append(found if place else assistant.ask(turn["question"]))


def measured(rows: Sequence[Row]) -> dict[str, float | int | None]:
    """The shares over some questions."""
    follow_ups = [row for row in rows if row.follow_up]
    alone = [row for row in rows if not row.follow_up]
    return {
        "follow_ups": len(follow_ups),
        "same_first_quote": _share([row.same for row in follow_ups]),
        "near": _share([row.near for row in follow_ups]),
        "floor": _share([row.floor for row in follow_ups]),
        "rewritten": _share([row.understood != row.question for row in follow_ups]),
        "stand_alone": len(alone),
        "wrongly_rewritten": _share([row.understood != row.question for row in alone]),
    }


def _share(told: Sequence[bool]) -> float | None:
    return round(sum(told) / len(told), 3) if told else None


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("dialogues", type=Path)
    parser.add_argument("--half", metavar="NAME", help="development, seen or held-out")
    parser.add_argument("--misses", action="store_true", help="list what was not understood")
    arguments = parser.parse_args()
    lines = arguments.dialogues.read_text(encoding="utf-8").splitlines()
    dialogues = [json.loads(line) for line in lines]
    rows: list[Row] = []
    for folder in sorted({dialogue["documents"] for dialogue in dialogues}):
        with tempfile.TemporaryDirectory() as index:
            assistant = Assistant.open(Settings(corpus=ROOT / folder, index=Path(index)))
            before: list[Answer] = []
            for dialogue in dialogues:
                if dialogue["documents"] == folder:
                    rows.extend(rows_of(dialogue, assistant, before))
                    before = [assistant.ask(rows[-1].understood)]
    halves = [arguments.half] if arguments.half else sorted({one["half"] for one in dialogues})
    print(json.dumps({half: _half(rows, half) for half in halves}, ensure_ascii=False, indent=2))
    if arguments.misses:
        for row in rows:
            if row.half in halves and not (row.same and row.follow_up == _changed(row)):
                print(json.dumps(vars(row), ensure_ascii=False))


def _changed(row: Row) -> bool:
    return row.understood != row.question


def _half(rows: Sequence[Row], half: str) -> dict[str, object]:
    chosen = [row for row in rows if row.half == half]
    by_language = {
        name: measured([row for row in chosen if row.languages == name])
        for name in ("pl", "en", "mixed")
    }
    return {"all": measured(chosen), **by_language}


if __name__ == "__main__":
    main()
