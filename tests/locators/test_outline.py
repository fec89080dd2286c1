"""What the parts of real layouts are called, and that nothing is guessed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.locators.outline import outline

MINUTES = """Rada Miejska

PROTOKÓŁ NR XVII/2024
z XVII sesji Rady Miejskiej w Olszyńcu z dnia 26 września 2024 r.

Porządek obrad:
1. Otwarcie sesji.
2. Podjęcie uchwał.

Ad 1. Sesję otworzyła Przewodnicząca.
Protokół nr 6/2024 przyjęto bez uwag.

Ad 2a. Skarbnik omówiła projekt.
Uchwała nr XVII/142/2024 została podjęta zgodnie z
§ 3 statutu.

Ad 2b. Rondu nadano imię.

Na tym obrady zakończono.

Protokołowała: Anna Wiklik
"""
RESOLUTION = """UCHWAŁA NR XVII/142/2024
RADY MIEJSKIEJ W OLSZYŃCU
z dnia 26 września 2024 r.

Na podstawie art. 18 ust. 2 ustawy uchwala się, co następuje:

§ 1. Opłatę oblicza się według stawki określonej w §
2.

§ 2. 1. Ustala się stawkę 36 zł.
2. Zwalnia się:
1) szkoły;
2) domy:
a) pomocy,
b) kultury.
Zwolnienie trwa rok.

§ 3. Uchwała wchodzi w życie po ogłoszeniu.

Przewodnicząca Rady Miejskiej
Halina Sobierajska

UZASADNIENIE

Koszty wzrosły.
"""
SESSION = "PROTOKÓŁ NR XVII/2024 z XVII sesji Rady Miejskiej w Olszyńcu"
NUMBERED = """Protokół nr 4/VIII/2019 z posiedzenia Komisji

Porządek obrad

1. Praca Wydziału na rzecz
współpracy gospodarczej.
2. Sprawy wniesione.

Ad 1. Praca Wydziału

1.1. Zadania i budowa

Zadania omówiła kierownik.

1.2. Klaster Lubelska Medycyna

Klaster liczył 137 członków.

Ad 2. Sprawy wniesione

