"""Reads the text of files again for the tests, by none of the assistant's means.

Decoded bytes, html.parser, the XML of office files, pypdf: pages of paragraphs and tables, in the
order of the file, with what a program must know of a format and no judgement of what matters.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Table = list[list[str]]
Page = list[str | Table]
"""Paragraphs and tables, in the order of the file."""

_UNSEEN = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\xad]")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*")
_LINE_END_HYPHEN = re.compile("(?<=\\w)[-\xad\u2010][ \\t]*(?:\\n\\s*|$)")
_LIGATURES = {0xFB00 + i: s for i, s in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}


@dataclass(frozen=True)
class Reading:
    """A file read in one way; ``lines`` are the file's own, where it is plain text."""

    pages: tuple[Page, ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """A file as read here.

    Attributes:
        kind: "text", "table", "markdown", "html", "pdf", "office", "slides" or "unknown".
        readings: several where the encoding is a guess, none where the kind is not known.
    """

    kind: str
    readings: tuple[Reading, ...]


def bare(text: str) -> str:
    """The text in NFC on one line, without what cannot be seen and what line ends brought."""
    whole = unicodedata.normalize("NFC", text.translate(_LIGATURES)).replace("\r\n", "\n")
    return " ".join(_UNSEEN.sub("", _LINE_END_HYPHEN.sub("", whole)).split())


@lru_cache(maxsize=4096)
def source(path: Path) -> Source:
    """The file, read by other means than the assistant's."""
    data = path.read_bytes()
    if data.startswith(b"%PDF"):
        return Source("pdf", (Reading(_pdf(path)),))
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            return _office(parts)
    kind, read = _BY_NAME.get(path.suffix, ("unknown", None))
    return Source(kind, tuple(map(read, _decodings(data))) if read else ())


def _decodings(data: bytes) -> list[str]:
    """The text in the encoding it is in; in both of the old Polish ones, if in no newer."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return [_plain_ends(data.decode("utf-16"))]
    try:
        return [_plain_ends(data.decode("utf-8-sig"))]
    except UnicodeDecodeError:
        return [_plain_ends(data.decode(name, "replace")) for name in ("cp1250", "iso8859-2")]


def _plain_ends(text: str) -> str:
    return re.sub("\r\n?", "\n", text)


def _text(text: str) -> Reading:
    return Reading(([text],), tuple(text.split("\n")))


def _separated(text: str) -> Reading:
    """A table, by the delimiter that its first line holds most."""
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    return Reading(([[[bare(cell) for cell in row] for row in rows]],))


def _markdown(text: str) -> Reading:
    """Its lines but for rules, those of a table put together."""
    page: Page = []
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    for line in text.split("\n"):
        if _RULE.fullmatch(line):
            continue
        if not line.lstrip().startswith("|"):
            page.append(line)
        elif set(line) - set("|:- \t"):
            cells = [bare(cell) for cell in line.strip().strip("|").split("|")]
            if page and isinstance(page[-1], list):
                page[-1].append(cells)
            else:
                page.append([cells])
    return Reading((page,))


def _pdf(path: Path) -> tuple[Page, ...]:
    from pypdf import PdfReader

    return tuple([page.extract_text()] for page in PdfReader(path).pages)


class _Html(HTMLParser):
    """Gathers what a reader of the page sees, a block a line, rows of tables apart."""

    HIDDEN = frozenset({"script", "style", "template", "title", "noscript"})
    INLINE = frozenset(
        re.findall(
            r"\w+",
            "a abbr b bdi bdo cite code del dfn em font i img ins kbd label mark q s samp small "
            "span strong sub sup time tt u var wbr",
        )
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: Page = []
        self.hidden = 0
        self.lists: list[int | None] = []  # the number of the last item; None for bullets
        self.pieces: list[str] = []
        self.table: Table | None = None

    @classmethod
    def read(cls, text: str) -> Reading:
        parser = cls()
        parser.feed(text)
        parser.close()
        parser.flush()
        return Reading((parser.parts,))

    def flush(self) -> None:
        text, self.pieces = bare("".join(self.pieces)), []
        if self.table is not None:
            if text and self.table and self.table[-1]:
                self.table[-1][-1] = f"{self.table[-1][-1]} {text}".strip()
        elif text:
            self.parts.append(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in self.HIDDEN
        if tag in self.INLINE:
            return
        self.flush()
        if tag in {"ol", "ul"}:
            start = dict(attrs).get("start") or "1"
            self.lists.append(int(start) - 1 if tag == "ol" and start.isdigit() else None)
        elif tag == "li" and self.lists:
            last = self.lists[-1]
            self.lists[-1] = None if last is None else last + 1
            self.pieces.append("- " if last is None else f"{last + 1}. ")
        elif tag == "table" and self.table is None:
            self.table = []
        elif tag == "tr" and self.table is not None:
            self.table.append([])
        elif tag in {"td", "th"} and self.table:
            self.table[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in self.HIDDEN
        if tag in self.INLINE:
            return
        self.flush()
        if tag in {"ol", "ul"} and self.lists:
            self.lists.pop()
        elif tag == "table" and self.table is not None:
            self.parts.append(self.table)
            self.table = None

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)


_BY_NAME: dict[str, tuple[str, Callable[[str], Reading]]] = {
    ".txt": ("text", _text),
    ".csv": ("table", _separated),
    ".md": ("markdown", _markdown),
    ".html": ("html", _Html.read),
    ".htm": ("html", _Html.read),
}


def _office(parts: zipfile.ZipFile) -> Source:
    names = set(parts.namelist())
    if "word/document.xml" in names:
        return _in_pages("office", [_blocks(_xml(parts, "word/document.xml"))])
    if "ppt/presentation.xml" in names:
        return _in_pages("slides", _slides(parts))
    if "xl/workbook.xml" in names:
        return _in_pages("office", _sheets(parts))
    if "content.xml" in names:
        return _open_document(_xml(parts, "content.xml"))
    return Source("unknown", ())


def _xml(parts: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(parts.read(name))  # noqa: S314 - files of tests


def _name(node: ET.Element) -> str:
    return node.tag.rpartition("}")[2]


def _attribute(node: ET.Element, name: str) -> str:
    return next((v for k, v in node.attrib.items() if k.rpartition("}")[2] == name), "")


def _blocks(node: ET.Element) -> Page:
    """Paragraphs and tables below a node of any office format; what was deleted is left out."""
    page: Page = []
    for child in node:
        name = _name(child)
        if name in {"p", "h"}:
            page.append(_words(child))
            page += [part for box in _boxes(child) for part in _blocks(box)]
        elif name in {"tbl", "table"}:
            page.append([[_cell(cell) for cell in row if _name(cell) in _CELLS]
                         for row in child.iter() if _name(row) in _ROWS])  # fmt: skip
        elif name not in {"del", "tracked-changes", "Fallback"}:
            page += _blocks(child)
    return page


_CELLS = frozenset({"tc", "table-cell"})
_ROWS = frozenset({"tr", "table-row"})
_BOXES = frozenset({"txbxContent", "text-box", "note-body"})


def _boxes(node: ET.Element) -> Iterator[ET.Element]:
    for child in node:
        if _name(child) in _BOXES:
            yield child
        elif _name(child) != "Fallback":
            yield from _boxes(child)


def _cell(cell: ET.Element) -> str:
    return bare("\n".join(part for part in _blocks(cell) if isinstance(part, str)))


def _words(node: ET.Element) -> str:
    """The text of a paragraph, without the boxes that hang on it."""
    name = _name(node)
    if name in {"delText", "instrText", "annotation", "del"} | _BOXES:
        return ""
    own = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "s": " ", "noBreakHyphen": "-"}
    return own.get(name, node.text or "") + "".join(_words(one) + (one.tail or "") for one in node)


def _slides(parts: zipfile.ZipFile) -> Iterator[Page]:
    related = _related(parts, "ppt/presentation.xml")
    for slide in _xml(parts, "ppt/presentation.xml").iter():
        if _name(slide) != "sldId":
            continue
        name = related[slide.attrib[next(k for k in slide.attrib if k.endswith("}id"))]]
        notes = [other for other in _related(parts, name).values() if "/notesSlide" in other]
        yield [part for one in [name, *notes] for part in _blocks(_xml(parts, one))]


def _related(parts: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Names of the parts that a part refers to, by the id it calls them."""
    path = PurePosixPath(name)
    found = {}
    for node in _xml(parts, f"{path.parent}/_rels/{path.name}.rels"):
        target = node.attrib["Target"]
        up = target.startswith("../")
        folder = path.parent.parent if up else path.parent
        found[node.attrib["Id"]] = (
            target[1:] if target.startswith("/") else str(folder / target.removeprefix("../"))
        )
    return found


def _sheets(parts: zipfile.ZipFile) -> Iterator[Page]:
    strings = []
    if "xl/sharedStrings.xml" in parts.namelist():
        strings = [bare(_words(one)) for one in _xml(parts, "xl/sharedStrings.xml")]
    related = _related(parts, "xl/workbook.xml")
    for sheet in _xml(parts, "xl/workbook.xml").iter():
        if _name(sheet) == "sheet":
            rows = [row for row in _xml(parts, related[_attribute(sheet, "id")]).iter()
                    if _name(row) == "row"]  # fmt: skip
            yield [[[_value(cell, strings) for cell in row] for row in rows]]


def _value(cell: ET.Element, strings: list[str]) -> str:
    text = "".join(_words(child) for child in cell if _name(child) != "f")
    return strings[int(text)] if _attribute(cell, "t") == "s" else bare(text)


def _open_document(content: ET.Element) -> Source:
    slides = [node for node in content.iter() if _name(node) == "page"]
    if slides:
        return _in_pages("slides", map(_blocks, slides))
    body = next(node for node in content if _name(node) == "body")
    if any(_name(node) == "spreadsheet" for node in body):
        return _in_pages("office", ([sheet] for sheet in _blocks(body)))
    return _in_pages("office", [_blocks(body)])


def _in_pages(kind: str, pages: Iterable[Page]) -> Source:
    return Source(kind, (Reading(tuple(pages)),))
