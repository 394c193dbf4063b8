"""An editor drops the HTML of a published page: ours, an old one, a modern one with everything around it."""

# ruff: noqa: E501

import datetime as dt
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from newsdesk.errors import ImportRejectedError
from newsdesk.model import Article, RelatedLink, Settings, Strip
from newsdesk.render import PageRequest
from newsdesk.render.page import page
from newsdesk.wire import Incoming, read_paste, read_path

Lost = Callable[[str, Incoming], list[str]]

BODY = """\
The second quay took its first ship on Tuesday, [a coaster](https://example.org/coaster?a=1&b=2) laden with timber.

## A longer pier

Dock hands said the **new** cranes *halve* the time a ship waits; 3 < 4 & 5 \\* 6, &lt;b&gt; raw and `code`.[^1]

- fourteen cranes
- two tugs

1. first the pilots
2. then the tugs

| Cargo | Tonnes |
| --- | --- |
| Grain | 120 |

> “We had not seen the like,” said the harbour master.

1998\\. That was the year the log begins.

[^1]: Figures are *provisional*.
"""

STORY = Article(
    slug="second-quay",
    headline="Harbour opens its second quay “after” two years",
    standfirst="Two years late, and twice as long.",
    byline=("Ada Vane", "Luo Min"),
    source="Coast Wire",
    dateline="PORT TOWN",
    date=dt.date(2026, 1, 19),
    section=("News", "Ports"),
    keywords=("ports", "freight"),
    body=BODY,
    strip=Strip(
        title="More from the coast",
        links=(
            RelatedLink(headline="Ferry returns to the north shore", url="https://example.org/ferry?a=1&b=2"),
            RelatedLink(headline="Harbour fees frozen • for a year"),
            RelatedLink(headline="Ferry returns to the north shore", url="https://example.org/ferry?a=1&b=2"),
        ),
    ),
)

MODERN = """\
<!DOCTYPE html><html lang="en-GB"><head><title>Ice closes the upper river | Coast Gazette</title>
<meta property="og:site_name" content="Coast Gazette"><script>track("visitor")</script><style>p { color: red }</style>
</head><body class="has-sidebar banner-top">
<div id="cookie-banner">We use cookies to count our readers. <button>Accept</button></div>
<header><a href="/">Coast Gazette</a><nav><ul><li><a href="/n">News</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
<nav aria-label="Breadcrumb" class="breadcrumbs"><a href="/">Home</a> / <a href="/n">News</a> / <a href="/n/r">Rivers</a></nav>
<main><article><h1>Ice closes the upper river</h1><p class="dek">Ferries stay in port until Monday.</p>
<div class="byline">By <a href="/ada">Ada Vane</a></div><div>Coast Wire · <time datetime="2026-01-19T08:00:00Z">3 hours ago</time></div>
<ul class="share-bar"><li>Facebook</li><li>Copy link</li></ul>
<figure><img src="ice.jpg" alt="Floes at the pier"><figcaption>Floes on Monday. A. Vane</figcaption></figure>
<p>The ice came overnight, <a href="javascript:alert(1)">the harbour master</a> said, and <a href="/n/1998">not since 1998</a>
has it come so early.</p><script>alert("payload")</script><div class="newsletter">Sign up for our morning letter</div>
<p onclick="steal()">Nobody expects it to <em>stay</em>.</p><p>Share this story</p></article></main>
<aside class="related-stories"><h3>Related stories</h3><ul><li><a href="https://example.org/a">A lighthouse for sale</a></li>
<li><a href="/b">Pilots ask for a second tug</a></li></ul></aside>
<aside><p>Poll: do you skate?</p></aside><p>A loose line of the page.</p>
<footer>© 2026 Coast Gazette</footer></body></html>"""

OLD = """\
<HTML><BODY BGCOLOR=white><TABLE WIDTH=100%><TR><TD COLSPAN=2><FONT SIZE=2>Off the wire<BR>
<A HREF="http://example.org/1">Ferry returns to the north shore</A> &#8226; <A HREF="http://example.org/2">Harbour fees frozen for a year</A>
&#8226; Pilots ask for a second tug</FONT></TD></TR><TR><TD>You are here: &nbsp; News/</TD></TR>
<TR><TD><FONT SIZE=5><B>Harbour opens its second quay after two years of works</B></FONT></TD></TR>
<TR><TD>Coast Wire, January 19, 2026 <A HREF="#">Adjust font size:</A></TD></TR>
<TR><TD><P>The second quay took its first ship on Tuesday, a <I>coaster</I> laden with timber.
<P>Dock hands said the new cranes halve the time a ship waits.<BR><BR>The pilots want a second tug.</TD></TR></TABLE></BODY></HTML>"""


def read(text: str) -> Incoming:
    return read_paste("", text, Settings())


