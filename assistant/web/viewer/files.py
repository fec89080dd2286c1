"""Pages of documents as pictures, and the original files, under the page's own address.

What is asked for is looked up in the index: a file that the index does not list cannot be had,
whatever the request says.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from assistant.errors import AssistantError
from assistant.indexing.paths import located

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI
    from fastapi.responses import Response

    from assistant.assistant import Assistant
    from assistant.records import StoredDocument

PAGE_PATH = "/files/page"
ORIGINAL_PATH = "/files/original"

_HEAD = 16  # bytes that tell which kind of picture a file is
_PICTURES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
_PLAIN = frozenset({"text", "csv"})
_UNKNOWN = "application/octet-stream"
_FOREVER = "private, max-age=31536000, immutable"
_OWN = {"cross-origin-resource-policy": "same-origin"}
"""Other pages may not build these into theirs."""

_HARMLESS = {**_OWN, "cache-control": "no-store"}
_SANDBOX = "sandbox; default-src 'none'"
_NO_SANDBOX = "default-src 'none'"  # not every browser shows a PDF in a sandbox


def page_address(document: str, page: int, width: int, turn: int, sha256: str) -> str:
    """Where a browser finds the picture of a page, relative to the page's own address."""
    named = {"document": document, "page": page, "width": width, "turn": turn, "sha": sha256}
    return f"{PAGE_PATH.lstrip('/')}?{urlencode(named)}"


def original_address(document: str) -> str:
    """Where a browser finds the file of a document, relative to the page's own address."""
    return f"{ORIGINAL_PATH.lstrip('/')}?{urlencode({'document': document})}"


def add_files(app: FastAPI, assistant: Assistant) -> None:
    """Serve the documents of ``assistant``; to be called before anything is mounted at "/"."""
    from fastapi.responses import Response

    def page_picture(document: str, page: int, width: int, sha: str, turn: int = 0) -> Response:
        try:
            same = assistant.document(document).document.sha256 == sha
            drawn = assistant.page_picture(document, page, width, turn) if same else None
        except AssistantError:
            drawn = None
        if drawn is None:
            return _missing()
        headers = {**_OWN, "cache-control": _FOREVER}
        return Response(drawn.data, media_type=drawn.media_type, headers=headers)

    def original(document: str) -> Response:
        try:
            stored = assistant.document(document)
        except AssistantError:
            return _missing()
        file = _located(assistant.settings.corpus_dir(), document)
        if file is None or not file.is_file():
            return _missing()
        return _file(file, PurePosixPath(document).name, stored)

    app.add_api_route(PAGE_PATH, page_picture, response_model=None, include_in_schema=False)
    app.add_api_route(ORIGINAL_PATH, original, response_model=None, include_in_schema=False)


def _located(corpus: Path, document: str) -> Path | None:
    """The file of a document; None for a path that was not written by the index."""
    try:
        return located(corpus, document) if _is_below(document) else None
    except ValueError:
        return None


def _is_below(document: str) -> bool:
    """Whether a path leads downwards only."""
    path = PurePosixPath(document)
    return not path.is_absolute() and ".." not in path.parts


def _file(file: Path, name: str, stored: StoredDocument) -> Response:
    """A file for a browser to show, where it can do no harm there; else to be saved as ``name``."""
    from fastapi.responses import FileResponse

    media_type = _shown_as(file, stored.document.kind)
    return FileResponse(
        file,
        filename=name,
        content_disposition_type="inline" if media_type else "attachment",
        headers={
            **_HARMLESS,
            "content-type": media_type or _UNKNOWN,  # told here, for nothing is to be added to it
            "content-security-policy": (
                _NO_SANDBOX if media_type == "application/pdf" else _SANDBOX
            ),
        },
    )


def _shown_as(file: Path, kind: str) -> str | None:
    """The media type of what a browser may show; None for all else, above all for HTML.

    The kind is what the bytes were when they were indexed, and the browser is told not to guess.
    """
    if kind == "pdf":
        return "application/pdf"
    if kind in _PLAIN:
        return f"text/plain{_charset(file)}"
    if kind == "image":
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
        return next((name for mark, name in _PICTURES if head.startswith(mark)), None)
    return None


def _charset(file: Path) -> str:
    """That a text is in UTF-8, where it is; other encodings a browser tells better by itself."""
    try:
        file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "; charset=utf-8"


def _missing() -> Response:
    from fastapi.responses import PlainTextResponse

    return PlainTextResponse("There is no such file.\n", status_code=404, headers=_HARMLESS)
