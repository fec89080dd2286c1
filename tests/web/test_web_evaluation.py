"""The tab of evaluation as functions: question sets, runs, and their results as HTML."""

from __future__ import annotations

import datetime as dt
import json
import re
from html import unescape
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from corefakes import CORPUS, InProcessReader, WordEncoder, build, fill, opened

from assistant import evaluation, feedback, reports
from assistant.evaluation import Gold
from assistant.reports import ALL, FOLDER, Given, Report, Row, Verdict
from assistant.settings import Settings
from assistant.verification import verify
from assistant.web.evaluation import tables, words
from assistant.web.evaluation.handlers import EXAMPLE, EvaluationHandlers
from assistant.web.evaluation.sets import question_sets

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.assistant import Assistant

RIGHT = {
    "id": "1-pl", "language": "pl", "question": "Kto koordynuje klaster Lubelska Medycyna?",
    "answerable": True,
    "gold": [{"document": "protokół_2019.txt", "contains": "koordynuje miasto Lublin"}],
}  # fmt: skip
MISSED = {
    "id": "2-en", "language": "en", "question": "Who coordinates <b>Lubelska Medycyna</b>?",
    "answerable": True, "gold": [{"document": "study.md", "contains": "<i>nobody</i>"}],
}  # fmt: skip
UNANSWERABLE = {
    "id": "3-pl", "language": "pl", "question": "Ile kosztuje kilogram truskawek?",
    "answerable": False, "gold": [],
}  # fmt: skip
ALL_THREE = [RIGHT, MISSED, UNANSWERABLE]
NO_QUESTION = "is not a question: it needs id, language, question, answerable and gold."
NOON = dt.datetime(2026, 11, 22, 12, 5, tzinfo=dt.UTC)


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with the small corpus and one question set."""
    fill(tmp_path / "corpus", CORPUS)
    write(tmp_path / "eval" / "questions.jsonl", ALL_THREE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def assistant(here: Path) -> Assistant:
    return opened(here)


@pytest.fixture
def handlers(assistant: Assistant) -> EvaluationHandlers:
    return EvaluationHandlers(assistant)


def text(html: str) -> str:
    """What is to be read, in English."""
    html = re.sub(r'<span class="told" lang="pl">.*?</span>', "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_question_sets_are_found_where_they_lie(here: Path, handlers: EvaluationHandlers) -> None:
    """Ratings first, then the folder `eval`, then uploads; files of other things are left out."""
    assert handlers.sets("en") == [("questions.jsonl", "eval/questions.jsonl")]
    write(here / "eval" / "dialogues.jsonl", [{"id": "1", "turns": []}])
    (here / "eval" / "broken.jsonl").write_text("no JSON\n")
    (here / "eval" / "folder.jsonl").mkdir()
    write(here / "index-kept" / FOLDER / "mine.jsonl", [RIGHT])
    write(here / "index-kept" / feedback.FILE_NAME, [RIGHT])
    assert handlers.sets("pl") == [
        ("Oceny na tym komputerze", "ratings"),
        ("questions.jsonl", "eval/questions.jsonl"),
        ("mine.jsonl", "upload/mine.jsonl"),
    ]


def test_a_folder_beside_the_documents_counts_once(
    here: Path, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Started from elsewhere, the sets beside the corpus are offered, too."""
    elsewhere = here / "elsewhere"
    write(elsewhere / "eval" / "other.jsonl", [RIGHT])
    monkeypatch.chdir(elsewhere)
    found = question_sets(assistant.settings)
    assert [one.id for one in found] == ["eval/other.jsonl", "eval/questions.jsonl"]


