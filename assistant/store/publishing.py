"""Publications: the derived indexes of one generation, written whole and swapped at one stroke.

    index/
      CURRENT                  name of the publication in use, SHA-256 of its manifest
      generation-12/
        manifest.json          what it holds; SHA-256 of every other file
        passages.npy           ids of its passages, rising, int64
        vectors.faiss          absent when there are no vectors
        lexical/               the word index

A publication is built in a folder of its own, flushed to the disk, renamed, and only then named
by ``CURRENT``. Whoever opens one compares every checksum first: a damaged file can answer wrongly
without any error.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.store import files, lexical, vectors
from assistant.store.catalogue import Model

if TYPE_CHECKING:
    from collections.abc import Container

    from assistant.store.catalogue import Catalogue
    from assistant.store.lexical import Analyser

_LAYOUT = 1
POINTER = "CURRENT"
_BUILDING = ".building-"
PREFIX = "generation-"
_VECTORS = "vectors.faiss"
_IDS = "passages.npy"
_HELD = (_IDS, _VECTORS)  # read into memory; the word index is opened where it lies
REBUILD_SHARE = 0.2
"""Share of deleted passages beyond which the word index is built anew: until then their terms
still count in document frequencies, and scores drift."""

REBUILT_ALWAYS = 500
"""Passages up to which the word index is built anew whenever any was deleted (a second or two):
in so few, the terms of one deleted document would change what is quoted."""


class Unusable(Exception):  # noqa: N818 - an internal signal: the caller rebuilds
    """The publication is missing or differs from its checksums."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a publication holds; ``deleted`` counts passages deleted since it was built anew."""

    generation: int
    passages: int
    deleted: int
    vectors: int
    model: str | None
    dimension: int
    analysis: str
    files: dict[str, str]
    layout: int = _LAYOUT


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication whose every file was compared with its checksum.

    ``ids`` are its passages, rising, int64 (n,); ``vector_bytes`` is the content of its vector
    file, read once so that what was checked is what is used.
    """

    folder: Path
    manifest: Manifest
    ids: np.ndarray
    vector_bytes: bytes | None

    @property
    def model(self) -> Model | None:
        """The model of its vectors."""
        name = self.manifest.model
        return None if name is None else Model(name, self.manifest.dimension)

    def open(
        self, hidden: frozenset[int] = frozenset()
    ) -> tuple[lexical.LexicalIndex, vectors.VectorIndex]:
        """The two indexes, without the passages ``hidden``."""
        words = lexical.LexicalIndex(self.folder / "lexical", hidden)
        index = None if self.vector_bytes is None else vectors.read(self.vector_bytes)
        return words, vectors.VectorIndex(index, hidden)


def pointer(index_dir: Path) -> str | None:
    """What ``CURRENT`` says: changes with every publication; None when there is none."""
    try:
        return (index_dir / POINTER).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def load(index_dir: Path) -> Publication:
    """Load the current publication and compare its checksums.

    Raises:
        Unusable: there is none, or it is damaged.
    """
    for _ in range(5):
        named = pointer(index_dir)
        try:
            return _load(index_dir, named)
        except Unusable:
            # A writer may have replaced it, and deleted this one, while it was being read.
            if pointer(index_dir) == named:
                raise
    raise Unusable


def is_current(publication: Publication, catalogue: Catalogue, analyser: Analyser) -> bool:
    """Whether a publication shows the catalogue's state as ``analyser`` would."""
    manifest = publication.manifest
    model = catalogue.model
    return (
        manifest.generation == catalogue.generation
        and manifest.analysis == analyser.version
        and manifest.model == (model.name if model else None)
    )


def publish(
    index_dir: Path, catalogue: Catalogue, analyser: Analyser, base: Publication | None
) -> None:
    """Build the derived indexes of the catalogue's state and make them current.

    Only the holder of the writer's lock may call this.

    Args:
        index_dir: the folder of the index.
        catalogue: what to publish; nobody may write to it meanwhile.
        analyser: how passages become terms.
        base: the publication so far, whose unchanged parts are used again.

    Raises:
        DiskFull: there is no space, or no permission, to write.
    """
    with files.explained(index_dir):
        building = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=index_dir))
        try:
            building.chmod(0o755)
            checksum = build(building, catalogue, analyser, base)
            files.sync_tree(building)
            target = _free_name(index_dir, catalogue.generation)
            building.rename(target)
            files.sync_folder(index_dir)
            files.replace_text(index_dir / POINTER, f"{target.name}\n{checksum}\n")
        finally:
            shutil.rmtree(building, ignore_errors=True)
    sweep(index_dir)


