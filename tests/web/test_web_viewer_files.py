from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.pictures import Picture
from assistant.web.safety import POLICY, SafetyHeaders
from assistant.web.viewer.files import add_files, original_address, page_address

NAME = "uchwała nr 1 & 2.txt"


@pytest.fixture
def client(assistant) -> TestClient:
    """The files of the small corpus, with the headers that all of the page has."""
    app = FastAPI()
    app.add_middleware(SafetyHeaders)
    add_files(app, assistant)
    return TestClient(app)


def kind_of(assistant, path: str, kind: str) -> None:
    """Have the index say that a document is of a kind."""
    stored = assistant.stored[path]
    assistant.stored[path] = replace(stored, document=replace(stored.document, kind=kind))


def test_a_page_is_served_for_ever(client: TestClient, assistant) -> None:
    """By document, page, width and turn; the sum of the bytes makes the address its own."""
    asked = []

    def page_picture(*what: object) -> Picture:
        asked.append(what)
        return Picture(b"png", "image/png")

    assistant.page_picture = page_picture
    sha = assistant.document("protokol.txt").document.sha256
    answer = client.get("/" + page_address("protokol.txt", 2, 600, 90, sha))
    assert (answer.status_code, answer.content) == (200, b"png")
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert asked == [("protokol.txt", 2, 600, 90)]


@pytest.mark.parametrize(
    ("document", "sha"),
    [
        ("protokol.txt", "0"),
        ("nic.txt", ""),
        ("../index/catalogue.sqlite", ""),
        ("/etc/passwd", ""),
    ],
)
def test_a_page_of_anything_else_is_not_there(
    client: TestClient, assistant, document: str, sha: str
) -> None:
    """Neither of bytes that were not indexed nor of files beyond the corpus."""
    assistant.page_picture = pytest.fail
    answer = client.get("/" + page_address(document, 1, 600, 0, sha))
    assert (answer.status_code, answer.text) == (404, "There is no such file.\n")
    assert answer.headers["cache-control"] == "no-store"


def test_a_page_that_cannot_be_drawn_is_not_there(client: TestClient, assistant) -> None:
    """Nor is its absence remembered."""
    sha = assistant.document("protokol.txt").document.sha256
    answer = client.get("/" + page_address("protokol.txt", 1, 600, 0, sha))
    assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")
    assert client.get("/files/page?document=protokol.txt&page=x").status_code == 422


def test_a_text_is_shown_in_a_sandbox(client: TestClient, corpus: Path, assistant) -> None:
    """As plain text, whatever is in it, byte for byte."""
    answer = client.get("/" + original_address("hostile.txt"))
    assert answer.content == (corpus / "hostile.txt").read_bytes()
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-disposition"] == 'inline; filename="hostile.txt"'
    assert answer.headers.get_list("content-security-policy") == [
        "sandbox; default-src 'none'",
        POLICY,
    ]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_other_encodings_and_names(client: TestClient, corpus: Path, assistant) -> None:
    """An encoding that is not UTF-8 is not told to be; a name keeps its letters."""
    (corpus / NAME).write_bytes("Zażółć gęślą jaźń".encode())
    assistant.index()
    (corpus / NAME).write_bytes("Zażółć gęślą jaźń".encode("windows-1250"))
    answer = client.get("/" + original_address(NAME))
    assert answer.headers["content-type"].partition(";")[0] == "text/plain"
    assert "utf-8" not in answer.headers["content-type"]
    assert answer.headers["content-disposition"] == f"inline; filename*=utf-8''{quote(NAME)}"


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize(
    ("name", "shown"),
    [(b"a\\x.txt", "a\\x5cx.txt"), (b"z\xb3y.txt", "z\\xb3y.txt"), (b"..\\x.txt", "..\\x5cx.txt")],
)
def test_a_name_that_is_shown_otherwise_is_found(
    client: TestClient, corpus: Path, assistant, name: bytes, shown: str
) -> None:
    """A backslash, and bytes that are no letters; it is saved as it is shown."""
    Path(os.fsdecode(os.fsencode(corpus) + b"/" + name)).write_bytes(b"odd")
    assistant.stored[shown] = replace(assistant.stored["hostile.txt"], paths=(shown,))
    answer = client.get("/" + original_address(shown))
    assert (answer.status_code, answer.content) == (200, b"odd")
    assert answer.headers["content-disposition"] == f"inline; filename*=utf-8''{quote(shown)}"


