from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant import settings as module
from assistant.errors import CorpusError
from assistant.settings import BUNDLED_MODEL, Settings, bundled_corpus, seed_corpus, user_dir


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory and an empty folder for the user's data."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_without_anything_the_user_s_own_folder_is_used(here: Path) -> None:
    """Nothing is written where the command happens to be called."""
    assert Settings().model == BUNDLED_MODEL
    assert Settings().corpus_dir() == user_dir() / "corpus"
    assert Settings().index_dir() == user_dir() / "index"


def test_a_corpus_in_the_working_directory_is_used(here: Path) -> None:
    """With an index beside it."""
    (here / "corpus").mkdir()
    assert Settings().corpus_dir() == Path("corpus")
    assert Settings().index_dir() == Path("index")


def test_the_environment_sets_folders_and_limits(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By ASSISTANT_ and the name of the setting."""
    monkeypatch.setenv("ASSISTANT_CORPUS", "dokumenty")
    monkeypatch.setenv("ASSISTANT_INDEX", "indeks")
    monkeypatch.setenv("ASSISTANT_MODEL", "m")
    monkeypatch.setenv("ASSISTANT_READ_SECONDS", "2.5")
    found = Settings()
    assert (found.corpus_dir(), found.index_dir()) == (Path("dokumenty"), Path("indeks"))
    assert (found.model, found.read_seconds) == ("m", 2.5)


def test_a_named_corpus_has_its_index_here(here: Path) -> None:
    """Unless the index is named too."""
    assert Settings(corpus=Path("x")).index_dir() == Path("index")
    assert Settings(corpus=Path("x"), index=Path("y")).index_dir() == Path("y")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("read_seconds", 0),
        ("ocr_seconds", -1),
        ("read_megabytes", 0),
        ("max_megabytes", 0),
        ("max_characters", 0),
        ("workers", -1),
        ("language", "de"),
    ],
)
def test_limits_have_bounds(name: str, value: object) -> None:
    """What would read nothing is refused."""
    with pytest.raises(ValidationError):
        Settings.model_validate({name: value})


def test_settings_do_not_change() -> None:
    """They belong to one run."""
    with pytest.raises(ValidationError):
        Settings().model = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "pl_PL.UTF-8"}, "pl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LANG": "en_GB", "LC_ALL": "PL"}, "pl"),
        ({"LANG": "pl_PL", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "pl_PL", "ASSISTANT_LANGUAGE": "en"}, "en"),
        ({"LANG": "pl_PL", "ASSISTANT_LANGUAGE": ""}, "pl"),
        ({}, "en"),
    ],
)
def test_the_language_of_messages(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As set, else that of the locale; English where it is neither."""
    monkeypatch.delenv("LANG", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Settings().message_language() == language


def test_the_user_s_corpus_is_seeded_once(here: Path) -> None:
    """With the bundled documents; what the user deletes stays deleted."""
    corpus = user_dir() / "corpus"
    seed_corpus(corpus)
    source = bundled_corpus()
    assert source is not None
    assert sorted(p.name for p in corpus.iterdir()) == sorted(p.name for p in source.iterdir())
    for path in corpus.iterdir():
        path.unlink()
    seed_corpus(corpus)
    assert list(corpus.iterdir()) == []
    assert not corpus.with_name("corpus.partial").exists()


def test_no_other_folder_is_seeded(here: Path) -> None:
    """A missing corpus that was named is an error, not a place for our documents."""
    seed_corpus(here / "corpus")
    assert not (here / "corpus").exists()


def test_an_interrupted_seeding_begins_again(here: Path) -> None:
    """Half a copy is never taken for the corpus."""
    corpus = user_dir() / "corpus"
    half = corpus.with_name("corpus.partial")
    half.mkdir(parents=True)
    (half / "half").write_text("x")
    seed_corpus(corpus)
    assert corpus.is_dir()
    assert not (corpus / "half").exists()


def test_without_bundled_documents_nothing_is_seeded(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user is then told that there is no corpus."""
    monkeypatch.setattr(module, "bundled_corpus", lambda: None)
    seed_corpus(user_dir() / "corpus")
    assert not (user_dir() / "corpus").exists()


def test_two_first_runs_at_once_leave_one_copy(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is slower finds the other's copy in place, and is content."""
    corpus = user_dir() / "corpus"
    copy = module.shutil.copytree

    def slow(source: Path, target: Path, *, dirs_exist_ok: bool) -> None:
        copy(source, target, dirs_exist_ok=dirs_exist_ok)
        monkeypatch.setattr(module.shutil, "copytree", copy)
        seed_corpus(corpus)  # the other run, from its begin to its end

    monkeypatch.setattr(module.shutil, "copytree", slow)
    seed_corpus(corpus)
    source = bundled_corpus()
    assert source is not None
    assert [path.name for path in corpus.parent.iterdir()] == ["corpus"]
    assert sorted(p.name for p in corpus.iterdir()) == sorted(p.name for p in source.iterdir())


@pytest.mark.parametrize(
    "error",
    [
        OSError(28, "No space left on device"),
        shutil.Error([("a", "b", "No space left on device"), ("c", "d", "x")]),
    ],
)
def test_a_seeding_that_fails_says_what_to_do(
    error: OSError, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line; nothing half done stays."""

    def full(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(module.shutil, "copytree", full)
    corpus = user_dir() / "corpus"
    with pytest.raises(CorpusError) as raised:
        seed_corpus(corpus)
    assert raised.value.wording("en").startswith(
        f"The first documents cannot be copied to {corpus} (No space left on device): free"
    )
    assert "ASSISTANT_CORPUS" in raised.value.wording("pl")
    assert list(corpus.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("index", "kept"),
    [("index", "index-kept"), ("a/indeks.2", "a/indeks.2-kept"), ("/", "/-kept")],
)
def test_what_cannot_be_built_again_lies_beside_the_index(index: str, kept: str) -> None:
    """Deleting the index leaves it alone."""
    settings = Settings(corpus=Path("x"), index=Path(index))
    assert settings.kept_dir() == Path(kept)
    assert settings.own_dirs() == (Path(index), Path(kept))


def test_an_index_here_or_above_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder beside the index is never within it."""
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    assert Settings(index=Path()).kept_dir() == tmp_path / "a-kept"
    assert Settings(index=Path("..")).kept_dir() == tmp_path.with_name(f"{tmp_path.name}-kept")
