"""How long a site takes to publish: all of it, one story changed, nothing changed; beside Hugo, where that is here."""

import datetime as dt
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.figures import row
from newsdesk.desk import Desk
from newsdesk.model import Article, RelatedLink, Settings, Status, Strip
from newsdesk.paths import resolve_paths

STORIES = 1000
_TRIALS = 5
_START = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
# Hugo's plain pages: the story without its strip, lists in pages; no sitemap of news, no JSON-LD, no ninjs, no checks.
_PAGES = {
    "single": "<!DOCTYPE html><html lang=en><title>{{ .Title }}</title><h1>{{ .Title }}</h1><p>{{ .Description }}</p>"
    '<p>{{ .Params.author }}, {{ .Date.Format "2006-01-02" }}</p>{{ .Content }}</html>',
    "list": "<!DOCTYPE html><html lang=en><title>{{ .Title }}</title><h1>{{ .Title }}</h1>"
    "<ul>{{ range (.Paginate .RegularPages).Pages }}<li><a href={{ .RelPermalink }}>{{ .Title }}</a>{{ end }}</ul>",
}


def stories(count: int) -> list[Article]:
    """Return `count` stories of some 420 words with a strip of nine, three of them inward, the same at each call.

    All are older than today: of what is to come Hugo makes no page.
    """
    rnd = random.Random(7)
    words = ["".join(rnd.choices("aeioubcdlmnrst", k=rnd.randint(2, 9))) for _ in range(4000)]

    def sentence(count: int) -> str:
        return " ".join(rnd.choices(words, k=count)).capitalize() + "."

    def paragraph() -> str:
        linked, strong = sentence(3).rstrip("."), sentence(2).rstrip(".")
        return " ".join(
            (*(sentence(14) for _ in range(4)), f"[{linked}](https://example.org/{linked[:4]}), **{strong}**.")
        )

    def body() -> str:
        listed = "\n".join(f"- {sentence(9)}" for _ in range(4))
        first, rest = [paragraph() for _ in range(3)], [paragraph() for _ in range(3)]
        return "\n\n".join((*first, f"## {sentence(4).rstrip('.')}", *rest, *([listed] if rnd.random() < 0.3 else [])))

    made: list[Article] = []
    for number in range(count):
        outward = [RelatedLink(headline=sentence(7), url=f"https://example.org/{rnd.random()}") for _ in range(6)]
        inward = [RelatedLink(article=other.id) for other in rnd.sample(made, min(3, len(made)))]
        when = _START + dt.timedelta(minutes=100 * number)
        made.append(
            Article(
                slug=f"story-{number}",
                headline=sentence(8),
                standfirst=sentence(15),
                byline=(f"Author {number % 40}",),
                source="Bench",
                date=when.date(),
                section=("News", f"Area {number % 20}"),
                body=body(),
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


def main(count: int = STORIES) -> None:
    """Print the figures of a site of `count` stories: ours and Hugo's by turns, so that both meet the same machine."""
    print(f"\nA site of {count} stories")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        made = stories(count)
        at = folder / "home"
        with Desk.open(resolve_paths(at)) as desk:
            desk.configure(Settings(name="Bench", base_url="https://bench.example"))
            for article in made:
                desk.writing.new(article)
                # As a bundle brings them: their text is rendered by the first publish.
                desk._store.versions.add(article, "published", _START)
                desk._store.published.insert_if_absent(article, 1)
            print(row("first publish, every text rendered", [timed(desk.publishing.render_live)]))
        hugo = _hugo(folder / "hugo", made)
        whole: tuple[list[float], list[float]] = [], []
        for number in range(_TRIALS):
            whole[0].append(timed(lambda to=folder / f"s{number}": _publish(at, to)))
            whole[1].append(hugo())
        _beside("the whole site, as a command", *whole)
        changed: tuple[list[float], list[float], list[float]] = [], [], []
        for number in range(_TRIALS):
            with Desk.open(resolve_paths(at)) as desk:
                story = desk.writing.get(made[count // 2].id)
                story = desk.writing.save(replace(story, standfirst=f"Another one, {number}."))
                desk.publishing.publish(story.id)
                changed[1].append(timed(lambda: desk.site.publish(folder / "s0")))
                story = desk.writing.get(story.id)
                desk.writing.save(replace(story, standfirst=f"And another, {number}."))
                desk.publishing.publish(story.id)
            changed[0].append(timed(lambda: _publish(at, folder / "s0")))
            changed[2].append(hugo(made[count // 2]))
        _beside("one story changed, as a command", changed[0], changed[2])
        _beside("one story changed, the work alone", changed[1], changed[2])
        print(
            row("nothing changed, as a command", [timed(lambda: _publish(at, folder / "s0")) for _ in range(_TRIALS)])
        )
        print(f"most memory of the command: {_publish(at, folder / 'anew')} MB")


def _publish(at: Path, to: Path) -> int:
    """Publish as a command; return the most memory it took, in MB. The peer it is measured beside is another child."""
    run = [sys.executable, "-m", "newsdesk", "--home", str(at), "site", "--to", str(to)]
    # A program that is installed has its bytecode; without it, a third of the time of a short command goes into that.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    publishing = subprocess.Popen(run, stdout=subprocess.DEVNULL, env=environment)
    _pid, status, used = os.wait4(publishing.pid, 0)
    assert status == 0
    return used.ru_maxrss // 1024


def _beside(name: str, ours: list[float], hugos: list[float]) -> None:
    print(row(name, ours))
    if any(hugos):
        print(row("  Hugo, plain pages", hugos))
        pairs = [own / peer for own, peer in zip(ours, hugos, strict=True)]
        print(f"  × Hugo {statistics.median(pairs):.2f} ({min(pairs):.2f} to {max(pairs):.2f})")


def _hugo(folder: Path, made: list[Article]) -> Callable[..., float]:
    """Return what times Hugo on the same stories: all of them into a new folder, or the site again with one changed."""
    if shutil.which("hugo") is None:
        print("Hugo is not on this machine: nothing to compare with.")
        return lambda _changed=None: 0.0
    posts, layouts = folder / "content" / "posts", folder / "layouts" / "_default"
    posts.mkdir(parents=True)
    layouts.mkdir(parents=True)
    (folder / "config.toml").write_text('baseURL = "https://bench.example/"\ntitle = "Bench"\n')
    for name, page in _PAGES.items():
        (layouts / f"{name}.html").write_text(page)

    def write(article: Article) -> None:
        front = {
            "title": article.headline,
            "description": article.standfirst,
            "date": str(article.published),
            "author": article.byline[0],
            "categories": list(article.section),
        }
        # YAML holds JSON.
        (posts / f"{article.slug}.md").write_text(f"---\n{json.dumps(front)}\n---\n{article.body}")

    for article in made:
        write(article)

    sites = [folder / "public"]

    def run(changed: Article | None = None) -> float:
        if changed is None:
            # Nothing is removed before: for a minute after that, file systems are slow to make new files, ours, too.
            sites.append(folder / f"public{len(sites)}")
        else:
            write(replace(changed, body=f"{changed.body} Another sentence."))
        command = ["hugo", "--quiet", "--source", str(folder), "--destination", str(sites[-1])]
        took = timed(lambda: subprocess.run(command, check=True))
        assert len(list((sites[-1] / "posts").glob("story-*"))) == len(made)
        return took

    return run


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
