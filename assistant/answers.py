"""Ranked passages -> an answer: verbatim quotes with their sources, or an honest "not found".

Every sentence of the best passages is read (`assistant.evidence`), the best are chosen
(`assistant.choosing`), and become quotes (`assistant.quoting`) where they probably answer
(`assistant.certainty`).
"""

from __future__ import annotations

import re
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from assistant.certainty import Judge
from assistant.choosing import model
from assistant.disagreement import difference, disagreeing
from assistant.evidence import gather
from assistant.quoting import Scored, excerpts, quotes
from assistant.records import Answer
from assistant.static_encoder import bundled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.disagreement import Given
    from assistant.evidence import Meanings
    from assistant.records import Difference, Quote, Searched
    from assistant.retrieval import Candidate, Query

PASSAGES_READ = 12
"""Best passages whose sentences may be quoted."""

_ABOUT_THE_FOLDER = re.compile(r"(?:readme|czytaj)", re.IGNORECASE)
_ASIDE = 4.0  # log odds by which a file about the folder stands back behind the documents
_JUDGED = 12  # excerpts of which some are quoted
_WORTH = 0.1  # a further quote must be at least this share as probable as the best


def answer(query: Query, scored: Sequence[Scored], searched: Searched, *, top: int) -> Answer:
    """The answer that the best sentences support, with at most ``top`` quotes.

    ``scored`` are the sentences that were read, as `score` gives them. ``elapsed_ms`` is left at 0:
    the caller knows when the question came.
    """
    read = list(islice(excerpts(scored), _JUDGED))
    chooser = model()
    found = Judge(query, scored, bundled()).judged(read, chooser.probability)
    best = found[0].probability if found else 0.0
    chosen = [each for each in found if each.probability >= best * _WORTH]
    differing = disagreeing(query, chosen, found, top) if best >= chooser.enough else []
    first = [each.chosen for each in differing]
    in_front = [*first, *(each for each in chosen if each not in first)]
    shown = quotes(query, in_front, top) if best >= chooser.enough else ()
    return Answer(
        question=query.text,
        language=query.language,
        status="answered" if shown else "not_found",
        quotes=shown,
        nearest=() if shown else quotes(query, found, top),
        searched=searched,
        elapsed_ms=0.0,
        differences=_differences(shown, differing),
    )


def _differences(shown: Sequence[Quote], differing: Sequence[Given]) -> tuple[Difference, ...]:
    found = difference(shown, differing)
    return (found,) if len(set(found.figures)) > 1 else ()


def score(query: Query, candidates: Sequence[Candidate], meanings: Meanings) -> list[Scored]:
    """Every sentence of the best candidates and around them, the best answer first."""
    chooser = model()
    scored = [
        Scored(found, chooser.score(found.features) - _aside(found.candidate))
        for found in gather(query, candidates[:PASSAGES_READ], meanings)
    ]
    return sorted(
        scored,
        key=lambda each: (-each.score, each.evidence.candidate.hit.rank, each.span.start),
    )


def _aside(candidate: Candidate) -> float:
    """How far a file that lists and describes the others stands back behind them.

    It shares their titles and dates, so that it would often come first, and says nothing itself.
    """
    name = PurePosixPath(candidate.hit.document.paths[0]).name
    return _ASIDE if _ABOUT_THE_FOLDER.match(name) else 0.0
