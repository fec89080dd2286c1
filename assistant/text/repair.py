"""What words that recognition damaged may have been: "cztonkéw" is "członków".

A noisy channel (see `assistant.text.confusions`): a word that the dictionary does not know is
rewritten by the few likeliest confusions of letters, and the rewritings that it does know are the
word's readings, ranked by how probable it is that they were misread so. No known word is touched,
and readings only ever stand beside what is written: a name that is merely unknown stays findable.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import islice
from operator import attrgetter, or_
from typing import TYPE_CHECKING, NamedTuple

from assistant.text.confusions import confusions
from assistant.text.language import detect_language
from assistant.text.morphology import is_polish_word, polish_lemmas
from assistant.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 10.0
"""Highest cost of a reading: the negative logarithm of its confusions' probability."""

_TOGETHER = 8.5  # highest cost of several confusions in one word
_SURE = 6.2  # highest cost of a reading that is shown
_SHORTEST, _LONGEST = 4, 25  # letters; shorter words become one another by any confusion
_TRIED = 24  # rewritings looked up for one word, likeliest first
_KEPT = 3  # readings of one word
_MOST = 3  # confusions in one word


@dataclass(frozen=True, slots=True)
class Reading:
    """A word, in lower case, that was misread at ``cost`` (see `LIMIT`)."""

    word: str
    cost: float


class _Edit(NamedTuple):
    """Letters ``start`` to ``end`` rewritten as ``meant``.

    Bit n of ``covers`` stands for the word's letter group n, which the edit changes.
    """

    cost: float
    start: int
    end: int
    meant: str
    covers: int

    def overlaps(self, other: _Edit) -> bool:
        """Whether both rewrite the same letter."""
        return self.start < other.end and other.start < self.end


_start = attrgetter("start")


@lru_cache(maxsize=200_000)
def readings(word: str) -> tuple[Reading, ...]:
    """What ``word`` may have been, most probable first; nothing for a word that is known.

    Known is also a word whose diacritics can be put back: `polish_lemmas` does that.
    """
    return tuple(islice(_known(word), _KEPT)) if is_damaged(word) else ()


@lru_cache(maxsize=200_000)
def is_damaged(word: str) -> bool:
    """Whether ``word`` looks like a word, and is none that the dictionary knows."""
    return _is_wordlike(word) and not polish_lemmas(word)


def _is_wordlike(word: str) -> bool:
    digits = sum(letter.isdigit() for letter in word)
    return _SHORTEST <= len(word) <= _LONGEST and word.isalnum() and digits * 3 <= len(word)


def repaired(text: str) -> str | None:
    """The most probable clean reading of a Polish text; None when nothing would change.

    To be shown beside a quote, never in its place. Only words in lower case are rewritten, those
    whose reading is likely: a word with a capital may be a name, a short one before a full stop
    an abbreviation.
    """
    if detect_language(text) != "pl":
        return None
    parts, place = [], 0
    for word in words(text):
        reading = _shown(word.text, text[word.end : word.end + 1])
        if reading is not None:
            parts += [text[place : word.start], reading]
            place = word.end
    return "".join([*parts, text[place:]]) if parts else None


@lru_cache(maxsize=200_000)
def _shown(word: str, after: str) -> str | None:
    """What is shown for a word before the character ``after``; None for the word itself."""
    abbreviated = after == "." and len(word) <= _SHORTEST
    if abbreviated or not word.islower() or not _is_wordlike(word) or is_polish_word(word):
        return None
    best = next(_known(word), None)
    return best.word if best is not None and best.cost <= _SURE else None


def _known(word: str) -> Iterator[Reading]:
    """The likely rewritings of a word that the dictionary knows, most probable first."""
    for cost, rewriting in _rewritings(word.lower())[:_TRIED]:
        if is_polish_word(rewriting):
            yield Reading(rewriting, cost)


def _rewritings(word: str) -> list[tuple[float, str]]:
    """(cost, rewriting) by up to `_MOST` confusions, cheapest first, none twice.

    Only those are given that are spelled as Polish words are: all letter groups are usual ones.
    So a confusion that leaves an unusual group of the word standing need not be tried at all,
    which is what makes this quick for foreign names.
    """
    usual = confusions().groups
    marked = f"^{word}$"
    unusual = sum(1 << at for at, group in enumerate(_groups(marked)) if group not in usual)
    costs: dict[str, float] = {}
    for chosen, cost in _combinations(_edits(marked), unusual):
        rewritten = _rewritten(marked, chosen)
        if cost < costs.get(rewritten, LIMIT) and usual.issuperset(_groups(rewritten)):
            costs[rewritten] = cost
    return sorted((cost, found[1:-1]) for found, cost in costs.items() if found != marked)


def _groups(letters: str) -> list[str]:
    return [letters[at : at + 3] for at in range(len(letters) - 2)]


def _edits(marked: str) -> list[_Edit]:
    """Every confusion that a word, its ends marked, may hold, cheapest first."""
    table = confusions()
    found = []
    for start in range(len(marked)):
        for end in range(start + 1, min(start + table.longest, len(marked)) + 1):
            for meant, cost in table.meant.get(marked[start:end], ()):
                if cost > LIMIT:
                    break
                covers = ((1 << (end - start + 2)) - 1) << start >> 2
                found.append(_Edit(cost, start, end, meant, covers))
    return sorted(found)


def _combinations(edits: list[_Edit], unusual: int) -> Iterator[tuple[tuple[_Edit, ...], float]]:
    """Edits that go together and change every unusual group, with their cost."""
    if unusual & ~reduce(or_, (edit.covers for edit in edits), 0):
        return
    for edit in edits:
        if not unusual & ~edit.covers:
            yield (edit,), edit.cost
    begun: list[tuple[int, tuple[_Edit, ...], float, int]] = [
        (number, (edit,), edit.cost, unusual & ~edit.covers) for number, edit in enumerate(edits)
    ]
    while begun:
        first, chosen, spent, left = begun.pop()
        for number in range(first + 1, len(edits)):
            edit = edits[number]
            cost = spent + edit.cost
            if cost > _TOGETHER:
                break
            if any(edit.overlaps(other) for other in chosen):
                continue
            together = (*chosen, edit)
            remaining = left & ~edit.covers
            if not remaining:
                yield together, cost
            if len(together) < _MOST:
                begun.append((number, together, cost, remaining))


def _rewritten(marked: str, edits: tuple[_Edit, ...]) -> str:
    """A word after ``edits``, none of which touches another's letters."""
    for edit in sorted(edits, key=_start, reverse=True):
        marked = marked[: edit.start] + edit.meant + marked[edit.end :]
    return marked
