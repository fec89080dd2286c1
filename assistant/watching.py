"""Following the folder of documents: index again whenever something in it changes."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import IndexBusy

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator, Sequence

    from assistant.records import IndexReport

DEBOUNCE_MS = 1600
"""Changes are gathered for this long, so that copying a folder is one run."""

_ALIVE_MS = 300
"""How often the follower wakes though nothing changed."""


def watch(
    corpus_dir: Path,
    index: Callable[[], IndexReport],
    *,
    skip: Sequence[Path],
    stop: threading.Event | None = None,
    debounce_ms: int = DEBOUNCE_MS,
) -> Iterator[IndexReport]:
    """Index now, and again after every change, until Ctrl-C (or ``stop`` is set).

    Args:
        corpus_dir: the folder to follow, with all its folders.
        index: does one run, as `assistant.indexing.index_corpus` with everything given.
        skip: folders whose changes do not count, wherever they lie (`Settings.own_dirs`).
        stop: ends the watching when set.
        debounce_ms: milliseconds for which changes are gathered before a run.

    Yields:
        The report of each run.

    Raises:
        AssistantError: what a run raises, but for `IndexBusy`: then another process is indexing,
            and the run is tried again when the follower wakes.
    """
    import watchfiles

    corpus = corpus_dir.resolve()
    # Where the documents lie in such a folder, their changes count all the same.
    ignored = [one.resolve() for one in skip if not corpus.is_relative_to(one.resolve())]

    def matters(_: watchfiles.Change, path: str) -> bool:
        return not any(Path(path).resolve().is_relative_to(one) for one in ignored)

    changes = watchfiles.watch(
        corpus_dir,
        watch_filter=matters,
        debounce=debounce_ms,
        stop_event=stop,
        raise_interrupt=False,
        rust_timeout=_ALIVE_MS,
        yield_on_timeout=True,
    )
    due = True
    with contextlib.suppress(KeyboardInterrupt):
        for changed in changes:
            # The first sign of life comes when the folder is being followed: a run that began
            # earlier could miss a change made while it ran.
            due = due or bool(changed)
            if not due:
                continue
            try:
                report = index()
            except IndexBusy:  # its writer may have missed the change: the run stays due
                continue
            due = False
            yield report
