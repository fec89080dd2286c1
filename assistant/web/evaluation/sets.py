"""The question sets that the page offers: those in the folders around it, ratings, and uploads."""

from __future__ import annotations

import errno
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import feedback, jsonlines
from assistant.errors import QuestionSetError
from assistant.evaluation import read_questions
from assistant.reports import FOLDER
from assistant.settings import user_dir
from assistant.store.files import explained, replace_bytes
from assistant.web.evaluation import words
from assistant.web.library.uploads import safe_name
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evaluation import Question
    from assistant.settings import Settings

SUFFIX = ".jsonl"

_QUESTION = {"id", "language", "question", "answerable", "gold"}


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A file of questions; ``id`` stays the same from run to run, ``label`` is what people read."""

    id: str
    path: Path
    label: Wording

    def questions(self) -> list[Question]:
        """Its questions, at least one.

        Raises:
            QuestionSetError: the file cannot be read, a line is no question, or there is none.
        """
        return _questions(self.path, self.label)


def question_sets(settings: Settings) -> tuple[QuestionSet, ...]:
    """The ratings of this page, then the files in ``eval/`` folders, then what was uploaded.

    Looked for in the working directory, beside the folder of documents, and in the user's own
    folder. Only files whose first line is a question are listed; those of the same name are told
    apart by the folder that ``eval/`` lies in.
    """
    kept_dir = settings.kept_dir()
    rated = QuestionSet("ratings", kept_dir / feedback.FILE_NAME, words.RATINGS)
    folders = (Path(), settings.corpus_dir().parent, user_dir())
    files = chain.from_iterable(_files(folder / "eval") for folder in folders)
    uploaded = _files(kept_dir / FOLDER)
    found = [rated] if _holds_questions(rated.path) else []
    found += [_named("eval", path) for path in files] + [
        _named("upload", path) for path in uploaded
    ]
    first = {one.path.resolve(): one for one in reversed(found)}  # of one file, the first name
    kept = [one for one in found if first[one.path.resolve()] is one]
    return tuple(
        _told_apart(one, [other for other in kept if other.path.name == one.path.name])
        for one in kept
    )


def add_set(source: Path, settings: Settings) -> QuestionSet:
    """Keep an uploaded file among the question sets, in place of one of the same name.

    Raises:
        QuestionSetError: it is no question set.
        StoreError: it cannot be written.
    """
    name = safe_name(source.name)
    asked = Path(name).with_suffix(SUFFIX).name
    _questions(source, Wording(name, name))
    folder = settings.kept_dir() / FOLDER
    with explained(settings.kept_dir()):
        folder.mkdir(parents=True, exist_ok=True)
        replace_bytes(folder / asked, source.read_bytes())
    return _named("upload", folder / asked)


def _questions(path: Path, label: Wording) -> list[Question]:
    """The questions of a file; its errors name it as people know it, not where it lies."""
    try:
        questions = read_questions([path])
    except QuestionSetError as error:
        told = Wording(
            error.wording.en.replace(str(path), f"“{label.en}”"),
            error.wording.pl.replace(str(path), f"„{label.pl}”"),
        )
        raise QuestionSetError(told) from error
    if not questions:
        raise QuestionSetError(words.NO_QUESTIONS.filled(name=label))
    return questions


def _named(kind: str, path: Path) -> QuestionSet:
    return QuestionSet(f"{kind}/{path.name}", path, Wording(path.name, path.name))


def _told_apart(one: QuestionSet, namesakes: Sequence[QuestionSet]) -> QuestionSet:
    """A set under its name; with where it lies where there are others of that name."""
    if len(namesakes) == 1 or one.id == "ratings":
        return one
    if one.id.startswith("upload/"):
        return replace(one, label=words.ADDED_HERE.filled(name=one.label))
    alike = [other for other in namesakes if other.id == one.id]
    if len(alike) == 1:
        return one
    folders = [other.path.parent.parent.resolve().parts for other in alike]
    own = folders[alike.index(one)]
    others = [parts for parts in folders if parts != own]
    # No more of the path than tells them apart: visitors need not know where things lie.
    depth = next(n for n in count(1) if all(parts[-n:] != own[-n:] for parts in others))
    folder, name = Path(*own[-depth:]).as_posix(), one.path.name
    label = f"{name} ({folder})"
    return QuestionSet(f"eval/{folder}/{name}", one.path, Wording(label, label))


def _files(folder: Path) -> Iterator[Path]:
    """The question sets in a folder, by name."""
    try:
        paths = sorted(folder.glob(f"*{SUFFIX}"))
    except OSError as error:
        if error.errno not in {errno.EACCES, errno.EPERM}:
            raise
        return
    yield from (path for path in paths if _holds_questions(path))


def _holds_questions(path: Path) -> bool:
    """Whether the first line of a file is a question; the others are read when they are asked."""
    try:
        with jsonlines.open_lines(path) as file:
            line = next((line for line in file if line.strip()), "")
        row = jsonlines.parse(line)
    except (OSError, ValueError):
        return False
    return isinstance(row, dict) and row.keys() >= _QUESTION
