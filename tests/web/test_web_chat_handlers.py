from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest

from assistant.assistant import Assistant
from assistant.errors import QuestionError, StoreError
from assistant.evaluation import Gold, read_questions
from assistant.settings import Settings
from assistant.web.chat.handlers import REMEMBERED, ChatHandlers
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

    def fail(question: str, *, documents: object) -> None:
        raise RuntimeError("secret detail")

    assistant.ask = fail
    turns = ask(handlers, "what now?")
    html = handlers.conversation(turns, "en")
    assert "Something went wrong" in html
    assert "secret detail" not in html
    assert "secret detail" in caplog.text


def test_an_endless_question_is_not_repeated(handlers: ChatHandlers, assistant) -> None:
    """A question that is refused is repeated in its first words; the box keeps it whole."""

    def refuse(question: str, *, documents: object) -> None:
        assert len(question) == 99_999
        raise QuestionError(Wording("Too long.", "Za długie."))

    assistant.ask = refuse
    endless = "a b " * 25_000
    (turn,) = ask(handlers, endless)
    assert turn.question == ("a b " * ECHO)[: ECHO - 1].rstrip() + "…"
    assert turn.error == Wording("Too long.", "Za długie.")
    assert handlers.kept(endless) == endless
    assert handlers.kept("a b") == ""


def test_questions_are_suggested_as_soon_as_they_are_found(handlers: ChatHandlers) -> None:
    """An empty conversation offers what the documents answer; until that is known, nothing."""

    class Found:
        questions: tuple[str, ...] = ()

        def ready(self, language: str) -> tuple[str, ...]:
            return self.questions

    handlers._suggestions = Found()
    handlers.prepare()
    assert 'class="suggestion"' not in handlers.conversation((), "pl")
    Found.questions = ("Kto koordynuje klaster?",)
    assert 'data-question="Kto koordynuje klaster?"' in handlers.conversation((), "pl")


def test_a_literal_question_is_asked_as_it_stands(handlers: ChatHandlers) -> None:
    """The way back from a follow-up that was understood wrongly."""
    turns = ask(handlers, "Kto koordynuje klaster Lubelska Medycyna?")
    turns = handlers.answered(handlers.asked("A kiedy powstał?", turns, literal=True))
    assert turns[1].rewritten is None
    assert turns[1].answer is not None
    assert turns[1].answer.question == "A kiedy powstał?"


def test_only_the_chosen_documents_are_asked(handlers: ChatHandlers, assistant) -> None:
    """A restriction is handed on with the question; none means all of them."""
    asked = []
    answer = assistant.ask

    def noted(question: str, *, documents: object = None):
        asked.append(documents)
        return answer(question)

    assistant.ask = noted
    turns = handlers.asked("who coordinates Lubelska Medycyna?", ())
    handlers.answered(turns, ("protokol.txt",))
    handlers.answered(turns)
    assert asked == [("protokol.txt",), None]


def test_documents_that_are_gone_are_not_asked(handlers: ChatHandlers, assistant) -> None:
    """The others are; without any, that is told, and no other document is asked instead."""
    asked, answer = [], assistant.ask

    def noted(question: str, *, documents: object = None):
        asked.append(documents)
        return answer(question)

    assistant.ask = noted
    turns = handlers.asked("who coordinates Lubelska Medycyna?", ())
    (turn,) = handlers.answered(turns, ("gone.txt", "skan.pdf", "protokol.txt"))
    assert turn.answer is not None
    (turn,) = handlers.answered(turns, ("gone.txt",))
    gone = Wording(
        "None of the chosen documents is there any more: choose others, or ask all.",
        "Nie ma już żadnego z wybranych dokumentów: wybierz inne albo pytaj wszystkie.",
    )
    assert (turn.answer, turn.error) == (None, gone)
    (turn,) = handlers.restored([["who coordinates?", False]], ["gone.txt"])
    assert (turn.answer, turn.error) == (None, gone)
    assert asked == [("skan.pdf", "protokol.txt")]


