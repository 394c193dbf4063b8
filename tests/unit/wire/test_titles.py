"""What a pasted address is called: the page's own title, without the name of its site."""

import pytest

from newsdesk.wire.fetching import Fetched
from newsdesk.wire.titles import title_of


def page(body: str | bytes, media_type: str = "text/html", url: str = "https://www.valleypost.example/a") -> Fetched:
    data = body.encode() if isinstance(body, str) else body
    return Fetched(url, 200, {"content-type": media_type}, data, False, ())


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Bridge opens &amp; the river&rsquo;s ferry stops</title>", "Bridge opens & the river’s ferry stops"),
        ('<meta property="og:title" content="Short"><title>Long one</title>', "Short"),
        ('<meta name="og:title" content=""><title>Long one</title>', "Long one"),
        ("<title>\n Bridge\topens </title>", "Bridge opens"),
        ("<svg><title>Logo</title></svg><title>Bridge opens</title>", "Bridge opens"),
        ("<h1>Bridge <em>opens</em></h1>", "Bridge opens"),
        ("<title>Bridge opens after years | Politics | The Wire</title>", "Bridge opens after years"),
        ("<title>Bridge opens - Valley Post</title>", "Bridge opens"),
        ("<title>Valley Post: a paper</title>", "Valley Post: a paper"),
        ("<title>Valley Post – Bridge opens</title>", "Bridge opens"),
        ("<title>Bridge opens - a year late</title>", "Bridge opens - a year late"),
        ('<meta property="og:site_name" content="NW"><title>Bridge opens · NW</title>', "Bridge opens"),
        ("<title>Valley Post</title>", "Valley Post"),
        ("<title>大桥通车 - valleypost</title>", "大桥通车"),
        ("", ""),
    ],
)
def test_the_title_is_the_storys(head: str, title: str) -> None:
    assert title_of(page(f"<!doctype html><html><head>{head}</head><body>x</body></html>")) == title


def test_letters_are_read_as_they_were_written_whatever_is_claimed() -> None:
    assert title_of(page("<title>Fête</title>".encode("latin-1"), "text/html; charset=iso-8859-1")) == "Fête"
    assert title_of(page("<title>Fête</title>", "text/html; charset=iso-8859-1")) == "Fête"
    assert title_of(page("<title>Fête</title>", "text/html; charset=hex")) == "Fête"
    assert title_of(page('<meta charset="gbk"><title>大桥通车</title>'.encode("gbk"))) == "大桥通车"
    assert title_of(page("<title>Пожар</title>".encode("koi8-r"), "text/html; charset=koi8-r")) == "Пожар"
    assert title_of(page("<title>Fête</title>".encode("utf-16"))) == "Fête"
    # Cut in the middle of a letter, as a long page is.
    assert title_of(page("<title>Fête</title><p>é".encode()[:-1])) == "Fête"


def test_what_is_no_page_has_no_title() -> None:
    assert title_of(page("<title>x</title>", "application/pdf")) == ""
    assert title_of(page(b"\x00\x01", "text/html")) == ""
    assert title_of(page("", "text/html")) == ""
    assert title_of(page("<div>" * 50_000 + "<title>Deep</title>")) in ("", "Deep")
    assert len(title_of(page(f"<title>{'word ' * 9000}</title>"))) <= 300
