from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from answerfakes import candidate, query, stored
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence import FEATURES, Evidence, gather
from assistant.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.wording import Language

TEXT = (
    "Fundacja Orlik\n\n"
    "Prezesem jest Nowak. Mieszka obok rynku. Czy to daleko?\n\n"
    "Składka: 5 zł | rocznie\n"
)


def no_meanings(words: Sequence[str]) -> np.ndarray:
    """No word is like any other."""
    return np.zeros((len(words), 2), dtype=np.float32)


def read(
    question: str,
    text: str,
    *,
    title: str | None = None,
    language: Language = "pl",
    weights: Sequence[float] = (),
) -> dict[str, dict[str, float]]:
    """The features by name of each sentence by its text."""
    asked = query(question, language, weights)
    found = gather(asked, [candidate(asked, stored(text, title=title))], no_meanings)
    return {each.text: named(each) for each in found}


def named(evidence: Evidence) -> dict[str, float]:
    return dict(zip(FEATURES, evidence.features.tolist(), strict=True))


def test_words_are_looked_for_around_a_sentence() -> None:
    """In it, before, after, above, in the title: each share of the question's weight apart."""
    found = read("prezes fundacja rynek", TEXT, title="Rynek", weights=[2.0, 1.0, 1.0])
    first, second = found["Prezesem jest Nowak."], found["Mieszka obok rynku."]
    around = ("sentence", "before", "after", "title", "heading", "context", "missing")
    assert [first[name] for name in around] == [0.5, 0.75, 0.75, 0.75, 0.75, 1.0, 0.0]
    assert [second[name] for name in around] == [0.25, 0.75, 0.25, 0.25, 0.5, 1.0, 0.0]


def test_the_most_telling_word_that_is_missing_weighs() -> None:
    """Its share; not the sum of all that is missing."""
    found = read("prezes kosmodrom wulkany", TEXT, weights=[5.0, 3.0, 2.0])
    assert found["Prezesem jest Nowak."]["missing"] == pytest.approx(0.3)


def test_what_passage_and_document_match() -> None:
    """The passage with its heading and title; the document with all its passages."""
    asked = query("prezes rynek kosmodrom zegar")
    one = stored("Prezesem jest Nowak. Mieszka obok rynku.", title="Zegar")
    passages = [
        candidate(asked, one, rank=1, score=0.75),
        candidate(asked, stored("Kosmodrom zamknięto.", number=1), rank=2, score=0.5),
        candidate(asked, stored("Prezesem jest Lis.", number=2), rank=4, score=0.25),
    ]
    found = {each.text: named(each) for each in gather(asked, passages, no_meanings)}
    best, other = found["Prezesem jest Nowak."], found["Prezesem jest Lis."]
    names = ("passage", "document", "wholly", "clearly", "ranking", "first")
    assert [best[name] for name in names] == [0.75, 1.0, 0.75, 1.0, 0.75, 1.0]
    assert [other[name] for name in names] == [0.25, 0.25, 0.25, pytest.approx(1 / 3), 0.25, 0.25]


def test_each_sentence_is_read_once_by_its_best_passage() -> None:
    """Though it is also around the next one."""
    asked = query("prezes")
    document = stored(TEXT)
    both = [candidate(asked, document, rank=rank) for rank in (1, 2)]
    found = gather(asked, both, no_meanings)
    assert [each.text for each in found] == [
        "Fundacja Orlik",
        "Prezesem jest Nowak.",
        "Mieszka obok rynku.",
        "Czy to daleko?",
        "Składka: 5 zł | rocznie",
    ]
    assert all(each.candidate is both[0] for each in found)


