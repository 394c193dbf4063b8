"""How long a site takes to publish: all of it, one story changed, nothing changed; beside Hugo, where that is here."""

import datetime as dt
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.figures import row
from newsdesk.desk import Desk
from newsdesk.model import Article, RelatedLink, Settings, Status, Strip
from newsdesk.paths import home

STORIES = 1000
_START = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
_PAGE = "<!DOCTYPE html><html lang=en><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}</html>"


def stories() -> list[Article]:
    """Return stories of some 420 words with a strip of nine, three of them inward, the same at each call."""
    rnd = random.Random(7)
    words = ["".join(rnd.choices("aeioubcdlmnrst", k=rnd.randint(2, 9))) for _ in range(4000)]

    def sentence(count: int) -> str:
        return " ".join(rnd.choices(words, k=count)).capitalize() + "."

    made: list[Article] = []
    for number in range(STORIES):
        outward = [RelatedLink(headline=sentence(7), url=f"https://example.org/{rnd.random()}") for _ in range(6)]
        inward = [RelatedLink(article=other.id) for other in rnd.sample(made, min(3, len(made)))]
        when = _START + dt.timedelta(minutes=200 * number)
        made.append(
            Article(
                slug=f"story-{number}",
                headline=sentence(8),
                standfirst=sentence(15),
                byline=(f"Author {number % 40}",),
                source="Bench",
                date=when.date(),
                section=("News", f"Area {number % 20}"),
                body="\n\n".join(" ".join(sentence(14) for _ in range(5)) for _ in range(6)),
                strip=Strip(links=(*outward, *inward)),
                status=Status.PUBLISHED,
                published=when,
                modified=when,
            )
        )
    return made


def timed(act: Callable[..., object]) -> float:
    """Return the seconds that something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def main() -> None:
    """Print the figures."""
    print(f"\nA site of {STORIES} stories")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        made = stories()
        with Desk.open(home(folder / "home")) as desk:
            desk.configure(Settings(name="Bench", base_url="https://bench.example"))
            for article in made:
                desk.writing.new(article)
                # As a bundle brings them: their text is rendered by the first publish.
                desk._store.versions.keep(article, "published", _START)
                desk._store.live.put(article, 1)
            print(row("first publish, every text rendered", [timed(desk.publishing.render_live)]))
            print(row("the whole site", [timed(lambda to=folder / f"s{n}": desk.site.publish(to)) for n in range(3)]))
            print(row("nothing changed", [timed(lambda: desk.site.publish(folder / "s0")) for _ in range(5)]))
            changed = []
            for number in range(5):
                story = desk.writing.get(made[500].id)
                desk.writing.save(replace(story, standfirst=f"Another one, {number}."))
                desk.publishing.publish(story.id)
                changed.append(timed(lambda: desk.site.publish(folder / "s0")))
            print(row("one story changed", changed))
        _hugo(folder / "hugo", made)


def _hugo(folder: Path, made: list[Article]) -> None:
    if shutil.which("hugo") is None:
        print("Hugo is not on this machine: nothing to compare with.")
        return
    posts, layouts = folder / "content" / "posts", folder / "layouts" / "_default"
    posts.mkdir(parents=True)
    layouts.mkdir(parents=True)
    (folder / "config.toml").write_text('baseURL = "https://bench.example/"\n')
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(_PAGE)
    for article in made:
        front = f'---\ntitle: "{article.headline}"\ndate: {article.date}\n---\n'
        (posts / f"{article.slug}.md").write_text(front + article.body)
    run = ["hugo", "--quiet", "--source", str(folder)]
    print(row("Hugo, plain pages", [timed(lambda: subprocess.run(run, check=True)) for _ in range(5)]))
