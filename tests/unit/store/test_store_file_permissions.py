"""Another user of the computer looks around: the desk is closed to her, what is published is not."""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsdesk.desk import Desk, restore_backup
from newsdesk.desk.moving import _copy_folder
from newsdesk.model import Article
from newsdesk.paths import resolve_paths
from newsdesk.store import LocalBlobs

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(os.name != "posix", reason="on Windows the folders of a user are closed to others"),
]


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    """Make files as most systems do: everybody may read them."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def _open_to_others(folder: Path) -> list[str]:
    return [
        f"{stat.S_IMODE(path.stat().st_mode):o} {path.relative_to(folder.parent)}"
        for path in (folder, *sorted(folder.rglob("*")))
        if path.stat().st_mode & 0o077
    ]


def _work(desk: Desk, tmp_path: Path) -> None:
    story = desk.writing.new(Article(headline="Ferry", slug="ferry", body="It sails.", source="Coast"))
    desk.writing.journal(story)
    desk._store.media.add(b"picture", "image/png", 1, 1)
    desk._store.media.save_original("ab" * 32, b"original")
    desk._store.edit_locks.acquire(story.id, datetime.now(UTC))
    desk.samples.keep([story.id])
    desk.samples.keep([])
    desk.publishing.publish(story.id)
    desk.publishing.export("ferry", tmp_path / "out")
    desk.publishing.export("ferry", tmp_path / "out", zipped=True)
    desk.site.publish(tmp_path / "site")
    desk.site.publish(str(tmp_path / "site.zip"))


def test_desk_backups_and_hand_overs_are_the_editors_alone(tmp_path: Path) -> None:
    where = resolve_paths(tmp_path / "home")
    with Desk.open(where) as desk:
        _work(desk, tmp_path)
        backup = desk.back_up()
        handed = desk.handing.by_slugs(["ferry"], tmp_path / "next.newsdesk")
        # While it is open: the log beside the database, the files of windows.
        assert (where.desk / "desk.sqlite3-wal").exists()
        assert _open_to_others(where.desk) == []
    assert _open_to_others(where.backups) == []
    assert stat.S_IMODE((where.cache / "sites").stat().st_mode) == 0o700
    assert stat.S_IMODE(handed.stat().st_mode) == 0o600
    restore_backup(backup.path, where.desk)
    assert _open_to_others(where.desk) == []


def test_what_readers_get_is_as_open_as_the_umask_says(tmp_path: Path) -> None:
    with Desk.open(resolve_paths(tmp_path / "home")) as desk:
        _work(desk, tmp_path)
    for path in (tmp_path / "out", tmp_path / "site", *tmp_path.glob("out/**/*"), *tmp_path.glob("site/**/*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path
    assert stat.S_IMODE((tmp_path / "site.zip").stat().st_mode) == 0o644


def test_a_desk_that_everybody_could_read_is_closed_when_it_is_opened(tmp_path: Path) -> None:
    where = resolve_paths(tmp_path / "home")
    with Desk.open(where) as desk:
        _work(desk, tmp_path)
        desk.back_up()
    for folder in (where.desk, where.backups):
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
    with Desk.open(where) as desk:
        assert _open_to_others(where.desk) == []
        desk.back_up()
    assert not [path for path in where.backups.iterdir() if path.is_dir() and path.stat().st_mode & 0o077]


def test_a_desk_that_was_set_up_for_a_group_stays_the_groups(tmp_path: Path) -> None:
    where = resolve_paths(tmp_path / "home")
    where.desk.mkdir(parents=True)
    where.desk.chmod(0o2775)
    with Desk.open(where) as desk:
        _work(desk, tmp_path)
    assert stat.S_IMODE(where.desk.stat().st_mode) == 0o2770
    for path in where.desk.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == (0o070 if path.is_dir() else 0o060), path


def test_the_folder_that_a_newsroom_shares_stays_usable_by_all_of_it(tmp_path: Path) -> None:
    everybodys = tmp_path / "srv"
    everybodys.mkdir()
    everybodys.chmod(0o2775)
    LocalBlobs(everybodys / "media").write("ab/picture.png", b"picture")
    own = tmp_path / "own" / "snippets"
    own.mkdir(parents=True, mode=0o700)
    (own / "greeting.json").touch(mode=0o600)
    _copy_folder(own, everybodys / "snippets")
    for path in everybodys.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o2775 if path.is_dir() else 0o664), path


def test_a_folder_of_others_that_holds_backups_is_left_as_it_is(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    (drive / "media").mkdir(parents=True)
    with Desk.open(resolve_paths(tmp_path / "home")) as desk:
        backup = desk.back_up(drive)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (drive, drive / "media")] == [0o755, 0o755]
    assert _open_to_others(backup.path) == []
