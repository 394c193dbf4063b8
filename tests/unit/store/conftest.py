"""A desk of one's own for each test of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where the desk lies; nothing is there yet."""
    return tmp_path / "desk"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """Return an empty desk, closed at the end."""
    with Store.open(folder) as opened:
        yield opened
