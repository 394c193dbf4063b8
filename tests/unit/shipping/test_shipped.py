"""What every installer brings along, and what is left of what PyInstaller found: as far as no build is needed."""

import re
import runpy
import shutil
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest

ROOT = Path(__file__).parents[3]
SITE = Path(psycopg.__file__).parents[1]


def packaging(module: str) -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "packaging" / module))


def test_the_licences_of_what_a_wheel_brings_of_others_are_shipped(tmp_path: Path) -> None:
    shipped = packaging("shipped.py")
    infos = {name: info for name, info in shipped["distributions"](SITE).items() if name.startswith("psycopg")}
    shipped["write_licences"](infos, tmp_path / "licences")
    index = (tmp_path / "licences/index.txt").read_text(encoding="utf-8")
    assert re.search(r"^psycopg-binary \S+: LGPL-3\.0-only \(psycopg-binary/LICENSE\.txt, psycopg\.txt\)$", index, re.M)
    about = (tmp_path / "licences/psycopg.txt").read_text(encoding="utf-8")
    named = set(re.findall(r"[\w.-]+\.txt", about))
    assert named == {"LGPL-3.0.txt", "GPL-3.0.txt", "Apache-2.0.txt", "Kerberos.txt"}
    assert all((tmp_path / "licences" / name).is_file() for name in named)


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("objdump"), reason="looks into programs for Linux")
def test_what_talks_to_the_server_of_a_shared_desk_stays() -> None:
    libraries = [(f"psycopg_binary.libs/{path.name}", str(path)) for path in (SITE / "psycopg_binary.libs").iterdir()]
    modules = [(f"psycopg_binary/{path.name}", str(path)) for path in (SITE / "psycopg_binary").glob("*.so")]
    entries = [(*module, "EXTENSION") for module in modules] + [(*library, "BINARY") for library in libraries]
    kept = packaging("prune.py")["linked_entries"]([*entries, ("libmagic.so.1", "/nowhere", "BINARY")])
    assert len(modules) == 2
    assert kept == entries
