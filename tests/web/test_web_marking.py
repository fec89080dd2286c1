from __future__ import annotations

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from assistant.records import Span
from assistant.web.marking import marked

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
