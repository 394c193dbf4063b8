"""What search engines, networks and feed readers are told of a site is what they ask for, and true."""

import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from newsdesk.desk import Desk
from newsdesk.model import Article, Picture, Settings
from newsdesk.paths import resolve_paths
from tests.conformance.search_data import faults_of_site

NOW = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)
BASE = "https://coast.example"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(resolve_paths(tmp_path / "home"), now=lambda: NOW) as opened:
        opened.configure(Settings(name="The Coast", base_url=BASE))
        yield opened


def picture(desk: Desk, width: int = 1600, height: int = 900, **said: object) -> Picture:
    drawn = io.BytesIO()
    Image.new("RGB", (width, height), "#1f3a5f").save(drawn, "PNG")
    return replace(desk.pictures.take(drawn.getvalue()), alt="The quay", **said)  # type: ignore[arg-type]


def add(desk: Desk, headline: str, **values: object) -> Article:
    words: dict[str, object] = {"body": f"{headline} in full.", "section": ("News", "Coast"), "byline": ("Ada Lind",)}
    story = desk.writing.new(Article(headline=headline, **(words | values)))  # type: ignore[arg-type]
    return desk.publishing.publish(story.id)


def page(site: Path, folder: str) -> str:
    return (site / folder / "index.html").read_text(encoding="utf-8")


def data(site: Path, folder: str) -> list[dict[str, Any]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(site, folder))
    assert found is not None
    graph: list[dict[str, Any]] = json.loads(found[1])["@graph"]
    return graph


@pytest.fixture
def site(desk: Desk, tmp_path: Path) -> Path:
    """Publish stories with a lead picture, with one in the text alone, with notes, in Chinese, and one withdrawn."""
    lead = desk.pictures.cropped(picture(desk, credit="A. Vane"), (50, 50))
    add(desk, "Ferry returns", lead_image=lead, standfirst="After eleven years.")
    small, shown = picture(desk, 90, 90), picture(desk, 800, 600)
    body = f"First.\n\n![](media:{small.media})\n\n![Boats & nets](media:{shown.media})"
    add(desk, "Harbour opens", body=body, media=(small, shown))
    add(desk, "Tide tables", body="They are late.[^1] So it is said.\n\n[^1]: By two days.")
    add(desk, "渡轮复航", language="zh-Hans", byline=(), section=())
    desk.publishing.kill(add(desk, "Pier sold").id)
    desk.site.publish(tmp_path / "site")
    return tmp_path / "site"


def test_all_of_it_is_as_documented(site: Path) -> None:
    assert [*faults_of_site(site, BASE)] == []


def test_the_way_and_the_authors_have_addresses(site: Path) -> None:
    story, trail = data(site, "ferry-returns")
    assert story["author"] == [{"@type": "Person", "name": "Ada Lind", "url": f"{BASE}/author/ada-lind/"}]
    items = [f"{BASE}/section/news/", f"{BASE}/section/news/coast/"]
    assert [level["item"] for level in trail["itemListElement"]] == items


def test_a_story_without_a_lead_is_shown_by_the_first_large_picture_of_its_text(site: Path) -> None:
    html = page(site, "harbour-opens")
    (image,) = data(site, "harbour-opens")[0]["image"]
    assert (image["width"], image["height"]) == (800, 600)
    assert f'<meta property="og:image" content="{image["url"]}">' in html
    assert '<meta property="og:image:alt" content="Boats &amp; nets">' in html
    assert '<meta name="twitter:card" content="summary_large_image">' in html
    items = {item["title"]: item for item in json.loads((site / "feed.json").read_bytes())["items"]}
    assert items["Harbour opens"]["image"] == image["url"]
    assert "image" not in items["Tide tables"]


def test_networks_are_told_a_region(site: Path) -> None:
    for slug, region in (("ferry-returns", "en_US"), ("du-lun-fu-hang", "zh_CN")):
        assert f'<meta property="og:locale" content="{region}">' in page(site, slug)


