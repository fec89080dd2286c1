"""The commands. The only place that turns errors into one line and an exit code."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from pydantic import ValidationError

from assistant.errors import AssistantError, CorpusError, QuestionSetError, UsageError
from assistant.settings import Settings, locale_language
from assistant.terminal import words as say
from assistant.vocabulary import files_changed
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from assistant.assistant import Assistant
    from assistant.terminal.progress import TerminalProgress
    from assistant.wording import Language

    Json = dict[str, Any]

app = typer.Typer(
    name="assistant",
    help="Ask a folder of documents; get verbatim quotes with their sources.",
    epilog="Start with: assistant ask 'who coordinates Lubelska Medycyna?'",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_INTERRUPTED = 130  # exit code after Ctrl-C, as shells have it

Corpus = Annotated[
    Path | None, typer.Option("--corpus", envvar="ASSISTANT_CORPUS", help="Folder of documents.")
]
Index = Annotated[
    Path | None, typer.Option("--index", envvar="ASSISTANT_INDEX", help="Folder of the index.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Batch = Annotated[
    Path | None,
    typer.Option("--batch", help="JSON lines with id and question; '-' is standard input."),
]


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


@app.command("index", epilog="Example: assistant index --corpus ~/minutes --watch")
def index_command(
    *,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on, and index whatever changes until Ctrl-C.")
    ] = False,
    corpus: Corpus = None,
    index: Index = None,
    as_json: AsJson = False,
) -> None:
    """Bring the index up to date: adds, changes and removes what changed, and nothing else."""
    from assistant.assistant import build_index
    from assistant.contract import index_json
    from assistant.terminal.layout import index_lines

    settings = _settings(corpus, index)
    language = settings.message_language()
    reports = (
        _watched(settings) if watch else iter([build_index(settings, progress=_progress(settings))])
    )
    for report in reports:
        if as_json:
            _print_json(index_json(report))
        else:
            _print(index_lines(report, language))


@app.command("ask", epilog="Example: assistant ask 'ilu członków ma klaster?' --top 5")
def ask_command(
    question: Annotated[str | None, typer.Argument(help="In Polish or English.")] = None,
    *,
    top: Annotated[int, typer.Option("--top", min=1, help="Quotes at most.")] = 3,
    batch: Batch = None,
    corpus: Corpus = None,
    index: Index = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question with verbatim quotes and their sources."""
    from assistant.batch import run_batch
    from assistant.contract import answer_json
    from assistant.terminal.layout import answer_lines

    settings = _settings(corpus, index)
    language = settings.message_language()
    _one_of(question, batch)
    assistant = _open(settings, question)
    if batch is not None:
        for row in run_batch(batch, lambda q: answer_json(assistant.ask(q, top=top)), language):
            _print_json(row)
        return
    answer = assistant.ask(question or "", top=top)
    if as_json:
        _print_json(answer_json(answer))
    else:
        _print(answer_lines(answer))
        _warn_if_stale(assistant, answer.language)


@app.command("search", epilog="Example: assistant search 'składki członkowskie' --top 5")
def search_command(
    query: Annotated[str | None, typer.Argument(help="Words or a question.")] = None,
    *,
    top: Annotated[int, typer.Option("--top", min=1, help="Passages at most.")] = 10,
    batch: Batch = None,
    corpus: Corpus = None,
    index: Index = None,
    as_json: AsJson = False,
) -> None:
    """List the passages that fit a query best."""
    from assistant.batch import run_batch
    from assistant.contract import search_json
    from assistant.terminal.layout import search_lines
    from assistant.text.language import detect_language

    settings = _settings(corpus, index)
    language = settings.message_language()
    _one_of(query, batch)
    assistant = _open(settings, query)
    if batch is not None:
        for row in run_batch(batch, lambda q: search_json(assistant.search(q, top=top)), language):
            _print_json(row)
        return
    result = assistant.search(query or "", top=top)
    if as_json:
        _print_json(search_json(result))
    else:
        _print(search_lines(result, detect_language(result.query)))


