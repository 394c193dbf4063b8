"""A backup is whole or is not there; it brings the desk back on another computer; old ones make room."""

import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsdesk.errors import DeskError, NewsdeskError
from newsdesk.model import Article, Status
from newsdesk.store import Store, copy_desk, list_backups, make_backup, restore_backup, verify_backup

pytestmark = pytest.mark.embedded

AT = datetime(2026, 3, 5, 12, tzinfo=UTC)
PICTURE = b"a picture, near enough" * 100


def desk_with(folder: Path, *headlines: str) -> Path:
    with Store.open(folder) as store:
        for number, headline in enumerate(headlines):
            store.articles.add(Article(headline=headline, slug=f"s{number}"))
        store.media.add(PICTURE, "image/jpeg", 3, 2)
    (folder / "dictionaries").mkdir(exist_ok=True)
    (folder / "dictionaries" / "house.txt").write_text("Tarn\n", encoding="utf-8")
    return folder


def headlines_of(folder: Path) -> set[str]:
    with Store.open(folder) as store:
        assert store.integrity_problems() == ()
        return {article.headline for article in store.articles.iterate(frozenset(Status))}


def test_a_backup_comes_back_on_another_computer(tmp_path: Path) -> None:
    desk = desk_with(tmp_path / "desk", "One", "Two")
    backup = make_backup(desk, tmp_path / "drive", AT)
    assert backup.path.name == "newsdesk-20260305T120000Z"
    assert list_backups(tmp_path / "drive") == (backup,)

    carried = tmp_path / "carried"
    shutil.move(tmp_path / "drive", carried)
    other = tmp_path / "other computer 电脑" / "desk"
    assert restore_backup(carried / backup.path.name, other) is None
    assert headlines_of(other) == {"One", "Two"}
    assert (other / "dictionaries" / "house.txt").read_text(encoding="utf-8") == "Tarn\n"


def test_it_is_made_while_the_desk_is_written(tmp_path: Path) -> None:
    desk = desk_with(tmp_path / "desk", "One")
    with Store.open(desk) as store:
        store.articles.add(Article(headline="Two", slug="s1"))
        backup = make_backup(desk, tmp_path / "drive", AT)
        with pytest.raises(NewsdeskError, match="is open; close Newsdesk"):
            restore_backup(backup.path, desk)
    restore_backup(backup.path, tmp_path / "other")
    assert headlines_of(tmp_path / "other") == {"One", "Two"}


def test_the_desk_before_is_kept(tmp_path: Path) -> None:
    desk = desk_with(tmp_path / "desk", "Old")
    backup = make_backup(desk, tmp_path / "drive", AT)
    with Store.open(desk) as store:
        store.articles.add(Article(headline="Since", slug="s1"))
    before = restore_backup(backup.path, desk)
    assert headlines_of(desk) == {"Old"}
    assert before is not None
    assert headlines_of(before) == {"Old", "Since"}


def test_a_damaged_desk_is_replaced_all_the_same(tmp_path: Path) -> None:
    desk = desk_with(tmp_path / "desk", "One")
    backup = make_backup(desk, tmp_path / "drive", AT)
    (desk / "desk.sqlite3").write_bytes(b"no database at all" * 1000)
    restore_backup(backup.path, desk)
    assert headlines_of(desk) == {"One"}


@pytest.mark.parametrize("damage", ["database", "dictionary", "picture", "manifest"])
def test_what_is_not_whole_is_named_and_never_restored(tmp_path: Path, damage: str) -> None:
    desk = desk_with(tmp_path / "desk", "One")
    path = make_backup(desk, tmp_path / "drive", AT).path
    assert verify_backup(path) == ()
    files = {
        "database": path / "desk.sqlite3",
        "dictionary": path / "dictionaries" / "house.txt",
        "picture": next(file for file in (tmp_path / "drive" / "media").rglob("*") if file.is_file()),
        "manifest": path / "manifest.json",
    }
    file = files[damage]
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert len(verify_backup(path)) == 1
    with pytest.raises(NewsdeskError, match="Nothing was restored"):
        restore_backup(path, desk)
    assert headlines_of(desk) == {"One"}


