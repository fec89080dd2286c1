"""The frozen values that flow through the pipeline.

    file -> Document (text, Pages, OcrWords) -> Passages -> Hits -> Answer (Quotes)

All offsets are characters into ``Document.text`` (Python string indices, end exclusive). Higher
scores are always better. Text is stored once, in the document; everything else is a span of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.wording import Language, Wording


class State(StrEnum):
    """Where a file of the corpus ended; every file is in exactly one."""

    INDEXED = "indexed"
    PARTIAL = "partial"  # some pages could not be read; Document.missing names them
    NEEDS_OCR = "needs_ocr"  # only pictures of text, and no tesseract to read them
    NEEDS_PASSWORD = "needs_password"  # noqa: S105 - a state, not a password
    DAMAGED = "damaged"  # broken, empty, or not readable
    TOO_LARGE = "too_large"  # over a limit of size, time or memory
    UNSUPPORTED = "unsupported"  # not a kind of file that holds text for us

    @property
    def readable(self) -> bool:
        """Whether documents in this state take part in answers."""
        return self in {State.INDEXED, State.PARTIAL}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text: characters ``start`` (in) to ``end`` (out)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page, slide or sheet: a span of the text with its number, counted from 1."""

    number: int
    start: int
    end: int
    ocr: bool = False  # the text was read from a picture
    title: str | None = None  # a slide's title, a sheet's name


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word that OCR read: its span, and its box as fractions (0-1) of page width and height."""

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float
    confidence: float  # 0-1, the engine's own


@dataclass(frozen=True, slots=True)
class Document:
    """What was read from a file's bytes, whatever the names it lies under.

    ``title`` and ``date`` (ISO 8601, day or month or year) are what metadata or text say; names
    of files are looked at only when a path is at hand (see `assistant.documents.names`).
    """

    sha256: str
    kind: str  # "pdf", "html", "docx", ...; "unknown" when nothing fits
    state: State
    message: Wording | None = None  # why it is not (wholly) readable, and what to do
    text: str = ""
    pages: tuple[Page, ...] = ()  # empty for formats without pages
    missing: tuple[int, ...] = ()  # numbers of the pages that could not be read
    title: str | None = None
    date: str | None = None
    words: tuple[OcrWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a document that is searched as one unit, and the sentences inside it.

    ``id`` is given by the catalogue and never used again; 0 before it is stored.
    """

    start: int
    end: int
    sentences: tuple[Span, ...]
    id: int = 0
    document_id: int = 0


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as the catalogue holds it, with the paths it lies under (``/``-separated)."""

    id: int
    document: Document
    paths: tuple[str, ...]
    title: str | None  # from metadata, text, or the file's name
    date: str | None


@dataclass(frozen=True, slots=True)
class FileStatus:
    """One file of the corpus: a row of ``assistant status``."""

    path: str
    state: State
    message: Wording | None
    title: str | None
    date: str | None
    pages: int
    passages: int
    sha256: str | None
    size: int
    kind: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that retrieval found, best first.

    ``score`` is the fused score of `assistant.retrieval`, 0 to about 1; ``channels`` holds what
    each channel gave, by its name.
    """

    rank: int
    passage: Passage
    document: StoredDocument
    score: float
    channels: dict[str, float] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The passage's words."""
        return self.document.document.text[self.passage.start : self.passage.end]


@dataclass(frozen=True, slots=True)
class Locator:
    """A part of a document as an official letter names it, with the text's own words for it.

    ``label`` stands in the document: "Uchwała nr XII/123/2019", "§ 3", "Punkt 5", a slide's title.
    """

    kind: Literal["session", "resolution", "agenda_item", "article", "paragraph", "slide"]
    label: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a quote stands; ``within`` names the parts that it lies in, the widest first.

    ``text`` is what stood there when it was cited, so that a later change of the document shows;
    it is no part of where that is, and is not compared.
    """

    document: str  # path relative to the corpus, "/"-separated
    title: str | None
    date: str | None
    page: int | None
    line_start: int  # lines of Document.text (of the page, where there are pages), from 1
    line_end: int
    start: int
    end: int
    kind: str = "unknown"  # of the document; slides and sheets are not called pages
    within: tuple[Locator, ...] = ()
    text: str = field(default="", compare=False)


How = Literal["same", "related", "translated", "damaged", "alike"]


@dataclass(frozen=True, slots=True)
class Matched:
    """Why a word of a quote is marked: the ``word`` of the question that it matches, and how.

    ``span`` lies within the quote's text. "same" is the same word, perhaps inflected; "related"
    one of its family or a synonym; "translated" its counterpart in the other language;
    "damaged" what recognition may have made of it; "alike" merely spelled alike.
    """

    span: Span
    word: str
    how: How


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim excerpt with its source: ``document.text[start:end] == text``.

    ``highlights`` are spans within ``text`` that matched the question, and ``matches`` tell why.
    ``also_in`` are further places that say the same.

    ``confidence`` (0-1) is that of the recognition where the text was read from a picture, else
    None. ``repaired`` is what damaged text probably says, None where nothing would change; it is
    shown beside ``text``, never in its place.
    """

    rank: int
    text: str
    source: Source
    score: float
    highlights: tuple[Span, ...] = ()
    also_in: tuple[Source, ...] = ()
    matches: tuple[Matched, ...] = ()
    confidence: float | None = None
    repaired: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Quotes of one answer that give different figures for the same thing.

    ``ranks`` are the quotes', the newest document's first; ``figures`` what each says, as written.
    """

    ranks: tuple[int, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Searched:
    """How much an answer looked at; ``names`` are the paths of the files that were unreadable."""

    documents: int
    unreadable: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Quotes that answer a question, or the nearest passages when nothing does."""

    question: str
    language: Language
    status: Literal["answered", "not_found"]
    quotes: tuple[Quote, ...]
    nearest: tuple[Quote, ...]
    searched: Searched
    elapsed_ms: float
    differences: tuple[Difference, ...] = ()

    @property
    def shown(self) -> tuple[Quote, ...]:
        """The quotes, or the nearest passages where nothing answers."""
        return self.quotes if self.status == "answered" else self.nearest


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Ranked passages for a query."""

    query: str
    hits: tuple[Hit, ...]
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class Changes:
    """What an indexing run found changed in the corpus, in files."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class IndexReport:
    """The result of an indexing run. ``embedded`` counts vectors computed in this run."""

    generation: int
    documents: dict[State, int]
    changes: Changes
    passages: int
    embedded: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that ``assistant verify`` found wrong."""

    document: str
    message: Wording


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of re-reading the sources and checking every span and checksum.

    ``documents`` counts the files that the index knows, ``unreadable`` those of them that take no
    part in answers: that they could not be read is no problem of the index.
    """

    documents: int
    passages: int
    problems: tuple[Problem, ...]
    unreadable: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A document's text around a span, for ``assistant show`` and the page's source viewer."""

    source: Source
    text: str
    before: str
    after: str
