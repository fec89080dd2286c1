"""Serving the page: the address, the safety headers, starting and stopping (uvicorn, FastAPI)."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import socket
import tempfile
from contextlib import contextmanager, suppress
from threading import Thread
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, ServeError
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fastapi import FastAPI
    from uvicorn import Server

    from assistant.assistant import Assistant

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 7860

TOOLS_PATH = "/mcp"
"""Where other programs find the tools, below the page's address."""

UPLOAD_LIMITS = 10
"""Times the size of the largest document, what an upload may have before Gradio breaks it off.

Below, a file that is too large is refused with a sentence that says which, and what to do; what
Gradio says, it says in English, and it drops all the files that were chosen with that one.
"""

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(
    assistant: Assistant,
    *,
    host: str = DEFAULT_HOST,
    port: int = DEFAULT_PORT,
    tools: bool = False,
    ready: Callable[[str], None],
) -> None:
    """Serve the page until the program is interrupted (Ctrl-C).

    Args:
        assistant: an open assistant.
        host: the address to listen on; the default is reached from this machine only.
        port: 0 takes any free one.
        tools: whether other programs reach the documents by MCP, at `TOOLS_PATH` of the page.
        ready: called with the page's address once it can be opened.

    Raises:
        ServeError: the port is taken, or the address cannot be listened on.
    """
    with running(assistant, host=host, port=port, tools=tools) as page:
        ready(page.address)
        try:
            while page.thread.is_alive():
                page.thread.join(0.5)  # without a limit, Windows would not hear Ctrl-C
        except KeyboardInterrupt:
            return


class RunningPage:
    """A page that is being served: its address, and the thread that serves it."""

    def __init__(
        self, assistant: Assistant, listening: socket.socket, host: str, *, tools: bool = False
    ) -> None:
        port = listening.getsockname()[1]
        self.address = f"http://{_name(host)}:{port}"
        self.thread = Thread(target=self._run, name="page", daemon=True)
        self._assistant = assistant
        self._listening = listening
        self._host = host
        self._tools = tools
        self._server: Server | None = None
        self._failure: BaseException | None = None

    def start(self) -> None:
        """Return once the page can be opened."""
        self.thread.start()
        while self.thread.is_alive() and not (self._server and self._server.started):
            self.thread.join(0.01)
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        """Close the page; open tabs lose their connection."""
        if self._server is not None:
            # The streams of open tabs are cut off, of which uvicorn would print a trace each.
            logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
            self._server.should_exit = True
        self.thread.join(10)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:  # raised again in start()
            self._failure = error

    async def _serve(self) -> None:
        """Build the page and serve it.

        It is built inside the event loop: outside of one, Gradio makes loops and never closes them.
        """
        import uvicorn

        config = uvicorn.Config(
            _application(self._assistant, self._host, tools=self._tools),
            log_level="error",
            # Open tabs keep a stream each; they are not waited for.
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        await self._server.serve(sockets=[self._listening])


@contextmanager
def running(
    assistant: Assistant,
    *,
    host: str = DEFAULT_HOST,
    port: int = DEFAULT_PORT,
    tools: bool = False,
) -> Iterator[RunningPage]:
    """Serve the page, and the ``tools`` if they are wanted, while the block runs.

    Raises:
        ServeError: the port is taken, or the address cannot be listened on.
    """
    listening = _listen(host, port)
    with listening, tempfile.TemporaryDirectory(prefix="assistant-page-") as uploads:
        _keep_to_this_machine(uploads)
        page = RunningPage(assistant, listening, host, tools=tools)
        try:
            page.start()
            Thread(target=_warm_up, args=(assistant,), name="warm-up", daemon=True).start()
            yield page
        finally:
            page.stop()


def _application(assistant: Assistant, host: str, *, tools: bool) -> FastAPI:
    import gradio as gr
    from fastapi import FastAPI

    from assistant.web import page, theme
    from assistant.web.alive import add_alive
    from assistant.web.safety import KnownHosts, OwnOrigin, SafetyHeaders
    from assistant.web.viewer.files import add_files

    hosts = _LOOPBACK if host in _LOOPBACK else ()
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(OwnOrigin)
    app.add_middleware(SafetyHeaders)
    if hosts:
        app.add_middleware(KnownHosts, hosts=hosts)
    if tools:
        from assistant.web.toolserver import ToolServer

        ToolServer(assistant, hosts).join(app, TOOLS_PATH)
    add_files(app, assistant)
    add_alive(app)
    gr.mount_gradio_app(
        app,
        page.build_page(assistant),
        path="/",
        server_name=host,
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        show_error=False,
        max_file_size=f"{UPLOAD_LIMITS * assistant.settings.max_megabytes}mb",
        theme=theme.quiet_theme(),
        css_paths=list(theme.STYLES),
        js=page.SCRIPT,
    )
    return app


def _warm_up(assistant: Assistant) -> None:
    """Load the model while the visitor opens the page, so that the first question need not wait."""
    assistant.prepare_pictures()
    with suppress(AssistantError):
        assistant.search("a")


def _keep_to_this_machine(uploads: str) -> None:
    """Settings that libraries read when they are imported: no telemetry, uploads kept private."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["GRADIO_TEMP_DIR"] = uploads
    # Once in so many events, Gradio works out statistics that nobody here looks at.
    os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = "1000000000"


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket, taken before anything heavy is loaded: a taken port shows at once.

    Raises:
        ServeError: the port is taken, or the address cannot be listened on.
    """
    if not 0 <= port <= 65535:
        raise ServeError(
            Wording(
                f"Port {port} does not exist. Choose one from 1 to 65535 with --port.",
                f"Port {port} nie istnieje. Wybierz port od 1 do 65535 opcją --port.",
            )
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
        # Connections take this over: the second part of a response does not wait (40 ms on Linux)
        # until the visitor's system has acknowledged the first.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        raise _told(error, host, port) from error
    return listening


def _told(error: OSError, host: str, port: int) -> ServeError:
    if error.errno == errno.EADDRINUSE:
        return ServeError(
            Wording(
                f"Port {port} is in use by another program. Choose another one, for example "
                f"--port {_next(port)}.",
                f"Port {port} jest zajęty przez inny program. Wybierz inny, na przykład "
                f"--port {_next(port)}.",
            )
        )
    if error.errno in {errno.EACCES, errno.EPERM}:
        return ServeError(
            Wording(
                f"Port {port} may not be used without more rights. Choose one from 1024 up, for "
                f"example --port {DEFAULT_PORT}.",
                f"Port {port} wymaga większych uprawnień. Wybierz port od 1024 wzwyż, na przykład "
                f"--port {DEFAULT_PORT}.",
            )
        )
    return ServeError(
        Wording(
            f"This machine cannot listen on the address {host}. Use --host {DEFAULT_HOST}.",
            f"Ten komputer nie może nasłuchiwać pod adresem {host}. Użyj --host {DEFAULT_HOST}.",
        )
    )


def _name(host: str) -> str:
    """What a browser on this machine calls ``host``."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _next(port: int) -> int:
    return port + 1 if port < 65535 else DEFAULT_PORT
