"""What a reader of one format hands over, before it becomes a `Document`."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.records import OcrWord, State
    from assistant.wording import Wording


@dataclass(frozen=True, slots=True)
class Limits:
    """How far reading one file may go.

    Attributes:
        read_seconds: for the whole file, OCR not counted.
        ocr_seconds: for the OCR of one page.
        read_megabytes: memory of the process that reads.
        max_megabytes: size of the file.
        max_characters: length of the extracted text.
    """

    read_seconds: float = 60.0
    ocr_seconds: float = 60.0
    read_megabytes: int = 2048
    max_megabytes: int = 200
    max_characters: int = 20_000_000


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader needs beyond the bytes: its limits, and a way to announce OCR.

    ``ocr_page`` is entered around the OCR of each page, so that whoever watches the clock can
    give that page time of its own. ``suffix`` is the end of the file's name (".pdf"), asked only
    where the bytes are of no known kind.
    """

    limits: Limits = field(default_factory=Limits)
    ocr_page: Callable[[], AbstractContextManager[None]] = nullcontext
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A page, slide or sheet with its own text; ``words`` are spans of this part's text.

    ``unread`` tells why the part could not be read; such a part has no text.
    """

    number: int
    text: str
    title: str | None = None
    ocr: bool = False
    words: tuple[OcrWord, ...] = ()
    unread: State | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """A file's text as its format tells it.

    Either ``text`` (formats without pages) or ``parts``. ``title`` and ``date`` come from
    metadata, with the date only where it means publication; what the text says is found later.
    ``own_lines`` means that line n of the text is line n of the file, as an editor counts them.
    """

    text: str = ""
    parts: tuple[Part, ...] = ()
    title: str | None = None
    date: str | None = None
    kind: str | None = None  # where the reader knows better than the detection
    own_lines: bool = False


class CannotRead(Exception):  # noqa: N818 - a finding about a file, not a fault of the program
    """A file ends in a state other than ``indexed``; ends the reading of it.

    Attributes:
        state: where the file ends.
        wording: what is wrong and what to do next.
    """

    def __init__(self, state: State, wording: Wording) -> None:
        super().__init__(wording.en)
        self.state = state
        self.wording = wording
