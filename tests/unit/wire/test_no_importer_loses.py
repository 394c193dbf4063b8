"""Whichever file it is, feed, archive, mail or agency's text: every word of it is in a field or named."""

import json
from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsdesk.model import Article, Settings
from newsdesk.wire import Incoming, read_path

Lost = Callable[[str, Incoming], list[str]]
_WORDS = (
    "Harbour",
    "opens its second quay",
    "# 1",
    "*stars*",
    "a|b",
    "[sic]",
    "(more)",
    "1. first",
    "- dash",
    "> more",
    "R&D",
    "a < b",
    "港口启用",
    "-- ",
    "by noon.",
    "Ends",
    "x_y_z",
    "![no](picture)",
    "{brace}",
    "http://a.example/x",
)
_line = st.lists(
    st.one_of(
        st.sampled_from(_WORDS),
        st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\\"), max_size=12),
    ),
    min_size=1,
    max_size=5,
).map(" ".join)
_plain = st.lists(_line, min_size=1, max_size=4).map("\n\n".join)
_INLINE = ("b", "i", "em", "strong", "span", "u", "code", "sup", "mark", "cite", "a")
_BLOCK = (
    "p",
    "div",
    "h1",
    "h2",
    "h5",
    "li",
    "blockquote",
    "td",
    "pre",
    "figcaption",
    "dd",
    "summary",
    "section",
    "center",
)


def _markup(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inline = st.tuples(st.sampled_from(("", *_INLINE)), words).map(
        lambda part: (
            f'<{part[0]} href="https://a.example/">{escape(part[1])}</{part[0]}>' if part[0] else escape(part[1])
        )
    )
    picture = words.map(lambda alt: f'<img src="https://a.example/p.jpg" alt="{escape(alt)}">')
    broken = words.map(lambda alt: f'<img alt="{escape(alt)}">')
    piece = st.one_of(inline, inline, picture, broken)
    block = st.tuples(st.sampled_from(_BLOCK), st.lists(piece, min_size=1, max_size=3)).map(
        lambda part: f"<{part[0]}>{' '.join(part[1])}</{part[0]}>"
    )
    return st.lists(st.one_of(block, block, inline), min_size=1, max_size=5).map("\n".join)


_html = _markup(_line)


def words_of(markup: str) -> str:
    """Return what a reader is told by HTML: its text, and what its pictures show."""
    from newsdesk.wire.html_lines import parse_html

    soup = parse_html(markup)
    return "\n".join([soup.get_text("\n"), *(str(image.get("alt") or "") for image in soup("img"))])


def whole(stories: tuple[Incoming, ...]) -> Incoming:
    """Return what all stories of a file have, as one: a word may be in any of them."""
    fields = ("headline", "kicker", "standfirst", "description", "seo_title", "source", "dateline", "notes", "slugline")
    joined: dict[str, Any] = {name: "\n".join(getattr(one.article, name) for one in stories) for name in fields}
    for name in ("byline", "section", "keywords"):
        joined[name] = tuple(word for one in stories for word in getattr(one.article, name))
    left_out = tuple(str(phrase) for one in stories for phrase in (*one.left_out, *one.skipped))
    return Incoming(
        article=Article(**joined, body="\n\n".join(one.article.body for one in stories)),
        left_out=left_out,
        unplaced=tuple(str(line) for one in stories for line in one.unplaced),
        format="",
    )


@pytest.fixture(scope="session")
def lost(tmp_path_factory: pytest.TempPathFactory, words_lost: Lost) -> Callable[[str | bytes, list[str]], list[str]]:
    file = tmp_path_factory.mktemp("files") / "file"

    def find(data: str | bytes, said: list[str]) -> list[str]:
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
        read = whole(read_path(Path(file), Settings()))
        return [word for text in said for word in words_lost(text, read)]

    return find


Find = Callable[[str | bytes, list[str]], list[str]]
_MANY = settings(max_examples=80)


@_MANY
@given(title=_line, summary=_line, text=_html, names=st.lists(_line, min_size=3, max_size=3))
def test_no_rss_loses_a_word(title: str, summary: str, text: str, names: list[str], lost: Find) -> None:
    category, other, custom = map(escape, names)
    feed = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:x="https://x.example/">'
        f"<channel><title>Coast</title><copyright>{custom}</copyright><item><title>{escape(escape(title))}</title>"
        f"<description>{escape(escape(summary))}</description><category>{category}</category><category>{other}</category>"
        f"<x:note>{other}</x:note><content:encoded>{escape(text)}</content:encoded></item></channel></rss>"
    )
    assert lost(feed, [title, summary, words_of(text), *names]) == []


@_MANY
@given(title=_line, summary=_line, text=_html, names=st.lists(_line, min_size=3, max_size=3))
def test_no_atom_loses_a_word(title: str, summary: str, text: str, names: list[str], lost: Find) -> None:
    author, category, rights = names
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast</title><entry><id>1</id>'
        f'<title type="html">{escape(escape(title))}</title><summary type="html">{escape(escape(summary))}</summary>'
        f'<category term="{escape(category)}"/><rights>{escape(rights)}</rights>'
        f"<author><name>{escape(author)}</name></author>"
        f'<content type="html">{escape(text)}</content></entry></feed>'
    )
    assert lost(feed, [title, summary, words_of(text), category]) == []