def test_a_damaged_database_is_no_backup_though_its_hash_is_right(tmp_path: Path) -> None:
    """The manifest is made of the damaged file, so only SQLite's own check can find the damage."""
    desk = desk_with(tmp_path / "desk", "One")
    file = desk / "desk.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'articles'").fetchone()
    content = bytearray(file.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    file.write_bytes(content)

    with pytest.raises(DeskError, match=r"The backup just made is not whole: .*desk\.sqlite3 is damaged"):
        make_backup(desk, tmp_path / "drive", AT)
    (made,) = (tmp_path / "drive").glob("newsdesk-*")
    (trouble,) = verify_backup(made)
    assert "desk.sqlite3 is damaged" in trouble
    with pytest.raises(NewsdeskError, match="Nothing was restored"):
        restore_backup(made, tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_pictures_lie_once_for_all_backups(tmp_path: Path) -> None:
    desk = desk_with(tmp_path / "desk", "One")
    for day in range(3):
        make_backup(desk, tmp_path / "drive", AT + timedelta(days=day))
    assert sum(file.is_file() for file in (tmp_path / "drive" / "media").rglob("*")) == 1
    assert all(verify_backup(backup.path) == () for backup in list_backups(tmp_path / "drive"))


def test_old_backups_make_room_by_their_own_dates(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    for hours in range(0, 24 * 400, 12):
        at = AT - timedelta(hours=hours)
        path = drive / f"newsdesk-{at:%Y%m%dT%H%M%SZ}"
        path.mkdir(parents=True)
        (path / "manifest.json").write_text("{}", encoding="utf-8")
    (drive / "newsdesk-notes").mkdir()
    newest = make_backup(desk_with(tmp_path / "desk", "One"), drive, AT + timedelta(hours=1))
    kept = list_backups(drive)
    assert kept[0] == newest
    days = {backup.at.date() for backup in kept}
    assert {(AT - timedelta(days=day)).date() for day in range(14)} <= days
    assert {(backup.at.year, backup.at.month) for backup in kept} == {
        ((AT - timedelta(days=day)).year, (AT - timedelta(days=day)).month) for day in range(399)
    }
    assert len(kept) < 40
    assert (drive / "newsdesk-notes").exists()


def test_a_clock_set_back_takes_no_backup_away(tmp_path: Path) -> None:
    desk = desk_with(tmp_path / "desk", "One")
    later = make_backup(desk, tmp_path / "drive", AT + timedelta(days=3650))
    now = make_backup(desk, tmp_path / "drive", AT)
    assert set(list_backups(tmp_path / "drive")) == {later, now}


def test_where_it_cannot_be_written_it_is_told(tmp_path: Path) -> None:
    desk = desk_with(tmp_path / "desk", "One")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(DeskError, match="No backup can be written into"):
        make_backup(desk, tmp_path / "file" / "drive", AT)


def test_a_kill_leaves_a_whole_backup_or_none(tmp_path: Path) -> None:
    desk = desk_with(tmp_path / "desk", *(f"Story {number}" for number in range(50)))
    program = textwrap.dedent(
        """
        import sys
        from datetime import UTC, datetime, timedelta
        from pathlib import Path
        from newsdesk.store import make_backup
        print("ready", flush=True)
        for day in range(1000):
            make_backup(Path(sys.argv[1]), Path(sys.argv[2]), datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day))
            print(day, flush=True)
        """
    )
    for number in range(10):
        arguments = [sys.executable, "-c", program, str(desk), str(tmp_path / "drive")]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, env=os.environ) as process:
            assert process.stdout is not None
            # After so many backups, in the midst of the next one.
            for _line in range(1 + number % 4):
                process.stdout.readline()
            process.kill()
        for backup in list_backups(tmp_path / "drive"):
            assert verify_backup(backup.path) == ()


def test_a_restore_cut_off_between_the_two_desks_is_finished(tmp_path: Path) -> None:
    desk = desk_with(tmp_path / "desk", "One")
    desk.rename(tmp_path / "desk.restored")
    assert headlines_of(desk) == {"One"}


_READ_ONLY = """
import sys
from pathlib import Path
from newsdesk.errors import ReadOnlyDeskError
from newsdesk.store import Store, copy_desk
desk, to = map(Path, sys.argv[1:])
try:
    Store.open(desk).close()
except ReadOnlyDeskError as error:
    print(error)
copy_desk(desk, to)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is mounted for one process alone")
def test_a_desk_that_can_only_be_read_is_copied_and_the_copy_is_written(tmp_path: Path) -> None:
    desk = desk_with(tmp_path / "desk", "One", "Two")
    before = {file: file.read_bytes() for file in desk.rglob("*") if file.is_file()}
    mounted = f"mount --bind '{desk}' '{desk}' && mount -o remount,ro,bind '{desk}' && exec \"$@\""
    alone = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mounted, "sh"]
    if subprocess.run([*alone, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine lets no process mount for itself")
    done = subprocess.run(
        [*alone, sys.executable, "-c", _READ_ONLY, str(desk), str(tmp_path / "copy" / "desk")],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout == (
        f"Nothing can be saved in the desk in {desk}: work on a copy of it, or look at the rights of that folder.\n"
    )
    assert {file: file.read_bytes() for file in desk.rglob("*") if file.is_file()} == before
    with Store.open(tmp_path / "copy" / "desk") as store:
        store.articles.add(Article(headline="Three", slug="s3"))
    assert headlines_of(tmp_path / "copy" / "desk") == {"One", "Two", "Three"}
    assert headlines_of(desk) == {"One", "Two"}


@pytest.mark.parametrize("opens", [True, False])
def test_a_copy_of_a_desk_that_is_written_meanwhile_is_whole_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, opens: bool
) -> None:
    desk, to = desk_with(tmp_path / "desk", "One"), tmp_path / "copy" / "desk"
    copyfile = shutil.copyfile

    def while_another_writes(source: Path, target: Path) -> None:
        copyfile(source, target)
        if Path(source).name == "desk.sqlite3":
            for number in range(10, 40):
                store.articles.add(Article(headline="Since", slug=f"s{number}", body="Words. " * 2000))
            with closing(sqlite3.connect(desk / "desk.sqlite3")) as connection:
                connection.execute("PRAGMA wal_checkpoint(RESTART)")
            store.articles.add(Article(headline="Last", slug="last"))

    monkeypatch.setattr(shutil, "copyfile", while_another_writes)
    with Store.open(desk) as store:
        store.articles.add(Article(headline="Two", slug="s1"))
        if opens:
            copy_desk(desk, to)
            assert headlines_of(to) == {"One", "Two"}
        else:

            def refuse(_source: Path, _target: Path) -> None:
                raise DeskError("Nothing can be written beside it.")

            monkeypatch.setattr("newsdesk.store.engine.open_database.backup_sqlite_file", refuse)
            with pytest.raises(DeskError, match="somebody wrote there meanwhile"):
                copy_desk(desk, to)
            assert list(to.parent.iterdir()) == []


def test_why_a_file_cannot_be_copied_is_said_in_words(tmp_path: Path) -> None:
    desk = desk_with(tmp_path / "desk", "One")
    (desk / "dictionaries" / "lost.dic").symlink_to(tmp_path / "nowhere")
    with pytest.raises(DeskError, match=r"copy: No such file or directory: '.*lost.dic'\.$"):
        copy_desk(desk, tmp_path / "copy" / "desk")
    with pytest.raises(DeskError, match=r"drive: No such file or directory: '.*lost.dic'\.$"):
        make_backup(desk, tmp_path / "drive", AT)


def test_a_copy_takes_the_place_of_no_desk(tmp_path: Path) -> None:
    desk, other = desk_with(tmp_path / "a" / "desk", "One"), desk_with(tmp_path / "b" / "desk", "Other")
    with pytest.raises(DeskError, match="There is a desk in"):
        copy_desk(desk, other)
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(DeskError, match="cannot be copied"):
        copy_desk(desk, tmp_path / "file" / "desk")
    assert headlines_of(other) == {"Other"}
