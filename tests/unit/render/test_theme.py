"""A desk dresses its pages in a theme of ours, or in templates of its own, and is told where these are wrong."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import justhtml
import pytest
from jinja2 import Template

from newsdesk.desk import Desk
from newsdesk.errors import ExportError
from newsdesk.model import Article, PublishedStory, Settings, to_published_story
from newsdesk.paths import resolve_paths
from newsdesk.render import PageRequest, RenderChild, ThemeError
from newsdesk.render.page import page
from newsdesk.render.sheet import Sheet, sheet
from newsdesk.render.theme import themes


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "theme"
    folder.mkdir()
    return folder


def listed(article: Article) -> PublishedStory:
    return to_published_story(
        replace(article, slug=article.slug or "s", published=dt.datetime(2026, 1, 19, tzinfo=dt.UTC))
    )


@pytest.mark.parametrize("theme", themes())
def test_every_theme_shows_all_of_the_story(request_for_story: PageRequest, theme: str) -> None:
    made = page(replace(request_for_story, settings=Settings(theme=theme)))
    justhtml.JustHTML(made.html, strict=True, sanitize=False)
    plain = page(request_for_story)
    for part in ("<h1>", 'class="strip"', 'class="trail"', 'class="standfirst"', 'class="byline"', "<figcaption>"):
        assert part in made.html
    assert made.media == plain.media
    assert made.fragment == plain.fragment


def test_a_desks_own_style_and_words_go_before_ours(request_for_story: PageRequest, own: Path) -> None:
    (own / "page.css").write_text(".body { color: teal; }")
    (own / "words.json").write_text('{"en": {"here": "Where you are:"}}')
    made = page(replace(request_for_story, own_theme=own)).html
    assert ".body { color: teal; }" in made
    assert "Where you are:" in made
    assert "Adjust font size:" in made
    (own / "words.json").write_text('{"en": {"here": "Here:"}}')
    assert "Here:" in page(replace(request_for_story, own_theme=own)).html, "a change is seen at once"


def test_a_desks_own_template_goes_on_from_ours(request_for_story: PageRequest, own: Path) -> None:
    (own / "page.html").write_text(
        '{% extends "wire/page.html" %}{% block trail %}<p class="motto">Seen from the coast</p>{% endblock %}'
    )
    made = page(replace(request_for_story, own_theme=own)).html
    assert "Seen from the coast" in made
    assert 'class="trail"' not in made
    (own / "sheet.html").write_text("<p>{{ title }}</p>")
    assert sheet(Sheet(folder="section/news", title="<News>"), Settings(), own) == b"<p>&lt;News&gt;</p>"


@pytest.mark.parametrize(
    ("template", "line", "what"),
    [
        ("<p>\n{{ nothing }}</p>", 2, "is undefined"),
        ("\n\n{% if %}", 3, "Expected an expression"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
        ("{{ article.headline / 2 }}", 1, "unsupported operand"),
        ('{% include "page.html" %}', 1, "recursion"),
        ("{% macro a() %}{{ a() }}{% endmacro %}\n{{ a() }}", 1, "recursion"),
        ("{{ 'a' * 10000000 * 1000 }}", 1, "too big"),
        ("{{ 9 ** 9999 }}", 1, "too big"),
    ],
)
def test_a_fault_names_template_line_and_story(
    request_for_story: PageRequest, own: Path, template: str, line: int, what: str
) -> None:
    (own / "page.html").write_text(template)
    with pytest.raises(ThemeError) as fault:
        page(replace(request_for_story, own_theme=own))
    assert f"template page.html, line {line}, cannot be used" in str(fault.value)
    assert what in str(fault.value)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            "page.html",
            b"<p>\n<iframe src='https://example.org/'></iframe></p>",
            "page.html, line 2, has <iframe>: pages",
        ),
        ("page.html", b"<FORM action=/s>\n</FORM>", "page.html, line 1, has <form>: pages"),
        ("sheet.html", b"{# none #}\n\n<script>1</script>", "sheet.html, line 3, has <script>: pages"),
        ("page.html", b"<p>caf\xe9</p>", "page.html isn't in UTF-8"),
        ("page.css", b"p { content: '\xe9' }", "page.css isn't in UTF-8"),
        ("page.css", b"/* </style><script>1</script> */", "page.css has </style> in it"),
        ("words.json", b'{"en": {"here": "a",}}', "words.json isn't JSON"),
        ("words.json", b'{"en": "here"}', "words.json has another form; write it as {"),
        ("words.json", b'{"en": {"here": 1}}', "words.json has another form"),
        ("words.json", b"[" * 100_000, "words.json isn't JSON"),
        ("words.json", b"\xff\xfe", "words.json isn't in UTF-8"),
    ],
)
def test_a_fault_in_a_themes_file_names_the_file_everywhere(
    request_for_story: PageRequest, own: Path, name: str, content: bytes, told: str
) -> None:
    (own / name).write_bytes(content)
    asked = replace(request_for_story, own_theme=own)
    with pytest.raises(ThemeError) as fault:
        page(asked)
    assert told in str(fault.value)
    with pytest.raises(ThemeError):
        sheet(Sheet(folder="section/news", title="News"), Settings(), own)
    with RenderChild() as child, pytest.raises(ThemeError) as fault:
        child.render(asked)
    assert told in str(fault.value), "no text that cannot be laid out in time"


def test_a_theme_may_have_data_and_talk_of_scripts(request_for_story: PageRequest, own: Path) -> None:
    (own / "page.html").write_text(
        '{% extends "wire/page.html" %}{# no <script> here #}{% block data %}<!-- <form> -->\n'
        '<script type="application/ld+json">{{ json_ld }}</script>{% endblock %}'
    )
    assert "application/ld+json" in page(replace(request_for_story, own_theme=own)).html


def test_a_template_cannot_change_the_story(request_for_story: PageRequest, own: Path) -> None:
    (own / "page.html").write_text("{{ settings.__init__.__globals__ }}")
    with pytest.raises(ThemeError):
        page(replace(request_for_story, own_theme=own))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(resolve_paths(tmp_path / "home")) as opened:
        yield opened


def test_with_a_broken_template_the_preview_goes_on_and_nothing_goes_out(desk: Desk, tmp_path: Path) -> None:
    story = desk.writing.new(Article(headline="Ferry returns", body="It did."))
    desk.publishing.publish(story.id)
    theme = tmp_path / "home" / "desk" / "theme"
    theme.mkdir()
    (theme / "page.html").write_text("{{ nothing }}")

    shown, notice = desk.publishing.preview(story)
    assert "It did." in shown.html
    assert "page.html, line 1" in notice
    assert "“Ferry returns”" in notice
    assert desk.publishing.check(story)[0].rule == "theme"
    with pytest.raises(ThemeError):
        desk.publishing.export(story.slug, tmp_path / "out")
    with pytest.raises((ThemeError, ExportError)):
        desk.site.publish(tmp_path / "site")
    assert not list((tmp_path / "site").iterdir())

    (theme / "page.html").write_text('{% extends "wire/page.html" %}{% block trail %}Mended{% endblock %}')
    desk.site.publish(tmp_path / "site")
    assert "Mended" in (tmp_path / "site/ferry-returns/index.html").read_text(encoding="utf-8")


def test_the_help_names_all_that_templates_see(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, None] = {}
    render = Template.render

    def told(template: Template, *args: object, **known: object) -> str:
        seen.update(dict.fromkeys(known))
        for story in known.get("stories") or ():  # type: ignore[attr-defined]
            seen.update(dict.fromkeys(story._fields))
        return render(template, *args, **known)

    monkeypatch.setattr(Template, "render", told)
    article = Article(headline="Ferry", body="Text.", source="Coast", published=dt.datetime(2026, 1, 19, tzinfo=dt.UTC))
    page(PageRequest(article=article))
    sheet(Sheet(folder="", stories=(to_published_story(article),)), Settings(name="The Coast"))
    assert len(seen) > 40
    docs = Path(__file__).parents[3] / "docs"
    for text in (docs / "themes.md", docs / "zh_CN" / "themes.md"):
        said = set(re.findall(r"`(\w+)`", text.read_text(encoding="utf-8")))
        assert seen.keys() - said == set(), text
