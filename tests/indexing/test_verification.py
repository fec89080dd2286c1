from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.records import Problem, Verification
from assistant.store import default_analyser, open_writer
from assistant.store.database import Database
from assistant.verification import verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexfakes import Bench


@pytest.fixture
def indexed(bench: Bench) -> Bench:
    bench.write("a.txt", "rada\nmiasta")
    bench.write("b.txt", "klaster")
    bench.write("scan.pdf", "SCAN")
    (bench.corpus / "dead.txt").symlink_to(bench.corpus / "nowhere")
    bench.index()
    return bench


def _verified(bench: Bench) -> Verification:
    return verify(bench.store().snapshot(), bench.settings, open_reader=bench.reader)


def _told(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.document, problem.message.en) for problem in problems]


def test_a_good_index_has_no_problems(indexed: Bench) -> None:
    """Every readable source was read again; each file counts, also one that cannot be read."""
    indexed.reader.read.clear()
    assert _verified(indexed) == Verification(documents=4, passages=3, problems=(), unreadable=2)
    assert len(indexed.reader.read) == 3


def test_an_empty_index_has_no_problems(bench: Bench) -> None:
    """Nothing indexed is nothing wrong."""
    with open_writer(bench.settings.index_dir(), lambda _: None) as writer:
        writer.publish(default_analyser())
    assert _verified(bench) == Verification(0, 0, ())


@pytest.mark.parametrize(
    ("change", "path", "words"),
    [
        (lambda bench: bench.write("a.txt", "inny"), "a.txt", "has changed since"),
        (lambda bench: (bench.corpus / "a.txt").unlink(), "a.txt", "no longer in the corpus"),
    ],
)
def test_a_corpus_that_went_on_is_told(
    indexed: Bench, change: Callable[[Bench], object], path: str, words: str
) -> None:
    """Each file by name, with the command that brings the index up to date."""
    change(indexed)
    ((document, message),) = _told(_verified(indexed).problems)
    assert document == path
    assert words in message
    assert "run 'assistant index'" in message
    indexed.index()
    assert _verified(indexed).ok


def test_a_file_that_is_not_indexed_yet_is_no_fault(indexed: Bench) -> None:
    """An interrupted run leaves a good index of fewer documents."""
    indexed.write("new.txt", "nowy")
    assert _verified(indexed).ok


@pytest.mark.parametrize(
    ("statement", "document", "words"),
    [
        ('UPDATE passages SET "end" = 99 WHERE id = 1', "a.txt", "passage 0-99 lies outside"),
        ("UPDATE passages SET sentences = '[0,9]' WHERE id = 1", "a.txt", "sentence 0-9 lies"),
        ("UPDATE documents SET pages = '[[1,0,99,0,null]]' WHERE id = 2", "b.txt", "page 1 0-99"),
        ("UPDATE documents SET text = X'41' WHERE id = 2", "2", "is damaged"),
        (
            "DELETE FROM vectors WHERE passage_id = 2",
            "catalogue.sqlite",
            "passages without a vector: 1",
        ),
        ("UPDATE vectors SET checksum = 1", "catalogue.sqlite", "is damaged"),
        ("DELETE FROM passages WHERE id = 1", "lexical", "damaged (it holds other passages)"),
    ],
)
def test_a_fault_in_the_catalogue_is_found(
    indexed: Bench, statement: str, document: str, words: str
) -> None:
    """Spans out of bounds, broken checksums and missing rows are named."""
    store = indexed.store()
    database = Database.open_to_write(indexed.settings.index_dir() / "catalogue.sqlite")
    database.script(statement)
    database.close()
    store = indexed.store()
    found = _told(verify(store.snapshot(), indexed.settings, open_reader=indexed.reader).problems)
    assert any(name == document and words in message for name, message in found), found


def test_a_fault_is_told_in_one_language(indexed: Bench) -> None:
    """No English word stands in a Polish sentence."""
    database = Database.open_to_write(indexed.settings.index_dir() / "catalogue.sqlite")
    database.script("DELETE FROM vectors WHERE passage_id = 2")
    database.script('UPDATE passages SET "end" = 99 WHERE id = 1')
    database.close()
    told = [problem.message.pl for problem in _verified(indexed).problems]
    assert told == [
        (
            "Indeks jest uszkodzony (fragmenty bez wektora: 1): uruchom 'assistant index', aby "
            "zbudować go na nowo."
        ),
        "fragment 0-99 wykracza poza tekst: usuń folder indeksu i uruchom 'assistant index'.",
    ]


def test_another_text_of_the_same_bytes_is_told(indexed: Bench) -> None:
    """Reading again must give what the index holds."""
    indexed.reader.ocr = True
    ((document, message),) = _told(_verified(indexed).problems)
    assert document == "scan.pdf"
    assert "gives another text" in message


def test_damage_to_the_publication_since_opening_is_told(indexed: Bench) -> None:
    """The files on disk are compared again."""
    store = indexed.store()
    folder = next(indexed.settings.index_dir().glob("generation-*"))
    (folder / "vectors.faiss").write_bytes(b"x")
    found = verify(store.snapshot(), indexed.settings, open_reader=indexed.reader)
    assert [problem.document for problem in found.problems] == ["CURRENT"]
    assert _verified(indexed).ok
