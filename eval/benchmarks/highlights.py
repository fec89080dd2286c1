"""Whether the boxes over a page's picture hold the words of the quote, and no others.

    python eval/benchmarks/highlights.py FOLDER [FOLDER ...] [--quotes 200] [--scans 6] [--seed 7]

PDFs with text are taken as they are, texts of other kinds are set as PDFs in several layouts
(columns, sizes, rotated and cropped pages). All are indexed in scratch. Of random sentences, and
of random stretches that begin and end at any word, the boxes are taken as the page gets them, and
the text under them is read by pdfium's own search in a rectangle. Then first pages are made
pictures, read by tesseract, and the true words under the boxes of random lines compared with those
that the scan gave.

One JSON object: of how many quotes the text under the boxes is the quote (white space and hyphens
folded), how many got no box (the page then shows the text), how many a wrong one; of the scans the
share of words that agree, all and those that tesseract read rightly.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))
from typeset import write_pdfs, write_scans
from underneath import folded, text_under

from assistant.assistant import Assistant
from assistant.documents import Reader
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.pictures import Region, Sheet

_TOGETHER = 3500  # characters of texts that are set as one PDF, so that it has pages
_MISREAD = 0.5  # share of letters in common, from which on a word is the same, misread
_WORD = re.compile(r"\w+")


class Sample(NamedTuple):
    """A quote: characters of the document under a path."""

    path: str
    start: int
    end: int


def collected(folders: Sequence[Path], into: Path) -> None:
    """The PDFs of some folders, and their texts as PDFs."""
    files = sorted(file for folder in folders for file in folder.rglob("*") if file.is_file())
    texts: list[tuple[str, str]] = []
    settings = Settings(corpus=into, index=into.parent / "none")
    with Reader(settings) as reader:
        for file, document in reader.read_many(files):
            if any(page.ocr for page in document.pages):
                continue  # no characters of its own to compare with
            if document.kind == "pdf":
                shutil.copy(file, into / f"{len(list(into.iterdir())):04}-{file.name}")
            elif document.text.strip() and file.name != "README.md":
                if texts and len(texts[-1][1]) < _TOGETHER:
                    texts[-1] = texts[-1][0], f"{texts[-1][1]}\n\n{document.text}"
                else:
                    texts.append((f"t{len(texts):04}", document.text))
    write_pdfs(texts, into)


def samples(assistant: Assistant, count: int, chance: random.Random) -> list[Sample]:
    """Sentences as they are searched, and stretches of words that begin anywhere, by halves.

    Each document is as likely as any other, whatever its length.
    """
    every = []
    for stored in assistant.snapshot().documents():
        found = [
            sentence
            for passage in assistant.snapshot().passages_of(stored.id)
            for sentence in passage.sentences
            if stored.document.text[sentence.start : sentence.end].strip()
        ]
        if found:
            every.append((stored, found))
    drawn: list[Sample] = []
    while len(drawn) < count:
        stored, sentences = chance.choice(every)
        span = chance.choice(sentences)
        start, end = span.start, span.end
        if len(drawn) % 2:
            words = list(re.finditer(r"\S+", stored.document.text[start : start + 600]))
            first = chance.randrange(len(words))
            last = min(len(words), first + chance.randint(1, 40)) - 1
            start, end = start + words[first].start(), start + words[last].end()
        drawn.append(Sample(stored.paths[0], start, end))
    return drawn


def sheets(assistant: Assistant, sample: Sample) -> list[Sheet]:
    """The pages that a quote is on, as the page gets them."""
    pages = assistant.document(sample.path).document.pages
    found = [
        assistant.sheet(sample.path, page.number, sample.start, sample.end)
        for page in pages
        if page.start < sample.end and sample.start < page.end
    ]
    return [sheet for sheet in found if sheet is not None and sheet.touched]


def on_letters(
    assistant: Assistant, folder: Path, chosen: Sequence[Sample]
) -> tuple[Counter[str], list[dict[str, str]]]:
    """How the boxes of quotes fare, and those that are wrong."""
    counts: Counter[str] = Counter()
    wrong = []
    for sample in chosen:
        quote = assistant.document(sample.path).document.text[sample.start : sample.end]
        found = sheets(assistant, sample)
        if not found or not all(sheet.regions for sheet in found):
            counts["without_boxes"] += 1
            wrong.append({"document": sample.path, "quote": quote, "under": ""})
            continue
        under = [text_under(folder / sample.path, sheet.number, sheet.regions) for sheet in found]
        right = folded("".join(under)) == folded(quote)
        counts["right" if right else "wrong"] += 1
        counts["over_two_pages"] += len(found) > 1
        if not right:
            wrong.append({"document": sample.path, "quote": quote, "under": " ".join(under)})
    return counts, wrong


class Agreement(NamedTuple):
    """Words of quotes from scans and of what truly stands under their boxes, both counted."""

    quotes: int = 0
    without_boxes: int = 0
    words: int = 0
    same: int = 0
    alike: int = 0  # the same, but for letters that tesseract misread

    def figures(self) -> dict[str, float]:
        """As they are printed."""
        return {
            "quotes": self.quotes,
            "without_boxes": self.without_boxes,
            "words_same": round(self.same / max(1, self.words), 4),
            "words_agree": round(self.alike / max(1, self.words), 4),
        }


def on_scans(assistant: Assistant, printed: Path, chosen: Sequence[Sample]) -> Agreement:
    """How the boxes of quotes from scans fare, by the PDFs that the scans were made from."""
    found = Agreement()
    for sample in chosen:
        quote = assistant.document(sample.path).document.text[sample.start : sample.end]
        pages = sheets(assistant, sample)
        boxed = bool(pages) and all(sheet.regions for sheet in pages)
        under = [
            text_under(printed / sample.path, it.number, as_it_lies(it)) for it in pages if boxed
        ]
        said, true = _words(quote), _words(" ".join(under))
        same, alike = _agreeing(said, true)
        found = Agreement(
            found.quotes + 1,
            found.without_boxes + (not boxed),
            found.words + len(said) + (len(true) if boxed else len(said)),
            found.same + 2 * same,
            found.alike + 2 * alike,
        )
    return found


def as_it_lies(sheet: Sheet) -> list[Region]:
    """The boxes of a page that was turned to be read, turned back."""
    return [region.turned(360 - sheet.turn) for region in sheet.regions]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _agreeing(said: Sequence[str], true: Sequence[str]) -> tuple[int, int]:
    """How many words are the same, and how many are or were misread."""
    same = alike = 0
    pairs = SequenceMatcher(None, said, true, autojunk=False)
    for tag, first, last, other_first, other_last in pairs.get_opcodes():
        if tag == "equal":
            same += last - first
        elif tag == "replace":
            for one, other in zip(said[first:last], true[other_first:other_last], strict=False):
                alike += SequenceMatcher(None, one, other).ratio() >= _MISREAD
    return same, same + alike


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--quotes", type=int, default=200)
    parser.add_argument("--scans", type=int, default=6, help="first pages that are scanned")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--failures", action="store_true", help="print quotes without right boxes")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as scratch:
        printed, scans = Path(scratch, "printed"), Path(scratch, "scans")
        printed.mkdir()
        scans.mkdir()
        collected(options.folders, printed)
        write_scans(printed, scans, options.scans)
        assistant = Assistant.open(Settings(corpus=printed, index=Path(scratch, "index")))
        counts, failures = on_letters(
            assistant, printed, samples(assistant, options.quotes, chance)
        )
        row: dict[str, Any] = {"quotes": options.quotes, **counts}
        row["share_right"] = round(counts["right"] / options.quotes, 4)
        if options.scans:
            scanned = Assistant.open(Settings(corpus=scans, index=Path(scratch, "scanned")))
            chosen = samples(scanned, options.quotes // 2, chance)
            row["scans"] = on_scans(scanned, printed, chosen).figures()
    if options.failures:
        row["failures"] = failures
    print(json.dumps(row, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
