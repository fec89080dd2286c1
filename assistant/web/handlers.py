"""What happens on each event of the page, as plain functions of values; no Gradio here."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.errors import AssistantError
from assistant.settings import bundled_corpus, user_dir
from assistant.web import answers, library, viewer, words
from assistant.web.jobs import IndexingJobs, Progressed
from assistant.web.turns import Turn, places
from assistant.web.uploads import add_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.assistant import Assistant
    from assistant.web.jobs import IndexingJob
    from assistant.web.uploads import Added
    from assistant.wording import Language, Wording

_log = logging.getLogger(__name__)

Turns = tuple[Turn, ...]


class Library(NamedTuple):
    """The documents tab: the table of files, and what is told above it; both HTML."""

    told: str
    table: str


class Handlers:
    """The page's events over one assistant.

    Nothing raises: what goes wrong becomes one line on the page.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._jobs = IndexingJobs(assistant)

    def conversation(self, turns: Turns, language: Language) -> str:
        """The conversation as HTML, with suggestions while it is empty."""
        return answers.conversation(turns, language, self._suggestions(language))

    def asked(self, question: str, turns: Turns) -> Turns:
        """The conversation with ``question`` added, its answer still sought."""
        question = " ".join(question.split())
        return (*turns, Turn(question)) if question else turns

    def answered(self, turns: Turns) -> Turns:
        """The conversation with its last question answered, or the error in the answer's place."""
        if not turns or turns[-1].answer is not None or turns[-1].error is not None:
            return turns
        question = turns[-1].question
        try:
            self._assistant.refresh()  # see what "assistant index" did meanwhile
            turn = Turn(question, answer=self._assistant.ask(question))
        except AssistantError as error:
            turn = Turn(question, error=error.wording)
        except Exception:
            _log.exception("a question could not be answered")
            turn = Turn(question, error=words.UNEXPECTED)
        return (*turns[:-1], turn)

    def source(self, turns: Turns, turn: object, place: object, language: Language) -> str:
        """The panel with a source of the conversation.

        Args:
            turns: the conversation.
            turn: what the browser sent as the index of the turn.
            place: what it sent as the index into `assistant.web.turns.places` of its answer.
            language: of the page.
        """
        answer = turns[turn].answer if isinstance(turn, int) and 0 <= turn < len(turns) else None
        named = places(answer) if answer is not None else ()
        if not (isinstance(place, int) and 0 <= place < len(named)):
            return viewer.problem_view(words.GONE, language)
        try:
            stored = self._assistant.document(named[place].source.document)
        except AssistantError as error:
            return viewer.problem_view(error.wording, language)
        except Exception:
            _log.exception("a source could not be shown")
            return viewer.problem_view(words.UNEXPECTED, language)
        return viewer.source_view(named[place], stored, language)

    def documents(self, language: Language) -> str:
        """The table of documents as HTML."""
        try:
            self._assistant.refresh()
            return library.documents_table(self._assistant.status(), language)
        except AssistantError as error:
            return library.result_lines([], [error.wording], language)

    def add(self, files: Sequence[str], language: Language) -> Iterator[Library]:
        """Copy uploaded files into the corpus, index, and show how it goes.

        Args:
            files: paths of the uploaded files, named as the browser named them; they are removed.
            language: of the page.
        """
        good: list[Wording] = []
        bad: list[Wording] = []
        corpus = self._assistant.settings.corpus_dir()
        for file in files:
            try:
                good.extend(_remarks(add_file(Path(file), Path(file).name, corpus)))
            except AssistantError as error:
                bad.append(error.wording)
            with suppress(OSError):
                Path(file).unlink()
        if len(bad) == len(files):
            yield Library(library.result_lines([], bad, language), self.documents(language))
            return
        yield from self._follow(self._jobs.start(), good, bad, language)

    def resumed(self, language: Language) -> str:
        """For a page that is loaded: a mark to follow the indexing run, where one is under way."""
        if self._jobs.current is None:
            return ""
        return f"<div data-follow>{library.progress_bar(Progressed(), language)}</div>"

    def running(self, language: Language) -> Iterator[Library]:
        """Follow the indexing run that is under way, if it still is."""
        if (job := self._jobs.current) is not None:
            yield from self._follow(job, [], [], language)
        else:
            yield Library("", self.documents(language))

    def _follow(
        self, job: IndexingJob, good: list[Wording], bad: list[Wording], language: Language
    ) -> Iterator[Library]:
        table = self.documents(language)
        for progressed in job.follow():
            if not progressed.finished:
                yield Library(library.progress_bar(progressed, language), table)
                continue
            told_good = [*good, progressed.result] if progressed.result else good
            told_bad = [*bad, progressed.error] if progressed.error else bad
            told = library.result_lines(told_good, told_bad, language)
            yield Library(told, self.documents(language))

    def _suggestions(self, language: Language) -> tuple[str, ...]:
        """Questions that the bundled documents answer; none over other documents."""
        here = self._assistant.settings.corpus_dir().resolve()
        bundled = bundled_corpus()
        known = {user_dir() / "corpus"} | ({bundled.resolve()} if bundled else set())
        return words.SUGGESTIONS[language] if here in known else ()


def _remarks(added: Added) -> list[Wording]:
    if added.outcome == "same":
        return [words.SAME.filled(name=added.asked)]
    if added.outcome == "renamed":
        return [words.RENAMED.filled(name=added.asked, new=added.path.name)]
    return []
