"""What every response of the page carries, so that nothing leaves the machine.

The page's own code asks for nothing from another host; the content security policy has the browser
refuse it all the same, whatever a document or a library might put into the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, MutableMapping
    from typing import Any

    Scope = MutableMapping[str, Any]
    Message = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[Message]]
    Send = Callable[[Message], Awaitable[None]]
    App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = "; ".join(
    (
        "default-src 'self'",
        # Gradio starts from inline scripts and compiles its templates.
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)

_FOREIGN = re.compile(
    rb'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>\s*'  # what social networks would show
    rb'|https://github\.com/gradio-app/[^"\\]*'  # an example file in Gradio's description of itself
)


class SafetyHeaders:
    """ASGI middleware: the headers above on each response, no foreign address in the page itself.

    The page that Gradio serves holds addresses on other hosts, none of which it needs; they are
    taken out.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        response = _Response(send)
        await self._app(scope, receive, response.send)


class KnownHosts:
    """ASGI middleware: refuses requests that were addressed to another name.

    A page elsewhere can have its own name resolve to this machine and then read what is served
    here; the name in the request gives that away.
    """

    def __init__(self, app: App, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = {host.strip("[]").lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and _host(scope) not in self._hosts:
            await _refuse(send, 421, b"Unknown host name.\n")
            return
        await self._app(scope, receive, send)


class OwnOrigin:
    """ASGI middleware: refuses what a page elsewhere asks for in a visitor's name.

    A browser says of which page a request is; that must be one that was served under the very name
    that the request is addressed to. Programs other than browsers say nothing, and pass.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http":
            origin, host = _header(scope, b"origin"), _header(scope, b"host")
            if origin is not None and origin.partition("://")[2].lower() != (host or "").lower():
                await _refuse(send, 403, b"This page is not asked by others.\n")
                return
        await self._app(scope, receive, send)


class _Response:
    """One response on its way out; a page of HTML is held back until it is whole."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._held: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", []), *_HEADERS]
            message = {**message, "headers": headers}
            if any(
                name.lower() == b"content-type" and value.startswith(b"text/html")
                for name, value in headers
            ):
                self._held = message
                return
        elif message["type"] == "http.response.body" and self._held is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_page(self._held)
            return
        await self._send(message)

    async def _send_page(self, start: Message) -> None:
        body = _FOREIGN.sub(b"", self._body)
        headers = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
        headers.append((b"content-length", str(len(body)).encode()))
        await self._send({**start, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})


async def _refuse(send: Send, status: int, why: bytes) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": why})


def _host(scope: Scope) -> str:
    """The host name that a request is addressed to, without its port."""
    host = _header(scope, b"host") or ""
    return re.sub(r":\d+$", "", host).strip("[]").lower()


def _header(scope: Scope, wanted: bytes) -> str | None:
    return next(
        (value.decode("latin-1") for name, value in scope["headers"] if name == wanted), None
    )
