from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pytest
from storefakes import MODEL, add, document, quiet, reading, stamp, vector

from assistant.records import OcrWord, Page, Passage, Span, State
from assistant.store import Model, StoredFile, Unread, open_writer
from assistant.store.database import Damaged
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.store import Writer


@pytest.fixture
def writer(index_dir: Path) -> Iterator[Writer]:
    with open_writer(index_dir, quiet) as opened:
        yield opened


def test_a_document_comes_back_as_it_was_stored(writer: Writer) -> None:
    """Every field of a document survives, its OCR words apart from the rest."""
    words = (OcrWord(0, 4, 1, 0.1, 0.2, 0.3, 0.4, 0.95), OcrWord(5, 11, 2, 0.5, 0.5, 1.0, 1.0, 0.5))
    stored = document(
        "Rada miasta",
        kind="pdf",
        state=State.PARTIAL,
        message=Wording("Page 3 is missing.", "Brakuje strony 3."),
        pages=(Page(1, 0, 4), Page(2, 5, 11, ocr=True, title="Slajd „2”")),
        missing=(3,),
        title="Protokół",
        date="2019-11",
        words=words,
    )
    writer.catalogue.store(reading(stored), [stamp("x/ż.pdf")], MODEL)
    found = writer.catalogue.document(1)
    assert found is not None
    assert found.document == dataclasses.replace(stored, words=())
    assert (found.id, found.paths, found.title, found.date) == (
        *(1, ("x/ż.pdf",)),
        *("Protokół", "2019-11"),
    )
    assert writer.catalogue.words(1) == words


def test_text_that_utf8_cannot_hold_is_kept(writer: Writer) -> None:
    """Lone surrogates and NULs in a text neither fail nor change."""
    made = document("a\ud800b\x00c", title="t\udc80")
    writer.catalogue.store(reading(made), [stamp("a")], MODEL)
    found = writer.catalogue.document(1)
    assert found is not None
    assert found.document.text == "a\ud800b\x00c"
    assert found.document.title == "t?"


def test_passages_and_vectors_belong_to_the_document(writer: Writer) -> None:
    """Passages get rising ids, and each its own vector."""
    add(writer, "a.txt", "jeden\ndwa")
    assert writer.catalogue.passages([2, 1, 7]) == {
        1: Passage(0, 5, (Span(0, 5),), id=1, document_id=1),
        2: Passage(6, 9, (Span(6, 9),), id=2, document_id=1),
    }
    ids, vectors = writer.catalogue.vectors([1, 2, 7], Model(MODEL, 8))
    assert ids == [1, 2]
    assert np.array_equal(vectors, np.stack([vector("jeden"), vector("dwa")]))
    assert dict(writer.catalogue.texts([2, 1])) == {1: "jeden", 2: "dwa"}
    assert writer.catalogue.model == Model(MODEL, 8)


def test_every_change_is_a_new_generation(writer: Writer) -> None:
    """Storing and removing count; noting a new time does not."""
    assert writer.catalogue.generation == 0
    add(writer, "a.txt", "jeden")
    add(writer, "b.txt", "dwa")
    assert writer.catalogue.generation == 2
    writer.catalogue.touch([dataclasses.replace(stamp("a.txt"), mtime_ns=99)])
    assert writer.catalogue.generation == 2
    assert writer.catalogue.files()[0].mtime_ns == 99
    writer.catalogue.rearrange([], [], ["a.txt"])
    assert writer.catalogue.generation == 3
    writer.catalogue.rearrange([], [], [])
    assert writer.catalogue.generation == 3


def test_a_renamed_file_keeps_its_document(writer: Writer) -> None:
    """Only the path changes: document, passages and vectors stay."""
    sha256 = add(writer, "old.txt", "jeden\ndwa")
    writer.catalogue.rearrange([(stamp("new/name.txt"), sha256)], [], ["old.txt"])
    found = writer.catalogue.document(1)
    assert found is not None
    assert found.paths == ("new/name.txt",)
    assert writer.catalogue.passage_ids().tolist() == [1, 2]


def test_two_files_may_swap_their_bytes(writer: Writer) -> None:
    """Neither document is lost when each moves to the other's path."""
    first, second = add(writer, "a", "jeden"), add(writer, "b", "dwa")
    writer.catalogue.rearrange([(stamp("a"), second), (stamp("b"), first)], [], [])
    assert [(f.path, f.sha256) for f in writer.catalogue.files()] == [("a", second), ("b", first)]
    assert writer.catalogue.passage_ids().tolist() == [1, 2]