@app.command("eval", epilog="Example: assistant eval eval/questions.jsonl --language pl")
def eval_command(
    files: Annotated[list[Path], typer.Argument(help="Question sets (JSON lines).")],
    *,
    language: Annotated[
        Literal["pl", "en"] | None,
        typer.Option("--language", help="Only questions of this language."),
    ] = None,
    corpus: Corpus = None,
    index: Index = None,
    as_json: AsJson = False,
) -> None:
    """Ask every question of some question sets, and measure the answers."""
    from assistant.evaluation import measures, read_questions, run
    from assistant.terminal.layout import measures_table

    settings = _settings(corpus, index)
    questions = [
        question
        for question in read_questions(files)
        if language is None or question.language == language
    ]
    if not questions:
        raise QuestionSetError(
            Wording(
                "The question sets hold no question.", "W zestawach nie ma ani jednego pytania."
            )
        )
    assistant = _open(settings, None)
    progress = _progress(settings)
    progress.start(len(questions), Wording("Asking", "Zadawanie pytań"))
    outcomes = []
    for question in questions:
        outcomes.append(run(assistant, question))
        progress.advance(question.id)
    progress.finish()
    if as_json:
        _print_json(measures(outcomes))
        return
    columns = {"all": measures(outcomes)}
    for name in sorted({question.language for question in questions}):
        columns[name] = measures([o for o in outcomes if o.question.language == name])
    _print([measures_table(columns)])


@app.command("status", epilog="Example: assistant status --json")
def status_command(*, corpus: Corpus = None, index: Index = None, as_json: AsJson = False) -> None:
    """List every file of the corpus with its state."""
    from assistant.contract import status_json
    from assistant.terminal.layout import status_table

    settings = _settings(corpus, index)
    assistant = _open(settings, None)
    files = assistant.status()
    if as_json:
        _print_json(status_json(assistant.generation, files, settings.message_language()))
    else:
        _print([status_table(files, settings.message_language())])
        _warn_if_stale(assistant, settings.message_language())


@app.command("verify", epilog="Example: assistant verify")
def verify_command(*, corpus: Corpus = None, index: Index = None, as_json: AsJson = False) -> None:
    """Read the sources again and check every span and checksum; exit code 1 on problems."""
    from assistant.contract import verify_json
    from assistant.terminal.layout import verify_lines
    from assistant.verification import verify

    settings = _settings(corpus, index)
    language = settings.message_language()
    found = verify(_open(settings, None).snapshot(), settings)
    if as_json:
        _print_json(verify_json(found, language))
    else:
        _print(verify_lines(found, language))
    if not found.ok:
        raise typer.Exit(1)


@app.command("show", epilog="Example: assistant show minutes.pdf --start 1200 --end 1350")
def show_command(
    document: Annotated[str, typer.Argument(help="Path as 'assistant status' lists it.")],
    *,
    start: Annotated[int, typer.Option("--start", min=0, help="First character.")] = 0,
    end: Annotated[int | None, typer.Option("--end", min=0, help="After the last one.")] = None,
    corpus: Corpus = None,
    index: Index = None,
    as_json: AsJson = False,
) -> None:
    """Show a document's text around a span, with page and lines."""
    from assistant.contract import show_json
    from assistant.terminal.layout import excerpt_lines

    settings = _settings(corpus, index)
    if end is not None and end < start:
        raise UsageError(
            Wording("--end must not lie before --start.", "--end nie może leżeć przed --start.")
        )
    excerpt = _open(settings, None).show(document, start, start if end is None else end)
    if as_json:
        _print_json(show_json(excerpt))
    else:
        _print(excerpt_lines(excerpt, settings.message_language()))


