"""The page has the published page's order, says only what is known, and is the same bytes everywhere."""

import base64
import datetime as dt
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import justhtml
import pytest

from newsdesk.errors import NewsdeskError
from newsdesk.model import (
    Article,
    Media,
    Picture,
    RelatedLink,
    Settings,
    Status,
    Strip,
    article_digest,
    count_body_words,
    to_published_story,
)
from newsdesk.render import Page, PageRequest
from newsdesk.render.fragment import Fragments
from newsdesk.render.page import page, plain_page

GOLDEN = Path(__file__).parents[2] / "golden" / "pages"


def parsed(made: Page) -> justhtml.JustHTML:
    """Return the page as a tree; any error in its HTML fails the test."""
    return justhtml.JustHTML(made.html, strict=True, sanitize=False)


def attribute(tree: justhtml.JustHTML, selector: str, name: str) -> str | None:
    """Return an attribute of the last element that `selector` finds."""
    return (tree.query(selector)[-1].attrs or {}).get(name)


def said(made: Page) -> str:
    """Return the text that a reader meets, top to bottom."""
    body = re.sub(r'<span class="unseen">.*?</span>', "", made.html[made.html.index("<body>") :])
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def data(made: Page) -> list[dict[str, Any]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', made.html)
    assert found
    graph: list[dict[str, Any]] = json.loads(found[1])["@graph"]
    return graph


def test_a_reader_meets_everything_in_the_order_of_the_published_page(request_for_story: PageRequest) -> None:
    text = said(page(request_for_story))
    parts = (
        "Skip to content",
        "Off the wire",
        "Night shift opens",
        "In other words",
        "Timber yards hire again",
        "Ferry timetable",
        "You are here:",
        "News/",
        "Transport/",
        "Transport",
        "River ports carry more than the motorway",
        "A third more grain &amp; timber",
        "By Ada Vane and Luo Min",
        "Valley Wire, January 19, 2026",
        "Adjust font size:",
        "A A A",
        "The quay at dusk. A. Vane",
        "HALLSTEAD — Ports along",
        "What moved",
        "One of the new cranes",
        "Figures are provisional .",
        "Correction , January 20, 2026 : An earlier version gave 17 ports. There are 19.",
    )
    place = 0
    for part in parts:
        place = text.index(part, place) + len(part)
    assert "•" not in text


def test_every_page_is_valid_and_stands_alone(request_for_story: PageRequest) -> None:
    made = page(request_for_story)
    tree = parsed(made)
    for tag in ("h1", "main", "article", "title", "nav.strip", "nav.trail"):
        assert len(tree.query(tag)) == 1, tag
    assert tree.query("html")[0].attrs == {"lang": "en", "dir": "ltr"}
    assert attribute(tree, "nav.strip", "aria-label") == "Off the wire"
    assert attribute(tree, "nav.trail li", "aria-current") == "page"
    assert attribute(tree, "p.source time", "datetime") == "2026-01-19"
    assert len(tree.query(".sizes input[type=radio]")) == 3
    assert not tree.query("link[rel=stylesheet]")
    assert not re.search(r"<script(?! type=\"application/ld\+json\")", made.html)


def test_the_policy_allows_this_style_and_nothing_else(request_for_story: PageRequest) -> None:
    made = page(request_for_story)
    style = re.search(r"<style>(.*?)</style>", made.html)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; img-src 'self'; style-src 'sha256-{digest}'" in made.html
    assert " style=" not in made.html
    assert "@import" not in style[1]
    assert "url(" not in style[1]


@pytest.mark.parametrize(
    ("style", "language", "opening"),
    [
        ("place", "en", '<span class="dateline">URUMQI</span> — Text.'),
        ("ap", "en", '<span class="dateline">URUMQI (Xinhua)</span> — Text.'),
        ("xinhua", "en", '<span class="dateline">URUMQI, Jan. 19 (Xinhua)</span> -- Text.'),
        ("{source}{place}{date}电", "zh", '<span class="dateline">XinhuaURUMQI1月19日电</span> Text.'),
        ("{place}: <{date}>", "en", '<span class="dateline">URUMQI: &lt;Jan. 19&gt;</span> Text.'),
        ("of a newer program", "en", '<span class="dateline">URUMQI</span> — Text.'),
    ],
)
def test_a_story_opens_as_its_house_writes_datelines(style: str, language: str, opening: str) -> None:
    story = Article(
        headline="H", body="Text.", source="Xinhua", dateline="URUMQI", date=dt.date(2026, 1, 19), language=language
    )
    assert f"<p>{opening}</p>" in page(PageRequest(article=story, settings=Settings(dateline=style))).html


def test_a_dateline_leaves_no_empty_brackets_behind() -> None:
    settings = Settings(dateline="xinhua")
    story = Article(headline="H", body="Text.", dateline="URUMQI", date=dt.date(2026, 3, 5))
    assert (
        '<span class="dateline">URUMQI, March 5</span> -- Text.'
        in page(PageRequest(article=story, settings=settings)).html
    )
    bare = replace(story, date=None, source="Xinhua")
    assert (
        '<span class="dateline">URUMQI (Xinhua)</span> -- Text.'
        in page(PageRequest(article=bare, settings=settings)).html
    )


def test_lines_above_the_text_are_typeset_like_the_text() -> None:
    written = "Mayor: \"It's over\" -- the '90s ferry..."
    meant = "Mayor: “It’s over” – the ’90s ferry…"
    story = Article(
        slug="s",
        headline=written,
        kicker='"Live"',
        standfirst=written,
        body=written,
        published=dt.datetime(2026, 1, 19, tzinfo=dt.UTC),
        strip=Strip(links=(RelatedLink(headline=written, url="https://example.org/"),)),
    )
    made = page(PageRequest(article=story, settings=Settings(base_url="https://news.example")))
    assert f"<h1>{meant}</h1>" in made.html
    assert f"<p>{meant}</p>" in made.html, "as the text has it"
    assert '<p class="kicker">“Live”</p>' in made.html
    assert f'<p class="standfirst">{meant}</p>' in made.html
    assert f'<a href="https://example.org/">{meant}</a>' in made.html
    assert f'<meta property="og:title" content="{meant}">' in made.html
    assert data(made)[0]["headline"] == meant
    assert (to_published_story(story).headline, to_published_story(story).standfirst) == (meant, meant), (
        "in lists and feeds"
    )
    assert to_published_story(story).digest == article_digest(story)[:16], "the story itself is as it was written"


def test_source_date_and_note_of_a_link_are_shown_behind_it() -> None:
    links = (
        RelatedLink(
            headline="Timber", url="https://example.org/", source="Hill & Co", date=dt.date(2026, 1, 3), note="In Welsh"
        ),
        RelatedLink(headline="Grain", date=dt.date(2026, 1, 4)),
        RelatedLink(headline="Salt", source="Coast", note="<b>"),
    )
    story = Article(headline="H", body="Text.", strip=Strip(links=links))
    html = page(PageRequest(article=story)).html
    assert (
        '<li><a href="https://example.org/">Timber</a> <span class="from">Hill &amp; Co, '
        '<time datetime="2026-01-03">January 3, 2026</time></span> <span class="remark">In Welsh</span></li>'
    ) in html
    assert '<li>Grain <span class="from"><time datetime="2026-01-04">January 4, 2026</time></span></li>' in html
    assert '<li>Salt <span class="from">Coast</span> <span class="remark">&lt;b&gt;</span></li>' in html


def test_a_task_says_what_its_box_means() -> None:
    html = page(PageRequest(article=Article(headline="H", body="- [ ] ask\n- [x] done"))).html
    assert '<li><span class="task" role="img" aria-label="To do">☐</span> ask</li>' in html
    assert '<span class="task" role="img" aria-label="Done">☑</span> done' in html


def test_the_strip_leads_inward_outward_or_nowhere(request_for_story: PageRequest) -> None:
    items = [re.sub(r">\s+<", "><", item.to_html()) for item in parsed(page(request_for_story)).query("nav.strip li")]
    assert items == [
        '<li><a href="../night-shift/index.html">Night shift opens</a></li>',
        '<li><a href="../night-shift/index.html">In other words</a></li>',
        '<li><a href="https://example.org/timber?a=1&amp;b=2">Timber yards hire again</a></li>',
        "<li>Ferry timetable changes on Monday</li>",
        "<li>A trap</li>",
    ]


def test_links_in_the_text_follow_their_stories(request_for_story: PageRequest) -> None:
    made = page(request_for_story)
    assert '<a href="../night-shift/index.html">as we reported</a>' in made.html
    assert "; a claim since withdrawn did not" in made.html
    assert "story:" not in made.html
    assert "story:" in made.fragment


def test_pictures_become_figures_with_their_measures(request_for_story: PageRequest) -> None:
    made = page(request_for_story)
    quay, crane = f"{'ab' * 32}.jpg", f"{'cd' * 32}.png"
    assert made.media == (quay, crane)
    assert f'<figure><img src="media/{quay}" alt="The quay" width="1600" height="900">' in made.html
    assert (
        f'<figure><img src="media/{crane}" alt="A crane at rest" width="400" height="400">'
        "<figcaption>One of the new cranes</figcaption></figure>" in made.html
    )


def test_a_picture_within_a_line_stays_there_and_an_absent_one_is_told(request_for_story: PageRequest) -> None:
    crane = "cd" * 32
    article = replace(
        request_for_story.article,
        body=f"See ![this](media:{crane}) here.\n\n![a](media:{crane})\n![b](media:{crane})\n\n"
        f"![Not <here>](media:{'ee' * 32})",
        media=(Picture(media=crane, decorative=True),),
    )
    html = page(replace(request_for_story, article=article)).html
    assert f'See <img src="media/{crane}.png" alt="" width="400" height="400"> here.' in html
    assert html.count("<figure>") == 3
    assert "<p>Not &lt;here&gt;</p>" in html


def test_narrow_screens_and_networks_get_pictures_of_their_own(request_for_story: PageRequest) -> None:
    lead = request_for_story.article.lead_image
    assert lead is not None
    small, wide, square = (
        Media(hash=sign * 64, mime="image/jpeg", width=width, height=height, size=9)
        for sign, width, height in (("1", 480, 270), ("2", 800, 450), ("3", 450, 450))
    )
    lead = replace(lead, widths=(small.hash,), crops=(wide.hash, square.hash, "4" * 64), copyright="© The Valley")
    request = replace(
        request_for_story,
        article=replace(request_for_story.article, lead_image=lead),
        media={**request_for_story.media, **{file.hash: file for file in (small, wide, square)}},
    )
    made = page(request)
    assert f'srcset="media/{lead.media}.jpg 1600w, media/{small.name} 480w"' in made.html
    assert '<span class="credit">A. Vane © The Valley</span>' in made.html
    assert {small.name, wide.name, square.name} <= set(made.media)
    news, _trail = data(made)
    assert [(image["width"], image["height"]) for image in news["image"]] == [(800, 450), (450, 450), (1600, 900)]
    assert f'<meta property="og:image" content="https://news.example.org/river-ports/media/{wide.name}">' in made.html
    # Without an address of the page nobody could find the crops.
    bare = page(replace(request, settings=replace(request.settings, base_url="")))
    assert not {wide.name, square.name} & set(bare.media)


def test_search_engines_read_what_readers_see(request_for_story: PageRequest) -> None:
    made = page(request_for_story)
    news, trail = data(made)
    assert news == {
        "@type": "NewsArticle",
        "headline": "River ports carry more than the motorway",
        "description": "A third more grain & timber than in any year before.",
        "url": "https://news.example.org/river-ports/",
        "mainEntityOfPage": "https://news.example.org/river-ports/",
        "image": [
            {
                "@type": "ImageObject",
                "url": f"https://news.example.org/river-ports/media/{'ab' * 32}.jpg",
                "width": 1600,
                "height": 900,
                "caption": "The quay at dusk.",
                "creditText": "A. Vane",
            }
        ],
        "datePublished": "2026-01-19T14:30:00+08:00",
        "dateModified": "2026-01-20T17:00:00+08:00",
        "author": [{"@type": "Person", "name": "Ada Vane"}, {"@type": "Person", "name": "Luo Min"}],
        "publisher": {"@type": "NewsMediaOrganization", "name": "The Valley"},
        "sourceOrganization": {"@type": "Organization", "name": "Valley Wire"},
        "dateline": "HALLSTEAD",
        "articleSection": ["News", "Transport"],
        "wordCount": made.words,
        "inLanguage": "en",
        "keywords": ["ports", "freight"],
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": "An earlier version gave 17 ports. There are 19.",
                "datePublished": "2026-01-20T17:00:00+08:00",
            }
        ],
    }
    assert [item["name"] for item in trail["itemListElement"]] == ["News", "Transport"]
    assert '<link rel="canonical" href="https://news.example.org/river-ports/">' in made.html
    assert '<meta property="og:url" content="https://news.example.org/river-ports/">' in made.html
    assert made.words == count_body_words(request_for_story.article.body)