def test_a_rating_is_kept_and_shown(handlers: ChatHandlers, assistant) -> None:
    """It goes into the local file, and stays with the quote, also when it is asked again."""
    turns = ask(handlers, "who coordinates Lubelska Medycyna?")
    turns, told = handlers.rated(turns, (0, 0), "up")
    file = assistant.settings.kept_dir() / "feedback.jsonl"
    assert told.en.startswith("Noted on this computer (feedback.jsonl)")
    assert turns[0].ratings[0] is True
    assert turns[0].answer is not None
    (question,) = read_questions([file])
    assert question.gold == (Gold("protokol.txt", turns[0].answer.quotes[0].text),)
    (again,) = ask(handlers, "who coordinates Lubelska Medycyna?")
    assert again.ratings[0] is True
    pressed = 'data-rate="up" data-turn="0" data-rank="0" aria-pressed="true"'
    assert pressed in handlers.conversation((again,), "en")
    turns, _ = handlers.rated(turns, (0, 0), "none")
    assert turns[0].ratings[0] is None
    assert file.read_text("utf-8") == ""


@pytest.mark.parametrize(("turn", "rank"), [(9, 0), (-1, 0), (0, 99), (0, -1), ("0", None)])
def test_an_unknown_quote_is_not_rated(
    handlers: ChatHandlers, assistant, turn: object, rank: object
) -> None:
    """Whatever a browser sends, only quotes that were shown can be rated."""
    turns = ask(handlers, "who coordinates Lubelska Medycyna?")
    same, told = handlers.rated(turns, (turn, rank), "up")
    assert same == turns
    assert told.en.startswith("This quote is no longer in the conversation.")
    assert not (assistant.settings.kept_dir() / "feedback.jsonl").exists()


def test_a_conversation_without_answers_is_not_saved(handlers: ChatHandlers) -> None:
    """There is no file, and a sentence says why."""
    file, told = handlers.saved(handlers.asked("who?", ()), ".docx", "en")
    assert file == ""
    assert told.en == "There is no answer to save yet. Ask a question first."


def test_a_page_that_is_loaded_again_asks_again(handlers: ChatHandlers) -> None:
    """The questions come back with their answers; whatever else was sent is passed over."""
    sent = [["who coordinates Lubelska Medycyna?", False], ["??", False], 7, ["x"], [None, True]]
    first, second = handlers.restored(sent)
    assert first.answer is not None
    assert first.answer.status == "answered"
    assert second.error is not None
    assert handlers.restored("all of them") == ()
    asked_of = handlers.restored(sent, ["protokol.txt", "gone.txt", 7])[0].answer
    assert asked_of is not None
    assert handlers.restored(sent, "protokol.txt")[0].answer == first.answer
    endless = [["who coordinates Lubelska Medycyna?", True]] * (REMEMBERED + 5)
    assert len(handlers.restored(endless)) == REMEMBERED


def test_without_documents_the_page_says_so(tmp_path: Path) -> None:
    """Before anything is asked: there is nothing that could be."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    empty = Assistant.open(Settings(corpus=corpus, index=tmp_path / "index"), allow_empty=True)
    html = ChatHandlers(empty).conversation((), "en")
    assert "There are no documents yet. Add the first ones on the tab “Documents”." in html


def test_ratings_that_cannot_be_read_cost_no_answer(
    handlers: ChatHandlers, assistant, caplog: pytest.LogCaptureFixture
) -> None:
    """The answer is shown without them, and the log tells why."""

    def broken(answer: object) -> None:
        raise StoreError(Wording("Broken file.", "Zepsuty plik."))

    handlers._ratings.given = broken  # type: ignore[method-assign]
    (turn,) = ask(handlers, "who coordinates Lubelska Medycyna?")
    assert turn.answer is not None
    assert turn.ratings == ()
    assert "the ratings cannot be read" in caplog.text


def test_half_a_character_is_left_out(handlers: ChatHandlers) -> None:
    """No browser sends one, but a program may, and no page can be written with it."""
    (turn,) = handlers.asked("kto \ud83d koordynuje?", ())
    assert turn.question == "kto koordynuje?"


def test_an_unknown_form_is_told_in_words_of_the_page(handlers: ChatHandlers, assistant) -> None:
    """Whatever a browser sends as the form of a file."""
    turns = ask(handlers, "who coordinates Lubelska Medycyna?")
    assistant.snapshot = lambda: None
    file, told = handlers.saved(turns, ".exe", "en")
    assert file == ""
    assert "--export" not in told.en
