"""How long a check of sixty links takes, beside asking one after the other, with servers that take their time."""

import socket
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import row
from newsdesk.desk import Desk
from newsdesk.model import ExternalLink
from newsdesk.paths import resolve_paths
from newsdesk.wire.fetching import Fetcher
from tests.webserver import Request, WebServer

_LINKS, _SERVERS, _LATENCY = 60, 20, 0.15
_RUNS = 5


def main() -> None:
    """Print what sixty links cost: on twenty servers, and all on one."""
    with WebServer() as web, tempfile.TemporaryDirectory() as folder:

        def slowly(request: Request) -> None:
            time.sleep(_LATENCY)
            request.answer(200, b"<title>Bridge opens</title>" + b"<p>text" * 20_000)

        for number in range(_LINKS):
            web.pages[f"/{number}"] = slowly
        with Desk.open(resolve_paths(Path(folder)), web=lambda: Fetcher(resolve=_here, loopback=True)) as desk:
            print(f"{_LINKS} links, each asked twice, {_LATENCY * 1e3:.0f} ms an answer")
            spread = [web.url(f"/{number}", f"s{number % _SERVERS}.example") for number in range(_LINKS)]
            together = [web.url(f"/{number}", "s.example") for number in range(_LINKS)]
            for name, urls in ((f"on {_SERVERS} servers", spread), ("on one server, two connections", together)):
                links = [ExternalLink("links[1]", url, "Bridge opens") for url in urls]
                times = []
                for _run in range(_RUNS):
                    began = time.perf_counter()
                    seen = desk.link_checks.check(links)
                    times.append(time.perf_counter() - began)
                    assert len(seen) == _LINKS
                print(row(name, times))
            print(f"{'one after the other, without any work of ours':<52} p50 {2 * _LINKS * _LATENCY * 1e3:8.1f} ms")


def _here(host: str, _port: int) -> Sequence[str]:
    if not host.endswith(".example"):
        raise socket.gaierror(socket.EAI_NONAME, host)
    return ["127.0.0.1"]
