"""Markdown becomes the HTML an editor expects, and nothing that could run."""

import justhtml
import pytest

from newsdesk.render import RenderTimeoutError
from newsdesk.render.fragment import Fragments, fragment

STORY = "story:6f0f6ad6-6bb4-4a3f-9a52-0d4f3f6a7c01"
MEDIA = f"media:{'ab' * 32}"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("# Its own headline", "<h2>Its own headline</h2>"),
        ('"Quoted" -- it\'s', "<p>“Quoted” – it’s</p>"),
        ('湖区"门户"和"桥梁"', "<p>湖区“门户”和“桥梁”</p>"),
        ('`"code"`', '<p><code>"code"</code></p>'),
        ("\u3000\u3000第一段。\n\n\u3000\u3000第二段。", "<p>第一段。</p>\n<p>第二段。</p>"),
        (f"[a]({STORY})", f'<p><a href="{STORY}">a</a></p>'),
        (f"[a]({STORY.upper().replace('STORY', 'story')})", f'<p><a href="{STORY}">a</a></p>'),
        (f"![a]({MEDIA})", f'<p><img alt="a" src="{MEDIA}"></p>'),
        (f"[a]({MEDIA})", "<p><a>a</a></p>"),
        (f"![a]({STORY})", '<p><img alt="a"></p>'),
        ("[a](story:1)", "<p><a>a</a></p>"),
        ("[a](//evil.example)", "<p><a>a</a></p>"),
        (r"<a href='\\evil.example'>a</a>", "<p><a>a</a></p>"),
        ("<a href='/\t/evil.example'>a</a>", '<p><a href="/%20%20/evil.example">a</a></p>'),
        ("<a href='/&#9;/evil.example'>a</a>", "<p><a>a</a></p>"),
        ("[a](java\tscript:alert(1))", "<p><a>a</a></p>"),
        ("[a](https://example.org/a|b?c={d})", '<p><a href="https://example.org/a%7Cb?c=%7Bd%7D">a</a></p>'),
        ("[a](javascript:alert(1))", "<p><a>a</a></p>"),
        ("[a](data:text/html,x)", "<p><a>a</a></p>"),
        ("[a](mailto:desk@example.org)", '<p><a href="mailto:desk@example.org">a</a></p>'),
        ("[a](tel:+123)", '<p><a href="tel:+123">a</a></p>'),
        ("<b id=x class=y style=z onclick=q>b</b>", "<p><b>b</b></p>"),
        ("a <svg><script>x</script></svg> b", "<p>a  b</p>"),
        ("<iframe src=https://example.org></iframe>", ""),
        ("~~gone~~ and ~~not~ ~~~x~~~", "<p><del>gone</del> and ~~not~ ~~~x~~~</p>"),
        ("`~~code~~`", "<p><code>~~code~~</code></p>"),
        (
            "- [ ] ask *her*\n- [x] done\n- [y] other",
            '<ul>\n<li><span class="task">☐</span> ask <em>her</em></li>\n'
            '<li><span class="task">☑</span> done</li>\n<li>[y] other</li>\n</ul>',
        ),
        (
            "<details open><summary>More</summary><p>Text.</p></details>",
            '<details open=""><summary>More</summary><p>Text.</p></details>',
        ),
        ("<aside>A box.</aside>", "<aside>A box.</aside>"),
        (
            "<a title=Ad rel='sponsored noopener' href=https://example.org/>a</a>",
            '<p><a href="https://example.org/" title="Ad" rel="sponsored">a</a></p>',
        ),
        (
            f"<a rel='UGC nofollow' href='{STORY}'>a</a>",
            f'<p><a href="{STORY}" rel="nofollow ugc">a</a></p>',
        ),
        ("<a rel=opener href=https://example.org/>a</a>", '<p><a href="https://example.org/">a</a></p>'),
        ("<span lang=fr>mot</span>", '<p><span lang="fr">mot</span></p>'),
        ("<h1 lang=de dir=evil>Titel</h1>", '<h2 lang="de">Titel</h2>'),
        ("<span lang='\"><script>' class=evil>a</span>", "<p><span>a</span></p>"),
    ],
)
def test_what_is_written_is_what_is_shown(text: str, html: str) -> None:
    assert fragment(text) == html


def test_columns_keep_their_side_without_styles() -> None:
    html = fragment("|a|b|c|\n|:-|:-:|-:|\n|1|2|3|")
    assert '<th class="left">a</th>\n<th class="center">b</th>\n<th class="right">c</th>' in html
    assert "style" not in html


def test_a_definition_counts_wherever_it_stands() -> None:
    text = (
        "[1]: https://example.org 'A title'\n\nSee [the report][1] on HTML.\n\n> inside [again][1]\n\n*[HTML]: Markup"
    )
    html = fragment(text)
    assert html.count('href="https://example.org"') == 2
    assert '<abbr title="Markup">HTML</abbr>' in html
    assert "[1]" not in html


def test_footnotes_are_numbered_as_readers_meet_them() -> None:
    html = fragment(
        "A[^late] b[^early] c[^late] d[^none].\n\n[^early]: Early.\n[^late]: Late,[^deep] and\n\n    more.\n"
        "[^unused]: Never.\n[^deep]: Deep."
    )
    assert html.index(">1</a></sup> b") < html.index(">2</a></sup> c")
    assert 'id="noteref-1-2"' in html
    assert html.count("<li id=") == 3
    assert html.index("Late,") < html.index("Early.") < html.index("Deep.")
    assert "Never" not in html
    assert "[^none]" in html
    for number in (1, 2, 3):
        assert f'href="#note-{number}"' in html
        assert f'id="note-{number}"' in html
        assert f'href="#noteref-{number}"' in html


def test_a_tag_that_is_never_closed_spoils_no_more_than_its_paragraph() -> None:
    html = fragment("<div>one *two*\n\nThree *four*.\n\n<b>five\n\nsix")
    assert "<p>Three <em>four</em>.</p>" in html
    assert html.endswith("<p>six</p>")


def test_what_a_closed_tag_encloses_stays_together() -> None:
    assert "<p>" not in fragment("<div>one\n\ntwo *three*</div>")


def test_too_long_and_too_deep_are_refused_with_a_reason() -> None:
    with pytest.raises(RenderTimeoutError, match="characters"):
        fragment("a" * 2_000_001)
    with pytest.raises(RenderTimeoutError, match="deep"):
        fragment(">" * 100 + " x")
    assert fragment("* " * 60) == "<hr>"


def test_every_fragment_is_valid_html(naughty: tuple[str, ...]) -> None:
    fragments = Fragments()
    for text in naughty:
        html = fragments.fragment(text)
        justhtml.JustHTML(f"<!DOCTYPE html><title>t</title><body>{html}", strict=True)
        assert "<script" not in html.lower()
