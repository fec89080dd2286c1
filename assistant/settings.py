"""Where things are and how far they may go: paths, limits, the model.

Everything can be set by an environment variable ``ASSISTANT_<NAME>``; command-line options win
over those.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import CorpusError
from assistant.reasons import reason
from assistant.wording import Wording

BUNDLED_MODEL = "pl-en"
"""Name of the model that comes with the program: `assistant.static_encoder`, without torch."""


class Settings(BaseSettings):
    """The settings of one run; frozen."""

    model_config = SettingsConfigDict(
        env_prefix="ASSISTANT_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    corpus: Path | None = None
    index: Path | None = None
    model: str = BUNDLED_MODEL
    language: Literal["pl", "en"] | None = None  # of messages; None: by question, else by locale

    read_seconds: float = Field(60.0, gt=0)  # for one file, OCR not counted
    ocr_seconds: float = Field(60.0, gt=0)  # for one page
    read_megabytes: int = Field(2048, gt=0)  # memory of the process that reads a file
    max_megabytes: int = Field(200, gt=0)  # size of a file
    max_characters: int = Field(20_000_000, gt=0)  # of text in a document
    workers: int = Field(0, ge=0)  # processes that read files; 0: one per core, at most 4

    def corpus_dir(self) -> Path:
        """The folder of documents: as set, else ``corpus/`` here, else the user's own."""
        if self.corpus is not None:
            return self.corpus
        here = Path("corpus")
        return here if here.is_dir() else user_dir() / "corpus"

    def index_dir(self) -> Path:
        """The folder of the index: as set, else beside the corpus that `corpus_dir` chose."""
        if self.index is not None:
            return self.index
        if self.corpus is not None or Path("corpus").is_dir() or Path("index").is_dir():
            return Path("index")
        return user_dir() / "index"

    def kept_dir(self) -> Path:
        """The folder of what people made on the page, beside that of the index.

        Ratings, question sets and results of evaluation: unlike the index they cannot be built
        again.
        """
        index = self.index_dir()
        if index.name in {"", ".."}:
            index = index.resolve()
        return index.parent / f"{index.name}-kept"

    def own_dirs(self) -> tuple[Path, Path]:
        """The folders that hold no documents, wherever they lie: of the index, of what is kept."""
        return self.index_dir(), self.kept_dir()

    def message_language(self) -> Literal["pl", "en"]:
        """The language of messages that belong to no question: as set, else the locale's."""
        return self.language or locale_language()


def locale_language() -> Literal["pl", "en"]:
    """The language that ``ASSISTANT_LANGUAGE`` or the locale asks for; English for all others."""
    match os.environ.get("ASSISTANT_LANGUAGE"):
        case "pl" | "en" as chosen:
            return chosen
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "pl" if value.lower().startswith("pl") else "en"
    return "en"


def user_dir() -> Path:
    """The per-user data folder of the assistant."""
    return Path(platformdirs.user_data_dir("document-assistant", appauthor=False))


def bundled_corpus() -> Path | None:
    """The documents that came with the program: in the wheel, else in the source tree."""
    package = Path(__file__).parent
    for folder in (package / "bundled_corpus", package.parent / "corpus"):
        if folder.is_dir():
            return folder
    return None


def seed_corpus(folder: Path) -> None:
    """Fill the user's own corpus with the bundled documents, once, when it does not exist.

    The copy appears under its name only when it is complete, so that an interrupted first run
    leaves nothing half done; of two first runs at once, one copy stays.

    Raises:
        CorpusError: there is no space, or no permission, to write.
    """
    source = bundled_corpus()
    if folder.exists() or source is None or folder != user_dir() / "corpus":
        return
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=f"{folder.name}.partial-", dir=folder.parent))
        try:
            shutil.copytree(source, partial, dirs_exist_ok=True)
            partial.rename(folder)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        if not folder.is_dir():  # else another first run was faster
            raise _not_seeded(folder, error) from error


def _not_seeded(folder: Path, error: OSError) -> CorpusError:
    # copytree gathers what went wrong with each file: (from, to, reason)
    why = error.args[0][0][-1] if isinstance(error, shutil.Error) else reason(error)
    return CorpusError(
        Wording(
            en="The first documents cannot be copied to {folder} ({reason}): free some space or "
            "allow writing there, or name a folder of documents with --corpus or ASSISTANT_CORPUS.",
            pl="Nie można skopiować pierwszych dokumentów do {folder} ({reason}): zwolnij miejsce "
            "lub nadaj prawo zapisu albo wskaż folder z dokumentami opcją --corpus lub zmienną "
            "ASSISTANT_CORPUS.",
        ).filled(folder=folder, reason=why)
    )
