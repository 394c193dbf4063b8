"""What the tests of the lower rooms share: the engine that their desks are on."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import postgres

if TYPE_CHECKING:
    from newsdesk.store import Store

_ROOMS = {"store", "desk"}
_PROGRAMS = postgres.found()


def pytest_report_header() -> list[str]:
    """Say what is left out."""
    return [] if _PROGRAMS else ["PostgreSQL is not installed: no shared desk is tried"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what tests a desk on both engines, but for what is about the files of the embedded one."""
    path = Path(metafunc.definition.path)
    on_a_desk = not _ROOMS.isdisjoint(path.parts) or "desk" in metafunc.fixturenames
    if metafunc.definition.get_closest_marker("embedded") or not on_a_desk:
        return
    metafunc.parametrize("engine", ["sqlite", "postgresql"] if _PROGRAMS else ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let every desk of the test be on this engine: a folder stands for a database of its own."""
    engine: str = getattr(request, "param", "sqlite")
    if engine == "postgresql":
        from newsdesk.store import LocalBlobs, Store

        server, template = request.getfixturevalue("postgresql"), request.getfixturevalue("empty_desk")
        real, databases = Store.open, dict[Path, str]()

        def opened(folder: Path, address: str = "", shelf: LocalBlobs | None = None, password: str = "") -> "Store":
            if folder not in databases and not address:
                databases[folder] = server.new(template)
            return real(
                folder, address or server.address(databases[folder]), shelf or LocalBlobs(folder / "media"), password
            )

        monkeypatch.setattr(Store, "open", opened)
    return engine
