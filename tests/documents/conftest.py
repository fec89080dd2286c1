"""Reading in this process, for what needs no worker; small documents made on the fly."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest
from document_checks import check_spans

from assistant.documents import ocr, reading
from assistant.documents.content import Context
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.records import Document

PANGRAM = (
    "Zażółć gęślą jaźń. Pchnąć w tę łódź jeża lub ośm skrzyń fig. Uchwała wchodzi w życie "
    "z dniem podjęcia, a jej wykonanie powierza się Prezydentowi Miasta."
)


@pytest.fixture
def read_bytes() -> Callable[[bytes], Document]:
    """Read some bytes in this process."""

    def read(data: bytes) -> Document:
        document = reading.read_bytes(data, hashlib.sha256(data).hexdigest(), Context())
        check_spans(document)
        return document

    return read


@pytest.fixture
def make_settings() -> Callable[..., Settings]:
    """Settings with small limits; arguments override them."""

    def make(**changes: Any) -> Settings:
        limits = {"read_seconds": 20, "ocr_seconds": 30, "workers": 1}
        return Settings(**{**limits, **changes})

    return make


@pytest.fixture
def polish() -> str:
    """A paragraph with all Polish letters."""
    return PANGRAM


@pytest.fixture
def needs_tesseract() -> None:
    """Skip where there is no OCR."""
    if not ocr.available():
        pytest.skip("tesseract is not installed (apt-get install tesseract-ocr tesseract-ocr-pol)")


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without OCR."""
    monkeypatch.setattr(ocr, "_languages", lambda: "")
