"""Checks that quotes stand in the files they are from; shares no code with the assistant.

Each file is read again here by other means (decoded bytes, html.parser, the XML of office files,
pypdf), and the quote's words must stand in it one after the other. White space, line-end hyphens,
ligatures and invisible characters are made alike on both sides; no letter ever is.

A file does not hold all that its reader sees: the number of a list's item is counted, and the
heading of a column stands once. So table rows are looked up as ``Heading: value | Heading: value``
beside ``value | value``, and where numbers are not written out, they are left out on both sides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from rereading import bare, source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from rereading import Page, Reading, Source, Table

    Shown = Callable[[str, int, int], str]

_MARKER = re.compile(
    r"^[ \t]*(?:(?:[-*+•▪–·]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z])[.)])[ \t]+)+", re.MULTILINE
)
_MARKDOWN = re.compile(r"^[ \t]*(?:#{1,6}|>)[ \t]*|[*_`\\]|\]\([^)\s]*\)|[\[\]]", re.MULTILINE)


@dataclass(frozen=True)
class Verdict:
    """What became of a quote; ``why`` it was skipped or failed."""

    outcome: Literal["verbatim", "skipped", "failed"]
    why: str = ""


@dataclass
class Tally:
    """Counts over many answers; ``failures`` say where and why."""

    answers: int = 0
    quotes: int = 0
    verbatim: int = 0
    skipped: int = 0
    with_lines: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, answer: Mapping[str, Any], corpus: Path, shown: Shown) -> None:
        """Check every quote of an answer, and every other place that is said to hold the same."""
        self.answers += 1
        for quote in [*answer["quotes"], *answer["nearest"]]:
            self._count(quote, quote["text"], corpus, shown)
            for place in quote["also_in"]:
                text = shown(place["document"], place["start"], place["end"])
                self._count(place, text, corpus, shown)

    def _count(self, place: Mapping[str, Any], text: str, corpus: Path, shown: Shown) -> None:
        verdict = check(place, text, corpus, shown)
        self.quotes += 1
        self.verbatim += verdict.outcome == "verbatim"
        self.skipped += verdict.outcome == "skipped"
        plain = source(corpus / place["document"]).kind == "text"
        self.with_lines += verdict.outcome == "verbatim" and plain
        if verdict.outcome == "failed":
            self.failures.append(f"{place['document']}: {verdict.why}: {text!r}")


def check(place: Mapping[str, Any], text: str, corpus: Path, shown: Shown) -> Verdict:
    """Whether ``text`` stands in the file, on the page and lines that ``place`` names.

    Args:
        place: a quote, or one of its ``also_in``.
        text: the quote.
        corpus: the folder that ``place["document"]`` is relative to.
        shown: the assistant's own text of a document between two offsets; what scans are held to.
    """
    if not bare(text):
        return Verdict("failed", "empty")
    if shown(place["document"], place["start"], place["end"]) != text:
        return Verdict("failed", "not what stands at its offsets")
    found = source(corpus / place["document"])
    if skipped := _unread(found, place["page"]):
        return Verdict("skipped", skipped)
    reasons = [_wrong(text, place, found.kind, reading) for reading in found.readings]
    return Verdict("verbatim") if "" in reasons else Verdict("failed", reasons[0])


def _unread(found: Source, page: int | None) -> str:
    """Why a file, or the page, cannot be read here; empty if it can."""
    if not found.readings:
        return "a kind of file that is not read here"
    if found.kind == "pdf" and not any(map(_has_text, _near(found.readings[0].pages, page))):
        return "scanned: the page holds no text"
    return ""


def _wrong(text: str, place: Mapping[str, Any], kind: str, reading: Reading) -> str:
    """What is not as stated; empty if all is."""
    if not _stands(text, kind, reading.pages):
        return "not in the file"
    if not _stands(text, kind, _near(reading.pages, place["page"])):
        return f"not on page {place['page']}"
    cited = "\n".join(reading.lines[place["line_start"] - 1 : place["line_end"]])
    if reading.lines and bare(text) not in bare(cited):
        return f"not in lines {place['line_start']}-{place['line_end']}"
    return ""


def _stands(text: str, kind: str, pages: tuple[Page, ...]) -> bool:
    fold = _FOLDS[kind]
    wanted = fold(text)
    forms = [fold(form) for form in _forms(pages)]
    if any(wanted in form for form in forms):
        return True
    # What stands first on a slide is a matter of where its boxes are, not of the file.
    lines = [fold(line) for line in text.split("\n") if fold(line)]
    return kind == "slides" and all(any(line in form for form in forms) for line in lines)


def _forms(pages: tuple[Page, ...]) -> Iterator[str]:
    """The file as text, in the ways that its tables and page breaks can be read."""
    for rows in (_plain_rows, _labelled_rows):
        texts = [
            "\n".join(part if isinstance(part, str) else "\n".join(rows(part)) for part in page)
            for page in pages
        ]
        yield "\n".join(texts)
        yield "\n".join(_without_running_lines(texts))


def _plain_rows(table: Table) -> Iterator[str]:
    return (" | ".join(filter(None, row)) for row in table)


def _labelled_rows(table: Table) -> Iterator[str]:
    top = next((i for i, row in enumerate(table) if sum(map(bool, row)) > 1), len(table))
    yield from _plain_rows(table[:top])
    for row in table[top + 1 :]:
        if sum(map(bool, row)) == 1 and row[0]:
            yield row[0]
            continue
        heads = [*(head.rstrip(":") for head in table[top]), *[""] * len(row)]
        pairs = [(head, cell) for head, cell in zip(heads, row, strict=False) if cell]
        yield " | ".join(f"{h}: {c}" if h and h != c else c for h, c in pairs)


def _without_running_lines(texts: list[str]) -> list[str]:
    """Pages without the lines at their edges that come back, numbers aside, on other pages."""
    edges = [[line for line in text.split("\n") if line.strip()] for text in texts]
    keys = [{re.sub(r"\d+", "#", line).strip() for line in ls[:3] + ls[-3:]} for ls in edges]
    running = {key for i, one in enumerate(keys) for two in keys[i + 1 :] for key in one & two}
    return [
        "\n".join(line for line in ls if re.sub(r"\d+", "#", line).strip() not in running)
        for ls in edges
    ]


def _near(pages: tuple[Page, ...], number: int | None) -> tuple[Page, ...]:
    """A page and the next, for a quote may go on overleaf; all where there are no pages."""
    return pages if number is None else pages[number - 1 : number + 1]


def _has_text(page: Page) -> bool:
    return any(bool(part) and (not isinstance(part, str) or part.strip()) for part in page)


_FOLDS: dict[str, Callable[[str], str]] = {
    "text": bare,
    "table": bare,
    "html": bare,
    # The spaces of a PDF are inferred from distances, by each program in its own way.
    "pdf": lambda text: bare(text).replace(" ", ""),
    "office": lambda text: bare(_MARKER.sub("", text)),
    "slides": lambda text: bare(_MARKER.sub("", text)),
    "markdown": lambda text: bare(_MARKER.sub("", _MARKDOWN.sub("", text))),
}