def shown(text: str) -> str:
    """Return what a reader sees of a page, without its title."""
    soup = BeautifulSoup(text, "lxml")
    for tag in soup(["script", "style", "head"]):
        tag.decompose()
    return soup.get_text(" ")


def rendered(article: Article, **settings: str) -> str:
    request = PageRequest(article=article, settings=Settings(name="The Valley", **settings), targets={}, media={})
    return page(request).html


def test_our_own_page_comes_back_as_it_was(words_lost: Lost) -> None:
    html = rendered(STORY, base_url="https://news.example.org")
    incoming = read(html)
    article = incoming.article
    for field in ("headline", "standfirst", "byline", "source", "dateline", "date", "section", "keywords", "strip"):
        assert getattr(article, field) == getattr(STORY, field), field
    assert incoming.unplaced == ()
    assert incoming.format == "html"
    assert words_lost(shown(html), incoming) == []
    # Typographic quotes were straight before, so what counts is that the same page is made of it again.
    again = rendered(article, base_url="https://news.example.org")
    assert re.findall(r'(?s)<div class="body">.*</article>', again.replace("&amp;", "&")) == re.findall(
        r'(?s)<div class="body">.*</article>', html.replace("&amp;", "&")
    )


def test_our_own_page_without_an_address_comes_back(words_lost: Lost) -> None:
    bare = Article(headline="Ice", body="It came.\n\nIt went.", date=dt.date(2026, 1, 19), source="dpa")
    incoming = read(rendered(bare))
    found = incoming.article
    assert (found.headline, found.body, found.date, found.source) == (bare.headline, bare.body, bare.date, bare.source)
    assert found.strip == Strip()
    assert incoming.unplaced == ()


def test_a_page_with_everything_around_it(words_lost: Lost) -> None:
    incoming = read(MODERN)
    article = incoming.article
    assert article.headline == "Ice closes the upper river"
    assert article.standfirst == "Ferries stay in port until Monday."
    assert (article.byline, article.source) == (("Ada Vane",), "Coast Wire")
    assert article.date == dt.datetime(2026, 1, 19, 8, tzinfo=dt.UTC)
    assert article.section == ("News", "Rivers")
    assert article.language == "en-GB"
    assert article.strip.title == "Related stories"
    assert [(link.headline, link.url) for link in article.strip.links] == [
        ("A lighthouse for sale", "https://example.org/a"),
        ("Pilots ask for a second tug", ""),
    ]
    assert article.body == (
        "The ice came overnight, the harbour master said, and [not since 1998](/n/1998) has it come so early.\n\n"
        "Nobody expects it to *stay*."
    )
    left_out = "\n".join(incoming.left_out)
    for told in (
        "We use cookies to count our readers.",
        "Accept",
        "Sport",
        "Copy link",
        "Sign up",
        "© 2026",
        "3 hours ago",
    ):
        assert told in left_out
    unplaced = "\n".join(incoming.unplaced)
    for told in ("Floes at the pier", "Floes on Monday", "Poll: do you skate?", "A loose line of the page.", "/b"):
        assert told in unplaced
    assert words_lost(shown(MODERN), incoming) == []


def test_nothing_of_a_script_survives() -> None:
    incoming = read(MODERN)
    everything = f"{incoming.article} {incoming.left_out} {incoming.unplaced}"
    for payload in ("alert", "javascript", "steal", "track", "payload", "color: red"):
        assert payload not in everything


def test_a_page_with_tables_for_layout(words_lost: Lost) -> None:
    incoming = read(OLD)
    article = incoming.article
    assert article.headline == "Harbour opens its second quay after two years of works"
    assert (article.source, article.date, article.section) == ("Coast Wire", dt.date(2026, 1, 19), ("News",))
    assert article.strip.title == "Off the wire"
    assert [(link.headline, link.url) for link in article.strip.links] == [
        ("Ferry returns to the north shore", "http://example.org/1"),
        ("Harbour fees frozen for a year", "http://example.org/2"),
        ("Pilots ask for a second tug", ""),
    ]
    assert article.body.split("\n\n") == [
        "The second quay took its first ship on Tuesday, a *coaster* laden with timber.",
        "Dock hands said the new cranes halve the time a ship waits.",
        "The pilots want a second tug.",
    ]
    assert incoming.unplaced == ()
    assert words_lost(shown(OLD), incoming) == []


@pytest.mark.parametrize(
    ("encoding", "declared", "words"),
    [
        ("windows-1252", "windows-1252", "Café “Zürich” – 5 €"),
        ("windows-1252", "iso-8859-1", "Café “Zürich” – 5 €"),
        ("utf-16", "", "Café “Zürich” – 港口"),
        ("utf-8-sig", "", "Café “Zürich” – 港口"),
        ("utf-8", "", "Café “Zürich” – 港口"),
        ("gbk", "gbk", "港口第二码头建成启用"),
        ("gb18030", "gb2312", "港口第二码头建成启用"),
        ("big5", "big5", "港口第二碼頭建成啟用"),
        ("latin-1", "", "Café Zürich, déjà vu à Nîmes"),
        ("gbk", "", "港口第二码头建成启用"),
        ("shift_jis", "shift_jis", "港の第二埠頭が完成"),
    ],
)
def test_encodings(encoding: str, declared: str, words: str, tmp_path: Path) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    file = tmp_path / "page.html"
    text = f"<html><head>{meta}</head><body><article><h1>{words}</h1><p>{words} {words}.</p></article></body></html>"
    file.write_bytes(text.encode(encoding))
    (incoming,) = read_path(file, Settings())
    assert incoming.article.headline == words
    assert incoming.article.body == f"{words} {words}."


