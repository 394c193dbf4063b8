"""What all tests share: a Qt without a display, strictness about warnings, a home of one's own."""

import logging
import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from newsdesk.render import RenderChild
from tests import postgres

if TYPE_CHECKING:
    from newsdesk.wire.fetching import Fetcher

_AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0

# Qt reads these once, when it is first imported: so they are set here, before any test module is.
# The screen is one of a desk: the one that Qt imagines by itself is smaller than the window likes to be.
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={Path(__file__).with_name('screen.json')}")
# Headlines must not depend on who runs the tests where: what does depend on it says so in its own test.
os.environ.setdefault("LC_ALL", "C.UTF-8")
if _AS_ROOT:
    # Chromium refuses to run its sandbox as root; whoever runs Newsdesk itself does so as an ordinary user.
    os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox")

# Fixed seeds: a failing example fails for everyone. `torture` looks for new ones.
settings.register_profile(
    "fixed", derandomize=True, deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("torture", settings.get_profile("fixed"), derandomize=False, max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))

# The outside judges need Java and npm: `make conformance` brings them and asks for these tests.
collect_ignore = [] if "NEWSDESK_NU_CHECKER" in os.environ else ["conformance"]
# These take minutes and gigabytes: `make test-installers` asks for them.
collect_ignore += [] if "NEWSDESK_TRIES_INSTALLERS" in os.environ else ["installers"]


def pytest_configure(config: pytest.Config) -> None:
    """Leave the long trials to `make torture`, also where pytest is called by hand."""
    if not config.option.markexpr:
        config.option.markexpr = "not torture"


def pytest_report_header() -> list[str]:
    """Say what is not as on an editor's machine."""
    return ["running as root: the web engine's sandbox is off (--no-sandbox)"] if _AS_ROOT else []


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder for `--home` that does not exist yet, as on a first start."""
    return tmp_path / "home"


@pytest.fixture(scope="session")
def reference() -> Path:
    """Return the folder of reference material (published pages, standards, naughty strings); skip where it is absent.

    It is no part of the project: it lies beside the checkout or where NEWSDESK_SHARED says.
    """
    beside = Path(__file__).parents[2] / "shared"
    folder = Path(os.environ.get("NEWSDESK_SHARED", beside))
    if not folder.is_dir():
        pytest.skip("the reference material is not on this machine")
    return folder


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.Server]:
    """Return a running server; skip where PostgreSQL is not installed."""
    programs = postgres.found()
    if programs is None:
        pytest.skip("PostgreSQL is not installed on this machine")
    with postgres.server(programs) as running:
        yield running


@pytest.fixture(scope="session")
def empty_desk(postgresql: postgres.Server) -> str:
    """Return the name of a database with an empty desk, which others are copied from."""
    from newsdesk.store import Store

    name = postgresql.new()
    with tempfile.TemporaryDirectory() as folder:
        Store.open(Path(folder), postgresql.address(name)).close()
    return name


@pytest.fixture(autouse=True)
def no_web(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no desk of a test ask the web: it knows no machine. A test with a server of its own says so."""

    def nobody(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, f"a test asks for {host}")

    def fetcher() -> "Fetcher":
        from newsdesk.wire.fetching import Fetcher

        return Fetcher(resolve=nobody)

    monkeypatch.setattr("newsdesk.desk._fetcher", fetcher)


class _Lasting(RenderChild):
    """A render child that desks share, one after the other: to start one takes longer than most tests."""

    def close(self) -> None:
        """Stay for the next one."""


@pytest.fixture(scope="session")
def lasting() -> Iterator[RenderChild]:
    """Return the render child of all desks of the tests."""
    child = _Lasting()
    yield child
    RenderChild.close(child)


@pytest.fixture(autouse=True)
def rendering(lasting: RenderChild, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every desk that brings no render child of its own have this one."""
    monkeypatch.setattr("newsdesk.desk.RenderChild", lambda: lasting)


class _Warnings(logging.Handler):
    """Keeps log records that somebody should have looked at."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what was said."""
        self.said.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test during which a warning was logged, unless it takes `caplog` and so looks at the log itself."""
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
    if handler.said and "caplog" not in request.fixturenames:
        pytest.fail("logged unexpectedly:\n" + "\n".join(handler.said), pytrace=False)
