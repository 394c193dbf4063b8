"""Servers on this machine for tests: OpenSSH's, and one that speaks S3 and looks at every signature."""

import getpass
import hashlib
import hmac
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit
from xml.sax.saxutils import escape

import pytest

KEY, SECRET = "DESK", "a secret of the desk"


class Relay:
    """Stands before a server, and can cut what goes through."""

    def __init__(self, port: int) -> None:
        self._behind, self._ends = port, list[socket.socket]()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def cut(self) -> None:
        """Break off every connection there is; new ones go through again."""
        while self._ends:
            with suppress(OSError):
                self._ends.pop().shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.cut()
        self._thread.join()

    def _serve(self) -> None:
        passing = []
        with suppress(OSError):
            while True:
                asker, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._behind))
                self._ends += [asker, server]
                for ends in ((asker, server), (server, asker)):
                    passing.append(threading.Thread(target=self._pass, args=ends))
                    passing[-1].start()
        for thread in passing:
            thread.join()

    def _pass(self, here: socket.socket, there: socket.socket) -> None:
        with suppress(OSError):
            while data := here.recv(65536):
                there.sendall(data)
        with suppress(OSError):
            there.shutdown(socket.SHUT_RDWR)
        here.close()


@contextmanager
def sftp_server(folder: Path, user_home: Path) -> Iterator[Relay]:
    """Run OpenSSH's server for the user who runs the tests, known to `user_home`; skip where it is not installed."""
    program = shutil.which("sshd", path="/usr/sbin:/usr/local/sbin:/usr/bin")
    if program is None or shutil.which("ssh-keygen") is None:
        pytest.skip("OpenSSH's server is not on this machine (Debian: openssh-server)")
    folder.mkdir()
    (user_home / ".ssh").mkdir(parents=True, mode=0o700)
    for key in (folder / "host", user_home / ".ssh" / "id_ed25519"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    shutil.copy(user_home / ".ssh" / "id_ed25519.pub", folder / "allowed")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {
        "ListenAddress": "127.0.0.1",
        "Port": port,
        "HostKey": folder / "host",
        "AuthorizedKeysFile": folder / "allowed",
        "PidFile": "none",
        "StrictModes": "no",
        "UsePAM": "no",
        "Subsystem": "sftp internal-sftp",
    }
    (folder / "config").write_text("".join(f"{name} {value}\n" for name, value in settings.items()), encoding="utf-8")
    if getpass.getuser() == "root":
        # As root it insists on this folder, which the package makes at boot.
        Path("/run/sshd").mkdir(exist_ok=True)
    with subprocess.Popen([program, "-D", "-e", "-f", str(folder / "config")], stderr=subprocess.PIPE) as server:
        assert server.stderr is not None
        for line in server.stderr:
            if b"listening" in line:
                break
        else:
            pytest.fail("sshd did not start")
        relay = Relay(port)
        host = (folder / "host.pub").read_text(encoding="utf-8")
        (user_home / ".ssh" / "known_hosts").write_text(f"[127.0.0.1]:{relay.port} {host}", encoding="utf-8")
        try:
            yield relay
        finally:
            relay.close()
            server.terminate()


class Bucket(ThreadingHTTPServer):
    """One bucket, `desk`: `objects` by key are bytes and headers.

    It hangs up after `fails_after` requests to write, on each while it is `away`, and answers those to write with the
    status and code of `refuses`, as servers do that are full or may only be read.
    """

    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _S3)
        self.objects: dict[str, tuple[bytes, dict[str, str]]] = {}
        self.asked: list[tuple[str, str]] = []
        self.fails_after: int | None = None
        self.away = False
        self.refuses: tuple[int, str] | None = None

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a connection that is cut is part of the test."""


class _S3(BaseHTTPRequestHandler):
    server: Bucket
    # One answer a connection: none is left open that the end of the server would wait for.
    protocol_version = "HTTP/1.0"

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def do_PUT(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def do_DELETE(self) -> None:
        self._answer()

    def _answer(self) -> None:
        data = self.rfile.read(int(self.headers.get("content-length", 0)))
        parts = urlsplit(self.path)
        key = unquote(parts.path).removeprefix("/desk").removeprefix("/")
        self.server.asked.append((self.command, key))
        objects = self.server.objects
        if self.server.away:
            self.close_connection = True
            return
        if self.command in ("PUT", "DELETE") and self.server.fails_after is not None:
            self.server.fails_after -= 1
            if self.server.fails_after < 0:
                self.close_connection = True
                return
        if not unquote(parts.path).startswith("/desk"):
            self._send(404, _error("NoSuchBucket"))
        elif not self._signed(data):
            self._send(403, _error("SignatureDoesNotMatch"))
        elif self.command in ("PUT", "DELETE") and self.server.refuses is not None:
            status, code = self.server.refuses
            self._send(status, _error(code))
        elif self.command == "PUT":
            objects[key] = (data, {name: value for name, value in self.headers.items() if self._kept(name)})
            self._send(200, b"", ETag=f'"{hashlib.md5(data).hexdigest()}"')
        elif self.command == "DELETE":
            objects.pop(key, None)
            self._send(204, b"")
        elif "list-type" in parts.query:
            prefix = dict(parse_qsl(parts.query)).get("prefix", "")
            self._send(200, _listing({name: len(objects[name][0]) for name in objects if name.startswith(prefix)}))
        elif key in objects:
            self._send(200, objects[key][0], ETag='"0"', **objects[key][1])
        else:
            self._send(404, _error("NoSuchKey"))

    def _kept(self, name: str) -> bool:
        return name.lower().startswith("x-amz-meta-") or name.lower() == "content-type"

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        given = {"Last-Modified": "Mon, 19 Jan 2026 09:30:00 GMT", "Content-Type": "application/xml"} | headers
        for name, value in (given | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _signed(self, data: bytes) -> bool:
        """Return whether the request is signed with the secret, by Amazon's Signature Version 4."""
        said = dict(part.strip().split("=", 1) for part in self.headers["authorization"].partition(" ")[2].split(","))
        key, *scope = said["Credential"].split("/")
        names = said["SignedHeaders"].split(";")
        parts = urlsplit(self.path)
        query = "&".join(
            sorted(f"{quote(name, '')}={quote(value, '')}" for name, value in parse_qsl(parts.query, True))
        )
        payload = hashlib.sha256(data).hexdigest()
        canonical = [self.command, parts.path, query]
        canonical += [f"{name}:{' '.join(self.headers[name].split())}" for name in names]
        canonical += ["", said["SignedHeaders"], payload]
        request = hashlib.sha256("\n".join(canonical).encode()).hexdigest()
        text = "\n".join(["AWS4-HMAC-SHA256", self.headers["x-amz-date"], "/".join(scope), request])
        signing = f"AWS4{SECRET}".encode()
        for part in (*scope, text):
            signing = hmac.new(signing, part.encode(), "sha256").digest()
        same = hmac.compare_digest(signing.hex(), said["Signature"])
        return same and key == KEY and self.headers["x-amz-content-sha256"] == payload


def _error(code: str) -> bytes:
    return f"<Error><Code>{code}</Code><Message>{code}</Message><RequestId>1</RequestId></Error>".encode()


def _listing(sizes: dict[str, int]) -> bytes:
    listed = "".join(
        f"<Contents><Key>{escape(name)}</Key><LastModified>2026-01-19T09:30:00.000Z</LastModified>"
        f"<Size>{size}</Size></Contents>"
        for name, size in sorted(sizes.items())
    )
    namespace = "http://s3.amazonaws.com/doc/2006-03-01/"
    return (
        f'<ListBucketResult xmlns="{namespace}"><Name>desk</Name><IsTruncated>false</IsTruncated>{listed}'
        "</ListBucketResult>"
    ).encode()


@contextmanager
def s3_server() -> Iterator[Bucket]:
    """Run a server with the bucket `desk`, whose access key is `KEY` and secret key `SECRET`."""
    with Bucket() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
