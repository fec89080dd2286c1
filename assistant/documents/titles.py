"""A document's title: the metadata's where it means something, else the text's own heading."""

from __future__ import annotations

import re

from assistant.documents.cleaning import one_line
from assistant.documents.datelines import is_as_of, is_dateline
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
  | https?://\S+ | \S+@\S+ | file:.* | [a-z]:\\.*
  | [\w\ .()-]+\.(?:docx?|pptx?|xlsx?|od[tps]|pdf|indd|qxd|pmd|rtf|txt|tex|dvi|ps|eps|html?|cdr|
       tiff?|jpe?g|png)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PAPERS = re.compile(
    r"(?:projekt\s+)?(?:protok[óo][łlt]|uchwa[łl]a|zarz[ąa]dzenie|obwieszczenie|postanowienie|"
    r"rozporz[ąa]dzenie|statut|regulamin|notatka|sprawozdanie|ustawa|umowa|porozumienie|decyzja|"
    r"og[łl]oszenie|zapytanie\s+ofertowe|minutes|resolution|report)\b",
    re.IGNORECASE,
)
# What stands above the heading of many documents and is none: the site, the kind of note.
_SITES = re.compile(
    r"(?:oficjaln[ya]\s+)?(?:portal|serwis|biuletyn\s+informacji|bip|strona\s+internetowa|witryna|"
    r"website)\b|(?:informacja|notatka|komunikat)\s+prasow[ay]$|komunikat$|press\s+release$|"
    r"projekt$|za[łl][ąa]cznik\s+(?:nr\s+)?\d+|do\s+(?:uchwa[łl]y|zarz[ąa]dzenia)\b",
    re.IGNORECASE,
)
_LABEL_NAMES = (
    r"(?:kategori[ae]|data|autor(?:ka)?|opublikowan[oay]|opublikowa[łl]a?|dodan[oay]|doda[łl]a?|"
    r"wytworzy[łl]a?|(?:ostatnia\s+)?(?:aktualizacja|modyfikacja)|[źz]r[óo]d[łl]o|tagi?|fot\.?|"
    r"znak(?:\s+sprawy)?|dotyczy|miejsce|termin|liczba|author|by|published|posted|category|date|"
    r"source|tags?|strona|page|str\.)"
)
_LABELS = re.compile(rf"{_LABEL_NAMES}(?!\w)[\s\w]{{0,20}}[-–:\d]", re.IGNORECASE)
_LABEL_ALONE = re.compile(
    r"(?:data\s+\w+|autor(?:ka)?|kategori[ae]|[źz]r[óo]d[łl]o|tagi?|author|category|date|source)"
    r"\s*:?",
    re.IGNORECASE,
)
_AS_OF_ALONE = re.compile(r"[\W_]*(?:(?:wg|według)\s+)?(?:stanu?|as\s+(?:of|at))\s", re.IGNORECASE)
_CASE_NUMBER = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ]{1,8}(?:[-./]\w{1,6}){2,}\.?")
_ENDS_LIKE_PROSE = re.compile(r"[;,:!]$|(?<!\d r)(?<!\dr)\.$")  # but "2018 r." ends headings
_SUBJECT = re.compile(r"(?:w\s+sprawie|o|dotycz\w+|zmieniaj\w+|uchylaj\w+|on|concerning)\s")


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
    """The lines at the top, those emptied that label something else: author, category, day."""
    lines = [re.sub(r"^#{1,6}\s+", "", line.strip()) for line in text[:8000].splitlines()]
    below = False
    for i, line in enumerate(lines):
        label = bool(_LABEL_ALONE.fullmatch(line))
        if label or below or _LABELS.match(line) or _CASE_NUMBER.fullmatch(line):
            lines[i] = ""
        below = label
    return _without_subtitle(lines)


def _without_subtitle(lines: list[str]) -> list[str]:
    """The lines, emptied the one below the first heading that says as of which day all holds."""
    filled = [i for i, line in enumerate(lines) if line][:2]
    first, second = (lines[i] for i in filled) if len(filled) > 1 else ("", "")
    if not is_as_of(second) or not _is_heading(first) or _SITES.match(first):
        return lines
    return ["" if i == filled[1] else line for i, line in enumerate(lines)]


def _paper(lines: list[str]) -> str | None:
    """An official paper's title, which runs over several lines: kind, number, body, day."""
    seen = 0
    for i, line in enumerate(lines):
        seen += bool(line)
        if seen > 8:
            return None
        if _PAPERS.match(line) and _names_paper(lines, i):
            return _joined(lines[i:])
    return None


def _names_paper(lines: list[str], i: int) -> bool:
    line = lines[i]
    if line.endswith(".") and not line.endswith(".."):
        return False
    alone = i + 1 == len(lines) or not lines[i + 1]
    return line.isupper() or len(line) < _PROSE or (alone and len(line) <= _LONGEST)


def _joined(lines: list[str]) -> str:
    """The lines of one title: up to the day, and past it where the subject follows."""
    taken: list[str] = []
    dated = False
    for i, line in enumerate(lines[:12]):
        if not line:
            if not _goes_on(taken, lines[i + 1 :]):
                break
            continue
        subject = bool(_SUBJECT.match(line)) or (dated and line[0].islower())
        if len(" ".join([*taken, line])) > _LONGEST or (dated and not subject):
            break
        if taken and (_is_heading_end(line) or (is_dateline(line) and line[0].isupper())):
            break
        taken.append(line)
        dated = dated or next(dates_in(line), None) is not None
    return " ".join(taken)


def _goes_on(taken: list[str], following: list[str]) -> bool:
    """Whether a title that has begun goes on after a blank line."""
    line = next(filter(None, following), "")
    begun = " ".join(taken)
    if len(line) >= _PROSE or next(dates_in(begun), None) or _ENDS_LIKE_PROSE.search(line[-1:]):
        return bool(_SUBJECT.match(line)) and len(line) < _PROSE
    short = len(begun.split()) <= 3
    return short and (line[:1].islower() or line[:3].lower() == "nr " or line.isupper())


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
    if len(lines[start]) < _PROSE // 2:
        return ""
    end = start
    while end < len(lines) and lines[end]:
        end += 1
    return " ".join(lines[start:end])


def _first_heading(lines: list[str]) -> str | None:
    """The first heading that is no site's name, with the lower-case lines that finish it."""
    places = [i for i, line in enumerate(lines[:_LOOKED_AT]) if _is_heading(line)]
    named = [i for i in places if not _SITES.match(lines[i])] or places
    if not named:
        return None
    first = named[0]
    end = first + 1
    while end < len(lines) and lines[end][:1].islower():
        end += 1
    whole = " ".join(lines[first:end])
    # More lines than a heading has, or marks that no heading has: then it is prose, or a form.
    finished = end - first <= 3 and len(whole) < _PROSE and not re.search(r"[.;:,!|]", whole)
    return whole if finished else lines[first]


def _is_heading(line: str) -> bool:
    if not 4 <= len(line) <= 160 or _ENDS_LIKE_PROSE.search(line) or is_dateline(line):
        return False
    if _AS_OF_ALONE.match(line) and is_as_of(line):
        return False
    if line.count("|") or line[0] in "•▪-–*" or meaningful_title(line) is None:
        return False
    found = next(dates_in(line), None)
    if found is not None and found.start == 0:
        return False
    return found is None or found.end - found.start < len(line) // 2
