from __future__ import annotations

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from assistant.records import Matched, Span
from assistant.web.chat.marking import flowing, inserted, marked

SPANS = st.lists(st.builds(Span, st.integers(-3, 60), st.integers(-3, 60)))
TEXTS = st.text() | st.text(alphabet="12 .,:ab-_\u00a0")


def test_matched_words_are_marked() -> None:
    """Highlights become marks around exactly their characters."""
    assert marked("Biuro koordynuje.", [Span(6, 16)]) == "Biuro <mark>koordynuje</mark>."


def test_markup_in_marked_text_is_literal() -> None:
    """A tag inside and around a highlight shows as its characters."""
    assert marked("<b>a</b>", [Span(0, 3)]) == "<mark>&lt;b&gt;</mark>a&lt;/b&gt;"


@given(text=st.text(), spans=SPANS)
def test_marking_changes_no_character(text: str, spans: list[Span]) -> None:
    """Whatever the text and the highlights, what is read is the text, and the only tag is mark."""
    html = marked(text, spans)
    plain = html.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in plain
    assert unescape(plain) == unescape(text.replace("&", "&amp;"))


def test_a_mark_looks_as_it_matches() -> None:
    """By the surest of the matches in it; the same word as ever."""
    matches = [
        Matched(Span(0, 1), "8", "alike"),
        Matched(Span(2, 3), "2", "translated"),
        Matched(Span(6, 9), "rok", "same"),
    ]
    assert marked("8.2.1 rok", [Span(0, 5), Span(6, 9)], matches) == (
        '<mark class="translated">8.2.1</mark> <mark>rok</mark>'
    )


def test_words_put_in_are_shown_as_such() -> None:
    """Escaped like all others."""
    assert inserted("a <b> c", [Span(2, 5)]) == "a <ins>&lt;b&gt;</ins> c"


def test_breaks_that_readers_need_stay() -> None:
    """Those of a page's width do not."""
    assert flowing("a\nb\n- c", str.upper) == "A\nB<br>- C"
