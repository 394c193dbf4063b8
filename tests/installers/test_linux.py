"""She unpacks Newsdesk on a bare Debian, old or new: it works there, and its window shows her page."""

import shutil
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from PIL import Image

from tests import postgres

from .conftest import ROOT, build, checkout, run

SCRIPT = "packaging/linux/build.sh"


@pytest.fixture(scope="module")
def archive(version: str) -> Path:
    """Return the archive of this commit."""
    build(ROOT, SCRIPT)
    return ROOT / "dist" / f"Newsdesk-{version}-linux-x86_64.tar.xz"


class Debian:
    """A bare Debian in a folder, with the libraries it needs, the archive unpacked, and a display that can be seen."""

    def __init__(self, release: str, folder: Path, archive: Path) -> None:
        self.folder = folder
        run("mmdebstrap", "--quiet", "--variant=minbase", release, folder)
        for path in ("packaging/apt.sh", "packaging/system-libraries.txt", "packaging/trial.bash"):
            shutil.copy(ROOT / path, folder / "srv")
        shutil.copy(ROOT / "resources/samples/1-night-ferry.md", folder / "srv")
        shutil.copy(archive, folder / "srv/newsdesk.tar.xz")
        shutil.copy("/etc/resolv.conf", folder / "etc")
        self.sees = folder / "srv/screen"
        self.sees.mkdir()
        # Paths like those of an editor who writes Chinese.
        self.run(
            "cd /srv && . ./apt.sh && need_packages Trying xz-utils $(sed 's/#.*//' system-libraries.txt) && "
            "mkdir '/opt/新闻 desk' && tar -xJf newsdesk.tar.xz -C '/opt/新闻 desk' --strip-components 1"
        )

    def run(self, script: str) -> str:
        # Chromium refuses to run its sandbox as root.
        given = ("HOME=/root", "LC_ALL=C.UTF-8", "DISPLAY=:77", "QTWEBENGINE_CHROMIUM_FLAGS=--no-sandbox")
        path = "PATH=/usr/sbin:/usr/bin:/sbin:/bin"
        return run("chroot", self.folder, "env", "-i", path, *given, "sh", "-c", script)


@pytest.fixture(scope="module", params=["bookworm", "trixie"])
def debian(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, archive: Path) -> Iterator[Debian]:
    folder = tmp_path_factory.mktemp(str(request.param)) / "root"
    debian = Debian(request.param, folder, archive)
    mounts = [("proc", "proc"), ("tmpfs", "dev/shm")]
    (folder / "dev/shm").mkdir(exist_ok=True)
    for kind, place in mounts:
        run("mount", "-t", kind, kind, folder / place)
    (folder / "tmp/.X11-unix").mkdir(exist_ok=True)
    Path("/tmp/.X11-unix").mkdir(exist_ok=True)
    display = ["Xvfb", ":77", "-screen", "0", "1280x800x24", "-fbdir", str(debian.sees)]
    with subprocess.Popen(display, stderr=subprocess.DEVNULL) as screen:
        run("mount", "--bind", "/tmp/.X11-unix", folder / "tmp/.X11-unix")
        yield debian
        screen.terminate()
    for place in ("tmp/.X11-unix", *(place for _kind, place in mounts)):
        run("umount", "--lazy", folder / place)


def picture(dump: Path) -> Image.Image:
    """Return what a display shows, from its memory in the form of xwd."""
    data = dump.read_bytes()
    header = struct.unpack(">25I", data[:100])
    size, width, height, line, colours = header[0], header[4], header[5], header[12], header[19]
    pixels = data[size + 12 * colours :]
    return Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", line, 1)


def test_it_works_there_and_the_window_shows_the_page(debian: Debian) -> None:
    said = debian.run(
        "TRIAL_SHOT='cp /srv/screen/Xvfb_screen0 /srv/screen/seen.xwd' "
        "bash /srv/trial.bash '/opt/新闻 desk/newsdesk' /srv/1-night-ferry.md offscreen xcb"
    )
    assert "is whole" in said
    assert "The shared desk postgresql+psycopg://nobody@localhost:1/desk cannot be reached" in said
    assert "The window opens on offscreen" in said
    assert "The window opens on xcb" in said
    seen = picture(debian.sees / "seen.xwd").convert("L")
    page = seen.crop((seen.width * 7 // 10, seen.height // 4, seen.width * 95 // 100, seen.height * 3 // 4))
    shades = page.histogram()
    # A page with text: mostly paper, with dark letters.
    assert sum(shades[200:]) > page.width * page.height // 2
    assert sum(shades[:100]) > page.width * page.height // 100


def test_it_opens_a_desk_that_is_shared(debian: Debian, postgresql: postgres.Server) -> None:
    desk = postgresql.address(postgresql.new())
    folder = dict(parse_qsl(urlsplit(desk).query))["host"]
    place = debian.folder / folder.lstrip("/")
    place.mkdir()
    run("mount", "--bind", folder, place)
    try:
        newsdesk = f"'/opt/新闻 desk/newsdesk' --desk '{desk}'"
        debian.run(f"{newsdesk} import /srv/1-night-ferry.md")
        assert "night-ferry" in debian.run(f"{newsdesk} list")
    finally:
        run("umount", "--lazy", place)


def test_install_puts_it_into_the_menu_and_remove_takes_it_out(debian: Debian) -> None:
    debian.run("sh '/opt/新闻 desk/install.sh'")
    entry = (debian.folder / "root/.local/share/applications/newsdesk.desktop").read_text(encoding="utf-8")
    assert 'Exec="/root/.local/opt/newsdesk/newsdesk" %f' in entry
    assert "newsdesk " in debian.run("/root/.local/bin/newsdesk --version")
    debian.run("/root/.local/bin/newsdesk import /srv/1-night-ferry.md")
    debian.run("sh '/opt/新闻 desk/install.sh' --remove")
    left = {path.name for path in (debian.folder / "root/.local").rglob("*newsdesk*")}
    assert left <= {"Newsdesk", "newsdesk"}, "the desk stays"
    assert list((debian.folder / "root").rglob("desk.sqlite3"))
    assert not (debian.folder / "root/.local/opt/newsdesk").exists()


def test_two_builds_of_one_commit_are_the_same(archive: Path, tmp_path: Path) -> None:
    again = checkout(tmp_path / "elsewhere with a blank")
    build(again, SCRIPT)
    mine, theirs = ((folder / "build/linux/payload.sha256").read_text() for folder in (ROOT, again))
    assert mine.splitlines() == theirs.splitlines()
