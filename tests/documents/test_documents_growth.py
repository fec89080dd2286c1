"""Twice the text takes about twice the time, whatever the text is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import lxml.html
import pytest

from assistant.documents.cleaning import clean_lines
from assistant.documents.htmlblocks import blocks
from assistant.documents.mdinline import kinds_of_marks, plain

if TYPE_CHECKING:
    from collections.abc import Callable

UNITS = 600
TIMES = 50  # as many units in the larger text
SLACK = 10  # the square of the size would take 50 times as long as it should


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def assert_in_proportion(work: Callable[[int], object]) -> None:
    small = max(0.0005, min(seconds(lambda: work(UNITS)) for _ in range(3)))
    # The best of several: another program may take the processor in the middle of one.
    tries = (seconds(lambda: work(UNITS * TIMES)) for _ in range(5))
    assert any(took < SLACK * TIMES * small for took in tries)


@pytest.mark.parametrize(
    "unit",
    ["__a b ", "**a b ", "~~a b ", "***a **b ", "-__a", "*a ", "_a ", "`a``b```c", "[a](xxxx ",
     "[a](", "[a][", "![", "![a](", "[", "<a@", "**a\n\n"],
)  # fmt: skip
def test_marks_that_are_never_closed(unit: str) -> None:
    """None of them makes the rest of a file be read again."""
    assert_in_proportion(lambda count: plain(unit * count))
    assert_in_proportion(lambda count: kinds_of_marks(unit * count))


def test_an_endless_address() -> None:
    """Of a link that is never closed."""
    assert_in_proportion(lambda count: plain("[a](" + "xxxxx" * count))


@pytest.mark.parametrize("end", ["", "a", "\n"])
def test_an_endless_space(end: str) -> None:
    """At the end of a line or within it."""
    assert_in_proportion(lambda count: clean_lines("a" + " \t" * 3 * count + end))


def test_an_endless_list() -> None:
    """Each item is numbered after the one before."""

    def read(count: int) -> None:
        found = blocks(lxml.html.fromstring("<ol>" + "<li>a</li>" * count + "</ol>"))
        assert found[-1].marker == f"{count}. "

    assert_in_proportion(read)


def test_lists_within_lists_are_numbered_by_themselves() -> None:
    """An outer list goes on where it was; a number that is none begins at one."""
    page = (
        "<div><ol><li>a<ol start=5><li>b</li><li>c<ul><li>d</li></ul></li></ol></li><li>e</li></ol>"
        "<ol start=x><li>f</li></ol><ol start=0><li>g</li><p>h</p><li>i</li></ol></div>"
    )
    assert [block.marker + block.text for block in blocks(lxml.html.fromstring(page))] == [
        "1. a", "5. b", "6. c", "- d", "2. e", "1. f", "0. g", "h", "1. i",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("__a b__ i __nazwa__ c d__", "a b i nazwa__ c d"),
        ("a __b\nc__ d", "a b\nc d"),
        ("__a b\n\nc__", "__a b\n\nc__"),
        ("**a *b** c**", "a *b c**"),
        ("***a*** **b *** c**", "a b *** c"),
        ("~~a~~b~~ c~~", "ab~~ c~~"),
        ("``a`b`` `c\n\nd`", "a`b c\n\nd"),
        ("![obraz](a_(1).png \"tytuł\") [b](c_(d)_e f)", "obraz b"),
    ],
)  # fmt: skip
def test_marks_are_closed_by_the_nearest(marked: str, shown: str) -> None:
    """Of their own kind, in the same paragraph; what frames nothing stays."""
    assert plain(marked) == shown
