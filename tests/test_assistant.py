from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from corefakes import WordEncoder, build, fill, opened, settings_of

from assistant.assistant import LONGEST_QUESTION, Assistant, checked_question
from assistant.errors import CorpusError, DocumentNotFound, QuestionError
from assistant.records import Searched, State
from assistant.settings import bundled_corpus

if TYPE_CHECKING:
    from assistant.wording import Wording

QUESTION = "Kto koordynuje klaster Lubelska Medycyna?"


class Told:
    """A progress that remembers messages."""

    def __init__(self) -> None:
        self.messages: list[str] = []

    def start(self, total: int, what: Wording) -> None: ...

    def advance(self, name: str) -> None: ...

    def finish(self) -> None: ...

    def message(self, wording: Wording) -> None:
        self.messages.append(wording.en)


def test_opening_builds_the_index_once(small_corpus: Path) -> None:
    """The first time; afterwards nothing is embedded again."""
    encoder = WordEncoder()
    settings = settings_of(small_corpus)
    first = Assistant.open(settings, encoder=encoder)
    assert len(encoder.encoded) == 3
    again = Assistant.open(settings, encoder=encoder)
    assert (again.generation, len(encoder.encoded)) == (first.generation, 3)


def test_every_file_has_a_row(small_assistant: Assistant) -> None:
    """With its state, title, date and number of passages."""
    rows = [(row.path, row.state, row.title, row.date) for row in small_assistant.status()]
    assert rows == [
        (
            "protokół_2019.txt",
            State.INDEXED,
            "Protokół posiedzenia komisji z dnia 18 listopada 2019 r.",
            "2019-11-18",
        ),
        ("pusty.txt", State.DAMAGED, "pusty", None),
        ("raport/klastry.txt", State.INDEXED, "Raport o klastrach", None),
        ("study.md", State.INDEXED, "Study in Lublin", None),
    ]
    assert [row.passages for row in small_assistant.status()] == [1, 0, 1, 1]


def test_another_folder_is_indexed_before_it_is_asked(small_corpus: Path) -> None:
    """With a message, so that no answer comes from the wrong documents."""
    opened(small_corpus)
    other = small_corpus / "inny"
    fill(other, {"a.txt": "Rada gminy uchwaliła budżet."})
    told = Told()
    settings = settings_of(small_corpus).model_copy(update={"corpus": other})
    made = Assistant.open(settings, encoder=WordEncoder(), progress=told)
    assert told.messages[0] == (
        f"The index was made from another folder; bringing it up to date with {other}."
    )
    assert [row.path for row in made.status()] == ["a.txt"]
    assert made.ask(QUESTION).status == "not_found"


def test_another_model_is_never_mixed_in(small_corpus: Path) -> None:
    """Opening with other weights embeds everything again, and says so."""
    opened(small_corpus)
    told, other = Told(), WordEncoder("words-8", 8)
    made = Assistant.open(settings_of(small_corpus), encoder=other, progress=told)
    assert told.messages == [
        "The embedding model changed from words-32 to words-8: 3 passages are embedded again."
    ]
    assert made.snapshot().catalogue.vector_counts() == {"words-8": 3}
    assert made.snapshot().vectors.size == 3
    assert made.ask("students from abroad").status in {"answered", "not_found"}


def test_a_missing_corpus_is_told_and_the_index_kept(small_corpus: Path) -> None:
    """It may be a drive that is not plugged in."""
    opened(small_corpus)
    moved = (small_corpus / "corpus").rename(small_corpus / "moved")
    with pytest.raises(CorpusError):
        Assistant.open(settings_of(small_corpus), encoder=WordEncoder())
    moved.rename(small_corpus / "corpus")
    encoder = WordEncoder()
    assert Assistant.open(settings_of(small_corpus), encoder=encoder).ask(QUESTION).quotes
    assert build(small_corpus, encoder).embedded == 0


