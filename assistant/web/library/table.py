"""The table of documents as HTML, with what its script needs to sort, filter and choose rows."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal

from assistant.citations import written
from assistant.records import State
from assistant.text.words import fold
from assistant.vocabulary import DATE, PAGES, PASSAGES, STATE, STATES, documents_counted
from assistant.web.library import restriction, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.records import FileStatus
    from assistant.wording import Language, Wording

ROWS = 1000
"""Files listed at once; a browser grows slow with many more rows than this."""

Shown = Literal["all", "ready", "poor"]
_SHOWN: dict[Shown, Wording] = {
    "all": words.SHOW_ALL,
    "ready": words.SHOW_READY,
    "poor": words.SHOW_POOR,
}
_COLUMNS: tuple[tuple[str, str, Wording], ...] = (
    ("name", "", words.FILE),
    ("state", "", STATE),
    ("title", "", words.DOCUMENT_TITLE),
    ("date", "", DATE),
    ("pages", "count", PAGES),
    ("size", "count", words.SIZE),
    ("passages", "count", PASSAGES),
)
_ORDER = {state: order for order, state in enumerate(State)}


@dataclass(frozen=True, slots=True)
class Sought:
    """Which documents are listed: ``text`` is part of a path or title, ``shown`` a kind of state.

    Only a list that is too long for the page is cut by this; a short one is sent whole, and its
    script filters it.
    """

    text: str = ""
    shown: Shown = "all"

    @classmethod
    def of(cls, text: object, shown: object) -> Sought:
        """From what a browser sent."""
        kind: Shown = next((known for known in _SHOWN if known == shown), "all")
        return cls(text[:200] if isinstance(text, str) else "", kind)

    def admits(self, file: FileStatus) -> bool:
        """Whether a file is to be listed."""
        if self.shown != "all" and (self.shown == "ready") != (file.state is State.INDEXED):
            return False
        return fold(self.text.strip()) in fold(f"{file.path} {file.title or ''}")


EVERYTHING = Sought()


def documents_table(
    files: Sequence[FileStatus],
    language: Language,
    chosen: Sequence[str] = (),
    sought: Sought = EVERYTHING,
) -> str:
    """Every file with its state in words; under one that could not be read, why and what to do.

    Args:
        files: all of the corpus.
        language: of the page.
        chosen: paths of the documents that questions are restricted to.
        sought: which files are listed where they are more than `ROWS`.
    """
    if not files:
        return f'<p class="notice empty-library">{escape(words.NO_DOCUMENTS(language))}</p>'
    cut = len(files) > ROWS
    listed = [file for file in files if sought.admits(file)] if cut else files
    rows = "".join(_row(file, language) for file in listed[:ROWS])
    return (
        f'<div class="library" data-chosen="{_json(chosen)}"{" data-cut" if cut else ""}>'
        f"{restriction.line_among(chosen, files)}"
        f'<p class="summary">{escape(_summary(files, language))}</p>'
        f"{_finding(files, language)}{_long(len(listed), language)}{_choice(language)}"
        f'<div class="scroll"><table role="table"><thead role="rowgroup"><tr role="row">'
        f"{_head(language)}</tr></thead>"
        f'<tbody role="rowgroup">{rows}</tbody></table></div>'
        f'<p class="notice none" hidden>{escape(words.NONE_SHOWN(language))}</p></div>'
    )


def _summary(files: Sequence[FileStatus], language: Language) -> str:
    """``6 documents – ready: 5, needs OCR: 1``."""
    counts = Counter(file.state for file in files)
    states = ", ".join(
        f"{STATES[state](language)}: {counts[state]}" for state in State if counts[state]
    )
    return f"{documents_counted(len(files))(language)} – {states}"


def _finding(files: Sequence[FileStatus], language: Language) -> str:
    """The box for part of a name, and the kinds of states with how many files each has."""
    ready = sum(file.state is State.INDEXED for file in files)
    counts: dict[Shown, int] = {"all": len(files), "ready": ready, "poor": len(files) - ready}
    chips = "".join(
        f'<button type="button" data-show="{kind}" aria-pressed="{str(kind == "all").lower()}">'
        f"{escape(named(language))} <b>{counts[kind]}</b></button>"
        for kind, named in _SHOWN.items()
    )
    find, shown = escape(words.FIND(language)), escape(words.SHOWN(language))
    return (
        f'<div class="finding" role="search"><input type="search" class="find" aria-label="{find}" '
        f'placeholder="{find}" autocomplete="off" spellcheck="false">'
        f'<div class="chips" role="group" aria-label="{escape(words.SHOW(language))}">{chips}</div>'
        f'<p class="shown" role="status" data-words="{shown}"></p></div>'
    )


def _long(count: int, language: Language) -> str:
    """That the list is cut, and how to reach the others; nothing where it is not."""
    if count <= ROWS:
        return ""
    left = words.MORE_FILES.filled(listed=ROWS, count=count)(language)
    return f'<p class="notice">{escape(left)}</p>'


def _choice(language: Language) -> str:
    """What can be done with the rows that are chosen."""
    buttons = (
        ("ask", words.ASK_ONLY),
        ("remove", words.REMOVE),
        ("none", words.SELECT_NONE),
    )
    return (
        f'<div class="choice" role="group" aria-label="{escape(words.ACTIONS(language))}" hidden>'
        f'<span role="status" data-words="{escape(words.SELECTED(language))}"></span>'
        + "".join(
            f'<button type="button" data-choice="{what}">{escape(called(language))}</button>'
            for what, called in buttons
        )
        + "</div>"
    )


def _head(language: Language) -> str:
    every = escape(words.SELECT_SHOWN(language))
    box = f'<input type="checkbox" data-every aria-label="{every}">'
    cells = [f'<th scope="col" role="columnheader" class="pick">{box}</th>']
    for key, style, column in _COLUMNS:
        sort = escape(words.SORT.filled(column=column)(language))
        cells.append(
            f'<th scope="col" role="columnheader" class="{style}" aria-sort="none">'
            f'<button type="button" data-sort-by="{key}" title="{sort}">{escape(column(language))}'
            "</button></th>"
        )
    hidden = f'<span class="unseen">{escape(words.ACTIONS(language))}</span>'
    cells.append(f'<th scope="col" role="columnheader">{hidden}</th>')
    return "".join(cells)


def _row(file: FileStatus, language: Language) -> str:
    """One file.

    On a narrow screen the styles lay the cells under one another, each after its own heading; the
    roles keep it a table to those who hear it.
    """
    message = f"<p>{escape(file.message(language))}</p>" if file.message else ""
    kind = "good" if file.state is State.INDEXED else "poor"
    name = escape(file.path)
    date = written(file.date, language) if file.date else ""
    cells = (
        (words.DOCUMENT_TITLE, "title", file.title or "", file.title or ""),
        (DATE, "date", date, file.date or ""),
        (PAGES, "count", str(file.pages or ""), str(file.pages)),
        (words.SIZE, "count", words.size_written(file.size)(language), str(file.size)),
        (PASSAGES, "count", str(file.passages or ""), str(file.passages)),
    )
    pick = escape(words.SELECT.filled(name=file.path)(language))
    return (
        f'<tr role="row" data-state="{file.state}" data-path="{name}">'
        f'<td role="cell" class="pick"><input type="checkbox" aria-label="{pick}"></td>'
        f'<th scope="row" role="rowheader" data-sort="{name}">{_broken(name)}{message}</th>'
        f'<td role="cell" data-sort="{_ORDER[file.state]}">'
        f'<span class="state {kind}">{escape(STATES[file.state](language))}</span></td>'
        + "".join(
            f'<td role="cell" class="{style}" data-heading="{escape(heading(language))}" '
            f'data-sort="{escape(key)}">{escape(value)}</td>'
            for heading, style, value, key in cells
        )
        + f'<td role="cell" class="acts">{_acts(file.path, language)}</td></tr>'
    )


def _broken(name: str) -> str:
    """A name with places where its line may end, rather than in the middle of a word."""
    return name.replace("_", "_<wbr>").replace("/", "/<wbr>")


def _acts(path: str, language: Language) -> str:
    """The buttons of a row; each is heard with the name of its file."""
    return "".join(
        f'<button type="button" data-act="{act}" '
        f'aria-label="{escape(heard.filled(name=path)(language))}">{escape(seen(language))}</button>'
        for act, seen, heard in (
            ("replace", words.REPLACE, words.REPLACE_FILE),
            ("remove", words.REMOVE, words.REMOVE_FILE),
        )
    )


def _json(paths: Sequence[str]) -> str:
    return escape(json.dumps(list(paths), ensure_ascii=False))
