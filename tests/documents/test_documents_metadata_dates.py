"""Dates that are in the markup of web pages and in the metadata of Office files."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.htmldates import publication_date
from assistant.documents.markup import parse_html
from assistant.documents.officedates import written_date

JSON = '{"@graph":[{"datePublished":"2024-05-06T00:00"}]}'
PUBLISHED_AND_UPDATED = (
    '<time class="entry-date published" datetime="2024-05-06T08:00">6 maja</time>'
    '<time class="updated" datetime="2024-06-07">7 czerwca</time>'
)
PROSE = "<p>Klaster powstał 3 maja 2010 r. i liczy 60 członków.</p>"


@pytest.mark.parametrize(
    ("markup", "date"),
    [
        ('<meta property="article:published_time" content="2024-05-06T10:00:00+02:00">',
         "2024-05-06"),
        ('<meta name="DC.date.created" content="2024-05-06">', "2024-05-06"),
        ('<meta itemprop="datePublished" content="2024-05-06">', "2024-05-06"),
        ('<meta name="date" content="nieznana">', None),
        (PUBLISHED_AND_UPDATED, "2024-05-06"),
        ('<time class="entry-date published updated" datetime="2024-05-06">6 maja</time>',
         "2024-05-06"),
        ('<time class="updated" datetime="2024-06-07">7 czerwca</time>', None),
        ("<time>6 maja 2024</time>", "2024-05-06"),
        ('<time pubdate datetime="2024-05-06">a</time><time datetime="2023-01-01">b</time>',
         "2024-05-06"),
        ('<span itemprop="datePublished">06.05.2024</span>', "2024-05-06"),
        ('<time datetime="2024-05-06">a</time><time datetime="2024-05-07">b</time>', None),
        (f'<script type="application/ld+json">{JSON}</script>', "2024-05-06"),
        ("", None),
    ],
)  # fmt: skip
def test_the_date_in_a_pages_markup(markup, date):
    """The day of publication; not of changes, nor one of several."""
    root = parse_html(f"<html><body><h1>Tytuł strony</h1>{markup}{PROSE}</body></html>")
    assert publication_date(root) == date


def archive(part: str, xml: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(part, xml)
    return buffer.getvalue()


def core(begun: str, saved: str) -> bytes:
    return archive(
        "docProps/core.xml",
        f'<cp:coreProperties><dcterms:created xsi:type="dcterms:W3CDTF">{begun}</dcterms:created>'
        f"<dcterms:modified>{saved}</dcterms:modified></cp:coreProperties>",
    )


@pytest.mark.parametrize(
    ("data", "date"),
    [
        (core("2021-05-05T08:00:00Z", "2021-05-05T09:30:00Z"), "2021-05-05"),
        (core("2021-05-05T08:00:00Z", "2021-05-12T09:30:00Z"), "2021-05"),
        (core("2016-05-05T08:00:00Z", "2021-05-12T09:30:00Z"), None),
        (core("2013-12-23T23:15:00Z", "2013-12-23T23:15:00Z"), None),
        (core("1980-01-01T00:00:00Z", "1980-01-01T00:00:00Z"), None),
        (core("wczoraj, rano", "wczoraj, rano"), None),
        (archive("meta.xml", "<meta:creation-date>2022-03-01T10:00:00.1</meta:creation-date>"
                 "<dc:date>2022-03-01T12:00:00.2</dc:date>"), "2022-03-01"),
        (archive("meta.xml", "<dc:date>2022-03-01T12:00:00.2</dc:date>"), None),
        (archive("other.xml", "x"), None),
        (b"PK\x03\x04", None),
    ],
)  # fmt: skip
def test_the_day_in_an_office_files_metadata(data, date):
    """Only what the day of beginning and the day of saving agree on."""
    assert written_date(data) == date


@given(st.binary(max_size=200))
def test_no_bytes_break_it(data):
    """Whatever the bytes are."""
    assert written_date(data) is None or data[:2] == b"PK"
