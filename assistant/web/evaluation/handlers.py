"""What happens on the events of the tab of evaluation, as plain functions of values."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import reports
from assistant.errors import AssistantError
from assistant.web.evaluation import tables, words
from assistant.web.evaluation.jobs import EvaluationJobs, Progressed
from assistant.web.evaluation.sets import add_set, question_sets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.assistant import Assistant
    from assistant.web.evaluation.jobs import EvaluationJob
    from assistant.web.evaluation.sets import QuestionSet
    from assistant.wording import Language

EXAMPLE = (
    '{"id": "1", "language": "pl", "question": "Kto koordynuje klaster?", "answerable": true, '
    '"gold": [{"document": "protokół.pdf", "contains": "koordynuje miasto"}]}'
)
"""A line of a question set, to be shown where there is none."""


class EvaluationHandlers:
    """The events of the tab of evaluation over one assistant.

    Nothing raises: what goes wrong becomes one line on the page. A question set is named by its id,
    which may be of one that is gone, or of none (None).
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._jobs = EvaluationJobs(assistant)

    def sets(self, language: Language) -> list[tuple[str, str]]:
        """The question sets that can be chosen: what people read, and the id."""
        return [(one.label(language), one.id) for one in question_sets(self._assistant.settings)]

    def chosen(self, asked: str | None) -> str | None:
        """The set that is to be shown as chosen: as asked, else that of the run, else the first."""
        ids = [one.id for one in question_sets(self._assistant.settings)]
        if (job := self._jobs.current) is not None and job.question_set.id in ids:
            return job.question_set.id
        return asked if asked in ids else next(iter(ids), None)

    def result(self, asked: str | None, language: Language) -> str:
        """The last result of a question set as HTML, or why there is none."""
        if asked is None:
            return tables.notice(words.NO_SETS, language, EXAMPLE)
        last, before = reports.kept(self._assistant.settings.kept_dir(), asked)
        if last is None:
            return tables.notice(words.NOT_RUN, language)
        return tables.result(last, before, language)

    def add(self, file: str) -> tuple[str | None, str]:
        """Keep an uploaded question set; its id (None where it is none), and what is told.

        Args:
            file: its path, named as the browser named it; it is removed.
        """
        path = Path(file)
        try:
            added = add_set(path, self._assistant.settings)
        except AssistantError as error:
            return None, tables.told_line(error.wording, good=False)
        finally:
            with suppress(OSError):
                path.unlink()
        return added.id, tables.told_line(words.ADDED.filled(name=added.label), good=True)

    def run(self, asked: str | None) -> Iterator[str]:
        """Ask all questions of a set, and tell how it goes, as HTML."""
        found = self._found(asked)
        if found is None:
            yield tables.told_line(words.SET_GONE, good=False)
            return
        yield from _followed(self._jobs.start(found))

    def cancel(self) -> None:
        """Stop the run that is under way, if there is one."""
        if (job := self._jobs.current) is not None:
            job.cancel()

    def resumed(self) -> str:
        """For a page that is loaded: a mark to follow the run, where one is under way."""
        if (job := self._jobs.current) is None:
            return ""
        bar = tables.progress_bar(job.question_set.label, Progressed())
        return f"<div data-follow>{bar}</div>"

    def running(self) -> Iterator[str]:
        """Follow the run that is under way, if it still is."""
        if (job := self._jobs.current) is not None:
            yield from _followed(job)
        else:
            yield ""

    def _found(self, asked: str | None) -> QuestionSet | None:
        sets = question_sets(self._assistant.settings)
        return next((one for one in sets if one.id == asked), None)


def _followed(job: EvaluationJob) -> Iterator[str]:
    for progressed in job.follow():
        ended = progressed.ended
        if ended is None:
            yield tables.progress_bar(job.question_set.label, progressed)
        else:
            yield tables.told_line(ended.told, good=ended.good)
