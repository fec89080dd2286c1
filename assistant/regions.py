"""The text around a passage, cut into sentences, with its words matched to a question."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.matching import text_words
from assistant.records import Span
from assistant.text.headings import heading_above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.matching import Match, Matcher


@dataclass(frozen=True)
class Sentence:
    """A sentence; its words are ``first`` to ``end`` of the region's, matches in that order."""

    span: Span
    first: int
    end: int
    matches: tuple[Match, ...]


class Region:
    """The sentences of a passage and of its neighbours.

    Attributes:
        text: the document's text.
        words: the words of all the sentences; `Match.position` counts in them.
        sentences: in their order.
        headings: the heading above each sentence, an empty span where there is none.
    """

    def __init__(self, matcher: Matcher, text: str, spans: Sequence[Span]) -> None:
        offset = spans[0].start
        self.text = text
        self.words = text_words(text[offset : spans[-1].end])
        matches = matcher.matches(self.words)
        starts = [offset + word.word.start for word in self.words]
        positions = [match.position for match in matches]
        self.sentences: list[Sentence] = []
        for span in spans:
            first, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
            own = slice(bisect_left(positions, first), bisect_left(positions, end))
            self.sentences.append(Sentence(span, first, end, tuple(matches[own])))
        self.headings = [heading_above(text, span.start) or Span(0, 0) for span in spans]

    def folded(self, sentence: Sentence) -> list[str]:
        """The folded words of a sentence."""
        return [self.words[at].word.folded for at in range(sentence.first, sentence.end)]
