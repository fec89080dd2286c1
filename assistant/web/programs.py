"""What other programs can ask for: the functions behind Gradio's interface and MCP alike.

Each gives the very JSON that the command of the same purpose prints (see `assistant.contract`), so
that a program may change between command line, HTTP and MCP without reading anything differently.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any

from gradio import Error
from gradio.events import api
from pydantic import Field, TypeAdapter

from assistant.contract import answer_json, search_json, show_json, status_json
from assistant.errors import AssistantError, UsageError
from assistant.text.language import detect_language
from assistant.text.words import words
from assistant.web.words import UNEXPECTED
from assistant.wording import Wording

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.wording import Language

_log = logging.getLogger(__name__)

Json = dict[str, Any]
Program = Callable[..., Json]

MOST = 100
"""Quotes or passages that a program can ask for at once."""

_Top = Annotated[int, Field(description="How many at most.", ge=1, le=MOST)]
_Document = Annotated[str, Field(description="Its path, as list_documents gives it.")]
_Start = Annotated[int, Field(description="Offset of the first character.", ge=0)]
_End = Annotated[
    int | None, Field(description="Offset after the last one; without it, that of the first.")
]


class ProgramError(Exception):
    """A program asked for something that cannot be given; the message is one line for people."""


class Programs:
    """The functions over one assistant.

    Their names, parameters and docstrings are what other programs are shown.

    Raises:
        ProgramError: each of them, in place of every other error.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def ask(
        self,
        question: Annotated[str, Field(description="A whole question, in Polish or English.")],
        top: _Top = 3,
    ) -> Json:
        """Answer a question with verbatim quotes from the documents, each with its source.

        Where the documents do not answer it, "status" is "not_found", "quotes" is empty and
        "nearest" holds the passages that come nearest, which are no answer.
        """
        return self._given(
            lambda: answer_json(
                self._assistant.ask(_text("question", question), top=_whole("top", top, 1, MOST))
            ),
            self._language(question),
        )

    def search(
        self,
        query: Annotated[str, Field(description="Words or a question.")],
        top: _Top = 10,
    ) -> Json:
        """List the passages of the documents that fit a query best, whether they answer it or not.

        "start" and "end" are character offsets in the document, as read_passage takes them.
        """
        return self._given(
            lambda: search_json(
                self._assistant.search(_text("query", query), top=_whole("top", top, 1, MOST))
            ),
            self._language(query),
        )

    def list_documents(self) -> Json:
        """List every document with its state, title, date and number of pages.

        Documents whose state is not "indexed" or "partial" cannot be searched; "message" says why.
        """
        language = self._language(None)
        return self._given(
            lambda: status_json(self._assistant.generation, self._assistant.status(), language),
            language,
        )

    def read_passage(self, document: _Document, start: _Start = 0, end: _End = None) -> Json:
        """Read the text of a document from one character offset to another, and what is around it.

        "text" is exactly that span, "before" and "after" hold up to 600 characters on its sides.
        """
        return self._given(lambda: self._passage(document, start, end), self._language(None))

    def all(self) -> tuple[Program, ...]:
        """The functions, in the order in which they are listed."""
        return (self.ask, self.search, self.list_documents, self.read_passage)

    def _passage(self, document: str, start: int, end: int | None) -> Json:
        first = _whole("start", start, 0)
        last = first if end is None else _whole("end", end, 0)
        if last < first:
            raise UsageError(
                Wording("end must not lie before start.", "end nie może leżeć przed start.")
            )
        return show_json(self._assistant.show(_text("document", document), first, last))

    def _given(self, make: Callable[[], Json], language: Language) -> Json:
        """What ``make`` gives, of the index as it is now; its errors in one line."""
        try:
            self._assistant.refresh()  # see what "assistant index" did meanwhile
            return make()
        except AssistantError as error:
            raise ProgramError(" ".join(error.wording(language).split())) from error
        except Exception as error:
            _log.exception("a program's request failed")
            raise ProgramError(UNEXPECTED(language)) from error

    def _language(self, question: str | None) -> Language:
        """The language of messages: as set, else the question's, else the locale's."""
        settings = self._assistant.settings
        if settings.language is None and isinstance(question, str) and words(question):
            return detect_language(question)
        return settings.message_language()


def parameters_of(program: Program) -> Json:
    """The parameters of a program as a JSON schema: names, types, limits, descriptions."""
    adapter: TypeAdapter[Json] = TypeAdapter(program)  # type: ignore[arg-type]  # takes functions
    return adapter.json_schema()


def add_endpoints(programs: Programs) -> None:
    """Make each program an endpoint of Gradio's interface; call it inside the page's blocks.

    They are the page's only public endpoints. An error reaches the client as its message.
    """
    for program in programs.all():
        # Outside the queue: no request waits for another, and none for the page's own events.
        api(_telling(program), api_name=program.__name__, queue=False)


def _telling(program: Program) -> Program:
    """``program``, raising the error whose message Gradio passes on, without a trace here."""

    @wraps(program)
    def told(*arguments: Any) -> Json:
        try:
            return program(*arguments)
        except ProgramError as error:
            raise Error(str(error), print_exception=False) from error

    return told


def _whole(name: str, value: int, least: int, most: int | None = None) -> int:
    """``value``, where it is a whole number from ``least`` to ``most``.

    Raises:
        UsageError: it is something else.
    """
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if is_whole and value >= least and (most is None or value <= most):
        return value
    upward = Wording(f"from {least} up", f"od {least} wzwyż")
    between = Wording(f"from {least} to {most}", f"od {least} do {most}")
    raise UsageError(
        Wording(
            "{name} takes a whole number {wanted}, not '{value}'.",
            "{name} przyjmuje liczbę całkowitą {wanted}, a nie '{value}'.",
        ).filled(name=name, wanted=upward if most is None else between, value=value)
    )


def _text(name: str, value: str) -> str:
    """``value``, where it is text: what comes over HTTP may be anything.

    Raises:
        UsageError: it is something else.
    """
    if isinstance(value, str):
        return value
    raise UsageError(
        Wording(
            "{name} takes text, not '{value}'.", "{name} przyjmuje tekst, a nie '{value}'."
        ).filled(name=name, value=value)
    )
