"""What the name of a file tells of the document in it, when the document itself is silent."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import unquote

from assistant.documents.dates import calendar_date, month_number

_SEPARATOR = r"[-_. ]"
_DAY_LAST = re.compile(rf"(?<!\d)(\d{{4}})({_SEPARATOR}?)(\d\d)\2(\d\d)(?!\d)")
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})({_SEPARATOR})(\d{{1,2}})\2(\d{{4}})(?!\d)")
_MONTH = re.compile(rf"(?<!\d)(\d{{4}}){_SEPARATOR}(\d\d)(?!\d)")
_MONTH_NAME = re.compile(r"([^\W\d_]{3,14})[-_. ]?(\d{4})(?!\d)")
_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?!\d)")
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")
_IDENTIFIER = re.compile(
    r"(?<![^\W_])(?=[0-9a-f-]*\d)(?=[0-9a-f-]*[a-f])[0-9a-f-]{12,}(?![^\W_])", re.IGNORECASE
)
_CAMERA = re.compile(
    r"(?i)(?:img|dsc|scan|skan|doc|dok|document|dokument|file|plik|page|strona)?[\W\d]*"
)

# Names that programs and people give to copies and to what is put away. "Kopia" also names
# documents about copies, so it counts only at the beginning, at the end, or in brackets.
_COPY = re.compile(
    r"^(?:kopia|copy)(?:[ _-]*\(?\d*\)?)?[ _-]+(?:z[ _-]|of[ _-])?|"
    r"[ _-]+(?:kopia|copy)(?:[ _-]*\(?\d+\)?)?$|"
    r"\((?:(?:kopia|copy)[ _]*\d*|\d{1,2})\)$|[ _.-](?:old|stary|stara|stare|bak|backup)$|~\d*$",
    re.IGNORECASE,
)
_PUT_AWAY = re.compile(
    r"(?:_|\d+[ _.-]*)?(?:stare|stary|stara|archiwum|archiwalne|archiwa|archive|archived|archives|"
    r"old|kopie?|kopia[ _]zapasowa|copies|backups?|kosz|trash|tmp|temp|robocze|drafts?)"
    r"(?:[ _.-]*\d*)?",
    re.IGNORECASE,
)


def originality(path: str) -> tuple[int, int, str]:
    """A key that sorts the names of the same bytes: the one to cite first comes first.

    A name that is no copy's ("kopia", "(1)", "- Copy") comes before one that is; outside folders
    of what is put away ("stare", "archiwum") before inside; then fewer folders, then the alphabet,
    so that the order never depends on chance.

    Args:
        path: relative to the corpus, with ``/``.
    """
    *folders, name = PurePosixPath(unicodedata.normalize("NFC", path)).parts or ("",)
    put_away = sum(1 for folder in folders if _PUT_AWAY.fullmatch(folder))
    copied = any(_COPY.search(stem) for stem in (name, _EXTENSION.sub("", name)))
    return put_away + copied, len(folders), path


def title_from_name(path: str) -> str | None:
    """A title made of a file's name: ``"protokol_2019-11-18.pdf"`` gives "protokol 2019-11-18".

    Args:
        path: any path with ``/``; only its last part counts.

    Returns:
        None when the name is only a number, an identifier or a scanner's invention.
    """
    stem = _stem(path)
    words = re.sub(r"_+|(?<!\d)-(?!\d)|(?<=\s)-|\s+", " ", _IDENTIFIER.sub(" ", stem))
    title = " ".join(re.sub(r"(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2})", " ", words).split()).strip(" -._")
    return None if not title or _CAMERA.fullmatch(title) else title


def date_from_name(path: str) -> str | None:
    """The ISO date in a file's name: a day, a month, or a year; None if there is none."""
    stem = _IDENTIFIER.sub(" ", _stem(path))
    for match in _DAY_LAST.finditer(stem):
        if iso := calendar_date(int(match[1]), int(match[3]), int(match[4])):
            return iso
    for match in _DAY_FIRST.finditer(stem):
        if iso := calendar_date(int(match[4]), int(match[3]), int(match[1])):
            return iso
    for match in _MONTH.finditer(stem):
        if iso := calendar_date(int(match[1]), int(match[2])):
            return iso
    for match in _MONTH_NAME.finditer(stem):
        month = month_number(match[1])
        if month and (iso := calendar_date(int(match[2]), month)):
            return iso
    years = {match[1] for match in _YEAR.finditer(stem)}
    return years.pop() if len(years) == 1 else None


def _stem(path: str) -> str:
    name = unquote(PurePosixPath(path).name, errors="ignore")
    return _EXTENSION.sub("", name)
