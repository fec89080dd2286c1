"""The questions that are offered: candidates of the corpus, asked, and the best that differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.records import Span
from assistant.suggestions.notices import resolution
from assistant.suggestions.rules import asked
from assistant.suggestions.spelling import Spelling
from assistant.text.language import detect_language
from assistant.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.assistant import Assistant
    from assistant.records import Passage, StoredDocument
    from assistant.store import Snapshot
    from assistant.suggestions.asking import Asked
    from assistant.wording import Language

PASSAGES = 240
"""Passages that are looked at, evenly over the corpus."""

ASKED = 20
"""Questions that are asked at most."""

SURE, LIKELY = 0.75, 0.55
"""Probability that the first quote answers, from which a question is offered: at once, and where
there are too few of those."""

_STRIDE = 8  # passes over the passages, so that those looked at first are spread as well
_ENOUGH = 60  # candidates
_LONGEST = 90  # characters of a question
_BELOW = 700  # characters under a heading in which its answer begins
_ABOUT_THE_FOLDER = re.compile(r"(?:readme|czytaj)", re.IGNORECASE)
_NAMED, _WIDESPREAD = 0.5, 0.15  # worth of a name, and of each further passage that has it
_SAME_OPENING, _SAME_DOCUMENT, _SAME_WORDS = 0.5, 0.3, 1.5  # what likeness to one chosen costs
_MANY = 4  # passages, beyond the first, from which a name counts as seen everywhere
_TELLING = 4  # letters of a word that two subjects may share


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A question, and the stretch of a document that must answer it."""

    question: str
    asked: Asked
    document: StoredDocument
    start: int
    end: int
    worth: float


def suggested(assistant: Assistant, language: Language, count: int = 4) -> tuple[str, ...]:
    """Questions in ``language`` that this corpus answers well, the best first, at most ``count``.

    Each is made from a sentence of the documents and asked; it is offered only where its first
    quote is that sentence and very likely answers, or likely where there are too few. The same
    corpus gives the same questions. The work is bounded: `PASSAGES` are read and `ASKED` questions
    asked at most, whatever the size of the corpus.

    Raises:
        StoreError: the index is damaged.
    """
    snapshot = assistant.snapshot()
    remaining = _candidates(snapshot, language)
    chosen: list[_Candidate] = []
    likely: list[_Candidate] = []
    for _ in range(ASKED):
        best = _next(remaining, chosen)
        if best is None or len(chosen) == count:
            break
        probability = _probability(assistant, best)
        if probability >= LIKELY:
            (chosen if probability >= SURE else likely).append(best)
    while len(chosen) < count and (best := _next(likely, chosen)) is not None:
        chosen.append(best)
    return tuple(one.question for one in chosen)


def _next(candidates: list[_Candidate], chosen: Sequence[_Candidate]) -> _Candidate | None:
    """Take out the candidate that adds most to those ``chosen``; None where none adds anything."""
    best = max(candidates, key=lambda one: _value(one, chosen), default=None)
    if best is None or _value(best, chosen) <= 0:
        return None
    candidates.remove(best)
    return best


def _value(one: _Candidate, chosen: Sequence[_Candidate]) -> float:
    """How much a question adds to those that are chosen."""
    value = one.worth
    value -= _SAME_DOCUMENT * any(one.document.id == other.document.id for other in chosen)
    asks = _openings(one.question)
    for other in chosen:
        value -= _SAME_OPENING * len(asks & _openings(other.question))
        value -= _SAME_WORDS * bool(_telling(one.asked.about) & _telling(other.asked.about))
    return value


def _probability(assistant: Assistant, one: _Candidate) -> float:
    """How surely a question is answered by what it was made from; 0 where by something else."""
    try:
        answer = assistant.ask(one.question)
    except AssistantError:  # the index was emptied meanwhile
        return 0.0
    quote = answer.quotes[0] if answer.quotes else None
    if quote is None or quote.source.document not in one.document.paths:
        return 0.0
    return quote.score if quote.source.start < one.end and one.start < quote.source.end else 0.0


def _candidates(snapshot: Snapshot, language: Language) -> list[_Candidate]:
    """The questions that the sampled passages answer, those of most worth first."""
    sample = _sample(snapshot)
    texts = [_text(passage, stored) for passage, stored in sample]
    spelling = Spelling(texts)
    found: dict[str, _Candidate] = {}
    for (passage, stored), text in zip(sample, texts, strict=True):
        if detect_language(text) != "pl":
            continue
        for one, place in _read(passage, stored, spelling):
            question = one.polish if language == "pl" else one.english
            if question and len(question) <= _LONGEST and question not in found:
                found[question] = _candidate(question, one, stored, place, texts)
        if len(found) >= _ENOUGH:
            break
    return sorted(found.values(), key=lambda one: (-one.worth, one.document.id, one.start))


def _read(
    passage: Passage, stored: StoredDocument, spelling: Spelling
) -> Iterator[tuple[Asked, Span]]:
    """The questions that a passage answers, each with the place that does."""
    text = stored.document.text
    for span in passage.sentences:
        for one in asked(text[span.start : span.end], spelling):
            below = Span(span.end, span.end + _BELOW)
            yield one, below if one.heading else span
    for one, subject in resolution(_text(passage, stored)):
        yield one, Span(passage.start + subject.start, passage.start + subject.end)


def _candidate(
    question: str, asked: Asked, stored: StoredDocument, place: Span, texts: Sequence[str]
) -> _Candidate:
    """The candidate with its worth: that of its kind, of a name, and of a name seen often."""
    worth = asked.worth + _NAMED * asked.named
    if asked.named:
        seen = sum(asked.about in text for text in texts)
        worth += _WIDESPREAD * min(max(seen - 1, 0), _MANY)
    return _Candidate(question, asked, stored, place.start, place.end, worth)


def _sample(snapshot: Snapshot) -> list[tuple[Passage, StoredDocument]]:
    """At most `PASSAGES` passages, evenly over the corpus, and so in each part of the list.

    A file about the folder is left out: it only says what the others are. So is what was read
    from pictures: a question would repeat the letters that were misread.
    """
    every = snapshot.catalogue.passage_ids()
    step = max(len(every) / PASSAGES, 1.0)
    even = [int(every[int(place * step)]) for place in range(min(len(every), PASSAGES))]
    read = snapshot.passages(even)
    spread = [number for first in range(_STRIDE) for number in even[first::_STRIDE]]
    return [
        read[number]
        for number in spread
        if number in read
        and not _is_about_the_folder(read[number][1])
        and not _is_recognised(*read[number])
    ]


def _is_about_the_folder(stored: StoredDocument) -> bool:
    return any(_ABOUT_THE_FOLDER.match(PurePosixPath(path).name) for path in stored.paths)


def _is_recognised(passage: Passage, stored: StoredDocument) -> bool:
    """Whether any of a passage stands on a page that was read from a picture."""
    return any(
        page.ocr and page.start < passage.end and passage.start < page.end
        for page in stored.document.pages
    )


def _text(passage: Passage, stored: StoredDocument) -> str:
    return stored.document.text[passage.start : passage.end]


def _openings(question: str) -> frozenset[str]:
    """What a question begins with, in short and in full: "Kto", "Kto jest prezesem"; no name."""
    first, second, third = question.replace("Ilu ", "Ile ", 1).split()[:3]
    return frozenset({first, f"{first} {second} {'' if third[0].isupper() else third}"})


def _telling(about: str) -> frozenset[str]:
    """The beginnings of the words of a subject, whatever their endings."""
    return frozenset(
        word.folded[: _TELLING + 1] for word in words(about) if len(word.folded) > _TELLING
    )
