"""What the Windows installer is made of: the pinned parts, and what its script promises."""

import hashlib
import json
import re
import runpy
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import babel
import pytest
import sqlalchemy

from tests import postgres

ROOT = Path(__file__).parents[3]
WINDOWS = ROOT / "packaging" / "windows"


@pytest.fixture(scope="module")
def payload() -> dict[str, Any]:
    return runpy.run_path(str(WINDOWS / "payload.py"))


@pytest.fixture(scope="module")
def script() -> str:
    return (WINDOWS / "installer.nsi").read_text(encoding="utf-8")


def test_pins_for_windows_keep_their_hashes_and_follow_its_python(payload: dict[str, Any]) -> None:
    requirements = (
        "# made by make lock\n"
        "old==1.0 ; python_full_version < '3.11.5' \\\n    --hash=sha256:aa\n    # via something\n"
        "new==2.0 ; python_full_version >= '3.11.5' \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n"
        "winsome==3.0 ; sys_platform == 'win32' \\\n    --hash=sha256:dd\n"
        "mac==4.0 ; sys_platform == 'darwin' \\\n    --hash=sha256:ee\n"
    )
    windows = payload["environment"]("3.13")
    assert payload["pins"](requirements, windows) == (
        "new==2.0 --hash=sha256:bb --hash=sha256:cc\nwinsome==3.0 --hash=sha256:dd\n"
    )


def test_every_pin_of_the_program_goes_to_windows_with_a_hash(payload: dict[str, Any]) -> None:
    requirements = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    kept = str(payload["pins"](requirements, payload["environment"]("3.13"))).splitlines()
    assert len(kept) > 40
    assert all(re.fullmatch(r"\S+==\S+( --hash=sha256:[0-9a-f]{64})+", pin) for pin in kept)


def test_a_python_that_is_not_the_pinned_one_is_refused(payload: dict[str, Any], tmp_path: Path) -> None:
    archive = tmp_path / "python.zip"
    with pytest.raises(SystemExit, match=r"Download https://www\.python\.org/"):
        payload["read_python"](archive, "0" * 64)
    with zipfile.ZipFile(archive, "w") as python:
        python.writestr("python313._pth", "")
    sha256 = hashlib.sha256(archive.read_bytes()).hexdigest()
    assert payload["read_python"](archive, sha256).namelist() == ["python313._pth"]
    archive.write_bytes(archive.read_bytes()[:-20])
    with pytest.raises(SystemExit, match=r"(?s)is not the pinned Python.*Nothing was built"):
        payload["read_python"](archive, sha256)


