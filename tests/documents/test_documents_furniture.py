"""Running headers, footers and page numbers stay out of the text, and nothing else does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.content import Part
from assistant.documents.furniture import is_page_number, without_furniture
from assistant.records import OcrWord

BODY = (
    "Obrady otworzyła przewodnicząca komisji.\nRadni przyjęli porządek dzienny.",
    "Dyrektor wydziału przedstawił sprawozdanie.\nPytania zadawali goście.",
    "Głos zabrał przedstawiciel uczelni.\nKomisja przyjęła informację.",
    "Ustalono termin następnego spotkania.\nZgłoszono wolne wnioski.",
    "Na tym obrady zakończono.\nProtokołował sekretarz.",
)


def pages(*texts: str, ocr: bool = False) -> list[Part]:
    return [Part(number, text, ocr=ocr) for number, text in enumerate(texts, 1)]


def texts(parts: list[Part]) -> list[str]:
    return [part.text for part in without_furniture(parts)]


@pytest.mark.parametrize(
    "number",
    ["Strona {n} z 5", "str. {n}/5", "Str. {n}", "- {n} -", "– {n} –", "Page {n} of 5", "{n}",
     "{n}/5", "{n} z 5", "[{n}]", "s. {n}", "{n} | Strona", "Strona | {n}", "Strona {n}",
     "| {n} |"],
)  # fmt: skip
@pytest.mark.parametrize("top", [True, False])
def test_page_numbers_go(number, top):
    """In any of the usual forms, at the top or the bottom."""
    parts = [
        f"{number.format(n=n)}\n{body}" if top else f"{body}\n\n{number.format(n=n)}"
        for n, body in enumerate(BODY, 1)
    ]
    assert [text.strip() for text in texts(pages(*parts))] == list(BODY)


def test_numbers_that_count_on_from_another_paper():
    """An annex may begin with page 17."""
    parts = [f"{body}\n- {n} -" for n, body in enumerate(BODY, 17)]
    assert texts(pages(*parts)) == list(BODY)


def test_the_single_page_of_a_longer_paper():
    """ "Strona 4 z 6" says by itself what it is."""
    assert texts(pages(f"{BODY[0]}\nStrona 4 z 6")) == [BODY[0]]


def test_a_repeated_header_stays_once_and_apart():
    """On the first page that has it, where it is no part of a sentence; footers likewise."""
    head, foot = "Protokół nr 4/VIII/2019", "Rada Miasta, ul. Polna 1, tel. 81 466 20 00"
    bodies = [f"{body}\n{n}. {body}\n{body}" for n, body in enumerate(BODY)]
    found = texts(pages(*(f"{head}\n{body}\n{foot}" for body in bodies)))
    assert found == [f"{head}\n\n{bodies[0]}\n\n{foot}", *bodies[1:]]


def test_a_header_that_holds_the_pages_number():
    """It is the same line on each page but for that number."""
    found = texts(pages(*(f"Uchwała nr 4/2019   strona {n}\n{t}" for n, t in enumerate(BODY, 1))))
    assert found == [f"Uchwała nr 4/2019   strona 1\n\n{BODY[0]}", *BODY[1:]]


def test_a_header_that_ocr_reads_differently():
    """Accents and punctuation come and go in scans."""
    heads = [
        "Urząd Miasta Lublin",
        "Urzad Miasta Lublin.",
        "Urząd Miasta · Lublin",
        "Urząd Miasta Lublin",
    ]
    found = texts(pages(*(f"{h}\n{b}\n{b}" for h, b in zip(heads, BODY, strict=False)), ocr=True))
    assert found == [f"{heads[0]}\n\n{BODY[0]}\n{BODY[0]}", *(f"{b}\n{b}" for b in BODY[1:4])]


def test_headers_of_left_and_right_pages():
    """A book has two."""
    parts = [f"{'Historia klastrów' if n % 2 else 'Rozdział pierwszy'}\nzdanie {n * n}." for n in
             range(1, 9)]  # fmt: skip
    parts = [f"{text}\n{BODY[n % 5]}\ni tak dalej {n}" for n, text in enumerate(parts)]
    joined = "\n".join(texts(pages(*parts)))
    assert joined.count("Historia klastrów") == joined.count("Rozdział pierwszy") == 1


@pytest.mark.parametrize(
    "parts",
    [
        # figures that are no page numbers
        [f"{BODY[0]}\n60", f"{BODY[1]}\n184", f"{BODY[2]}\n12"],
        # numbers of other papers
        [f"4/2019\n{BODY[0]}", f"5/2019\n{BODY[2]}"],
        # totals that look alike but for a figure
        [f"{body}\nRazem kwota: {n * 111} zł" for n, body in enumerate(BODY, 1)],
        # an answer on each page of a form
        [f"{body}\nTak" for body in BODY],
        # the same form, filled in for different people
        [f"CERTYFIKAT UKOŃCZENIA\ndla {n}\nza udział w szkoleniu klastrowym" for n in "ABCDE"],
        # a line in the middle of every page
        [f"{t}\n{t}\n{t}\nGłosowano jednomyślnie\n{t}\n{t}\n{t}" for t in BODY],
        # copies of one page
        ["\n".join([*BODY, *BODY, f"egzemplarz {n}"]) for n in "ABCDE"],
        # on some pages only
        [f"Wnioski komisji\n{t}" if n < 2 else t for n, t in enumerate(BODY)],
        ["1"], ["Strona główna\n2"], [],
    ],
)  # fmt: skip
def test_what_only_looks_like_furniture_stays(parts):
    """When in doubt, nothing goes."""
    assert [text.replace("\n\n", "\n") for text in texts(pages(*parts))] == parts


def test_doubtful_lines_stand_apart():
    """Two pages are too few to be sure: the lines stay, but in no sentence with others."""
    found = texts(pages(*(f"Protokół z posiedzenia\n{body}" for body in BODY[:2])))
    assert found == [f"Protokół z posiedzenia\n\n{body}" for body in BODY[:2]]
    assert texts(pages(BODY[0], f"{BODY[1]}\n2")) == [BODY[0], f"{BODY[1]}\n\n2"]


def test_words_of_ocr_follow_their_lines():
    """Each still spans its own letters; those of dropped lines go."""
    parts = []
    for n, body in enumerate(BODY, 1):
        text = f"Urząd Miasta Lublin\n{body}\n- {n} -"
        words = tuple(
            OcrWord(m.start(), m.end(), n, 0.1, 0.1, 0.2, 0.2, 0.9)
            for m in re.finditer(r"\S+", text)
        )
        parts.append(Part(n, text, ocr=True, words=words))
    for before, after in zip(parts, without_furniture(parts), strict=True):
        shown = [after.text[word.start : word.end] for word in after.words]
        assert shown == after.text.split()
        kept = before.text.split()[3 if before.number > 1 else 0 : -3]
        assert shown == kept


def test_lines_that_are_page_numbers():
    """By themselves, wherever they stand."""
    assert [is_page_number(line) for line in ("Strona 1 z 3", "- 4 -", "str. 4", "Page 2")] == [
        True, True, True, True,
    ]  # fmt: skip
    assert not any(map(is_page_number, ["4", "Strona główna", "4/2019", "-4", ""]))


LINES = st.lists(
    st.one_of(
        st.sampled_from(["Urząd Miasta Lublin", "Razem: 100 zł", "Strona 1 z 2", "- 2 -", "3", ""]),
        st.text(alphabet="abcdef 12.-\n/", max_size=12),
        st.integers(0, 9).map(str),
    ),
    max_size=12,
).map("\n".join)


@given(st.lists(LINES, max_size=7))
def test_no_text_is_lost(found):
    """Each line is still there in order, but page numbers and repetitions of a line still there."""
    before = pages(*found)
    after = without_furniture(before)
    assert [part.number for part in after] == [part.number for part in before]
    everywhere = {fold(line) for part in after for line in part.text.split("\n")}
    for old, new in zip(before, after, strict=True):
        rest = iter([line for line in new.text.split("\n") if line.strip()])
        line = next(rest, None)
        for original in old.text.split("\n"):
            if original == line:
                line = next(rest, None)
            elif original.strip() and fold(original) not in everywhere:
                assert re.search(r"\d", original)
                assert len(re.sub(r"(?i)strona|page|str\.|\W|\d|z|of|s\.", "", original)) == 0
        assert line is None


def fold(line: str) -> str:
    return " ".join(line.casefold().split())
