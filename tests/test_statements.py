"""What clauses say of sums, and when two of them are of the same thing."""

from __future__ import annotations

import pytest
from answerfakes import query

from assistant.statements import clauses, denies, has_all, most_matching, rivals, said, telling

WASTE = query("Ile wynosi opłata za odpady?")
SORTED_2023 = "Stawka za odpady zbierane selektywnie wynosiła w 2023 r. 29 zł miesięcznie od osoby."
SORTED_2024 = "Proponowana stawka za odpady zbierane selektywnie wynosi 34 zł miesięcznie od osoby"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Budżet projektu wynosi 2,15 mln zł. Z tego 300 tys. zł to szkolenia.",
            ["Budżet projektu wynosi 2,15 mln zł.", "Z tego 300 tys. zł to szkolenia."],
        ),
        (f"{SORTED_2024}, a za niesegregowane 68 zł.", [SORTED_2024, "za niesegregowane 68 zł."]),
        ("Bilet 18 zł (ulgowy 11 zł)\n\nBez sumy; wstęp 5 zł",
         ["Bilet 18 zł ", "ulgowy 11 zł", "wstęp 5 zł"]),
        ("W 2024 r. 40 osób.", []),
    ],
)  # fmt: skip
def test_clauses_that_give_sums(text: str, parts: list[str]) -> None:
    """They end with the sentence, and where another sum follows."""
    assert clauses(text) == parts


def test_a_clause_says_the_same_of_another_sum() -> None:
    """Whether it was so, is so or is proposed, in whatever year, and in the question's words."""
    words = {"stawka", "zbierac", "selektywnie", "miesiecznie", "osoba"}
    assert said(WASTE, SORTED_2023) == said(WASTE, SORTED_2024) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Opłata za odpady do 10 kg wynosi 5 zł", "Opłata za odpady ponad 10 kg wynosi 8 zł"),
        ("Opłata za odpady do 10 kg wynosi 5 zł", "Opłata za odpady do 20 kg wynosi 8 zł"),
        ("Opłata za odpady miękkie wynosi 5 zł", "Opłata za odpady twarde wynosi 8 zł"),
        ("Opłata za odpady wynosi 5 zł", "Opłata ulgowa za odpady wynosi 2 zł"),
    ],
)
def test_a_clause_about_another_thing_says_something_else(one: str, other: str) -> None:
    """Another kind, limit or number."""
    assert said(WASTE, one) != said(WASTE, other)


def test_the_clause_that_has_most_of_the_question() -> None:
    """None where several have as much, or none has anything."""
    assert (
        most_matching(WASTE, ["za śmieci 5 zł", "opłata za odpady 8 zł"]) == "opłata za odpady 8 zł"
    )
    assert most_matching(WASTE, ["za odpady 5 zł", "za odpady 8 zł"]) == ""
    assert most_matching(WASTE, ["bilet 5 zł"]) == ""
    assert most_matching(WASTE, []) == ""


def test_a_price_may_be_called_otherwise() -> None:
    """But all else that is asked about must be there, in whichever of the texts."""
    asked = query("Ile kosztuje wynajem boiska?")
    assert telling(WASTE) == {2}
    assert has_all(WASTE, [SORTED_2024])
    assert has_all(asked, ["Wynajem wynosi 95 zł", "Cennik boiska"])
    assert not has_all(asked, ["Wynajem sali kosztuje 150 zł", "Cennik"])
    assert not has_all(query("Ile wynosi opłata?"), ["Opłata wynosi 5 zł"])


@pytest.mark.parametrize(
    ("one", "other", "denied"),
    [
        ("odpady segregowane 34 zł", "odpady niesegregowane 68 zł", True),
        ("z dotacją 500 zł", "bez dotacji 1500 zł", True),
        ("stawka wynosi 34 zł", "stawka nie wynosi 29 zł", True),
        ("bez dotacji 500 zł", "bez dotacji 600 zł", False),
        ("niebieska karta 5 zł", "karta 8 zł", False),
    ],
)
def test_denials(one: str, other: str, denied: bool) -> None:
    """One clause denies what the other says; both may deny the same."""
    assert denies(one, other) is denies(other, one) is denied


@pytest.mark.parametrize(
    ("one", "other", "rival"),
    [
        ("Gmina Zalesie", "Gmina Kamień", True),
        ("Projekt Zielony Sad", "Projekt Cichy Las", True),
        ("Cyfrowy Ratusz", "Cyfrowy Ratusz", False),
        ("Budżet gminy Zalesie", "Budżet gminy", False),
        ("Protokół nr XXIII/2024", "Harmonogram i stawki odbioru odpadów 2023", False),
        ("UCHWAŁA RADY GMINY", "ZARZĄDZENIE BURMISTRZA MIASTA", False),
        ("Cennik 2023", "", False),
    ],
)
def test_documents_named_for_different_things(one: str, other: str, rival: bool) -> None:
    """Each title has a name that the other has not."""
    assert rivals(one, other) is rivals(other, one) is rival
