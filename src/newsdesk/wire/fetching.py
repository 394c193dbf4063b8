"""The one way to ask the web for something: public machines alone, and never longer or more than was said."""

import socket
import ssl
import threading
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import httpcore
import httpx

from newsdesk import __version__
from newsdesk.errors import NewsdeskError
from newsdesk.model import normalize_http_url
from newsdesk.wire.network import CheckedNetwork, Limit, RefusedAddressError, Resolver, TlsError, addresses_of

MEGABYTE: Final = 1_000_000
_SECONDS = 10.0
_REDIRECTS = 5
_REDIRECTING = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_PORTS: Mapping[str, int] = {"http": 80, "https": 443}
_CHUNK = 65_536


class Trouble(StrEnum):
    """Why an address gave no answer."""

    REFUSED = "refused"
    NO_HOST = "no host"
    UNREACHABLE = "unreachable"
    SLOW = "slow"
    TLS = "tls"
    BROKEN = "broken"
    LOOP = "loop"


class FetchError(NewsdeskError):
    """An address gave no answer; `trouble` says of what kind, the text says it to an editor."""

    def __init__(self, template: str, trouble: Trouble, /, **values: object) -> None:
        super().__init__(template, **values)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect on the way: who sent on, with which status, to where."""

    url: str
    status: int
    to: str

    @property
    def permanent(self) -> bool:
        """Say whether the old address is given up for good."""
        return self.status in _PERMANENT


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: any status, the last of the redirects.

    The names in `headers` are in lower case. `cut` says that there was more than was asked for, or that it broke off.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    cut: bool
    hops: tuple[Hop, ...]

    @property
    def permanent(self) -> bool:
        """Say whether every redirect on the way was for good; False where there was none."""
        return bool(self.hops) and all(hop.permanent for hop in self.hops)

    @property
    def media_type(self) -> str:
        """Return the media type without its parameters, in lower case; "" where none was given."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """Return the character set that the answer's header names; "" where it names none."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'").lower()
        return ""


