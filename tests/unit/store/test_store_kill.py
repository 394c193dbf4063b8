"""The program is killed while it saves: each story is as it was before or after, and what was confirmed is there."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from newsdesk.model import Article, Query
from newsdesk.store import Store, StoryFilter

# Saves without end; says each revision after the store has confirmed it.
SAVER = """
import sys
from dataclasses import replace
from datetime import datetime, UTC
from pathlib import Path
from newsdesk.model import Article, RelatedLink, Strip
from newsdesk.store import Store
store = Store.open(Path(sys.argv[1]))
slugs = store.articles.slugs_starting_with("s")
story = store.articles.get_by_slug("s") if slugs else store.articles.add(Article(slug="s"))
while True:
    number = story.revision + 1
    links = tuple(RelatedLink(headline=f"{number}") for _ in range(number % 5))
    story = replace(story, body=f"{number} " * 2000, strip=Strip(links=links))
    story = store.articles.save(story, datetime.now(UTC))
    store.versions.add(story, "kept", datetime.now(UTC))
    store.journal.write(story, datetime.now(UTC))
    print(story.revision, flush=True)
"""


def kill_while_saving(folder: Path, saves: int) -> int:
    """Start the saver, kill it in the middle of the save after `saves` more, and return the last confirmed one."""
    with subprocess.Popen([sys.executable, "-c", SAVER, str(folder)], stdout=subprocess.PIPE) as saver:
        assert saver.stdout is not None
        confirmed = [int(saver.stdout.readline()) for _ in range(saves)]
        os.kill(saver.pid, signal.SIGKILL)
        # Saves confirmed between the last line read and the kill are still in the pipe; a cut line is none.
        confirmed += [int(line) for line in saver.stdout if line.endswith(b"\n")]
    return confirmed[-1]


@pytest.mark.embedded
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX")
def test_kills_lose_no_confirmed_save_and_damage_nothing(folder: Path) -> None:
    _killed_in_saves(folder, 20)


@pytest.mark.embedded
@pytest.mark.torture
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX")
def test_two_hundred_kills_lose_no_confirmed_save(folder: Path) -> None:
    _killed_in_saves(folder, 200)


def _killed_in_saves(folder: Path, kills: int) -> None:
    chance = random.Random(20260119)
    for _ in range(kills):
        confirmed = kill_while_saving(folder, chance.randint(1, 12))

        with closing(sqlite3.connect(folder / "desk.sqlite3")) as desk:
            assert desk.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert desk.execute("PRAGMA foreign_key_check").fetchall() == []
            desk.execute("INSERT INTO words(words) VALUES ('integrity-check')")
        with Store.open(folder) as store:
            story = store.articles.get_by_slug("s")
            assert story.revision in (confirmed, confirmed + 1)
            assert story.body == f"{story.revision} " * 2000
            assert [link.headline for link in story.strip.links] == [str(story.revision)] * (story.revision % 5)
            asked = StoryFilter(query=Query(terms=(f"{story.revision}",)))
            assert [hit.summary.slug for hit in store.search(asked)] == ["s"]
            (typed,) = store.journal.entries()
            assert typed.article.revision in (confirmed, confirmed + 1)
            assert store.versions.list_for_story(story.id)[0].revision in (confirmed, confirmed + 1)


# Makes a desk in each of these folders, and dies behind the statement of that number; each in a process of its own.
MIGRATOR = """
import os, signal, sys
from pathlib import Path
import sqlalchemy as sa
from newsdesk.store import Store
for folder in map(Path, sys.argv[1:]):
    child = os.fork()
    if child:
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        continue
    left = int(folder.name)
    def die(*_said):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    sa.event.listen(sa.Engine, "after_cursor_execute", die)
    Store.open(folder)
    os._exit(0)
"""


@pytest.mark.embedded
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX")
def test_kills_in_migrations_leave_a_desk_that_opens(tmp_path: Path) -> None:
    # The first statements ask what is there; from the sixtieth on they are fewer than there are kills.
    _killed_in_migrations(tmp_path, range(3, 63, 3))


@pytest.mark.embedded
@pytest.mark.torture
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX")
def test_a_kill_behind_any_statement_of_the_migrations_leaves_a_desk_that_opens(tmp_path: Path) -> None:
    _killed_in_migrations(tmp_path, range(1, 201))


def _killed_in_migrations(tmp_path: Path, statements: Iterable[int]) -> None:
    folders = [tmp_path / str(number) for number in statements]
    for folder in folders:
        folder.mkdir()
    made = subprocess.run([sys.executable, "-c", MIGRATOR, *folders], check=True, capture_output=True, text=True)
    ended = [int(code) for code in made.stdout.split()]
    assert ended.count(-signal.SIGKILL) >= min(20, len(folders) // 2)
    assert set(ended) <= {0, -signal.SIGKILL}
    for folder in folders:
        with Store.open(folder) as store:
            assert store.integrity_problems() == ()
            assert store.articles.add(Article(slug="s")).revision == 1
