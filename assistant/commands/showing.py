"""``assistant show`` and ``assistant serve``: a document's text, and the chat page."""

from __future__ import annotations

import json

from assistant.commands import options
from assistant.commands.opening import opened
from assistant.errors import UsageError
from assistant.terminal import words as say
from assistant.terminal.output import notes, print_json, print_lines, typed
from assistant.wording import Wording


def show(
    document: options.Document,
    *,
    start: options.Start = 0,
    end: options.End = None,
    corpus: options.Corpus = None,
    index: options.Index = None,
    as_json: options.AsJson = False,
) -> None:
    """Show a document's text around a span, with page and lines."""
    from assistant.contract import show_json
    from assistant.terminal.layout import excerpt_lines

    settings = options.chosen_settings(corpus, index)
    language = settings.message_language()
    if end is not None and end < start:
        raise UsageError(
            Wording("--end must not lie before --start.", "--end nie może leżeć przed --start.")
        )
    assistant = opened(settings, language)
    path = typed(document)
    excerpt = assistant.show(path, start, start if end is None else end)
    if as_json:
        print_json(show_json(excerpt))
        return
    print_lines(excerpt_lines(excerpt, language))
    if (message := assistant.document(path).document.message) is not None:
        notes().print(message(language), style="yellow", soft_wrap=True)


def serve(
    *,
    host: options.Host = "127.0.0.1",
    port: options.Port = 7860,
    mcp: options.Mcp = False,
    corpus: options.Corpus = None,
    index: options.Index = None,
) -> None:
    """Serve the chat page on this machine."""
    from assistant.web import server

    settings = options.chosen_settings(corpus, index)
    language = settings.message_language()
    assistant = opened(settings, language, allow_empty=True)

    def announce(address: str) -> None:
        print_lines([say.SERVING.filled(address=address)(language)])
        if mcp:
            tools = f"{address}{server.TOOLS_PATH}"
            client = {"mcpServers": {"documents": {"type": "http", "url": tools}}}
            print_lines([say.TOOLS.filled(address=tools)(language), json.dumps(client)])

    server.serve(assistant, host=host, port=port, tools=mcp, ready=announce)