@pytest.mark.parametrize("path", ["a\\xzz.txt", "\\x2e\\x2e/secret.txt", "\\x2fetc/passwd", "a\\x"])
def test_no_escape_but_those_of_the_index_is_one(
    client: TestClient, corpus: Path, assistant, path: str
) -> None:
    """Dots and slashes that are hidden in a path lead nowhere."""
    (corpus.parent / "secret.txt").write_text("secret", encoding="utf-8")
    assistant.stored[path] = assistant.stored["hostile.txt"]
    assert client.get("/" + original_address(path)).status_code == 404


@pytest.mark.parametrize("kind", ["html", "xml", "docx", "pptx", "rtf", "unknown"])
def test_what_could_do_harm_is_saved(client: TestClient, assistant, kind: str) -> None:
    """Above all a web page: it never runs under the page's own address."""
    kind_of(assistant, "hostile.txt", kind)
    answer = client.get("/" + original_address("hostile.txt"))
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == 'attachment; filename="hostile.txt"'
    assert answer.headers.get_list("content-security-policy")[0] == "sandbox; default-src 'none'"


def test_a_pdf_is_shown_without_a_sandbox(client: TestClient, assistant) -> None:
    """In one, browsers show none; scripts and frames of the page's origin it has none."""
    kind_of(assistant, "skan.pdf", "pdf")
    answer = client.get("/" + original_address("skan.pdf"))
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'inline; filename="skan.pdf"'
    assert answer.headers.get_list("content-security-policy")[0] == "default-src 'none'"


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff...", "image/jpeg"),
        (b"II*\x00...", "application/octet-stream"),
        (b"<html>", "application/octet-stream"),
    ],
)
def test_pictures_are_shown_if_browsers_can(
    client: TestClient, corpus: Path, assistant, data: bytes, shown: str
) -> None:
    """By their bytes."""
    (corpus / "a.bin").write_bytes(data)
    assistant.stored["a.bin"] = replace(assistant.stored["skan.pdf"], paths=("a.bin",))
    kind_of(assistant, "a.bin", "image")
    answer = client.get("/" + original_address("a.bin"))
    assert answer.headers["content-type"] == shown


@pytest.mark.parametrize(
    "document",
    [
        "../secret.txt", "..%2fsecret.txt", "/etc/passwd", "C:\\secret.txt", "..\\secret.txt",
        "a/../../secret.txt", "", ".", "protokol.txt\x00", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_only_documents_of_the_index_can_be_had(
    client: TestClient, corpus: Path, document: str
) -> None:
    """Whatever path is asked for."""
    (corpus.parent / "secret.txt").write_text("secret", encoding="utf-8")
    answer = client.get("/files/original", params={"document": document})
    assert answer.status_code == 404
    assert "secret" not in answer.text


def test_even_a_damaged_index_leads_to_no_other_file(
    client: TestClient, corpus: Path, assistant
) -> None:
    """A path that leads upwards, or to a folder, is refused though the index lists it."""
    (corpus.parent / "secret.txt").write_text("secret", encoding="utf-8")
    for path in ("../secret.txt", str(corpus.parent / "secret.txt"), "."):
        assistant.stored[path] = assistant.stored["hostile.txt"]
        assert client.get("/files/original", params={"document": path}).status_code == 404


def test_a_file_that_is_gone_is_told(client: TestClient, corpus: Path) -> None:
    """Though the index still lists it."""
    (corpus / "hostile.txt").unlink()
    assert client.get("/" + original_address("hostile.txt")).status_code == 404


def test_addresses_are_relative_and_quoted() -> None:
    """So that they work below any path that the page is served at."""
    assert original_address("a b/ż&.pdf") == "files/original?document=a+b%2F%C5%BC%26.pdf"
    digest = hashlib.sha256(b"").hexdigest()
    assert page_address("a", 1, 600, 0, digest) == (
        f"files/page?document=a&page=1&width=600&turn=0&sha={digest}"
    )
