"""The documentation says what the program does, or the tests fail."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import assistant
from assistant import answers, contract, fusion, reranking, retrieval
from assistant.cli import app
from assistant.evaluation import Gold, Outcome, Question, measures
from assistant.records import (
    Answer,
    Changes,
    Document,
    Excerpt,
    FileStatus,
    Hit,
    IndexReport,
    Passage,
    Problem,
    Quote,
    Searched,
    SearchResult,
    Source,
    Span,
    State,
    StoredDocument,
    Verification,
)
from assistant.settings import Settings
from assistant.vocabulary import STATES
from assistant.wording import Wording

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]  # a group has commands

SOURCE = Source("a.pdf", "A", "2019", 1, 1, 1, 0, 4)
QUOTE = Quote(1, "Rada", SOURCE, 0.5, highlights=(Span(0, 4),))
ANSWER = Answer("rada?", "pl", "answered", (QUOTE,), (), Searched(1, 0), 1.0)
QUESTION = Question("1", "pl", "rada?", True, (Gold("a.pdf", "Rada"),))
STORED = StoredDocument(1, Document("0", "pdf", State.INDEXED, text="Rada"), ("a.pdf",), "A", None)
NOTE = Wording("note", "uwaga")


def shapes() -> dict[str, Any]:
    """What each command prints with --json, made from records."""
    report = IndexReport(1, dict.fromkeys(State, 0), Changes(), 0, 0, 0.0)
    hit = Hit(1, Passage(0, 4, (Span(0, 4),)), STORED, 0.5)
    row = FileStatus("a.pdf", State.INDEXED, NOTE, "A", None, 1, 1, "0", 4, "pdf")
    return {
        "index": contract.index_json(report),
        "ask": contract.answer_json(ANSWER),
        "search": contract.search_json(SearchResult("rada", (hit,), 1.0)),
        "eval": measures([Outcome(QUESTION, ANSWER, "a.pdf", (True,))]),
        "status": contract.status_json(1, [row], "en"),
        "verify": contract.verify_json(Verification(1, 1, (Problem("a.pdf", NOTE),)), "en"),
        "show": contract.show_json(Excerpt(SOURCE, "Rada", "", "")),
    }


def names(value: object) -> object:
    """The names in a JSON value, in their order; of a list, those of its first item."""
    if isinstance(value, dict):
        return [(name, names(item)) for name, item in value.items()]
    if isinstance(value, list):
        return [names(item) for item in value[:1] if isinstance(item, dict)]
    return None


@cache
def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def block(mark: str, language: str) -> str:
    """The code block after a mark in the page of the commands."""
    pattern = rf"<!-- {mark} -->\n```{language}\n(.*?)```"
    found = re.findall(pattern, text_of("docs/commands.md"), re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_pasted_help_is_that_of_the_command(name: str) -> None:
    """The page shows each command's options, defaults and sentences, and no others.

    What is compared does not depend on how a version of the library sets the help;
    ``python tools/update_docs.py`` pastes it anew.
    """
    command, pasted = COMMANDS[name], folded(block(f"help: {name}", "text"))
    assert pasted.startswith(f"Usage: assistant {name} ")
    options = {word for option in command.params for word in option.opts if word.startswith("--")}
    shown = re.findall(r"(?<![\w-])--[a-z]+", pasted.split(" Example: ")[0])
    assert set(shown) == {*options, "--help"}
    assert folded(command.help) in pasted
    assert pasted.endswith(folded(command.epilog))
    for option in command.params:
        assert folded(option.help) in pasted
        if option.default not in (None, False) and option.param_type_name == "option":
            assert f"[default: {option.default}" in pasted


def test_help_of_the_program_lists_every_command() -> None:
    """The first help on the page names the commands in the program's order."""
    listed = block("help: ", "text").partition("Commands:")[2]
    assert re.findall(r"^  (\w+)  ", listed, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_section_and_an_example(name: str) -> None:
    """Each command has a heading of its own, and an example in its help that calls it."""
    assert f"\n## {name}\n" in text_of("docs/commands.md")
    assert COMMANDS[name].epilog.startswith(f"Example: assistant {name}")


@pytest.mark.parametrize("name", sorted(shapes()))
def test_documented_json_has_the_names_that_are_printed(name: str) -> None:
    """The JSON on the page has the names of the JSON that the command prints, in its order."""
    assert names(json.loads(block(f"json: {name}", "json"))) == names(shapes()[name])


def test_further_sources_and_nearest_passages_are_as_described() -> None:
    """`also_in` holds sources, and `nearest` quotes, with the names that quotes have."""
    several = replace(QUOTE, also_in=(SOURCE,))
    declined = replace(ANSWER, status="not_found", quotes=(), nearest=(several,))
    printed = contract.answer_json(declined)["nearest"][0]
    assert list(printed) == list(contract.quote_json(QUOTE))
    assert list(printed["also_in"][0]) == list(contract.source_json(SOURCE))


def test_every_state_is_explained() -> None:
    """Each state of a file stands in the README and in the page of the commands, with its words."""
    shown = [(STATES[state].en, STATES[state].pl, state.value) for state in State]
    rows = re.findall(r"^\| ([^|`]+) \| ([^|`]+) \| `(\w+)` \|", text_of("README.md"), re.MULTILINE)
    assert rows == shown
    rows = re.findall(r"^\| `(\w+)` \| ([^|`]+) \|", text_of("docs/commands.md"), re.MULTILINE)
    assert rows[-7:] == [(name, english) for english, _, name in shown]


def test_every_setting_is_explained() -> None:
    """The table of variables holds every setting with its default."""
    rows = re.findall(
        r"^\| `ASSISTANT_(\w+)` \| ([^|]*) \|", text_of("docs/commands.md"), re.MULTILINE
    )
    assert [name.lower() for name, _ in rows] == list(Settings.model_fields)
    for name, default in rows:
        value = Settings.model_fields[name.lower()].default
        if isinstance(value, int | float):
            assert float(default) == value


def code_lines(page: str) -> list[str]:
    """What a page tells to type: in code blocks for shells, after a prompt, or inside a line."""
    typed = re.findall(r"```sh\n(.*?)```", text_of(page), re.DOTALL)
    lines = [line for lines in typed for line in lines.splitlines()]
    prompted = re.findall(r"^\$ (.*)$", text_of(page), re.MULTILINE)
    return lines + prompted + re.findall(r"(?<!`)`(assistant [^`]+)`", text_of(page))


def test_typed_commands_exist() -> None:
    """Every `assistant ...` in a page is a command with options that it has."""
    seen = set()
    for page in PAGES:
        for line in code_lines(str(page.relative_to(ROOT))):
            for called, rest in re.findall(r"\bassistant ([a-z]+)([^|&#]*)", line):
                options = {word for option in COMMANDS[called].params for word in option.opts}
                assert set(re.findall(r"(?<!\S)--[a-z]+", rest)) <= options
                seen.add(called)
    assert seen >= {"ask", "eval", "index", "serve", "status"}


def test_the_pipeline_runs_what_the_readme_says() -> None:
    """The README's line for the tests is what the pipeline runs."""
    line = next(line for line in code_lines("README.md") if "pytest" in line)
    install, run = line.split(" && ")
    assert install == 'pip install ".[test]"'
    assert run == "pytest"
    pipeline = text_of(".ci/run")
    assert 'pip install --quiet ".[test]"' in pipeline
    assert re.search(r"^(env \S+ )?pytest \|", pipeline, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Links between pages and to pictures name files that exist, and headings in them."""
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        path, _, heading = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        if heading:
            titles = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", t.lower()).replace(" ", "-") for t in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_name_no_host(page: Path) -> None:
    """The documentation holds no address but those of this machine."""
    addresses = re.findall(r"https?://([^/\s:)`]+)", page.read_text(encoding="utf-8"))
    assert set(addresses) <= {"127.0.0.1", "localhost"}


def test_the_changelog_tells_of_this_version() -> None:
    """The newest entry of the changelog is the version of the package, here and in its metadata."""
    newest = re.findall(r"^## (\d\S*)", text_of("CHANGELOG.md"), re.MULTILINE)[0]
    assert newest == assistant.__version__
    assert f'version = "{newest}"' in text_of("pyproject.toml")


def test_modules_that_pages_name_exist() -> None:
    """File names of the project in the architecture and in CONTRIBUTING are right."""
    for page in ("docs/architecture.md", "CONTRIBUTING.md"):
        for name in re.findall(
            r"`((?:assistant|tests|tools|eval|corpus)/[\w./-]*)`", text_of(page)
        ):
            assert (ROOT / name).exists(), name


def test_channels_and_numbers_are_those_of_the_code() -> None:
    """The architecture names every channel, and how many passages each step takes."""
    page = folded(text_of("docs/architecture.md"))
    channels = re.findall(r"\| `(\w+)` \| [^|]* \| [^|]*(?:BM25|same|cosine)", page)
    assert set(channels) == {*fusion.CHANNELS, reranking.SENTENCE}
    assert f"proposes {retrieval.PROPOSED} passages; the best {retrieval.READ} are" in page
    assert f"sentence of the {answers.PASSAGES_READ} best passages" in page
