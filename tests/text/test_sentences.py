from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.text.sentences import sentences

PIECES = st.sampled_from(
    [
        "Klaster", "ma", "137", "członków", ".", ".", "!", "…", "?", ":", ",", " ", " ", " ", "\n",
        "\n\n", "\r\n", "\t", "\x0c", "\x1c", "\u2028", "\u00a0", "|", " | ", "- ", "• ", "1) ",
        "a) ", "ul. ", "r. ", "J. ", "„", "”", "(", ")", "e\u0301", "\u0301", "🙂", "שלום",
        "x" * 90, "x" * 900,
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=300),
    st.lists(PIECES, max_size=80).map("".join),
)


def cut(text: str, *breaks: int) -> list[str]:
    return [text[unit.start : unit.end] for unit in sentences(text, breaks)]


@settings(max_examples=200)
@given(TEXTS, st.lists(st.integers(0, 400), max_size=4))
def test_units_hold_every_character_once(text: str, breaks: list[int]) -> None:
    """In order, disjoint, without surrounding white space, none too long to read."""
    end = 0
    for unit in sentences(text, sorted(breaks)):
        assert end <= unit.start < unit.end <= len(text)
        assert not text[end : unit.start].strip()
        assert text[unit.start : unit.end] == text[unit.start : unit.end].strip()
        assert unit.end - unit.start <= 700
        end = unit.end
    assert not text[end:].strip()


@pytest.mark.parametrize(
    "whole",
    [
        "Ul. Lipowa 5 to adres urzędu.",
        "Mówił prof. J. Kowalski z UMCS.",
        "Głos zabrał mgr inż. A. B. Nowak.",
        "Obecni, np. Zarząd, itd. Rada, byli zgodni.",
        "Spotkanie 18.11.2019 r. o godz. 10.30 w sali nr 2 było krótkie.",
        "Komisja (zob. s. 5. Uchwała) obradowała.",
        "Kwota 1.500,50 zł. Brutto.",
        "Mr. Smith met Dr. Brown, i.e. The Director.",
        "Powstał w 2014 r. Działa.",
        "5. Sprawy wniesione.",
    ],
)
def test_what_does_not_end_a_sentence(whole: str) -> None:
    """Abbreviations, initials, ordinals, dates, and marks in parentheses."""
    assert cut(whole) == [whole]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Klaster powstał w 2014 r.", "Działa do dziś w całym województwie."),
        ("Ma 137 członków.", "Prowadzi go miasto."),
        ("Czy na pewno?", "Tak!"),
        ("Nie wiadomo…", "Zobaczymy."),
        ("Powiedział: „To koniec.”", "Wyszedł."),
        ("W skali kraju działa takich klastrów już 6.", "Wydział je wspiera."),
        ("Spotkanie było w sali nr 2.", "Obecni: 12 osób."),
        ("To jest koniec.", "„Początek” był dawniej."),
    ],
)
def test_what_ends_a_sentence(first: str, second: str) -> None:
    """Full stops before a capital, a digit or a quotation mark; other marks likewise."""
    if first.endswith("r."):
        first = "Klaster Lubelska Medycyna powstał z inicjatywy miasta w 2014 r."
    assert cut(f"{first} {second}") == [first, second]


def test_a_wrapped_paragraph_is_read_across_its_lines() -> None:
    """Line breaks of a printed page end nothing."""
    text = (
        "To jest zdanie, które zostało złamane\nna dwa wiersze przez drukarza i\n"
        "kończy się tutaj. A to jest drugie\nzdanie."
    )
    assert cut(text) == [
        "To jest zdanie, które zostało złamane\nna dwa wiersze przez drukarza i\nkończy się tutaj.",
        "A to jest drugie\nzdanie.",
    ]


def test_windows_line_ends_change_nothing() -> None:
    """They are white space too."""
    assert cut("Ma 137 członków.\r\n\r\nProwadzi go miasto.\r\n") == [
        "Ma 137 członków.", "Prowadzi go miasto.",
    ]  # fmt: skip


def test_an_empty_line_ends_a_sentence() -> None:
    """Even where no full stop does."""
    long = (
        "Pierwszy akapit bez kropki, za to bardzo długi, o wielu sprawach miasta i województwa, tak"
    )
    assert cut(f"{long}\n\nDrugi akapit.") == [long, "Drugi akapit."]


def test_short_lines_are_gathered_into_blocks() -> None:
    """A list of points without full stops is read as one."""
    text = "- pierwszy punkt\n- drugi punkt\n- trzeci punkt"
    assert cut(text) == [text]
    many = "\n".join(f"- punkt o numerze {number} na liście" for number in range(20))
    assert [len(piece) <= 260 for piece in cut(many)] == [True] * len(cut(many))
    assert "\n".join(cut(many)) == many


def test_every_row_of_a_table_stands_alone() -> None:
    """It holds its headings already."""
    assert cut("Nazwa | Liczba\nKlaster A | 10\nKlaster B | 20") == [
        "Nazwa | Liczba", "Klaster A | 10", "Klaster B | 20",
    ]  # fmt: skip


def test_no_block_goes_from_slide_to_slide() -> None:
    """Where a slide begins, so does a block."""
    text = "Slajd pierwszy\nmały tekst\nSlajd drugi\ninny tekst"
    assert cut(text) == [text]
    assert cut(text, text.index("Slajd drugi")) == [
        "Slajd pierwszy\nmały tekst", "Slajd drugi\ninny tekst",
    ]  # fmt: skip


def test_a_sentence_may_go_over_to_the_next_page() -> None:
    """Where it goes on in lower case."""
    text = "Zdanie przechodzi przez\nstronę do końca."
    assert cut(text, text.index("stronę")) == [text]


def test_a_page_break_ends_what_does_not_go_on() -> None:
    """A capital on the new page begins something new."""
    text = "Stopka strony pierwszej\nNowa strona ma nowe zdanie."
    assert cut(text, text.index("Nowa")) == [
        "Stopka strony pierwszej", "Nowa strona ma nowe zdanie.",
    ]  # fmt: skip


def test_very_long_units_are_cut_at_white_space() -> None:
    """At a line if there is one, else at a space, else anywhere."""
    assert [len(piece) for piece in cut("ab " * 400)] == [698, 500]
    assert [len(piece) for piece in cut("x" * 1500)] == [700, 700, 100]
    assert cut("x" * 500 + "\n" + "y " * 150)[0] == "x" * 500


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x1d\x1c", "\u00a0\u2003"])
def test_nothing_has_no_units(text: str) -> None:
    """White space is nobody's."""
    assert sentences(text) == []


def test_the_number_of_a_heading_belongs_to_it() -> None:
    """ "1.10." is no sentence, and the full stop before it ends one."""
    text = "Klaster zarządza sam.\n\n1.10. Partnerzy i dorobek klastra\n\nMa ich pięciu.\n"
    assert cut(text) == [
        "Klaster zarządza sam.",
        "1.10. Partnerzy i dorobek klastra",
        "Ma ich pięciu.",
    ]
