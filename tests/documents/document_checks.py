"""What must hold for every document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.records import Document


def check_spans(document: Document) -> None:
    """What must hold for every document: spans lie in the text, in order, and it encodes."""
    document.text.encode("utf-8")
    end = 0
    for page in document.pages:
        assert end <= page.start <= page.end <= len(document.text)
        end = page.end
    numbers = [page.number for page in document.pages]
    assert numbers == sorted(set(numbers))
    pages = {page.number: page for page in document.pages}
    for word in document.words:
        page = pages[word.page]
        assert page.start <= word.start < word.end <= page.end
        assert " " not in document.text[word.start : word.end]
        assert 0 <= word.left <= word.right <= 1
        assert 0 <= word.top <= word.bottom <= 1
        assert 0 <= word.confidence <= 1
