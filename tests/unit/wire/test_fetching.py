"""What is asked of the web: public machines alone, never for longer, never for more."""

import gzip
import ipaddress
import shutil
import socket
import ssl
import subprocess
import threading
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from newsdesk import __version__
from newsdesk.errors import OperationCancelledError
from newsdesk.wire.fetching import Fetcher, FetchError, Trouble
from newsdesk.wire.network import is_public
from tests.webserver import Answering, Request, WebServer


@pytest.fixture
def web() -> Iterator[WebServer]:
    with WebServer() as server:
        yield server


@pytest.fixture
def here() -> Fetcher:
    """Return the one client that may ask this machine."""
    return Fetcher(loopback=True)


def _trouble(fetcher: Fetcher, url: str, seconds: float = 5.0) -> Trouble:
    with pytest.raises(FetchError) as raised:
        fetcher.fetch(url, seconds=seconds)
    assert str(raised.value).endswith((".", "?"))
    return raised.value.trouble


# Whom we ask


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192", "198.18.0.1", "203.0.113.9"),
        *("224.0.0.251", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1"),
        *("64:ff9b:1::808:808", "2002:7f00:1::1", "2002:c0a8:101::1", "2001:0:7f00:1::1", "2001:0:808:808::80ff:fffe"),
        *("100::1", "3fff::1", "5f00::1"),
    ],
)
def test_addresses_that_are_never_asked(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
)
def test_public_addresses_are_asked_also_where_ipv6_wraps_them(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "2130706433", "0177.0.0.1", "0x7f.1", "127.1", "0", "[::1]", "[::ffff:127.0.0.1]"),
        *("[64:ff9b::7f00:1]", "[::ffff:7f00:1]", "10.0.0.1", "169.254.169.254", "１２７.０.０.１"),
    ],
)
def test_a_check_never_reaches_this_machine_or_its_network(web: WebServer, host: str) -> None:
    # Port 80 as every address is asked at, and the server's own: neither may be connected to.
    assert _trouble(Fetcher(), f"http://{host}/") is Trouble.REFUSED
    assert _trouble(Fetcher(), f"http://{host}:{web.server_port}/") is Trouble.REFUSED
    assert web.asked == []


def test_a_name_that_leads_into_the_network_is_refused_however_many_public_addresses_others_have() -> None:
    inner = Fetcher(resolve=lambda host, port: ["127.0.0.1", "::1", "64:ff9b::a00:1"])
    assert _trouble(inner, "https://news.example/") is Trouble.REFUSED


def test_a_name_that_changes_its_address_is_resolved_once_for_each_connection(web: WebServer) -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    web.page("/", "first")
    web.page("/again", "", 302, location="/")
    assert Fetcher(resolve=rebinding, loopback=True).fetch(web.url("/", "news.example")).body == b"first"
    assert asked == ["news.example"]
    assert web.sent[0]["host"] == f"news.example:{web.server_port}"
    asked.clear()
    # A redirect is another connection: its name is looked up and checked anew.
    assert _trouble(Fetcher(resolve=rebinding, loopback=True), web.url("/again", "news.example")) is Trouble.REFUSED
    assert len(asked) == 2


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://news.example:22/",
            "http://news.example:8080/",
            "https://me:secret@news.example/",
            "http://me@a.example",
        ),
        *(
            "file:///etc/passwd",
            "ftp://news.example/",
            "javascript:alert(1)",
            "news.example",
            "",
            "http://",
            "http:///x",
        ),
        *("http://[::1", "http://news.example:99999/", "http://a b/", "gopher://news.example:80/"),
    ],
)
def test_what_is_no_address_of_a_page_is_never_looked_up(url: str) -> None:
    looked_up: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        looked_up.append(host)
        return ["8.8.8.8"]

    assert _trouble(Fetcher(resolve=resolve), url) is Trouble.REFUSED
    assert looked_up == []


