"""What the tests of the desk share: an empty one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.paths import resolve_paths


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return an empty desk."""
    with Desk.open(resolve_paths(tmp_path)) as opened:
        yield opened
