"""Writing a question out, so that it can be understood without the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.conversation import vocabulary as known
from assistant.conversation.parts import PHRASAL, Phrase, Role
from assistant.conversation.runs import is_time, runs
from assistant.conversation.signals import pointer
from assistant.text.analysis import index_lemma
from assistant.text.morphology import polish_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.conversation.parts import Parsed, Part

_LONGEST_NAME = 5  # words


def with_subjects(question: Parsed, subjects: Sequence[str]) -> str:
    """``question`` about ``subjects``: the first in the place of an English pronoun where it fits.

    The others, or all, in brackets.
    """
    first, *others = subjects
    place = pointer(question)
    if question.language == "en" and place is not None and _fits(first):
        note = ", ".join(others)
        folded = question.parts[place].word.folded
        if folded in known.POSSESSIVES and _owned(question, place) > place + 1:
            return with_note(_of(question, place, first), note)
        if folded in known.SUBJECTS | known.HE_OR_SHE - known.POSSESSIVES:
            return with_note(_in_place(question, place, place + 1, first), note)
    return with_note(question.text, ", ".join(subjects))


def _fits(subject: str) -> bool:
    """Whether ``subject`` is a short name: what is longer may be more than a noun phrase."""
    said = subject.split()
    return len(said) <= _LONGEST_NAME and any(word.strip('„”"')[:1].isupper() for word in said)


def with_note(question: str, note: str) -> str:
    """``question`` with ``note``, if there is one, in brackets before its mark."""
    if not note:
        return question
    body, mark = _body(question)
    flat = note.replace(" (", ", ").replace("(", "").replace(")", "")  # a note is found by brackets
    return f"{body} ({flat}){mark}"


def of_whole(question: Parsed, earlier: Parsed, somebody: str = "") -> str:
    """A bare "Dlaczego?" asked of the whole ``earlier`` question.

    ``somebody`` answered it, where it was who holds an office: "Od kiedy Jan Nowak jest prezesem?"
    """
    asked, mark = _body(question.text)
    rest = f"{somebody} {_after_asking(earlier)}".strip()
    if question.language != earlier.language or question.holds(Role.NOUN):
        return with_note(f"{asked}{mark or '?'}", rest)
    return f"{asked} {rest}{mark or '?'}"


def about_all(question: Parsed, earlier: Parsed) -> str:
    """``question`` with all that ``earlier`` says in brackets: "Z czym się to wiąże (...)?"."""
    return with_note(question.text, _after_asking(earlier))


def spliced(fragment: Parsed, earlier: Parsed) -> str:
    """The ``earlier`` question with ``fragment`` in the place of what it replaces.

    A year replaces a year, "w Bydgoszczy" what stands after the same preposition, a name the name,
    a noun the noun, an adjective the adjective; what has no counterpart is added.
    """
    first = _after_determiners(fragment)
    said = fragment.written(first, _before_too(fragment))
    replaced = None if pointer(fragment) is not None else _counterpart(fragment, first, earlier)
    if fragment.language != earlier.language or pointer(fragment) is not None:
        rest = _without(earlier, replaced)
        return with_note(f"{_body(fragment.text)[0]}?", rest)
    if replaced is None:
        body, mark = _body(earlier.text)
        return f"{body}, {said}{mark or '?'}"
    start, end = _places(earlier, *replaced)
    return f"{earlier.text[:start]}{said}{earlier.text[end:]}"


def _after_asking(question: Parsed) -> str:
    """The question without its first words, those that ask."""
    roles = [part.role for part in question.parts]
    first = question.opening
    while first < len(roles) and Role.ASKS in {roles[first], _linked_role(roles, first)}:
        first += 1
    start = question.parts[first].word.start if first < len(roles) else 0
    return _body(question.text[start:])[0]


def _linked_role(roles: Sequence[Role], place: int) -> Role | None:
    """The role of the word after a preposition at ``place``: "od" in "od kiedy"."""
    follows = roles[place] is Role.LINKS and place + 1 < len(roles)
    return roles[place + 1] if follows else None


def _after_determiners(fragment: Parsed) -> int:
    """Where a fragment begins without "and", "the", "a"."""
    first = fragment.opening
    while first < len(fragment.parts) - 1 and fragment.parts[first].word.folded in known.ARTICLES:
        first += 1
    return first


def _before_too(fragment: Parsed) -> int:
    """Where a fragment ends without "too", and without "one" after what it takes the place of."""
    last = len(fragment.parts)
    while last > 1 and fragment.parts[last - 1].word.folded in known.TOO | known.ONES:
        last -= 1
    return last


def _in_place(question: Parsed, first: int, last: int, said: str) -> str:
    start, end = question.parts[first].word.start, question.parts[last - 1].word.end
    return f"{question.text[:start]}{said}{question.text[end:]}"


def _owned(question: Parsed, place: int) -> int:
    """The place after what the possessive at ``place`` belongs to ("its total budget")."""
    end = place + 1
    while end < len(question.parts) and question.parts[end].role in PHRASAL:
        end += 1
    return end


def _of(question: Parsed, place: int, subject: str) -> str:
    """The question with "its budget" as "the budget of ...": "'s" would be a word to search for."""
    end = _owned(question, place)
    owned = question.written(place + 1, end)
    return _in_place(question, place, end, f"the {owned} of {subject}")


def _body(question: str) -> tuple[str, str]:
    """A question without its mark, and the mark."""
    body = question.rstrip()
    bare = body.rstrip("?! ")
    if bare == body and not body.endswith(" r."):
        bare = body.rstrip(".…")
    return bare, body[len(bare) :].strip()


def _places(question: Parsed, first: int, last: int) -> tuple[int, int]:
    written = question.written(first, last)
    start = question.text.find(written, max(0, question.parts[first].word.start - 1))
    return start, start + len(written)


def _without(question: Parsed, replaced: tuple[int, int] | None) -> str:
    body, _ = _body(question.text)
    if replaced is None:
        return body
    start, end = _places(question, *replaced)
    return _body(" ".join(f"{question.text[:start]} {question.text[end:]}".split()))[0]


def _counterpart(fragment: Parsed, start: int, earlier: Parsed) -> tuple[int, int] | None:
    """The places (first, out) of ``earlier`` that ``fragment`` replaces; None for none."""
    parts = fragment.parts[start:]
    time = is_time(fragment, Phrase(start, len(fragment.parts)))
    linked = parts[0].word.folded if parts[0].word.folded in known.PREPOSITIONS else ""
    pieces = [(run.first, run.last) for run in runs(earlier)]
    alike = [piece for piece in pieces if is_time(earlier, Phrase(*piece)) is time]
    if parts[-1].word.folded in known.ONES:
        return _modifier(fragment, start, earlier, pieces)
    if linked:
        dated = any(part.word.folded[0].isdigit() for part in parts) and not time
        times = [piece for piece in pieces if dated and is_time(earlier, Phrase(*piece))]
        return _linked(earlier, alike, linked, time=time) or (
            _linked(earlier, times, linked, time=True)
        )
    if time:
        return alike[-1] if alike else None
    if len(parts) == 1 and (qualified := _same_qualifier(parts[0], earlier)):
        return qualified
    return _of_same_kind(fragment, start, earlier, alike)


def _modifier(
    fragment: Parsed, start: int, earlier: Parsed, pieces: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """What stands before the noun that "one" is for: after the same article, "a micro company"."""
    article = fragment.parts[start - 1].word.folded if start else ""
    for first, last in reversed(pieces):
        if last - first > 1 and earlier.parts[first - 1].word.folded == article:
            return first, last - 1
    return None


def _of_same_kind(
    fragment: Parsed, start: int, earlier: Parsed, pieces: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The piece with the same noun, else for a name the first name, for a noun the first noun."""
    roles = {part.role for part in fragment.parts[start:]}
    if Role.NOUN in roles and (same := _from_same_noun(fragment, start, earlier, pieces)):
        return same
    if not roles & {Role.NAME, Role.NOUN}:
        return None
    named = Role.NAME in roles
    alike = (piece for piece in pieces if _has(earlier, piece, Role.NAME) is named)
    return next(alike, None if named else _office(earlier))