def test_nothing_is_said_that_is_not_known() -> None:
    made = page(PageRequest(article=Article(slug="bare", headline="Bare", body="Text.")))
    parsed(made)
    assert [sorted(part) for part in data(made)] == [["@type", "headline", "inLanguage", "wordCount"]]
    for absent in ("canonical", "og:url", "og:image", "og:site_name", "<time", "nav", "figure", "byline", "kicker"):
        assert absent not in made.html.partition("</style>")[2]
        assert f'"{absent}"' not in made.html


@pytest.mark.parametrize(
    ("source", "date", "line"),
    [
        ("Wire", dt.date(2026, 1, 19), 'Wire, <time datetime="2026-01-19">January 19, 2026</time>'),
        ("Wire", None, "Wire"),
        ("", dt.date(2026, 1, 9), '<time datetime="2026-01-09">January 9, 2026</time>'),
        (
            "Wire",
            dt.datetime(2026, 1, 19, 23, 5, tzinfo=dt.timezone(dt.timedelta(hours=-5))),
            'Wire, <time datetime="2026-01-19T23:05:00-05:00">January 19, 2026</time>',
        ),
    ],
)
def test_the_line_of_source_and_date(source: str, date: dt.date | None, line: str) -> None:
    made = page(PageRequest(article=Article(headline="H", source=source, date=date, body="x")))
    assert f'<p class="source">{line}</p>' in made.html


