"""Runs of question sets that the page starts: one at a time, in the background.

As with indexing, a run belongs to the server and not to the tab that asked for it: any visitor can
follow it, and reloading the page neither stops nor hides it.
"""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass, replace
from threading import Condition, Event, Lock, Thread
from typing import TYPE_CHECKING

from assistant import reports
from assistant.errors import AssistantError
from assistant.evaluation import run
from assistant.web.evaluation import words
from assistant.web.words import UNEXPECTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.assistant import Assistant
    from assistant.evaluation import Outcome, Question
    from assistant.web.evaluation.sets import QuestionSet
    from assistant.wording import Wording

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ended:
    """What a run came to: ``good`` news, or the reason why there is no result."""

    told: Wording
    good: bool


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far a run is: questions asked of all, the one at hand; ``ended`` is there at the end."""

    done: int = 0
    total: int = 0
    question: str = ""
    ended: Ended | None = None


class EvaluationJob:
    """One run of a question set."""

    def __init__(self, question_set: QuestionSet) -> None:
        self.question_set = question_set
        self._changed = Condition()
        self._progressed = Progressed()
        self._cancelled = Event()

    def cancel(self) -> None:
        """Stop after the question at hand; nothing of the run is kept."""
        self._cancelled.set()

    def follow(self) -> Iterator[Progressed]:
        """How far it is, at most about ten times a second, up to its end."""
        shown = self._progressed
        yield shown
        while shown.ended is None:
            with self._changed:
                self._changed.wait_for(lambda: self._progressed.ended is not None, timeout=0.1)
                if self._progressed is shown:
                    self._changed.wait()
                shown = self._progressed
            yield shown

    def asked(self, assistant: Assistant, questions: Sequence[Question]) -> list[Outcome] | None:
        """Ask every question; None where the run was cancelled.

        Raises:
            AssistantError: the documents or their index cannot be used.
        """
        outcomes = []
        self._set(Progressed(total=len(questions)))
        for question in questions:
            if self._cancelled.is_set():
                return None
            self._set(replace(self._progressed, question=question.question))
            outcomes.append(run(assistant, question))
            self._set(replace(self._progressed, done=len(outcomes)))
        return outcomes

    def end(self, ended: Ended) -> None:
        """End the run with what it came to."""
        self._set(replace(self._progressed, ended=ended))

    def _set(self, progressed: Progressed) -> None:
        with self._changed:
            self._progressed = progressed
            self._changed.notify_all()


class EvaluationJobs:
    """Starts runs over one assistant, never two at a time: they would slow each other's answers."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._lock = Lock()
        self._current: EvaluationJob | None = None

    @property
    def current(self) -> EvaluationJob | None:
        """The run that is under way."""
        return self._current

    def start(self, question_set: QuestionSet) -> EvaluationJob:
        """Start a run; while one is under way, it is that one."""
        with self._lock:
            if (running := self._current) is not None:
                return running
            job = EvaluationJob(question_set)
            self._current = job
        Thread(target=self._run, args=(job,), name="evaluation", daemon=True).start()
        return job

    def _run(self, job: EvaluationJob) -> None:
        ended = Ended(UNEXPECTED, good=False)
        try:
            ended = self._evaluated(job)
        except AssistantError as error:
            ended = Ended(error.wording, good=False)
        except Exception:
            _log.exception("the evaluation failed")
        finally:  # whatever was raised: visitors wait for the end
            self._current = None
            job.end(ended)

    def _evaluated(self, job: EvaluationJob) -> Ended:
        self._assistant.refresh()
        outcomes = job.asked(self._assistant, job.question_set.questions())
        if outcomes is None:
            return Ended(words.CANCELLED, good=False)
        finished = dt.datetime.now().astimezone()
        report = reports.made(job.question_set.id, outcomes, finished)
        reports.keep(self._assistant.settings.kept_dir(), report)
        return Ended(words.asked(len(outcomes), len(report.misses)), good=True)
