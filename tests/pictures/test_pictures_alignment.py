from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.pictures.alignment import NOWHERE, aligned
from assistant.pictures.folding import folded

LEFT = "pierwszakolumnamówioklastrze"
RIGHT = "drugakolumnamówiordachodzielnic"


def test_the_same_text_is_aligned_character_by_character() -> None:
    """With itself, whatever repeats in it."""
    text = "tak tak tak nie " * 20
    assert aligned(text, text) == list(range(len(text)))


def test_columns_may_come_in_another_order() -> None:
    """Each finds its own place."""
    places = aligned(LEFT + RIGHT, RIGHT + LEFT)
    assert "".join((RIGHT + LEFT)[place] for place in places) == LEFT + RIGHT
    assert places[0] == len(RIGHT)


def test_what_only_one_reading_has_is_nowhere() -> None:
    """A header that was taken out shifts nothing; a field that is not on the page has no place."""
    assert aligned(LEFT, "Nagłówek3" + LEFT) == list(range(9, 9 + len(LEFT)))
    places = aligned(LEFT + "XYZ" + RIGHT, LEFT + RIGHT)
    assert places[len(LEFT) : len(LEFT) + 3] == [NOWHERE] * 3
    assert NOWHERE not in places[: len(LEFT)]


def test_words_that_stand_twice_are_told_by_what_is_around() -> None:
    """The second of ours is the second of theirs, though a third stands before both there."""
    ours = "alfaradnimówiąwszystkobetaradnimówiąwszystkogamma"
    theirs = "radnimówiąwszystko" + ours
    assert aligned(ours, theirs) == list(range(18, 18 + len(ours)))


def test_short_words_between_others_are_found_where_they_can_be_nothing_else() -> None:
    """Even where a word on either side is read in another way."""
    ours, theirs = f"{LEFT}TAK{RIGHT}", f"{LEFT}¤TAK¤{RIGHT}"
    assert aligned(ours, theirs)[len(LEFT)] == len(LEFT) + 1
    twice = f"{LEFT}¤TAK¤TAK¤{RIGHT}"
    assert aligned(ours, twice)[len(LEFT)] == NOWHERE


@given(st.text("ab ", max_size=60), st.text("ab ", max_size=60))
def test_no_place_is_given_twice_and_each_holds_the_same_character(ours: str, theirs: str) -> None:
    """Whatever the texts."""
    places = aligned(ours, theirs)
    given = [place for place in places if place != NOWHERE]
    assert len(places) == len(ours)
    assert len(set(given)) == len(given)
    assert all(ours[at] == theirs[place] for at, place in enumerate(places) if place != NOWHERE)


def test_folding_takes_apart_and_leaves_out() -> None:
    """Ligatures and accents become their parts; white space, dashes and bars go."""
    found = folded("o\ufb01cer\u00a0– | ó\u00ad")
    assert found.text == "oficero\u0301"
    assert found.origins == [0, 1, 1, 2, 3, 4, 10, 10]
