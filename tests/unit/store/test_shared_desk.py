"""A desk on a server that editors share: what can be wrong is one sentence, and nothing acknowledged is lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import StaticPool, create_engine

from newsdesk.errors import AuthenticationError, ConflictError, DeskError, NewsdeskError, ReadOnlyDeskError
from newsdesk.model import Article, Feed, RelatedLink, Strip, parse_query
from newsdesk.paths import docs_dir
from newsdesk.store import LocalBlobs, Store, StoryFilter
from newsdesk.store.engine.open_database import SCHEMA_VERSIONS
from newsdesk.store.migrations import postgres_objects
from newsdesk.store.search import fulltext_index, postgres_tsvector
from tests.postgres import Server

pytestmark = pytest.mark.embedded
NOW = datetime(2026, 1, 19, 9, 30, tzinfo=UTC)
WINDOW = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from newsdesk.store import Store
store = Store.open(Path(sys.argv[1]), sys.argv[2])
print(store.edit_locks.acquire(store.articles.get_by_slug("s").id, datetime.now(UTC)), flush=True)
time.sleep(60)
"""


@pytest.fixture
def database(postgresql: Server, empty_desk: str) -> str:
    """Return the name of a database with an empty desk."""
    return postgresql.new(empty_desk)


@pytest.fixture
def address(postgresql: Server, database: str) -> str:
    """Return the address of an empty desk."""
    return postgresql.address(database)


@pytest.fixture
def store(address: str, folder: Path) -> Iterator[Store]:
    """Return the desk as one editor has it."""
    with Store.open(folder, address) as opened:
        yield opened


def _until(true: object) -> None:
    """Wait until `true()`, which a server brings about within a second."""
    deadline = time.monotonic() + 5
    while not true():  # type: ignore[operator]
        assert time.monotonic() < deadline


def _away(store: Store) -> bool:
    try:
        store.change_counter()
    except DeskError as error:
        return "cannot be reached" in str(error)
    return False


@pytest.mark.parametrize("written", ["desk", "mysql://server/desk", "postgresql+psycopg://server", "postgresql://:x"])
def test_what_is_no_address_is_told(folder: Path, written: str) -> None:
    with pytest.raises(NewsdeskError, match=r"address"):
        Store.open(folder, written)


def test_a_server_that_is_not_there_is_told(folder: Path) -> None:
    with pytest.raises(DeskError, match=r"postgresql\+psycopg://anna@localhost:1/desk cannot be reached"):
        Store.open(folder, "postgresql+psycopg://anna:secret@localhost:1/desk")


def test_a_wrong_password_is_told_and_not_shown(postgresql: Server, database: str, folder: Path) -> None:
    postgresql.sql("CREATE ROLE anna LOGIN PASSWORD 'right'")
    with postgresql.asking_passwords():
        with pytest.raises(AuthenticationError, match="does not let you in") as told:
            Store.open(folder, postgresql.address(database, "anna:wrong"))
        assert "wrong" not in str(told.value)
        with pytest.raises(AuthenticationError):
            Store.open(folder, postgresql.address(database, "anna"))
        with pytest.raises(DeskError, match="may read"):
            # Let in, she still has no rights.
            Store.open(folder, postgresql.address(database, "anna"), password="right")


def test_a_reader_reads_and_is_told_that_she_cannot_write(
    postgresql: Server, database: str, store: Store, folder: Path
) -> None:
    story = store.articles.add(Article(slug="s", headline="Ferry"))
    postgresql.sql("CREATE ROLE reader LOGIN")
    postgresql.sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader", database)
    assert store.is_writable
    with Store.open(folder, postgresql.address(database, "reader")) as reading:
        assert not reading.is_writable
        assert reading.articles.get(story.id) == story
        assert [row.slug for row in reading.articles.fetch_page(StoryFilter()).rows] == ["s"]
        with pytest.raises(ReadOnlyDeskError, match="may read"):
            reading.articles.save(replace(story, headline="Mine"), NOW)
    assert store.articles.get(story.id) == story


