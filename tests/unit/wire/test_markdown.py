"""An editor imports Markdown as site generators write it; each field is kept or shown."""

import datetime as dt
from pathlib import Path
from uuid import UUID

import pytest

from newsdesk.errors import ImportRejectedError
from newsdesk.formats import frontmatter
from newsdesk.model import Article, RelatedLink, Settings, Strip, article_to_dict
from newsdesk.wire import Incoming, read_paste, read_path

SIBLING = UUID("6f0f6ad6-6bb4-4a3f-9a52-0d4f3f6a7c01")
NOON = dt.datetime(2026, 1, 19, 12, tzinfo=dt.UTC)

HUGO = """\
---
title: "River ports: more than the motorway"
date: 2026-01-19T20:00:00+08:00
lastmod: 2026-01-20T09:00:00Z
draft: true
slug: river-ports
author: Ada Vane
tags: [ports, freight]
categories: [News, Transport]
section: Rivers
description: A third more.
cover:
  image: quay.jpg
  alt: The quay
weight: 7
---
The ports carried {{< figure src="a.jpg" >}} more.
"""
JEKYLL = """\
---
layout: post
title:  "River ports"
date:   2026-01-19 20:00:00 +0800
categories: News
tags: ports、 freight
author: {name: Ada Vane, twitter: adavane}
permalink: /rivers/ports/
---
# A crosshead

Text.
"""
ELEVENTY = """\
---
title: River ports
date: 2026-01-19
tags:
  - ports
  - freight
eleventyExcludeFromCollections: true
authors:
  - name: Ada Vane
  - Luo Min
---
Text.
"""
PUBLII = """\
---
title: River ports
date: 2026-01-19
modified: 2026-01-20 09:00:00+00:00
author: Ada Vane
tags: [ports, freight]
featured_image: media/posts/1/quay.jpg
status: published
---
Text.
"""
TOML = """\
+++
title = "River ports"
date = 2026-01-19T12:00:00Z
tags = ["ports", "freight"]
[params]
weather = "dry"
+++
Text.
"""


def read(text: str) -> Incoming:
    return read_paste(text, None, Settings(language="de"))


