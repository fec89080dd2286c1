"""Ratings become a question set that the evaluation reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.errors import StoreError
from assistant.evaluation import Gold, read_questions, run
from assistant.feedback import FILE_NAME, Ratings

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.assistant import Assistant

QUESTION = "kto koordynuje klaster Lubelska Medycyna?"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index" / FILE_NAME


def test_a_right_quote_is_the_gold_of_its_question(small_assistant: Assistant, path: Path) -> None:
    """The evaluation reads the file, and the same answer is right by it."""
    answer = small_assistant.ask(QUESTION)
    quote = answer.quotes[0]
    Ratings(path).rate(answer, quote, good=True)
    (question,) = read_questions([path])
    assert (question.language, question.question) == ("pl", QUESTION)
    assert question.answerable
    assert question.gold == (Gold(quote.source.document, quote.text),)
    assert run(small_assistant, question).right[0]


def test_a_question_with_wrong_quotes_alone_has_no_answer(
    small_assistant: Assistant, path: Path
) -> None:
    """A wrong quote is kept as such, and the question counts as one that is not answered."""
    answer = small_assistant.ask(QUESTION)
    Ratings(path).rate(answer, answer.quotes[0], good=False)
    (question,) = read_questions([path])
    assert not question.answerable
    assert question.gold == ()
    (row,) = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    assert [place["contains"] for place in row["rejected"]] == [answer.quotes[0].text]


def test_the_last_word_counts(small_assistant: Assistant, path: Path) -> None:
    """A rating can be changed and taken back; without any, the question goes."""
    answer = small_assistant.ask(QUESTION)
    quote, ratings = answer.quotes[0], Ratings(path)
    for good in (True, False):
        ratings.rate(answer, quote, good=good)
        assert ratings.given(answer)[0] is good
        assert set(ratings.given(answer)[1:]) <= {None}
    ratings.rate(answer, quote, good=None)
    assert ratings.given(answer)[0] is None
    assert path.read_text("utf-8") == ""


def test_other_lines_stay(small_assistant: Assistant, path: Path) -> None:
    """What somebody wrote into the file by hand is not lost."""
    path.parent.mkdir()
    by_hand = '{"id": "x", "note": "ours"}\nnot JSON\n'
    path.write_text(by_hand, encoding="utf-8")
    answer = small_assistant.ask(QUESTION)
    Ratings(path).rate(answer, answer.quotes[0], good=True)
    assert path.read_text("utf-8").startswith(by_hand)
    assert len(path.read_text("utf-8").splitlines()) == 3


def test_a_file_that_cannot_be_written_is_told(small_assistant: Assistant, path: Path) -> None:
    """An error in one line, as for the index."""
    path.parent.write_text("in the way", encoding="utf-8")
    answer = small_assistant.ask(QUESTION)
    with pytest.raises(StoreError):
        Ratings(path).rate(answer, answer.quotes[0], good=True)
