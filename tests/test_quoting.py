from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from answerfakes import candidate, query, scored, stored
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant import quoting
from assistant.evidence import FEATURES
from assistant.quoting import LONGEST, Chosen, excerpts, quotes
from assistant.records import Matched, Span, StoredDocument
from assistant.sources import page_at

ASKED = query("klaster Lubelska Medycyna")


def quoted(text: str, scores: dict[str, float], pages: tuple[int, ...] = ()) -> list[str]:
    """The excerpts of a document whose sentences have these scores."""
    found = scored(candidate(ASKED, stored(text, pages=pages)), scores)
    return [each.text for each in excerpts(found)]


def chosen(document: StoredDocument, value: float = 1.0) -> Chosen:
    """The whole of a document as an excerpt."""
    found = scored(candidate(ASKED, document), [value])
    return Chosen(found[0], Span(0, len(document.document.text.rstrip())))


def test_a_sentence_is_quoted_with_what_answers_nearly_as_well() -> None:
    """Best first; what answers far worse is a quote of its own."""
    text = "Pierwsze zdanie. Drugie zdanie. Trzecie zdanie. Czwarte zdanie."
    assert quoted(text, {"Drugie": 9.0, "Trzecie": 6.0, "Pierwsze": 1.0, "Czwarte": 0.0}) == [
        "Drugie zdanie. Trzecie zdanie.",
        "Pierwsze zdanie.",
        "Czwarte zdanie.",
    ]


def test_a_quote_grows_to_the_better_neighbour_while_there_is_room() -> None:
    """It never gets longer than the longest."""
    long = "Długie zdanie " + "o klastrze " * 16 + "kończy się."
    text = f"{long} Samo sedno sprawy. {long.replace('Długie', 'Inne')}"
    assert len(long) < LONGEST - 50
    worse_first = {"Samo": 9.0, "Długie": 7.0, "Inne": 8.0}
    assert quoted(text, worse_first)[0] == text[text.index("Samo") :]
    assert quoted(text, worse_first | {"Długie": 8.5})[0] == text[: text.index(" Inne")]


def test_a_single_long_sentence_is_quoted_whole() -> None:
    """A sentence is never cut for being too long."""
    text = "Zdanie " + "o klastrze " * 40 + "kończy się. Krótkie."
    assert quoted(text, {"Zdanie": 2.0, "Krótkie": 1.0})[0] == text[: text.index(" Krótkie")]


def test_a_quote_stays_on_its_page() -> None:
    """What answers as well overleaf is another quote."""
    text = "Pierwsze zdanie.\nDrugie zdanie.\n"
    scores = {"Pierwsze": 2.0, "Drugie": 2.0}
    assert quoted(text, scores) == ["Pierwsze zdanie.\nDrugie zdanie."]
    assert quoted(text, scores, pages=(0, 17)) == ["Pierwsze zdanie.", "Drugie zdanie."]


SECTIONS = (
    "Klaster działa od dawna i ma się dobrze.\n\n"
    "Członkowie klastra\n\n"
    "Należy do niego 137 firm z całego województwa. Prezesem jest Nowak.\n"
)


def test_a_heading_is_quoted_with_what_stands_under_it() -> None:
    """Where the heading was chosen; never with what stands above."""
    assert quoted(SECTIONS, {"Członkowie": 3.0, "Należy": 2.0, "Klaster": 2.0}) == [
        "Członkowie klastra\n\nNależy do niego 137 firm z całego województwa.",
        "Klaster działa od dawna i ma się dobrze.",
        "Prezesem jest Nowak.",
    ]


def test_a_heading_is_not_quoted_alone_after_what_stands_under_it() -> None:
    """It says nothing more."""
    assert quoted(SECTIONS, {"Należy": 3.0, "Członkowie": 2.0, "Klaster": 2.0}) == [
        "Należy do niego 137 firm z całego województwa.",
        "Klaster działa od dawna i ma się dobrze.",
        "Prezesem jest Nowak.",
    ]


