"""``assistant ask`` and ``assistant search``: one question, or a file of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from assistant.commands import options
from assistant.commands.opening import opened, warn_if_stale
from assistant.errors import UsageError
from assistant.terminal.output import print_json, print_lines, typed
from assistant.terminal.speaking import speaking, spoken_language
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from rich.console import RenderableType

    from assistant.assistant import Assistant
    from assistant.settings import Settings
    from assistant.wording import Language

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class _Way(Generic[Found]):
    """How a question is answered, and how that is shown to programs and to people."""

    find: Callable[[Assistant, str], Found]
    json: Callable[[Found], dict[str, Any]]
    lines: Callable[[Found, Language], Iterable[RenderableType]]
    save: Callable[[Assistant, Found, Language], None] | None = None


def ask(
    question: options.Words = None,
    *,
    top: options.Quotes = 3,
    among: options.Among = None,
    why: options.Why = False,
    export: options.Export = None,
    batch: options.Batch = None,
    corpus: options.Corpus = None,
    index: options.Index = None,
    as_json: options.AsJson = False,
) -> None:
    """Answer a question with verbatim quotes and their sources."""
    from assistant.commands import exporting
    from assistant.contract import answer_json
    from assistant.terminal.answering import answer_and_reason_lines, answer_lines

    lines = answer_and_reason_lines if why else answer_lines
    settings = options.chosen_settings(corpus, index)
    language = spoken_language(settings, typed(" ".join(question)) if question else None)
    documents = _named(among)
    way = _Way(
        lambda assistant, text: assistant.ask(text, top=top, documents=documents),
        answer_json,
        lines,
        None if export is None else exporting.saver(export, settings, batch, language),
    )
    _carry_out(way, question, batch, settings, as_json=as_json)


def search(
    query: options.Query = None,
    *,
    top: options.Passages = 10,
    among: options.Among = None,
    batch: options.Batch = None,
    corpus: options.Corpus = None,
    index: options.Index = None,
    as_json: options.AsJson = False,
) -> None:
    """List the passages that fit a query best."""
    from assistant.contract import search_json
    from assistant.terminal.layout import search_lines

    documents = _named(among)
    way = _Way(
        lambda assistant, text: assistant.search(text, top=top, documents=documents),
        search_json,
        search_lines,
    )
    _carry_out(way, query, batch, options.chosen_settings(corpus, index), as_json=as_json)


def _named(among: Sequence[str] | None) -> list[str] | None:
    """The documents to ask; None for all."""
    return [typed(document) for document in among] if among else None


def _carry_out(
    way: _Way[Found],
    words: Sequence[str] | None,
    batch: Path | None,
    settings: Settings,
    *,
    as_json: bool,
) -> None:
    """Answer the question that ``words`` make, or every one of a batch."""
    question = typed(" ".join(words)) if words else None
    language = spoken_language(settings, question)
    with speaking(language):
        if batch is not None and question is None:
            _answer_all(way, batch, settings, language)
        elif question is not None and batch is None:
            _answer(way, question, settings, language, as_json=as_json)
        else:
            raise UsageError(
                Wording(
                    "Give either a question or --batch FILE.",
                    "Podaj albo pytanie, albo --batch PLIK.",
                )
            )


def _answer(
    way: _Way[Found], question: str, settings: Settings, language: Language, *, as_json: bool
) -> None:
    from assistant.assistant import checked_question

    checked_question(question)  # a bad one is told before an index is built for it
    assistant = opened(settings, language)
    found = way.find(assistant, question)
    try:
        if way.save is not None:
            way.save(assistant, found, language)
    finally:  # an answer that cannot be saved is printed all the same
        _print(way, found, assistant, language, as_json=as_json)


def _print(
    way: _Way[Found], found: Found, assistant: Assistant, language: Language, *, as_json: bool
) -> None:
    if as_json:
        print_json(way.json(found))
        return
    print_lines(way.lines(found, language))
    warn_if_stale(assistant, language)


def _answer_all(way: _Way[Found], batch: Path, settings: Settings, language: Language) -> None:
    from assistant.batch import run_batch

    assistant = opened(settings, language)
    rows = run_batch(
        batch,
        lambda question: way.json(way.find(assistant, question)),
        lambda question: spoken_language(settings, question),
    )
    for row in rows:
        print_json(row)
