from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from storefakes import ANALYSER, add, quiet

from assistant.errors import IndexTooNew, StoreError
from assistant.store import Store, open_writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.wording import Wording


def _sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def _garbage(path: Path) -> None:
    path.write_bytes(b"this is no database at all" * 400)


def _other_program(path: Path) -> None:
    path.unlink()
    _sql(path, "CREATE TABLE shopping (item TEXT)")


def _zeroed_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : len(content)] = bytes(len(content) - 4096)
    path.write_bytes(content)


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _removed(path: Path) -> None:
    path.unlink()


def _changed_text(path: Path) -> None:
    _sql(path, "UPDATE documents SET text = X'00' WHERE id = 2")


@pytest.mark.parametrize(
    ("harm", "kept"),
    [
        (_garbage, "catalogue.sqlite.damaged"),
        (_zeroed_middle, "catalogue.sqlite.damaged"),
        (_truncated, "catalogue.sqlite.damaged"),
        (_changed_text, "catalogue.sqlite.damaged"),
        (_other_program, "catalogue.sqlite.bak"),
        (lambda path: _sql(path, "PRAGMA user_version = 0"), "catalogue.sqlite.bak"),
    ],
)
def test_an_unusable_catalogue_is_set_aside_and_begun_anew(
    filled: Path, harm: Callable[[Path], None], kept: str
) -> None:
    """The file is renamed, one message names it, and writing goes on from nothing."""
    path = filled / "catalogue.sqlite"
    harm(path)
    content = path.read_bytes()
    told: list[Wording] = []
    with open_writer(filled, told.append) as writer:
        assert writer.catalogue.files() == []
        add(writer, "a.txt", "rada")
        writer.publish(ANALYSER)
    assert len(told) == 1
    assert kept in told[0].en
    assert kept in told[0].pl
    assert (filled / kept).read_bytes() == content
    assert Store.open(filled, ANALYSER).snapshot().lexical.search("word", [[("rada", 1)]], 5)


def test_files_set_aside_never_replace_one_another(filled: Path) -> None:
    """The second damaged file gets a number."""
    for _ in range(2):
        _garbage(filled / "catalogue.sqlite")
        with open_writer(filled, lambda wording: None):
            pass
    kept = sorted(path.name for path in filled.glob("catalogue.sqlite.*"))
    assert kept == ["catalogue.sqlite.damaged", "catalogue.sqlite.damaged-2"]


def test_a_newer_format_is_refused_and_left_alone(filled: Path) -> None:
    """Neither reader nor writer touches what a newer program made."""
    path = filled / "catalogue.sqlite"
    _sql(path, "PRAGMA user_version = 99")
    content = path.read_bytes()
    with pytest.raises(IndexTooNew, match="newer version"), open_writer(filled, quiet):
        pass
    with pytest.raises(IndexTooNew):
        Store.open(filled, ANALYSER)
    with pytest.raises(IndexTooNew):
        Store.needs_indexing(filled)
    assert path.read_bytes() == content


def test_an_empty_file_is_a_new_catalogue(index_dir: Path) -> None:
    """A writer killed before its first commit leaves nothing to set aside."""
    index_dir.mkdir()
    (index_dir / "catalogue.sqlite").touch()
    with open_writer(index_dir, quiet) as writer:
        assert writer.catalogue.generation == 0


@pytest.mark.parametrize("harm", [_garbage, _other_program, _zeroed_middle, _removed])
def test_a_reader_says_what_to_do(filled: Path, harm: Callable[[Path], None]) -> None:
    """Reading changes nothing in a broken catalogue; it names the command that repairs it."""
    harm(filled / "catalogue.sqlite")
    assert Store.needs_indexing(filled)
    with pytest.raises(StoreError, match="run 'assistant index'"):
        Store.open(filled, ANALYSER)
    assert not list(filled.glob("catalogue.sqlite.*"))
