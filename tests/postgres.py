"""A PostgreSQL server of the tests' own: a private cluster in a temporary folder, reached by a socket alone."""

import getpass
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_DEBIAN = Path("/usr/lib/postgresql")
_AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
# A server refuses to be root's; where tests are, it is nobody's.
_USER = "nobody" if _AS_ROOT else getpass.getuser()
_AS_OWNER: dict[str, Any] = {"user": _USER, "group": "nogroup", "extra_groups": []} if _AS_ROOT else {}
_PATIENCE = 30


def found() -> Path | None:
    """Return the folder of PostgreSQL's programs, None where it is not installed."""
    here = shutil.which("initdb")
    folders = [*sorted(_DEBIAN.glob("*/bin"), reverse=True), *([Path(here).resolve().parent] if here else [])]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


class Server:
    """A server that runs; `user` owns everything on it."""

    user = _USER

    def __init__(self, programs: Path, folder: Path, *, listening: bool) -> None:
        self._programs, self._folder, self._listening = programs, folder, listening
        with socket.create_server(("", 0)) as free:
            # Another server may have the usual one.
            self.port = free.getsockname()[1]
        self._made, self.newest = 0, ""

    def address(self, database: str, user: str = _USER) -> str:
        """Return the address of a desk on it."""
        return f"postgresql+psycopg://{user}@/{database}?host={self._folder}&port={self.port}"

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Have the owner say `statement`; return what the server answers."""
        asked = ("-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", *self._where(), "-d", database)
        return self._run("psql", *asked, "-c", statement)

    def new(self, template: str = "template1") -> str:
        """Make a database and return its name."""
        self._made += 1
        self.newest = f"desk{self._made}"
        self.sql(f'CREATE DATABASE {self.newest} TEMPLATE "{template}"')
        return self.newest

    @contextmanager
    def asking_passwords(self) -> Iterator[None]:
        """Let nobody but the owner in without a password."""
        rules = self._folder / "data" / "pg_hba.conf"
        before = rules.read_text()
        rules.write_text(f"local all {_USER} trust\nlocal all all scram-sha-256\n")
        self.sql("SELECT pg_reload_conf()")
        try:
            yield
        finally:
            rules.write_text(before)
            self.sql("SELECT pg_reload_conf()")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        # Nothing here has to outlast a loss of power.
        addresses = f"listen_addresses={'*' if self._listening else ''}"
        options = (
            "-k",
            str(self._folder),
            "-p",
            str(self.port),
            "-c",
            addresses,
            "-c",
            "max_connections=200",
            "-c",
            "fsync=off",
        )
        with (self._folder / "log").open("ab") as log:
            # A child of ours, so that it is also we who see it end.
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", self._folder / "data", *options],
                **_AS_OWNER,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + _PATIENCE
        while not self._answers():
            assert self._process.poll() is None, (self._folder / "log").read_text()
            assert time.monotonic() < deadline

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """Stop it, as a crash does; with SIGINT it says good-bye to whoever is connected."""
        self._process.send_signal(how)
        self._process.wait(_PATIENCE)

    def _where(self) -> tuple[str, ...]:
        return "-h", str(self._folder), "-p", str(self.port)

    def _answers(self) -> bool:
        asked = [str(self._programs / "pg_isready"), "-q", "-t", "1", *self._where(), "-d", "postgres"]
        return subprocess.run(asked, check=False).returncode == 0

    def _run(self, program: str, *arguments: str) -> str:
        done = subprocess.run(
            [self._programs / program, *arguments],
            **_AS_OWNER,
            check=False,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        )
        assert done.returncode == 0, done.stderr
        return str(done.stdout).strip()


@contextmanager
def server(programs: Path, *, listening: bool = False) -> Iterator[Server]:
    """Make a cluster, start its server, and take all away at the end; `listening`, it answers over networks too."""
    # A socket's path may have a hundred letters, fewer than pytest's folders have.
    folder = Path(tempfile.mkdtemp(prefix="nd"))
    try:
        if _AS_ROOT:
            shutil.chown(folder, _USER)
        folder.chmod(0o755)
        running = Server(programs, folder, listening=listening)
        made = (
            "-D",
            str(folder / "data"),
            "-A",
            "trust",
            "-U",
            _USER,
            "--locale",
            "C.UTF-8",
            "-E",
            "UTF8",
            "--no-sync",
        )
        running._run("initdb", *made)
        if listening:
            with (folder / "data" / "pg_hba.conf").open("a") as rules:
                rules.write("host all all samenet trust\n")
        running.start()
        try:
            yield running
        finally:
            running.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
