from __future__ import annotations

from answerfakes import query
from hypothesis import given
from hypothesis import strategies as st

from assistant.records import Span
from assistant.regions import Region
from assistant.text.sentences import sentences

TEXT = (
    "Wstęp do raportu.\n\n"
    "Godziny otwarcia\n\n"
    "Urząd działa od rana. Kasa urzędu działa po południu.\n"
)
PIECES = st.sampled_from(
    ["klaster", "kasa", "Urząd", "x", ". ", ".\n", "\n\n", " ", "- ", "137", "miej-\nsce", "y" * 80]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join).filter(lambda text: text.strip())


def region(question: str, text: str) -> Region:
    return Region(query(question).matcher, text, sentences(text))


def test_a_sentence_has_its_own_words_and_matches() -> None:
    """Counted in the words of the whole region, which may begin anywhere in the document."""
    spans = [span for span in sentences(TEXT) if span.start >= TEXT.index("Urząd")]
    found = Region(query("kasa urzędu").matcher, TEXT, spans)
    first, second = found.sentences
    assert found.folded(first) == ["urzad", "dziala", "od", "rana"]
    assert found.folded(second) == ["kasa", "urzedu", "dziala", "po", "poludniu"]
    assert [(m.query, m.position, m.strength) for m in first.matches] == [(1, 0, 1.0)]
    assert [(m.query, m.position, m.strength) for m in second.matches] == [
        (0, 4, 1.0),
        (1, 5, 1.0),
    ]


def test_each_sentence_knows_the_heading_above_it() -> None:
    """An empty span where there is none."""
    found = region("kasa", TEXT)
    above = [TEXT[heading.start : heading.end] for heading in found.headings]
    said = [TEXT[each.span.start : each.span.end] for each in found.sentences]
    assert dict(zip(said, above, strict=True)) == {
        "Wstęp do raportu.": "",
        "Godziny otwarcia": "",
        "Urząd działa od rana.": "Godziny otwarcia",
        "Kasa urzędu działa po południu.": "Godziny otwarcia",
    }


def test_an_empty_sentence_of_marks_has_no_words() -> None:
    """And no match."""
    found = Region(query("kasa").matcher, "Kasa. ***", [Span(0, 5), Span(6, 9)])
    assert found.folded(found.sentences[1]) == []
    assert found.sentences[1].matches == ()


@given(TEXTS)
def test_every_word_and_match_is_of_one_sentence(text: str) -> None:
    """None is lost, none counted twice, and each is told of the sentence in which it begins."""
    found = region("klaster urząd kasa 137 miejsce", text)
    edges = [0]
    for sentence in found.sentences:
        assert sentence.first == edges[-1]
        edges.append(sentence.end)
        offset = found.sentences[0].span.start
        for word in found.words[sentence.first : sentence.end]:
            assert sentence.span.start <= offset + word.word.start < sentence.span.end
        assert all(sentence.first <= match.position < sentence.end for match in sentence.matches)
    assert edges[-1] == len(found.words)
    matches = [match for sentence in found.sentences for match in sentence.matches]
    assert matches == query("klaster urząd kasa 137 miejsce").matcher.matches(found.words)
    assert len(found.headings) == len(found.sentences)
