"""What happens on each event of the page, as plain functions of values; no Gradio here."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.assistant import LONGEST_QUESTION
from assistant.conversation import understood
from assistant.errors import AssistantError
from assistant.settings import bundled_corpus, user_dir
from assistant.web import answers, library, viewer, words
from assistant.web.jobs import IndexingJobs, Progressed
from assistant.web.turns import Turn, echoed, places
from assistant.web.uploads import add_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.assistant import Assistant
    from assistant.records import FileStatus, Source
    from assistant.web.jobs import IndexingJob
    from assistant.web.uploads import Added
    from assistant.wording import Language, Wording

_log = logging.getLogger(__name__)

Turns = tuple[Turn, ...]


Chosen = tuple[object, object]
"""What a browser sent as a turn of the conversation, and as a place that its answer names."""

REMARKS = 5
"""Files named above the table of documents; the others are counted."""


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

    def kept(self, question: str) -> str:
        """What stays in the box once ``question`` is asked: one that must be shortened."""
        return question if len(question) > LONGEST_QUESTION else ""

    def answered(self, turns: Turns) -> Turns:
        """The conversation with its last question answered, or the error in the answer's place."""
        if not turns or turns[-1].answer is not None or turns[-1].error is not None:
            return turns
        question = turns[-1].question
        try:
            self._assistant.refresh()  # see what "assistant index" did meanwhile
            earlier = [turn.answer for turn in turns if turn.answer is not None]
            meant = understood(question, earlier, ask=self._assistant.ask)
            found = self._assistant.ask(meant.text)
            turn = Turn(question, answer=found, rewritten=meant.rewritten)
        except AssistantError as error:
            turn = Turn(echoed(question), error=error.wording)
        except Exception:
            _log.exception("a question could not be answered")
            turn = Turn(echoed(question), error=words.UNEXPECTED)
        return (*turns[:-1], turn)

    def source(self, turns: Turns, chosen: Chosen, language: Language) -> str:
        """The panel with the ``chosen`` source of the conversation.

        The place is an index into `assistant.web.turns.places` of the turn's answer. Neither number
        is trusted: whatever is sent, only places that the answers name can be opened.
        """
        turn, place = chosen
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
        return viewer.source_view(
            named[place], stored, language, self._picture(named[place].source)
        )

    def _picture(self, source: Source) -> bytes | None:
        """The scanned page; None where it cannot be drawn: its text is to be seen even so."""
        try:
            return self._assistant.picture(source)
        except Exception:
            _log.exception("a scanned page could not be drawn")
            return None

    def documents(self, language: Language) -> str:
        """The table of documents as HTML."""
        try:
            self._assistant.refresh()
            return library.documents_table(self._assistant.status(), language)
        except AssistantError as error:
            return library.result_lines([], [error.wording])

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
            yield library.result_lines([], bad)
            return
        yield from self._follow(self._jobs.start(), good, bad)

    def resumed(self) -> str:
        """For a page that is loaded: a mark to follow the indexing run, where one is under way."""
        if self._jobs.current is None:
            return ""
        return f"<div data-follow>{library.progress_bar(Progressed())}</div>"

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
                yield library.progress_bar(progressed)
                continue
            told_good = [*good, outcome.result] if outcome.result else good
            told_bad = [*bad, *_remarks(outcome.remarked)]
            if outcome.error:
                told_bad.append(outcome.error)
            nothing = [] if told_good or told_bad else [words.NOTHING_CHANGED]
            yield library.result_lines(told_good or nothing, told_bad)

    def _tell(self, added: Added, good: list[Wording], bad: list[Wording]) -> None:
        """What is to be told of a copied file even before it is indexed."""
        if added.outcome == "renamed":
            good.append(words.RENAMED.filled(name=added.asked, new=added.path.name))
        if added.outcome != "same":
            return
        good.append(words.SAME.filled(name=added.asked))
        there = [file for file in self._assistant.status() if file.path == added.path.name]
        bad.extend(_remarks([file for file in there if file.message or not file.state.readable]))

    def _suggestions(self, language: Language) -> tuple[str, ...]:
        """Questions that the bundled documents answer; none over other documents."""
        here = self._assistant.settings.corpus_dir().resolve()
        bundled = bundled_corpus()
        known = {user_dir() / "corpus"} | ({bundled.resolve()} if bundled else set())
        return words.SUGGESTIONS[language] if here in known else ()


def _remarks(files: Sequence[FileStatus]) -> list[Wording]:
    """Why each of ``files`` is not searched, or not wholly; a few by name, the others counted."""
    told = [words.remark_on(file) for file in files[:REMARKS]]
    if len(files) > REMARKS:
        told.append(words.MORE_REMARKS.filled(count=len(files) - REMARKS))
    return told
