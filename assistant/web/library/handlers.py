"""What happens on the events of the tab of documents, as plain functions of values."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.web.library import restriction, table, telling, words
from assistant.web.library.failures import on_page
from assistant.web.library.jobs import Done, IndexingJobs
from assistant.web.library.removals import remove_file, replace_file
from assistant.web.library.uploads import add_file
from assistant.web.words import UNEXPECTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.assistant import Assistant
    from assistant.records import FileStatus
    from assistant.web.library.jobs import IndexingJob
    from assistant.web.library.table import Sought
    from assistant.web.library.uploads import Added
    from assistant.wording import Language, Wording

_log = logging.getLogger(__name__)


class LibraryHandlers:
    """The events of the tab of documents over one assistant.

    Nothing but `listed` raises: what goes wrong becomes one line on the page. A browser names
    documents by their paths; none but those that the catalogue lists is ever touched.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._jobs = IndexingJobs(assistant)

    def documents(
        self, language: Language, chosen: Sequence[str] = (), sought: Sought = table.EVERYTHING
    ) -> str:
        """The table of documents as HTML.

        Args:
            language: of the page.
            chosen: paths of the documents that questions are restricted to.
            sought: which rows are sent where there are too many.
        """
        try:
            self._assistant.refresh()
            return table.documents_table(self._assistant.status(), language, chosen, sought)
        except AssistantError as error:
            return telling.result_lines([], [on_page(error)])

    def add(self, files: Sequence[str]) -> Iterator[str]:
        """Copy uploaded files into the corpus, index, and tell how it goes, as HTML.

        Args:
            files: paths of the uploaded files, named as the browser named them; they are removed.
        """
        done = Done()
        corpus = self._assistant.settings.corpus_dir()
        limit = self._assistant.settings.max_megabytes
        copied = 0
        for file in files:
            try:
                added = add_file(Path(file), Path(file).name, corpus, megabytes=limit)
                self._tell(added, done)
                copied += 1
            except AssistantError as error:
                done.bad.append(error.wording)
            _forget(file)
        done = Done(telling.first(done.good, words.MORE_DONE), done.bad)
        if copied:
            yield from self._follow(self._jobs.start(done))
        else:
            yield telling.result_lines([], done.bad)

    def replace(self, document: object, file: str) -> Iterator[str]:
        """Put an uploaded file in the place of a document, index, and tell how it goes, as HTML.

        Args:
            document: what a browser sent as the document's path.
            file: path of the uploaded file, named as the browser named it; it is removed.
        """
        done = Done()
        settings = self._assistant.settings
        for path in self._named([document], done):
            try:
                found = replace_file(
                    Path(file),
                    Path(file).name,
                    path,
                    settings.corpus_dir(),
                    megabytes=settings.max_megabytes,
                )
                done.good.append(words.replaced(path, found.kept, same=found.same))
            except AssistantError as error:
                done.bad.append(error.wording)
        _forget(file)
        yield from self._followed_if_any(done)

    def remove(self, documents: object) -> Iterator[str]:
        """Move documents out of those that are searched, index, and tell how it goes, as HTML.

        Args:
            documents: what a browser sent as the paths of documents.
        """
        done = Done()
        kept: list[Wording] = []
        moved = False  # a folder in which nothing is found may be a drive that is not there
        for path in self._named(documents, done):
            try:
                place = remove_file(path, self._assistant.settings.corpus_dir())
                kept.append(words.removed(path, place))
                moved = moved or place is not None
            except AssistantError as error:
                done.bad.append(error.wording)
        done.good.extend(telling.first(kept, words.REMOVED_MORE))
        yield from self._followed_if_any(done, allow_empty=moved)

    def check(self) -> Iterator[str]:
        """Index whatever was changed in the folder, and tell how it goes, as HTML."""
        yield from self._follow(self._jobs.start())

    def listed(self, documents: object) -> tuple[str, ...]:
        """Those that the catalogue lists, by path, of what a browser sent as paths.

        Raises:
            StoreError: the index cannot be read.
        """
        named = set(_texts(documents))
        self._assistant.refresh()
        return tuple(file.path for file in self._assistant.status() if file.path in named)

    def kept(self, documents: object) -> tuple[str, ...]:
        """The restriction to ``documents`` as a browser sent them, without those that are gone.

        Where all are gone, or nobody can tell, it stays as it is: else all documents were asked.
        """
        named = _texts(documents)
        try:
            return self.listed(named) or named
        except AssistantError:
            return named

    def restriction(self, documents: Sequence[str]) -> str:
        """The line that tells which documents are asked (see `assistant.web.library.restriction`).

        Args:
            documents: their paths; none where all are asked.
        """
        if not documents:
            return ""
        try:
            return restriction.line_among(documents, self._assistant.status())
        except AssistantError as error:
            return telling.result_lines([], [on_page(error)])

    def resumed(self) -> str:
        """A mark to follow the indexing run that is under way; empty where there is none."""
        if (job := self._jobs.current) is None:
            return ""
        return f"<div data-follow>{telling.progress_bar(job.progressed)}</div>"

    def running(self) -> Iterator[str]:
        """Follow the indexing run that is under way, if it still is."""
        if (job := self._jobs.current) is not None:
            yield from self._follow(job)
        else:
            yield ""

    def _named(self, documents: object, done: Done) -> tuple[str, ...]:
        """What `listed` gives; where it cannot, none, and why is to be told."""
        try:
            return self.listed(documents)
        except AssistantError as error:
            done.bad.append(on_page(error))
            return ()

    def _followed_if_any(self, done: Done, *, allow_empty: bool = False) -> Iterator[str]:
        """The run after ``done``; without one where nothing was done."""
        if done.good:
            yield from self._follow(self._jobs.start(done, allow_empty=allow_empty))
        else:
            yield telling.result_lines([], done.bad or [words.NOT_LISTED])

    def _follow(self, job: IndexingJob) -> Iterator[str]:
        try:
            for progressed in job.follow():
                if progressed.outcome is None:
                    yield telling.progress_bar(progressed)
                else:
                    yield telling.outcome_lines(progressed.outcome, job.before)
        except Exception:
            _log.exception("an indexing run could not be followed")
            yield telling.result_lines([], [UNEXPECTED])

    def _tell(self, added: Added, done: Done) -> None:
        """What is to be told of a copied file even before it is indexed."""
        if added.outcome == "renamed":
            done.good.append(words.RENAMED.filled(name=added.asked, new=added.path.name))
        if added.outcome != "same":
            return
        done.good.append(words.SAME.filled(name=added.asked))
        there = [file for file in self._assistant.status() if file.path == added.path.name]
        done.bad.extend(telling.remarks([file for file in there if _needs_remark(file)]))


def _needs_remark(file: FileStatus) -> bool:
    return bool(file.message) or not file.state.readable


def _texts(values: object) -> tuple[str, ...]:
    """The texts in a list that a browser sent."""
    sent = values if isinstance(values, list | tuple) else ()
    return tuple(value for value in sent if isinstance(value, str))


def _forget(upload: str) -> None:
    with suppress(OSError):
        Path(upload).unlink()
