"""What must always be true of answers, over corpora and questions that nobody thought of."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from corefakes import CORPUS, WordEncoder, fill, opened, settings_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from independent_checker import check

from assistant.assistant import Assistant
from assistant.contract import answer_json
from assistant.records import State
from assistant.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.records import Answer, Source

TESTS = Path(__file__).parent
ROOT = TESTS.parent

WORDS = st.sampled_from(
    """
    klaster klastra członków Lubelska Medycyna Lublin miasto koordynuje uchwała prof. J. Kowalski
    2014 r. 137 ul. students abroad the project who coordinates university rowery żółć źdźbło
    """.split()  # noqa: SIM905 - read as a list of words
)
ODD = st.sampled_from(
    ["e\u0301\u0328", "🙂👩‍🔬", "שלום", "\u202eabc\u202c", "\x01", "\x7f",
     "\u200b", "ﬁ", "x" * 300, "ſ", "İ",
     "\u00ad", "Å", "𝔘", "a | b | c", "- ", "(", "„", "”", "?", "!", "…", "\ufeff", "¼",
     "\u2028", "\x0c"]
)  # fmt: skip
BREAKS = st.sampled_from(
    [" ", " ", " ", " ", ". ", ".\n", "\n", "\n\n", "\r\n", "\t", " | ", ":\n", "\r"]
)
TEXTS = st.lists(st.tuples(st.one_of(WORDS, WORDS, WORDS, ODD), BREAKS), max_size=60).map(
    lambda pairs: "".join(word + end for word, end in pairs)
)
CORPORA = st.dictionaries(
    st.sampled_from(["a.txt", "b.txt", "dir/c.md", "żółw 1.txt", "d", "e.csv"]),
    TEXTS,
    min_size=1,
    max_size=5,
)
QUESTIONS = st.lists(st.one_of(WORDS, ODD), min_size=1, max_size=6).map(" ".join).filter(words)


@contextmanager
def corpus_of(files: dict[str, str]) -> Iterator[tuple[Path, Assistant]]:
    """A folder with these files, and an assistant over it."""
    folder = Path(tempfile.mkdtemp())
    try:
        fill(folder / "corpus", files)
        yield folder, opened(folder)
    finally:
        shutil.rmtree(folder)


def shown(answer: Answer) -> list[tuple[str | None, Source]]:
    """Every place that an answer names, with the words that stand there where it says so."""
    places: list[tuple[str | None, Source]] = []
    for quote in (*answer.quotes, *answer.nearest):
        places.append((quote.text, quote.source))
        places.extend((None, place) for place in quote.also_in)
    return places


def timeless(answer: Answer) -> Answer:
    return replace(answer, elapsed_ms=0.0)


def assert_holds(answer: Answer, assistant: Assistant) -> None:
    """Quotes are verbatim, places right, highlights inside, counts true."""
    for text, place in shown(answer):
        document = assistant.document(place.document).document
        stands = document.text[place.start : place.end]
        assert stands.strip()
        assert text is None or text == stands
        page = max((p for p in document.pages if p.start <= place.start), key=lambda p: p.start,
                   default=None)  # fmt: skip
        assert place.page == (page.number if page else None)
        if not document.pages:
            assert place.line_start == len(document.text[: place.start].split("\n"))
            assert place.line_end - place.line_start == stands.count("\n")
    for quote in (*answer.quotes, *answer.nearest):
        for span in quote.highlights:
            assert 0 <= span.start < span.end <= len(quote.text)
    for ranked in (answer.quotes, answer.nearest):
        assert [quote.rank for quote in ranked] == list(range(1, len(ranked) + 1))
    assert (answer.status == "answered") == bool(answer.quotes)
    assert not (answer.quotes and answer.nearest)
    rows = assistant.status()
    readable = sum(row.state.readable for row in rows)
    assert (answer.searched.documents, answer.searched.unreadable) == (
        readable, len(rows) - readable,
    )  # fmt: skip


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(CORPORA, st.lists(QUESTIONS, min_size=3, max_size=5))
def test_answers_hold_over_any_corpus(files: dict[str, str], questions: list[str]) -> None:
    """Verbatim, with the right place; one state a file; the same each time, from a rebuilt index
    too; and an independent reading of the catalogue agrees.
    """
    with corpus_of(files) as (folder, assistant):
        assert [row.path for row in assistant.status()] == sorted(files)
        assert all(isinstance(row.state, State) for row in assistant.status())
        answers = [assistant.ask(question) for question in questions]
        for answer in answers:
            assert_holds(answer, assistant)
            assert timeless(assistant.ask(answer.question)) == timeless(answer)
        report = check([answer_json(a) for a in answers], folder / "index", folder / "corpus")
        assert report.wrong == []
        for path in (folder / "index").iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif not path.name.startswith("catalogue.sqlite"):
                path.unlink()
        again = Assistant.open(settings_of(folder), encoder=WordEncoder())
        assert [timeless(again.ask(a.question)) for a in answers] == [timeless(a) for a in answers]


UNKNOWN = st.lists(
    st.text(alphabet="qvxzřß", min_size=6, max_size=12), min_size=1, max_size=4, unique=True
).map(" ".join)


@settings(max_examples=30)
@given(question=UNKNOWN)
def test_what_shares_no_word_is_not_answered(question: str, small_assistant: Assistant) -> None:
    """Whatever vectors may think; what is near is shown as near."""
    found = small_assistant.ask(question)
    assert (found.status, found.quotes) == ("not_found", ())
    assert_holds(found, small_assistant)


@settings(max_examples=50)
@given(question=QUESTIONS)
def test_any_question_may_be_asked(question: str, small_assistant: Assistant) -> None:
    """And what is answered holds."""
    assert_holds(small_assistant.ask(question), small_assistant)


def test_an_unanswerable_question_shows_what_is_near(small_assistant: Assistant) -> None:
    """As nearest, with the counts of what was searched and could not be read."""
    found = small_assistant.ask("Ile kosztuje bilet do muzeum przy dworcu autobusowym w Zamościu?")
    assert found.status == "not_found"
    assert found.nearest
    assert (found.searched.documents, found.searched.unreadable) == (3, 1)


def test_the_checker_finds_what_is_wrong(small_corpus: Path) -> None:
    """A changed word, a moved span, a wrong line, a document that is not there."""
    answer = answer_json(
        opened(small_corpus).ask("kto koordynuje klaster Lubelska Medycyna?", top=1)
    )
    folders = small_corpus / "index", small_corpus / "corpus"
    right = check([answer], *folders)
    assert (right.answers, right.quotes, right.verbatim, right.right_places) == (1, 1, 1, 1)
    assert (right.in_plain_files, right.wrong) == (1, [])
    quote = answer["quotes"][0]
    for change in (
        {"text": quote["text"].replace("Klaster", "klaster")},
        {"start": quote["start"] + 1},
        {"line_start": quote["line_start"] + 1},
        {"page": 1},
        {"document": "nic.txt"},
        {"highlights": [[0, len(quote["text"]) + 1]]},
    ):
        assert check([{**answer, "quotes": [{**quote, **change}]}], *folders).wrong


GUARD = """
import os, socket, sys
said = sys.argv.pop(1)
def refuse(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto", "socket.bind"):
        if arguments[0].family not in (socket.AF_INET, socket.AF_INET6):
            return
        host = arguments[1][0]
    else:
        return
    if host not in ("127.0.0.1", "::1", "localhost", b"localhost"):
        with open(said, "a") as file:
            print(event, host, file=file)
        raise OSError(event)
sys.addaudithook(refuse)
"""


@pytest.mark.slow
def test_nothing_leaves_the_machine(tmp_path: Path) -> None:
    """Indexing with the real model and asking opens no connection, not even to find a name."""
    fill(tmp_path / "corpus", CORPUS)
    log = tmp_path / "connections"
    where = ["--corpus", str(tmp_path / "corpus"), "--index", str(tmp_path / "index")]
    for words_ in (["index"], ["ask", "who coordinates Lubelska Medycyna?", "--json"]):
        done = subprocess.run(
            [sys.executable, "-c", f"{GUARD}\nfrom assistant.cli import main\nmain()", str(log),
             *words_, *where],
            env={name: value for name, value in os.environ.items()
                 if name != "HF_HUB_OFFLINE"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["status"] == "answered"
    assert not log.exists(), log.read_text()


def test_the_guard_sees_connections(tmp_path: Path) -> None:
    """A look-up and a connection to elsewhere are refused and written down."""
    tries = (
        "for attempt in (lambda: socket.getaddrinfo('example.org', 80),\n"
        "                lambda: socket.create_connection(('192.0.2.1', 9), 1)):\n"
        "    try:\n        attempt()\n    except OSError:\n        pass\n"
    )
    log = tmp_path / "connections"
    subprocess.run([sys.executable, "-c", GUARD + tries, str(log)], check=True, timeout=30)
    assert log.read_text().splitlines()[0] == "socket.getaddrinfo example.org"
    assert any("192.0.2.1" in line for line in log.read_text().splitlines()[1:])


def test_asking_in_this_process_opens_no_connection(
    small_corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With every socket refused, indexing and asking go on."""

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert opened(small_corpus).ask("kto koordynuje klaster?").status == "answered"


@pytest.mark.slow
def test_bundled_answers_are_checked_independently(tmp_path: Path) -> None:
    """Every quote of the bundled questions holds, by a program that shares no code."""
    corpus, index = ROOT / "corpus", tmp_path / "index"
    answers = tmp_path / "answers.jsonl"
    with answers.open("w", encoding="utf-8") as out:
        subprocess.run(
            [sys.executable, "-m", "assistant.cli", "ask", "--json",
             "--batch", str(ROOT / "eval" / "questions.jsonl"),
             "--corpus", str(corpus), "--index", str(index)],
            stdout=out,
            stderr=subprocess.DEVNULL,
            check=True,
            timeout=280,
        )  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(TESTS / "independent_checker.py"), str(answers),
         "--index", str(index), "--corpus", str(corpus)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    rows = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert done.stdout.startswith(f"{len(rows)} answers, ")
    assert sum(len(row["quotes"]) for row in rows) > len(rows) // 2
