"""The programs' functions as tools of the Model Context Protocol, over streamable HTTP (mcp).

Gradio can serve MCP, too, but gives a client Python's notation of a result (``None``, ``True``,
single quotes) where it expects JSON; here it gets the JSON of the commands, as text and as data.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from mcp import types
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings

from assistant import __version__
from assistant.web.programs import ProgramError, Programs, parameters_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

    from fastapi import FastAPI

    from assistant.assistant import Assistant
    from assistant.web.programs import Program
    from assistant.web.safety import Receive, Scope, Send

_INSTRUCTIONS = (
    "Answers questions over a folder of documents with verbatim quotes and their sources. Give "
    "quotes unchanged and name their sources. What the documents do not say is not answered."
)


class ToolServer:
    """The tools over one assistant, to be run beside the page.

    Args:
        assistant: what the tools ask.
        hosts: names that this machine is served under; requests addressed to another name, or
            coming from a page of another origin, are refused. Empty where any name is served.
    """

    def __init__(self, assistant: Assistant, hosts: Iterable[str]) -> None:
        self._tools = {program.__name__: program for program in Programs(assistant).all()}
        names = [f"[{host}]" if ":" in host else host for host in hosts]
        self._sessions = StreamableHTTPSessionManager(
            app=self._server(),
            json_response=True,  # answers take milliseconds: nothing to stream
            stateless=True,
            security_settings=TransportSecuritySettings(
                enable_dns_rebinding_protection=bool(names),
                allowed_hosts=[f"{name}:*" for name in names],
                allowed_origins=[f"http://{name}:*" for name in names],
            ),
        )

    def join(self, app: FastAPI, path: str) -> None:
        """Have ``app`` serve the tools at ``path``, from its start to its end."""
        app.add_route(path, self)  # type: ignore[arg-type]  # an application is an endpoint, too
        outer = app.router.lifespan_context

        @asynccontextmanager
        async def lifespan(started: FastAPI) -> AsyncIterator[Any]:
            async with self._sessions.run(), outer(started) as state:
                yield state

        app.router.lifespan_context = lifespan

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        await self._sessions.handle_request(scope, receive, send)

    def _server(self) -> Server[Any, Any]:
        server: Server[Any, Any] = Server(
            "document-assistant", version=__version__, instructions=_INSTRUCTIONS
        )
        listed: Callable[[], Awaitable[list[types.Tool]]] = self._listed
        server.list_tools()(listed)  # type: ignore[no-untyped-call]  # untyped in the library
        server.call_tool()(self._called)
        return server

    async def _listed(self) -> list[types.Tool]:
        return [_described(name, tool) for name, tool in self._tools.items()]

    async def _called(
        self, name: str, arguments: dict[str, Any]
    ) -> tuple[list[types.TextContent], dict[str, Any]]:
        """The result of a tool; the library turns what is raised into an error with its message."""
        if name not in self._tools:
            message = f"There is no tool {name}; there are {', '.join(self._tools)}."
            raise ProgramError(message)
        found = await asyncio.to_thread(self._tools[name], **arguments)
        text = json.dumps(found, ensure_ascii=False, indent=1)
        return [types.TextContent(type="text", text=text)], found


def _described(name: str, tool: Program) -> types.Tool:
    """A function as clients are shown it: its docstring, its parameters with their types."""
    return types.Tool(
        name=name,
        description=" ".join((tool.__doc__ or "").split()),
        inputSchema=parameters_of(tool),
        outputSchema={"type": "object"},
        annotations=types.ToolAnnotations(
            readOnlyHint=True, idempotentHint=True, openWorldHint=False
        ),
    )