def sweep(index_dir: Path) -> None:
    """Delete what killed writers left behind and publications that are no longer current.

    Only the holder of the writer's lock may call this. Readers keep what they have opened.
    """
    current = (pointer(index_dir) or "").partition("\n")[0]
    for path in index_dir.iterdir():
        if path.name.startswith((_BUILDING, PREFIX)) and path.name != current:
            shutil.rmtree(path, ignore_errors=True)
        elif path.name.startswith(f"{POINTER}.tmp-"):
            path.unlink(missing_ok=True)


def build(folder: Path, catalogue: Catalogue, analyser: Analyser, base: Publication | None) -> str:
    """Write a publication into the empty folder ``folder``; gives its manifest's SHA-256."""
    ids = catalogue.passage_ids()
    np.save(folder / _IDS, ids, allow_pickle=False)
    deleted = _build_lexical(folder / "lexical", ids, catalogue, analyser, base)
    model = catalogue.model
    count = _build_vectors(folder / _VECTORS, ids, model, catalogue, base)
    manifest = Manifest(
        generation=catalogue.generation,
        passages=len(ids),
        deleted=deleted,
        vectors=count,
        model=model.name if model else None,
        dimension=model.dimension if model else 0,
        analysis=analyser.version,
        files=checksums(folder),
    )
    text = json.dumps(asdict(manifest), indent=1, ensure_ascii=False, sort_keys=True)
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def checksums(folder: Path, without: Container[str] = ()) -> dict[str, str]:
    """SHA-256 of every file of a publication but its manifest, by relative path.

    Args:
        folder: the publication.
        without: names of files at its top to leave out.
    """
    return {
        path.relative_to(folder).as_posix(): files.sha256_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.name != "manifest.json"
        and path.suffix != ".lock"
        and path.relative_to(folder).as_posix() not in without
    }


def load_folder(folder: Path, checksum: str) -> Publication:
    """Load the publication in ``folder``, whose manifest has the SHA-256 ``checksum``.

    Raises:
        Unusable: it is missing or damaged.
    """
    try:
        text = (folder / "manifest.json").read_bytes()
        if hashlib.sha256(text).hexdigest() != checksum:
            raise Unusable
        manifest = Manifest(**json.loads(text))
        # Read once: the bytes that are compared are the bytes that are used.
        held = {name: (folder / name).read_bytes() for name in _HELD if name in manifest.files}
        found = {name: hashlib.sha256(content).hexdigest() for name, content in held.items()}
        if manifest.layout != _LAYOUT or checksums(folder, held) | found != manifest.files:
            raise Unusable
        ids = np.load(io.BytesIO(held[_IDS]), allow_pickle=False)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise Unusable from error
    return Publication(folder, manifest, ids, held.get(_VECTORS))


def _load(index_dir: Path, named: str | None) -> Publication:
    name, _, checksum = (named or "").strip().partition("\n")
    if not name.startswith(PREFIX) or Path(name).name != name:
        raise Unusable
    return load_folder(index_dir / name, checksum)


def _free_name(index_dir: Path, generation: int) -> Path:
    """A folder name that is not taken (a damaged publication may hold the plain one)."""
    number = 1
    while True:
        name = f"{PREFIX}{generation}" + (f"-{number}" if number > 1 else "")
        if not (index_dir / name).exists():
            return index_dir / name
        number += 1


def _build_lexical(
    folder: Path,
    ids: np.ndarray,
    catalogue: Catalogue,
    analyser: Analyser,
    base: Publication | None,
) -> int:
    """Write the word index; gives how many deleted passages it still counts."""
    folder.mkdir()
    if base is not None and base.manifest.analysis == analyser.version:
        removed = np.setdiff1d(base.ids, ids).tolist()
        deleted = base.manifest.deleted + len(removed)
        drifts = deleted > 0 and len(ids) <= REBUILT_ALWAYS
        if deleted <= REBUILD_SHARE * len(ids) and not drifts:
            added = np.setdiff1d(ids, base.ids).tolist()
            lexical.build_from(
                base.folder / "lexical", folder, catalogue.texts(added), removed, analyser
            )
            return deleted
    lexical.build(folder, catalogue.texts(ids.tolist()), analyser)
    return 0


def _build_vectors(
    path: Path,
    ids: np.ndarray,
    model: Model | None,
    catalogue: Catalogue,
    base: Publication | None,
) -> int:
    """Write the vector index, if there are vectors; gives how many."""
    if model is None or not len(ids):
        return 0
    if base is not None and _same_vectors(base, ids, model):
        files.link_or_copy(base.folder / _VECTORS, path)
        return base.manifest.vectors
    numbers, matrix = catalogue.vectors(ids, model)
    if not numbers:
        return 0
    vectors.write(path, np.array(numbers, dtype=np.int64), matrix)
    return len(numbers)


def _same_vectors(base: Publication, ids: np.ndarray, model: Model) -> bool:
    return (
        base.manifest.model == model.name
        and base.manifest.vectors == len(ids)
        and np.array_equal(base.ids, ids)
    )
