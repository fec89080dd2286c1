from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from assistant import retrieval
from assistant.fusion import weights
from assistant.reranking import SENTENCE, WEIGHT
from assistant.retrieval import Retriever

if TYPE_CHECKING:
    from assistant.assistant import Assistant


def test_hits_are_ranked_by_their_score(small_assistant: Assistant) -> None:
    """Numbered from 1, best first, with what each channel gave."""
    hits = small_assistant.search("klaster Lubelska Medycyna", top=5).hits
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert {hit.document.paths[0] for hit in hits[:2]} == {
        "protokół_2019.txt", "raport/klastry.txt",
    }  # fmt: skip
    for hit in hits:
        assert hit.score == pytest.approx(
            sum(weight * hit.channels[name] for name, weight in weights()["pl"].items())
        )
        assert all(0 <= value <= 1 for value in hit.channels.values())
        assert hit.text == hit.document.document.text[hit.passage.start : hit.passage.end]


@pytest.mark.parametrize(
    ("query", "document"),
    [
        ("członkami klastra Lubelskie Drewno", "raport/klastry.txt"),
        ("rowerow miejskich przy dworcach", "protokół_2019.txt"),
        ("Monice Zielinskiej", "protokół_2019.txt"),
        ("Bilgoraj", "raport/klastry.txt"),
        ("k1astry raporl", "raport/klastry.txt"),
        ("students abroad", "study.md"),
        ("Lubelskie Drewno founded", "raport/klastry.txt"),
    ],
)
def test_the_right_document_is_first(query: str, document: str, small_assistant: Assistant) -> None:
    """Across inflection, lost diacritics, OCR damage and languages."""
    assert small_assistant.search(query, top=3).hits[0].document.paths[0] == document


def test_a_question_ranks_by_the_sentences_too(small_assistant: Assistant) -> None:
    """Half of the score is the channel "sentence"; words that are looked for have none."""
    asked = small_assistant.search("Kto koordynuje klaster Lubelska Medycyna?", top=5).hits
    assert asked[0].channels[SENTENCE] == 1.0
    for hit in asked:
        found = sum(weight * hit.channels[name] for name, weight in weights()["pl"].items())
        assert hit.score == pytest.approx((1 - WEIGHT) * found + WEIGHT * hit.channels[SENTENCE])
    sought = small_assistant.search("klaster Lubelska Medycyna", top=5).hits
    assert all(SENTENCE not in hit.channels for hit in sought)


def test_no_more_hits_than_asked_for(small_assistant: Assistant) -> None:
    """The best ones."""
    every = small_assistant.search("klaster", top=10).hits
    assert small_assistant.search("klaster", top=1).hits == every[:1]


def test_a_query_that_fits_nothing_has_no_lexical_hit(small_assistant: Assistant) -> None:
    """Only vectors, which always find something nearest, propose any."""
    for hit in small_assistant.search("źdźbło", top=3).hits:
        assert {name: hit.channels[name] for name in ("lemma", "grams", "words", "form")} == {
            "lemma": 0.0, "grams": 0.0, "words": 0.0, "form": 0.0,
        }  # fmt: skip


def test_a_rare_word_weighs_more(small_assistant: Assistant) -> None:
    """By its inverse document frequency over passages."""
    made = Retriever(small_assistant.snapshot(), small_assistant._encoder)
    query = made.query("klaster Biłgoraj")
    assert [word.word.text for word in query.words] == ["klaster", "Biłgoraj"]
    # Of 3 passages, 2 hold "klaster" and 1 "Biłgoraj".
    assert query.matcher.weights == pytest.approx(
        (math.log(1 + 1.5 / 2.5), math.log(1 + 2.5 / 1.5))
    )


def test_what_is_remembered_of_passages_is_bounded(
    small_assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And makes no difference."""
    monkeypatch.setattr(retrieval, "_REMEMBERED", 1)
    made = Retriever(small_assistant.snapshot(), small_assistant._encoder)
    first = made.search(made.query("klaster"), 5)
    assert len(made._read) == 1
    assert made.search(made.query("klaster"), 5) == first