def test_the_rights_in_the_help_are_enough_and_no_more(
    postgresql: Server, database: str, store: Store, folder: Path
) -> None:
    help_page = (docs_dir() / "shared-desk.md").read_text(encoding="utf-8")
    postgresql.sql(help_page.partition("```sql")[2].partition("```")[0], database)
    postgresql.sql("CREATE ROLE ed LOGIN IN ROLE newsdesk_editor; CREATE ROLE rita LOGIN IN ROLE newsdesk_reader")
    with Store.open(folder, postgresql.address(database, "ed"), LocalBlobs(folder / "media")) as editing:
        assert editing.is_writable
        story = editing.articles.add(Article(slug="s", strip=Strip(links=(RelatedLink(headline="Quay"),))))
        story = editing.articles.save(replace(story, body="Text."), NOW)
        editing.versions.add(story, "kept", NOW)
        editing.published.insert_if_absent(story, 1)
        editing.media.add(b"x", "image/png", 1, 1)
        editing.shared_strips.add("Morning", story.strip, NOW)
        editing.feeds.add_items(editing.feeds.add(Feed(url="https://feed.example/")).id, (), NOW)
        assert editing.edit_locks.acquire(story.id, NOW) is None
    with Store.open(folder, postgresql.address(database, "rita")) as reading:
        assert not reading.is_writable
        assert reading.articles.get(story.id) == story


def test_a_newer_desk_is_refused(postgresql: Server, database: str, folder: Path) -> None:
    postgresql.sql("UPDATE alembic_version SET version_num = '9999'", database)
    with pytest.raises(DeskError, match=r"newer Newsdesk \(format 9999"):
        Store.open(folder, postgresql.address(database))


def test_a_database_of_something_else_is_refused(postgresql: Server, folder: Path) -> None:
    other = postgresql.new()
    postgresql.sql("CREATE TABLE invoices (number int)", other)
    with pytest.raises(DeskError, match="other tables"):
        Store.open(folder, postgresql.address(other))
    assert postgresql.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", other) == "1"


def test_who_may_not_make_the_desk_is_told(postgresql: Server, folder: Path) -> None:
    postgresql.sql("CREATE ROLE guest LOGIN")
    with pytest.raises(DeskError, match="may read"):
        Store.open(folder, postgresql.address(postgresql.new(), "guest"))


def test_a_server_without_the_extension_is_told(
    postgresql: Server, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_objects, "EXTENSION", "pg_trgm_of_a_server_that_has_it")
    with pytest.raises(DeskError, match="install the extension pg_trgm"):
        Store.open(folder, postgresql.address(postgresql.new()))


def test_the_format_is_the_newest(postgresql: Server, database: str) -> None:
    assert postgresql.sql("SELECT version_num FROM alembic_version", database) == SCHEMA_VERSIONS[-1]


def test_the_newest_with_a_word_come_first_however_many_have_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    # As on a desk of millions.
    monkeypatch.setattr(postgres_tsvector, "_SHORT", 4)
    monkeypatch.setattr(postgres_tsvector, "_LONG", 60)
    headline = "Common ground is found"
    store.articles.add_all([Article(slug=f"s{number}", headline=headline, body="Ämter 中文") for number in range(400)])
    newest = [f"s{number}" for number in reversed(range(400))]
    for asked in ("common", "c", "co", "com", "comm", "found ground", "is", "ä", "amt", "中", "中文"):
        wanted = StoryFilter(query=parse_query(asked, NOW))
        assert [hit.summary.slug for hit in store.search(wanted, limit=400)] == newest, asked
    assert not store.search(StoryFilter(query=parse_query("xyz", NOW)))
    with store._database.read_session() as session:
        ((_word, found), (_none, nothing)) = fulltext_index.row_ids_by_word(session, ["common", "xyz"], 350)
    assert list(found) == list(range(400, 50, -1))
    assert not nothing


_MADE_BY = {
    "0010": "DROP TABLE arrivals",
    "0011": "ALTER TABLE versions DROP COLUMN editor, DROP COLUMN name",
    "0012": "ALTER TABLE wire DROP COLUMN markup, DROP COLUMN section, DROP COLUMN keywords, DROP COLUMN rest",
}


def _without(*formats: str) -> str:
    """Return the SQL that takes back what these formats of a desk added, newest first."""
    return "; ".join(_MADE_BY[format] for format in formats)


