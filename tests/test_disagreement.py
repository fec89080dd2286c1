from __future__ import annotations

from dataclasses import replace

import pytest
from answerfakes import candidate, query, scored, stored

from assistant.disagreement import difference, disagreeing, figure_in
from assistant.evidence import FEATURES
from assistant.quoting import Chosen, excerpts, quotes
from assistant.records import Difference, Span, StoredDocument

QUESTION = "Ilu członków ma klaster?"
ASKED = query(QUESTION)
OLD = "W 2019 r. klaster liczył 137 członków."
NEW = "Klaster ma 184 członków z 11 województw."


def document(number: int, text: str, date: str | None) -> StoredDocument:
    """A dated document."""
    made = stored(text, number=number, paths=(f"{number}.txt",))
    return replace(made, date=date)


def excerpt(found: StoredDocument, context: float = 1.0, asked: str = QUESTION) -> Chosen:
    """The document as a quote whose surroundings match that share of the question."""
    [chosen] = excerpts(scored(candidate(query(asked), found), [1.0]))
    chosen.scored.evidence.features[:] = [context * (name == "context") for name in FEATURES]
    return chosen


def given_figures(
    *found: Chosen, asked: str = QUESTION, further: tuple[Chosen, ...] = ()
) -> list[str]:
    """The documents that disagree, in order."""
    return [each.chosen.stored.paths[0] for each in disagreeing(query(asked), found, further, 3)]


def test_the_newest_comes_first() -> None:
    """Whichever answers better."""
    old, new = excerpt(document(1, OLD, "2019-11-18")), excerpt(document(2, NEW, "2023"))
    assert given_figures(old, new) == given_figures(new, old) == ["2.txt", "1.txt"]


def test_an_undated_document_stays_where_it_was() -> None:
    """Nobody knows whether it is newer."""
    undated, old = excerpt(document(1, NEW, None)), excerpt(document(2, OLD, "2019"))
    newest = excerpt(document(3, "Klaster ma 190 członków.", "2024"))
    assert given_figures(undated, old) == ["1.txt", "2.txt"]
    assert given_figures(undated, old, newest) == ["1.txt", "3.txt", "2.txt"]


def test_what_is_not_sure_enough_for_itself_may_still_differ() -> None:
    """Where its figure stands beside the very thing, and about the same subject."""
    new = excerpt(document(2, NEW, "2023"))
    old = document(1, OLD, "2019-11-18")
    assert given_figures(new, further=(new, excerpt(old))) == ["2.txt", "1.txt"]
    assert given_figures(new, further=(new, excerpt(old, context=0.8))) == []


@pytest.mark.parametrize(
    "other",
    [
        NEW,  # says the same
        "Klaster działa w 11 zespołach.",  # counts something else
        "Ponad 40% stanowią inne firmy klastra.",
        "Dawniej 137 członków, dziś klaster ma 184 członków.",  # says both
        "Klaster ma wielu członków.",  # no figure
    ],
)
def test_what_does_not_differ(other: str) -> None:
    """Or not about the same thing."""
    assert (
        given_figures(excerpt(document(2, NEW, "2023")), excerpt(document(1, other, "2019"))) == []
    )


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("36,00 zł", "36 zł", False),
        ("1,5 mln zł", "1 500 000 zł", False),
        ("5 mln. zł", "5 mln zł", False),
        ("36 euro", "36 EUR", False),
        ("36 zł", "36 EUR", True),
        ("36 zł", "38 zł", True),
    ],
)
def test_sums_differ_by_what_they_are_worth(one: str, other: str, differ: bool) -> None:
    """However they are written, and in the same currency."""
    asked = "Ile kosztuje parking?"
    found = [
        excerpt(document(number, f"Parking kosztuje {figure} dziennie.", None), asked=asked)
        for number, figure in enumerate((one, other), 1)
    ]
    assert given_figures(*found, asked=asked) == (["1.txt", "2.txt"] if differ else [])