def test_the_form_of_a_sentence() -> None:
    """A heading, a question, a row of a table."""
    found = read("prezes", TEXT)
    form = {
        text: [values[name] for name in ("is_heading", "is_question", "is_row")]
        for text, values in found.items()
    }
    assert form["Fundacja Orlik"] == [1.0, 0.0, 0.0]
    assert form["Prezesem jest Nowak."] == [0.0, 0.0, 0.0]
    assert form["Czy to daleko?"] == [0.0, 1.0, 0.0]
    assert form["Składka: 5 zł | rocznie"] == [0.0, 0.0, 1.0]


@pytest.mark.parametrize(
    ("question", "language", "name", "holds", "lacks"),
    [
        ("Kiedy działa kasa?", "pl", "holds_time", "Kasa: od 2014 roku.", "Kasa jest tu."),
        ("W którym roku?", "pl", "holds_time", "To rok 2014.", "Tego roku nie znamy."),
        ("O której działa kasa?", "pl", "holds_time", "Kasa o 10.30.", "Kasa jest tu."),
        ("Ilu ma członków?", "pl", "holds_number", "Ma 137 członków.", "Ma członków."),
        ("Ile kosztuje bilet?", "pl", "holds_money", "Bilet kosztuje 5 zł.", "Bilet jest drogi."),
        ("Dlaczego odmówiono?", "pl", "holds_reason", "Ponieważ jest drogo.", "Odmówiono."),
        ("Jaki jest numer telefonu?", "pl", "holds_contact", "tel. 81 466 10 00", "Zapraszamy."),
        ("Who chairs it?", "en", "holds_person", "It is Monika Zielińska.", "it is him"),
        ("Where is it?", "en", "holds_place", "It is in Lublin.", "it is near"),
    ],
)
def test_the_kind_of_thing_that_is_asked_for(
    question: str, language: Language, name: str, holds: str, lacks: str
) -> None:
    """Counts under the name of its kind alone; and that it is lacking counts."""
    kinds = [kind for kind in FEATURES if kind.startswith("holds_")]
    yes = read(question, holds, language=language)[holds]
    no = read(question, lacks, language=language)[lacks]
    assert yes[name] > 0
    assert yes["lacks_wanted"] == 1 - yes[name]
    assert (no[name], no["lacks_wanted"]) == (0.0, 1.0)
    assert all(yes[kind] == 0 for kind in kinds if kind != name)


def test_a_question_for_anything_lacks_nothing() -> None:
    """No kind of thing is asked for."""
    values = read("klaster", "Klaster ma 137 członków.")["Klaster ma 137 członków."]
    assert values["lacks_wanted"] == 0.0
    assert all(values[kind] == 0 for kind in FEATURES if kind.startswith("holds_"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Klaster ma 137 członków.", 1.0),
        ("Klaster ma dwunastu członków.", 1.0),
        ("Członków jest teraz 137.", 1.0),
        ("Członków klaster ma na pewno ponad 137.", 0.0),  # too far away
        ("Klaster ma członków.", 0.0),
        ("Klaster z 2014 roku ma członków.", 0.0),
        ("Członków przybyło. 137 osób klaszcze.", 0.0),  # in another sentence
    ],
)
def test_an_amount_beside_what_is_counted(text: str, value: float) -> None:
    """Not any number in the sentence, and no year."""
    first = next(iter(read("Ilu członków ma klaster?", text).values()))
    assert first["counts"] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Prezes fundacji Orlik.", 1.0),
        ("Orlik: fundacji prezes.", 1.0),
        ("Prezes fundacji, nie Orlik zza siedmiu gór.", 1.0),
        ("Prezes i fundacja, a potem nic innego, tylko Orlik.", 0.5),
        ("Prezes wyszedł.", 0.0),
    ],
)
def test_neighbouring_words_of_the_question_stand_together(text: str, value: float) -> None:
    """The share of pairs at most three words apart, either way round."""
    assert read("prezes fundacja Orlik", text)[text]["in_order"] == value


