"""Word translations: the pack's tables and what they make of a question's words."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ModelError
from assistant.pack import MANIFEST, PACK, checked_bytes, read_tensors
from assistant.text.analysis import analyse_question
from assistant.translation import TRANSLATIONS, Table, tables, with_alternatives
from training.packing import write_manifest, write_tables

if TYPE_CHECKING:
    from pathlib import Path

SMALL = {
    "en-pl": {"fee": {"oplata": 0.8, "skladka": 0.4}, "town hall": {"ratusz": 1.0}},
    "pl-en": {"oplata": {"fee": 0.6}},
    "pl-pl": {"oplata": {"skladka": 0.25}},
}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with three tiny tables."""
    write_tables(tmp_path / TRANSLATIONS, SMALL)
    write_manifest(tmp_path)
    return tmp_path


def test_a_table_gives_back_what_was_written(pack: Path) -> None:
    """Translations come most probable first, to within a 255th."""
    found = tables(pack)["en-pl"].look_up("fee")
    assert [word for word, _ in found] == ["oplata", "skladka"]
    assert [round(p, 2) for _, p in found] == [0.8, 0.4]
    assert tables(pack)["en-pl"].look_up("feel") == []
    assert tables(pack)["en-pl"].look_up("") == []


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=8),
        st.dictionaries(st.text(min_size=1, max_size=8), st.floats(0.01, 1), min_size=1),
        min_size=1,
    )
)
def test_any_table_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, table: dict[str, dict[str, float]]
) -> None:
    """Whatever the words, each key gives exactly its own translations."""
    table = {k: v for k, v in table.items() if k.isprintable() and all(map(str.isprintable, v))}
    if not table:
        return
    path = tmp_path_factory.mktemp("pack") / "t.safetensors"
    write_tables(path, {"x": table})
    from safetensors.numpy import load

    read = Table(load(path.read_bytes()), "x")
    assert {key: {word for word, _ in read.look_up(key)} for key in table} == {
        key: set(translations) for key, translations in table.items()
    }


def test_words_get_alternatives(pack: Path) -> None:
    """A translation matches with strength p to the power of 0.4; a synonym more weakly."""
    english = with_alternatives(analyse_question("which fee", "en"), "en", tables(pack))
    assert [(w, round(s, 2)) for w, s in english[0].alternatives] == [
        ("oplata", 0.91),
        ("skladka", 0.69),
    ]
    polish = with_alternatives(analyse_question("jaka opłata", "pl"), "pl", tables(pack))
    assert {w: round(s, 2) for w, s in polish[0].alternatives} == {"skladka": 0.4, "fee": 0.82}


def test_a_phrase_stands_for_all_its_words(pack: Path) -> None:
    """Each word of "town hall" may be a "ratusz" in the document."""
    question = with_alternatives(analyse_question("the town hall", "en"), "en", tables(pack))
    assert [word.alternatives for word in question] == [(("ratusz", 1.0),), (("ratusz", 1.0),)]


def test_the_bundled_tables_know_the_subject() -> None:
    """The pack that is installed translates the words of the README's question."""
    found = tables()
    assert "koordynowac" in dict(found["en-pl"].look_up("coordinate"))
    assert "czlonek" in dict(found["en-pl"].look_up("member"))
    assert "resolution" in dict(found["pl-en"].look_up("uchwala"))
    assert "ratusz" in dict(found["en-pl"].look_up("town hall"))


@pytest.mark.parametrize("harm", ["missing", "cut", "altered", "manifest"])
def test_a_damaged_pack_is_told_in_one_line(pack: Path, harm: str) -> None:
    """The error names the file and the remedy."""
    path = pack / TRANSLATIONS
    content = path.read_bytes()
    match harm:
        case "missing":
            path.unlink()
        case "cut":
            path.write_bytes(content[: len(content) // 2])
        case "altered":
            path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        case _:
            (pack / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        checked_bytes(TRANSLATIONS, pack)
    for line in (caught.value.wording.en, caught.value.wording.pl):
        assert TRANSLATIONS in line
        assert "\n" not in line


def test_every_file_of_the_pack_has_its_checksum() -> None:
    """The manifest covers all that is shipped, and all of it holds."""
    names = set(json.loads((PACK / MANIFEST).read_text(encoding="utf-8"))["sha256"])
    shipped = {p.relative_to(PACK).as_posix() for p in PACK.rglob("*") if p.is_file()}
    assert names == {name for name in shipped if not name.endswith(MANIFEST)}
    assert all(checked_bytes(name) for name in names)
    assert read_tensors(TRANSLATIONS) is read_tensors(TRANSLATIONS)


def test_asking_imports_no_torch(small_corpus: Path, tmp_path: Path) -> None:
    """An English question over an index that is up to date needs neither torch nor its kin."""
    program = (
        "import sys\n"
        "from assistant.translation import tables\n"
        "tables()['en-pl'].look_up('fee')\n"
        "assert not {'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
