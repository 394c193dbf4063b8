"""The program is killed while it saves: each story is as it was before or after, and what was confirmed is there."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from newsdesk.model import Query
from newsdesk.store import ListFilter, Store

# Saves without end; says each revision after the store has confirmed it.
SAVER = """
import sys
from dataclasses import replace
from datetime import datetime, UTC
from pathlib import Path
from newsdesk.model import Article, RelatedLink, Strip
from newsdesk.store import Store
store = Store.open(Path(sys.argv[1]))
slugs = store.articles.slugs_like("s")
story = store.articles.by_slug("s") if slugs else store.articles.add(Article(slug="s"))
while True:
    number = story.revision + 1
    links = tuple(RelatedLink(headline=f"{number}") for _ in range(number % 5))
    story = replace(story, body=f"{number} " * 2000, strip=Strip(links=links))
    story = store.articles.save(story, datetime.now(UTC))
    store.versions.keep(story, "kept", datetime.now(UTC))
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
    chance = random.Random(20260119)
    for _ in range(20):
        confirmed = kill_while_saving(folder, chance.randint(1, 12))

        with closing(sqlite3.connect(folder / "desk.sqlite3")) as desk:
            assert desk.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert desk.execute("PRAGMA foreign_key_check").fetchall() == []
            desk.execute("INSERT INTO words(words) VALUES ('integrity-check')")
        with Store.open(folder) as store:
            story = store.articles.by_slug("s")
            assert story.revision in (confirmed, confirmed + 1)
            assert story.body == f"{story.revision} " * 2000
            assert [link.headline for link in story.strip.links] == [str(story.revision)] * (story.revision % 5)
            asked = ListFilter(query=Query(terms=(f"{story.revision}",)))
            assert [hit.summary.slug for hit in store.search(asked)] == ["s"]
            (typed,) = store.journal.found()
            assert typed.article.revision in (confirmed, confirmed + 1)
            assert store.versions.listing(story.id)[0].revision in (confirmed, confirmed + 1)


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX")
def test_a_kill_in_the_first_migration_leaves_a_desk_that_opens(folder: Path, tmp_path: Path) -> None:
    dying = "import os, signal\n" + "os.kill(os.getpid(), signal.SIGKILL)\n"
    start = f"""
import sys
from pathlib import Path
import sqlalchemy as sa
from newsdesk.store import Store
def die(connection, cursor, statement, *rest):
    if "links" in statement:
        {dying.replace(chr(10), "; ").rstrip("; ")}
sa.event.listen(sa.Engine, "after_cursor_execute", die)
Store.open(Path(sys.argv[1]))
"""
    killed = subprocess.run([sys.executable, "-c", start, str(folder)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (folder / "desk.sqlite3").exists()

    with Store.open(folder) as store:
        assert store.check() == ()