def test_a_name_nobody_has_is_told_from_a_resolver_that_is_away() -> None:
    def fails(code: int) -> Fetcher:
        def resolve(host: str, port: int) -> Sequence[str]:
            raise socket.gaierror(code, "no")

        return Fetcher(resolve=resolve)

    assert _trouble(fails(socket.EAI_NONAME), "https://gone.example/") is Trouble.NO_HOST
    assert _trouble(fails(socket.EAI_AGAIN), "https://gone.example/") is Trouble.UNREACHABLE
    assert _trouble(Fetcher(loopback=True), "http://.example/") is Trouble.NO_HOST


# What we follow


@pytest.mark.parametrize(("status", "permanent"), [(301, True), (302, False), (303, False), (307, False), (308, True)])
def test_redirects_are_followed_and_reported(web: WebServer, here: Fetcher, status: int, *, permanent: bool) -> None:
    web.page("/new", "here")
    fetched = here.fetch(web.page("/old", "", status, location="new?a=1") + "#part", method="HEAD")
    assert fetched.url == web.url("/new?a=1#part")
    assert fetched.status == 200
    assert [(hop.url, hop.status, hop.to) for hop in fetched.hops] == [
        (web.url("/old#part"), status, web.url("/new?a=1#part"))
    ]
    assert fetched.permanent is permanent
    assert web.asked == [("HEAD", "/old"), ("HEAD", "/new?a=1")]


def test_five_redirects_are_followed_and_a_sixth_is_not(web: WebServer, here: Fetcher) -> None:
    for number in range(7):
        web.page(f"/{number}", "there" if number == 6 else "", 200 if number == 6 else 301, location=f"/{number + 1}")
    assert here.fetch(web.url("/1")).body == b"there"
    assert _trouble(here, web.url("/0")) is Trouble.LOOP
    web.page("/round", "", 302, location="/round")
    assert _trouble(here, web.url("/round")) is Trouble.LOOP


@pytest.mark.parametrize(
    ("location", "trouble"),
    [
        ("http://10.0.0.1/", Trouble.REFUSED),
        ("http://[64:ff9b::a00:1]/", Trouble.REFUSED),
        ("//192.168.0.1/x", Trouble.REFUSED),
        ("file:///etc/passwd", Trouble.REFUSED),
        ("javascript:alert(1)", Trouble.REFUSED),
        ("http://me:secret@news.example/", Trouble.REFUSED),
        ("http://[", Trouble.REFUSED),
    ],
)
def test_a_redirect_is_held_to_the_same_rules(web: WebServer, here: Fetcher, location: str, trouble: Trouble) -> None:
    assert _trouble(here, web.page("/", "", 302, location=location)) is trouble


# How long and how much


def test_what_is_sent_says_who_asks_and_carries_conditions_but_no_cookie(web: WebServer, here: Fetcher) -> None:
    web.page("/", "", 301, location="/feed", set_cookie="a=b")
    web.page("/feed", "", 304, etag='"2"')
    fetched = here.fetch(web.url(), headers={"If-None-Match": '"2"'})
    assert (fetched.status, fetched.body, fetched.headers["etag"]) == (304, b"", '"2"')
    assert web.sent[-1]["if-none-match"] == '"2"'
    assert web.sent[-1]["user-agent"] == f"Newsdesk/{__version__}"
    assert "cookie" not in web.sent[-1]


def test_more_than_was_asked_for_is_cut(web: WebServer, here: Fetcher) -> None:
    web.page("/", b"x" * 300_000, content_type='Text/HTML; Charset="Shift_JIS"')
    fetched = here.fetch(web.url(), at_most=100_000)
    assert (len(fetched.body), fetched.cut) == (100_000, True)
    assert (fetched.media_type, fetched.charset) == ("text/html", "shift_jis")
    assert not here.fetch(web.url(), at_most=300_000).cut


