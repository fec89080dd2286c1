"""What happens on the events of the tab of documents, as plain functions of values."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.web.library import table, words
from assistant.web.library.jobs import IndexingJobs, Progressed
from assistant.web.library.uploads import add_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.assistant import Assistant
    from assistant.records import FileStatus
    from assistant.web.library.jobs import IndexingJob
    from assistant.web.library.uploads import Added
    from assistant.wording import Language, Wording

REMARKS = 5
"""Files named above the table of documents; the others are counted."""


class LibraryHandlers:
    """The events of the tab of documents over one assistant.

    Nothing raises: what goes wrong becomes one line on the page.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._jobs = IndexingJobs(assistant)

    def documents(self, language: Language) -> str:
        """The table of documents as HTML."""
        try:
            self._assistant.refresh()
            return table.documents_table(self._assistant.status(), language)
        except AssistantError as error:
            return table.result_lines([], [error.wording])

    def add(self, files: Sequence[str]) -> Iterator[str]:
        """Copy uploaded files into the corpus, index, and tell how it goes, as HTML.

        Args:
            files: paths of the uploaded files, named as the browser named them; they are removed.
        """
        good: list[Wording] = []
        bad: list[Wording] = []
        corpus = self._assistant.settings.corpus_dir()
        limit = self._assistant.settings.max_megabytes
        copied = 0
        for file in files:
            try:
                added = add_file(Path(file), Path(file).name, corpus, megabytes=limit)
                self._tell(added, good, bad)
                copied += 1
            except AssistantError as error:
                bad.append(error.wording)
            with suppress(OSError):
                Path(file).unlink()
        if not copied:
            yield table.result_lines([], bad)
            return
        yield from self._follow(self._jobs.start(), good, bad)

    def resumed(self) -> str:
        """For a page that is loaded: a mark to follow the indexing run, where one is under way."""
        if self._jobs.current is None:
            return ""
        return f"<div data-follow>{table.progress_bar(Progressed())}</div>"

    def running(self) -> Iterator[str]:
        """Follow the indexing run that is under way, if it still is."""
        if (job := self._jobs.current) is not None:
            yield from self._follow(job, [], [])
        else:
            yield ""

    def _follow(self, job: IndexingJob, good: list[Wording], bad: list[Wording]) -> Iterator[str]:
        for progressed in job.follow():
            outcome = progressed.outcome
            if outcome is None:
                yield table.progress_bar(progressed)
                continue
            told_good = [*good, outcome.result] if outcome.result else good
            told_bad = [*bad, *_remarks(outcome.remarked)]
            if outcome.error:
                told_bad.append(outcome.error)
            nothing = [] if told_good or told_bad else [words.NOTHING_CHANGED]
            yield table.result_lines(told_good or nothing, told_bad)

    def _tell(self, added: Added, good: list[Wording], bad: list[Wording]) -> None:
        """What is to be told of a copied file even before it is indexed."""
        if added.outcome == "renamed":
            good.append(words.RENAMED.filled(name=added.asked, new=added.path.name))
        if added.outcome != "same":
            return
        good.append(words.SAME.filled(name=added.asked))
        there = [file for file in self._assistant.status() if file.path == added.path.name]
        bad.extend(_remarks([file for file in there if file.message or not file.state.readable]))


def _remarks(files: Sequence[FileStatus]) -> list[Wording]:
    """Why each of ``files`` is not searched, or not wholly; a few by name, the others counted."""
    told = [words.remark_on(file) for file in files[:REMARKS]]
    if len(files) > REMARKS:
        told.append(words.MORE_REMARKS.filled(count=len(files) - REMARKS))
    return told
