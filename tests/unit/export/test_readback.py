"""A page that says something else than the story is found out, whosever theme made it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk.export.readback import read_back
from newsdesk.model import Article, RelatedLink, Settings, Strip
from newsdesk.render import PageRequest
from newsdesk.render.page import page

STORY = Article(
    slug="quay",
    headline="The quay stands",
    byline=("Ana Ruiz", "Bo Li"),
    source="Coast",
    date=dt.date(2026, 1, 19),
    body="Text.\n\n- one\n- two\n\n# Not the headline",
    strip=Strip(links=(RelatedLink(headline="Ships & trains", url="https://example.org/"),)),
)
ASKED = PageRequest(article=STORY, settings=Settings(name="The Coast"))


def test_a_sound_page_is_sound() -> None:
    assert list(read_back(ASKED, page(ASKED))) == []


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("<h1>The quay stands</h1>", "<h1>The quay fell</h1>", "The headline on the page"),
        ("<h1>The quay stands</h1>", "<h1>The quay stands</h1><h1>The quay stands</h1>", "The headline on the page"),
        ("Ana Ruiz and Bo Li", "Ana Ruiz", "The byline on the page"),
        ('<p class="source">Coast', '<p class="source">Shore', "The source on the page"),
        ('datetime="2026-01-19"', 'datetime="2026-01-18"', "The date on the page"),
        ("Ships &amp; trains", "Ships", "A headline of the strip"),
        ('"headline":"The quay stands"', '"headline":"The quay fell"', "The headline in the page's data"),
        ('"name":"Bo Li"', '"name":"Bo Lu"', "The byline in the page's data"),
        ("<article>", '<article><img src="media/a.png" alt="" width="1">', "A picture on the page"),
        ("<article>", "<article><script>1</script>", "The page holds <script>"),
        ("</style>", "</style><script>1</script>", "The page holds <script>"),
        ("<title>", "<script>1</script><title>", "The page holds <script>"),
        ("<article>", '<article><template shadowrootmode="open"><h1>No</h1></template>', "The page holds <template>"),
        ("<article>", '<article><iframe src="https://example.org/"></iframe>', "The page holds <iframe>"),
        ("<article>", '<article><form action="/s"><input aria-label="a"></form>', "The page holds <form>"),
        ("<article>", '<article><video src="a.mp4"></video>', "The page holds <video>"),
        ("<p>Text.</p>", "", "Some of the story's text is not on the page"),
        ("<li>two</li>", "", "Some of the story's text is not on the page"),
        ("<h2>Not the headline</h2>", "", "Some of the story's text is not on the page"),
        ("<article>", '<article><p class="source bylined">Shore</p>', "The source on the page"),
        ("<article>", "<article><svg><script>1</script></svg>", "The page holds <script>"),
        ("<article>", "<article><math><mtext><script>1</script></mtext></math>", "The page holds <script>"),
        # As browsers read it: what a table cannot hold stands before it, and the first byline is another's.
        ("<article>", '<article><table><p class="byline">By Nobody</p></table>', "The byline on the page"),
    ],
)
def test_what_is_not_as_the_story_says_is_told(was: str, now: str, told: str) -> None:
    made = page(ASKED)
    assert was in made.html
    found = list(read_back(ASKED, replace(made, html=made.html.replace(was, now, 1))))
    assert len(found) == 1
    assert found[0].startswith(told)


def test_a_theme_that_leaves_the_story_out_is_found(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{% extends "wire/page.html" %}{% block text %}nothing{% endblock %}')
    asked = replace(ASKED, own_theme=tmp_path)
    assert list(read_back(asked, page(asked))) == ["Some of the story's text is not on the page."]


def test_the_whole_text_is_on_the_page_whatever_is_in_it() -> None:
    body = "A [link](https://e.org/) *and* `code`[^1] -- ~~gone~~.\n\n- [ ] ask\n\n|a|b|\n|-|-|\n|1|2|\n\n[^1]: Note."
    asked = replace(ASKED, article=replace(STORY, body=body, dateline="HALLSTEAD"))
    assert list(read_back(asked, page(asked))) == []


def test_a_strip_may_be_wrapped_by_a_theme_and_is_found(tmp_path: Path) -> None:
    made = page(ASKED)
    wrapped = made.html.replace("<ul>\n<li><a", "<div><ul>\n<li><a", 1).replace("</ul>\n</nav>", "</ul></div></nav>", 1)
    assert wrapped != made.html
    assert list(read_back(replace(ASKED, own_theme=tmp_path), replace(made, html=wrapped))) == []
