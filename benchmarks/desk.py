"""How a large desk answers: opening, lists, filters, searches, suggestions and saves.

`python -m benchmarks.desk --stories 100000` makes such a desk first, which takes minutes; `--desk FOLDER` takes one
that is there, and changes it. With `--address URL` the desk is on a server: in an empty database, or one with stories.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import accumulate
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from benchmarks.figures import row
from newsdesk.desk.suggesting import Suggesting
from newsdesk.model import Article, Status, parse_query
from newsdesk.store import Store, StoryFilter

_SYLLABLES = tuple(f"{first}{vowel}{last}" for first in "bdfgklmnprst" for vowel in "aeiou" for last in ("", "n", "r"))
_VOCABULARY, _LENGTH = 30_000, 300
_SECTIONS = ("Politics", "World", "Business", "Sport", "Culture", "Science", "Local", "Opinion")
_TRIALS, _SAVES, _TOGETHER = 100, 300, 1000


def main() -> None:
    """Print the table for the desk that is asked for; by default a small one."""
    parser = argparse.ArgumentParser(prog="benchmarks.desk")
    parser.add_argument("--stories", type=int, default=int(os.environ.get("NEWSDESK_BENCH_STORIES", "2000")))
    parser.add_argument("--saves", type=int, default=_SAVES)
    parser.add_argument("--desk", type=Path, metavar="FOLDER")
    parser.add_argument("--address", default="", metavar="URL")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        opened = partial(Store.open, asked.desk or Path(folder), asked.address)
        _fill(opened, asked.stories)
        _measure(opened, asked.saves)


def small() -> None:
    """Print the table for a desk of two thousand stories."""
    with tempfile.TemporaryDirectory() as folder:
        opened = partial(Store.open, Path(folder))
        _fill(opened, 2000)
        _measure(opened, _SAVES)


def _fill(opened: Callable[[], Store], stories: int) -> None:
    """Make a desk of so many stories, or go on with one; many a transaction, for a million alone take hours."""
    chance = random.Random(1)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(_VOCABULARY)]
    weights = list(accumulate(1 / (place + 2) for place in range(_VOCABULARY)))
    states = [Status.PUBLISHED] * 12 + [Status.DRAFT] * 4 + [Status.REVIEW, Status.SPIKED]
    with opened() as store:
        there = sum(store.articles.count_by_status().values())
        chance.seed(there)
        for first in range(there, stories, _TOGETHER):
            some = []
            for number in range(first, min(first + _TOGETHER, stories)):
                body = chance.choices(words, cum_weights=weights, k=chance.randint(_LENGTH // 2, 2 * _LENGTH))
                some.append(
                    Article(
                        slug=f"story-{number}",
                        headline=" ".join(body[:7]).capitalize(),
                        section=(chance.choice(_SECTIONS),),
                        status=chance.choice(states),
                        body=" ".join(body),
                    )
                )
            store.articles.add_all(some)


def _measure(opened: Callable[[], Store], saves: int) -> None:
    with opened() as store, store._database.read_session() as desk:
        stories = sum(store.articles.count_by_status().values())
        newest = desk.scalar(text("SELECT max(pk) FROM articles"))
        chance = random.Random(2)
        anywhere = chance.sample(range(1, newest + 1), _TRIALS)
        a_slug = text("SELECT slug FROM articles WHERE pk >= :pk ORDER BY pk LIMIT 1")
        slugs = [desk.scalar(a_slug, {"pk": pk}) for pk in anywhere]
        rare = _words(desk, 2, max(3, stories // 20_000))
        common = _words(desk, stories // 50, stories // 10)
        stop = desk.scalar(text("SELECT term FROM terms WHERE length(term) > 1 ORDER BY stories DESC LIMIT 1"))
    print(f"A desk of {stories} stories")
    print(row("opening", [_timed(lambda: opened().close()) for _ in range(5)]))
    with opened() as store:
        section = chance.choice(store.articles.count_by_section())[0]
        lists: dict[str, Callable[[], object]] = {
            "list, first page": lambda: store.articles.fetch_page(StoryFilter()),
            "list of a state": lambda: store.articles.fetch_page(StoryFilter(frozenset({chance.choice([*Status])}))),
            "list of a section": lambda: store.articles.fetch_page(StoryFilter(section=section)),
            "list of a state in a section": lambda: store.articles.fetch_page(
                StoryFilter(frozenset({Status.REVIEW}), section)
            ),
            "stories by state and by section": lambda: (
                store.articles.count_by_status(),
                store.articles.count_by_section(),
            ),
        }
        searches: dict[str, Callable[[], str]] = {
            "search, a rare word": lambda: chance.choice(rare),
            "search, a common word": lambda: chance.choice(common),
            "search, two words": lambda: f"{chance.choice(common)} {chance.choice(common)}",
            "search, three letters of a word": lambda: chance.choice(common)[:3],
            "search, the word that most stories have": lambda: stop,
        }
        suggesting = Suggesting(store, lambda: datetime.now(UTC))
        for name, act in lists.items():
            print(row(name, [_timed(act) for _ in range(_TRIALS)]))
        for name, query in searches.items():
            wanted = [StoryFilter(query=parse_query(query(), datetime.now(UTC))) for _ in range(_TRIALS)]
            print(row(name, [_timed(lambda each=each: store.search(each)) for each in wanted]))  # type: ignore[misc]
        drafts = [store.articles.get_by_slug(slug) for slug in slugs]
        print(row("suggestions", [_timed(lambda each=each: suggesting.suggest(each)) for each in drafts]))  # type: ignore[misc]
        times = []
        for number in range(saves):
            place = number % len(drafts)
            edited = replace(drafts[place], body=f"{drafts[place].body} {chance.choice(common)} {number}")
            started = time.perf_counter()
            drafts[place] = store.articles.save(edited, datetime.now(UTC))
            times.append(time.perf_counter() - started)
        times.sort()
        print(
            f"{row('save', times)}   p99 {times[round(len(times) * 0.99) - 1] * 1e3:.1f} ms   "
            f"worst {times[-1] * 1e3:.1f} ms"
        )


def _words(desk: Session, least: int, most: int) -> list[str]:
    asked = text("SELECT term FROM terms WHERE stories BETWEEN :least AND :most AND length(term) > 3 LIMIT 2000")
    return list(desk.scalars(asked, {"least": least, "most": most}))


def _timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
