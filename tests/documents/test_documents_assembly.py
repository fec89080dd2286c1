"""From parts to a document: spans, states, and the way through the pipe."""

from __future__ import annotations

import io
import json

import pytest
from document_checks import check_spans
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import messages, protocol
from assistant.documents.assembly import assemble
from assistant.documents.cleaning import clean
from assistant.documents.content import CannotRead, Content, Limits, Part
from assistant.records import Document, OcrWord, Page, State
from assistant.wording import Wording

anything = st.text(alphabet=st.characters(exclude_categories=()), max_size=40)


@given(st.lists(st.tuples(anything, st.booleans()), min_size=1, max_size=8))
def test_pages_lie_in_the_text(pages):
    """Whatever the pages hold, their spans are ordered, disjoint, and give their own text."""
    parts = tuple(
        Part(number, "" if missing else text, unread=State.DAMAGED if missing else None)
        for number, (text, missing) in enumerate(pages, 1)
    )
    if all(missing for _, missing in pages):
        with pytest.raises(CannotRead):
            assemble(Content(parts=parts), "", "pdf", Limits())
        return
    document = assemble(Content(parts=parts), "", "pdf", Limits())
    check_spans(document)
    for part, page in zip(parts, document.pages, strict=True):
        assert document.text[page.start : page.end] == clean(part.text).strip("\n")
    missing = tuple(part.number for part in parts if part.unread)
    assert document.missing == missing
    assert document.state is (State.PARTIAL if missing else State.INDEXED)


def test_words_move_with_their_page():
    """The spans of OCR words become spans of the whole text."""
    word = OcrWord(0, 3, 2, 0.1, 0.1, 0.2, 0.2, 0.9)
    parts = (Part(1, "pierwsza"), Part(2, "dwa", ocr=True, words=(word,)))
    document = assemble(Content(parts=parts), "", "pdf", Limits())
    assert [document.text[one.start : one.end] for one in document.words] == ["dwa"]


def test_too_much_text():
    """Text over the limit is refused, counted over all pages."""
    parts = (Part(1, "a" * 60), Part(2, "b" * 60))
    with pytest.raises(CannotRead) as caught:
        assemble(Content(parts=parts), "", "pdf", Limits(max_characters=100))
    assert caught.value.state is State.TOO_LARGE


wordings = st.none() | st.builds(Wording, st.text(), st.text())
numbers = st.integers(0, 10**7)
fractions = st.floats(0, 1)
documents = st.builds(
    Document,
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    kind=st.sampled_from(["pdf", "html"]),
    state=st.sampled_from(State),
    message=wordings,
    text=st.text(),
    pages=st.lists(st.builds(Page, numbers, numbers, numbers, st.booleans(), st.none() | st.text()))
    .map(tuple),
    missing=st.lists(numbers).map(tuple),
    title=st.none() | st.text(),
    date=st.none() | st.text(),
    words=st.lists(
        st.builds(OcrWord, numbers, numbers, numbers, *[fractions] * 5)
    ).map(tuple),
)  # fmt: skip


@given(documents)
def test_a_document_passes_the_pipe_unchanged(document):
    """What the worker sends is what the program gets."""
    stream = io.BytesIO()
    protocol.write_message(stream, {"document": protocol.document_to_message(document)})
    stream.seek(0)
    message = protocol.read_message(stream)
    assert message is not None
    assert protocol.document_from_message(message["document"]) == document


@given(st.binary(max_size=60))
def test_noise_in_the_pipe_is_no_message(data):
    """Bytes that are no message give None, and nothing is executed or raised."""
    message = protocol.read_message(io.BytesIO(data))
    assert message is None or isinstance(json.dumps(message), str)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [((1,), "1"), ((1, 2, 3, 7), "1-3, 7"), (tuple(range(1, 60, 2)), None), ((), "")],
)
def test_page_lists(numbers, text):
    """Page numbers are told as ranges, and no more than a line of them."""
    shown = messages.page_list(numbers)
    assert shown == text if text is not None else shown.endswith(", 23, ...")


def test_every_message_is_one_line_in_both_languages():
    """All wordings have both languages, one line each, with the same values to fill in."""
    found = [value for value in vars(messages).values() if isinstance(value, Wording)]
    assert len(found) > 20
    for wording in found:
        assert "\n" not in wording.en + wording.pl
        assert wording.en != wording.pl
        assert wording.en.endswith(".")
        assert wording.pl.endswith(".")
        assert wording.en.count("{") == wording.pl.count("{")
