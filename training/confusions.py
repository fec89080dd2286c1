"""What a damaged word may have been: the table that `assistant.text.repair` reads.

Learned from pages as read and as corrected: which letters are read as which and how often, and
which groups of three letters Polish words are made of.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.text.confusions import old_spelling
from assistant.text.morphology import is_polish_word
from training.data import sentence_pairs
from training.noise import POLISH_LETTERS, Noise, aligned_words, page_words, with_rates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PAGES = Path("ocr", "pages.jsonl")
"""Where the pages are in the folder of parallel text."""

SCANS: Mapping[str, Mapping[str, float]] = {
    "ó": {"oé": 0.01, "dé": 0.005, "éi": 0.005},
    "e": {"é": 0.02},
    "ł": {"i": 0.01},
}
"""Further readings of engines without a Polish model, beside `POLISH_LETTERS`; and the old "é"."""

_ALPHABET = frozenset("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż")

_HELD_OUT = 6  # every sixth page is for measuring
_LEAST_RATE = 3e-5  # seldomer confusions explain anything by anything
_LEAST_SEEN = 3  # what is seen less often is chance, a misprint or a foreign word
_LONGEST = 3  # letters that are taken for others at once
_WORD = re.compile(r"[^\W\d_]+")
_EDGES = re.compile(r"^[^^\w]+|\W+$")


def read_pages(path: Path) -> list[tuple[str, str]]:
    """The pages of a file of JSON lines as (as read, as corrected), in order."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(row["ocr"], row["clean"]) for row in rows]


def parted(pages: Sequence[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The pages to learn from, and those to measure on."""
    learned = [page for number, page in enumerate(pages) if number % _HELD_OUT]
    return learned, list(pages[::_HELD_OUT])


def learn_confusions(pages: Iterable[tuple[str, str]]) -> Noise:
    """What is read for which letters of a word in lower case, and at what rate.

    The ends of a word are letters too ("^", "$"), so that what is added there can be told. The
    old ``é`` counts as ``e``: the dictionary knows words as they are spelled today.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    for read, clean in _word_pairs(pages):
        for length in range(1, _LONGEST + 1):
            total.update(clean[at : at + length] for at in range(len(clean) - length + 1))
        for stretch, reading in differences(read, clean):
            seen[stretch][reading] += 1
    rates = {
        stretch: {
            reading: count / total[stretch]
            for reading, count in readings.items()
            if count >= _LEAST_SEEN and count >= _LEAST_RATE * total[stretch]
        }
        for stretch, readings in seen.items()
    }
    noise = Noise({stretch: readings for stretch, readings in rates.items() if readings})
    return with_rates(with_rates(noise, POLISH_LETTERS), SCANS)


def _word_pairs(pages: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Words of letters as (as read, as corrected), in lower case with their ends marked."""
    for read, clean in pages:
        for pair in aligned_words(page_words(read.lower()), page_words(clean.lower())):
            word, corrected = (_EDGES.sub("", written) for written in pair)
            corrected = old_spelling(corrected)
            if word.isalnum() and _ALPHABET.issuperset(corrected):
                yield f"^{word}$", f"^{corrected}$"


def differences(read: str, clean: str) -> Iterator[tuple[str, str]]:
    """Stretches of the marked word ``clean`` and what was read for them.

    A letter added is told with the letter that follows ("$" read "l$"). Letters lost are left out:
    too many words become other words by losing one.
    """
    blocks = SequenceMatcher(None, read, clean, autojunk=False).get_matching_blocks()
    start, begin = 0, 0
    for block in blocks:
        reading, stretch = read[start : block.a], clean[begin : block.b]
        if reading and not stretch:
            reading, stretch = read[start : block.a + 1], clean[begin : block.b + 1]
        if reading and stretch and max(len(reading), len(stretch)) <= _LONGEST:
            yield stretch, reading
        start, begin = block.a + block.size, block.b + block.size


def learn_letter_groups(texts: Iterable[str]) -> dict[str, str]:
    """Groups of three letters in words with their ends marked: the first two -> all thirds.

    Those that stand at least `_LEAST_SEEN` times in words that the dictionary knows.
    """
    found = Counter(word for text in texts for word in _WORD.findall(old_spelling(text.lower())))
    seen: Counter[str] = Counter()
    for word, count in found.items():
        if _ALPHABET.issuperset(word) and is_polish_word(word):
            marked = f"^{word}$"
            for group in {marked[at : at + 3] for at in range(len(marked) - 2)}:
                seen[group] += count
    thirds: dict[str, str] = defaultdict(str)
    for group in sorted(seen):
        if seen[group] >= _LEAST_SEEN:
            thirds[group[:2]] += group[2]
    return dict(thirds)


def write_confusions(path: Path, parallel: Path) -> None:
    """Learn from the folder of parallel text; write what `assistant.text.confusions` reads."""
    pages, _ = parted(read_pages(parallel / PAGES))
    noise = learn_confusions(pages)
    table = {
        "confusions": {
            stretch: {
                reading: round(rate, 6)
                for reading, rate in sorted(readings.items(), key=lambda item: (-item[1], item[0]))
            }
            for stretch, readings in sorted(noise.rates.items())
        },
        "letter_groups": learn_letter_groups(
            (*(clean for _, clean in pages), *(pair.polish for pair in sentence_pairs(parallel)))
        ),
    }
    path.write_text(_lines(table), encoding="utf-8")


def _lines(table: Mapping[str, Mapping[str, object]]) -> str:
    """``table`` as JSON with one entry on a line."""
    sections = []
    for name, entries in table.items():
        rows = [
            f"    {json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}"
            for key, value in entries.items()
        ]
        sections.append(f'  "{name}": {{\n' + ",\n".join(rows) + "\n  }")
    return "{\n" + ",\n".join(sections) + "\n}\n"
