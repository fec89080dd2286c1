"""Word search over passages: BM25, one index field for each way of analysing a text.

Derived from the catalogue. Passages are kept as terms only (nothing is stored but their ids), so
that the index is small; tokens come from `assistant.text.analysis` and are never split again.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import StoreError
from assistant.store.files import disk_full, link_or_copy, no_permission
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_ID = "id"
_HEAP_BYTES = 64_000_000
_MUTABLE = {"meta.json", ".managed.json"}


@dataclass(frozen=True, slots=True)
class Analyser:
    """How passages become terms.

    ``version`` changes whenever ``analyse`` would give other tokens; ``analyse`` gives, for a
    text, the tokens of each of ``fields``, none of which contains white space.
    """

    version: str
    fields: tuple[str, ...]
    analyse: Callable[[str], Mapping[str, Sequence[str]]]


def default_analyser() -> Analyser:
    """The analyser of `assistant.text.analysis`."""
    from assistant.text import analysis

    return Analyser(analysis.ANALYSIS_VERSION, analysis.FIELDS, analysis.analyse)


class LexicalIndex:
    """An opened index; immutable, safe to use from several threads.

    Args:
        folder: where `build` wrote it; may be deleted once this is open (on POSIX systems).
        hidden: ids of passages that must not be found (they were deleted since).
    """

    def __init__(self, folder: Path, hidden: frozenset[int] = frozenset()) -> None:
        with _explained(folder):
            self._searcher, self._schema = _opened(folder)
        self._hidden = hidden

    @property
    def size(self) -> int:
        """Number of passages."""
        return int(self._searcher.num_docs)

    @property
    def hidden(self) -> int:
        """Number of passages among these that are never found."""
        return len(self._hidden)

    def doc_freq(self, field: str, term: str) -> int:
        """In how many passages a term occurs (those deleted lately may still be counted)."""
        return int(self._searcher.doc_freq(field, term))

    def search(
        self,
        field: str,
        terms: Sequence[Sequence[tuple[str, float]]],
        limit: int,
        only: Sequence[int] | None = None,
    ) -> list[tuple[int, float]]:
        """The passages with the highest BM25 scores.

        Args:
            field: name of the analysis field.
            terms: for each word of the query, its alternatives as (term, weight). The best
                alternative of a word counts, weight times BM25; words are summed. Weights that
                are not positive are ignored.
            limit: how many at most.
            only: ids of the passages to search; None for all. Scores are the same either way.

        Returns:
            (passage id, score), best first; the smaller id first where scores are equal.
        """
        query = self._query(field, terms, only)
        if query is None or limit <= 0 or not self.size:
            return []
        wanted = limit + len(self._hidden)
        ask = wanted + 16
        while True:
            hits = self._searcher.search(query, ask, count=False).hits
            # Equal scores at the cut come in the engine's own order: look until past them all.
            if len(hits) < ask or hits[-1][0] < hits[wanted - 1][0]:
                break
            ask *= 4
        ids = self._searcher.fast_field_values(_ID, [address for _, address in hits])
        found = [(int(number or 0), float(hit[0])) for number, hit in zip(ids, hits, strict=True)]
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        return [pair for pair in found if pair[0] not in self._hidden][:limit]

    def _query(
        self,
        field: str,
        terms: Sequence[Sequence[tuple[str, float]]],
        only: Sequence[int] | None,
    ) -> Any:
        from tantivy import Occur, Query

        groups = []
        for alternatives in terms:
            found = [
                Query.boost_query(Query.term_query(self._schema, field, term, "freq"), weight)
                for term, weight in alternatives
                if weight > 0
            ]
            if found:
                group = found[0] if len(found) == 1 else Query.disjunction_max_query(found)
                groups.append((Occur.Should, group))
        if not groups or only is None:
            return Query.boolean_query(groups) if groups else None
        chosen = Query.const_score_query(Query.term_set_query(self._schema, _ID, only), 0.0)
        return Query.boolean_query(
            [(Occur.Must, chosen), (Occur.Must, Query.boolean_query(groups))]
        )


def _opened(folder: Path) -> tuple[Any, Any]:
    """Searcher and schema of the index in ``folder``."""
    import tantivy

    try:
        index = tantivy.Index.open(str(folder))
        return index.searcher(), index.schema
    except ValueError as error:
        if "Lockfile" not in str(error):
            raise
    # The engine wants to write a lock even to read: where it may not, it gets a folder of links.
    with tempfile.TemporaryDirectory(prefix="assistant-") as private:
        for path in folder.iterdir():
            if path.suffix != ".lock":
                _link_far(path, Path(private) / path.name)
        index = tantivy.Index.open(private)
        return index.searcher(), index.schema


def _link_far(source: Path, target: Path) -> None:
    try:
        target.symlink_to(source.absolute())
    except OSError:  # Windows asks for a right to make links
        shutil.copyfile(source, target)


def build(folder: Path, texts: Iterable[tuple[int, str]], analyser: Analyser) -> None:
    """Write a new index of passages (id, text) into the empty folder ``folder``."""
    import tantivy

    with _explained(folder):
        index = tantivy.Index(_schema(analyser.fields), str(folder))
        _write(index, texts, (), analyser)


def build_from(
    base: Path,
    folder: Path,
    added: Iterable[tuple[int, str]],
    removed: Sequence[int],
    analyser: Analyser,
) -> None:
    """Write into the empty folder ``folder`` what the index in ``base`` holds, with changes.

    ``base`` stays as it is: an index's segments never change once written, so they are shared by
    hard links; the two small files that do change are copied.
    """
    import tantivy

    with _explained(folder):
        for path in base.iterdir():
            if path.suffix == ".lock":
                continue
            if path.name in _MUTABLE:
                shutil.copyfile(path, folder / path.name)
            else:
                link_or_copy(path, folder / path.name)
        _write(tantivy.Index.open(str(folder)), added, removed, analyser)


def _schema(fields: Sequence[str]) -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field(_ID, indexed=True, fast=True)
    for field in fields:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _write(
    index: Any, added: Iterable[tuple[int, str]], removed: Sequence[int], analyser: Analyser
) -> None:
    import tantivy

    writer = index.writer(heap_size=_HEAP_BYTES, num_threads=1)
    for number in removed:
        writer.delete_documents_by_term(_ID, number)
    for number, text in added:
        document = tantivy.Document()
        document.add_integer(_ID, number)
        for field, tokens in analyser.analyse(text).items():
            document.add_text(field, " ".join(tokens))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


@contextlib.contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn what the engine raises, its panics included, into a `StoreError`."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise _told(error, folder) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _told(error, folder) from error


def _told(error: BaseException, folder: Path) -> StoreError:
    words = str(error)
    place = folder.parent.parent
    if any(mark in words for mark in ("os error 28", "os error 27", "os error 122", "StorageFull")):
        return disk_full(place)
    if any(mark in words for mark in ("os error 13", "os error 30", "os error 1)")):
        return no_permission(place)
    return StoreError(
        Wording(
            en="The word index in {folder} cannot be used ({reason}): delete the folder and run "
            "'assistant index'.",
            pl="Nie można użyć indeksu słów w {folder} ({reason}): usuń folder i uruchom "
            "'assistant index'.",
        ).filled(folder=folder, reason=words.splitlines()[0] if words else type(error).__name__)
    )