def test_a_bomb_is_unpacked_no_further_than_was_asked_for(web: WebServer, here: Fetcher) -> None:
    web.page("/small", gzip.compress(b"news"), content_encoding="gzip")
    web.page("/bomb", gzip.compress(bytes(200_000_000), 1), content_encoding="gzip")
    web.page("/torn", gzip.compress(b"news" * 1000)[:40], content_encoding="gzip")
    web.page("/no-gzip", "news", content_encoding="gzip")
    web.page("/other", "news", content_encoding="br")
    assert (here.fetch(web.url("/small")).body, here.fetch(web.url("/small")).cut) == (b"news", False)
    tracemalloc.start()
    bomb = here.fetch(web.url("/bomb"))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (len(bomb.body), bomb.cut) == (1_000_000, True)
    assert most < 10_000_000
    assert here.fetch(web.url("/torn")).cut
    assert _trouble(here, web.url("/no-gzip")) is Trouble.BROKEN
    assert _trouble(here, web.url("/other")) is Trouble.BROKEN


def _silent(request: Request) -> None:
    request.server.over.wait(30)


def _dripping(request: Request) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\nx: ")
    while not request.server.over.wait(0.02):
        request.wfile.write(b"x")


def _endless(request: Request) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while not request.server.over.wait(0.02):
        request.wfile.write(b"x")


@pytest.mark.parametrize("answering", [_silent, _dripping, _endless])
def test_the_time_is_for_all_of_it_however_the_server_spends_it(
    web: WebServer, here: Fetcher, answering: Answering
) -> None:
    web.pages["/"] = answering
    began = time.monotonic()
    assert _trouble(here, web.url(), seconds=0.5) is Trouble.SLOW
    assert time.monotonic() - began < 5


def test_a_resolver_that_never_answers_costs_no_more_than_the_time() -> None:
    over = threading.Event()

    def resolve(host: str, port: int) -> Sequence[str]:
        over.wait(30)
        return []

    assert _trouble(Fetcher(resolve=resolve), "https://news.example/", seconds=0.3) is Trouble.SLOW
    over.set()


def test_stop_ends_a_request_that_waits(web: WebServer, here: Fetcher) -> None:
    stopped = threading.Event()

    def stop(request: Request) -> None:
        stopped.set()
        request.server.over.wait(30)

    web.pages["/"] = stop
    with pytest.raises(OperationCancelledError):
        here.fetch(web.url(), seconds=30, stopped=stopped)


def test_a_server_that_talks_nonsense_or_is_away(web: WebServer, here: Fetcher) -> None:
    def nonsense(request: Request) -> None:
        request.wfile.write(b"SSH-2.0-OpenSSH_9\r\n\r\n")

    web.pages["/"] = nonsense
    assert _trouble(here, web.url()) is Trouble.BROKEN
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        assert _trouble(here, f"http://127.0.0.1:{closed.getsockname()[1]}/") is Trouble.UNREACHABLE


# https


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a certificate with its key that nobody signed, for news.example."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate, and is not on this machine")
    path = tmp_path_factory.mktemp("tls") / "news.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=news.example"),
            *("-addext", "subjectAltName=DNS:news.example", "-keyout", path, "-out", path.with_suffix(".crt")),
        ],
        check=True,
        capture_output=True,
    )
    path.write_text(path.read_text() + path.with_suffix(".crt").read_text())
    return path


def test_a_certificate_is_believed_only_from_who_is_trusted_and_for_its_name(certificate: Path) -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        return ["127.0.0.1"]

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    trusting = ssl.create_default_context(cafile=str(certificate.with_suffix(".crt")))
    with WebServer(context) as web:
        web.page("/", "secret")
        known = Fetcher(resolve=resolve, loopback=True, tls=trusting)
        # The name goes to the server and into the comparison, though the connection is made to the address.
        assert known.fetch(web.url("/", "news.example")).body == b"secret"
        assert _trouble(known, web.url("/", "other.example")) is Trouble.TLS
        with pytest.raises(FetchError, match=r"news\.example cannot be trusted: self.signed certificate"):
            Fetcher(resolve=resolve, loopback=True).fetch(web.url("/", "news.example"))
    with WebServer() as plain:
        assert _trouble(known, plain.url("/", "news.example").replace("http:", "https:")) is Trouble.TLS


def test_nothing_in_the_program_lets_this_machine_through() -> None:
    source = Path(__file__).parents[3] / "src" / "newsdesk"
    passing = [path.name for path in source.rglob("*.py") if "loopback=True" in path.read_text(encoding="utf-8")]
    assert passing == []
