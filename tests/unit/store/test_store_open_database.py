"""A desk is opened, brought up to date with a backup first, or refused and left exactly as it was."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Engine, create_engine

from newsdesk.errors import DeskError
from newsdesk.model import Article, RelatedLink, Strip
from newsdesk.store import Store, StoryFilter, StorySort
from newsdesk.store.engine import database, open_database
from newsdesk.store.tables import Base

pytestmark = pytest.mark.embedded

NEWEST = open_database.SCHEMA_VERSIONS[-1]
NEXT = f"""
import sqlalchemy as sa
from alembic import op
revision = "next"
down_revision = "{NEWEST}"
def upgrade() -> None:
    with op.batch_alter_table("articles", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text, nullable=False, server_default="red"))
"""


def everything(folder: Path) -> dict[str, bytes]:
    """Return every file's bytes but the shared memory, which is no part of what is kept."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def desk_with_a_story(folder: Path) -> Article:
    with Store.open(folder) as store:
        return store.articles.add(Article(slug="s", body="Text.", strip=Strip(links=(RelatedLink(headline="a"),))))


def read_all(folder: Path, stories: int) -> None:
    with Store.open(folder) as store:
        for number in range(stories):
            store.articles.get_by_slug(f"s{number}")


@pytest.fixture
def next_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what makes this program the next release, whose migration is the given module."""

    def release(migration: str) -> None:
        migrations = tmp_path / "next"
        shutil.copytree(open_database.MIGRATIONS_DIR, migrations)
        (migrations / "versions" / "m9999_next.py").write_text(migration)
        monkeypatch.setattr(open_database, "MIGRATIONS_DIR", migrations)
        monkeypatch.setattr(open_database, "SCHEMA_VERSIONS", (*open_database.SCHEMA_VERSIONS, "next"))

    return release


def test_a_first_start_makes_a_durable_desk_and_no_backup(store: Store, folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir() if path.is_dir()) == ["backups", "journal", "media"]
    assert store.integrity_problems() == ()
    assert not any((folder / "backups").iterdir())
    with store._database.engine.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert found == ["wal", 2, 1, 10_000]


def test_the_migrations_make_the_tables_that_the_store_uses(store: Store) -> None:
    config = Config()
    config.set_main_option("script_location", str(open_database.MIGRATIONS_DIR))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in scripts.walk_revisions()) == tuple(
        reversed(open_database.SCHEMA_VERSIONS)
    )

    def ours(_thing: object, name: str | None, kind: str, _reflected: object, _to: object) -> bool:
        return not (kind == "table" and str(name).startswith("words"))

    with store._database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_many_windows_may_start_on_a_desk_that_is_not_there_yet(folder: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        stores = list(threads.map(lambda _: Store.open(folder), range(8)))
    for number, store in enumerate(stores):
        store.articles.add(Article(slug=f"s{number}"))
        store.close()
    with Store.open(folder) as store:
        assert len(store.articles.slugs_starting_with("s")) == 8


@pytest.mark.parametrize("left_open", [False, True])
def test_a_newer_desk_is_refused_untouched(folder: Path, *, left_open: bool) -> None:
    desk_with_a_story(folder)
    shutil.rmtree(folder / "backups")
    newer = sqlite3.connect(folder / "desk.sqlite3")
    newer.execute("UPDATE alembic_version SET version_num = '9e7c'")
    newer.commit()
    if not left_open:
        newer.close()
    before = everything(folder)
    assert ("desk.sqlite3-wal" in before) == left_open

    with pytest.raises(DeskError, match=r"newer Newsdesk.*Nothing was changed"):
        Store.open(folder)

    assert everything(folder) == before
    assert not (folder / "backups").exists()
    newer.close()


@pytest.mark.parametrize(
    "content",
    [b"\0" * 8192, b"garbage" * 999, b"SQLite format 3\0" + b"\xff" * 9000, b"SQL"],
    ids=["zeros", "garbage", "header", "short"],
)
def test_a_file_that_is_no_desk_is_refused_and_kept(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / "desk.sqlite3").write_bytes(content)

    with pytest.raises(DeskError, match=r"left as it is.*[Rr]estore a backup"):
        Store.open(folder)
    assert everything(folder) == {"desk.sqlite3": content}


def test_another_programs_database_is_refused_and_kept(folder: Path) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "desk.sqlite3")) as other:
        other.execute("CREATE TABLE theirs (x)")
    before = everything(folder)

    with pytest.raises(DeskError, match="is no desk"):
        Store.open(folder)
    assert everything(folder) == before


def test_a_desk_cut_to_nothing_is_not_taken_for_a_first_start(folder: Path) -> None:
    desk_with_a_story(folder)
    with Store.open(folder) as store:
        store.media.add(b"picture", "image/png", 1, 1)
    (folder / "desk.sqlite3").write_bytes(b"")
    with pytest.raises(DeskError, match="is damaged"):
        Store.open(folder)

    shutil.rmtree(folder / "media")
    Store.open(folder).close()


def test_a_desk_damaged_inside_says_so_and_never_crashes(folder: Path) -> None:
    with Store.open(folder) as store:
        for number in range(50):
            store.articles.add(Article(slug=f"s{number}", body="Text. " * 500))
    path = folder / "desk.sqlite3"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2 // 4096 * 4096])

    with pytest.raises(DeskError, match="damaged"):
        read_all(folder, 50)


def test_an_older_desk_is_backed_up_then_migrated_with_all_it_holds(
    folder: Path, next_release: Callable[[str], None]
) -> None:
    story = desk_with_a_story(folder)
    next_release(NEXT)

    with Store.open(folder) as store:
        assert store.articles.get(story.id) == story
        assert store.integrity_problems() == ()
    with closing(sqlite3.connect(folder / "desk.sqlite3")) as desk:
        assert desk.execute("SELECT colour FROM articles").fetchall() == [("red",)]
    (backup,) = (folder / "backups").iterdir()
    assert backup.name.endswith(f"-format-{NEWEST}.sqlite3")
    with closing(sqlite3.connect(backup)) as old:
        assert old.execute("SELECT slug, version_num FROM articles, alembic_version").fetchall() == [("s", NEWEST)]


def desk_of_the_first_release(folder: Path, like: Path) -> None:
    """Make a desk in the first format, with the stories and versions of the one in `like`."""
    with pytest.MonkeyPatch.context() as first:
        migrations = folder.parent / "first"
        shutil.copytree(
            open_database.MIGRATIONS_DIR, migrations, ignore=shutil.ignore_patterns("m0[!0]*", "m00[!0]*", "m000[!1]*")
        )
        first.setattr(open_database, "MIGRATIONS_DIR", migrations)
        first.setattr(open_database, "SCHEMA_VERSIONS", open_database.SCHEMA_VERSIONS[:1])
        open_database.open_database(folder).engine.dispose()
    with (
        closing(sqlite3.connect(like / "desk.sqlite3")) as new,
        closing(sqlite3.connect(folder / "desk.sqlite3")) as old,
    ):
        for table in ("articles", "versions"):
            known = [row[1] for row in old.execute(f"PRAGMA table_info({table})")]
            shared = ", ".join(row[1] for row in new.execute(f"PRAGMA table_info({table})") if row[1] in known)
            for row in new.execute(f"SELECT {shared} FROM {table}").fetchall():
                old.execute(f"INSERT INTO {table} ({shared}) VALUES ({', '.join('?' * len(row))})", row)
        old.commit()


def test_what_readers_saw_on_a_desk_of_the_first_release_they_still_see(folder: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "new") as store:
        story = store.articles.add(Article(slug="s", body="Text."))
        store.versions.add(story, "published", datetime(2026, 1, 19, tzinfo=UTC))
    desk_of_the_first_release(folder, tmp_path / "new")
    with closing(sqlite3.connect(folder / "desk.sqlite3")) as desk:
        desk.execute("UPDATE articles SET live = 1")
        desk.commit()

    with Store.open(folder) as store:
        assert store.published.get(story.id) == story
        assert store.published.list_unrendered(1) == (story.id,)
        assert store.integrity_problems() == ()


def test_stories_of_a_desk_without_orders_stand_in_each_of_them(folder: Path, tmp_path: Path) -> None:
    story = Article(
        slug="s",
        headline="Öl and Café",
        byline=("Ana Ó",),
        keywords=("Prices",),
        urgency=2,
        embargo=datetime(2026, 1, 19, 7, 30, tzinfo=UTC),
        source="Wire",
    )
    with Store.open(tmp_path / "new") as store:
        store.articles.add(story)
        store.articles.add(Article(slug="dated", date=date(2020, 2, 3)))
        at = datetime(2026, 1, 19, tzinfo=UTC)
        store.articles.save(replace(store.articles.get(story.id), headline=story.headline, notes="n"), at)
    columns = "SELECT slug, day, title, pressing, byline, keywords, embargo, scheduled FROM articles"
    with closing(sqlite3.connect(tmp_path / "new" / "desk.sqlite3")) as desk:
        as_saved = desk.execute(columns).fetchall()
    desk_of_the_first_release(folder, tmp_path / "new")

    with Store.open(folder) as store:
        assert [row.slug for row in store.articles.fetch_page(StoryFilter(sort=StorySort.URGENCY)).rows] == [
            "s",
            "dated",
        ]
        assert store.integrity_problems() == ()
    with closing(sqlite3.connect(folder / "desk.sqlite3")) as desk:
        assert desk.execute(columns).fetchall() == as_saved
    assert as_saved[0][1:7] == ("2026-01-19", "ol and cafe", 8, "ana o", "prices", "2026-01-19 07:30:00.000000")


def test_a_migration_that_fails_leaves_the_old_desk(folder: Path, next_release: Callable[[str], None]) -> None:
    story = desk_with_a_story(folder)
    next_release(NEXT + "    op.execute('SELECT * FROM nowhere')\n")

    with pytest.raises(DeskError):
        Store.open(folder)

    with closing(sqlite3.connect(folder / "desk.sqlite3")) as desk:
        assert desk.execute("SELECT version_num FROM alembic_version").fetchone() == (NEWEST,)
        assert "colour" not in desk.execute("SELECT sql FROM sqlite_master WHERE name = 'articles'").fetchone()[0]
        assert desk.execute("SELECT count(*) FROM links").fetchone() == (1,)
    assert story.revision == 1


def test_what_another_program_holds_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsdesk.store.engine.database.BUSY_SECONDS", 0.05)
    desk_with_a_story(folder)
    with Store.open(folder) as store, closing(sqlite3.connect(folder / "desk.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DeskError, match="in use by another program") as refused:
            store.articles.add(Article(slug="t"))
        assert str(folder) in str(refused.value)
        # Reading goes on meanwhile, and saving works once the other is done.
        assert store.articles.get_by_slug("s").body == "Text."
        other.rollback()
        store.articles.add(Article(slug="t"))


def test_a_full_disk_is_said_and_saving_works_once_there_is_room(store: Store, folder: Path) -> None:
    def room(pages: int) -> None:
        with store._database.engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    story = store.articles.add(Article(slug="s", body="Kept."))
    room(1)
    with pytest.raises(DeskError, match="The disk is full") as refused:
        store.articles.add(Article(slug="large", body="word " * 50_000))
    assert str(folder) in str(refused.value)
    assert store.articles.get(story.id) == story
    assert store.integrity_problems() == ()

    room(1_000_000)
    store.articles.add(Article(slug="large", body="word " * 50_000))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(DeskError, match="file"):
        Store.open(tmp_path / "file" / "desk")


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "100% #1?mode=ro&x 桌"
    desk_with_a_story(folder)
    with Store.open(folder) as store:
        assert store.articles.get_by_slug("s").body == "Text."


@pytest.mark.skipif(os.name != "posix", reason="the locks of such a drive are simulated with those of POSIX")
def test_a_desk_on_a_drive_that_knows_no_common_memory_works_and_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Like a network share: SQLite locks by files there, and writes no log ahead.
    def on_a_share(address: URL, **more: object) -> Engine:
        query = {"vfs": "unix-dotfile", "uri": "true"}
        return create_engine(address.set(database=f"file:{address.database}", query=query), **more)

    monkeypatch.setattr(database, "create_engine", on_a_share)
    with Store.open(folder) as store:
        story = store.articles.add(Article(slug="s", body="Quay"))
        assert store.articles.save(replace(story, headline="Ferry"), datetime.now(UTC)).revision == 2
        assert not store.uses_wal
        (said,) = store.integrity_problems()
        assert "a drive of another computer" in said
    assert not (folder / "desk.sqlite3-wal").exists()
    monkeypatch.undo()
    with Store.open(folder) as store:
        assert store.articles.get_by_slug("s").headline == "Ferry"
        assert store.uses_wal
        assert store.integrity_problems() == ()