@pytest.mark.parametrize(
    ("text", "told_in"),
    [
        (HUGO, ("Ada Vane", "A third more.", "draft: True", "weight: 7", "quay.jpg", "News", "Rivers", "2026-01-20")),
        (JEKYLL, ("layout: post", "Ada Vane", "adavane", "permalink: /rivers/ports/", "News", "# A crosshead")),
        (ELEVENTY, ("eleventyExcludeFromCollections: True", "Ada Vane", "Luo Min")),
        (PUBLII, ("featured_image: media/posts/1/quay.jpg", "status: published", "2026-01-20T09:00:00+00:00")),
        (TOML, ("params: weather: dry",)),
    ],
    ids=["hugo", "jekyll", "eleventy", "publii", "toml"],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_front_matter_of_the_generators(text: str, told_in: tuple[str, ...], ending: str) -> None:
    incoming = read(text.replace("\n", ending))
    article = incoming.article
    assert incoming.format == "markdown"
    assert article.headline.startswith("River ports")
    assert article.date in (dt.date(2026, 1, 19), NOON)
    assert article.keywords == ("ports", "freight")
    assert article.language == "de"
    everything = f"{article_to_dict(article)} {incoming.left_out} {incoming.unplaced}"
    for told in told_in:
        assert told in everything


def test_hugo_in_particular() -> None:
    incoming = read(HUGO)
    article = incoming.article
    assert (article.slug, article.byline, article.description) == ("river-ports", ("Ada Vane",), "A third more.")
    assert article.section == ("Rivers", "News", "Transport")
    assert article.modified == dt.datetime(2026, 1, 20, 9, tzinfo=dt.UTC)
    assert article.body == 'The ports carried {{< figure src="a.jpg" >}} more.'
    assert incoming.unplaced == ("cover: image: quay.jpg; alt: The quay", "weight: 7")
    assert incoming.left_out == ("draft: True",)


def test_links_keep_all_they_have() -> None:
    text = f"""\
---
title: River ports
strip: {{title: More on this}}
links:
  - headline: Night shift opens
    url: https://example.org/night
    source: Coast Wire
    date: 2026-01-18
    note: "first line\\nsecond line"
  - {{headline: In other words, article: {SIBLING}}}
  - Ferry timetable changes
  - "[Timber yards hire](https://example.org/timber)"
  - https://example.org/bare
  - {{headline: Later, article: nobody, rank: 3, date: soon}}
---
Text.
"""
    incoming = read(text)
    assert incoming.article.strip == Strip(
        title="More on this",
        links=(
            RelatedLink(
                headline="Night shift opens",
                url="https://example.org/night",
                source="Coast Wire",
                date=dt.date(2026, 1, 18),
                note="first line\nsecond line",
            ),
            RelatedLink(headline="In other words", article=SIBLING),
            RelatedLink(headline="Ferry timetable changes"),
            RelatedLink(headline="Timber yards hire", url="https://example.org/timber"),
            RelatedLink(url="https://example.org/bare"),
            RelatedLink(headline="Later"),
        ),
    )
    assert incoming.unplaced == ("article: nobody", "date: soon", "rank: 3")


def test_our_own_article_comes_in_as_a_new_story() -> None:
    story = Article(
        slug="river-ports",
        headline="River ports",
        standfirst="A third more.",
        seo_title="Ports",
        byline=("Ada Vane",),
        source="Coast Wire",
        date=NOON,
        published=NOON,
        section=("News",),
        urgency=3,
        embargo=NOON,
        notes="Call back.\n\nTwice.",
        body="Text.\n\nMore.",
        strip=Strip(title="More", links=(RelatedLink(headline="A", source="B", note="C", article=SIBLING),)),
        revision=7,
    )
    plain = article_to_dict(story)
    incoming = read(frontmatter.dump(plain, plain.pop("body")))
    again = {**article_to_dict(incoming.article), "id": str(story.id), "revision": 7, "language": "en"}
    assert again == article_to_dict(story)
    assert incoming.article.id != story.id
    assert incoming.unplaced == ()
    assert incoming.left_out[0] == f"id: {story.id}"


def test_a_field_that_does_not_fit_is_shown() -> None:
    wrong = ("date: soon", "lastmod: 2026-01-20", "urgency: high", "embargo: tomorrow")
    above = "\n".join(("title: A", *wrong, "subtitle: B", "summary: C", "description: D"))
    incoming = read(f"---\n{above}\n---\nText.\n")
    assert incoming.unplaced == (*wrong, "summary: C")
    assert (incoming.article.standfirst, incoming.article.description) == ("B", "D")


@pytest.mark.parametrize(
    ("text", "headline", "body"),
    [
        ("# River ports\n\nText *here*.\n", "River ports", "Text *here*."),
        ("---\ndate: 2026-01-19\n---\n# River ports #\n\nText.\n", "River ports", "Text."),
        ("---\ndate: 2026-01-19\n---\nRiver ports\n===========\nText.\n", "River ports", "Text."),
        ("---\ntitle: A\n---\n", "A", ""),
        ("---\n\nA rule above, and no fields.\n", "", "---\n\nA rule above, and no fields."),
        ("\ufeff---\ntitle: A\n---\nText.\n", "A", "Text."),
    ],
)
def test_where_the_headline_is(text: str, headline: str, body: str) -> None:
    article = read(text).article
    assert (article.headline, article.body) == (headline, body)


def test_a_markdown_file_needs_no_mark_at_its_start(tmp_path: Path) -> None:
    file = tmp_path / "ports.md"
    file.write_text("Some *text* with [a link](https://example.org).\n\n- one\n- two\n", encoding="utf-8")
    (incoming,) = read_path(file, Settings())
    assert incoming.article.body == "Some *text* with [a link](https://example.org).\n\n- one\n- two"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: [\n---\nText\n",
        "---\ntitle: a: b: c\n---\nText\n",
        "---\n- a\n- b\n---\nText\n",
        "---\na: &x 1\nb: *x\n---\nText\n",
        "---\ntitle: !!python/object:os.system x\n---\nText\n",
        "+++\ntitle = \n+++\nText\n",
    ],
)
def test_broken_front_matter_is_refused_with_a_sentence(text: str, tmp_path: Path) -> None:
    file = tmp_path / "ports.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ImportRejectedError) as refused:
        read_path(file, Settings())
    said = str(refused.value)
    assert said.startswith("ports.md: The front matter")
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize("written", ["News / Coast", "News/Coast", "[News, Coast]", "[News / Coast]"])
def test_a_section_path_is_split_as_the_field_splits_it(written: str) -> None:
    read = read_paste(f"---\ntitle: x\nsection: {written}\n---\nText", None, Settings())
    assert read.article.section == ("News", "Coast")