@app.command("serve", epilog="Example: assistant serve --port 8000")
def serve_command(
    *,
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port.")] = 7860,
    corpus: Corpus = None,
    index: Index = None,
) -> None:
    """Serve the chat page on this machine."""
    from assistant.web.server import serve

    settings = _settings(corpus, index)
    assistant = _open(settings, None)
    language = settings.message_language()

    def announce(address: str) -> None:
        _print([say.SERVING.filled(address=address)(language)])

    serve(assistant, host=host, port=port, ready=announce)


def main() -> None:
    """Run a command; errors become one line on standard error and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # names of files may hold any bytes
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except AssistantError as error:
        _fail(error.wording, error.exit_code)
    except ValidationError as error:
        name = "_".join(map(str, error.errors()[0]["loc"])).upper()
        _fail(say.BAD_SETTING.filled(name=name, reason=error.errors()[0]["msg"]), 2)
    except KeyboardInterrupt:
        _fail(say.STOPPED, _INTERRUPTED)
    except SystemExit as end:
        if end.code == _INTERRUPTED:  # typer's own way to end on Ctrl-C, without a word
            _fail(say.STOPPED, _INTERRUPTED)
        raise
    except BrokenPipeError:  # the reader of our output went away (`| head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _fail(wording: Wording, code: int) -> None:
    sys.stderr.write(" ".join(wording(locale_language()).split()) + "\n")
    sys.exit(code)


def _settings(corpus: Path | None, index: Path | None) -> Settings:
    settings = Settings()
    changed = {"corpus": corpus, "index": index}
    return settings.model_copy(update={k: v for k, v in changed.items() if v is not None})


def _open(settings: Settings, question: str | None) -> Assistant:
    """The assistant, its index built if need be; a bad question is told before that."""
    from assistant.assistant import Assistant, checked_question

    if question is not None:
        checked_question(question)
    return Assistant.open(settings, progress=_progress(settings))


def _progress(settings: Settings) -> TerminalProgress:
    from assistant.terminal.progress import TerminalProgress

    return TerminalProgress(_console(stderr=True), settings.message_language())


def _watched(settings: Settings) -> Iterator[Any]:
    """The report of each run while the folder is followed."""
    from assistant.assistant import build_index
    from assistant.watching import watch

    progress = _progress(settings)
    progress.message(say.WATCHING.filled(folder=settings.corpus_dir()))
    return watch(
        settings.corpus_dir(),
        lambda: build_index(settings, progress=progress),
        skip=settings.index_dir(),
    )


def _warn_if_stale(assistant: Assistant, language: Language) -> None:
    """Say on standard error that files changed since the index was made."""
    try:
        count = assistant.unindexed()
    except CorpusError:
        return
    if count:
        _console(stderr=True).print(
            say.STALE.filled(changed=files_changed(count)(language))(language), style="yellow"
        )


def _one_of(question: str | None, batch: Path | None) -> None:
    if (question is None) == (batch is None):
        raise UsageError(
            Wording(
                "Give either a question or --batch FILE.", "Podaj albo pytanie, albo --batch PLIK."
            )
        )


def _print_json(value: Json) -> None:
    text = json.dumps(value, ensure_ascii=False)
    # File names may hold bytes that are no characters; JSON can only carry them escaped.
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
    sys.stdout.flush()


def _print(lines: Iterable[Any]) -> None:
    console = _console(stderr=False)
    if console.is_terminal:
        for line in lines:
            console.print(line, highlight=False)
        return
    with console.capture() as captured:  # in a pipe, without the blanks that fill a table's cells
        for line in lines:
            console.print(line, highlight=False)
    for line in captured.get().splitlines():
        sys.stdout.write(line.rstrip() + "\n")
    sys.stdout.flush()


def _console(*, stderr: bool) -> Console:
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else 100
    return Console(stderr=stderr, width=width, soft_wrap=False, emoji=False, markup=False)


if __name__ == "__main__":
    main()
