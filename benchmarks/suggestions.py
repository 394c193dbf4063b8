"""How well related stories are suggested, beside plain bm25 and TF-IDF cosine, on newswire that editors gave topics.

Read from `reuters-dev.jsonl.gz` in the `data` folder of NEWSDESK_SHARED or of `shared` beside the checkout.
"""

import gzip
import json
import math
import os
import random
import re
import sqlite3
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figures import row
from newsdesk.desk.suggesting import Suggesting
from newsdesk.model import Article
from newsdesk.store import Store

_QUERIES, _TOP, _SEED = 300, 10, 1
_BM25_WORDS = 40
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Story:
    """A story of the collection; its topics are what is judged by, and nobody who suggests sees them."""

    slug: str
    headline: str
    body: str
    topics: frozenset[str]


def main() -> None:
    """Print the table for both halves of the queries; settings were chosen on the first alone."""
    beside = Path(__file__).parents[2] / "shared"
    file = Path(os.environ.get("NEWSDESK_SHARED", beside)) / "data" / "reuters-dev.jsonl.gz"
    if not file.exists():
        print("Suggestions: left out, for the newswire with topics is not on this machine.")
        return
    stories = _read(file)
    halves = _queries(stories)
    with tempfile.TemporaryDirectory() as folder:
        ways: dict[str, Callable[[Story], Sequence[str]]] = {
            "ours": _ours(stories, Path(folder)),
            f"bm25 (FTS5), the {_BM25_WORDS} best words": _bm25(stories),
            "TF-IDF cosine": _cosine(stories),
        }
        print(f"Suggestions: share of the first {_TOP} with a topic in common, {len(stories)} stories")
        for name, suggest in ways.items():
            times: list[float] = []
            shares = []
            for half in halves:
                hits = 0
                for story in half:
                    started = time.perf_counter()
                    found = suggest(story)
                    times.append(time.perf_counter() - started)
                    hits += sum(bool(stories[slug].topics & story.topics) for slug in found)
                shares.append(hits / _TOP / len(half))
            print(f"{row(name, times)}   tuned on {shares[0]:.3f}   unseen {shares[1]:.3f}")


def _read(file: Path) -> dict[str, Story]:
    stories = {}
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            plain = json.loads(line)
            slug = f"r{plain['id']}"
            stories[slug] = Story(slug, plain["title"] or "", plain["body"] or "", frozenset(plain["topics"]))
    return stories


def _queries(stories: Mapping[str, Story]) -> tuple[list[Story], list[Story]]:
    """Return 300 queries of either half: stories with a topic that at least ten others have."""
    often = Counter(topic for story in stories.values() for topic in story.topics)
    fit = [story for story in stories.values() if any(often[topic] > _TOP for topic in story.topics)]
    random.Random(_SEED).shuffle(fit)
    middle = len(fit) // 2
    return fit[:middle][:_QUERIES], fit[middle:][:_QUERIES]


def _ours(stories: Mapping[str, Story], folder: Path) -> Callable[[Story], Sequence[str]]:
    store = Store.open(folder / "desk")
    added = {
        story.slug: store.articles.add(Article(slug=story.slug, headline=story.headline, body=story.body))
        for story in stories.values()
    }
    suggesting = Suggesting(store, lambda: datetime.now(UTC))
    return lambda story: [found.slug for found in suggesting.suggest(added[story.slug], _TOP)]


def _words(story: Story) -> list[str]:
    return _WORD.findall(f"{story.headline} {story.body}".lower())


def _bm25(stories: Mapping[str, Story]) -> Callable[[Story], Sequence[str]]:
    desk = sqlite3.connect(":memory:")
    desk.execute("CREATE VIRTUAL TABLE words USING fts5(slug UNINDEXED, text)")
    desk.executemany(
        "INSERT INTO words VALUES (?, ?)", ((story.slug, " ".join(_words(story))) for story in stories.values())
    )
    frequencies = Counter(word for story in stories.values() for word in set(_words(story)))

    def suggest(story: Story) -> Sequence[str]:
        counts = Counter(_words(story))
        best = sorted(counts, key=lambda word: -counts[word] * math.log(len(stories) / frequencies[word]))
        asked = " OR ".join(f'"{word}"' for word in best[:_BM25_WORDS])
        rows = desk.execute(
            "SELECT slug FROM words WHERE words MATCH ? AND slug <> ? ORDER BY rank LIMIT ?", (asked, story.slug, _TOP)
        )
        return [slug for (slug,) in rows]

    return suggest


def _cosine(stories: Mapping[str, Story]) -> Callable[[Story], Sequence[str]]:
    frequencies = Counter(word for story in stories.values() for word in set(_words(story)))
    holding: dict[str, list[tuple[str, float]]] = defaultdict(list)
    vectors = {}
    for story in stories.values():
        weights = {
            word: (1 + math.log(times)) * math.log(len(stories) / frequencies[word])
            for word, times in Counter(_words(story)).items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors[story.slug] = {word: weight / length for word, weight in weights.items()}
        for word, weight in vectors[story.slug].items():
            holding[word].append((story.slug, weight))

    def suggest(story: Story) -> Sequence[str]:
        sums: dict[str, float] = defaultdict(float)
        for word, mine in vectors[story.slug].items():
            for slug, theirs in holding[word]:
                sums[slug] += mine * theirs
        del sums[story.slug]
        return sorted(sums, key=lambda slug: -sums[slug])[:_TOP]

    return suggest


if __name__ == "__main__":
    main()
