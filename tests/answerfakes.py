"""Documents, questions and scored sentences made by hand, without an index or a learned model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.evidence import FEATURES, Evidence
from assistant.matching import Matcher, text_words
from assistant.quoting import Scored
from assistant.records import Document, Hit, Page, Passage, State, StoredDocument
from assistant.retrieval import Candidate, Query
from assistant.text.analysis import analyse_question
from assistant.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.wording import Language


def stored(
    text: str,
    *,
    number: int = 1,
    paths: tuple[str, ...] = ("a.txt",),
    title: str | None = None,
    pages: Sequence[int] = (),
) -> StoredDocument:
    """A document as the catalogue gives it; ``pages`` are the offsets at which they begin."""
    ends = [*pages[1:], len(text)]
    spans = tuple(Page(n, *span) for n, span in enumerate(zip(pages, ends, strict=False), 1))
    document = Document(str(number), "txt", State.INDEXED, text=text, pages=spans)
    return StoredDocument(number, document, paths, title, None)


def query(question: str, language: Language = "pl", weights: Sequence[float] = ()) -> Query:
    """A question all of whose words are as telling, unless ``weights`` say otherwise."""
    words = tuple(analyse_question(question, language))
    return Query(question, language, words, Matcher(words, weights or [1.0] * len(words), language))


def candidate(
    asked: Query, found: StoredDocument, *, rank: int = 1, score: float = 0.5
) -> Candidate:
    """The whole of a document as a passage that was found."""
    text = found.document.text
    units = tuple(sentences(text, [page.start for page in found.document.pages[1:]]))
    words = tuple(text_words(text))
    hit = Hit(rank, Passage(0, len(text), units), found, score)
    return Candidate(hit, words, tuple(asked.matcher.matches(words)), units)


def scored(found: Candidate, scores: Mapping[str, float] | Sequence[float]) -> list[Scored]:
    """The sentences of a candidate, best first.

    ``scores`` goes by how a sentence begins (others have -9), or by its number.
    """
    text = found.hit.document.document.text
    made = []
    for number, span in enumerate(found.sentences):
        said = text[span.start : span.end]
        if isinstance(scores, dict):
            value = next((scores[begin] for begin in scores if said.startswith(begin)), -9.0)
        else:
            value = scores[number % len(scores)]
        evidence = Evidence(found, span, np.zeros(len(FEATURES)))
        made.append(Scored(evidence, value))
    return sorted(made, key=lambda each: (-each.score, each.span.start))
