"""Other programs ask a page that is really served, over the real assistant and a small corpus."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from assistant import cli, contract
from assistant.settings import Settings
from assistant.web import server
from assistant.web.programs import MOST, ProgramError, Programs
from assistant.web.safety import POLICY

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from assistant.assistant import Assistant

DOCUMENTED = (Path(__file__).parents[2] / "docs" / "programs.md").read_text(encoding="utf-8")
QUESTION = "Kto koordynuje Lubelską Medycynę?"
FOUR = ["ask", "search", "list_documents", "read_passage"]


@pytest.fixture(scope="module")
def served(small_assistant: Assistant) -> Iterator[str]:
    """The address of a page with tools."""
    with server.running(small_assistant, port=0, tools=True) as page:
        yield page.address


@pytest.fixture(scope="module")
def client(served: str) -> Iterator[Client]:
    opened = Client(served, download_files=False, verbose=False)
    yield opened
    opened.close()


@asynccontextmanager
async def session(served: str) -> AsyncIterator[ClientSession]:
    async with (
        streamable_http_client(f"{served}{server.TOOLS_PATH}") as (reading, writing, _),
        ClientSession(reading, writing) as opened,
    ):
        await opened.initialize()
        yield opened


def called(served: str, tool: str, arguments: dict[str, Any]) -> tuple[bool, str, Any]:
    """Whether a tool failed, the text that it gave, and its data."""

    async def call() -> tuple[bool, str, Any]:
        async with session(served) as opened:
            result = await opened.call_tool(tool, arguments)
        [content] = result.content
        return result.isError, content.text, result.structuredContent  # type: ignore[union-attr]

    return asyncio.run(call())


def timeless(answer: dict[str, Any]) -> dict[str, Any]:
    return {**answer, "elapsed_ms": 0}


CALLS: list[tuple[str, dict[str, Any], Callable[[Assistant], dict[str, Any]]]] = [
    ("ask", {"question": QUESTION, "top": 2},
     lambda here: timeless(contract.answer_json(here.ask(QUESTION, top=2)))),
    ("ask", {"question": "Ile kosztuje kilogram truskawek?"},
     lambda here: timeless(contract.answer_json(here.ask("Ile kosztuje kilogram truskawek?")))),
    ("search", {"query": "klaster", "top": 2},
     lambda here: timeless(contract.search_json(here.search("klaster", top=2)))),
    ("list_documents", {},
     lambda here: timeless(contract.status_json(here.generation, here.status(), "en"))),
    ("read_passage", {"document": "raport/klastry.txt", "start": 20, "end": 26},
     lambda here: timeless(contract.show_json(here.show("raport/klastry.txt", 20, 26)))),
    ("read_passage", {"document": "study.md"},
     lambda here: timeless(contract.show_json(here.show("study.md", 0, 0)))),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "expected"), CALLS)
def test_both_ways_give_what_the_command_prints(
    name: str,
    arguments: dict[str, Any],
    expected: Callable[[Assistant], dict[str, Any]],
    *,
    served: str,
    client: Client,
    small_assistant: Assistant,
) -> None:
    """Gradio's client and MCP give the JSON of the contract, names in their order."""
    wanted = expected(small_assistant)
    over_http = timeless(client.predict(**arguments, api_name=f"/{name}"))
    assert json.dumps(over_http) == json.dumps(wanted)
    failed, text, data = called(served, name, arguments)
    assert not failed
    assert json.dumps(timeless(json.loads(text))) == json.dumps(wanted)
    assert json.loads(text) == data


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("ask", {"question": " ?! "},
     "The question holds no word: ask in words, for example 'who coordinates ...?'."),
    ("ask", {"question": "Kto koordynuje klaster? " * 100},
     "Pytanie ma 2400 znaków; zadaj je w najwyżej 2000."),
    ("read_passage", {"document": "none.pdf"},
     "There is no document none.pdf in the index: 'assistant status' lists all."),
    ("read_passage", {"document": "study.md", "start": 9, "end": 8},
     "end must not lie before start."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "line"), WRONG)
def test_errors_are_one_line(
    name: str, arguments: dict[str, Any], line: str, *, served: str, client: Client
) -> None:
    """What cannot be given is told in the words of the commands, either way."""
    with pytest.raises(AppError) as caught:
        client.predict(**arguments, api_name=f"/{name}")
    assert str(caught.value) == line
    assert called(served, name, arguments) == (True, line, None)


@pytest.mark.parametrize(
    ("name", "arguments", "line"),
    [
        ("ask", {"question": QUESTION, "top": 0},
         "top przyjmuje liczbę całkowitą od 1 do 100, a nie '0'."),
        ("search", {"query": "who is it?", "top": MOST + 1},
         "top takes a whole number from 1 to 100, not '101'."),
        ("search", {"query": "who is it?", "top": "many"},
         "top takes a whole number from 1 to 100, not 'many'."),
        ("read_passage", {"document": "study.md", "start": -1},
         "start takes a whole number from 0 up, not '-1'."),
        ("ask", {"question": 7}, "question takes text, not '7'."),
    ],
)  # fmt: skip
def test_values_that_make_no_sense(
    name: str, arguments: dict[str, Any], line: str, *, served: str, client: Client
) -> None:
    """The parameter is named; MCP checks them by their schema before they come here."""
    with pytest.raises(AppError) as caught:
        client.predict(**arguments, api_name=f"/{name}")
    assert str(caught.value) == line
    failed, text, _ = called(served, name, arguments)
    assert failed
    assert text.startswith("Input validation error: ")


