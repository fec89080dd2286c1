from __future__ import annotations

import asyncio
import http.client
import re
import socket
import time
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from assistant.errors import ServeError
from assistant.web.safety import POLICY, KnownHosts, OwnOrigin, SafetyHeaders
from assistant.web.server import running, serve

pytestmark = []


def test_a_taken_port_is_told(assistant) -> None:
    """A port in use is one line that names it and the option for another one."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServeError) as caught:
            serve(assistant, port=port, ready=pytest.fail)
    assert str(caught.value).startswith(f"Port {port} is in use by another program.")
    assert f"--port {port + 1 if port < 65535 else 7860}" in caught.value.wording.pl


def test_a_port_that_cannot_exist_is_told(assistant) -> None:
    """A number beyond the last port is one line."""
    with pytest.raises(ServeError, match=r"Port 70000 does not exist\."):
        serve(assistant, port=70000, ready=pytest.fail)


@pytest.mark.parametrize("host", ["203.0.113.7", "2001:db8::7"])
def test_an_address_of_another_machine_is_told(assistant, host: str) -> None:
    """An address that this machine does not have is one line."""
    with pytest.raises(ServeError, match=f"cannot listen on the address {host}"):
        serve(assistant, host=host, port=0, ready=pytest.fail)


def test_the_page_stays_on_this_machine(assistant) -> None:
    """The page holds no address on another host, carries the policy, and knows its own names."""
    with running(assistant, port=0) as page:
        address = urlsplit(page.address)
        assert address.hostname == "127.0.0.1"
        status, headers, body = get(address.netloc, address.netloc)
        assert status == 200
        assert headers["content-security-policy"] == POLICY
        hosts = {urlsplit(found).netloc for found in re.findall(r"https?://[^\s\"'\\<>]+", body)}
        assert hosts <= {address.netloc}
        assert "fonts.g" not in body
        assert get(address.netloc, f"localhost:{address.port}")[0] == 200
        assert get(address.netloc, f"elsewhere.example:{address.port}")[0] == 421
    with socket.create_server(("127.0.0.1", address.port)):
        pass  # the port is free again


def test_a_response_comes_in_one_go(assistant) -> None:
    """Its parts do not wait to be acknowledged, for which systems take 40 ms."""
    with running(assistant, port=0) as page:
        connection = http.client.HTTPConnection(urlsplit(page.address).netloc, timeout=10)
        seconds = []
        for _ in range(30):
            started = time.perf_counter()
            connection.request("GET", "/gradio_api/startup-events")
            connection.getresponse().read()
            seconds.append(time.perf_counter() - started)
        connection.close()
    assert min(seconds) < 0.03


def get(server: str, host: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection(server, timeout=10)
    try:
        connection.request("GET", "/", headers={"Host": host})
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read().decode()
    finally:
        connection.close()


def respond(app, host: str = "localhost") -> list[dict]:
    """The messages that ``app`` sends for one request."""
    sent: list[dict] = []

    async def send(message) -> None:
        sent.append(message)

    async def receive() -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {"type": "http", "headers": [(b"host", host.encode())]}
    asyncio.run(app(scope, receive, send))
    return sent


def answering(content_type: bytes, *parts: bytes):
    """An application that answers with ``parts``, one message each."""

    async def app(scope, receive, send) -> None:
        headers = [
            (b"content-type", content_type),
            (b"content-length", str(len(b"".join(parts))).encode()),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for number, part in enumerate(parts, start=1):
            more = number < len(parts)
            await send({"type": "http.response.body", "body": part, "more_body": more})

    return app


def test_foreign_addresses_are_taken_out_of_a_page() -> None:
    """A page that comes in pieces is mended as a whole, with its length set right."""
    page = (b'<meta property="og:url" content="https:', b'//elsewhere.example/" /><p>kept</p>')
    start, body = respond(SafetyHeaders(answering(b"text/html", *page)))
    assert body["body"] == b"<p>kept</p>"
    assert dict(start["headers"])[b"content-length"] == b"11"
    assert dict(start["headers"])[b"content-security-policy"] == POLICY.encode()


def test_other_responses_stream_through() -> None:
    """What is no page passes piece by piece, with the headers."""
    start, *pieces = respond(SafetyHeaders(answering(b"text/event-stream", b"a", b"b")))
    assert [piece["body"] for piece in pieces] == [b"a", b"b"]
    assert dict(start["headers"])[b"referrer-policy"] == b"no-referrer"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:7860", 200),
        ("LOCALHOST", 200),
        ("[::1]:7860", 200),
        ("elsewhere.example", 421),
        ("localhost.elsewhere.example:7860", 421),
        ("", 421),
    ],
)
def test_only_known_names_are_served(host: str, status: int) -> None:
    """A request that was addressed to another name is refused."""
    app = KnownHosts(answering(b"text/plain", b"x"), ["localhost", "127.0.0.1", "::1"])
    assert respond(app, host)[0]["status"] == status


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 200),  # a program, not a browser
        (b"http://office:7860", 200),
        (b"http://OFFICE:7860", 200),
        (b"http://office", 403),
        (b"http://elsewhere.example", 403),
        (b"http://elsewhere.example/office:7860", 403),
        (b"null", 403),
        (b"", 403),
    ],
)
def test_pages_elsewhere_are_refused(origin: bytes | None, status: int) -> None:
    """Whatever a page elsewhere has a visitor's browser send, nothing is done."""
    headers = [(b"host", b"office:7860")] + ([] if origin is None else [(b"origin", origin)])
    sent: list[dict[str, object]] = []

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    async def receive() -> dict[str, object]:
        return {}

    scope = {"type": "http", "headers": headers}
    asyncio.run(OwnOrigin(answering(b"text/plain", b"x"))(scope, receive, send))
    assert sent[0]["status"] == status


def test_the_served_page_is_driven_from_itself_alone(assistant) -> None:
    """An event that carries the mark of another page is refused, whatever the address."""
    with running(assistant, host="0.0.0.0", port=0) as served:  # noqa: S104 - for this test alone
        port = served.address.rpartition(":")[2]
        request = Request(
            f"http://127.0.0.1:{port}/gradio_api/upload",
            data=b"x",
            headers={"Origin": "http://evil.example", "Content-Type": "text/plain"},
        )
        with pytest.raises(HTTPError) as refused:
            urlopen(request, timeout=10)  # noqa: S310
    assert refused.value.code == 403
    refused.value.close()