class Fetcher:
    """Asks public web servers, one request at a time or from several threads at once.

    No cookies, no credentials, no proxy; http and https on their own ports alone. `loopback` lets this machine's own
    addresses and any port through: for a server of the tests, and nothing else passes it. `resolve` gives addresses of
    names, `tls` says whose certificates are believed.
    """

    def __init__(
        self, *, resolve: Resolver = addresses_of, loopback: bool = False, tls: ssl.SSLContext | None = None
    ) -> None:
        self._resolve = resolve
        self._loopback = loopback
        # Made once: reading in whom to believe costs as much as a request does.
        self._tls = tls or _believed()

    def fetch(
        self,
        url: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        at_most: int = MEGABYTE,
        seconds: float = _SECONDS,
        stopped: threading.Event | None = None,
    ) -> Fetched:
        """Ask `url` (GET or HEAD), follow at most five redirects, and return the answer, whatever its status.

        The body is unpacked and cut after `at_most` bytes. All of it takes `seconds` at most. Raises FetchError, and
        StoppedError soon after `stopped` is set.
        """
        network = CheckedNetwork(self._resolve, Limit(seconds, stopped), loopback=self._loopback)
        sent = {"User-Agent": f"Newsdesk/{__version__}", "Accept": "*/*", "Accept-Encoding": "gzip", **(headers or {})}
        address = self._checked(url)
        hops: list[Hop] = []
        while True:
            answer = self._ask(network, method, address, sent, at_most)
            location = answer.headers.get("location", "")
            if answer.status not in _REDIRECTING or not location:
                return Fetched(str(address), answer.status, answer.headers, answer.body, answer.cut, tuple(hops))
            if len(hops) == _REDIRECTS:
                raise FetchError("{url} sends on and on from one address to the next.", Trouble.LOOP, url=url)
            hops.append(Hop(str(address), answer.status, ""))
            address = self._followed(address, location)
            hops[-1] = Hop(hops[-1].url, answer.status, str(address))

    def _followed(self, address: httpx.URL, location: str) -> httpx.URL:
        try:
            target = address.join(location)
        except httpx.InvalidURL as error:
            raise FetchError(
                "{address} sends on to what is no address: {location}.",
                Trouble.BROKEN,
                address=address,
                location=location[:80],
            ) from error
        # A part of the page stays what was meant unless the redirect names another (RFC 9110, 10.2.2).
        if address.fragment and not target.fragment:
            target = target.copy_with(fragment=address.fragment)
        return self._checked(str(target))

    def _checked(self, url: str) -> httpx.URL:
        """Return `url` as one that may be asked at all; whose machine it is shows when its name is resolved."""
        try:
            address = httpx.URL(normalize_http_url(url))
        except httpx.InvalidURL as error:
            raise FetchError("{url} is no web address.", Trouble.REFUSED, url=url[:120]) from error
        if address.scheme not in _PORTS or not address.host:
            raise FetchError("{url} is no web address: only http and https are asked.", Trouble.REFUSED, url=url[:120])
        if address.userinfo:
            raise FetchError(
                "The address at {host} holds a name or password: take it out.", Trouble.REFUSED, host=address.host
            )
        if not self._loopback and address.port not in {None, 80, 443}:
            raise FetchError(
                "{host} is asked at port {port}: only 80 and 443 are.",
                Trouble.REFUSED,
                host=address.host,
                port=address.port,
            )
        return address

    def _ask(
        self, network: CheckedNetwork, method: str, address: httpx.URL, headers: Mapping[str, str], at_most: int
    ) -> Fetched:
        target = httpcore.URL(
            scheme=address.raw_scheme,
            host=address.raw_host,
            port=address.port or _PORTS[address.scheme],
            target=address.raw_path,
        )
        host = address.host
        sent = [("Host", address.netloc.decode("ascii")), *headers.items()]
        try:
            with (
                httpcore.ConnectionPool(ssl_context=self._tls, network_backend=network) as pool,
                pool.stream(method, target, headers=sent) as response,
            ):
                given = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
                redirects = response.status in _REDIRECTING
                if method == "HEAD" or redirects:
                    return Fetched(str(address), response.status, given, b"", False, ())
                body, cut = _unpacked(response.iter_stream(), given.get("content-encoding", ""), at_most)
                return Fetched(str(address), response.status, given, body, cut, ())
        except RefusedAddressError as error:
            raise FetchError(
                "{host} is no public machine: addresses inside a network are never asked.",
                Trouble.REFUSED,
                host=host,
            ) from error
        except TlsError as error:
            raise FetchError(
                "{host} cannot be trusted: {error}.", Trouble.TLS, host=host, error=error.args[0]
            ) from error
        except ValueError as error:
            raise FetchError("{host} is no name a machine can have.", Trouble.NO_HOST, host=host) from error
        except socket.gaierror as error:
            raise _nameless(host, error) from error
        except httpcore.TimeoutException as error:
            raise FetchError("{host} took too long to answer.", Trouble.SLOW, host=host) from error
        except httpcore.NetworkError as error:
            raise FetchError("{host} cannot be reached.", Trouble.UNREACHABLE, host=host) from error
        except (httpcore.ProtocolError, zlib.error) as error:
            raise FetchError("{host} answers with what is no page.", Trouble.BROKEN, host=host) from error


def _believed() -> ssl.SSLContext:
    """Return whom browsers believe, and whom this machine does besides: a newsroom's network may have its own."""
    tls = httpx.create_ssl_context(trust_env=False)
    tls.load_default_certs()
    return tls


def _nameless(host: str, error: socket.gaierror) -> FetchError:
    """Tell a name that nobody has from a name that nobody could be asked about."""
    if error.errno == socket.EAI_AGAIN:
        return FetchError(
            "The address of {host} could not be looked up: is there a connection?", Trouble.UNREACHABLE, host=host
        )
    return FetchError("There is no machine called {host}.", Trouble.NO_HOST, host=host)


def _unpacked(chunks: Iterator[bytes], coding: str, at_most: int) -> tuple[bytes, bool]:
    """Return the body of `chunks`, at most so many bytes before and after unpacking, and whether it was cut.

    The unpacker is never asked for more than what is left, so that a bomb costs no more than a page.
    """
    coding = coding.strip().lower()
    if coding in {"", "identity"}:
        unpacker = None
    elif coding in {"gzip", "x-gzip", "deflate"}:
        unpacker = zlib.decompressobj(47)  # either header, found by itself
    else:
        raise zlib.error(coding)
    body = bytearray()
    taken = 0
    for chunk in chunks:
        taken += len(chunk)
        for at in range(0, len(chunk), _CHUNK):
            part = chunk[at : at + _CHUNK]
            body += unpacker.decompress(part, at_most + 1 - len(body)) if unpacker else part
            if len(body) > at_most:
                return bytes(body[:at_most]), True
        if taken > at_most:
            return bytes(body), True
    return bytes(body), bool(unpacker and taken and not unpacker.eof)
