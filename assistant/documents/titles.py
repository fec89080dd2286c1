"""A document's title: the metadata's where it means something, else the text's own heading."""

from __future__ import annotations

import re

from assistant.documents.cleaning import one_line
from assistant.documents.dates import dates_in

_LONGEST = 250
_LOOKED_AT = 20  # lines at the top of a text
_PROSE = 90  # characters; what is so long is a paragraph, no heading

_JUNK = re.compile(
    r"""
    word\ document | microsoft\ (?:word|powerpoint|excel|office).*
  | (?:untitled|unnamed|bez\ (?:tytu[łl]u|nazwy)|no\ title|title|tytu[łl]|unspecified|none|null)
    (?:\ ?(?:document|dokument|page|presentation))?[\W\d_]*
  | (?:slajd|slide|folie|layout|document|dokument|doc|prezentacja|presentation|zeszyt|book|
       workbook|arkusz|sheet|page|strona|skan|scan|img|image|print|job|test|new\ document)[\W\d_]*
  | (?:powerpoint|libreoffice|openoffice|google|adobe)\W.*
  | prezentacja\ programu\ powerpoint | powerpoint[\ -]presentation | pptxgenjs.*
  | full\ page\ photo | \(?anonymous\)? | home(?:\ page)? | strona\ g[łl][óo]wna
  | https?://\S+ | file:.* | [a-z]:\\.*
  | [\w\ .()-]+\.(?:docx?|pptx?|xlsx?|od[tps]|pdf|indd|qxd|pmd|rtf|txt|tex|dvi|ps|eps|html?|cdr|
       tiff?|jpe?g|png)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PAPERS = re.compile(
    r"(?:projekt\s+)?(?:protok[óo][łlt]|uchwa[łl]a|zarz[ąa]dzenie|obwieszczenie|postanowienie|"
    r"rozporz[ąa]dzenie|statut|regulamin|notatka|sprawozdanie|ustawa|umowa|minutes|resolution|"
    r"report)\b",
    re.IGNORECASE,
)
_SITES = re.compile(
    r"(?:oficjaln[ya]\s+)?(?:portal|serwis|biuletyn\s+informacji|bip|strona\s+internetowa|witryna|"
    r"website)\b",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"(?:kategori[ae]|data|autor(?:ka)?|opublikowan[oay]|dodan[oay]|[źz]r[óo]d[łl]o|tagi?|fot\.?|"
    r"author|by|published|posted|category|date|source|tags?|strona|page|str\.)\b[\s\w]{0,20}[-–:\d]",
    re.IGNORECASE,
)
_ENDS_LIKE_PROSE = re.compile(r"[.;,:!]$")


def meaningful_title(title: str | None) -> str | None:
    """A metadata title in one line; None when a program put it there rather than a person."""
    line = one_line(title or "")
    words = re.findall(r"[^\W\d_]{2,}", line)
    if not words or len(line) > _LONGEST or _JUNK.fullmatch(line) or "\ufffd" in line:
        return None
    return line


def title_of_pages(text: str) -> str | None:
    """The title at the top of the first page, which comes before anything else."""
    lines = _lines(text)
    prose = _first_prose(lines)
    return meaningful_title(_paper(lines) or _first_heading(lines[:prose]))


def title_of_text(text: str) -> str | None:
    """The heading of a text that may begin with a site's name and menu (a saved web page).

    None when the text starts right away, and for subtitles, which begin with a time.
    """
    if "-->" in text[:200]:
        return None
    lines = _lines(text)
    prose = _first_prose(lines)
    above = _above_prose(lines, prose) if prose is not None else _first_heading(lines)
    return meaningful_title(_paper(lines) or above)


def _lines(text: str) -> list[str]:
    return [re.sub(r"^#{1,6}\s+", "", line.strip()) for line in text[:8000].splitlines()]


def _paper(lines: list[str]) -> str | None:
    """An official paper's title, which runs over several lines: kind, number, body, day."""
    seen = 0
    for i, line in enumerate(lines):
        seen += bool(line)
        if seen > 8:
            return None
        match = _PAPERS.match(line)
        if match and (line.isupper() or len(line) < _PROSE) and not line.endswith("."):
            return _joined(lines[i:])
    return None


def _joined(lines: list[str]) -> str:
    taken: list[str] = []
    for line in lines[:8]:
        if not line and len(taken) > 1:
            break
        if len(" ".join([*taken, line])) > _LONGEST or (taken and _is_heading_end(line)):
            break
        if line:
            taken.append(line)
        if next(dates_in(line), None):
            break
    return " ".join(taken)


def _is_heading_end(line: str) -> bool:
    return bool(re.match(r"(?:§|\d+\.\s|na\s+podstawie|porz[ąa]dek|obecni)", line, re.IGNORECASE))


def _first_prose(lines: list[str]) -> int | None:
    filled = [i for i, line in enumerate(lines) if line][:_LOOKED_AT]
    return next((i for i in filled if len(_paragraph(lines, i)) >= _PROSE), None)


def _above_prose(lines: list[str], prose: int) -> str | None:
    """The heading right above the first paragraph, past lines such as category and date."""
    above = prose - 1
    while above >= 0 and (not lines[above] or not _is_heading(lines[above])):
        above -= 1
    if above < 0:
        return None
    first = above
    while (
        first > 0
        and _is_heading(lines[first - 1])
        and lines[above][:1].islower() | (len(lines[first - 1]) > 40)
    ):
        first -= 1
    return " ".join(lines[first : above + 1])


def _paragraph(lines: list[str], start: int) -> str:
    if len(lines[start]) < _PROSE // 2 or _LABELS.match(lines[start]):
        return ""
    end = start
    while end < len(lines) and lines[end]:
        end += 1
    return " ".join(lines[start:end])


def _first_heading(lines: list[str]) -> str | None:
    headings = [line for line in lines[:_LOOKED_AT] if _is_heading(line)]
    named = [line for line in headings if not _SITES.match(line)] or headings
    return named[0] if named else None


def _is_heading(line: str) -> bool:
    if not 4 <= len(line) <= 160 or _ENDS_LIKE_PROSE.search(line) or _LABELS.match(line):
        return False
    if line.count("|") or line[0] in "•▪-–*" or meaningful_title(line) is None:
        return False
    found = next(dates_in(line), None)
    return found is None or found.end - found.start < len(line) // 2
