"""A web server on this machine for tests: each path answers as the test says, and what was asked is kept."""

import contextlib
import ssl
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# What a path does with a request: it writes the answer itself.
Answering = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One request; `answer` is what most of the tests need."""

    server: "WebServer"
    protocol_version = "HTTP/1.1"

    def answer(self, status: int = 200, body: bytes = b"", **headers: str) -> None:
        """Send a whole answer; names of headers are written with `_` for `-`."""
        self.send_response(status)
        given = {"content-type": "text/html; charset=utf-8", "content-length": str(len(body))}
        given |= {name.replace("_", "-").lower(): value for name, value in headers.items()}
        for name, value in given.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_GET(self) -> None:
        """Answer as the path says; who has heard enough may turn away."""
        self.server.asked.append((self.command, self.path))
        self.server.sent.append({name.lower(): value for name, value in self.headers.items()})
        self.close_connection = True
        page = self.server.pages.get(self.path) or self.server.pages.get(self.path.partition("?")[0])
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            if page is None:
                self.answer(404)
            else:
                page(self)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the tests look at `asked`."""


class WebServer(ThreadingHTTPServer):
    """Serves `pages` at a free port of 127.0.0.1, with https where it is given a context."""

    daemon_threads = True

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.pages: dict[str, Answering] = {}
        self.asked: list[tuple[str, str]] = []
        self.sent: list[Mapping[str, str]] = []
        self.over = threading.Event()
        if tls is not None:
            self.socket = tls.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.scheme = "http" if tls is None else "https"

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Return the address of `path`."""
        return f"{self.scheme}://{host}:{self.server_port}{path}"

    def page(self, path: str, body: str | bytes = b"", status: int = 200, **headers: str) -> str:
        """Let `path` answer so; returns its address."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = lambda request: request.answer(status, data, **headers)
        return self.url(path)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that turns away is what some tests are about."""

    def __enter__(self) -> "WebServer":
        """Serve until the block ends."""
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.shutdown()
        self.server_close()
