"""The words that the commands take: options and arguments, with their help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.errors import UsageError
from assistant.settings import Settings
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable


def _whole(name: str, least: int, most: int | None = None) -> Callable[[str], int]:
    """Reads a whole number of at least ``least``, and at most ``most``, for the option ``name``."""
    if most is None:
        wanted = Wording(f"from {least} up", f"od {least} wzwyż")
    else:
        wanted = Wording(f"from {least} to {most}", f"od {least} do {most}")

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = least - 1
        if number < least or (most is not None and number > most):
            raise UsageError(
                Wording(
                    f"{name} takes a whole number {wanted.en}, not '{text}'.",
                    f"{name} przyjmuje liczbę całkowitą {wanted.pl}, a nie '{text}'.",
                )
            )
        return number

    return read


def _language(text: str) -> str:
    if text not in {"pl", "en"}:
        raise UsageError(
            Wording(
                f"--language takes pl or en, not '{text}'.",
                f"--language przyjmuje pl albo en, a nie '{text}'.",
            )
        )
    return text


Corpus = Annotated[
    Path | None,
    typer.Option(
        "--corpus", envvar="ASSISTANT_CORPUS", metavar="FOLDER", help="Folder of documents."
    ),
]
Index = Annotated[
    Path | None,
    typer.Option(
        "--index", envvar="ASSISTANT_INDEX", metavar="FOLDER", help="Folder of the index."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="QUESTION", help="In Polish or English; quotation marks are optional."),
]
Query = Annotated[list[str] | None, typer.Argument(metavar="QUERY", help="Words or a question.")]
Quotes = Annotated[
    int, typer.Option("--top", metavar="N", parser=_whole("--top", 1), help="Quotes at most.")
]
Why = Annotated[
    bool,
    typer.Option("--why", help="Say below which words of the quotes match which of the question."),
]
Passages = Annotated[
    int, typer.Option("--top", metavar="N", parser=_whole("--top", 1), help="Passages at most.")
]
Batch = Annotated[
    Path | None,
    typer.Option(
        "--batch", metavar="FILE", help="JSON lines with id and question; '-' is standard input."
    ),
]
Among = Annotated[
    list[str] | None,
    typer.Option(
        "--in", metavar="DOCUMENT", help="Only this document, a path of 'status'; may be repeated."
    ),
]
Export = Annotated[
    Path | None,
    typer.Option(
        "--export", metavar="FILE", help="Save the answer too: FILE ends in .md, .docx or .json."
    ),
]

QuestionSets = Annotated[
    list[Path], typer.Argument(metavar="FILE", help="Question sets (JSON lines).")
]
OnlyLanguage = Annotated[
    str | None,
    typer.Option(
        "--language", metavar="pl|en", parser=_language, help="Only questions of this language."
    ),
]

Watch = Annotated[
    bool, typer.Option("--watch", help="Go on, and index whatever changes until Ctrl-C.")
]

ExportedFile = Annotated[
    Path | None,
    typer.Argument(metavar="FILE", help="An answer that 'ask' exported as JSON."),
]

Document = Annotated[
    str, typer.Argument(metavar="DOCUMENT", help="Path as 'assistant status' lists it.")
]
Start = Annotated[
    int,
    typer.Option("--start", metavar="N", parser=_whole("--start", 0), help="First character."),
]
End = Annotated[
    int | None,
    typer.Option("--end", metavar="N", parser=_whole("--end", 0), help="After the last one."),
]

Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on.")]
Port = Annotated[
    int,
    typer.Option(
        "--port", metavar="N", parser=_whole("--port", 0, 65535), help="Port; 0 takes a free one."
    ),
]

Mcp = Annotated[
    bool, typer.Option("--mcp", help="Let other programs ask, too, by the Model Context Protocol.")
]


def chosen_settings(corpus: Path | None, index: Path | None) -> Settings:
    """The settings of the environment, with the folders that the command line names.

    Raises:
        pydantic.ValidationError: a variable of the environment makes no sense.
    """
    settings = Settings()
    changed = {"corpus": corpus, "index": index}
    return settings.model_copy(update={k: v for k, v in changed.items() if v is not None})
