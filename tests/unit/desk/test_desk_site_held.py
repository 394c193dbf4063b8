"""What is held back is nowhere: neither on a page nor in a list, a feed or a map that leads to it."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk.desk import Desk, verify
from newsdesk.export import site as site_module
from newsdesk.messages import Message
from newsdesk.model import Article, RelatedLink, Settings, Status, Strip
from newsdesk.paths import resolve_paths
from newsdesk.render import RENDERER
from newsdesk.store import RenderedBody

NOW = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)
# As a theme of one's own may be at fault for one story alone.
FAULT = "{% block text %}{% if article.slug == 'bad-news' %}<h1>Another</h1>{% endif %}{{ body }}{% endblock %}"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(resolve_paths(tmp_path / "home"), now=lambda: NOW) as opened:
        opened.configure(Settings(name="The Coast", base_url="https://coast.example"))
        yield opened


def add(desk: Desk, headline: str, **values: object) -> Article:
    words: dict[str, object] = {"body": f"{headline} in full.", "section": ("News",), "byline": ("Ada Lind",)}
    story = desk.writing.new(Article(headline=headline, **(words | values)))  # type: ignore[arg-type]
    return desk.publishing.publish(story.id)


def with_fault(desk: Desk) -> Path:
    own = desk.folder / "theme"
    own.mkdir()
    (own / "page.html").write_text('{% extends "wire/page.html" %}' + FAULT, encoding="utf-8")
    return own / "page.html"


def naming(site: Path, *words: str) -> set[str]:
    """Return the files of the site in whose text or name one of these words stands."""
    files = (file for file in site.rglob("*") if file.is_file())
    return {
        name
        for file in files
        for name in (file.relative_to(site).as_posix(),)
        if any(word in name or word in file.read_text(encoding="utf-8", errors="replace") for word in words)
    }


def went_live(desk: Desk, story: Article) -> None:
    """Put a story before readers that the checks would have stopped, as an older Newsdesk did with a bundle."""
    live = replace(story, status=Status.PUBLISHED, published=NOW, modified=NOW)
    html = '<p><img src="http://evil.example/track.png" alt="x"> Bad text.</p>'
    desk._store.published.publish(live, Message("imported"), NOW, RenderedBody(html, 2, RENDERER))


@pytest.fixture(params=["here alone", "in other processes too"])
def made(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param != "here alone":
        monkeypatch.setattr(site_module, "_WORTH_TWO", 1)


@pytest.mark.usefixtures("made")
def test_a_story_whose_page_fails_is_in_no_list_and_no_feed(desk: Desk, tmp_path: Path) -> None:
    add(desk, "Bad news", keywords=("quay",))
    bad = desk.writing.by_slug("bad-news")
    add(desk, "Ferry returns", strip=Strip(links=(RelatedLink(article=bad.id),)))
    fault, site = with_fault(desk), tmp_path / "site"

    report = desk.site.publish(site)

    assert report.held.keys() == {"bad-news"}
    assert naming(site, "bad-news", "Bad news") == set()
    assert "bad-news" not in {change.name for change in report.plan.changes}
    assert naming(site, "Ferry returns") >= {"index.html", "rss.xml", "feed.json", "author/ada-lind/index.html"}
    assert verify(site) == ()

    again = desk.site.publish(site)
    assert (again.plan.changes, again.written, again.removed) == ((), 0, ())
    assert again.held.keys() == {"bad-news"}

    fault.unlink()
    assert desk.site.publish(site).held == {}
    assert naming(site, "Bad news") >= {
        "bad-news/index.html",
        "ferry-returns/index.html",
        "index.html",
        "rss.xml",
        "atom.xml",
        "feed.json",
        "section/news/index.html",
        "section/news/rss.xml",
        "author/ada-lind/index.html",
        "archive/2026-03/index.html",
        "news-sitemap-1.xml",
    }


@pytest.mark.usefixtures("made")
def test_a_remote_picture_reaches_no_reader_by_a_feed(desk: Desk, tmp_path: Path) -> None:
    add(desk, "Ferry returns")
    went_live(
        desk, desk.writing.new(Article(headline="Bad news", body="![x](http://evil.example/track.png) Bad text."))
    )
    report = desk.site.publish(tmp_path / "site")
    assert report.held.keys() == {"bad-news"}
    assert naming(tmp_path / "site", "evil.example", "bad-news", "Bad news", "Bad text") == set()


def test_readers_keep_the_page_they_have_but_nothing_leads_to_what_is_held_back(desk: Desk, tmp_path: Path) -> None:
    story, site = add(desk, "Bad news"), tmp_path / "site"
    desk.site.publish(site)
    page = (site / "bad-news" / "index.html").read_bytes()
    went_live(desk, replace(desk.writing.get(story.id), headline="Worse news", body="![x](http://evil.example/t.png)"))

    desk.site.publish(site)

    assert (site / "bad-news" / "index.html").read_bytes() == page
    assert naming(site, "Worse news", "evil.example") == set()
    assert naming(site, "Bad news") == {"bad-news/index.html", "bad-news/article.ninjs.json"}
    assert verify(site) == ()


def test_a_theme_at_fault_takes_nothing_from_readers(desk: Desk, tmp_path: Path) -> None:
    add(desk, "Bad news")
    site = tmp_path / "site"
    desk.site.publish(site)
    with_fault(desk)
    report = desk.site.publish(site)
    assert report.held.keys() == {"bad-news"}
    assert {"bad-news/index.html", "index.html", "rss.xml"} <= naming(site, "Bad news")
    assert verify(site) == ()


def test_what_was_shown_of_the_way_is_true(desk: Desk, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    hear: Callable[[int, int], None] = lambda done, of: heard.append((done, of))  # noqa: E731
    add(desk, "Bad news")
    add(desk, "Ferry returns")
    with_fault(desk)
    desk.site.publish(tmp_path / "site", progress=hear)
    assert heard[-1][0] == heard[-1][1]
