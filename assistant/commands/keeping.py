"""``assistant index``, ``status`` and ``verify``: the index and what it says of the files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.commands import options
from assistant.commands.opening import opened, progress_in, warn_if_stale
from assistant.terminal import words as say
from assistant.terminal.output import print_json, print_lines
from assistant.vocabulary import NO_DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.records import IndexReport
    from assistant.settings import Settings
    from assistant.terminal.progress import TerminalProgress


def index(
    *,
    watch: options.Watch = False,
    corpus: options.Corpus = None,
    index: options.Index = None,
    as_json: options.AsJson = False,
) -> None:
    """Bring the index up to date with the documents.

    It adds, changes and removes what changed, and nothing else.
    """
    from assistant.assistant import build_index
    from assistant.contract import index_json
    from assistant.terminal.layout import index_lines

    settings = options.chosen_settings(corpus, index)
    language = settings.message_language()
    progress = progress_in(language)
    reports = (
        _watched(settings, progress) if watch else iter([build_index(settings, progress=progress)])
    )
    for report in reports:
        if as_json:
            print_json(index_json(report))
        else:
            print_lines(index_lines(report, language))


def _watched(settings: Settings, progress: TerminalProgress) -> Iterator[IndexReport]:
    """The report of each run while the folder is followed.

    A folder that is empty from the start would make the index forget all it holds, and is most
    often a drive that is not there; a folder that became empty meanwhile was emptied.
    """
    from assistant.assistant import build_index, holds_documents
    from assistant.watching import watch

    emptied = not holds_documents(settings)

    def run() -> IndexReport:
        nonlocal emptied
        report = build_index(settings, progress=progress, allow_empty=emptied)
        emptied = True
        return report

    folder = settings.corpus_dir()
    progress.message(say.WATCHING.filled(folder=folder.absolute()))
    return watch(folder, run, skip=settings.own_dirs())


def status(
    *,
    corpus: options.Corpus = None,
    index: options.Index = None,
    as_json: options.AsJson = False,
) -> None:
    """List every file of the corpus with its state."""
    from assistant.contract import status_json
    from assistant.terminal.layout import status_table

    settings = options.chosen_settings(corpus, index)
    language = settings.message_language()
    assistant = opened(settings, language, allow_empty=True)
    files = assistant.status()
    if as_json:
        print_json(status_json(assistant.generation, files, language))
        return
    if files:
        print_lines([status_table(files, language)])
    else:
        folder = settings.corpus_dir().absolute()
        print_lines([NO_DOCUMENTS.filled(folder=folder)(language)])
    warn_if_stale(assistant, language)


def verify(
    file: options.ExportedFile = None,
    *,
    corpus: options.Corpus = None,
    index: options.Index = None,
    as_json: options.AsJson = False,
) -> None:
    """Check the index, or an exported answer, against the sources.

    It reads the sources again, every span and checksum; exit code 1 when something does not hold.
    """
    from assistant import verification
    from assistant.commands import exporting
    from assistant.contract import verify_json
    from assistant.terminal.layout import verify_lines

    settings = options.chosen_settings(corpus, index)
    language = settings.message_language()
    if file is not None:
        exporting.verify(file, settings, language, as_json=as_json)
        return
    assistant = opened(settings, language)
    found = verification.verify(assistant.snapshot(), settings)
    if as_json:
        print_json(verify_json(found, language))
    else:
        print_lines(verify_lines(found, language))
        warn_if_stale(assistant, language)
    if not found.ok:
        sys.exit(1)
