from __future__ import annotations

import langchain_text_splitters
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.passages import PASSAGE_CHARACTERS, SHORTEST, split
from assistant.records import Page, Passage, Span
from assistant.text.sentences import sentences

SENTENCE = "Klaster Lubelska Medycyna zrzesza uczelnie, szpitale i firmy z całego województwa. "
PAGES = st.lists(
    st.lists(
        st.sampled_from(
            [SENTENCE, SENTENCE, "krótko ", "\n\n", "\n", "Nagłówek\n", "a | b\n", "y" * 1000]
        ),
        max_size=12,
    ).map("".join),
    min_size=1,
    max_size=5,
)  # fmt: skip


def paged(texts: list[str]) -> tuple[str, tuple[Page, ...]]:
    text, pages = "", []
    for number, piece in enumerate(texts, 1):
        pages.append(Page(number, len(text), len(text) + len(piece)))
        text += piece
    return text, tuple(pages)


@settings(max_examples=30)
@given(PAGES)
def test_every_sentence_is_in_exactly_one_passage(texts: list[str]) -> None:
    """Passages are the sentences in order, from the first's start to the last's end."""
    text, pages = paged(texts)
    found = split(text, pages)
    units = [unit for passage in found for unit in passage.sentences]
    assert units == sentences(text, [page.start for page in pages[1:]])
    end = 0
    for passage in found:
        assert end <= passage.start < passage.end
        assert passage.start == passage.sentences[0].start
        assert passage.end == passage.sentences[-1].end
        end = passage.end


@settings(max_examples=30)
@given(PAGES)
def test_passages_stay_on_their_page(texts: list[str]) -> None:
    """Only a sentence that goes over to the next page takes its passage along."""
    text, pages = paged(texts)
    for passage in split(text, pages):
        for page in pages[1:]:
            if passage.start < page.start < passage.end:
                assert any(unit.start < page.start < unit.end for unit in passage.sentences)


def test_a_short_text_is_one_passage() -> None:
    """With its sentences, and the place that it has in the text."""
    text = "\n  Ma 137 członków. Prowadzi go miasto.\n"
    assert split(text, ()) == (Passage(3, 39, (Span(3, 19), Span(20, 39))),)


def test_a_long_text_is_cut_between_sentences() -> None:
    """Near the aimed-at size, never in a sentence."""
    found = split(SENTENCE * 40, ())
    sizes = [passage.end - passage.start for passage in found]
    assert all(SHORTEST <= size <= PASSAGE_CHARACTERS + len(SENTENCE) for size in sizes)
    assert sum(len(passage.sentences) for passage in found) == 40


def test_pages_part_even_short_texts() -> None:
    """A citation names one page."""
    text, pages = paged(["Ma 137 członków.\n", "Prowadzi go miasto."])
    assert [text[found.start : found.end] for found in split(text, pages)] == [
        "Ma 137 członków.", "Prowadzi go miasto.",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_nothing_has_no_passages(text: str) -> None:
    """An empty page is not searched."""
    assert split(text, (Page(1, 0, len(text)),)) == ()


def test_the_splitter_proposes_the_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page is given to it, and passages begin where it cuts."""
    given_texts: list[str] = []

    class Halves:
        def __init__(self, **options: object) -> None:
            assert options["chunk_size"] == PASSAGE_CHARACTERS
            assert options["chunk_overlap"] == 0

        def split_text(self, text: str) -> list[str]:
            given_texts.append(text)
            return [text[: len(text) // 2], text[len(text) // 2 :]]

    monkeypatch.setattr(langchain_text_splitters, "RecursiveCharacterTextSplitter", Halves)
    text, pages = paged([SENTENCE * 8, SENTENCE * 2])
    assert [len(found.sentences) for found in split(text, pages)] == [4, 4, 2]
    assert given_texts == [SENTENCE * 8, SENTENCE * 2]