def test_a_block_that_begins_with_a_heading_begins_a_quote() -> None:
    """Short lines are one unit with their heading; the section before it is another matter."""
    text = "W soboty kasa jest nieczynna.\n\nKarta mieszkańca\n\nDo wniosku dołącza się zdjęcie\n"
    assert quoted(text, {"W soboty": 2.0, "Karta": 2.0}) == [
        "W soboty kasa jest nieczynna.",
        "Karta mieszkańca\n\nDo wniosku dołącza się zdjęcie",
    ]


LEAD = "Do wniosku o wydanie karty należy dołączyć następujące dokumenty:"
ITEMS = (
    "- potwierdzenie zameldowania na pobyt stały lub czasowy w mieście lub gminie, wydane przez\n"
    "właściwy urząd,\n"
    "- dowód wniesienia opłaty."
)
LIST = f"Karta przysługuje każdemu.\n\n{LEAD}\n\n{ITEMS}\n\nWniosek rozpatruje kierownik.\n"


@pytest.mark.parametrize("best", ["Do wniosku", "- potwierdzenie"])
def test_a_list_is_quoted_with_its_lead(best: str) -> None:
    """Whichever was chosen, and though the other does not answer by itself."""
    assert quoted(LIST, {best: 8.0})[0] == f"{LEAD}\n\n{ITEMS}"


def test_an_item_far_down_a_list_stays_itself() -> None:
    """What is ended before it by a full stop is not half said."""
    text = "Opłaty są następujące:\n- wstęp kosztuje 5 zł.\n- szatnia kosztuje 2 zł.\n"
    assert quoted(text, {"- szatnia": 8.0})[0] == "- szatnia kosztuje 2 zł."


def test_a_sentence_that_leans_on_the_one_before_is_quoted_with_it() -> None:
    """Which says whom it is about; not the other way round."""
    text = "Klaster Lubelska Medycyna jest duży. Powstał w 2014 roku. Padał deszcz."
    found = scored(candidate(ASKED, stored(text)), {"Powstał": 8.0})
    assert next(excerpts(found)).text == "Powstał w 2014 roku."
    found[0].evidence.features[:] = [float(name == "before") for name in FEATURES]
    assert next(excerpts(found)).text == text[: text.index(" Padał")]


def test_a_stray_letter_between_sentences_is_never_quoted_over() -> None:
    """Nor is anything else that was not read as belonging there."""
    text = "Pierwsze zdanie.\nX\nDrugie zdanie."
    assert quoted(text, {"Pierwsze": 9.0, "Drugie": 8.0}) == [
        "Pierwsze zdanie.",
        "Drugie zdanie.",
        "X",
    ]


def test_the_nearest_original_is_cited_and_copies_beside_it() -> None:
    """The first name of the best document; its other names, then other documents."""
    said = "Klaster Lubelska Medycyna koordynuje miasto Lublin."
    one = stored(said, number=1, paths=("b.txt", "kopia/b.txt"))
    two = stored(f"{said}\n", number=2, paths=("projekt.txt",))
    [quote] = quotes(ASKED, [chosen(one), chosen(two)], 3)
    assert quote.source.document == "b.txt"
    assert [place.document for place in quote.also_in] == ["kopia/b.txt", "projekt.txt"]
    assert [place.text for place in (quote.source, *quote.also_in)] == [said] * 3


def test_a_quote_is_marked_numbered_and_rated() -> None:
    """The words that match; its probability to four places."""
    excerpt = replace(chosen(stored("Duży klaster działa.")), probability=0.73106)
    [quote] = quotes(ASKED, [excerpt], 3)
    assert (quote.rank, quote.score, quote.highlights) == (1, 0.7311, (Span(5, 12),))


def test_a_quote_tells_why_it_is_marked_and_what_it_probably_says() -> None:
    """The reading of damaged text; sound text has none, and only pictures have a confidence."""
    damaged = "Duży klaster, ktéry dziata w miescie, ma wielu cztonkéw."
    sound, read = quotes(
        ASKED,
        [chosen(stored("Duży klaster działa.")), chosen(stored(damaged, number=2))],
        3,
    )
    assert sound.matches == (Matched(Span(5, 12), "klaster", "same"),)
    assert (sound.repaired, sound.confidence) == (None, None)
    assert read.repaired == "Duży klaster, który działa w mieście, ma wielu członków."
    assert (read.text, read.confidence) == (damaged, None)


