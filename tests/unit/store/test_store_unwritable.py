"""The desk lies on a full disk or a read-only one, or its database is gone: it is read, or a backup is offered."""

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from newsdesk.cli import parse, run
from newsdesk.desk import Desk, verify, verify_backup
from newsdesk.errors import DamagedDeskError, DiskFullError, NewsdeskError, ReadOnlyDeskError
from newsdesk.model import Article
from newsdesk.paths import resolve_paths
from newsdesk.store import StoryFilter
from newsdesk.store.engine.error_messages import sqlite_error_to_desk_error

_ALL = StoryFilter()
pytestmark = pytest.mark.embedded


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the home of a desk with a story."""
    return _filled(tmp_path / "home")


def _filled(folder: Path) -> Path:
    with Desk.open(resolve_paths(folder)) as desk:
        desk.writing.new(Article(headline="Ferry", slug="ferry", body="It sails.", source="Coast"))
    return folder


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a small disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount")
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _fill(disk: Path) -> Path:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return filler


@pytest.mark.parametrize("kept", ["media/aa/picture.jpg", "journal/story.json", "backups/old.sqlite3"])
def test_a_desk_whose_database_is_gone_is_not_taken_for_a_new_one(folder: Path, kept: str) -> None:
    path = folder / "desk" / kept
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"kept")
    for file in (folder / "desk").glob("desk.sqlite3*"):
        file.unlink()
    with pytest.raises(DamagedDeskError, match=r"is missing, .* Restore a backup"):
        Desk.open(resolve_paths(folder))
    assert not (folder / "desk" / "desk.sqlite3").exists()
    assert path.read_bytes() == b"kept"


def test_the_backup_that_is_offered_brings_it_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Desk.open(resolve_paths(folder)) as desk:
        backup = desk.back_up()
    (folder / "desk" / "desk.sqlite3").unlink()
    (folder / "desk" / "journal" / "typed.json").write_bytes(b"{}")
    assert run(parse(["--home", str(folder), "list"])) == 1
    assert "Restore a backup" in capsys.readouterr().err
    assert run(parse(["--home", str(folder), "restore", str(backup.path)])) == 0
    assert run(parse(["--home", str(folder), "list"])) == 0
    assert "ferry" in capsys.readouterr().out


READING = [
    ["list"],
    ["show", "ferry"],
    ["search", "sails"],
    ["versions", "ferry"],
    ["suggest", "ferry"],
    ["check", "ferry"],
    ["config"],
    ["doctor"],
    ["pictures"],
    ["feeds", "list"],
]


@pytest.mark.parametrize("error", [ReadOnlyDeskError("It can only be read."), DiskFullError("The disk is full.")])
def test_what_only_reads_needs_no_desk_that_can_be_written(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: NewsdeskError,
) -> None:
    def refuse(*_asked: object) -> object:
        raise error

    monkeypatch.setattr("newsdesk.store.store.open_database", refuse)
    before = {path: path.read_bytes() for path in (folder / "desk").rglob("*") if path.is_file()}
    for command in READING:
        assert run(parse(["--home", str(folder), *command])) in (0, 3), command
        assert "newsdesk:" not in capsys.readouterr().err
    assert run(parse(["--home", str(folder), "backup", "--to", str(tmp_path / "safe")])) == 0
    (backup,) = (tmp_path / "safe").glob("newsdesk-*")
    assert verify_backup(backup) == ()
    for command in (
        ["set", "ferry", "kicker=Ports"],
        ["config", "name=The Coast"],
        ["versions", "ferry", "--restore", "1"],
        ["versions", "ferry", "--name", "1=First"],
        ["pictures", "--remove"],
        ["new", "headline=Another"],
    ):
        assert run(parse(["--home", str(folder), *command])) == 1
        assert str(error) in capsys.readouterr().err
    assert {path: path.read_bytes() for path in (folder / "desk").rglob("*") if path.is_file()} == before


def test_a_disk_without_room_even_for_a_copy_is_told_in_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_asked: object) -> object:
        raise DiskFullError("The disk is full.")

    def no_room(*_asked: object) -> object:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("newsdesk.store.store.open_database", refuse)
    monkeypatch.setattr("newsdesk.store.engine.open_database.backup_sqlite_file", refuse)
    monkeypatch.setattr("newsdesk.store.engine.open_database.shutil.copyfile", no_room)
    assert run(parse(["--home", str(folder), "list"])) == 1
    assert "No space left on device" in capsys.readouterr().err


def test_a_copy_to_be_read_takes_nothing_in(folder: Path) -> None:
    with Desk.open_to_read(resolve_paths(folder)) as desk, pytest.raises(ReadOnlyDeskError):
        desk.writing.new(Article(headline="Lost"))
    with Desk.open(resolve_paths(folder)) as desk:
        assert [row.slug for row in desk.writing.listing(_ALL).rows] == ["ferry"]


def test_no_room_for_the_memory_that_is_shared_is_called_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=8192))
    assert isinstance(sqlite_error_to_desk_error("disk I/O error", str(tmp_path)), DiskFullError)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=10**9))
    assert "disk I/O error" in str(sqlite_error_to_desk_error("disk I/O error", str(tmp_path)))


def test_a_disk_that_is_full_or_read_only(disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _filled(disk / "home")
    filler = _fill(disk)
    for command in READING:
        assert run(parse(["--home", str(folder), *command])) in (0, 3), command
        assert "newsdesk:" not in capsys.readouterr().err
    assert run(parse(["--home", str(folder), "set", "ferry", "kicker=Ports"])) == 1
    assert "The disk is full" in capsys.readouterr().err
    filler.unlink()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    for command in (*READING, ["backup", "--to", str(tmp_path / "safe")]):
        assert run(parse(["--home", str(folder), *command])) in (0, 3), command
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    with Desk.open(resolve_paths(folder)) as desk:
        assert desk.doctor() == ()


def test_a_disk_that_fills_up_while_stories_go_out_leaves_a_desk_that_opens(disk: Path, tmp_path: Path) -> None:
    folder = _filled(disk / "home")
    out = tmp_path / "out"
    with Desk.open(resolve_paths(folder)) as desk:
        story = desk.writing.by_slug("ferry")
        desk.publishing.publish(story.id)
        desk.publishing.export("ferry", out)
        filler = _fill(disk)
        for act in (lambda: desk.publishing.export("ferry", out), lambda: desk.site.publish(tmp_path / "site")):
            with pytest.raises(NewsdeskError, match=r"No space|full"):
                act()
        assert verify(out) == ()
    assert run(parse(["--home", str(folder), "list"])) == 0
    filler.unlink()
    with Desk.open(resolve_paths(folder)) as desk:
        assert desk.warnings == ()
        assert desk.doctor() == ()
        desk.site.publish(tmp_path / "site")
