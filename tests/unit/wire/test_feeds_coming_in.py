"""Feeds of every kind, and of no kind: what they say is read as plain text, and nothing in them is obeyed."""

import contextlib
import datetime as dt
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from newsdesk.errors import ImportRejectedError
from newsdesk.model import ParsedFeed, Settings, headline_comparison_key
from newsdesk.wire import read_path
from newsdesk.wire.feed_text import plain_text
from newsdesk.wire.feeds import feed_of_page, read_feed

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=dt.UTC)
URL = "https://wire.example/feed"

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Coast &amp;amp; Press</title><language>en</language>
<item><title>Ferry &lt;b&gt;sails&lt;/b&gt; again</title><link>/ferry</link><guid isPermaLink="false">a-1</guid>
<dc:creator>Ines Halloran</dc:creator><pubDate>Thu, 05 Mar 2026 21:40:00 +0800</pubDate>
<description>&lt;p&gt;Boats by noon.&lt;/p&gt;&lt;script&gt;steal()&lt;/script&gt;</description>
<content:encoded><![CDATA[<p>The ferry sailed.</p><p>It was <em>full</em>.</p><style>p{}</style>]]></content:encoded>
</item>
<item><title>Undated</title><link>https://wire.example/undated</link></item>
<item><title>Of 1900</title><guid>old</guid><pubDate>Mon, 01 Jan 1900 00:00:00 GMT</pubDate></item>
<item><title>Of 9999</title><guid>far</guid><pubDate>Fri, 31 Dec 9999 23:59:59 GMT</pubDate></item>
<item><description> </description></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Valley</title>
<id>urn:v</id><updated>2026-03-05T10:00:00Z</updated>
<entry><id>urn:1</id><title type="html">Bridges &amp;lt;open&amp;gt;</title><link href="https://valley.example/1?utm_source=x"/>
<updated>2026-03-05T10:00:00Z</updated><author><name>Luo Min</name></author>
<summary>Two of them.</summary></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://old.example/"><title>Old</title></channel>
<item rdf:about="https://old.example/1"><title>Still here</title><link>https://old.example/1</link></item></rdf:RDF>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour",
        "items": [
            {
                "id": "1",
                "url": "https://harbour.example/1",
                "title": "Crane &amp; quay",
                "content_html": "<p>One.</p><p>Two.</p>",
                "date_published": "2026-03-05T10:00:00+01:00",
                "authors": [{"name": "Ada Vane"}],
            },
            {"id": 2, "content_text": "No title, but words."},
            "nonsense",
        ],
    }
)
NINJS = json.dumps(
    [
        {
            "uri": "https://agency.example/n1",
            "type": "text",
            "headlines": [{"value": "From ninjs"}],
            "pubStatus": "usable",
        }
    ]
)


def read(text: str | bytes, **said: str) -> ParsedFeed:
    return read_feed(text if isinstance(text, bytes) else text.encode(), URL, now=NOW, **said)


def test_rss_is_plain_text_with_times_that_can_be() -> None:
    content = read(RSS)
    assert content.title == "Coast & Press"
    ferry, undated, old, far = content.items
    assert (ferry.headline, ferry.url, ferry.guid) == ("Ferry sails again", "https://wire.example/ferry", "a-1")
    assert (ferry.summary, ferry.byline, ferry.language) == ("Boats by noon.", ("Ines Halloran",), "en")
    assert ferry.text == "The ferry sailed.\n\nIt was full."
    assert ferry.published == dt.datetime(2026, 3, 5, 13, 40, tzinfo=dt.UTC)
    assert [item.published for item in (undated, old, far)] == [None, None, None]


def test_atom_rdf_json_feed_and_ninjs() -> None:
    (bridges,) = read(ATOM).items
    assert (bridges.headline, bridges.byline, bridges.source) == ("Bridges <open>", ("Luo Min",), "Valley")
    (still,) = read(RDF).items
    assert (still.headline, still.url) == ("Still here", "https://old.example/1")
    crane, bare = read(JSON_FEED).items
    assert (crane.headline, crane.text, crane.byline) == ("Crane & quay", "One.\n\nTwo.", ("Ada Vane",))
    assert bare.headline == "No title, but words."
    (wired,) = read(NINJS).items
    assert (wired.headline, wired.guid) == ("From ninjs", "https://agency.example/n1")


