"""What kind of file some bytes are, judged by the bytes alone; names lie."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.documents import archives, messages
from assistant.documents.content import CannotRead
from assistant.records import State


class Kind(StrEnum):
    """The kinds of file that can be read."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"
    ODT = "odt"
    ODP = "odp"
    ODS = "ods"
    RTF = "rtf"
    XML = "xml"
    CSV = "csv"
    TEXT = "text"
    IMAGE = "image"


_PDF_HEAD = 1024 * 1024 + 4096  # viewers look further than the standard's first kilobyte
_HEAD = 4096
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_ARCHIVES = (
    b"\x1f\x8b",  # gzip
    b"BZh",
    b"\xfd7zXZ\x00",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x28\xb5\x2f\xfd",  # zstandard
)
_PROGRAMS = (b"\x7fELF", b"MZ\x90", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\x00asm")
_MEDIA = (b"GIF87a", b"GIF89a", b"OggS", b"ID3", b"fLaC", b"RIFF", b"\x00\x00\x01\x00", b"8BPS")

_COMMENTS = re.compile(r"<!--.*?-->", re.DOTALL)
_HTML_START = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(
    r"<(?:a|b|body|br|center|div|em|font|form|frameset|h[1-6]|head|html|i|img|li|link|main|meta|"
    r"ol|p|pre|script|section|span|strong|style|table|tbody|td|th|title|tr|ul)(?=[\s/>])",
    re.IGNORECASE,
)
_XML_START = re.compile(
    r"^\s*(?:<\?xml\s|<!DOCTYPE\s+(?!html)[\w:.-]+|<(?:rss|feed|opml|svg|\w+:\w+)[\s>])",
    re.IGNORECASE,
)
_HTML_ROOT = re.compile(r"<(?:html|\w+:html)[\s>]", re.IGNORECASE)


def detect(data: bytes) -> Kind | None:
    """The kind of a file's bytes; None for what bears no mark: text in some encoding, or garbage.

    Raises:
        CannotRead: the bytes are of a kind that is not read, or unpack to far too much.
    """
    if data.startswith(_OLE2):
        raise _ole2(data)
    if data.lstrip()[:5] == b"{\\rtf":
        return Kind.RTF
    if data.startswith(_IMAGES):
        return Kind.IMAGE
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind(archives.kind_of_zip(data))
    if b"%PDF-" in data[:_HEAD] or (b"%PDF-" in data[:_PDF_HEAD] and b"%%EOF" in data[-_HEAD:]):
        return Kind.PDF
    if data.startswith(_ARCHIVES) or data[257:262] == b"ustar":
        raise CannotRead(State.UNSUPPORTED, messages.ARCHIVE)
    if data.startswith((*_PROGRAMS, *_MEDIA)):
        raise CannotRead(State.UNSUPPORTED, messages.NOT_TEXT)
    return None


def detect_text(text: str) -> Kind:
    """The kind of a file that is text: HTML, XML, CSV or plain."""
    from assistant.documents.csvfiles import sniff

    head = text[: 16 * _HEAD]
    if _HTML_START.match(head):
        return Kind.HTML
    if _XML_START.match(head):
        return Kind.HTML if _HTML_ROOT.search(head[:_HEAD]) else Kind.XML
    if _is_fragment(text[:_PDF_HEAD], text.rstrip()[-1:]):
        return Kind.HTML
    return Kind.CSV if sniff(text) else Kind.TEXT


def _is_fragment(head: str, last: str) -> bool:
    """A piece of HTML without its frame, rather than Markdown that begins with a tag."""
    bare = _COMMENTS.sub("", head).lstrip()
    if not _HTML_TAG.match(bare):
        return False
    tags = len(_HTML_TAG.findall(bare))
    return last == ">" or (tags >= 5 and tags > bare.count("\n") / 2)


def _ole2(data: bytes) -> CannotRead:
    if _utf16("EncryptedPackage") in data:
        return CannotRead(State.NEEDS_PASSWORD, messages.NEEDS_PASSWORD)
    for stream, old, new in (
        ("WordDocument", "DOC", "DOCX"),
        ("Workbook", "XLS", "XLSX"),
        ("PowerPoint Document", "PPT", "PPTX"),
    ):
        if _utf16(stream) in data:
            wording = messages.OLD_OFFICE.filled(old=old, new=new)
            return CannotRead(State.UNSUPPORTED, wording)
    return CannotRead(State.UNSUPPORTED, messages.OLD_OFFICE_ANY)


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")
