"""The program: its commands by name. The only place that gives errors their exit code."""

from __future__ import annotations

import sys
from typing import Annotated, cast

import typer
from pydantic import ValidationError

from assistant.commands import asking, evaluating, keeping, showing
from assistant.settings import locale_language
from assistant.terminal import words as say
from assistant.terminal.misuse import mistaken_setting, misused
from assistant.terminal.output import use_utf8
from assistant.terminal.speaking import INTERRUPTED, fail, speaking

app = typer.Typer(
    name="assistant",
    help="Ask a folder of documents; get verbatim quotes with their sources.",
    epilog="Start with: assistant ask who coordinates Lubelska Medycyna",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_WRONG_USAGE = 2
_Misuse = cast("type[Exception]", typer.BadParameter.__mro__[1])
"""What the library raises for any wrong use of the command line; it exports no name for it."""


def _show_version(*, wanted: bool) -> None:
    if wanted:
        from assistant import __version__

        sys.stdout.write(f"assistant {__version__}\n")
        raise typer.Exit


@app.callback()
def program(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=lambda value: _show_version(wanted=value),
            is_eager=True,
            help="Print the version.",
        ),
    ] = False,
) -> None:
    """Ask a folder of documents; get verbatim quotes with their sources."""


for _command, _name, _example in (
    (keeping.index, "index", "--corpus ~/minutes --watch"),
    (asking.ask, "ask", "ilu członków ma klaster --top 5"),
    (asking.search, "search", "składki członkowskie --top 5"),
    (evaluating.evaluate, "eval", "eval/questions.jsonl --language pl"),
    (keeping.status, "status", "--json"),
    (keeping.verify, "verify", "answer.json"),
    (showing.show, "show", "minutes.pdf --start 1200 --end 1350"),
    (showing.serve, "serve", "--port 8000"),
):
    app.command(_name, epilog=f"Example: assistant {_name} {_example}".rstrip())(_command)


def main() -> None:
    """Run a command; errors become one line on standard error and an exit code."""
    use_utf8()
    language = locale_language()
    with speaking(language):
        try:
            code = app(
                ["--help"] if len(sys.argv) < 2 else None,
                prog_name="assistant",
                standalone_mode=False,
            )
        except _Misuse as error:
            context = getattr(error, "ctx", None)
            command = context.command_path if context else "assistant"
            message = getattr(error, "format_message", error.__str__)()
            fail(misused(message, command), _WRONG_USAGE, language)
        except ValidationError as error:
            fail(mistaken_setting(error), _WRONG_USAGE, language)
        except typer.Abort:
            code = INTERRUPTED
        sys.stdout.flush()  # what cannot be written is told here, not after the end
        if code == INTERRUPTED:
            fail(say.STOPPED, INTERRUPTED, language)
        sys.exit(code)


if __name__ == "__main__":
    main()
