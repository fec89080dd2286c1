"""Which noun a Polish pronoun may stand for: "ją" is no "program", but may be a "dotacja"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.conversation import vocabulary as known
from assistant.conversation.parts import Role, parsed
from assistant.text.morphology import polish_lemmas
from assistant.text.words import fold

if TYPE_CHECKING:
    from assistant.conversation.parts import Parsed

_LINKS = 2  # letters, at most, of the words that only link others inside a name
_FEMININE = ("a", "sc")  # of folded dictionary forms: "dotacja", "wartość"


def newest_feminine(asked: Parsed, before: Parsed, subject: str) -> str:
    """The last feminine noun of ``before`` with its adjective, for "ją" or "jej" in ``asked``.

    Empty where there is no such pronoun, ``subject`` may be meant by it, or nothing else may.
    """
    if asked.language != "pl" or before.language != "pl" or not asked.folded() & known.FEMININE:
        return ""
    named = [part.word.text for part in parsed(subject).parts if len(part.word.text) > _LINKS]
    if not named or any(fold(word).endswith(_FEMININE) for word in named):
        return ""
    for place in range(len(before.parts) - 1, before.opening - 1, -1):
        part = before.parts[place]
        if part.role is Role.NOUN and part.word.text not in named and _is_feminine(part.word.text):
            qualified = place and before.parts[place - 1].role is Role.QUALIFIES
            return before.written(place - bool(qualified), place + 1)
    return ""


def _is_feminine(word: str) -> bool:
    """Whether the ending of a dictionary form is one of feminine nouns."""
    lemmas = polish_lemmas(word) or (fold(word),)
    return any(lemma.endswith(_FEMININE) for lemma in lemmas)
