"""Web pages and XML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import html, xmltext
from assistant.records import State

TRAINING = Path(__file__).resolve().parents[2] / "training" / "civic"

ARTICLE = (
    "W spotkaniu uczestniczyli przedstawiciele miasta oraz zaproszeni goście z zagranicy. "
    "Omówiono plan pracy na następny rok i wysłuchano sprawozdania prezesa klastra. "
)


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_an_article_without_its_menu(read_bytes):
    """The main content is kept, the menu and the footer are not."""
    menu = "".join(f"<li><a href='/{i}'>Dział {i}</a></li>" for i in range(9))
    body = (
        f"<nav><ul>{menu}</ul></nav><article><h1>Odbył się kongres</h1>"
        f"<p>{ARTICLE}</p><p>{ARTICLE}Koniec.</p></article><footer>Polityka prywatności</footer>"
    )
    head = (
        "<title>Odbył się kongres - Urząd</title>"
        "<meta property='article:published_time' content='2025-04-28T16:02:00+02:00'>"
    )
    result = read_bytes(page(body, head))
    assert (result.kind, result.title, result.date) == ("html", "Odbył się kongres", "2025-04-28")
    assert ARTICLE.strip() in result.text
    assert "Dział 3" not in result.text
    assert "Polityka" not in result.text


def test_no_fact_is_lost(read_bytes):
    """Short paragraphs, list items and every row of a table are there."""
    rows = "".join(f"<tr><td>Klaster {i}</td><td>{i * 7}</td></tr>" for i in range(1, 30))
    items = "".join(f"<li>punkt porządku numer {i}</li>" for i in range(12))
    body = (
        f"<h1>Protokół</h1><p>{ARTICLE}</p><ul>{items}</ul><p>Obecny: Jan Nowak</p>"
        f"<table><tr><th>Nazwa</th><th>Członków</th></tr>{rows}</table><p>Koniec: 15.30</p>"
    )
    text = read_bytes(page(body)).text
    assert "Nazwa: Klaster 26 | Członków: 182" in text.splitlines()
    assert all(f"punkt porządku numer {i}" in text for i in range(12))
    assert "Obecny: Jan Nowak" in text
    assert "Koniec: 15.30" in text


FORGETFUL = (
    "<div>pl · en</div><nav><a href='/k'>Kontakt</a><a href='/o'>O nas</a></nav>"
    f"<h1>Urząd Miejski</h1><p>12 maja 2025</p><p>{ARTICLE}</p><h2>Godziny pracy</h2>"
    "<ul><li>wtorek: 8–16</li></ul>"
    "<h2><a href='/d'>Dowody</a></h2><p><a href='/w'>Wniosek</a></p><p>Opłata: 0 zł</p>"
    f"<nav><a href='/k'>Kontakt</a> <a href='/p'>Praca</a></nav><h3>Kontakt</h3><p>{ARTICLE}</p>"
    "<p>Udostępnij</p>"
)


def test_nothing_between_the_ends_of_the_main_content_is_lost(read_bytes, monkeypatch):
    """Headings, short paragraphs and a lone link stay at their places; trafilatura forgets them."""
    found = f"{ARTICLE}\n- wtorek: 8–16\n{ARTICLE}"
    monkeypatch.setattr("trafilatura.extract", lambda *_, **__: found)
    monkeypatch.setattr(html, "_MAY_DROP", 0.5)
    assert read_bytes(page(FORGETFUL)).text.split("\n\n") == [
        "Urząd Miejski",
        "12 maja 2025",
        ARTICLE.strip(),
        "Godziny pracy",
        "- wtorek: 8–16",
        "Dowody",
        "Wniosek",
        "Opłata: 0 zł",
        "Kontakt",
        ARTICLE.strip(),
    ]


def test_a_heading_is_no_item_of_a_menu(read_bytes):
    """Though the menu has an item of the same words."""
    menu = "<ul><li><a href='/k'>Kontakt</a></li><li><a href='/'>Start</a></li></ul>"
    body = (
        f"{menu}<article><h1>Nabór</h1><p>{ARTICLE}</p><h2>Kontakt</h2><p>{ARTICLE}</p></article>"
    )
    assert read_bytes(page(body)).text.split("\n\n") == [
        "Nabór",
        ARTICLE.strip(),
        "Kontakt",
        ARTICLE.strip(),
    ]


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("a/documents/urzad_kontakt.html", 8),
        ("c/documents/paszporty_dowody.html", 7),
        ("c/documents/aktualnosci_klaster.html", 6),
    ],
)
def test_headings_of_whole_pages(read_bytes, name, headings):
    """All stand in the text, in order and in paragraphs of their own."""
    data = (TRAINING / name).read_bytes()
    marked = re.findall("<h[1-6]>(.*?)</h[1-6]>", data.decode())
    paragraphs = read_bytes(data).text.split("\n\n")
    assert len(marked) == headings
    assert [one for one in paragraphs if one in marked] == marked


def test_what_is_not_seen_is_not_read(read_bytes):
    """Scripts, styles, templates, comments and hidden elements are no text."""
    body = (
        "<p>Opłata 2 zł</p><p hidden>Opłata 3 zł</p><p style='display: none'>Opłata 4 zł</p>"
        "<script>var fee = 5</script><!-- Opłata 6 --><template>Opłata 7</template>"
        "<noscript>Opłata 8</noscript>"
    )
    assert read_bytes(page(body)).text == "Opłata 2 zł"


def test_several_times_are_no_date(read_bytes):
    """One time is the page's; several are a list of other things."""
    one = "<p>Tekst</p><time datetime='2021-05-03'>3 maja</time>"
    assert read_bytes(page(one)).date == "2021-05-03"
    two = one + "<time datetime='2022-05-03'>rok później</time>"
    assert read_bytes(page(two)).date is None