def _office(earlier: Parsed) -> tuple[int, int] | None:
    """What stands before a name that it is of: "burmistrzem" in "burmistrzem Lublina"."""
    for place in range(earlier.opening, len(earlier.parts) - 1):
        part, following = earlier.parts[place], earlier.parts[place + 1]
        if part.role is Role.NOUN and known.is_relational(part.word.text):
            return (place, place + 1) if following.role in PHRASAL else None
    return None


def _same_qualifier(said: Part, earlier: Parsed) -> tuple[int, int] | None:
    """The adjective that one such as "ulgowy" or "lowest" replaces."""
    if not _qualifies(said):
        return None
    for place in range(earlier.opening + 1, len(earlier.parts)):
        beside = (*earlier.parts[place - 1 : place], *earlier.parts[place + 1 : place + 2])
        if _qualifies(earlier.parts[place]) and any(part.role is Role.NOUN for part in beside):
            return place, place + 1
    return None


def _qualifies(part: Part) -> bool:
    """Whether a word is an adjective, though it may also be a noun ("normalny")."""
    if part.role is Role.QUALIFIES:
        return not part.word.folded[0].isdigit()
    return part.role is Role.NOUN and "adj" in polish_parts(part.word.text)


def _from_same_noun(
    fragment: Parsed, start: int, earlier: Parsed, pieces: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The piece from the noun that both share on: "sali „Modrzew”", "sali „Jodła”".

    In English all of it, since what tells rooms apart stands before "room".
    """
    nouns = {_lemma(fragment, n) for n, part in enumerate(fragment.parts)
             if n >= start and part.role is Role.NOUN}  # fmt: skip
    for first, last in pieces:
        for place in range(first, last):
            if earlier.parts[place].role is Role.NOUN and _lemma(earlier, place) in nouns:
                return (first if earlier.language == "en" else place), last
    return None


def _lemma(question: Parsed, place: int) -> str:
    word = question.parts[place].word
    return index_lemma(word.text, word.folded, question.language)


def _linked(
    earlier: Parsed, pieces: list[tuple[int, int]], linked: str, *, time: bool
) -> tuple[int, int] | None:
    """The last piece after the preposition ``linked``, with it; of times, after any."""
    for first, last in reversed(pieces):
        article = first > 1 and earlier.parts[first - 1].word.folded in known.ARTICLES
        start = first - 1 - article
        before = earlier.parts[start].word.folded if start >= 0 else ""
        if before in known.PREPOSITIONS and (time or before[0] == linked[0]):
            return start, last
    return None


def _has(question: Parsed, piece: tuple[int, int], role: Role) -> bool:
    return any(part.role is role for part in question.parts[slice(*piece)])
