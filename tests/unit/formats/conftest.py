"""Naughty strings, where the reference material is."""

import json
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def naughty(reference: Path) -> tuple[str, ...]:
    """Return the big list of naughty strings."""
    return tuple(json.loads((reference / "data" / "blns.json").read_text(encoding="utf-8")))
