"""Pictures of text, through tesseract with Polish and English, keeping each word's box."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from assistant.documents import messages
from assistant.documents.cleaning import one_line
from assistant.documents.content import CannotRead, Content, Context, Part
from assistant.documents.furniture import without_furniture
from assistant.records import OcrWord, State

if TYPE_CHECKING:
    from PIL.Image import Image

_LANGUAGES = ("pol", "eng")
_MOST_PIXELS = 24_000_000  # of a picture file, after which it is made smaller
_BOMB_PIXELS = 400_000_000
_FEW_WORDS = 3
_SURE = 0.75  # mean confidence from which on a page needs no second look, turned
_NOISE = 0.25  # mean confidence of a line below which it is no text but dirt
_FRAMES = 500  # pages of a TIFF


class PageTooSlow(Exception):  # noqa: N818 - a finding about a page
    """The OCR of one page took longer than it may."""


@lru_cache(maxsize=1)
def _languages() -> str:
    import pytesseract

    try:
        installed = pytesseract.get_languages(config="")
    except (pytesseract.TesseractError, pytesseract.TesseractNotFoundError, OSError):
        return ""
    return "+".join(name for name in _LANGUAGES if name in installed)


def available() -> bool:
    """Whether tesseract is installed with Polish or English."""
    return bool(_languages())


def read(data: bytes, context: Context) -> Content:
    """A picture file; each frame of a TIFF is a page.

    Raises:
        CannotRead: tesseract is missing, or the picture is broken or far too large.
    """
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = _BOMB_PIXELS
    try:
        picture = Image.open(io.BytesIO(data))
        if not available():
            picture.verify()
            raise CannotRead(State.NEEDS_OCR, messages.NEEDS_OCR)
        frames = min(getattr(picture, "n_frames", 1), _FRAMES)
        parts = []
        for index in range(frames):
            picture.seek(index)
            parts.append(_frame(picture, index + 1, context))
    except Image.DecompressionBombError as error:
        raise CannotRead(State.TOO_LARGE, messages.UNPACKS_TOO_LARGE) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise CannotRead(State.DAMAGED, messages.BROKEN) from error
    return Content(parts=without_furniture(parts))


def read_page(image: Image, number: int, context: Context) -> Part:
    """The words of one page, line by line, with a blank line between paragraphs.

    Args:
        image: the page as it is looked at, about 300 dpi.
        number: the page's, from 1.
        context: gives the time for one page, and is told of it.

    Raises:
        PageTooSlow: the page took longer than ``context.limits.ocr_seconds``.
    """
    with context.ocr_page():
        lines = _recognised(image, context)
        if len(lines) >= _FEW_WORDS and _confidence(lines) < _SURE:
            turned = _turned(image, context)
            lines = max(lines, turned, key=_certain_letters)
    return _part([line for line in lines if _mean(line) >= _NOISE], number)


def _frame(picture: Image, number: int, context: Context) -> Part:
    image = picture.convert("L")
    pixels = image.width * image.height
    if pixels > _MOST_PIXELS:
        factor = (_MOST_PIXELS / pixels) ** 0.5
        image = image.resize((int(image.width * factor), int(image.height * factor)))
    try:
        return read_page(image, number, context)
    except PageTooSlow:
        return Part(number, "", unread=State.TOO_LARGE)


class _Word:
    """A recognised word with its box in fractions of the page, and where it stands."""

    __slots__ = ("bottom", "confidence", "left", "paragraph", "right", "text", "top")

    def __init__(self, row: dict[str, Any], width: int, height: int) -> None:
        self.text = one_line(row["text"])
        self.paragraph = (row["block_num"], row["par_num"])
        self.confidence = max(0.0, min(1.0, float(row["conf"]) / 100))
        self.left = _fraction(row["left"], width)
        self.top = _fraction(row["top"], height)
        self.right = _fraction(row["left"] + row["width"], width)
        self.bottom = _fraction(row["top"] + row["height"], height)


_Line = list[_Word]


def _recognised(image: Image, context: Context) -> list[_Line]:
    import pytesseract

    try:
        data = pytesseract.image_to_data(
            image,
            lang=_languages(),
            output_type=pytesseract.Output.DICT,
            timeout=context.limits.ocr_seconds,
        )
    except pytesseract.TesseractError:
        return []
    except RuntimeError as error:  # how pytesseract tells that time is up
        raise PageTooSlow from error
    lines: dict[tuple[int, int, int], _Line] = {}
    for values in zip(*data.values(), strict=True):
        row = dict(zip(data, values, strict=True))
        if float(row["conf"]) < 0 or not str(row["text"]).strip():
            continue
        word = _Word(row, image.width, image.height)
        if word.text:
            key = (row["block_num"], row["par_num"], row["line_num"])
            lines.setdefault(key, []).append(word)
    return list(lines.values())


def _turned(image: Image, context: Context) -> list[_Line]:
    """The lines of a page that lies on its side or head; none when it stands upright."""
    import pytesseract

    try:
        seconds = context.limits.ocr_seconds
        found = pytesseract.image_to_osd(
            image, output_type=pytesseract.Output.DICT, timeout=seconds
        )
        angle = int(found["rotate"]) % 360
    except (pytesseract.TesseractError, RuntimeError, KeyError, ValueError):
        return []
    if not angle:
        return []
    lines = _recognised(image.rotate(-angle, expand=True), context)
    for line in lines:
        for word in line:
            _turn_back(word, angle)
    return lines


def _turn_back(word: _Word, angle: int) -> None:
    """Bring a box of the page turned clockwise by ``angle`` back onto the page as it lies."""
    for _ in range(angle // 90):
        word.left, word.top, word.right, word.bottom = (
            word.top, 1 - word.right, word.bottom, 1 - word.left
        )  # fmt: skip


def _part(lines: list[_Line], number: int) -> Part:
    text = ""
    words = []
    paragraph = None
    for line in lines:
        if text:
            text += "\n" if line[0].paragraph == paragraph else "\n\n"
        paragraph = line[0].paragraph
        for i, word in enumerate(line):
            text += " " if i else ""
            start = len(text)
            text += word.text
            words.append(
                OcrWord(
                    start, len(text), number,
                    word.left, word.top, word.right, word.bottom, word.confidence,
                )
            )  # fmt: skip
    return Part(number, text, ocr=True, words=tuple(words))


def _fraction(value: float, whole: int) -> float:
    return round(max(0.0, min(1.0, float(value) / whole)), 5)


def _mean(line: _Line) -> float:
    return sum(word.confidence for word in line) / len(line)


def _confidence(lines: list[_Line]) -> float:
    return sum(map(_mean, lines)) / len(lines)


def _certain_letters(lines: list[_Line]) -> float:
    return sum(len(word.text) * word.confidence**2 for line in lines for word in line)
