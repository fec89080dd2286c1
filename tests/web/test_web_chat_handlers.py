from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest

from assistant.errors import QuestionError
from assistant.settings import bundled_corpus
from assistant.web.chat import handlers as handlers_module
from assistant.web.chat.handlers import ChatHandlers
from assistant.web.chat.turns import ECHO
from assistant.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def handlers(assistant) -> ChatHandlers:
    return ChatHandlers(assistant)


def ask(handlers: ChatHandlers, question: str):
    return handlers.answered(handlers.asked(question, ()))


def test_a_question_is_answered(handlers: ChatHandlers) -> None:
    """A question becomes a turn with the assistant's answer."""
    (turn,) = ask(handlers, "  who coordinates   Lubelska Medycyna? ")
    assert turn.question == "who coordinates Lubelska Medycyna?"
    assert turn.answer is not None
    assert turn.answer.status == "answered"


def test_a_follow_up_is_asked_as_it_is_understood(handlers: ChatHandlers) -> None:
    """A question after another is written out, searched for so, and shown so; the first is not."""
    turns = ask(handlers, "Kto koordynuje klaster Lubelska Medycyna?")
    turns = handlers.answered(handlers.asked("A kiedy powstał?", turns))
    meant = "A kiedy powstał (klaster Lubelska Medycyna)?"
    assert [turn.question for turn in turns][1] == "A kiedy powstał?"
    assert [turn.rewritten for turn in turns] == [None, meant]
    assert turns[1].answer is not None
    assert turns[1].answer.question == meant
    html = unescape(handlers.conversation(turns, "en"))
    assert html.count("Understood as:") == 1
    assert meant in html


def test_a_refused_question_is_skipped_in_a_conversation(handlers: ChatHandlers) -> None:
    """A follow-up goes on from the last question that has an answer."""
    turns = ask(handlers, "Kto koordynuje klaster Lubelska Medycyna?")
    turns = handlers.answered(handlers.asked("??", turns))
    turns = handlers.answered(handlers.asked("A kiedy powstał?", turns))
    assert turns[2].rewritten == "A kiedy powstał (klaster Lubelska Medycyna)?"


def test_an_empty_question_is_no_turn(handlers: ChatHandlers) -> None:
    """Enter in an empty box does nothing."""
    assert handlers.asked("  \n", ()) == ()
    assert handlers.answered(()) == ()


def test_a_refused_question_is_told(handlers: ChatHandlers) -> None:
    """The assistant's own error stands in the answer's place."""
    (turn,) = ask(handlers, "??")
    assert turn.error == Wording(
        "Ask with at least one word.", "Zapytaj co najmniej jednym słowem."
    )


def test_an_unexpected_failure_is_one_line(
    handlers: ChatHandlers, assistant, caplog: pytest.LogCaptureFixture
) -> None:
    """A failure that nobody foresaw is told in one line, with its trace in the log only."""

    def fail(question: str) -> None:
        raise RuntimeError("secret detail")

    assistant.ask = fail
    turns = ask(handlers, "what now?")
    html = handlers.conversation(turns, "en")
    assert "Something went wrong" in html
    assert "secret detail" not in html
    assert "secret detail" in caplog.text


def test_an_endless_question_is_not_repeated(handlers: ChatHandlers, assistant) -> None:
    """A question that is refused is repeated in its first words; the box keeps it whole."""

    def refuse(question: str) -> None:
        assert len(question) == 99_999
        raise QuestionError(Wording("Too long.", "Za długie."))

    assistant.ask = refuse
    endless = "a b " * 25_000
    (turn,) = ask(handlers, endless)
    assert turn.question == ("a b " * ECHO)[: ECHO - 1].rstrip() + "…"
    assert turn.error == Wording("Too long.", "Za długie.")
    assert handlers.kept(endless) == endless
    assert handlers.kept("a b") == ""


def test_suggestions_only_over_documents_that_answer_them(
    handlers: ChatHandlers, assistant, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example questions are offered over the bundled documents alone."""
    assert "Lubelska Medycyna" not in handlers.conversation((), "pl")
    monkeypatch.setattr(handlers_module, "bundled_corpus", lambda: corpus)
    assert "Kto koordynuje klaster Lubelska Medycyna?" in handlers.conversation((), "pl")
    assert bundled_corpus() is None or bundled_corpus().is_dir()