def test_one_document_does_not_differ_from_itself() -> None:
    """Its best figure counts."""
    new = document(2, NEW, "2023")
    older = replace(document(2, OLD, "2023"))
    assert given_figures(excerpt(new), excerpt(older)) == []


@pytest.mark.parametrize(
    "question",
    ["Ilu członków miał klaster w 2019 roku?", "Kto kieruje klastrem?", "Gdzie działa klaster?"],
)
def test_nothing_differs_where_no_figure_is_asked_for(question: str) -> None:
    """Nor where the question names a year, and so wants one figure."""
    found = [
        excerpt(document(number, text, None), asked=question)
        for number, text in enumerate((OLD, NEW), 1)
    ]
    assert given_figures(*found, asked=question) == []


def test_the_best_is_never_pushed_out() -> None:
    """Where fewer quotes are asked for than differ, the best ones are shown."""
    best, newer = excerpt(document(1, OLD, "2019")), excerpt(document(2, NEW, "2023"))
    newest = excerpt(document(3, "Klaster ma 190 członków.", "2024"))
    given = disagreeing(ASKED, [best], [newer, newest], 2)
    assert [each.figure.text for each in given] == ["184", "137"]
    assert disagreeing(ASKED, [best], [newer, newest], 1) == []


def test_the_record_names_quotes_by_rank_and_figures_as_written() -> None:
    """Of the quotes that were made; others are not among them."""
    new, old = excerpt(document(2, NEW, "2023")), excerpt(document(1, OLD, "2019"))
    given = disagreeing(ASKED, [new, old], [], 3)
    made = quotes(ASKED, [new, old], 3)
    assert difference(made, given) == Difference((1, 2), ("184", "137"))
    assert difference(made[:1], given) == Difference((1,), ("184",))
    assert difference(made, []) == Difference((), ())


@pytest.mark.parametrize(
    ("question", "text", "figure"),
    [
        (QUESTION, "Klaster ma 1 200 członków.", ("1 200", "1200")),
        (QUESTION, "Klaster ma 1.200 członków.", ("1.200", "1200")),
        (QUESTION, "Klaster ma 2 tys. członków.", ("2 tys.", "2000")),
        (QUESTION, "Razem członków klastra | Liczba: 184", ("184", "184")),
        (QUESTION, "Ponad 40% członków klastra.", ("40%", "40 %")),
        (QUESTION, "Liczba członków klastra w 2024 r.: 184", None),
        (QUESTION, "W 2023 członkowie: 184", ("184", "184")),
        (QUESTION, "Zgodnie z § 3 członkowie płacą.", None),
        (QUESTION, "Zgodnie z art. 12 ust. 5 członkowie płacą.", None),
        (QUESTION, "Dnia 18.11.2019 członków nie było.", None),
        (QUESTION, "Jest 5 zespołów.\n\nCzłonków nie podano.", None),
        ("Ile kosztuje parking?", "Opłata wynosi 8,50 zł za godzinę.", ("8,50 zł", "8.5 PLN")),
        ("Ile kosztuje parking?", "Opłata wynosi 8 zł albo 9 zł.", None),
        ("Ile kosztuje parking?", "Opłata wynosi 8 zł, zawsze 8 zł.", ("8 zł", "8 PLN")),
        ("Kto kieruje klastrem?", "Klaster ma 184 członków.", None),
    ],
)
def test_the_figure_of_a_quote(question: str, text: str, figure: tuple[str, str] | None) -> None:
    """Beside what is counted, or the only sum of money; as written, and for comparing."""
    found = figure_in(query(question), text)
    assert (found and (found.text, found.value)) == figure


