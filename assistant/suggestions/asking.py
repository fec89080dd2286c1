"""One question that a sentence answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in Polish and, where no word of the documents needs translating, in English.

    ``about`` is what it asks of; ``named`` whether that is the name of one thing; ``worth`` (0-1)
    how much such a question tells about a folder of documents. Where it stands in the document as
    a ``heading``, its answer is below it.
    """

    polish: str
    english: str | None
    about: str
    named: bool
    worth: float
    heading: bool = False