def test_versions_of_an_earlier_format_stay_and_have_no_editor(
    postgresql: Server, database: str, store: Store, address: str, folder: Path
) -> None:
    article = store.articles.add(Article(slug="s", headline="Ferry"))
    store.versions.add(article, "saved", NOW)
    before = store.versions.list_for_story(article.id)
    postgresql.sql(f"{_without('0012', '0011')}; UPDATE alembic_version SET version_num = '0010'", database)
    with Store.open(folder, address) as again:
        assert again.versions.list_for_story(article.id) == before
        again.set_editor("Jo Field")
        again.versions.add(replace(article, headline="Ferries"), "saved", NOW)
        assert [version.editor for version in again.versions.list_for_story(article.id)] == ["Jo Field", ""]


def test_a_desk_of_an_earlier_format_learns_how_words_begin(
    postgresql: Server, database: str, store: Store, address: str, folder: Path
) -> None:
    store.articles.add(Article(slug="s", headline="Ferry", body="A ferry to Ärhus, 渡轮。"))
    read = "SELECT headline, body FROM words"
    before = postgresql.sql(read, database)
    each = ", ".join(
        f"{column} = ts_delete({column}, ARRAY(SELECT word FROM unnest(tsvector_to_array({column})) AS word "
        "WHERE word ~ '^[#@^]'))"
        for column in ("headline", "body")
    )
    later = _without("0012", "0011", "0010")
    postgresql.sql(f"UPDATE words SET {each}; {later}; UPDATE alembic_version SET version_num = '0008'", database)
    assert postgresql.sql(read, database) != before
    Store.open(folder, address).close()
    assert postgresql.sql(read, database) == before


def test_two_who_save_over_each_other_get_one_winner(store: Store, address: str, tmp_path: Path) -> None:
    story = store.articles.add(Article(slug="s"))
    with Store.open(tmp_path / "bo", address) as other:
        saved = other.articles.save(replace(story, headline="Bo's"), NOW)
        with pytest.raises(ConflictError):
            store.articles.save(replace(story, headline="Ann's"), NOW)
        # What is the same is no conflict: an answer may have been lost on the way.
        assert store.articles.save(replace(story, headline="Bo's"), NOW) == saved


def test_a_write_is_noticed_and_so_is_what_was_missed(store: Store, address: str, tmp_path: Path) -> None:
    before = store.change_counter()
    with Store.open(tmp_path / "bo", address) as other:
        other.articles.add(Article(slug="s"))
        _until(lambda: store.change_counter() != before)
        known = store.change_counter()
        other.articles.count_by_status()
        assert store.change_counter() == known


def test_a_server_that_fails_over_is_met_again(postgresql: Server, store: Store, address: str, tmp_path: Path) -> None:
    story = store.articles.add(Article(slug="s"))
    store.edit_locks.acquire(story.id, NOW)
    before = store.change_counter()
    postgresql.stop()
    try:
        with pytest.raises(DeskError, match="cannot be reached"):
            store.articles.save(replace(story, headline="Typed while it was away"), NOW)
        _until(lambda: _away(store))
    finally:
        postgresql.start()
    assert store.articles.save(replace(story, headline="Typed while it was away"), NOW).revision == 2
    assert store.change_counter() != before, "what others did meanwhile may have been missed"
    with Store.open(tmp_path / "bo", address) as other:
        assert other.edit_locks.other_owner(story.id) is not None, "the claim is held again"


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX")
def test_what_a_killed_window_had_open_is_free(store: Store, address: str, tmp_path: Path) -> None:
    story = store.articles.add(Article(slug="s"))
    command = [sys.executable, "-c", WINDOW, str(tmp_path / "bo"), address]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == b"None\n"
        assert store.edit_locks.other_owner(story.id) is not None
        with suppress(ProcessLookupError):
            os.kill(window.pid, signal.SIGKILL)
    _until(lambda: store.edit_locks.other_owner(story.id) is None)
    assert store.edit_locks.acquire(story.id, NOW) is None


def test_a_pooler_that_lends_connections_for_transactions_is_refused(
    address: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As behind a pooler, the server's process is another one than the connection was told.
    monkeypatch.setattr(psycopg.ConnectionInfo, "backend_pid", 0)
    with Store.open(folder, address) as through_sessions:
        assert through_sessions.is_writable
    monkeypatch.setattr("newsdesk.store.engine.postgres.create_engine", partial(create_engine, poolclass=StaticPool))
    with pytest.raises(DeskError, match="pool_mode = session"):
        Store.open(folder, address)


def test_without_a_folder_that_all_reach_no_picture_is_taken(store: Store) -> None:
    with pytest.raises(DeskError, match="files=FOLDER"):
        store.media.add(b"x", "image/png", 1, 1)