def test_the_same_bytes_twice_are_one_document(writer: Writer) -> None:
    """Both files are listed; the document goes with the last of them."""
    made = document("jeden")
    writer.catalogue.store(reading(made), [stamp("b"), stamp("a")], MODEL)
    found = writer.catalogue.document(1)
    assert found is not None
    assert found.paths == ("a", "b")
    assert writer.catalogue.counts()[State.INDEXED] == 2
    writer.catalogue.rearrange([], [], ["a"])
    assert writer.catalogue.document_ids() == [1]
    writer.catalogue.rearrange([], [], ["b"])
    assert writer.catalogue.document_ids() == []
    assert writer.catalogue.vector_counts() == {MODEL: 0}


def test_the_first_name_of_a_document_is_no_copy_s(writer: Writer) -> None:
    """It is the one that is cited; what lies in the archive and what is called a copy follow."""
    made = document("jeden")
    names = ["Kopia protokol.pdf", "archiwum/protokol.pdf", "sesje/protokol.pdf"]
    writer.catalogue.store(reading(made), [stamp(name) for name in names], MODEL)
    found = writer.catalogue.document(1)
    assert found is not None
    assert found.paths == (names[2], names[0], names[1])


def test_ids_are_never_used_again(writer: Writer) -> None:
    """Neither after a document was deleted nor after it was read again."""
    add(writer, "a", "jeden")
    writer.catalogue.rearrange([], [], ["a"])
    add(writer, "a", "jeden")
    assert writer.catalogue.document_ids() == [2]
    assert writer.catalogue.passage_ids().tolist() == [2]
    add(writer, "a", "jeden")
    assert writer.catalogue.document_ids() == [2]
    assert writer.catalogue.passage_ids().tolist() == [3]


def test_a_changed_file_replaces_its_document(writer: Writer) -> None:
    """What lay under the path before is gone with its passages."""
    add(writer, "a", "jeden\ndwa")
    sha256 = add(writer, "a", "trzy")
    assert [(f.path, f.sha256) for f in writer.catalogue.files()] == [("a", sha256)]
    assert writer.catalogue.passage_ids().tolist() == [3]


def test_a_file_that_cannot_be_read_has_a_state(writer: Writer) -> None:
    """It stands without a document, with its message, until it can be read."""
    why = Wording("No.", "Nie.")
    unread = Unread(stamp("a"), "unknown", State.DAMAGED, why)
    writer.catalogue.rearrange([], [unread], [])
    assert writer.catalogue.files() == [
        StoredFile("a", 10, 20, 30, State.DAMAGED, None, "unknown", why)
    ]
    assert writer.catalogue.counts()[State.DAMAGED] == 1
    sha256 = add(writer, "a", "jeden")
    assert writer.catalogue.files() == [
        StoredFile("a", 10, 20, 30, State.INDEXED, sha256, "text", None)
    ]


def test_a_new_model_takes_over_only_at_the_end(writer: Writer) -> None:
    """Vectors of two models lie side by side until the switch drops the old ones."""
    add(writer, "a", "jeden\ndwa")
    assert writer.catalogue.without_vector("new") == [1, 2]
    writer.catalogue.add_vectors([1], np.stack([vector("jeden", 4)]), "new")
    assert writer.catalogue.without_vector("new") == [2]
    assert writer.catalogue.model == Model(MODEL, 8)
    writer.catalogue.add_vectors([2], np.stack([vector("dwa", 4)]), "new")
    assert writer.catalogue.vector_counts() == {MODEL: 2, "new": 2}
    writer.catalogue.switch_model("new")
    assert writer.catalogue.vector_counts() == {"new": 2}
    assert writer.catalogue.model == Model("new", 4)


def test_a_failed_change_leaves_nothing(writer: Writer) -> None:
    """A document and its passages are committed together or not at all."""
    made = dataclasses.replace(reading(document("jeden\ndwa")), vectors=np.zeros((1, 8)))
    with pytest.raises(ValueError, match="shorter"):
        writer.catalogue.store(made, [stamp("a")], MODEL)
    assert writer.catalogue.generation == 0
    assert writer.catalogue.files() == []
    assert writer.catalogue.document_ids() == []


def test_a_text_that_differs_from_its_checksum_is_never_shown(writer: Writer) -> None:
    """A zeroed page inside a text is an error, not a quote."""
    add(writer, "a", "jeden")
    writer.catalogue._db.script("UPDATE documents SET text = zeroblob(length(text))")
    with pytest.raises(Damaged):
        writer.catalogue.document(1)


def test_a_vector_that_differs_from_its_checksum_is_never_used(writer: Writer) -> None:
    """A zeroed page inside a vector is an error, not a neighbour."""
    add(writer, "a", "jeden")
    writer.catalogue._db.script("UPDATE vectors SET vector = zeroblob(length(vector))")
    with pytest.raises(Damaged):
        writer.catalogue.vectors([1], Model(MODEL, 8))
