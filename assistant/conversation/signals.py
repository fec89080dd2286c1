"""Whether a question leaves something out that the conversation has said before, and how."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.conversation import vocabulary as known
from assistant.conversation.parts import PHRASAL, Role
from assistant.text.analysis import index_lemma
from assistant.text.morphology import polish_parts

if TYPE_CHECKING:
    from assistant.conversation.parts import Parsed


class Gap(StrEnum):
    """How a question depends on the one before it."""

    NONE = "none"
    FRAGMENT = "fragment"  # "A w Bydgoszczy?": the rest of the question is the earlier one
    BARE = "bare"  # "Dlaczego?": what is asked, of the whole earlier question
    POINTS = "points"  # "its president": a word stands for what was named
    SUBJECT = "subject"  # "Ile kosztuje?": what it is about is left out


_FEW_WORDS = 3
_SIGNS = frozenset(",;:–—")
_JOINING = frozenset({"i", "oraz", "and", "but", "who", "which"})
_ELLIPTIC = frozenset({"why", "when", "where", "since"})


def gap(question: Parsed) -> Gap:
    """How ``question`` depends on what was asked before, told from the question alone."""
    if _is_fragment(question):
        return Gap.FRAGMENT
    if pointer(question) is not None:
        return Gap.POINTS
    if question.holds(Role.NAME):
        return Gap.NONE
    if _is_bare(question):
        return Gap.BARE
    if question.opening or not telling_nouns(question):
        return Gap.SUBJECT
    return Gap.NONE


def pointer(question: Parsed) -> int | None:
    """The place of the first word that stands for something said before; None without one."""
    for place in range(question.opening, len(question.parts)):
        if _points(question, place) and not _bound(question, place):
            return place
    return None


def means_all(question: Parsed) -> bool:
    """Whether a bare "this", "to" stands for all that was said: "Z czym się to wiąże?"."""
    if question.holds(Role.NAME, Role.NOUN):
        return False
    return bool(question.folded() & known.ALL_THAT[question.language])


def demonstrated(question: Parsed) -> str:
    """The lemma of the noun in "this fee", "tego klastra"; empty where there is none."""
    for place in range(question.opening, len(question.parts) - 1):
        following = question.parts[place + 1]
        folded = question.parts[place].word.folded
        if folded in known.DEMONSTRATIVES and following.role is Role.NOUN:
            return _lemma(question, place + 1)
    return ""


def repeats(question: Parsed, earlier: Parsed) -> bool:
    """Whether ``question`` names by its kind alone what ``earlier`` names in full.

    "Ilu członków liczy klaster?" after "Kto koordynuje klaster Lubelska Medycyna?"; but not "the
    furniture cluster" or "a cluster".
    """
    telling = telling_nouns(question)
    if len(telling) != 1 or question.holds(Role.NAME):
        return False
    before = question.parts[telling[0] - 1] if telling[0] else None
    if question.language == "en" and (before is None or before.word.folded != "the"):
        return False
    if before is not None and before.role is Role.QUALIFIES:
        return False
    return _lemma(question, telling[0]) in {
        _lemma(earlier, place)
        for place, part in enumerate(earlier.parts)
        if part.role is Role.NOUN and _beside_name(earlier, place)
    }


def _beside_name(question: Parsed, place: int) -> bool:
    around = question.parts[max(0, place - 1) : place + 2]
    return any(part.role is Role.NAME for part in around)


def _lemma(question: Parsed, place: int) -> str:
    word = question.parts[place].word
    return index_lemma(word.text, word.folded, question.language)


def _is_fragment(question: Parsed) -> bool:
    """No verb and nothing asked: "And in Lublin?", "A dla uczniów?", "In 2023?"."""
    rest = question.parts[question.opening :]
    if not any(part.role in PHRASAL for part in rest):
        return False
    if any(part.role in {Role.ASKS, Role.ACTS} for part in rest):
        return False
    if question.opening or rest[0].word.folded in known.PREPOSITIONS:
        return True
    asked = question.text.rstrip().endswith("?")
    return asked and len(rest) <= _FEW_WORDS


def _is_bare(question: Parsed) -> bool:
    rest = question.parts[question.opening :]
    if (
        question.language == "en"
        and rest
        and rest[0].word.folded in _ELLIPTIC
        and len(rest) <= _FEW_WORDS + 1
    ):
        # "Why later than announced?"
        return not any(part.word.folded in known.AUXILIARIES for part in rest)
    opens = [part.role for part in rest[:2]] == [Role.LINKS, Role.ASKS]
    if question.language == "en" and opens and len(rest) <= _FEW_WORDS:
        return not question.holds(Role.ACTS, Role.NAME)  # "From what age?"
    return bool(rest) and not question.holds(Role.ACTS, Role.NAME, Role.NOUN, Role.QUALIFIES)


def telling_nouns(question: Parsed) -> list[int]:
    """The places of the nouns that can stand alone ("passport", unlike "president")."""
    return [
        place
        for place, part in enumerate(question.parts)
        if part.role is Role.NOUN
        and not known.is_relational(part.word.text)
        and not (question.language == "pl" and "adj" in polish_parts(part.word.text))
        and not _benefits(question, place)
    ]


def _benefits(question: Parsed, place: int) -> bool:
    """Whether the noun is whom something is for: "składka dla małej firmy" leaves its subject."""
    around = [part.word.folded for part in question.parts[max(0, place - 2) : place]]
    return question.language == "pl" and "dla" in around


def _points(question: Parsed, place: int) -> bool:
    folded = question.parts[place].word.folded
    after = question.parts[place + 1 :]
    before = question.parts[place - 1] if place else None
    if folded in known.DEMONSTRATIVES and _demonstrates(question, place):
        return True
    if question.language == "pl":
        return folded in known.POLISH_PRONOUNS
    if folded == "there":  # "are there", "there are": no place is meant
        beside = [before, after[0] if after else None]
        return not any(part is not None and part.word.folded in known.BEING for part in beside)
    if folded == "it":
        said = ["", *(part.word.folded for part in after)]
        expected = bool(after) and said[1] in known.EXPECTED
        acts = [before not in known.RAISING for before, word in pairwise(said) if word == "to"]
        return not expected and not any(acts) and "that" not in said
    if folded in known.ONES:
        return before is not None and before.word.folded in known.DEMONSTRATIVES | {"which"}
    return folded in known.POSSESSIVES | known.SUBJECTS | known.HE_OR_SHE | known.THEN


def _demonstrates(question: Parsed, place: int) -> bool:
    """Whether "this", "tego" points back: before its noun, or alone beside the verb."""
    after = question.parts[place + 1 :]
    folded = question.parts[place].word.folded
    if any(part.role is Role.ASKS for part in after[:3]):  # "tych, którzy"; "the city that ..."
        return False
    if folded == "that" and place and question.parts[place - 1].role in PHRASAL:
        return False
    if after and after[0].word.folded in known.PERIODS:
        return False
    return not after or after[0].role in PHRASAL or after[0].word.folded == "one"


def _bound(question: Parsed, place: int) -> bool:
    """Whether the question itself names what the word at ``place`` stands for.

    A name before it does; a noun does where a clause ends between them ("... and when does it").
    """
    before = question.parts[question.opening : place]
    if question.parts[place].word.folded in known.PLACES | known.THEN:
        return False  # "How much does the TIG course there cost?"
    if any(part.role is Role.NAME for part in before):
        return True
    plural = question.parts[place].word.folded in {"they", "them", "their"}
    if (
        question.language == "en"
        and not plural
        and any(part.word.folded in {"a", "an", "any", "every", "each"} for part in before)
    ):
        return True
    nouns = [n for n in telling_nouns(question) if question.opening <= n < place]
    if question.parts[place].word.folded in known.POSSESSIVES:
        return bool(nouns)  # "Where may parents leave their cars?"
    return any(_clause_ends(question, noun, place) for noun in nouns)


def _clause_ends(question: Parsed, noun: int, place: int) -> bool:
    """Whether a clause ends between a noun and a later word."""
    between = question.text[question.parts[noun].word.end : question.parts[place].word.start]
    joined = {part.word.folded for part in question.parts[noun + 1 : place]}
    return not _SIGNS.isdisjoint(between) or not _JOINING.isdisjoint(joined)