def test_broken_tags_lose_nothing(words_lost: Lost) -> None:
    html = "<body><article><h1>Broken <b>page</h1><p>One <i>unclosed <a href='x y'>link<p>Two</b></div><td>Three.<ul>Four<li>Five</p>"
    assert words_lost(shown(html), read(html)) == []


def test_tags_that_nest_too_deeply_are_refused() -> None:
    started = time.process_time()
    for html in ("<div>" * 20_000 + "<h1>Deep headline</h1><p>Text.</p>", "<h1>A</h1>" + "<b>" * 5000 + "x"):
        with pytest.raises(ImportRejectedError, match="too deeply"):
            read(f"<body>{html}")
    assert time.process_time() - started < 10


def test_a_large_page_is_read_soon() -> None:
    body = "".join(f"<p>Paragraph {n} of a very long page, as archives have them.</p>" for n in range(5000))
    started = time.process_time()
    incoming = read(f"<body><div class='page'><article><h1>Long</h1>{body}</article></div></body>")
    assert len(incoming.article.body.split("\n\n")) == 5000
    assert time.process_time() - started < 10


def page_with(head: str = "", opening: str = "The ferry", strip: str = "") -> str:
    return (
        f"<html><head>{head}</head><body><article><h1>Ferry comes back after the storm</h1>"
        f"<p>{opening} came back on Monday, after the storm had held it for two days in the north.</p>"
        "<p>It carries some four hundred people a day between the two banks of the river.</p></article>"
        f"{strip}</body></html>"
    )


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:site_name" content="Coast Gazette">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Coast Gazette"}}</script>',
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "publisher": {"@id": "#us"}},'
        ' {"@type": "Organization", "@id": "#us", "name": "Coast Gazette"}]}</script>',
    ],
)
def test_the_source_is_who_the_page_says_published_it(head: str) -> None:
    assert read_paste("", page_with(head), Settings()).article.source == "Coast Gazette"


@pytest.mark.parametrize(
    ("opening", "place", "begins"),
    [
        ("LONDON — The ferry", "LONDON", "The ferry came"),
        ("<b>PORT ELLEN, Scotland</b> – The ferry", "PORT ELLEN, Scotland", "The ferry came"),
        ("ST. JOHN'S, Jan. 19 -- The ferry", "ST. JOHN'S", "The ferry came"),
        ("NATO — the alliance —", "", "NATO — the alliance"),
        ("UPDATE — The ferry", "", "UPDATE — The ferry"),
        ("A — The ferry", "", "A — The ferry"),
    ],
)
def test_a_place_before_a_dash_is_the_dateline(opening: str, place: str, begins: str) -> None:
    html = page_with(opening=opening)
    text = re.sub("<[^>]+>", "", html.replace("</h1>", "\n\n").replace("</p>", "\n\n"))
    for read in (read_paste("", html, Settings()), read_paste(text, None, Settings())):
        assert (read.article.dateline, read.article.body.startswith(begins)) == (place, True), read.article.body


def test_the_age_of_a_related_story_is_no_part_of_its_headline() -> None:
    strip = (
        '<nav class="related"><h2>Related stories</h2><ul>'
        '<li><a href="/1">Pilots ask for a second tug <span>4 hours ago</span></a></li>'
        '<li><a href="/2">Quay opens after two years of work</a> <time datetime="2015-07-24">24 July 2015</time></li>'
        '<li><a href="/3"><div>Council meets over the new fees</div><div>24 July 2015</div></a></li>'
        '<li><a href="/4">Storm held the ferry for two days 2 days ago</a></li></ul></nav>'
    )
    head = '<link rel="canonical" href="https://gazette.example/ferry">'
    read = read_paste("", page_with(head, strip=strip), Settings())
    assert [(link.headline, link.date, link.url) for link in read.article.strip.links] == [
        ("Pilots ask for a second tug", None, "https://gazette.example/1"),
        ("Quay opens after two years of work", dt.date(2015, 7, 24), "https://gazette.example/2"),
        ("Council meets over the new fees", dt.date(2015, 7, 24), "https://gazette.example/3"),
        ("Storm held the ferry for two days", None, "https://gazette.example/4"),
    ]
    assert {"4 hours ago", "2 days ago"} <= set(read.unplaced)
