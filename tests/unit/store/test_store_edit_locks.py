"""A story is written in one window and read in others; what a window that was killed had open is free."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsdesk.model import Article
from newsdesk.store import Store

NOW = datetime(2026, 1, 19, 9, 30, tzinfo=UTC)
HOLDER = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from newsdesk.store import Store
store = Store.open(Path(sys.argv[1]))
print(store.edit_locks.acquire(store.articles.get_by_slug("s").id, datetime.now(UTC)), flush=True)
time.sleep(60)
"""


@pytest.fixture
def other(store: Store, folder: Path) -> Iterator[Store]:
    """Return the same desk as another window has it."""
    with Store.open(folder) as opened:
        yield opened


def test_the_second_window_learns_who_has_the_story(store: Store, other: Store) -> None:
    one, two = (store.articles.add(Article(slug=slug)) for slug in ("one", "two"))
    assert store.edit_locks.acquire(one.id, NOW) is None
    assert other.edit_locks.acquire(two.id, NOW) is None
    holder = other.edit_locks.acquire(one.id, NOW)
    assert holder is not None
    assert holder.since == NOW
    assert store.edit_locks.acquire(one.id, NOW) is None, "mine stays mine"
    assert store.edit_locks.acquire(two.id, NOW) is None, "the other one let go of it when it asked for the first"


def test_a_take_over_is_seen_by_the_one_that_had_it(store: Store, other: Store) -> None:
    story = store.articles.add(Article(slug="s"))
    store.edit_locks.acquire(story.id, NOW)
    assert other.edit_locks.acquire(story.id, NOW, take_over=True) is None
    assert store.edit_locks.other_owner(story.id) is not None
    assert other.edit_locks.other_owner(story.id) is None


@pytest.mark.embedded
def test_closing_lets_go(store: Store, folder: Path) -> None:
    story = store.articles.add(Article(slug="s"))
    with Store.open(folder) as other:
        other.edit_locks.acquire(story.id, NOW)
        assert store.edit_locks.other_owner(story.id) is not None
    assert store.edit_locks.acquire(story.id, NOW) is None
    assert len(list((folder / "windows").iterdir())) == 1


@pytest.mark.embedded
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX")
def test_what_a_killed_window_had_open_is_free(store: Store, folder: Path) -> None:
    story = store.articles.add(Article(slug="s"))
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == b"None\n"
        assert store.edit_locks.other_owner(story.id) is not None
        window.send_signal(signal.SIGKILL)
    assert store.edit_locks.other_owner(story.id) is None
    assert store.edit_locks.acquire(story.id, NOW) is None


def test_a_write_of_anybody_is_noticed_and_a_look_is_not_one(store: Store, other: Store) -> None:
    before = store.change_counter()
    other.articles.count_by_status()
    assert store.change_counter() == before
    other.articles.add(Article(slug="s"))
    # A server tells at once, but not in the same instant.
    deadline = time.monotonic() + 1
    while store.change_counter() == before:
        assert time.monotonic() < deadline
