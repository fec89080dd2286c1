"""Indexing runs that the page starts: one at a time, in the background, followed by any visitor.

A run belongs to the server and not to the tab that asked for it, so that reloading the page
neither stops the run nor hides it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.web.library import words
from assistant.web.library.failures import on_indexing
from assistant.web.words import UNEXPECTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.assistant import Assistant
    from assistant.records import FileStatus
    from assistant.wording import Wording

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to.

    ``result`` says what it added, changed and removed (None when nothing), ``remarked`` are the
    new and changed files that are not wholly searchable, and ``error`` says why the run failed.
    """

    result: Wording | None = None
    remarked: tuple[FileStatus, ...] = ()
    error: Wording | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What was done to files before a run, to be told at its end: what went well, and what not."""

    good: list[Wording] = field(default_factory=list)
    bad: list[Wording] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far a run is; ``total`` is 0 until it is known, ``outcome`` is there at the end."""

    done: int = 0
    total: int = 0
    what: Wording | None = None
    name: str = ""
    outcome: Outcome | None = None


class IndexingJob:
    """One run; the progress that the indexer reports to, and that visitors follow.

    Attributes:
        before: what was done to files, for which the run was started.
    """

    def __init__(self, before: Done | None = None) -> None:
        self.before = before or Done()
        self._changed = Condition()
        self._progressed = Progressed()

    @property
    def progressed(self) -> Progressed:
        """How far it is now."""
        return self._progressed

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

    def end(self, outcome: Outcome) -> None:
        """End the run with what it came to."""
        self._set(replace(self._progressed, outcome=outcome))

    def follow(self) -> Iterator[Progressed]:
        """The run's progress as it changes, at most about ten times a second, up to its end."""
        shown = self._progressed
        yield shown
        while shown.outcome is None:
            with self._changed:
                self._changed.wait_for(lambda: self._progressed.outcome is not None, timeout=0.1)
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

    def start(self, before: Done | None = None, *, allow_empty: bool = False) -> IndexingJob:
        """Start a run; it waits for the one before it, whose scan may have missed new files.

        Args:
            before: what was done to files, to be told at the end.
            allow_empty: whether no documents may be left, because somebody took out the last one.
        """
        job = IndexingJob(before)
        self._current = job
        Thread(target=self._run, args=(job, allow_empty), name="indexing", daemon=True).start()
        return job

    def _run(self, job: IndexingJob, allow_empty: bool) -> None:
        with self._one_at_a_time:
            outcome = Outcome(error=UNEXPECTED)
            try:
                outcome = self._index(job, allow_empty=allow_empty)
            except AssistantError as error:
                outcome = Outcome(error=on_indexing(error))
            except Exception:
                _log.exception("indexing failed")
            finally:  # whatever was raised: visitors wait for the end
                job.end(outcome)
                if self._current is job:
                    self._current = None

    def _index(self, job: IndexingJob, *, allow_empty: bool) -> Outcome:
        before = self._assistant.status()
        # Where there was nothing, nothing can be lost.
        report = self._assistant.index(progress=job, allow_empty=allow_empty or not before)
        after = self._assistant.status()
        known = {(file.path, file.sha256) for file in before}
        fresh = [file for file in after if (file.path, file.sha256) not in known]
        names = {file.path for file in before}
        unread = sum(not file.state.readable for file in fresh if file.path not in names)
        # A file that cannot be read is told with its reason, not as added.
        changes = replace(report.changes, added=max(report.changes.added - unread, 0))
        gained = sum(file.passages for file in after) - sum(file.passages for file in before)
        return Outcome(
            result=words.changes_made(changes, gained),
            remarked=tuple(file for file in fresh if file.message or not file.state.readable),
        )
