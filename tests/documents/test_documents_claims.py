"""Files whose names claim a format that their bytes do not have."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import Reader, messages, reading
from assistant.documents.claims import claimed_format, is_readable
from assistant.documents.content import Context
from assistant.records import Document, State

PROSE = "Zarząd klastra zebrał się wczoraj w Lublinie i wybrał nowego prezesa."
BINARY = [".pdf", ".doc", ".docx", ".xls", ".pptx", ".odt", ".rtf", ".png", ".JPG"]


def read_as(suffix: str, data: bytes) -> Document:
    return reading.read_bytes(data, hashlib.sha256(data).hexdigest(), Context(suffix=suffix))


@pytest.mark.parametrize("suffix", BINARY)
@pytest.mark.parametrize(
    "data",
    [
        b"abc",
        b"x8$#k@!",
        b"\x80\x81x",
        b"\xf5\xb1e\"JX\xb7\x91\xdfj\xf1\xd80>a\xcd\xc4\xbb\x86\xc3\xd1\xc4'<4LA/",
        b"{\xd5\xd4~Do\xce\xc2\xa3\xd8\x11s",
        bytes(range(256)),
        bytes(30),
        b"ab cd \x02\x03 ef gh ij kl mn",
        b"\xff\xfe\x12\x34\x56\x78",
    ],
)
def test_garbage_under_a_name_that_claims_a_format_is_damaged(suffix, data):
    """Neither indexed as text nor told to be of an unsupported kind."""
    claimed = claimed_format(suffix)
    document = read_as(suffix, data)
    assert document.state is State.DAMAGED
    assert document.message == messages.NOT_AS_NAMED.filled(claimed=claimed)
    assert document.text == ""


@given(st.binary(min_size=1, max_size=60), st.sampled_from([".pdf", ".doc"]))
def test_stray_bytes_are_never_indexed(data, suffix):
    """Whatever they are, they end as damaged, or as what their first bytes say they are."""
    assert not read_as(suffix, b"\x01" + data).state.readable


@pytest.mark.parametrize("suffix", [*BINARY, ".txt", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1250", "utf-16", "iso8859-2"])
def test_prose_under_a_wrong_name_is_read(suffix, encoding):
    """The bytes decide where they make sense."""
    document = read_as(suffix, PROSE.encode(encoding))
    assert (document.state, document.kind, document.text) == (State.INDEXED, "text", PROSE)


@pytest.mark.parametrize(
    ("suffix", "data", "kind", "text"),
    [
        (".doc", b"<html><body><p>Zgoda zarz\xc4\x85du</p></body></html>", "html", "Zgoda zarządu"),
        (".xls", b"Rok;Kwota\n2019;12\n2020;14\n", "csv", "Rok: 2019 | Kwota: 12"),
        (".doc", rb"{\rtf1\ansi Zgoda}", "rtf", "Zgoda"),
    ],
)
def test_pages_and_tables_saved_under_an_office_name(suffix, data, kind, text):
    """Programs do so; they are read as what they are, however short."""
    document = read_as(suffix, data)
    assert (document.state, document.kind) == (State.INDEXED, kind)
    assert text in document.text


@pytest.mark.parametrize("suffix", [".txt", ".md", "", ".note"])
def test_names_of_text_claim_nothing(suffix):
    """A short note is a note; bytes that are no text are of no supported kind."""
    assert read_as(suffix, b"abc").state is State.INDEXED
    garbage = read_as(suffix, bytes(range(256)))
    assert (garbage.state, garbage.message) == (State.UNSUPPORTED, messages.NOT_TEXT)


def test_what_is_readable():
    """Several words, numbers among them; not what only looks like letters here and there."""
    assert is_readable("W 2019 r. klaster liczył 60 firm, a w 2020 r. 75 firm.")
    assert not is_readable("Jan Nowak")
    assert not is_readable("aa ## bb %% cc ^^ dd && ee ** ff ((( ))) !!! @@@ ~~~")
    assert not is_readable("to są zwykłe słowa\x01\x02\x03 w pliku")


def test_the_reader_knows_the_name(tmp_path, make_settings):
    """The name reaches the process that reads."""
    (tmp_path / "pismo.PDF").write_bytes(b"abc")
    (tmp_path / "pismo.txt").write_bytes(b"abc")
    with Reader(make_settings()) as reader:
        states = {p.name: d.state for p, d in reader.read_many(sorted(tmp_path.iterdir()))}
    assert states == {"pismo.PDF": State.DAMAGED, "pismo.txt": State.INDEXED}