def test_only_what_newsdesk_needs_is_shipped(payload: dict[str, Any], tmp_path: Path) -> None:
    def distribution(name: str, *requires: str) -> None:
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir()
        lines = "".join(f"Requires-Dist: {line}\n" for line in requires)
        (info / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{lines}", encoding="utf-8")

    distribution("newsdesk", "lay_out>=1", "uvloop ; sys_platform != 'win32'", "driver[Fast]")
    distribution("lay_out", "colour ; extra == 'colour'", "Zone.Data")
    distribution("zone_data")
    distribution("driver", "driver_fast ; extra == 'fast'", "driver_pool ; extra == 'pool'")
    distribution("driver_fast")
    distribution("driver_pool")
    distribution("builder")
    kept = {"newsdesk", "lay-out", "zone-data", "driver", "driver-fast"}
    assert payload["needed"](tmp_path, "3.13") == kept


_DATES_AND_LISTS = """
import datetime, babel, json, sys
from babel.dates import format_date, format_skeleton, get_day_names, get_month_names
from babel.lists import format_list
day, told = datetime.date(2026, 3, 5), [babel.__file__.startswith(sys.argv[1])]
for tag in "en en_GB de fr_CA es_419 pt ru zh_Hans zh_Hant_HK ja ko ar he fa hi th vi tr sw ug".split():
    locale = babel.Locale.parse(tag)
    told += [format_date(day, style, locale) for style in ("full", "long", "medium")]
    told += [str(format_skeleton("yMMMM", day, locale=locale)), format_list(["A", "B", "C"], locale=locale)]
    told += [*get_day_names("wide", locale=locale).values(), *get_month_names("abbreviated", locale=locale).values()]
    told += [locale.character_order, locale.text_direction]
print(json.dumps(told))
"""


def test_dates_and_lists_read_the_same_in_what_is_shipped(payload: dict[str, Any], tmp_path: Path) -> None:
    lib = tmp_path / "lib"
    shutil.copytree(Path(babel.__file__).parent, lib / "babel")
    size = sum(file.stat().st_size for file in lib.rglob("*.dat"))
    payload["prune_rest"](lib)
    assert sum(file.stat().st_size for file in lib.rglob("*.dat")) < size / 3

    def told(path: str) -> list[object]:
        run = [sys.executable, "-c", f"import sys; sys.path.insert(0, sys.argv[1])\n{_DATES_AND_LISTS}", path]
        return list(json.loads(subprocess.run(run, check=True, capture_output=True, encoding="utf-8").stdout))

    shipped = told(str(lib))
    assert shipped == told(str(Path(babel.__file__).parents[1]))
    assert shipped[0] is True


@pytest.fixture
def newsdesk(payload: dict[str, Any], tmp_path: Path) -> Callable[..., str]:
    """Return the command line over what is shipped of the libraries that a shared desk needs."""
    for library in ("sqlalchemy", "alembic", "psycopg", "psycopg_binary", "psycopg_binary.libs"):
        # The libraries of a wheel lie beside it, under a name that is no module's.
        if (source := Path(sqlalchemy.__file__).parents[1] / library).is_dir():
            shutil.copytree(source, tmp_path / "lib" / library)
    payload["prune_rest"](tmp_path / "lib")
    begin = (
        "import sys; lib = sys.argv.pop(1); sys.path.insert(0, lib)\n"
        "import alembic, psycopg, psycopg_binary, sqlalchemy\n"
        "assert all(m.__file__.startswith(lib) for m in (alembic, psycopg, psycopg_binary, sqlalchemy))\n"
        "from newsdesk.__main__ import main; sys.exit(main())"
    )

    def run(*words: str | Path) -> str:
        command = [sys.executable, "-c", begin, tmp_path / "lib", "--home", tmp_path / "home", *words]
        done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
        return done.stdout + done.stderr

    return run


def test_what_is_shipped_says_that_a_server_is_away(newsdesk: Callable[..., str]) -> None:
    assert "cannot be reached" in newsdesk("--desk", "postgresql+psycopg://nobody@localhost:1/desk", "list")


def test_a_shared_desk_opens_with_what_is_shipped(newsdesk: Callable[..., str], postgresql: postgres.Server) -> None:
    desk = ("--desk", postgresql.address(postgresql.new()))
    newsdesk(*desk, "import", ROOT / "resources/samples/1-night-ferry.md")
    assert "night-ferry" in newsdesk(*desk, "list")


def test_what_several_bring_is_packed_once_and_nothing_is_left_behind(script: str) -> None:
    """Setup lays down what unpacking needs of Python; all that it leaves out comes with the program."""
    left_out = set(re.findall(r'/x "(.+?)"', script))
    (packed,) = re.findall(r"app\.tar \. (.+)\)", (WINDOWS / "build.sh").read_text(encoding="utf-8"))
    assert {f"python/{name}" for name in left_out} == set(packed.split())


def test_nobody_needs_to_be_administrator(script: str) -> None:
    assert "RequestExecutionLevel user" in script
    assert not re.search(r"\bHKLM\b|\bHKCR\b|SetShellVarContext all", script)


def test_uninstalling_takes_only_what_was_laid_down(script: str) -> None:
    """Stories are in other folders, and whoever installs into a folder with something in it keeps that."""
    whole_folders = set(re.findall(r'RMDir /r "(.+?)"', script))
    assert whole_folders == {r"$INSTDIR\app", r"$INSTDIR\app.new", r"$INSTDIR\app.old"}
    written = set(re.findall(r'WriteReg\w+ HKCU "(.+?)"', script))
    deleted = re.findall(r'DeleteRegKey HKCU "(.+?)"', script)
    assert all(any(key.startswith(root) for root in deleted) for key in written)


def test_the_two_programs_can_lie_on_one_disk_of_windows() -> None:
    """Windows tells no capital from a small letter: in one folder one of the two would overwrite the other."""
    built = re.findall(r"target=\$build/payload/(\S+\.exe)", (WINDOWS / "build.sh").read_text(encoding="utf-8"))
    assert len(built) == 2
    assert len({name.casefold() for name in built}) == 2


def test_no_switch_of_the_sandbox_is_shipped() -> None:
    shipped = [*(ROOT / "src").rglob("*.py"), *(ROOT / "packaging").rglob("*.*"), *(ROOT / "resources").rglob("*.*")]
    assert not [path for path in shipped if b"no-sandbox" in path.read_bytes()]