@pytest.mark.parametrize(
    ("style", "language", "day"),
    [
        ("full", "en", "Monday, January 19, 2026"),
        ("medium", "de", "19.01.2026"),
        ("iso", "zh-Hans", "2026-01-19"),
        ("of a newer program", "en", "January 19, 2026"),
    ],
)
def test_days_read_as_the_house_writes_them(style: str, language: str, day: str) -> None:
    article = Article(headline="H", date=dt.date(2026, 1, 19), language=language, body="x")
    made = page(PageRequest(article=article, settings=Settings(date_style=style)))
    assert f'<time datetime="2026-01-19">{day}</time>' in made.html


@pytest.mark.parametrize(
    ("language", "lang", "direction", "word", "date"),
    [
        ("en-GB", "en-GB", "ltr", "You are here:", "19 January 2026"),
        ("zh-Hans", "zh-Hans", "ltr", "您的位置：", "2026年1月19日"),
        ("zh-TW", "zh-TW", "ltr", "字級：", "2026年1月19日"),
        ("ar", "ar", "rtl", "أنت هنا:", "19 يناير 2026"),
        ("he", "he", "rtl", "You are here:", "19 בינואר 2026"),
        ("ug", "ug", "rtl", "You are here:", "2026"),
        ("az-Arab", "az-Arab", "rtl", "You are here:", "2026"),
        ("xx", "xx", "ltr", "You are here:", "January 19, 2026"),
        ('"><script>', "de", "ltr", "Sie sind hier:", "19. Januar 2026"),
    ],
)
def test_the_page_speaks_the_language_of_its_story(
    language: str, lang: str, direction: str, word: str, date: str
) -> None:
    article = Article(headline="H", language=language, date=dt.date(2026, 1, 19), section=("N",), body="x")
    made = page(PageRequest(article=article, settings=Settings(language="de")))
    parsed(made)
    assert f'<html lang="{lang}" dir="{direction}">' in made.html
    assert word in made.html
    assert date in made.html