def test_sets_of_the_same_name_do_not_hide_each_other(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As much of their folders as tells them apart is in the name and in the id."""
    elsewhere = here / "b" / "same"
    settings = Settings(corpus=here / "a" / "same" / "corpus", index=here / "index")
    write(elsewhere / "eval" / "questions.jsonl", [RIGHT])
    write(elsewhere / "eval" / "other.jsonl", [RIGHT])
    write(here / "a" / "same" / "eval" / "questions.jsonl", [MISSED])
    write(here / "index-kept" / FOLDER / "questions.jsonl", [RIGHT])
    monkeypatch.chdir(elsewhere)
    found = question_sets(settings)
    assert [(one.id, one.label.en, one.questions()[0].id) for one in found] == [
        ("eval/other.jsonl", "other.jsonl", "1-pl"),
        ("eval/b/same/questions.jsonl", "questions.jsonl (b/same)", "1-pl"),
        ("eval/a/same/questions.jsonl", "questions.jsonl (a/same)", "2-en"),
        ("upload/questions.jsonl", "questions.jsonl (added here)", "1-pl"),
    ]
    assert found[-1].label.pl == "questions.jsonl (dodany tutaj)"


def test_a_question_that_cannot_be_asked_ends_no_run(
    here: Path, handlers: EvaluationHandlers
) -> None:
    """It counts as one that was not answered; the others are asked as ever."""
    bad = {**RIGHT, "id": "4-pl", "question": "???"}
    write(here / "eval" / "questions.jsonl", [bad, RIGHT])
    *_, last = handlers.run("eval/questions.jsonl")
    assert text(last) == "2 questions asked, 1 of them missed."
    report, _ = reports.kept(here / "index-kept", "eval/questions.jsonl")
    assert report is not None
    assert [(one.id, one.verdict, one.given) for one in report.misses] == [
        ("4-pl", Verdict.DECLINED, ())
    ]


def test_a_run_is_measured_and_kept(here: Path, handlers: EvaluationHandlers) -> None:
    """Progress, then a line; the result is there for every page, and for the next start."""
    *steps, last = handlers.run("eval/questions.jsonl")
    assert text(steps[0]).startswith("Asking: questions.jsonl")
    assert text(last) == "3 questions asked, 1 of them missed."
    shown = text(handlers.result("eval/questions.jsonl", "en"))
    assert "3 questions: 2 that the documents answer, 1 that they do not." in shown
    assert "Right quote first The first quote holds the expected words. 50.0% 0.0% 100.0%" in shown
    assert "Missed questions: 1" in shown
    report, before = reports.kept(here / "index-kept", "eval/questions.jsonl")
    assert report is not None
    assert (before, report.measures[ALL]["questions"]) == (None, 3)
    questions = evaluation.read_questions([here / "eval" / "questions.jsonl"])
    assert [row.question for row in report.rows] == [one.question for one in questions]


def test_the_index_does_not_mind(here: Path, assistant: Assistant) -> None:
    """What is kept beside it is no problem to `verify`, and stays when it is published anew."""
    handlers = EvaluationHandlers(assistant)
    [*_] = handlers.run("eval/questions.jsonl")
    handlers.add(str(write(here / "mine.jsonl", [RIGHT])))
    fill(here / "corpus", {"nowy.txt": "Nowy dokument o klastrze."})
    build(here, WordEncoder())
    assistant.refresh()
    found = verify(
        assistant.snapshot(), assistant.settings, open_reader=InProcessReader.opened
    ).problems
    assert found == ()
    assert len(list((here / "index-kept" / FOLDER).iterdir())) == 2
    assert "Missed questions: 1" in text(handlers.result("eval/questions.jsonl", "en"))


def test_the_next_run_tells_the_difference(here: Path, handlers: EvaluationHandlers) -> None:
    """By measures, and by the questions that became right or wrong."""
    [*_] = handlers.run("eval/questions.jsonl")
    assert words.CHANGED.en not in handlers.result("eval/questions.jsonl", "en")
    [*_] = handlers.run("eval/questions.jsonl")
    assert words.NOTHING_CHANGED.pl in unescape(handlers.result("eval/questions.jsonl", "pl"))
    mended = {**MISSED, "gold": RIGHT["gold"]}
    write(here / "eval" / "questions.jsonl", [RIGHT, mended, UNANSWERABLE])
    [*_] = handlers.run("eval/questions.jsonl")
    shown = text(handlers.result("eval/questions.jsonl", "en"))
    assert "100.0% +50.0 better" in shown
    assert "Became right: 1 Who coordinates <b>Lubelska Medycyna</b>?" in shown
    assert "Became wrong" not in shown
    assert "Every question went right." in shown


def test_nothing_of_a_question_set_is_markup(handlers: EvaluationHandlers) -> None:
    """Questions and expected texts are escaped."""
    *steps, _ = handlers.run("eval/questions.jsonl")
    html = "".join(steps) + handlers.result("eval/questions.jsonl", "en")
    assert "Who coordinates &lt;b&gt;Lubelska Medycyna&lt;/b&gt;?" in html
    assert "&lt;i&gt;nobody&lt;/i&gt;" in html
    assert "<b>" not in html
    assert "<i>" not in html


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("", "“mine.txt” holds no question."),
        ("{}\n", f"Line 1 of “mine.txt” {NO_QUESTION}"),
        (json.dumps(RIGHT) + "\nno JSON\n", f"Line 2 of “mine.txt” {NO_QUESTION}"),
    ],
)
def test_an_upload_that_is_no_question_set_is_told(
    here: Path, handlers: EvaluationHandlers, content: str, line: str
) -> None:
    """In the words of the command, with the name that the visitor knows; nothing of it is kept."""
    upload = here / "mine.txt"
    upload.write_text(content, encoding="utf-8")
    added, told = handlers.add(str(upload))
    assert (added, text(told)) == (None, line)
    assert 'role="alert"' in told
    assert not upload.exists()
    assert handlers.sets("en") == [("questions.jsonl", "eval/questions.jsonl")]


def test_an_upload_is_kept_and_run(here: Path, handlers: EvaluationHandlers) -> None:
    """Under its own name, made safe; a later one of that name takes its place."""
    for rows, line in (([RIGHT], "1 question asked, 0 of them missed."),
                       ([RIGHT, MISSED], "2 questions asked, 1 of them missed.")):  # fmt: skip
        added, told = handlers.add(str(write(here / "moje pytania.json", rows)))
        assert (added, text(told)) == ("upload/moje pytania.jsonl", "Added: moje pytania.jsonl.")
        *_, last = handlers.run(added)
        assert text(last) == line
    assert handlers.sets("en")[-1] == ("moje pytania.jsonl", "upload/moje pytania.jsonl")


def test_ratings_are_a_question_set(assistant: Assistant) -> None:
    """What was rated on the page is asked again."""
    answer = assistant.ask(str(RIGHT["question"]))
    ratings = feedback.Ratings(assistant.settings.kept_dir() / feedback.FILE_NAME)
    ratings.rate(answer, answer.quotes[0], good=True)
    handlers = EvaluationHandlers(assistant)
    assert handlers.sets("en")[0] == ("Ratings on this computer", "ratings")
    *_, last = handlers.run("ratings")
    assert text(last) == "1 question asked, 0 of them missed."


def test_a_set_that_is_gone_is_told(here: Path, handlers: EvaluationHandlers) -> None:
    """Chosen before it was deleted; another one is shown as chosen then."""
    assert handlers.chosen("eval/questions.jsonl") == "eval/questions.jsonl"
    (here / "eval" / "questions.jsonl").unlink()
    [told] = handlers.run("eval/questions.jsonl")
    assert text(told) == words.SET_GONE.en
    assert handlers.chosen("eval/questions.jsonl") is None
    assert unescape(handlers.result(None, "en")).count(EXAMPLE) == 1


def test_a_set_that_broke_is_told(here: Path, handlers: EvaluationHandlers) -> None:
    """A bad line further down ends the run before its first question."""
    path = write(here / "eval" / "questions.jsonl", [RIGHT])
    path.write_text(path.read_text(encoding="utf-8") + "{}\n", encoding="utf-8")
    *_, last = handlers.run("eval/questions.jsonl")
    assert text(last).startswith("Line 2 of “questions.jsonl” is not a question")
    assert text(handlers.result("eval/questions.jsonl", "en")) == words.NOT_RUN.en


def test_a_run_can_be_stopped_and_followed(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By any page: there is one run at a time, a second start follows it, and none is kept."""
    ask, go_on = assistant.ask_and_search, Event()

    def waiting(question: str, *, top: int = 3) -> object:
        assert go_on.wait(20)
        return ask(question, top=top)

    monkeypatch.setattr(assistant, "ask_and_search", waiting)
    handlers = EvaluationHandlers(assistant)
    assert handlers.resumed() == ""
    assert list(handlers.running()) == [""]
    run = handlers.run("eval/questions.jsonl")
    next(run)
    assert "data-follow" in handlers.resumed()
    assert handlers.chosen(None) == "eval/questions.jsonl"
    second = handlers.run("eval/questions.jsonl")
    next(second)
    handlers.cancel()
    go_on.set()
    for follower in (run, second):
        *_, last = follower
        assert text(last) == words.CANCELLED.en
    assert text(handlers.result("eval/questions.jsonl", "en")) == words.NOT_RUN.en
    handlers.cancel()  # nothing is under way any more


def test_what_nobody_expected_ends_the_run(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """With one line on the page, and the trace in the terminal."""
    monkeypatch.setattr(assistant, "ask_and_search", lambda *_, **__: 1 / 0)
    handlers = EvaluationHandlers(assistant)
    *_, last = handlers.run("eval/questions.jsonl")
    assert text(last).startswith("Something went wrong")
    assert "ZeroDivisionError" in caplog.text
    assert handlers.resumed() == ""


def row(verdict: Verdict, *, gold: int = 1, given: int = 1, name: str = "1") -> Row:
    return Row(
        name, "pl", f"Pytanie {name}?", verdict,
        tuple(Gold(f"{n}.pdf", f"wzór {n}") for n in range(gold)),
        tuple(Given(f"{n}.pdf", f"cytat {n}") for n in range(given)),
    )  # fmt: skip


def report(*rows: Row, **figures: Any) -> Report:
    shares: dict[str, Any] = {
        "questions": len(rows), "answerable": len(rows), "unanswerable": 0, "document_at_1": 1.0,
        "quote_at_1": 0.5, "quote_at_3": 0.75, "answered_rate": 1.0,
        "abstention": {"precision": None, "recall": None, "f1": None, "auroc": None},
        "latency_ms": {"p50": 9.5, "p95": 20.0}, **figures,
    }  # fmt: skip
    return Report("set", NOON, {ALL: shares, "pl": shares}, rows)


def misses(html: str) -> list[list[str]]:
    """The cells of the table of misses."""
    body = html.partition('class="results misses"')[2]
    rows = re.findall(r"<tr role=\"row\" data.*?</tr>", body, re.DOTALL)
    return [[text(cell) for cell in re.findall(r"<t[hd] .*?</t[hd]>", one)] for one in rows]


def test_a_miss_says_what_was_expected_and_what_came() -> None:
    """Declining shows the nearest passage as such; an unanswerable question expects no answer."""
    rows = (
        row(Verdict.WRONG, gold=3, given=3, name="a"),
        row(Verdict.DECLINED, name="b", given=2),
        row(Verdict.INVENTED, gold=0, name="c"),
        row(Verdict.DECLINED, given=0, name="d"),
    )
    shown = tables.result(report(*rows), None, "en")
    assert misses(shown) == [
        ["Pytanie c? c", words.VERDICTS[Verdict.INVENTED].en, "no answer", "cytat 0 0.pdf"],
        ["Pytanie a? a", "no right quote", "wzór 0 0.pdf wzór 1 1.pdf and 1 more",
         "cytat 0 0.pdf cytat 1 1.pdf and 1 more"],
        ["Pytanie b? b", words.VERDICTS[Verdict.DECLINED].en, "wzór 0 0.pdf",
         "nearest passage, not an answer: cytat 0 0.pdf"],
        ["Pytanie d? d", words.VERDICTS[Verdict.DECLINED].en, "wzór 0 0.pdf", "nothing"],
    ]  # fmt: skip


def test_figures_are_written_as_the_language_does() -> None:
    """One column where all questions are of one language; no measure with nothing to count."""
    before, last = report(row(Verdict.RIGHT)), report(
        row(Verdict.RIGHT), quote_at_1=0.4, latency_ms={"p50": 8.0, "p95": 20.0}
    )  # fmt: skip
    shown = tables.result(last, before, "pl")
    assert shown.count('scope="col"') == 2
    told = text(shown)
    assert "Pierwszy cytat zawiera oczekiwane słowa. 40,0% −10,0 gorzej" in told
    assert "Połowa odpowiedzi nie trwała dłużej. 8,0 ms −1,5 Prawie" in told
    assert "19 z 20 odpowiedzi nie trwało dłużej. 20,0 ms ±0" in told
    assert "(precyzja)" not in told
    assert "Wynik z 22 listopada 2026, 12:05 – 1 pytanie: 1 z odpowiedzią w dokumentach" in told
    assert "przebiegu z 22 listopada 2026, 12:05" in told


def test_long_lists_and_texts_are_cut() -> None:
    """What is left out is counted, and where to find it is said."""
    many = [row(Verdict.WRONG, name=str(n)) for n in range(tables.ROWS + 2)]
    shown = tables.result(report(*many), None, "en")
    assert len(misses(shown)) == tables.ROWS
    assert "Not shown here: 2;" in text(shown)
    was = [row(Verdict.RIGHT, name=one.id) for one in many[: tables.LISTED + 1]]
    assert "Pytanie 19? and 1 more" in text(tables.result(report(*many), report(*was), "en"))
    long = Row("1", "pl", "?", Verdict.WRONG, (Gold("a.pdf"),), (Given("a.pdf", "a" * 500),))
    [[_, _, expected, given]] = misses(tables.result(report(long), None, "en"))
    assert expected == "(any quote from it) a.pdf"
    assert given == "a" * 400 + "… a.pdf"


def test_a_changed_set_is_told() -> None:
    """Questions that came and went count in neither list."""
    before, last = report(row(Verdict.RIGHT, name="a")), report(row(Verdict.WRONG, name="b"))
    shown = text(tables.result(last, before, "en"))
    assert "The set has changed since then: questions added 1, taken out 1." in shown
    assert "Became wrong" not in shown
