"""Checks answers against the documents without using any of the assistant's code.

    python tests/independent_checker.py ANSWERS --index DIR --corpus DIR

ANSWERS is what ``assistant ask --batch FILE --json`` printed. Each quote, and each further place
that is said to hold the same, is looked up again: in the catalogue's text with the sqlite3
module, and, where the file is plain text, in the file itself, decoded here. Counted are those
whose characters, page and lines are as stated. Exit code 1 if any is not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sqlite3
import sys
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ENCODINGS = ("utf-8-sig", "cp1250", "iso8859-2")


@dataclass
class Source:
    """A document as the catalogue holds it."""

    text: str
    pages: list[list[Any]]
    sha256: str
    kind: str


@dataclass
class Report:
    """What was counted; ``wrong`` says what is not as stated."""

    answers: int = 0
    quotes: int = 0
    verbatim: int = 0
    right_places: int = 0
    in_plain_files: int = 0
    wrong: list[str] = field(default_factory=list)


def read_catalogue(index: Path) -> dict[str, Source]:
    """The documents by path, read without writing anything."""
    database = sqlite3.connect(
        f"{(index / 'catalogue.sqlite').resolve().as_uri()}?mode=ro", uri=True
    )
    try:
        rows = database.execute(
            "SELECT path, text, pages, sha256, documents.kind"
            " FROM files JOIN documents ON document_id = documents.id"
        ).fetchall()
    finally:
        database.close()
    return {
        path: Source(bytes(text).decode("utf-8"), json.loads(pages), sha256, kind)
        for path, text, pages, sha256, kind in rows
    }


def check(answers: list[dict[str, Any]], index: Path, corpus: Path) -> Report:
    """Look up every quote of every answer."""
    sources = read_catalogue(index)
    report = Report()
    for answer in answers:
        if "error" in answer:
            continue
        report.answers += 1
        for quote in [*answer["quotes"], *answer["nearest"]]:
            _check_quote(quote, sources, corpus, report)
            for place in quote["also_in"]:
                _check_place(place, None, sources, corpus, report)
    return report


def _check_quote(
    quote: dict[str, Any], sources: dict[str, Source], corpus: Path, report: Report
) -> None:
    _check_place(quote, quote["text"], sources, corpus, report)
    for start, end in quote["highlights"]:
        if not 0 <= start < end <= len(quote["text"]):
            report.wrong.append(f"{quote['document']}: highlight {start}-{end} is not in the quote")


def _check_place(
    place: dict[str, Any],
    words: str | None,
    sources: dict[str, Source],
    corpus: Path,
    report: Report,
) -> None:
    report.quotes += 1
    where = f"{place['document']} {place['start']}-{place['end']}"
    source = sources.get(place["document"])
    if source is None:
        report.wrong.append(f"{where}: no such document")
        return
    stated = source.text[place["start"] : place["end"]]
    words = stated if words is None else words
    if stated == words and words.strip():
        report.verbatim += 1
    else:
        report.wrong.append(f"{where}: not verbatim")
    found = _page_and_lines(source, place["start"], place["end"])
    if found == (place["page"], place["line_start"], place["line_end"]):
        report.right_places += 1
    else:
        report.wrong.append(f"{where}: stands at {found}")
    _check_file(corpus / place["document"], source, words, where, report)


def _page_and_lines(source: Source, start: int, end: int) -> tuple[int | None, int, int]:
    """Page of the first character; lines of the first and the last one, on their pages."""
    return (
        _page(source, start)[0],
        _line(source, start),
        _line(source, max(start, end - 1)),
    )


def _page(source: Source, offset: int) -> tuple[int | None, int]:
    """Number and beginning of the page of a character."""
    number, begins = None, 0
    for page in source.pages:
        if number is None or page[1] <= offset:
            number, begins = page[0], page[1]
    return number, begins


def _line(source: Source, offset: int) -> int:
    before = source.text[_page(source, offset)[1] : offset]
    return len(before.split("\n"))


def _check_file(file: Path, source: Source, words: str, where: str, report: Report) -> None:
    """Look for the words in the file itself, where it is plain text in a known encoding."""
    if not file.is_file():
        return
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != source.sha256:
        report.wrong.append(f"{where}: the file has changed")
        return
    if source.kind != "text" or file.suffix == ".md":  # Markdown is read without its marks
        return
    if any(_bare(words) in _bare(text) for text in _decodings(data)):
        report.in_plain_files += 1
    else:
        report.wrong.append(f"{where}: not in the file")


def _decodings(data: bytes) -> list[str]:
    found = []
    for encoding in ENCODINGS:
        try:
            found.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return found


def _bare(text: str) -> str:
    """The text as a reader sees it: ligatures undone, white space folded, no hyphens."""
    whole = unicodedata.normalize("NFKC", text).replace("-", "")
    shown = (letter for letter in whole if letter.isspace() or letter.isprintable())
    return " ".join("".join(shown).split())


def main() -> int:
    """Print what was counted; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("answers", type=Path)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    asked = parser.parse_args()
    lines = asked.answers.read_text(encoding="utf-8").splitlines()
    report = check([json.loads(line) for line in lines if line.strip()], asked.index, asked.corpus)
    sys.stdout.write(
        f"{report.answers} answers, {report.quotes} quotes: {report.verbatim} verbatim, "
        f"{report.right_places} with the right page and lines, "
        f"{report.in_plain_files} found again in plain files\n"
    )
    for wrong in report.wrong:
        sys.stdout.write(f"{wrong}\n")
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