def test_no_more_quotes_than_asked_for() -> None:
    """But later excerpts that say the same are still further places of the first."""
    texts = ["Klaster ma 137 firm.", "Klaster ma 184 firmy.", "Klaster ma 137 firm."]
    found = [chosen(stored(text, number=n, paths=(f"{n}.txt",))) for n, text in enumerate(texts)]
    [quote] = quotes(ASKED, found, 1)
    assert [place.document for place in (quote.source, *quote.also_in)] == ["0.txt", "2.txt"]


def test_a_quote_that_does_not_hold_is_dropped_and_the_rest_counted_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ranks have no gap."""
    real = Chosen.text.fget
    assert real is not None
    invented = property(lambda self: real(self).replace("137", "138"))
    monkeypatch.setattr(quoting.Chosen, "text", invented)
    texts = ["Klaster ma 137 firm.", "Klaster ma 184 firmy."]
    found = [chosen(stored(text, number=number)) for number, text in enumerate(texts)]
    assert [(q.rank, q.text) for q in quotes(ASKED, found, 3)] == [(1, "Klaster ma 184 firmy.")]


SENTENCE = "Rada Miasta przyjęła uchwałę o klastrze Lubelska Medycyna na ostatniej sesji w Lublinie"
MANY = (
    "W posiedzeniu komisji rady miasta wzięło udział wielu gości oraz zaproszonych przedsiębiorców"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{SENTENCE}.", f"{SENTENCE.replace('przyjęła', 'nie przyjęła')}."),
        (f"{MANY} w liczbie 137.", f"{MANY} w liczbie 184."),
        (f"{MANY} za 1,5 mln.", f"{MANY} za 5,1 mln."),
        (f"{MANY} w maju.", f"{MANY} w czerwcu."),
        (f"{MANY} we wtorek.", f"{MANY} w środę."),
        (f"{MANY} i Jan Kowalski.", f"{MANY} i Piotr Nowak."),
        (f"{MANY} z opiekunami.", f"{MANY} bez opiekunów."),
        (f"{MANY}, dwóch spóźnionych.", f"{MANY}, trzech spóźnionych."),
        (f"Obecni: {MANY}.", f"Nieobecni: {MANY}."),
        (f"{MANY}, co jest ważne.", f"{MANY}, co jest nieważne."),
        ("The council does support the plan of the local medical cluster in town.",
         "The council doesn't support the plan of the local medical cluster in town."),
        ("The large hall of the town office was available to members of the cluster.",
         "The large hall of the town office was unavailable to members of the cluster."),
    ],
)  # fmt: skip
def test_what_may_contradict_is_never_one_quote(one: str, other: str) -> None:
    """A figure, a date, a name, a negation: no source is cited for what it does not say."""
    found = [chosen(stored(text, number=number)) for number, text in enumerate((one, other))]
    assert [quote.also_in for quote in quotes(ASKED, found, 3)] == [(), ()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{SENTENCE}.", f"{SENTENCE} ."),
        (f"{SENTENCE}.", f"{SENTENCE.upper()}!"),
        (f"{SENTENCE}.", f"{SENTENCE.replace('ostatniej', 'swojej ostatniej')}."),
        (f"{MANY} 5 maja.", f"{MANY} – 5 maja."),
    ],
)
def test_what_differs_in_little_is_one_quote(one: str, other: str) -> None:
    """Draft and final minutes: a mark, capitals, a word."""
    documents = [stored(text, number=n, paths=(f"{n}.txt",)) for n, text in enumerate((one, other))]
    [quote] = quotes(ASKED, [chosen(document) for document in documents], 3)
    assert (quote.text, quote.also_in[0].document) == (one, "1.txt")


PIECES = st.sampled_from(
    ["Klaster działa", "miasto koordynuje", "137", "nie", "x", "Nagłówek", ". ", ".\n", "\n\n",
     "\n", " ", ":\n", "- punkt", ", ", " | ", "? ", "długie słowa " * 12, "y" * 320, "\u2028"]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=30).map("".join).filter(lambda text: text.strip())
SCORES = st.lists(st.floats(-8, 8), min_size=1, max_size=8)


@given(TEXTS, SCORES, st.sets(st.integers(1, 400), max_size=4), st.integers(1, 6))
def test_excerpts_hold_for_any_text_and_scores(
    text: str, scores: list[float], breaks: set[int], top: int
) -> None:
    """They share no character, begin and end with sentences, stay on a page and are not too long.

    And what is quoted of them is what stands there.
    """
    pages = (0, *sorted(offset for offset in breaks if offset < len(text)))
    document = stored(text, pages=pages)
    found = scored(candidate(ASKED, document), scores)
    made = list(excerpts(found))
    sentences = [each.span for each in found]
    starts, ends = {span.start for span in sentences}, {span.end for span in sentences}
    for each in made:
        span = each.span
        assert span.start in starts
        assert span.end in ends
        assert span.start <= each.scored.span.start < each.scored.span.end <= span.end
        if span not in sentences:
            assert span.end - span.start <= LONGEST
            first, last = (page_at(document.document, at) for at in (span.start, span.end - 1))
            own = each.scored.span
            assert first is page_at(document.document, own.start)
            assert last is page_at(document.document, own.end - 1)
    for one, other in combinations(made, 2):
        assert one.span.end <= other.span.start or other.span.end <= one.span.start
    for quote in quotes(ASKED, made, top):
        assert text[quote.source.start : quote.source.end] == quote.text
        assert quote.text.strip()


@given(TEXTS, SCORES)
def test_every_sentence_is_quoted_once_or_heads_one_that_is(text: str, scores: list[float]) -> None:
    """Nothing that was read gets lost but headings."""
    document = stored(text)
    found = scored(candidate(ASKED, document), scores)
    made = [each.span for each in excerpts(found)]
    for each in found:
        whole = [
            span for span in made if span.start <= each.span.start and each.span.end <= span.end
        ]
        assert len(whole) == 1 or (not whole and "\n" not in text[each.span.start : each.span.end])


@given(st.lists(st.tuples(TEXTS, st.floats(-8, 8)), min_size=1, max_size=5), st.integers(1, 4))
def test_quotes_are_numbered_and_their_scores_never_rise(
    documents: list[tuple[str, float]], top: int
) -> None:
    """Whatever the order of choice; and each place that is named says just what is quoted there."""
    texts = {f"{n}.txt": text for n, (text, _) in enumerate(documents)}
    found = [
        each
        for number, (text, value) in enumerate(documents)
        for each in excerpts(
            scored(candidate(ASKED, stored(text, number=number, paths=(f"{number}.txt",))), [value])
        )
    ]
    made = quotes(ASKED, found, top)
    assert [quote.rank for quote in made] == list(range(1, len(made) + 1))
    assert len(made) <= top
    assert [quote.score for quote in made] == sorted((q.score for q in made), reverse=True)
    assert all(0 <= quote.score <= 1 for quote in made)
    for quote in made:
        source = quote.source
        assert texts[source.document][source.start : source.end] == quote.text


WORDS = st.lists(
    st.sampled_from(["rada", "miasta", "przyjęła", "uchwałę", "budżet", "klastra", "gmina"]),
    min_size=1,
    max_size=25,
)
TURNS = ["nie", "bez", "not", "137", "2019", "dwa", "5", "15", "never", "maja", "czerwca"]


@given(WORDS, st.sampled_from(TURNS), st.integers(0, 25), st.none() | st.sampled_from(TURNS))
def test_a_figure_or_negation_more_or_other_is_another_quote(
    words: list[str], turn: str, place: int, instead: str | None
) -> None:
    """Wherever it stands, in however long a sentence."""
    assume(turn != instead)
    one = " ".join([*words[:place], turn, *words[place:]])
    other = " ".join([*words[:place], *([instead] if instead else []), *words[place:]])
    found = [chosen(stored(text, number=number)) for number, text in enumerate((one, other))]
    made = quotes(ASKED, found, 3)
    assert [quote.text for quote in made] == [one, other]
    assert [quote.also_in for quote in made] == [(), ()]
