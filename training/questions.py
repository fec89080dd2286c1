"""The questions to learn from: documents, indexed in a scratch folder, with what is asked of them.

Three kinds: the invented offices of `training/civic`; any documents and question sets named on the
command line, in a development and a held-out half; and words looked for in scanned pages.
"""

from __future__ import annotations

import argparse
import random
import re
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.assistant import build_index
from assistant.evaluation import Gold, Question, is_development, read_questions
from assistant.pack import PACK
from assistant.retrieval import Retriever
from assistant.settings import Settings
from assistant.static_encoder import StaticEncoder
from assistant.store import Store
from assistant.text.morphology import is_polish_function_word
from training.confusions import parted, read_pages
from training.noise import aligned_words, page_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.fusion import Weights

CIVIC = Path(__file__).parent / "civic"

_MARKS = re.compile(r"^\W+|\W+$")
_SHORTEST = 5  # letters of a word that is looked for in a page
_WORDS = (3, 3, 4)  # how many words are looked for; all but one of them damaged, where there are


class QuestionSet:
    """Documents with their questions.

    Attributes:
        name: the set's own.
        questions: what is asked.
        retriever: searches the documents, with the weights given or with those of the pack.
    """

    def __init__(
        self,
        name: str,
        documents: Path,
        questions: Sequence[Question],
        index: Path,
        weights: Weights | None = None,
    ) -> None:
        encoder = StaticEncoder()
        build_index(Settings(corpus=documents, index=index), encoder=encoder)
        self.name = name
        self.questions = list(questions)
        self.retriever = Retriever(Store.open(index).snapshot(), encoder, weights)


def civic(scratch: Path, weights: Weights | None = None) -> list[QuestionSet]:
    """The sets of `CIVIC`, indexed under ``scratch``."""
    return [
        QuestionSet(
            f"civic {folder.name}",
            folder / "documents",
            read_questions([folder / "questions.jsonl"]),
            scratch / folder.name,
            weights,
        )
        for folder in sorted(CIVIC.iterdir())
    ]


def options(description: str | None) -> argparse.ArgumentParser:
    """The options of a command that learns from questions: what else to learn from; the pack."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--also", nargs=2, type=Path, action="append", default=[], help="documents and questions"
    )
    parser.add_argument("--out", type=Path, default=PACK, help="folder of the pack")
    return parser


def named(
    pairs: Sequence[tuple[Path, Path]], scratch: Path, weights: Weights | None = None
) -> list[QuestionSet]:
    """Sets of (documents, questions), indexed under ``scratch``."""
    return [
        QuestionSet(
            documents.parent.name,
            documents,
            read_questions([questions]),
            scratch / f"named{number}",
            weights,
        )
        for number, (documents, questions) in enumerate(pairs)
    ]


def development(questions: Sequence[Question]) -> list[Question]:
    """Those of the half that may be learned from, by the SHA-256 of the id."""
    return [each for each in questions if is_development(each.id)]


def scans(pages: Path, scratch: Path, weights: Weights | None = None) -> QuestionSet:
    """Words looked for in scanned pages that the confusions were not learned from.

    ``pages`` is a file of JSON lines with pages as read and as corrected. Words are asked for as
    they should be read; most of them were misread on their page.
    """
    folder = scratch / "pages"
    folder.mkdir()
    questions: list[Question] = []
    draw = random.Random(0)
    for number, (read, clean) in enumerate(parted(read_pages(pages))[1]):
        name = f"{number:04}.txt"
        (folder / name).write_text(read, encoding="utf-8")
        questions.extend(
            Question(f"scan{number}-{asked}", "pl", words, answerable=True, gold=(Gold(name),))
            for asked, words in zip(range(2), _looked_for(read, clean, draw), strict=False)
        )
    return QuestionSet("scans", folder, questions, scratch / "scans", weights)


def _looked_for(read: str, clean: str, draw: random.Random) -> Iterator[str]:
    """Words of a page to look for, again and again; none if too few of them are damaged."""
    damaged: set[str] = set()
    sound: set[str] = set()
    for was_read, meant in aligned_words(page_words(read), page_words(clean)):
        word = _MARKS.sub("", meant)
        if len(word) >= _SHORTEST and word.isalpha() and not is_polish_function_word(word):
            same = word.lower() == _MARKS.sub("", was_read).lower()
            (sound if same else damaged).add(word)
    sound -= damaged
    if len(damaged) < 2 or len(sound) < 2:
        return
    for _ in count():
        size = draw.choice(_WORDS)
        words = draw.sample(sorted(damaged), min(len(damaged), size - 1))
        words += draw.sample(sorted(sound), min(len(sound), size - len(words)))
        draw.shuffle(words)
        yield " ".join(words)