@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
        '<!DOCTYPE r SYSTEM "https://evil.example/x.dtd"><rss version="2.0"><channel/></rss>',
    ],
)
def test_a_feed_with_entities_of_its_own_is_refused(hostile: str) -> None:
    with pytest.raises(ImportRejectedError, match="entities"):
        read(hostile)


@pytest.mark.parametrize("nothing", ["", "<html><body>Gone</body></html>", "{", '{"a": 1}', "[1, 2]", "words"])
def test_what_is_no_feed_is_said(nothing: str) -> None:
    with pytest.raises(ImportRejectedError, match=r"no feed|broken"):
        read(nothing)


def test_a_feed_of_fifty_megabytes_costs_nothing() -> None:
    begun = time.process_time()
    with pytest.raises(ImportRejectedError, match="10 MB"):
        read(b"<rss>" + b"x" * 50_000_000)
    assert time.process_time() - begun < 1


def test_encodings_are_believed_where_they_can_be() -> None:
    rss = (
        '<?xml version="1.0" encoding="{}"?><rss version="2.0"><channel><title>Łódź</title>'
        "<item><title>河岸</title></item></channel></rss>"
    )
    for encoding in ("utf-8", "utf-16"):
        assert read(rss.format(encoding).encode(encoding)).items[0].headline == "河岸"
    wrong = rss.format("iso-8859-1").replace("河岸", "Ufer").encode("iso-8859-2")
    assert read(wrong, kind="text/xml", charset="iso-8859-2").title == "Łódź"
    assert read(rss.format("utf-8").encode("gb18030", "replace")).items, "wrong, but not lost"


def test_a_page_names_its_feed() -> None:
    page = b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>'
    assert feed_of_page(page, "https://valley.example/news/") == "https://valley.example/rss.xml"
    assert feed_of_page(b"<p>none", URL) == ""
    assert feed_of_page(b'<link rel=alternate type=application/rss+xml href="javascript:x">', URL) == ""


EMOJI = "Fog lifts \U0001f600 at noon"
HALVES = "Fog lifts &#55357;&#56832; at noon"


@pytest.mark.parametrize(
    "feed",
    [
        f"<rss version='2.0'><channel><title>T</title><item><title>{HALVES}</title></item></channel></rss>",
        f"<rss version='2.0'><channel><item><title>{HALVES.replace('&', '&amp;')}</title></item></channel></rss>",
        f"<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><title>{HALVES}</title></entry></feed>",
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": EMOJI}]}),
        json.dumps({"uri": "https://agency.example/1", "headlines": [{"value": HALVES}]}).replace(
            "&#55357;&#56832;", "\\ud83d\\ude00"
        ),
    ],
)
def test_an_emoji_in_two_halves_is_one_character(feed: str) -> None:
    assert [item.headline for item in read(feed).items] == [EMOJI]


def test_half_of_a_character_is_left_out() -> None:
    lone = json.loads(JSON_FEED)
    lone["title"], lone["items"][0]["title"], lone["items"][0]["authors"] = (
        "H\ud800",
        "A\ud800b",
        [{"name": "\udfffAda"}],
    )
    content = read(json.dumps(lone))
    assert (content.title, content.items[0].headline, content.items[0].byline) == ("H", "Ab", ("Ada",))


BREAKING = {
    "a parser's KeyError": '<rss version="1.0"><item><title>x</title><textInput>y<link>z</link></item></rss>',
    "a parser's ValueError": '<?v?><s v="" xmlns:dc="l\xa0/"><dc:c>',
}


@pytest.mark.parametrize("feed", BREAKING.values(), ids=BREAKING)
def test_a_feed_that_breaks_the_parser_is_named(feed: str, tmp_path: Path) -> None:
    with pytest.raises(ImportRejectedError, match="feed is damaged"):
        read(feed)
    if feed.startswith("<rss"):
        (tmp_path / "agency.xml").write_text(feed, encoding="utf-8")
        with pytest.raises(ImportRejectedError, match=r"agency\.xml is damaged"):
            read_path(tmp_path / "agency.xml", Settings())