BUDGET = "Jaki jest budżet projektu Cyfrowy Ratusz?"
APRIL = "Budżet projektu wynosi 2,15 mln zł. Z tego 300 tys. zł przeznaczono na szkolenia."
JUNE = "Budżet projektu wynosi 2,40 mln zł."
WASTE = "Ile wynosi opłata za odpady?"
SORTED_2023 = "Stawka za odpady zbierane selektywnie wynosiła w 2023 r. 29 zł miesięcznie od osoby."
SORTED_2024 = (
    "Proponowana stawka za odpady zbierane selektywnie wynosi 34 zł miesięcznie od osoby, "
    "a za niesegregowane 68 zł."
)


def figures_of(
    asked: str, *texts: str, titles: tuple[str, ...] = ("", ""), context: float = 1.0
) -> list[str]:
    """The figures in which documents with these texts and titles disagree."""
    found = [
        excerpt(replace(document(number, text, None), title=title), context, asked)
        for number, (text, title) in enumerate(zip(texts, titles, strict=True), 1)
    ]
    whole = [replace(one, span=Span(0, len(one.stored.document.text))) for one in found]
    return [each.figure.text for each in disagreeing(query(asked), whole, [], 3)]


def test_a_sum_that_another_one_parts_is_compared() -> None:
    """What is asked about may stand in the title."""
    titles = ("Cyfrowy Ratusz", "Cyfrowy Ratusz")
    assert figures_of(BUDGET, APRIL, JUNE, titles=titles) == ["2,15 mln zł", "2,40 mln zł"]
    assert figures_of(BUDGET, JUNE, APRIL, titles=titles) == ["2,40 mln zł", "2,15 mln zł"]
    assert figures_of(BUDGET, APRIL, APRIL, titles=titles) == []


def test_a_price_that_is_called_otherwise_is_compared() -> None:
    """Where both say all else in the same words."""
    assert figures_of(WASTE, SORTED_2024, SORTED_2023, context=0.66) == ["34 zł", "29 zł"]


@pytest.mark.parametrize(
    ("asked", "one", "other", "titles"),
    [
        (BUDGET, APRIL, JUNE, ("Zielony Sad", "Cichy Las")),
        (BUDGET, APRIL, JUNE, ("", "")),
        (WASTE, SORTED_2024, SORTED_2023, ("Gmina Zalesie", "Gmina Kamień")),
        (WASTE, SORTED_2024, SORTED_2023.replace("selektywnie", "z firm"), ("", "")),
        (WASTE, SORTED_2024, SORTED_2023.replace("odpady", "ścieki"), ("", "")),
        (WASTE, "Stawka za odpady: 34 zł.", "Stawka za odpady bez segregacji: 68 zł.", ("", "")),
        (WASTE, "Odpady: 34 zł.", "Odpady: 29 zł.", ("", "")),
        (WASTE, "Za odpady 34 zł, za odpady 68 zł.", SORTED_2023, ("", "")),
    ],
)
def test_sums_of_different_things_do_not_differ(
    asked: str, one: str, other: str, titles: tuple[str, ...]
) -> None:
    """Other projects, places, kinds; and what is said too shortly or doubly to tell."""
    assert figures_of(asked, one, other, titles=titles, context=0.66) == []


@pytest.mark.parametrize(
    ("asked", "one", "other"),
    [
        ("Jaka jest opłata za żłobek?", "Opłata za żłobek: 500 zł.", "Bez dotacji żłobek: 900 zł."),
        (WASTE, "Opłata za odpady segregowane: 34 zł.", "Opłata za odpady niesegregowane: 68 zł."),
        (
            "Ile kosztuje wynajem boiska?",
            "Boisko | 95 zł\n\nWynajem sali kosztuje 150 zł.",
            "Boisko | 80 zł\n\nWynajem sali kosztuje 120 zł.",
        ),
    ],
)
def test_nor_where_all_of_the_question_stands_around_them(asked: str, one: str, other: str) -> None:
    """One denies what the other says, or the sum is of the neighbouring thing."""
    assert figures_of(asked, one, other) == []
