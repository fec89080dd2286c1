"""Plain text as old Windows programs wrote it: Windows-1250, CRLF line ends, 78 columns."""

from __future__ import annotations

import textwrap

from corpus_forms.markup import Block, Kind, Source

_COLUMNS = 78


def build(source: Source) -> bytes:
    """The file's bytes; a letter that Windows-1250 lacks is a ``UnicodeEncodeError``."""
    text = "\n\n".join(_plain(block) for block in source.blocks) + "\n"
    return text.replace("\n", "\r\n").encode("cp1250")


def _plain(block: Block) -> str:
    if block.kind is Kind.BULLETS:
        return "\n".join(_filled(f"- {line}", indent="  ") for line in block.lines)
    return _filled(block.text, indent="")


def _filled(text: str, indent: str) -> str:
    return textwrap.fill(
        text, _COLUMNS, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
