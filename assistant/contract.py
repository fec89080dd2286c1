"""The JSON that the commands print. Other programs read it: names and shapes never change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.sources import page_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.records import (
        Answer,
        Excerpt,
        FileStatus,
        Hit,
        IndexReport,
        Quote,
        SearchResult,
        Source,
        Verification,
    )
    from assistant.wording import Language

    Json = dict[str, Any]


def index_json(report: IndexReport) -> Json:
    """The result of ``assistant index``."""
    changes = report.changes
    return {
        "generation": report.generation,
        "documents": {state.value: count for state, count in report.documents.items()},
        "changes": {
            "added": changes.added,
            "changed": changes.changed,
            "removed": changes.removed,
            "unchanged": changes.unchanged,
        },
        "passages": report.passages,
        "embedded": report.embedded,
        "seconds": round(report.seconds, 3),
    }


def answer_json(answer: Answer) -> Json:
    """The result of ``assistant ask``."""
    return {
        "question": answer.question,
        "language": answer.language,
        "status": answer.status,
        "quotes": [quote_json(quote) for quote in answer.quotes],
        "nearest": [quote_json(quote) for quote in answer.nearest],
        "searched": {
            "documents": answer.searched.documents,
            "unreadable": answer.searched.unreadable,
        },
        "elapsed_ms": answer.elapsed_ms,
    }


def quote_json(quote: Quote) -> Json:
    """One quote of an answer."""
    return {
        "rank": quote.rank,
        "text": quote.text,
        **source_json(quote.source),
        "score": quote.score,
        "highlights": [[span.start, span.end] for span in quote.highlights],
        "also_in": [source_json(place) for place in quote.also_in],
    }


def source_json(source: Source) -> Json:
    """Where something stands."""
    return {
        "document": source.document,
        "title": source.title,
        "date": source.date,
        "page": source.page,
        "line_start": source.line_start,
        "line_end": source.line_end,
        "start": source.start,
        "end": source.end,
    }


def search_json(result: SearchResult) -> Json:
    """The result of ``assistant search``."""
    return {
        "query": result.query,
        "hits": [_hit_json(hit) for hit in result.hits],
        "elapsed_ms": result.elapsed_ms,
    }


def _hit_json(hit: Hit) -> Json:
    page = page_at(hit.document.document, hit.passage.start)
    return {
        "rank": hit.rank,
        "document": hit.document.paths[0],
        "page": page.number if page else None,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "text": hit.text,
        "score": round(hit.score, 4),
    }


def status_json(generation: int, files: Sequence[FileStatus], language: Language) -> Json:
    """The result of ``assistant status``; messages are in ``language``."""
    return {
        "generation": generation,
        "documents": [
            {
                "path": file.path,
                "state": file.state.value,
                "message": file.message(language) if file.message else None,
                "title": file.title,
                "date": file.date,
                "pages": file.pages,
                "passages": file.passages,
                "sha256": file.sha256,
            }
            for file in files
        ],
    }


def verify_json(verification: Verification, language: Language) -> Json:
    """The result of ``assistant verify``."""
    return {
        "ok": verification.ok,
        "documents": verification.documents,
        "passages": verification.passages,
        "problems": [
            {"document": problem.document, "message": problem.message(language)}
            for problem in verification.problems
        ],
    }


def show_json(excerpt: Excerpt) -> Json:
    """The result of ``assistant show``."""
    return {
        **source_json(excerpt.source),
        "before": excerpt.before,
        "text": excerpt.text,
        "after": excerpt.after,
    }
