"""An export as a file: its form by the suffix, all of it or none, and nothing else overwritten."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, NamedTuple

from assistant.errors import DiskFull, ExportError, UsageError
from assistant.export import asjson, markdown, word
from assistant.reasons import reason
from assistant.store.files import replace_bytes
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assistant.export.report import Exported
    from assistant.settings import Settings


class _Form(NamedTuple):
    written: Callable[[Sequence[Exported]], bytes]
    recognised: Callable[[bytes], bool]


_FORMS = {
    ".md": _Form(markdown.written, markdown.recognised),
    ".docx": _Form(word.written, word.recognised),
    ".json": _Form(asjson.written, asjson.recognised),
}
_MOST_BYTES = 50_000_000  # of a file that may be an earlier export
_SUFFIX = Wording(
    "--export takes a file that ends in .md, .docx or .json, not '{name}'.",
    "--export przyjmuje plik z rozszerzeniem .md, .docx albo .json, a nie '{name}'.",
)
_NO_FOLDER = Wording(
    "The answer cannot be saved in {folder}: there is no such folder; make it, or name another.",
    "Nie można zapisać odpowiedzi w {folder}: nie ma takiego folderu; utwórz go albo wskaż inny.",
)
_AMONG = Wording(
    "The answer cannot be saved among the documents, where it would be taken for one: name a file "
    "outside of {folder}.",
    "Odpowiedzi nie można zapisać wśród dokumentów, bo zostałaby wzięta za jeden z nich: wskaż "
    "plik poza folderem {folder}.",
)
_TAKEN = Wording(
    "{path} exists and is no earlier export, or was edited since: name another file, or remove it "
    "first.",
    "{path} już istnieje i nie jest wcześniejszym eksportem albo został po nim zmieniony: wskaż "
    "inny plik albo usuń ten.",
)
_UNWRITABLE = Wording(
    "The answer cannot be saved in {path} ({reason}): allow writing there, or name another file.",
    "Nie można zapisać odpowiedzi w {path} ({reason}): nadaj prawo zapisu albo wskaż inny plik.",
)
_NO_SPACE = Wording(
    "No space left to save {path}: free some, or name a file on another disk.",
    "Brak miejsca na zapis {path}: zwolnij miejsce albo wskaż plik na innym dysku.",
)


def file_of(exports: Sequence[Exported], suffix: str) -> bytes:
    """Answers as the bytes of a file.

    Args:
        exports: one answer, or the several of a conversation, oldest first.
        suffix: of the file, which decides its form.

    Raises:
        UsageError: the suffix is of no form.
    """
    return _form(suffix, f"*{suffix}").written(exports)


def _form(suffix: str, name: str) -> _Form:
    form = _FORMS.get(suffix.lower())
    if form is None:
        raise UsageError(_SUFFIX.filled(name=name))
    return form


def check_target(path: Path, settings: Settings) -> None:
    """Refuse a ``path`` where an answer must not be saved, before a question is asked for it.

    An earlier export of the same form may be replaced unless somebody has edited it; any other file
    may not. Whether the folder can be written to, and has space, only `save` finds out.

    Raises:
        UsageError: the suffix is of no form.
        ExportError: the folder does not exist or is that of the documents, or another file is
            there.
        DiskFull: what is there cannot be looked at.
    """
    form = _form(path.suffix, path.name)
    folder = path.parent.absolute()
    if not folder.is_dir():
        raise ExportError(_NO_FOLDER.filled(folder=folder))
    corpus = settings.corpus_dir().resolve()
    if folder.resolve() == corpus or corpus in folder.resolve().parents:
        raise ExportError(_AMONG.filled(folder=corpus))
    try:
        taken = os.path.lexists(path) and not (path.is_file() and _is_replaceable(path, form))
    except OSError as error:
        raise _write_error(error, path) from error
    if taken:
        raise ExportError(_TAKEN.filled(path=path))


def _is_replaceable(path: Path, form: _Form) -> bool:
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES + 1)
    return len(content) <= _MOST_BYTES and form.recognised(content)


def save(exported: Exported, path: Path, settings: Settings) -> None:
    """Write an export into ``path`` at one stroke.

    Raises:
        UsageError: the suffix is of no form.
        ExportError: as `check_target`.
        DiskFull: there is no space, or no permission, to write.
    """
    check_target(path, settings)
    content = file_of([exported], path.suffix)
    try:
        replace_bytes(path, content)
    except OSError as error:
        raise _write_error(error, path) from error


def _write_error(error: OSError, path: Path) -> DiskFull:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return DiskFull(_NO_SPACE.filled(path=path))
    return DiskFull(_UNWRITABLE.filled(path=path, reason=reason(error)))
