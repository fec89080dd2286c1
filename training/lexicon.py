"""Word translations: alignment and dictionaries joined, pruned, and the synonyms they imply."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from assistant.text.language import ENGLISH_FUNCTION_WORDS
from assistant.text.morphology import is_polish_function_word
from training.alignment import Vocabulary, link, model_one, table
from training.data import (
    Pair,
    dictionary_pairs,
    english_lemmas,
    polish_first_lemmas,
    sentence_pairs,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    Table = dict[str, dict[str, float]]
    Sentences = list[tuple[list[str], list[str], float]]

LEAST = 0.04
"""Least probability of a translation that is kept."""

MOST = 8
"""Translations kept of a word."""

_OWN_FIRST, _OWN, _WORDNET = 0.5, 0.3, 0.15  # what a dictionary's word is worth
_OWN_WEIGHT = 3.0  # a pair of the project's own lexicon counts as so many sentences
_SENSES = 3  # plWordNet lists every rare sense: beyond so many, it only stands in for nothing else
_LEAST_SYNONYM = 0.08


def learn_translations(parallel: Path) -> dict[str, Table]:
    """The tables ``en-pl``, ``pl-en`` and ``pl-pl``: lemma -> translation -> probability.

    Keys of several words are phrases ("town hall"); their translations are single words.
    """
    dictionaries = dictionary_pairs(parallel)
    english_polish, polish_english = _align(_as_lemmas(sentence_pairs(parallel), dictionaries))
    forward = _joined(english_polish, polish_english, _prior(dictionaries, reverse=False))
    backward = _joined(polish_english, english_polish, _prior(dictionaries, reverse=True))
    return {
        "en-pl": _without(forward, ENGLISH_FUNCTION_WORDS.__contains__, is_polish_function_word),
        "pl-en": _without(backward, is_polish_function_word, ENGLISH_FUNCTION_WORDS.__contains__),
        "pl-pl": _synonyms(backward, forward),
    }


def _as_lemmas(pairs: Iterable[Pair], dictionaries: Mapping[str, list[Pair]]) -> Sentences:
    sentences = [(english_lemmas(p.english), polish_first_lemmas(p.polish), 1.0) for p in pairs]
    for name, entries in dictionaries.items():
        weight = _OWN_WEIGHT if name.startswith("lex_") else 1.0
        sentences += [
            (english_lemmas(p.english), polish_first_lemmas(p.polish), weight) for p in entries
        ]
    return [sentence for sentence in sentences if sentence[0] and sentence[1]]


def _align(sentences: Sentences) -> tuple[Table, Table]:
    """Model 1 in both directions."""
    english, polish = Vocabulary(), Vocabulary()
    numbered = [(english.add(e), polish.add(p), weight) for e, p, weight in sentences]
    tables = []
    for pairs, source, target in (
        (numbered, english, polish),
        ([(p, e, weight) for e, p, weight in numbered], polish, english),
    ):
        bitext = link(pairs, len(source.numbers))
        probability = model_one(bitext, len(source.numbers))
        tables.append(table(bitext, probability, source.words(), target.words(), 0.01))
    return dict(tables[0]), dict(tables[1])


def _prior(dictionaries: Mapping[str, list[Pair]], *, reverse: bool) -> Table:
    """What the dictionaries say: source word or phrase -> single word -> weight."""
    own: Table = defaultdict(dict)
    others: Table = defaultdict(dict)
    for name, pairs in dictionaries.items():
        for pair in pairs:
            source, target = english_lemmas(pair.english), polish_first_lemmas(pair.polish)
            if reverse:
                source, target = target, source
            key = phrase_key(source, language="pl" if reverse else "en")
            if not key or len(target) != 1:
                continue
            if name.startswith("lex_"):
                own[key].setdefault(target[0], _OWN_FIRST if not own[key] else _OWN)
            else:
                others[key].setdefault(target[0], _WORDNET)
    for key, senses in others.items():
        if key not in own or len(senses) <= _SENSES:
            for word, weight in senses.items():
                own[key].setdefault(word, weight / max(1.0, len(senses) / _SENSES))
    return own


def phrase_key(lemmas: Iterable[str], language: str) -> str:
    """The key of a word or phrase: its lemmas that carry meaning, joined by spaces."""
    is_function = (
        ENGLISH_FUNCTION_WORDS.__contains__ if language == "en" else is_polish_function_word
    )
    listed = list(lemmas)
    return " ".join([word for word in listed if not is_function(word)] or listed[:1])


def _joined(forward: Table, backward: Table, prior: Table) -> Table:
    """Both directions of the alignment (their geometric mean) and the dictionaries, pruned.

    A translation that alignment and dictionary agree on gains from both.
    """
    joined: Table = {}
    for word in forward.keys() | prior.keys():
        found = {
            other: math.sqrt(probability * backward.get(other, {}).get(word, 1e-4))
            for other, probability in forward.get(word, {}).items()
        }
        for other, weight in prior.get(word, {}).items():
            aligned = found.get(other, 0.0)
            found[other] = max(weight, aligned + weight / 2)
        kept = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST]
        best = {other: min(1.0, value) for other, value in kept if value >= LEAST}
        if best:
            joined[word] = best
    return joined


def _without(table_: Table, is_source_function, is_target_function) -> Table:  # type: ignore[no-untyped-def]
    """A table without words that only hold sentences together."""
    cleaned = {}
    for word, translations in table_.items():
        kept = {other: p for other, p in translations.items() if not is_target_function(other)}
        if kept and not is_source_function(word):
            cleaned[word] = kept
    return cleaned


def _synonyms(polish_english: Table, english_polish: Table) -> Table:
    """Polish words that share their English translations.

    Bannard and Callison-Burch, "Paraphrasing with Bilingual Parallel Corpora", 2005.
    """
    synonyms: Table = {}
    for word, translations in polish_english.items():
        if " " in word or is_polish_function_word(word):
            continue
        found: dict[str, float] = defaultdict(float)
        for english, there in translations.items():
            if english not in ENGLISH_FUNCTION_WORDS:
                for other, back in english_polish.get(english, {}).items():
                    if other != word and not is_polish_function_word(other):
                        found[other] += there * back
        kept = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST]
        best = {other: min(1.0, p) for other, p in kept if p >= _LEAST_SYNONYM}
        if best:
            synonyms[word] = best
    return synonyms
