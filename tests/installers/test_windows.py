"""She double-clicks the setup on Windows, works, upgrades, and one day removes it; here wine is her Windows.

Wine shows no window of ours: headless commands are what is tried here, the window on a runner with Windows.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import NEWER, ROOT, build, checkout, run

WINE = shutil.which("wine64") or "/usr/lib/wine/wine64"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Newsdesk"
SCRIPT = "packaging/windows/build.sh"


class Windows:
    """A Windows of one's own, whose user has a name with a blank and Chinese letters in her folders."""

    def __init__(self, prefix: Path) -> None:
        self.drive = prefix / "drive_c"
        self.local = self.drive / "新闻 desk" / "Local"
        self.place = self.local / "Programs" / "Newsdesk"
        self.env = os.environ | {
            "WINEPREFIX": str(prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d;wbemprox=d",
            "LC_ALL": "C.UTF-8",
        }
        self.run("wineboot", "-i")
        shim = self.drive / "windows/system32/bcryptprimitives.dll"
        source = Path(__file__).with_name("bcryptprimitives.c")
        run("x86_64-w64-mingw32-gcc", "-shared", "-s", "-o", shim, source, "-ladvapi32")
        folders = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
        self.run("reg", "add", folders, "/v", "Local AppData", "/d", r"C:\新闻 desk\Local", "/f")
        self.local.mkdir(parents=True)

    def run(self, *command: str | Path) -> "subprocess.CompletedProcess[str]":
        words = [str(word) for word in command]
        return subprocess.run([WINE, *words], check=False, capture_output=True, text=True, env=self.env, timeout=900)

    def newsdesk(self, *arguments: str) -> str:
        done = self.run(self.place / "app/bin/newsdesk.exe", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def files(self) -> set[str]:
        """Return what lies on the disk, but for Windows' own and the desk."""
        names = {path.relative_to(self.drive).as_posix() for path in self.drive.rglob("*")}
        return {name for name in names if not name.startswith("windows/") and "/Newsdesk/desk" not in f"/{name}"}


@pytest.fixture(scope="module")
def this(version: str) -> Path:
    """Return the installer of this commit."""
    build(ROOT, SCRIPT)
    return ROOT / "dist" / f"Newsdesk-{version}-setup.exe"


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the installer of a later version."""
    folder = checkout(tmp_path_factory.mktemp("newer"), NEWER)
    build(folder, SCRIPT)
    return folder / "dist" / f"Newsdesk-{NEWER}-setup.exe"


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """Return a Windows that ends with the tests."""
    windows = Windows(tmp_path_factory.mktemp("wine") / "prefix")
    yield windows
    windows.run("wineboot", "-k")


@pytest.fixture(scope="module")
def before(windows: Windows) -> set[str]:
    """Return what lay on the disk before anything was installed."""
    return windows.files()


@pytest.fixture(scope="module")
def installed(windows: Windows, before: set[str], this: Path) -> Windows:
    """Return a Windows on which the setup has run, silently, and a story was imported."""
    done = windows.run(this, "/S")
    assert done.returncode == 0
    windows.newsdesk("import", str(ROOT / "resources/samples/1-night-ferry.md"))
    return windows


def test_two_builds_of_one_commit_are_the_same(this: Path, tmp_path: Path) -> None:
    again = checkout(tmp_path / "elsewhere with a blank")
    build(again, SCRIPT)
    mine, theirs = ((folder / "build/windows/payload.sha256").read_text() for folder in (ROOT, again))
    assert mine.splitlines() == theirs.splitlines()
    assert "  Newsdesk.exe\n" in mine


def test_the_version_comes_through_a_pipe(installed: Windows, version: str) -> None:
    assert installed.newsdesk("--version") == f"newsdesk {version}\n"


def test_windows_knows_it(installed: Windows, version: str) -> None:
    listed = installed.run("reg", "query", UNINSTALL).stdout
    assert version in listed
    assert "QuietUninstallString" in listed
    opened = installed.run("reg", "query", r"HKCU\Software\Classes\Newsdesk.Story\shell\open\command", "/ve").stdout
    assert "Newsdesk.exe" in opened
    assert '"%1"' in opened
    assert [path for path in installed.drive.rglob("Newsdesk.lnk") if "Start Menu" in str(path)]
    assert not [path for path in installed.drive.rglob("Newsdesk.lnk") if "Desktop" in str(path)]


def test_every_licence_is_there(installed: Windows) -> None:
    index = (installed.place / "app/licences/index.txt").read_text(encoding="utf-8")
    shipped = {path.name.split("-")[0].lower() for path in (installed.place / "app/lib").glob("*.dist-info")}
    assert len(shipped) > 30
    assert len(index.splitlines()) == len(shipped)
    assert (installed.place / "app/licences/Python.txt").stat().st_size > 1000
    assert (installed.place / "app/licences/LGPL-3.0.txt").stat().st_size > 1000


def test_a_story_goes_out_and_is_whole(installed: Windows) -> None:
    """The page is made in a child of the installed program: it starts."""
    target = installed.local / "outbox 出"
    installed.newsdesk("export", "night-ferry", "--to", str(target))
    assert "is whole" in installed.newsdesk("verify", str(target / "night-ferry"))
    assert "Night ferry" in (target / "night-ferry/index.html").read_text(encoding="utf-8")


def test_it_says_that_the_server_of_a_shared_desk_is_away(installed: Windows) -> None:
    """What talks to PostgreSQL, and its libraries, are there and load."""
    program = installed.place / "app/bin/newsdesk.exe"
    done = installed.run(program, "--desk", "postgresql+psycopg://nobody@localhost:1/desk", "list")
    assert "cannot be reached" in done.stderr


def test_while_it_runs_nothing_is_changed(installed: Windows, newer: Path, version: str) -> None:
    python = installed.place / "app/python/python.exe"
    ready = "import time; print('open', flush=True); time.sleep(600)"
    # Wine gives a program no handle for what is a file: pipes, both.
    running = subprocess.Popen(
        [WINE, python, "-c", ready], env=installed.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert running.stdout is not None
        assert running.stdout.readline().strip() == "open"
        before = installed.files()
        assert installed.run(newer, "/S").returncode == 3
        installed.run(installed.place / "Uninstall.exe", "/S")
        # It works from a copy of itself: what was started has ended before it has.
        while not subprocess.run(["pgrep", "-f", "nsu.*Un.*exe"], check=False, capture_output=True).returncode:
            time.sleep(0.2)
    finally:
        running.kill()
        installed.run("taskkill", "/f", "/im", "python.exe")
        running.communicate()
    assert {name for name in installed.files() ^ before if not _of_nsis(name)} == set()
    assert version in installed.newsdesk("--version")


def test_a_broken_download_installs_nothing(installed: Windows, newer: Path, tmp_path: Path, version: str) -> None:
    broken = tmp_path / "broken.exe"
    data = bytearray(newer.read_bytes())
    data[len(data) // 2] ^= 0xFF
    broken.write_bytes(data)
    assert installed.run(broken, "/S").returncode == 2
    assert version in installed.newsdesk("--version")


def test_without_room_nothing_is_changed(installed: Windows, newer: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100m", "tmpfs", small], check=False).returncode:
        pytest.skip("no small disk can be made here")
    letter = installed.drive.parent / "dosdevices" / "s:"
    letter.symlink_to(small)
    try:
        done = installed.run(newer, "/S", r"/D=S:\Newsdesk")
        assert done.returncode == 4
        assert not list(small.rglob("*"))
    finally:
        letter.unlink()
        subprocess.run(["umount", "--lazy", small], check=True)


def test_a_newer_version_takes_its_place_and_keeps_the_desk(installed: Windows, newer: Path) -> None:
    assert installed.run(newer, "/S").returncode == 0
    assert installed.newsdesk("--version") == f"newsdesk {NEWER}\n"
    assert "night-ferry" in installed.newsdesk("list")
    assert NEWER in installed.run("reg", "query", UNINSTALL).stdout
    assert sorted(path.name for path in installed.place.iterdir()) == ["Uninstall.exe", "app"]


def test_removed_it_leaves_the_stories_and_nothing_else(installed: Windows, before: set[str], newer: Path) -> None:
    shutil.rmtree(installed.local / "outbox 出", ignore_errors=True)
    assert installed.run(installed.place / "Uninstall.exe", "/S").returncode == 0
    # It works from a copy of itself: what was started has ended before it has.
    for _second in range(120):
        if not installed.place.exists():
            break
        time.sleep(1)
    left = {name for name in installed.files() - before if not _of_nsis(name)}
    assert left <= {"新闻 desk/Local/Newsdesk", "新闻 desk/Local/Programs"}
    assert (installed.local / "Newsdesk/desk/desk.sqlite3").exists()
    assert installed.run("reg", "query", UNINSTALL).returncode != 0


def _of_nsis(name: str) -> bool:
    return "/Temp" in name and (name.endswith(("/Temp", ".exe", ".tmp")) or "~nsu" in name)
