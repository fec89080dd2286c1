"""Words that the terminal and the page share: states of files, and nouns with their number."""

from __future__ import annotations

from assistant.records import State
from assistant.wording import Wording, polish_count

STATES: dict[State, Wording] = {
    State.INDEXED: Wording("ready", "gotowy"),
    State.PARTIAL: Wording("partly read", "odczytany częściowo"),
    State.NEEDS_OCR: Wording("needs OCR", "wymaga OCR"),
    State.NEEDS_PASSWORD: Wording("needs a password", "wymaga hasła"),
    State.DAMAGED: Wording("damaged", "uszkodzony"),
    State.TOO_LARGE: Wording("too large", "za duży"),
    State.UNSUPPORTED: Wording("not supported", "nieobsługiwany"),
}


def documents_counted(count: int) -> Wording:
    """``3 documents``, with the noun in the form that the number asks for."""
    return Wording(
        f"{count} {'document' if count == 1 else 'documents'}",
        f"{count} {polish_count(count, 'dokument', 'dokumenty', 'dokumentów')}",
    )


def passages_counted(count: int) -> Wording:
    """``12 passages``, with the noun in the form that the number asks for."""
    return Wording(
        f"{count} {'passage' if count == 1 else 'passages'}",
        f"{count} {polish_count(count, 'fragment', 'fragmenty', 'fragmentów')}",
    )


def problems_counted(count: int) -> Wording:
    """``2 problems``, with the noun in the form that the number asks for."""
    return Wording(
        f"{count} {'problem' if count == 1 else 'problems'}",
        f"{count} {polish_count(count, 'problem', 'problemy', 'problemów')}",
    )


def files_changed(count: int) -> Wording:
    """``2 files have changed``, with noun and verb in the form that the number asks for."""
    changed = polish_count(count, "zmienił się", "zmieniły się", "zmieniło się")
    files = polish_count(count, "plik", "pliki", "plików")
    return Wording(
        f"{count} {'file has' if count == 1 else 'files have'} changed",
        f"{changed} {count} {files}",
    )