def test_an_empty_corpus_cannot_be_asked(tmp_path: Path) -> None:
    """There is nothing that could be said."""
    (tmp_path / "corpus").mkdir()
    with pytest.raises(CorpusError, match=r"holds no documents: put some in it"):
        opened(tmp_path).ask(QUESTION)


def test_readers_see_what_another_run_has_indexed(small_corpus: Path) -> None:
    """After a refresh, not before."""
    made = opened(small_corpus)
    assert made.unindexed() == 0
    fill(small_corpus / "corpus", {"nowy.txt": "Tramwaj wodny kursuje po Zalewie Zemborzyckim."})
    assert made.unindexed() == 1
    build(small_corpus, WordEncoder())
    assert made.ask("gdzie kursuje tramwaj wodny?").status == "not_found"
    assert made.refresh()
    assert made.ask("gdzie kursuje tramwaj wodny?").quotes[0].source.document == "nowy.txt"
    assert not made.refresh()


def test_indexing_shows_at_once(small_corpus: Path) -> None:
    """A removed document is not quoted any more."""
    made = opened(small_corpus)
    (small_corpus / "corpus" / "protokół_2019.txt").unlink()
    report = made.index()
    assert (report.changes.removed, report.changes.unchanged) == (1, 3)
    assert all(quote.source.document != "protokół_2019.txt" for quote in made.ask(QUESTION).quotes)


def test_an_answer_names_what_could_not_be_read(small_corpus: Path) -> None:
    """As of the index that it was made from."""
    assistant = opened(small_corpus)
    assert assistant.ask(QUESTION).searched == Searched(3, 1, ("pusty.txt",))
    (small_corpus / "corpus" / "zły.pdf").write_bytes(b"")
    assert assistant.ask(QUESTION).searched == Searched(3, 1, ("pusty.txt",))
    assistant.index()
    assert assistant.ask(QUESTION).searched == Searched(3, 2, ("pusty.txt", "zły.pdf"))


