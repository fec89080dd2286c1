"""Answers as files that a reader can check: Markdown, DOCX and JSON, with what proves each quote.

exported = export(answer, snapshot)         # the answer with checksums, generation and time
save(exported, path, settings)              # the suffix decides the form
file_of([first, second], ".docx")           # a whole conversation, as bytes
check(path, snapshot, settings)             # an answer saved as JSON against the corpus
"""

from __future__ import annotations

from assistant.export.checking import Finding, check, verification
from assistant.export.report import Exported, export
from assistant.export.saving import check_target, file_of, save

__all__ = [
    "Exported",
    "Finding",
    "check",
    "check_target",
    "export",
    "file_of",
    "save",
    "verification",
]
