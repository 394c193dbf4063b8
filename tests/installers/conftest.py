"""Builds what is tried, once: the installer of this commit, that of a newer version, and this one again elsewhere."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEWER = "97.0.1"


def run(*command: str | Path, **options: object) -> str:
    """Run a command and return what it said; fail with that where it fails."""
    done = subprocess.run(command, check=False, capture_output=True, text=True, **options)  # type: ignore[call-overload]
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return str(done.stdout)


def checkout(folder: Path, version: str = "") -> Path:
    """Return a copy of the project in `folder` as it stands, with another version if one is named."""
    names = run("git", "ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT).splitlines()
    for name in names:
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    for part in ("windows/wheels", "installers"):
        (ROOT / "build" / part).mkdir(parents=True, exist_ok=True)
        (folder / "build" / part).parent.mkdir(parents=True, exist_ok=True)
        (folder / "build" / part).symlink_to(ROOT / "build" / part)
    if version:
        place = folder / "src/newsdesk/__init__.py"
        place.write_text(re.sub(r'(?<=__version__ = ").*(?=")', version, place.read_text(encoding="utf-8")))
    return folder


def build(folder: Path, script: str) -> None:
    """Build an installer in a checkout, at the time of this commit."""
    epoch = run("git", "log", "-1", "--format=%ct", cwd=ROOT).strip()
    run("sh", script, cwd=folder, env=os.environ | {"SOURCE_DATE_EPOCH": epoch})


@pytest.fixture(scope="session")
def version() -> str:
    """Return the version of this commit."""
    (said,) = re.findall(r'__version__ = "(.+)"', (ROOT / "src/newsdesk/__init__.py").read_text(encoding="utf-8"))
    return str(said)
