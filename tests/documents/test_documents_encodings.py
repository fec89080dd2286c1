"""Text in any encoding, and above all in the old Polish ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.encodings import decode, decode_markup, is_binary, unicode_encoding

SENTENCES = (
    "Rada Miasta podjęła uchwałę w sprawie współpracy międzynarodowej.",
    "Klaster zrzesza obecnie sześćdziesięciu członków z branży narzędziowej.",
    "Posiedzenie odbyło się w piątek, a obrady prowadziła przewodnicząca komisji.",
    "Źródłem finansowania są środki własne oraz dotacja z budżetu województwa.",
    "Wnioskodawcy złożyli wyjaśnienia; głosowało za: pięć osób, nikt się nie wstrzymał.",
    "Zażalenie można wnieść w ciągu siedmiu dni od doręczenia rozstrzygnięcia.",
    "Gość zapytał, czy łączność światłowodowa obejmie również okoliczne wsie.",
    "Następny konkurs ogłoszony będzie późną jesienią, być może w październiku.",
    "ZARZĄDZENIE NR 5 WÓJTA GMINY ŁĄCZNA Z DNIA 3 STYCZNIA",
)
ENCODINGS = ("utf-8", "cp1250", "iso8859_2", "cp852", "mac_latin2", "utf-16-le", "utf-16-be")

paragraphs = st.lists(st.sampled_from(SENTENCES[:8]), min_size=2, max_size=8, unique=True).map(
    " ".join
)


@given(paragraphs, st.sampled_from(ENCODINGS))
def test_polish_paragraphs_survive_every_encoding(text, encoding):
    """A paragraph of Polish reads the same in whichever encoding it was saved."""
    assert decode(text.encode(encoding)) == text


@given(st.permutations(SENTENCES), st.sampled_from(["cp1250", "iso8859_2", "cp852"]))
def test_capitals_among_the_lines(lines, encoding):
    """A title in capitals does not mislead."""
    text = "\r\n".join(lines)
    assert decode(text.encode(encoding)) == text


@given(st.text())
def test_utf8_is_never_mistaken(text):
    """Valid UTF-8 with its mark is read as what it is, whatever it says."""
    assert decode(text.encode("utf-8-sig")) == text


@given(st.binary(max_size=300))
def test_no_bytes_are_refused(data):
    """Any bytes give some text, and neither way of reading fails."""
    assert isinstance(decode(data), str)
    assert isinstance(decode_markup(data), str)
    assert is_binary(data) in {True, False}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig", "utf-32-le", "utf-32-be"])
def test_unicode_with_and_without_marks(encoding, polish):
    """UTF-16 and UTF-32 are known by their mark or by their zero bytes."""
    assert decode(polish.encode(encoding)) == polish
    assert not is_binary(polish.encode(encoding))


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", "Příliš žluťoučký kůň úpěl ďábelské ódy."),
        ("iso8859_2", "Příliš žluťoučký kůň úpěl ďábelské ódy."),
        ("cp1250", "Árvíztűrő tükörfúrógép, öt szép szűzlány őrült írót nyúz."),
        ("cp1252", "Größere Städte hören über Straßen; daß dürfen Bürger prüfen."),
        ("cp1252", "It cost £825 – “a bargain”, he said."),
        (
            "cp932",
            "折り畳み自転車で片道の自転車通勤をしております。ようこそ、よろしくお願いします。",
        ),
        ("iso2022_jp_2", "コンソール アプリケーション"),
        (
            "cp1251",
            "Уже в гимназии он не был в числе первых учеников, исключение составляли языки.",
        ),
    ],
)
def test_other_languages(encoding, text):
    """Neighbours of Polish, and the rest of the world."""
    assert decode(text.encode(encoding)) == text


def test_two_encodings_in_one_file(polish):
    """Lines of different encodings are read each in its own."""
    lines = [polish.encode("cp1250"), polish.encode("utf-8")] * 5
    assert decode(b"\n".join(lines)).splitlines() == [polish] * 10


def test_a_broken_place_in_utf8(polish):
    """One bad byte in UTF-8 costs one character, not all of them."""
    data = (polish * 20).encode()
    assert decode(data + b"\xff").rstrip("\ufffd") == polish * 20


def test_mojibake_is_undone(polish):
    """UTF-8 that was read as Windows-1250 and saved again is read as it was meant."""
    twice = polish.encode().decode("cp1250", "replace").encode()
    assert decode(twice) == polish


def test_declared_encodings():
    """A page's own word is taken where its bytes agree, and not where they do not."""
    page = '<html><head><meta charset="{}"></head><body>zażółć gęślą jaźń śś</body></html>'
    assert "gęślą jaźń" in decode_markup(page.format("iso-8859-2").encode("iso8859_2"))
    assert "gęślą jaźń" in decode_markup(page.format("utf-8").encode("cp1250"))
    assert "gęślą jaźń" in decode_markup(page.format("iso-8859-2").encode("cp1250"))
    assert "gęślą jaźń" in decode_markup(page.format("no-such-thing").encode())


def test_binary_is_told_from_text(polish):
    """All byte values are a binary; a few zero bytes in a text are dirt."""
    assert is_binary(bytes(range(256)) * 40)
    assert is_binary(bytes(1000))
    assert not is_binary(b"abc\0def\0\0ghi\nfee is 7\n")
    assert not is_binary(polish.encode("cp852"))
    assert unicode_encoding(b"abc\0def\0\0ghi\nfee is 7\n") is None
