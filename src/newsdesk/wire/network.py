"""Connections to public machines alone: a name is resolved once, and what was checked is what is connected to."""

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from queue import Empty, Queue
from typing import Any

import httpcore

from newsdesk.errors import OperationCancelledError
from newsdesk.messages import Message

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# Gives the addresses of a host's name and a port, as text; raises `socket.gaierror` where it has none.
Resolver = Callable[[str, int], Sequence[str]]

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_UNICAST = ipaddress.ip_network("2000::/3")
# What older Pythons call global and is not, and one address that is public in name: Azure answers there to its own
# machines alone.
_NEVER = tuple(
    ipaddress.ip_network(text) for text in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "3fff::/20")
)
# In seconds: how long a wait lasts before it looks whether it was stopped, and how long one address is tried.
_GLANCE = 0.1
_TRY = 4.0
_TRIES = 4


class RefusedAddressError(Exception):
    """A name leads to machines that are not public ones."""


class TlsError(Exception):
    """A machine does not speak TLS as it should, or its certificate is not believed: its text says why."""


class Limit:
    """How long a request may take altogether, and whether it was stopped meanwhile."""

    def __init__(self, seconds: float, stopped: threading.Event | None) -> None:
        self._until = time.monotonic() + seconds
        self._stopped = stopped

    def left(self) -> float:
        """Return the seconds that are left; raise StoppedError or `httpcore.TimeoutException` where none are."""
        if self._stopped is not None and self._stopped.is_set():
            raise OperationCancelledError("Stopped: nothing was changed.")
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("The time is up.")
        return left


def addresses_of(host: str, port: int) -> Sequence[str]:
    """Return the addresses of `host` as this machine's resolver gives them; raises `socket.gaierror`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: Address) -> bool:
    """Say whether `address` is a machine of the public internet, IPv4 within IPv6 unwrapped before it is judged."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = _within(address)
        if inner:
            return all(map(is_public, inner))
        if address not in _UNICAST:
            return False
    elif address.is_multicast:
        return False
    return address.is_global and not any(address in network for network in _NEVER)


def _within(address: ipaddress.IPv6Address) -> tuple[ipaddress.IPv4Address, ...]:
    """Return the IPv4 addresses that `address` stands for: mapped, 6to4, Teredo (both) or NAT64."""
    if address.teredo:
        return address.teredo
    if address in _NAT64:
        return (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF),)
    inner = address.ipv4_mapped or address.sixtofour
    return (inner,) if inner else ()


class CheckedNetwork(httpcore.NetworkBackend):
    """The network of one request. It resolves each name once and connects to what it has checked.

    `loopback` lets this machine's own addresses through: for a server of the tests, for nothing else.
    """

    def __init__(self, resolve: Resolver, limit: Limit, *, loopback: bool = False) -> None:
        self._resolve = resolve
        self._limit = limit
        self._loopback = loopback

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first public address of `host` that answers; the limit's time goes before any `timeout`."""
        addresses = [ipaddress.ip_address(text) for text in self._addresses(host, port)]
        allowed = [address for address in addresses if self._allows(address)][:_TRIES]
        if not allowed:
            raise RefusedAddressError(host)
        failure: Exception | None = None
        for address in allowed:
            try:
                stream = httpcore.SyncBackend().connect_tcp(
                    str(address), port, min(_TRY, self._limit.left()), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _LimitedStream(stream, self._limit)
        raise failure or httpcore.ConnectError(host)

    def _allows(self, address: Address) -> bool:
        return is_public(address) or (self._loopback and address.is_loopback)

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """Resolve on a thread of its own: the system's resolver knows neither our time nor Stop."""
        answer: Queue[Sequence[str] | Exception] = Queue()

        def ask() -> None:
            try:
                answer.put(self._resolve(host, port))
            except (OSError, ValueError) as error:
                answer.put(error)

        threading.Thread(target=ask, name="resolver", daemon=True).start()
        while True:
            try:
                found = answer.get(timeout=min(_GLANCE, self._limit.left()))
            except Empty:
                continue
            if isinstance(found, Exception):
                raise found
            return found


class _LimitedStream(httpcore.NetworkStream):
    """A connection that never outlives its request's limit, however slowly the other side speaks."""

    def __init__(self, stream: httpcore.NetworkStream, limit: Limit) -> None:
        self._stream = stream
        self._limit = limit

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        while True:
            try:
                return self._stream.read(max_bytes, min(_GLANCE, self._limit.left()))
            except httpcore.ReadTimeout:
                self._limit.left()

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._limit.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        try:
            stream = self._stream.start_tls(ssl_context, server_hostname, self._limit.left())
        except httpcore.ConnectError as error:
            cause = error.__cause__
            if isinstance(cause, ssl.SSLCertVerificationError):
                raise TlsError(cause.verify_message) from error
            if isinstance(cause, ssl.SSLError):
                raise TlsError(Message("it does not speak https as it should")) from error
            raise
        return _LimitedStream(stream, self._limit)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401
        return self._stream.get_extra_info(info)