Nie wniesiono spraw.
"""


def within(text: str, words: str) -> list[str]:
    start = text.index(words)
    return [part.label for part in outline(text).within(start, start + len(words))]


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        (MINUTES, "Rada Miejska", []),
        (MINUTES, "1. Otwarcie", [SESSION]),
        (MINUTES, "przyjęto bez", [SESSION, "Ad 1"]),
        (MINUTES, "została", [SESSION, "Ad 2a"]),
        (MINUTES, "§ 3 statutu", [SESSION, "Ad 2a"]),
        (MINUTES, "Rondu", [SESSION, "Ad 2b"]),
        (MINUTES, "Anna", [SESSION]),
        (RESOLUTION, "Na podstawie", ["UCHWAŁA NR XVII/142/2024"]),
        (RESOLUTION, "Opłatę oblicza", ["UCHWAŁA NR XVII/142/2024", "§ 1"]),
        (RESOLUTION, "stawkę 36", ["UCHWAŁA NR XVII/142/2024", "§ 2", "1."]),
        (RESOLUTION, "szkoły", ["UCHWAŁA NR XVII/142/2024", "§ 2", "2.", "1)"]),
        (RESOLUTION, "kultury", ["UCHWAŁA NR XVII/142/2024", "§ 2", "2.", "2)", "b)"]),
        (RESOLUTION, "pomocy,\nb) kultury", ["UCHWAŁA NR XVII/142/2024", "§ 2", "2.", "2)"]),
        (RESOLUTION, "Zwolnienie trwa", ["UCHWAŁA NR XVII/142/2024", "§ 2", "2."]),
        (RESOLUTION, "36 zł.\n2. Zwalnia", ["UCHWAŁA NR XVII/142/2024", "§ 2"]),
        (RESOLUTION, "rok.\n\n§ 3", ["UCHWAŁA NR XVII/142/2024"]),
        (RESOLUTION, "Halina", ["UCHWAŁA NR XVII/142/2024"]),
        (RESOLUTION, "Koszty", ["UCHWAŁA NR XVII/142/2024"]),
        (NUMBERED, "Sprawy wniesione.", ["Protokół nr 4/VIII/2019"]),
        (NUMBERED, "137", ["Protokół nr 4/VIII/2019", "Ad 1", "1.2. Klaster Lubelska Medycyna"]),
        (NUMBERED, "Nie wniesiono", ["Protokół nr 4/VIII/2019", "Ad 2"]),
    ],
)  # fmt: skip
def test_parts_of_minutes_and_resolutions(text: str, words: str, labels: list[str]) -> None:
    """The parts that hold the whole span, widest first; what is mentioned is none of them."""
    assert within(text, words) == labels


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        ("Załącznik do uchwały nr 214/2024\nZarządu Województwa\n\n§ 1\nCele\n1. Cel.", "Cel.",
         ["Załącznik do uchwały nr 214/2024", "§ 1", "1."]),
        ("ZARZĄDZENIE NR 45/2023\nPREZYDENTA MIASTA\n\nZarządzam, co następuje:\n§ 1. Wyznaczam.",
         "Wyznaczam", ["ZARZĄDZENIE NR 45/2023", "§ 1"]),
        ("Uchwała nr 5/2020\n\n§ 1. Tak.\n§ 2. Nie.\n\nZałącznik nr 1\n\n§ 1. Inne.", "Inne",
         ["Uchwała nr 5/2020", "Załącznik nr 1", "§ 1"]),
        ("Artykuł 1. Cele\nCelem jest.\n\nArtykuł 2. Plan\n1. Plan.", "Plan.",
         ["Artykuł 2", "1."]),
        ("Art. 22. § 1. Kodeks.\n§ 2. Dalej.\nArt. 23. Inny.", "Dalej", ["Art. 22", "§ 2"]),
        ("XII sesja Rady Miasta Lublin\n\nPkt 5. Budżet\n\nRadni pytali.", "Radni",
         ["XII sesja Rady Miasta Lublin", "Pkt 5"]),
        ("Sesja nr 5\n\nPunkt 2 porządku obrad\nGłos zabrał radny.", "Głos",
         ["Sesja nr 5", "Punkt 2 porządku obrad"]),
        ("Ad. pkt 1\nTak.\n\nAd. pkt 2 i 3\nOba.\n\nAd. pkt 4\nNie.", "Oba", ["Ad. pkt 2 i 3"]),
        ("Ad. pkt 1\nTak.\n\nAd. pkt 2 i 3\nOba.\n\nAd. pkt 4\nNie.", "Nie", ["Ad. pkt 4"]),
        ("§ 1. Skład komisji:\n1. Anna Kot.\n2. Jan Lis.\n\n§ 2. Nie.", "Jan", ["§ 1"]),
        ("Adn. 1.\n\nKomisja wysluchala informacji.", "Komisja", ["Adn. 1"]),
        ("Regulamin\n\nRozdział I\n\n§ 1. Jeden.\n\nRozdział II. Opłaty\n\nWstęp.", "Wstęp", []),
    ],
)  # fmt: skip
def test_other_layouts(text: str, words: str, labels: list[str]) -> None:
    """Annexes, orders, contracts, codes, sessions, and OCR text that still names its item."""
    assert within(text, words) == labels


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        ("§ 1. Jeden.\n\n§ 2. Dwa.\n\n$ 3. Trzy.", "Trzy", []),
        ("§ 1. Jeden.\n\nzniszczone Trzy.\n\n§ 3. Cztery.", "Jeden", []),
        ("§ 1. Jeden.\n\nzniszczone Trzy.\n\n§ 3. Cztery.", "Cztery", []),
        ("Ad 1. Jeden.\n\nAcl 2. Dwa.", "Dwa", []),
        ("Ad 1. Jeden.\n\nTrzy.\n\nAd 3. Cztery.", "Trzy", []),
        ("§ 1. W uchwale § 3 otrzymuje brzmienie:\n„§ 2. Nowe.”", "Nowe", ["§ 1"]),
        ("§ 1. Otrzymuje brzmienie: „stare\n§ 2. Nowe.”\n§ 2. Dalej.", "Nowe", []),
        ("Uchwała nr 1/2020\n\n§ 1. Jeden.\n\n§ 1. Znowu.", "Znowu", ["§ 1"]),
        ("Podjęto uchwały.\n\nUchwała nr 5/2020 Rady Miasta\n\nGłosowano.", "Głosowano", []),
        ("XII sesja Rady Miasta Lublin\n\nZapraszamy.\n\nInna wiadomość.", "Inna", []),
        ("Protokół nr 1/2020\n\nUchwała nr 5/2020\n\n§ 1. Tak.\n\nPrzewodniczący Rady\n\nDalej.",
         "Dalej", []),
        ("Protokół nr 6/2025 przyjęto bez uwag.\n\nDalej.", "Dalej", []),
        ("Punkt 3 uchwały zmieniono.\nDalej.", "Dalej", []),
        ("Stawki określa\n§ 2. Opłata.", "Opłata", []),
        ("Tekst bez części.", "Tekst", []),
        ("PROTOKOL nr 4/VIIl/2019\nz posiedzenia\n\nTekst.", "Tekst", []),
    ],
)  # fmt: skip
def test_what_is_not_sure_is_not_named(text: str, words: str, labels: list[str]) -> None:
    """Missing and damaged numbers, quoted provisions, mentions: rather no label."""
    assert within(text, words) == labels


PIECES = st.sampled_from(
    [*MINUTES.splitlines(), *RESOLUTION.splitlines(), *NUMBERED.splitlines(), "„", "§", "Ad", "2."]
)


@given(st.lists(PIECES, max_size=60), st.data())
def test_every_label_stands_before_the_end_of_its_span(
    pieces: list[str], data: st.DataObject
) -> None:
    """Labels are the text's own words, white space folded, from before or in the span."""
    text = "\n".join(pieces)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before = " ".join(text.split())
    for part in outline(text).within(start, end):
        assert part.label
        assert part.label in before


@pytest.mark.parametrize(
    "text",
    ["§ 1. „\n" * 40_000, "Uchwała nr 1\n" * 40_000, "Ad 1" + " i 2" * 100_000,
     "§ " + " " * 300_000, "Uchwała nr " + "1/" * 100_000, "\n\nProtokół nr 1 z 1 sesji" * 10_000],
    ids=range(6),
)  # fmt: skip
def test_the_time_grows_with_the_length(text: str) -> None:
    """Whatever is repeated: a second is far more than any of these takes."""
    started = time.process_time()
    outline(text).within(len(text) - 1, len(text))
    assert time.process_time() - started < 1
