"""Indexing runs that the page starts: one at a time, in the background, followed by any visitor.

A run belongs to the server and not to the tab that asked for it, so that reloading the page
neither stops the run nor hides it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.web import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.assistant import Assistant
    from assistant.wording import Wording

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far a run is; ``result`` or ``error`` is there once it is ``finished``.

    ``total`` is 0 until it is known.
    """

    done: int = 0
    total: int = 0
    what: Wording | None = None
    name: str = ""
    finished: bool = False
    result: Wording | None = None
    error: Wording | None = None


class IndexingJob:
    """One run; the progress that the indexer reports to, and that visitors follow."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._progressed = Progressed()

    def start(self, total: int, what: Wording) -> None:
        """Called by the indexer: ``total`` steps of ``what`` follow."""
        self._set(replace(self._progressed, done=0, total=total, what=what, name=""))

    def advance(self, name: str) -> None:
        """Called by the indexer: one step, ``name``, is done."""
        now = self._progressed
        self._set(replace(now, done=min(now.done + 1, now.total), name=name))

    def finish(self) -> None:
        """Called by the indexer: the stage is done; the next one, or the end, follows."""

    def message(self, wording: Wording) -> None:
        """Called by the indexer: something to tell, such as a change of model."""
        self._set(replace(self._progressed, what=wording))

    def end(self, *, result: Wording | None = None, error: Wording | None = None) -> None:
        """End the run with what it came to."""
        self._set(replace(self._progressed, finished=True, result=result, error=error))

    def follow(self) -> Iterator[Progressed]:
        """The run's progress as it changes, at most about ten times a second, up to its end."""
        shown = self._progressed
        yield shown
        while not shown.finished:
            with self._changed:
                self._changed.wait_for(lambda: self._progressed.finished, timeout=0.1)
                if self._progressed is shown:
                    self._changed.wait()
                shown = self._progressed
            yield shown

    def _set(self, progressed: Progressed) -> None:
        with self._changed:
            self._progressed = progressed
            self._changed.notify_all()


class IndexingJobs:
    """Starts runs over one assistant, never two at a time."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._one_at_a_time = Lock()
        self._current: IndexingJob | None = None

    @property
    def current(self) -> IndexingJob | None:
        """The run that was started last and has not finished."""
        return self._current

    def start(self) -> IndexingJob:
        """Start a run; it waits for the one before it, whose scan may have missed new files."""
        job = IndexingJob()
        self._current = job
        Thread(target=self._run, args=(job,), name="indexing", daemon=True).start()
        return job

    def _run(self, job: IndexingJob) -> None:
        with self._one_at_a_time:
            result: Wording | None = None
            error: Wording | None = words.UNEXPECTED
            try:
                result, error = self._index(job), None
            except AssistantError as known:
                error = known.wording
            except Exception:
                _log.exception("indexing failed")
            finally:  # whatever was raised: visitors wait for the end
                job.end(result=result, error=error)
                if self._current is job:
                    self._current = None

    def _index(self, job: IndexingJob) -> Wording:
        before = sum(file.passages for file in self._assistant.status())
        report = self._assistant.index(progress=job)
        return words.changes_made(report.changes, report.passages - before)