@_MANY
@given(title=_line, summary=_line, text=_html, names=st.lists(_line, min_size=2, max_size=2), plain=st.booleans())
def test_no_json_feed_loses_a_word(
    title: str, summary: str, text: str, names: list[str], lost: Find, *, plain: bool
) -> None:
    item: dict[str, Any] = {
        "id": "1",
        "title": escape(title),
        "summary": escape(summary),
        "tags": names,
        "_x": {"y": names[0]},
    }
    item["content_text" if plain else "content_html"] = summary if plain else text
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Coast", "items": [item]}
    said = [title, summary, *([] if plain else [words_of(text)])]
    assert lost(json.dumps(feed), said) == []


@_MANY
@example(title="Harbour", text="", names=["Harbour", "Harbour", "<A>", "<B> of <C>", "<D>"], html=False)
@given(title=_line, text=_html, names=st.lists(_line, min_size=5, max_size=5), html=st.booleans())
def test_no_ninjs_loses_a_word(title: str, text: str, names: list[str], lost: Find, *, html: bool) -> None:
    document = {
        "uri": "urn:1",
        "headlines": [{"role": "main", "value": title}, {"role": "web", "value": names[0]}],
        "descriptions": [{"role": "main", "value": names[1]}, {"role": "short", "value": names[2]}],
        "bodies": [{"contentType": "text/html" if html else "text/plain", "value": text if html else names[3]}],
        "subjects": [{"name": names[4], "rel": "keyword"}],
        "people": [{"name": names[0]}],
        "associations": [{"type": "picture", "headlines": [{"value": names[2]}]}],
    }
    assert lost(json.dumps(document), [title, words_of(text) if html else names[3], *names[:3], names[4]]) == []


@_MANY
@given(title=_line, text=_html, names=st.lists(_line, min_size=4, max_size=4), classic=st.booleans())
def test_no_wordpress_export_loses_a_word(
    title: str, text: str, names: list[str], lost: Find, *, classic: bool
) -> None:
    written = text if classic else f"<!-- wp:paragraph -->{text}<!-- /wp:paragraph -->"
    excerpt, category, tag, meta = map(escape, names)
    export = (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"><channel><title>Coast</title>'
        f"<item><title>{escape(escape(title))}</title><content:encoded>{escape(written)}</content:encoded>"
        f"<excerpt:encoded>{escape(excerpt)}</excerpt:encoded><wp:post_type>post</wp:post_type>"
        f'<category domain="category" nicename="a">{escape(category)}</category>'
        f'<category domain="post_tag" nicename="b">{escape(tag)}</category>'
        f"<wp:postmeta><wp:meta_key>key</wp:meta_key><wp:meta_value>{escape(meta)}</wp:meta_value></wp:postmeta>"
        "</item></channel></rss>"
    )
    assert lost(export, [title, words_of(text), *names]) == []


@_MANY
@given(
    names=st.lists(_line, min_size=9, max_size=9), inner=st.sampled_from(("p", "hl2", "li", "bq", "td", "fn", "note"))
)
def test_no_nitf_loses_a_word(names: list[str], inner: str, lost: Find) -> None:
    hl1, hl2, byline, title, place, abstract, text, tag, more = map(escape, names)
    nitf = (
        f"<nitf><head><title>{more}</title></head><body><body.head><hedline><hl1>{hl1}</hl1><hl2>{hl2}</hl2></hedline>"
        f"<byline>By <person>{byline}</person><byttl>{title}</byttl></byline>"
        f"<dateline><location>{place}</location></dateline><abstract><p>{abstract}</p></abstract></body.head>"
        f"<body.content><p>{text} <em>{more}</em></p><{inner}>{tag}</{inner}>"
        f"<media><media-caption>{abstract}</media-caption></media></body.content>"
        f"<body.end><tagline>{tag}</tagline></body.end></body></nitf>"
    )
    assert lost(nitf, names) == []


@_MANY
@given(subject=_line, text=_plain, markup=_html, name=_line, encoding=st.sampled_from(("base64", "quoted-printable")))
def test_no_mail_loses_a_word(subject: str, text: str, markup: str, name: str, encoding: str, lost: Find) -> None:
    for html in (False, True):
        mail = EmailMessage()
        mail["From"], mail["Message-ID"] = "Ada Vane <ada@x.example>", "<1@x>"
        mail["Subject"] = " ".join(subject.split())
        if html:
            mail.set_content(markup, subtype="html", cte=encoding)
        else:
            mail.set_content(text, cte=encoding)
        mail.add_attachment(b"x", maintype="application", subtype="pdf", filename="Press release.pdf")
        said = [subject, words_of(markup) if html else text, "Press release"]
        assert lost(mail.as_bytes(policy=policy.SMTP), said) == []
