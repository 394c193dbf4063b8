"""Feeds and sitemaps are what other programs expect, whatever stands in a headline."""

import datetime as dt
import json
import warnings
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import feedparser

from newsdesk.formats.feeds import Entry, Feed, atom, json_feed, rss
from newsdesk.formats.sitemaps import news_sitemap, sitemap, sitemap_index
from newsdesk.model import clean_line

ZONE = dt.timezone(dt.timedelta(hours=1))
WHEN = dt.datetime(2026, 1, 19, 9, 30, tzinfo=ZONE)
TEXT = st.text(max_size=30).map(clean_line)
ENTRIES = st.builds(
    Entry,
    id=st.uuids().map(lambda story: f"urn:uuid:{story}"),
    url=st.just("https://coast.example/ferry/"),
    title=TEXT.filter(bool),
    summary=TEXT,
    html=TEXT.map(lambda text: f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>"),
    authors=st.lists(TEXT.filter(bool), max_size=2).map(tuple),
    tags=st.lists(TEXT.filter(bool), max_size=2).map(tuple),
    language=st.just("en"),
    published=st.just(WHEN),
    modified=st.just(WHEN + dt.timedelta(hours=2)),
)


def feed(entries: list[Entry]) -> Feed:
    return Feed(title="The <Coast> & Co", home="https://coast.example/", language="en", entries=entries)


@given(st.lists(ENTRIES, max_size=3, unique_by=lambda entry: entry.id))
def test_a_reader_finds_in_each_feed_what_was_put_in(entries: list[Entry]) -> None:
    made = feed(entries)
    for written in (rss(made), atom(made)):
        read = feedparser.parse(written)
        assert not read.bozo, read.get("bozo_exception")
        assert read.feed.title == "The <Coast> & Co"
        assert [item.id for item in read.entries] == [entry.id for entry in entries]
        assert [item.link for item in read.entries] == [entry.url for entry in entries]
        assert [item.published_parsed[:5] for item in read.entries] == [(2026, 1, 19, 8, 30)] * len(entries)
        root = ET.fromstring(written)
        titles = [found.text for found in root.iter() if found.tag in ("title", "{http://www.w3.org/2005/Atom}title")]
        assert titles[1:] == [entry.title for entry in entries]
    said = json.loads(json_feed(made))
    assert said["version"] == "https://jsonfeed.org/version/1.1"
    assert said["feed_url"] == "https://coast.example/feed.json"
    assert [(item["id"], item["content_html"]) for item in said["items"]] == [(e.id, e.html) for e in entries]


def test_rss_dates_are_those_of_mail_and_the_feed_names_itself() -> None:
    entry = Entry(
        id="urn:uuid:6f0f6ad6-6bb4-4a3f-9a52-0d4f3f6a7c00",
        url="https://coast.example/ferry/",
        title="Ferry",
        summary="",
        html="<p>It sailed.</p>",
        authors=("Ada Lind",),
        tags=(),
        language="en",
        published=WHEN,
        modified=WHEN,
    )
    written = rss(feed([entry])).decode()
    assert "<pubDate>Mon, 19 Jan 2026 09:30:00 +0100</pubDate>" in written
    assert '<atom:link rel="self" type="application/rss+xml" href="https://coast.example/rss.xml" />' in written
    assert "<dc:creator>Ada Lind</dc:creator>" in written
    assert "<content:encoded>&lt;p&gt;It sailed.&lt;/p&gt;</content:encoded>" in written
    assert "<updated>2026-01-19T09:30:00+01:00</updated>" in atom(feed([entry])).decode()


def test_sitemaps_have_addresses_and_times_and_news_its_publication() -> None:
    plain = sitemap([("https://coast.example/a&b/", WHEN), ("https://coast.example/", None)]).decode()
    assert "<loc>https://coast.example/a&amp;b/</loc><lastmod>2026-01-19T09:30:00+01:00</lastmod>" in plain
    assert (
        "<sitemap><loc>https://coast.example/sitemap-1.xml</loc></sitemap>"
        in sitemap_index(["https://coast.example/sitemap-1.xml"]).decode()
    )
    news = news_sitemap("The Coast", [("https://coast.example/f/", "zh-Hant", "渡轮 & more", WHEN)]).decode()
    assert "<news:name>The Coast</news:name><news:language>zh-tw</news:language>" in news
    assert "<news:publication_date>2026-01-19T09:30:00+01:00</news:publication_date>" in news
    assert "<news:title>渡轮 &amp; more</news:title>" in news
