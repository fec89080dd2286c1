"""Dictionary forms (lemmas) of Polish and English words.

Polish: morfeusz2 with the SGJP dictionary. A word that the dictionary does not know is tried
again with its diacritics restored, because people type and scanners read Polish without them.
English: simplemma.
"""

from __future__ import annotations

import threading
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any

from assistant.text.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

# What each letter may have been before its mark was lost.
_MARKED = {
    "a": "aą", "c": "cć", "e": "eę", "l": "lł", "n": "nń", "o": "oó", "s": "sś", "z": "zżź",
}  # fmt: skip
_MOST_RESTORED = 512  # spellings tried for one word; longer words are left as they are
_SHORT_WORD = 4
_LONGEST_WORD = 40  # longer strings are not words of a language

# Parts of speech that carry no subject matter (tag set of the National Corpus of Polish).
_FUNCTION_TAGS = {
    "prep", "conj", "comp", "part", "pred", "interj", "ppron12", "ppron3", "siebie", "aglt", "frag",
}  # fmt: skip
_FUNCTION_LEMMAS = {
    "być", "bywać", "zostać", "zostawać", "mieć", "móc", "kto", "co", "który", "jaki", "ile",
    "gdzie", "kiedy", "jak", "dlaczego", "czemu", "skąd", "dokąd", "czyj", "ten", "to", "tamten",
    "taki", "swój", "ów", "sam", "wszystek", "on", "ja", "my", "ty", "wy", "się", "siebie",
    "tu", "tam", "tak", "nie",
}  # fmt: skip


class _Morfeusz(threading.local):
    """One analyser for each thread: morfeusz2 objects are not safe to share."""

    def __init__(self) -> None:
        import morfeusz2

        # The C++ object itself: results of the Python wrapper are read through a SWIG iterator,
        # and that type is shared by name between extension modules, so that once faiss is
        # imported the wrapper's loop calls faiss's code and crashes. Reading by index does not.
        self.engine: Any = morfeusz2.Morfeusz(generate=False)._morfeusz_obj  # noqa: SLF001


@cache
def _morfeusz() -> _Morfeusz:
    return _Morfeusz()


def _analyses(word: str) -> list[tuple[str, str]]:
    """(lemma, part of speech) of each reading of ``word``; empty when it is not known.

    Only readings of the whole word count: morfeusz splits some into parts ("miałem": miał + em),
    of which the first carries the meaning.
    """
    engine = _morfeusz().engine
    results = engine.analyse(word)
    found: dict[tuple[str, str], None] = {}
    for index in range(len(results)):
        reading = results[index]
        part = reading.getTag(engine).split(":", 1)[0]
        if reading.startNode == 0 and part not in {"ign", "interp", "dig"}:
            found[reading.lemma.split(":", 1)[0], part] = None
    return list(found)


def _spellings(word: str) -> Iterator[str]:
    """``word`` with every way to put lost diacritics back; nothing for very ambiguous words."""
    choices = [_MARKED.get(letter, letter) for letter in word.lower()]
    count = 1
    for choice in choices:
        count *= len(choice)
        if count > _MOST_RESTORED:
            return
    yield from ("".join(letters) for letters in product(*choices))


@lru_cache(maxsize=200_000)
def _readings(word: str) -> tuple[tuple[str, str], ...]:
    """Readings of a Polish word, with diacritics restored where it is not known as it stands."""
    if len(word) > _LONGEST_WORD or not word.isalpha():
        return ()
    # A capital may only open the sentence, so that common words go before names ("Członków" is
    # of "członek" rather than of a Mr Członka).
    known = list(dict.fromkeys((*_analyses(word.lower()), *_analyses(word))))
    if not known and len(word) > 2:
        for spelling in _spellings(word):
            for reading in _analyses(spelling):
                if reading not in known:
                    known.append(reading)
    return tuple(known)


def polish_lemmas(word: str) -> tuple[str, ...]:
    """The folded lemmas of a Polish word form, most usual reading first; empty if unknown."""
    return tuple(dict.fromkeys(fold(lemma) for lemma, _ in _readings(word)))


def is_polish_word(word: str) -> bool:
    """Whether the dictionary knows ``word`` as it stands."""
    return len(word) <= _LONGEST_WORD and bool(_analyses(word))


@lru_cache(maxsize=50_000)
def is_first_name(word: str) -> bool:
    """Whether the dictionary knows ``word`` as a form of a first name ("Moniki")."""
    if len(word) > _LONGEST_WORD or not word.isalpha():
        return False
    engine = _morfeusz().engine
    results = engine.analyse(word)
    return any("imię" in results[index].getName(engine) for index in range(len(results)))


@lru_cache(maxsize=50_000)
def is_polish_function_word(word: str) -> bool:
    """Whether a Polish word only holds sentences together ("jest", "przez", "który")."""
    readings = _readings(word.lower())
    functions = [part in _FUNCTION_TAGS or lemma in _FUNCTION_LEMMAS for lemma, part in readings]
    # The dictionary has rare nouns for many short words ("do" is a note, "miał" is dust), and rare
    # prepositions for long ones ("miasto" for "zamiast").
    return any(functions) if len(word) <= _SHORT_WORD else bool(functions) and all(functions)


@lru_cache(maxsize=100_000)
def english_lemma(word: str) -> str:
    """The folded lemma of an English word form; the folded word itself if unknown."""
    if len(word) > _LONGEST_WORD or not word.isalpha():
        return fold(word)
    import simplemma

    return fold(simplemma.lemmatize(word.lower(), lang="en"))