def test_layout_tables_are_paragraphs(read_bytes):
    """A table around other tables is a frame, not data."""
    inner = "<table><tr><th>Rok</th><th>Liczba</th></tr><tr><td>2019</td><td>137</td></tr></table>"
    body = f"<table><tr><td><p>Wstęp</p></td><td>{inner}</td></tr></table>"
    assert read_bytes(page(body)).text.split("\n\n") == ["Wstęp", "Rok: 2019 | Liczba: 137"]


def test_hostile_pages(read_bytes):
    """Depth, entities and huge attributes neither crash nor fetch anything."""
    deep = "<div>" * 50_000 + "na dnie" + "</div>" * 50_000
    assert "na dnie" in read_bytes(deep.encode()).text
    xxe = b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert "root:" not in read_bytes(xxe + b"<html><body>a &x;</body></html>").text
    huge = f'<p title="{"A" * 2_000_000}">opłata 3 zł</p>'
    assert read_bytes(huge.encode()).text == "opłata 3 zł"


def test_unclosed_elements_swallow_nothing(read_bytes):
    """What follows an element that was never closed is still read."""
    body = "".join(
        f"<p>Opłata {i}: <{tag}>" for i, tag in enumerate(("svg", "button", "iframe a=b"))
    )
    text = read_bytes(page(f"{body}</p><p>Opłata 9 zł</p>")).text
    assert all(f"Opłata {i}" in text for i in (0, 1, 2, 9))


def test_kind_by_content(read_bytes):
    """A piece of HTML, an XHTML page and text that mentions a tag are told apart."""
    assert read_bytes(b"<p>a piece</p>").kind == "html"
    assert read_bytes(b'<?xml version="1.0"?><html xmlns="x"><body>a</body></html>').kind == "html"
    assert read_bytes(b"Znacznik <p> otwiera akapit w HTML.").kind == "text"


def test_xml(read_bytes):
    """XML of any vocabulary gives its text, line by line, and its title."""
    feed = (
        '<?xml version="1.0" encoding="iso-8859-2"?><rss><channel><title>Wiadomości</title>'
        "<item><description>Treść <b>ważna</b> wpisu</description></item></channel></rss>"
    )
    result = read_bytes(feed.encode("iso8859_2"))
    assert (result.kind, result.title) == ("xml", "Wiadomości")
    assert result.text == "Wiadomości\nTreść ważna wpisu"
    assert result.state is State.INDEXED


@given(st.text(max_size=200))
def test_any_text_can_be_parsed(text):
    """No page text makes the readers fail with anything but a finding."""
    html.read("<html><p>" + text)
    xmltext.read("<a>" + text.replace("\0", ""))
