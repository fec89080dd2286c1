"""The subword vocabulary of the embeddings: Polish and English pieces of folded words.

Pieces are learned by merging frequent neighbours (Sennrich, Haddow and Birch, "Neural Machine
Translation of Rare Words with Subword Units", 2016) from equal amounts of both languages; a word is
cut into the longest pieces from the left (WordPiece). Case, diacritics and punctuation are gone
before, so that "Członków", "czlonkow" and "członków," give the same pieces. A unigram language
model would cut words as well, but its trainer gives other pieces each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tokenizers import Tokenizer

UNKNOWN = "[UNK]"
"""Stands for a word with characters of other scripts, or of more than 100 characters; its vector
is zero, so that it says nothing."""

# Letters that Unicode does not decompose into a base letter and a mark.
_STROKES = {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
_START, _INSIDE = "▁", "##"
_CHARACTERS = 64  # the letters of both languages, folded, digits, and a few of their neighbours


def empty_tokenizer() -> Tokenizer:
    """A tokenizer without pieces: only the folding of text and its division into words."""
    from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
    from tokenizers.models import WordPiece

    tokenizer = Tokenizer(WordPiece(unk_token=UNKNOWN))
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
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return tokenizer


def train_vocabulary(english: Sequence[str], polish: Sequence[str], size: int) -> Tokenizer:
    """A tokenizer of about ``size`` pieces; the language with less text is repeated.

    The same texts give the same pieces: they are learned with the start of a word as a character
    of its own, since the trainer for WordPiece itself numbers inner characters by chance and
    breaks ties by their numbers.
    """
    from tokenizers import Tokenizer, pre_tokenizers
    from tokenizers.models import BPE, WordPiece
    from tokenizers.trainers import BpeTrainer

    tokenizer = empty_tokenizer()
    learner = Tokenizer(BPE())
    learner.normalizer = tokenizer.normalizer
    learner.pre_tokenizer = pre_tokenizers.Metaspace(replacement=_START, prepend_scheme="always")
    trainer = BpeTrainer(vocab_size=size, limit_alphabet=_CHARACTERS, show_progress=False)
    learner.train_from_iterator(_balanced(english, polish), trainer=trainer)
    tokenizer.model = WordPiece(_word_pieces(learner.get_vocab()), unk_token=UNKNOWN)
    return tokenizer


def _word_pieces(learned: Mapping[str, int]) -> dict[str, int]:
    """Learned pieces as WordPiece writes them, single characters first, in both places."""
    characters = sorted({character for piece in learned for character in piece} - {_START})
    pieces = [UNKNOWN, *characters, *(_INSIDE + character for character in characters)]
    for piece in sorted(learned, key=learned.__getitem__):
        inside = not piece.startswith(_START)
        pieces.append(_INSIDE + piece if inside else piece.removeprefix(_START))
    return {piece: number for number, piece in enumerate(dict.fromkeys(filter(None, pieces)))}


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