def test_a_text_has_no_picture(small_assistant: Assistant) -> None:
    """Only pages of PDFs and of pictures have one."""
    [quote, *_] = small_assistant.ask(QUESTION).quotes
    document = quote.source.document
    assert small_assistant.sheet(document, 1, 0, 5) is None
    assert small_assistant.page_picture(document, 1, 600) is None
    with pytest.raises(DocumentNotFound):
        small_assistant.sheet("inny.txt", 1, 0, 5)
    with pytest.raises(DocumentNotFound):
        small_assistant.page_picture("inny.txt", 1, 600)


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize(
    ("name", "shown"), [(b"x\\y.pdf", "x\\x5cy.pdf"), (b"z\xb3y.pdf", "z\\xb3y.pdf")]
)
def test_a_name_that_is_shown_otherwise_has_pictures(
    tmp_path: Path, name: bytes, shown: str
) -> None:
    """A backslash, and bytes that are no letters."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    file = Path(os.fsdecode(os.fsencode(corpus) + b"/" + name))
    shutil.copy(bundled_corpus() / "protokol_komisji_2019-11-18.pdf", file)
    assistant = opened(tmp_path)
    assert [row.path for row in assistant.status()] == [shown]
    sheet = assistant.sheet(shown, 1, 0, 20)
    assert sheet is not None
    assert sheet.regions != ()
    assert assistant.page_picture(shown, 1, 600) is not None


@pytest.mark.parametrize("question", ["", " \n", "?!…", "—", "🙂", "x" * (LONGEST_QUESTION + 1)])
def test_what_cannot_be_a_question(question: str, small_assistant: Assistant) -> None:
    """Is told before anything is searched, in asking and in searching."""
    for refused in (checked_question, small_assistant.ask, small_assistant.search):
        with pytest.raises(QuestionError):
            refused(question)


def test_the_longest_question_is_asked(small_assistant: Assistant) -> None:
    """Up to the limit, quickly enough."""
    question = "klaster " * (LONGEST_QUESTION // 8)
    assert len(question) == LONGEST_QUESTION
    assert small_assistant.ask(question).language == "pl"


def test_white_space_around_a_question_is_nothing(small_assistant: Assistant) -> None:
    """The answer repeats the question without it."""
    found = small_assistant.ask(f"\n {QUESTION}\t")
    assert found.question == QUESTION
    assert replace(found, elapsed_ms=0.0) == replace(small_assistant.ask(QUESTION), elapsed_ms=0.0)
    assert small_assistant.search(" klaster ").query == "klaster"


def test_a_span_is_shown_in_its_document(small_assistant: Assistant) -> None:
    """With what stands around it."""
    found = small_assistant.show("raport/klastry.txt", 20, 27, context=8)
    assert (found.before, found.text, found.after) == ("strach\n\n", "Według ", "raportu ")
    assert (found.source.line_start, found.source.start, found.source.end) == (3, 20, 27)


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(-5, 6, (0, 6)), (130, 999, (130, 135)), (999, 5, (135, 135))]
)
def test_offsets_beyond_the_text_are_its_ends(
    start: int, end: int, expected: tuple[int, int], small_assistant: Assistant
) -> None:
    """Nothing fails on them."""
    found = small_assistant.show("raport/klastry.txt", start, end)
    assert (found.source.start, found.source.end) == expected


def test_an_unknown_document_is_told(small_assistant: Assistant) -> None:
    """By its name."""
    with pytest.raises(DocumentNotFound, match=r"^There is no document nic\.pdf in the index"):
        small_assistant.document("nic.pdf")


def test_several_threads_may_ask_while_one_indexes(small_corpus: Path) -> None:
    """Each sees one state of the corpus or the other."""
    made = opened(small_corpus)

    def ask(number: int) -> str:
        if number == 5:
            fill(small_corpus / "corpus", {"nowy.txt": "Klaster Wodny działa nad zalewem."})
            made.index()
        return made.ask(QUESTION).quotes[0].text

    with ThreadPoolExecutor(4) as pool:
        texts = set(pool.map(ask, range(40)))
    assert texts == {"Klaster Lubelska Medycyna koordynuje miasto Lublin."}
    assert len(made.status()) == 5


def test_a_lost_index_is_made_again(small_corpus: Path) -> None:
    """It is derived from the documents."""
    first = opened(small_corpus).ask(QUESTION)
    shutil.rmtree(small_corpus / "index")
    second = Assistant.open(settings_of(small_corpus), encoder=WordEncoder()).ask(QUESTION)
    assert replace(first, elapsed_ms=0.0) == replace(second, elapsed_ms=0.0)


def test_the_same_documents_give_the_same_answers_whatever_was_there_before(
    tmp_path: Path,
) -> None:
    """A document that was changed and changed back leaves nothing behind."""
    texts = {f"{number}.txt": f"Notatka {number} o bilecie i biurze.\n" for number in range(15)} | {
        "a.txt": "Klaster Lubelska Medycyna ma 137 członków.\n\nBiuro działa w Lublinie.\n",
        "b.txt": "Basen jest otwarty codziennie. Bilet kosztuje 12 zł.\n",
        "c.txt": "Rada Miasta uchwaliła budżet na 2024 rok.\n",
    }
    questions = ("Ilu członków ma klaster?", "Ile kosztuje bilet?", "Gdzie działa biuro?")
    fill(tmp_path / "corpus", texts)
    made = opened(tmp_path)
    before = [[(q.text, q.score) for q in made.ask(each).quotes] for each in questions]
    for text in ("Klaster bilet biuro. " * 30, texts["a.txt"]):
        (tmp_path / "corpus" / "a.txt").write_text(text, encoding="utf-8")
        made.index()
    after = [[(q.text, q.score) for q in made.ask(each).quotes] for each in questions]
    assert after == before
    assert all(before)