def test_feeds_say_what_a_story_is_about_and_bring_its_picture(site: Path) -> None:
    rss = (site / "rss.xml").read_text(encoding="utf-8")
    assert "<description>After eleven years.</description>" in rss
    assert "<description>They are late." in rss
    assert "<description />" not in rss
    assert "<description>Coast – The Coast</description>" in (site / "section/news/coast/rss.xml").read_text("utf-8")
    assert rss.count("<enclosure ") == rss.count("<media:content ") == 2
    assert "<media:credit>A. Vane</media:credit>" in rss


def test_notes_in_a_feed_lead_to_the_page(site: Path) -> None:
    (item,) = (i for i in json.loads((site / "feed.json").read_bytes())["items"] if i["title"] == "Tide tables")
    addresses = re.findall(r'href="([^"]*)"', item["content_html"])
    assert addresses
    assert all(address.startswith(f"{BASE}/tide-tables/#note") for address in addresses)


def test_home_lists_and_authors_say_what_they_are(site: Path) -> None:
    (home_page,) = data(site, "")
    assert (home_page["@type"], home_page["name"], home_page["url"]) == ("WebSite", "The Coast", f"{BASE}/")
    about, trail = data(site, "section/news/coast")
    assert (about["@type"], about["name"], trail["@type"]) == ("CollectionPage", "Coast", "BreadcrumbList")
    (author,) = data(site, "author/ada-lind")
    assert author["mainEntity"] == {"@type": "Person", "name": "Ada Lind", "url": f"{BASE}/author/ada-lind/"}
    assert 'name="description" content="' in page(site, "section/news/coast")


def test_a_story_that_was_withdrawn_keeps_its_headline_and_byline(site: Path) -> None:
    html = page(site, "pier-sold")
    assert "<h1>Pier sold</h1>" in html
    assert '<p class="byline">By Ada Lind</p>' in html
    assert "Pier sold in full" not in html
    assert "noindex" in html


@pytest.mark.parametrize("theme", ["wire", "longread"])
def test_in_the_place_of_a_story_stand_the_headline_and_names_that_readers_knew(
    desk: Desk, tmp_path: Path, theme: str
) -> None:
    desk.configure(replace(desk.settings, theme=theme))
    story = add(desk, "Pier sold")
    # Emptied in haste before it is withdrawn; what was typed last was never out.
    desk.writing.save(replace(story, headline="Pier not sold, says owner", byline=(), body="", standfirst="Sorry."))
    killed = desk.publishing.kill(story.id)
    assert (killed.headline, killed.byline) == ("Pier sold", ("Ada Lind",))
    desk.site.publish(tmp_path / "site")
    html = page(tmp_path / "site", "pier-sold")
    assert "<h1>Pier sold</h1>" in html
    assert '<p class="byline">By Ada Lind</p>' in html
    assert "says owner" not in html
    assert "Sorry" not in html
    kept = [desk.versions.get(story.id, version.number).headline for version in desk.versions.listing(story.id)]
    assert "Pier not sold, says owner" in kept


def test_a_headline_reads_the_same_wherever_it_stands(desk: Desk, tmp_path: Path) -> None:
    add(desk, '"It\'s late" -- the ferry')
    set_in_type = "“It’s late” – the ferry"
    desk.site.publish(tmp_path / "site")
    files = {file.relative_to(tmp_path / "site").as_posix(): file for file in (tmp_path / "site").rglob("*.*")}
    (folder,) = {name.partition("/")[0] for name in files if name.endswith("article.ninjs.json")}
    html = page(tmp_path / "site", folder)
    assert f"<h1>{set_in_type}</h1>" in html
    assert f'<meta property="og:title" content="{set_in_type}">' in html
    assert data(tmp_path / "site", folder)[0]["headline"] == set_in_type
    for name in ("index.html", "section/news/index.html", "rss.xml", "atom.xml", "feed.json", "news-sitemap-1.xml"):
        assert set_in_type in files[name].read_text(encoding="utf-8"), name
    assert [*faults_of_site(tmp_path / "site", BASE)] == []