def test_english_words_on_a_page_in_another_language_are_marked_so() -> None:
    made = page(PageRequest(article=Article(headline="H", language="he", section=("N",), body="x")))
    assert '<span lang="en" dir="ltr">You are here:</span>' in made.html


def test_a_draft_says_so_and_keeps_out_of_search(request_for_story: PageRequest) -> None:
    made = page(replace(request_for_story, draft=True))
    assert '<meta name="robots" content="noindex">' in made.html
    assert '<aside class="draft">Draft: not for publication</aside>' in made.html
    assert "noindex" not in page(request_for_story).html


def test_a_killed_story_leaves_a_tombstone_without_its_text(request_for_story: PageRequest) -> None:
    article = replace(request_for_story.article, status=Status.KILLED)
    made = page(replace(request_for_story, article=article))
    parsed(made)
    assert "This story has been withdrawn." in made.html
    assert "noindex" in made.html
    assert "robust" not in made.html
    assert "A third more" not in made.html
    assert made.media == ()


def test_titles_for_search_and_for_readers_may_differ(request_for_story: PageRequest) -> None:
    article = replace(request_for_story.article, seo_title="Freight & ports 2026")
    made = page(replace(request_for_story, article=article))
    assert "<title>Freight &amp; ports 2026 – The Valley</title>" in made.html
    assert "<h1>River ports carry more than the motorway</h1>" in made.html


def test_a_plain_page_shows_every_sign_of_the_text_and_the_notice() -> None:
    made = plain_page(PageRequest(article=Article(headline="H", body="<b>a</b>\n\n![[]()")), "Too hard to lay out.")
    parsed(made)
    assert "<strong>Too hard to lay out.</strong>" in made.html
    assert "<p>&lt;b&gt;a&lt;/b&gt;</p>\n<p>![[]()</p>" in made.html


