"""What a text mentions: persons and bodies, times, amounts, money, places, reasons, addresses.

Told from the letters alone, by patterns: cheap, inspectable, and the same for every document. They
are weak evidence, weighed with the rest in `assistant.evidence`; none decides alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.text.morphology import is_first_name
from assistant.text.questions import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_HALF = 0.5

_MONTH = (
    r"stycz(?:e[nń]|niu?a?)|lut(?:y|ego|ym)|mar(?:zec|ca|cu)|kwie(?:cie[nń]|tniu?a?)|maj[ua]?"
    r"|czerw(?:iec|ca|cu)|lip(?:iec|ca|cu)|sierp(?:ie[nń]|niu?a?)|wrze(?:sie[nń]|[sś]niu?a?)"
    r"|pa[zź]dziernik\w*|listopad(?:a|zie)?|grud(?:zie[nń]|niu?a?)"
    r"|january|february|april|june|july|august|september|october|november|december"
    r"|(?:march|may)(?= \d)|(?<=\d )(?:march|may)"
)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_HOUR = re.compile(
    r"\b\d{1,2}[.:]\d\d\b|\bgodz|\b\d{1,2} ?[-–] ?\d{1,2}\b|\d ?(?:am|pm)\b", re.IGNORECASE
)
_TIME = re.compile(
    rf"\b(?:1\d|20)\d\d\b|\b\d{{1,2}}[.:]\d\d\b|\b(?:{_MONTH})\b|\bwiek", re.IGNORECASE
)
_DURATION = re.compile(
    r"\b(?:lat|lata|rok|roku|dni|dnia|miesi[aąeę]c\w*|tygod\w+|godzin\w*|minut\w*|codziennie"
    r"|years?|days?|months?|weeks?|hours?|minutes?|daily|(?:ponie|wtor|[sś]rod|czwart|pi[aą]t)\w*"
    r"|sobot\w*|niedziel\w*)\b",
    re.IGNORECASE,
)
# Polish numerals by their beginnings, where no common word begins so ("sto" begins
# "stowarzyszenie", "jedna" begins "jednak"), and English ones; "one" and "ten" are Polish pronouns.
_NUMERALS = (
    r"\b(?:(?:jed(?:en|na|no|nego|nej|nemu|nym)|sto|stu|two|three|four|five|six|seven|eight|nine"
    r"|eleven|twelve|hundreds?|thousands?|millions?)\b"
    r"|jedena[sś]|dw(?:a|ie|oje|óch|och|oma|una[sś]t|usta|ustu|ie[sś]cie)|trz(?:y(?!m)|ech|ema|na[sś])"
    r"|czter(?:y|ech|ema|na[sś]|dzie|ysta)|pi[eę](?:[cć]|tna[sś])|sze[sś](?:[cć]|na[sś])|siedem|siedmiu"
    r"|osiem|o[sś]miu|dziewi[eę](?:[cć]|tna[sś])|dziesi[eę][cć]|setk|tysi[aą]c|milion|miliard"
    r"|kilk[au]|kilkuna|kilkudzie|kilkana|po[lł]ow)"
)
_AMOUNT = re.compile(
    rf"(?<![\w.:/-])(?!(?:19|20)\d\d\b)\d+(?![\d.:/-]*\d)|{_NUMERALS}", re.IGNORECASE
)
_SHARE = re.compile(r"\d ?%|\bprocent|\bper ?cent", re.IGNORECASE)
_MONEY = re.compile(
    r"\d\s*(?:(?:tys|mln|mld)\.?|tysi\w+|milion\w*|miliard\w*)?\s*"
    r"(?:z[łl](?!\w)|z[łl]ot|PLN|EUR|euro|USD|dolar|[€$£]|gr(?:osz\w*)?\b)"
    r"|\b(?:bezp[łl]at|nieodp[łl]at|darmo|za darmo|free of charge)",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:poniewa[żz]|bo|gdy[żz]|dlatego|aby|[żz]eby|by|powod\w*|wskutek|skut(?:ek|k\w+)"
    r"|zwi[aą]zku|wzgl[eę]du|dzi[eę]ki|przyczyn\w*|celem|celu|wynika|because|due|order|therefore)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"@|\btel\b|telefon|\b\d{2,3}[ -]\d{2,3}[ -]\d{2,3}|\bul\.|\baleja|\bal\. |\bpok\.|\bpok[oó]j"
    r"|\b\d{2}-\d{3}\b|\bwww\.|\bhttps?:",
    re.IGNORECASE,
)
# Two capitalised words in a row, or a capitalised word that does not open the sentence.
_NAME = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ][\w.]*[ \n-]+[A-ZĄĆĘŁŃÓŚŹŻ]|(?<=[\w,(„\"] )[A-ZĄĆĘŁŃÓŚŹŻ]")
_BODY = re.compile(
    r"\b(?:miast|gmin|urz[aąęe]d|rada|rady|zarz[aą]d|biuro|wydzia[lłt]|sp[oó][lł]k|fundacj"
    r"|stowarzysz|prezes|prezydent|burmistrz|marsza[lł]|dyrektor|koordynator|firm)",
    re.IGNORECASE,
)
# A title, an initial or a known first name before a capitalised word: a person, not a body.
_PERSON = re.compile(
    r"\b(?:Pan(?:i|a|em|ią|u)?|Panowie|prof|dr|mgr|inż|[A-ZŁŚŻ])\.? ?[\n ]?[A-ZĄĆĘŁŃÓŚŹŻ]\w"
)
_CAPITALISED_PAIR = re.compile(r"\b([A-ZĄĆĘŁŃÓŚŹŻ]\w+)(?=[ \n]+[A-ZĄĆĘŁŃÓŚŹŻ]\w)")


def mentions(text: str, wanted: Wanted) -> float:
    """How surely ``text`` mentions something of the kind: 0 (no) to 1 (surely)."""
    return _BY_KIND[wanted](text)


def is_amount(word: str) -> bool:
    """Whether a single word says how many: digits that are no year, or a numeral."""
    return _AMOUNT.match(word) is not None


def _nothing(_: str) -> float:
    return 0.0


def _holds(*patterns: re.Pattern[str]) -> Callable[[str], float]:
    """1 where any of the patterns is found."""
    return lambda text: float(any(pattern.search(text) for pattern in patterns))


def _time(text: str) -> float:
    if _TIME.search(text):
        return 1.0
    return _HALF if _DURATION.search(text) else 0.0


def _money(text: str) -> float:
    if _MONEY.search(text) or _SHARE.search(text):
        return 1.0
    return _HALF if _AMOUNT.search(text) else 0.0


def _place(text: str) -> float:
    return _HALF if _NAME.search(text) else 0.0


def _person(text: str) -> float:
    pairs = _CAPITALISED_PAIR.finditer(text)
    if _PERSON.search(text) or any(is_first_name(found.group(1)) for found in pairs):
        return 1.0
    return _HALF if _NAME.search(text) or _BODY.search(text) else 0.0


_BY_KIND: Mapping[Wanted, Callable[[str], float]] = {
    Wanted.PERSON: _person,
    Wanted.TIME: _time,
    Wanted.YEAR: _holds(_YEAR),
    Wanted.HOUR: _holds(_HOUR),
    Wanted.NUMBER: _holds(_AMOUNT, _SHARE),
    Wanted.MONEY: _money,
    Wanted.PLACE: _place,
    Wanted.REASON: _holds(_REASON),
    Wanted.CONTACT: _holds(_CONTACT),
    Wanted.ANYTHING: _nothing,
}