def test_an_unknown_tool_is_told(served: str) -> None:
    """With those that there are."""
    line = "There is no tool nothing; there are ask, search, list_documents, read_passage."
    assert called(served, "nothing", {}) == (True, line, None)


def test_what_nobody_expected_stays_here(
    small_assistant: Assistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault of the program is one line outside; its trace is kept to the terminal."""
    monkeypatch.setattr(small_assistant, "ask", lambda *_, **__: 1 / 0)
    with pytest.raises(ProgramError, match=r"^Coś poszło nie tak; szczegóły są w terminalu"):
        Programs(small_assistant).ask(QUESTION)
    assert "ZeroDivisionError" in caplog.text


def test_a_chosen_language_is_that_of_all_messages(
    small_assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the language of the question."""
    chosen = small_assistant.settings.model_copy(update={"language": "en"})
    monkeypatch.setattr(small_assistant, "settings", chosen)
    assert isinstance(chosen, Settings)
    with pytest.raises(ProgramError, match=r"^The question has 2400 characters"):
        Programs(small_assistant).ask("Kto koordynuje klaster? " * 100)


def test_four_functions_and_no_other(served: str, client: Client) -> None:
    """All other events of the page are its own; what is listed is described, with its types."""
    endpoints = client.view_api(return_format="dict")
    assert list(endpoints["named_endpoints"]) == [f"/{name}" for name in FOUR]
    assert endpoints["unnamed_endpoints"] == {}

    async def listed() -> Any:
        async with session(served) as opened:
            return (await opened.list_tools()).tools

    tools = asyncio.run(listed())
    assert [tool.name for tool in tools] == FOUR
    ask = tools[0]
    assert ask.description.startswith("Answer a question with verbatim quotes from the documents")
    assert ask.inputSchema["required"] == ["question"]
    assert ask.inputSchema["properties"]["top"] == {
        "default": 3, "description": "How many at most.", "maximum": 100, "minimum": 1,
        "title": "Top", "type": "integer",
    }  # fmt: skip
    for tool in tools:
        assert tool.annotations.readOnlyHint
        assert all(field["description"] for field in tool.inputSchema["properties"].values())
        told = endpoints["named_endpoints"][f"/{tool.name}"]
        assert " ".join(told["description"].split()) == tool.description


def posted(served: str, **headers: str) -> tuple[int, dict[str, str], str]:
    """The answer to a request for the list of tools."""
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    always = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    address = urlsplit(served)
    connection = http.client.HTTPConnection(address.netloc, timeout=10)
    try:
        connection.request("POST", server.TOOLS_PATH, json.dumps(asked), {**always, **headers})
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read().decode()
    finally:
        connection.close()


def test_tools_answer_this_machine_alone(served: str) -> None:
    """A request by another name, or from another page, is refused; the headers are the page's."""
    status, headers, body = posted(served)
    assert (status, headers["content-security-policy"]) == (200, POLICY)
    assert [tool["name"] for tool in json.loads(body)["result"]["tools"]] == FOUR
    assert posted(served, Origin=served)[0] == 200
    assert posted(served, Host="elsewhere.example")[0] == 421
    assert posted(served, Origin="http://elsewhere.example")[0] == 403


def test_there_are_no_tools_unless_wanted(small_assistant: Assistant) -> None:
    """Without ``--mcp``, its path is none."""
    with server.running(small_assistant, port=0) as page:
        status, _, body = posted(page.address)
    assert status in {404, 405}
    assert "read_passage" not in body


def examples(marks: str) -> list[str]:
    """The Python blocks of the page of programs that hold ``marks``."""
    return [
        code for code in re.findall(r"```python\n(.*?)```", DOCUMENTED, re.DOTALL) if marks in code
    ]


def shown(code: str, served: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    exec(compile(code.replace("http://127.0.0.1:7860", served), "docs", "exec"), {})  # noqa: S102
    return capsys.readouterr().out.splitlines()


def test_the_documented_client_of_gradio(served: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The example of the documentation runs as it stands, its error included."""
    code = "\n".join(examples("gradio_client"))
    *before, same, hits, unread, error = shown(code, served, capsys)
    assert before[:2] == [
        "answered",
        "protokół_2019.txt 3 Klaster Lubelska Medycyna koordynuje miasto Lublin.",
    ]
    assert (same, hits, unread) == ("True", "2", "['pusty.txt']")
    assert error == "There is no document none.pdf in the index: 'assistant status' lists all."


def test_the_documented_client_of_mcp(served: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Likewise."""
    [code] = examples("mcp")
    assert shown(code, served, capsys) == [str(FOUR), "raport/klastry.txt"]


def test_the_command_says_where(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`serve --mcp` prints the address of the tools, and what the documentation tells clients."""
    given: dict[str, Any] = {}

    def serve(assistant: object, *, ready: Callable[[str], None], **options: Any) -> None:
        given.update(options)
        ready("http://127.0.0.1:7860")

    monkeypatch.setattr(server, "serve", serve)
    monkeypatch.setattr("assistant.commands.showing.opened", lambda *_, **__: None)
    monkeypatch.setattr(sys, "argv", ["assistant", "serve", "--mcp"])
    with pytest.raises(SystemExit):
        cli.main()
    assert given["tools"] is True
    page, tools, told = capsys.readouterr().out.splitlines()
    assert page == "The chat page is at http://127.0.0.1:7860 (Ctrl-C ends)."
    assert "http://127.0.0.1:7860/mcp" in tools
    assert told == re.findall(r"```json\n(.*?)\n```", DOCUMENTED, re.DOTALL)[0]
