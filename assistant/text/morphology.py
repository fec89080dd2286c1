"""Dictionary forms (lemmas) of Polish and English words.

Polish: morfeusz2 with the SGJP dictionary. A word that the dictionary does not know is tried
again with its diacritics restored, because people type and scanners read Polish without them.
English: simplemma.
"""

from __future__ import annotations

import math
import threading
from functools import cache, lru_cache
from itertools import product
from typing import Any

from assistant.text.confusions import confusions
from assistant.text.words import fold

# What each letter may have been before its mark was lost; "é" is the old spelling of "e", and how
# engines without Polish read "ó".
_MARKED = {
    "a": "aą", "c": "cć", "e": "eę", "l": "lł", "n": "nń", "o": "oó", "s": "sś", "z": "zżź",
    "é": "eó",
}  # fmt: skip
_FEW_RESTORED = 24  # spellings that are tried however unusual
_MOST_RESTORED = 512  # spellings tried for one word; very ambiguous words are left as they are
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
_NO_WORDS = {"ign", "interp", "dig"}  # tags of what the dictionary does not know, and of signs


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
        if reading.startNode == 0 and part not in _NO_WORDS:
            found[reading.lemma.split(":", 1)[0], part] = None
    return list(found)


def _spellings(word: str) -> list[str]:
    """``word`` with lost diacritics put back in every way; nothing for very ambiguous words.

    Where there are many ways, those alone that are spelled as Polish words usually are.
    """
    marked = f"^{word.lower()}$"
    choices = [_MARKED.get(letter, letter) for letter in marked]
    if math.prod(len(choice) for choice in choices) <= _FEW_RESTORED:
        return ["".join(letters) for letters in product(*choices[1:-1])]
    usual = confusions().groups
    found = [""]
    for place, choice in enumerate(choices):
        as_typed = marked[max(0, place - 2) : place + 1]
        found = [
            begun + letter
            for begun in found
            for letter in choice
            if place < 2 or (group := begun[-2:] + letter) in usual or group == as_typed
        ]
        if len(found) > _MOST_RESTORED:
            return []
    return [spelling[1:-1] for spelling in found]


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


def polish_parts(word: str) -> frozenset[str]:
    """The parts of speech that a Polish word form may be ("subst", "adj", "fin"); empty if unknown.

    The names are those of the tag set of the National Corpus of Polish.
    """
    return frozenset(part for _, part in _readings(word))


def is_polish_word(word: str) -> bool:
    """Whether the dictionary knows ``word`` as it stands."""
    if len(word) > _LONGEST_WORD:
        return False
    engine = _morfeusz().engine
    results = engine.analyse(word)  # as in _analyses, but the first reading will do
    return results[0].getTag(engine).split(":", 1)[0] not in _NO_WORDS if len(results) else False


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
    """Whether a Polish word only holds sentences together ("jest", "przez", "który").

    Not so in a spelling that is not today's: "któréj" tells more than any "której".
    """
    if "é" in word.lower():
        return False
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