def test_what_a_question_says_of_itself() -> None:
    """How short it is, and in which language."""
    polish = read("prezes fundacja", "Nic.")["Nic."]
    english = read("chairman", "Nic.", language="en")["Nic."]
    assert (polish["shortness"], polish["english"], polish["in_order"]) == (0.5, 0.0, 0.0)
    assert (english["shortness"], english["english"], english["in_order"]) == (1.0, 1.0, 0.0)


def test_likeness_in_meaning_counts_beyond_what_matches() -> None:
    """Each word of the question by the word most like it, above the strength of its match."""
    vectors = {"wulkan": [1.0, 0.0], "prezes": [0.0, 1.0], "krater": [0.6, 0.8]}

    def meanings(words: Sequence[str]) -> np.ndarray:
        return np.array([vectors.get(word, [0.0, 0.0]) for word in words], dtype=np.float32)

    asked = query("wulkan prezes", weights=[3.0, 1.0])
    document = stored("Jest krater. Prezes to krater. Nic.\n\n***\n")
    gathered = gather(asked, [candidate(asked, document)], meanings)
    found = {each.text: named(each)["meaning"] for each in gathered}
    assert found["Jest krater."] == pytest.approx(0.75 * 0.6 + 0.25 * 0.8)
    assert found["Prezes to krater."] == pytest.approx(0.75 * 0.6)
    assert (found["Nic."], found["***"]) == (0.0, 0.0)


def test_a_sentence_leans_on_the_one_before_it() -> None:
    """By what of the question only that one says."""
    asked = query("fundacja Orlik prezes")
    text = "Fundacja Orlik jest stara. Prezes ją lubi. Fundacja Orlik ma prezesa."
    found = {e.text: e for e in gather(asked, [candidate(asked, stored(text))], no_meanings)}
    assert found["Fundacja Orlik jest stara."].leans == 0.0
    assert found["Prezes ją lubi."].leans == pytest.approx(2 / 3)
    assert found["Fundacja Orlik ma prezesa."].leans == 0.0


@pytest.mark.parametrize("question", ["x" * 300, ""])
def test_a_question_without_words_to_look_for_has_no_evidence(question: str) -> None:
    """Whatever was found near it."""
    asked = query(question)
    assert asked.words == ()
    assert gather(asked, [candidate(asked, stored(TEXT))], no_meanings) == []


def test_every_feature_is_explained() -> None:
    """In words, each differently."""
    assert all(FEATURES.values())
    assert len(set(FEATURES)) == len(FEATURES)


PIECES = st.sampled_from(
    ["Klaster", "prezesem", "ul. Zielona", "137", "2014 r.", "tel. 81 466 10 00", "36 zł", "🙂",
     "***", "y" * 80, "ponieważ", ". ", "? ", "\n", "\n\n", " ", " | ", ":\n- "]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=30).map("".join).filter(lambda text: text.strip())
QUESTIONS = st.sampled_from(
    ["Kto jest prezesem klastra?", "Ile kosztuje klaster?", "When was the cluster founded?",
     "137", "?", "x" * 300, "Dlaczego prezes ma telefon?", "klaster klaster"]
)  # fmt: skip


@given(TEXTS, QUESTIONS, st.sampled_from(["pl", "en"]), st.none() | TEXTS)
def test_features_are_finite_shares(
    text: str, question: str, language: Language, title: str | None
) -> None:
    """As many as have names, none below 0 or above 1; the text of each is that of its place."""
    asked = query(question, language)
    document = stored(text, title=title)

    def alike(words: Sequence[str]) -> np.ndarray:
        return np.ones((len(words), 1), dtype=np.float32)

    found = gather(asked, [candidate(asked, document)], alike)
    for each in found:
        assert each.features.shape == (len(FEATURES),)
        assert np.isfinite(each.features).all()
        assert (each.features >= 0).all()
        assert (each.features <= 1 + 1e-9).all()
        assert each.text == text[each.span.start : each.span.end]
        assert isinstance(each.span, Span)
        assert 0 <= each.leans <= 1