def test_html_that_is_hardly_any_is_read_all_the_same(tmp_path: Path) -> None:
    hostile = json.dumps(
        {"uri": "https://a.example/1", "headlines": [{"value": "H"}], "body_html": '<![><img src="]">'}
    )
    assert [item.headline for item in read(hostile).items] == ["H"]
    (tmp_path / "a.json").write_text(hostile)
    assert [one.article.headline for one in read_path(tmp_path / "a.json", Settings())] == ["H"]


def test_an_address_that_cannot_be_is_none() -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "A", "url": "https://["}]}
    (item,) = read(json.dumps(feed)).items
    assert (item.headline, item.url) == ("A", "")
    assert feed_of_page(b'<link rel=alternate type=application/rss+xml href="https://[">', URL) == ""


@pytest.mark.filterwarnings("error")
def test_parsers_say_nothing_of_their_own(capfd: pytest.CaptureFixture[str]) -> None:
    for words in ("https://a.example/x.html", "a/b.txt &amp; c", "&lt;?xml version='1.0'?&gt;&lt;b&gt;x&lt;/b&gt;"):
        read(f"<rss version='2.0'><channel><item><title>{words}</title></item></channel></rss>")
    feed_of_page(b"<?xml version='1.0'?><html><head/></html>", URL)
    assert capfd.readouterr().err == ""


_BITS = (
    RSS,
    ATOM,
    RDF,
    JSON_FEED,
    NINJS,
    "<textInput>",
    "<![",
    "&#55357;",
    '<a href="http://[">',
    "<georss:point>1",
    "]]>",
    "\\ud800",
)


@trying(max_examples=300)
@given(
    seed=st.sampled_from(_BITS[:5]),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(_BITS), st.floats(0, 1)), max_size=6),
)
def test_no_damage_to_a_feed_is_a_bug_of_ours(seed: str, cuts: list[tuple[float, int, str, float]]) -> None:
    for place, length, bit, start in cuts:
        at, begin = int(place * len(seed)), int(start * len(bit))
        seed = seed[:at] + bit[begin : begin + 40] + seed[at + length :]
    with contextlib.suppress(ImportRejectedError):
        read(seed)


@given(st.binary(max_size=400))
def test_no_bytes_are_too_strange(data: bytes) -> None:
    with contextlib.suppress(ImportRejectedError):
        read_feed(data, URL, now=NOW)


def test_nearly_equal_headlines_are_the_same_news() -> None:
    same = [
        "Ports open - again",
        "UPDATE 1-Ports open again",
        "PORTS OPEN AGAIN!",
        "CORRECTED (UPDATE 2): Ports open again",
    ]
    assert len({headline_comparison_key(headline) for headline in same}) == 1
    assert headline_comparison_key("Updated timetables please towns") == "updated timetables please towns"


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF, JSON_FEED])
def test_a_feed_that_is_imported_gives_a_story_an_item(tmp_path: Path, feed: str) -> None:
    path = tmp_path / "feed.txt"
    path.write_text(feed, encoding="utf-8")
    found = read_path(path, Settings(language="sv"))
    assert [one.article.headline for one in found] == [item.headline for item in read(feed).items]
    assert {one.format for one in found} == {"feed"}


def test_an_imported_item_means_its_characters(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(
        '<rss version="2.0"><channel><title>C</title><item><title>A</title><link>https://c.example/1</link>'
        "<description>&lt;p&gt;1986. A *year*.&lt;/p&gt;&lt;p&gt;On.&lt;/p&gt;</description></item></channel></rss>"
    )
    (one,) = read_path(path, Settings())
    assert one.article.body == "1986\\. A \\*year\\*.\n\nOn."
    assert one.unplaced == ("https://c.example/1",)


def test_boxes_in_boxes_take_as_long_as_they_are() -> None:
    started = time.process_time()
    text = plain_text("<p>One</p>" + "<div>" * 20_000 + "two<br>three</div><p>four")
    assert time.process_time() - started < 3
    assert text == "One\n\ntwo three\n\nfour"