def test_settings_that_cannot_be_followed_are_named() -> None:
    article = Article(headline="H", body="x")
    with pytest.raises(NewsdeskError, match="no page theme"):
        page(PageRequest(article=article, settings=Settings(theme="../../etc")))
    with pytest.raises(NewsdeskError, match="Mars/Olympus"):
        page(PageRequest(article=article, settings=Settings(time_zone="Mars/Olympus")))


def test_kept_chunks_change_nothing(request_for_story: PageRequest) -> None:
    kept = Fragments()
    first = page(request_for_story, kept)
    assert page(request_for_story, kept) == first == page(request_for_story)


PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onfocus=alert(1) autofocus x='",
    "javascript:alert(1)",
    "</style><script>alert(1)</script>",
    "<!--<script>",
    "]]><script>alert(1)</script>",
    "\u2028alert(1)\u2029",
    "{{ 7*7 }}{% raw %}{{ self.__class__.__mro__ }}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<a href='java\tscript:alert(1)'>x</a>",
    "[x](javascript&colon;alert(1))",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<form action=javascript:alert(1)><input type=submit>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
)


def _everywhere(text: str) -> PageRequest:
    picture = Picture(media="ab" * 32, alt=text, caption=text, credit=text)
    article = Article(
        slug="s",
        headline=text,
        kicker=text,
        slugline=text,
        standfirst=text,
        seo_title=text,
        description=text,
        byline=(text,),
        source=text,
        dateline=text,
        date=dt.date(2026, 1, 19),
        section=(text, text),
        keywords=(text,),
        language=text,
        notes=text,
        body=f"{text}\n\n[{text}]({text})\n\n![{text}]({text})\n\n> {text}\n\n`{text}`",
        lead_image=picture,
        media=(picture,),
        strip=Strip(title=text, links=(RelatedLink(headline=text, url=text), RelatedLink(url=text, source=text))),
    )
    return PageRequest(article=article, settings=Settings(name=text, base_url="https://example.org", language=text))


def _harmless(made: Page) -> None:
    tree = parsed(made)
    assert len(tree.query("script")) == 1
    assert len(tree.query("style")) == 1
    for element in tree.query("*"):
        assert element.name not in ("svg", "math", "iframe", "object", "embed", "base", "form", "noscript"), element
        for name, value in (element.attrs or {}).items():
            assert not name.startswith("on"), element
            assert name not in ("style", "srcdoc", "autofocus", "action"), element
            if name in ("href", "src"):
                assert re.match(r"https?://|mailto:|tel:|\.\./|[^:/?#]*([/?#].*)?$", value or ""), element
    data(made)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_every_field_stays_text(payload: str) -> None:
    _harmless(page(_everywhere(payload)))
    _harmless(plain_page(_everywhere(payload), payload))


def test_naughty_strings_in_every_field_stay_text(naughty: tuple[str, ...]) -> None:
    for text in naughty:
        _harmless(page(_everywhere(text)))


def test_the_page_is_the_one_that_was_approved(request_for_story: PageRequest) -> None:
    made = page(request_for_story)
    chinese = replace(
        request_for_story.article, language="zh-Hans", byline=("范爱达", "罗敏"), section=("新闻",), source="河谷社"
    )
    for name, content in (
        ("story.html", made.data),
        ("chinese-draft.html", page(replace(request_for_story, article=chinese, draft=True)).data),
        ("bare.html", page(PageRequest(article=Article(headline="Bare", body="Text."))).data),
    ):
        golden = GOLDEN / name
        if "NEWSDESK_APPROVE" in os.environ:
            golden.write_bytes(content)
        assert content == golden.read_bytes(), f"look at the page, then run again with NEWSDESK_APPROVE=1: {name}"


def test_neither_clock_nor_locale_nor_hashing_shows(tmp_path: Path) -> None:
    program = (
        "import sys, hashlib; from newsdesk.render import PageRequest; from newsdesk.render.page import page;"
        "from newsdesk.model import *;"
        "import datetime as dt;"
        "a = Article(id=__import__('uuid').UUID(int=1), headline='H', date=dt.date(2026, 1, 19), language='fr',"
        "byline=('A', 'B', 'C'), keywords=('x', 'y'),"
        "body='Text[^1] [a] HTML.\\n\\n[a]: /x\\n\\n*[HTML]: M\\n\\n[^1]: n');"
        "sys.stdout.write(hashlib.sha256(page(PageRequest(article=a)).data).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale},
            cwd=tmp_path,
            check=True,
            capture_output=True,
        ).stdout
        for seed, zone, locale in (("1", "UTC", "C"), ("2", "Asia/Tokyo", "C.UTF-8"))
    }
    assert len(made) == 1
