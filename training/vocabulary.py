"""The subword vocabulary of the embeddings: Polish and English pieces of folded words.

Pieces of a unigram language model (Kudo, "Subword Regularization", 2018), learned from equal
amounts of both languages. Case, diacritics and punctuation are gone before words are cut, so that
"Członków", "czlonkow" and "członków," give the same pieces.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer

UNKNOWN = "[UNK]"
"""Stands for characters of other scripts; its vector is zero, so that it says nothing."""

# Letters that Unicode does not decompose into a base letter and a mark.
_STROKES = {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
_LONGEST_PIECE = 14


def empty_tokenizer() -> Tokenizer:
    """A tokenizer without pieces: only the folding of text and its division into words."""
    from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
    from tokenizers.models import Unigram

    tokenizer = Tokenizer(Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            *(normalizers.Replace(letter, plain) for letter, plain in _STROKES.items()),
            # a word broken at a line's end is one word
            normalizers.Replace(Regex(r"(?<=\p{L})[-\u00ad¬]+[ \t]*\r?\n[ \t]*(?=\p{L})"), ""),
            normalizers.Replace(Regex(r"[^\p{L}\p{N}]+"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return tokenizer


def train_vocabulary(english: Sequence[str], polish: Sequence[str], size: int) -> Tokenizer:
    """A tokenizer of ``size`` pieces learned from texts; the language with less text is repeated.

    The same texts give the same pieces: the trainer runs on one thread.
    """
    from tokenizers.trainers import UnigramTrainer

    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    tokenizer = empty_tokenizer()
    trainer = UnigramTrainer(
        vocab_size=size,
        special_tokens=[UNKNOWN],
        unk_token=UNKNOWN,
        max_piece_length=_LONGEST_PIECE,
        show_progress=False,
    )
    tokenizer.train_from_iterator(_balanced(english, polish), trainer=trainer)
    return tokenizer


def _balanced(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Both lists with about as many characters each, whole texts repeated in the smaller one."""
    sizes = [sum(map(len, texts)) for texts in (first, second)]
    most = max(sizes)
    return [
        text
        for texts, size in zip((first, second), sizes, strict=True)
        for text in [*texts, *_share(texts, most - size)]
    ]


def _share(texts: Sequence[str], characters: int) -> list[str]:
    """Leading texts, cyclically, of about so many characters."""
    taken: list[str] = []
    while texts and characters > 0:
        for text in texts:
            if characters <= 0:
                break
            taken.append(text)
            characters -= len(text)
    return taken
