"""Whatever is pasted or dropped, every word of it is in a field, left out as furniture or shown as unplaced."""

import contextlib
import json
import re
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.errors import NewsdeskError
from newsdesk.model import Settings
from newsdesk.render import reading_text
from newsdesk.render.fragment import Fragments
from newsdesk.wire import Incoming, links_from_text, read_paste, read_path
from newsdesk.wire.html_lines import parse_html
from newsdesk.wire.plaintext import as_markdown

Lost = Callable[[str, Incoming], list[str]]
_SEPARATORS = ("\n", "\n\n", " • ", " | ", " · ", " > ", " / ", "\t", " - ", ": ", ", ", "\u00a0", " » ", "\r\n")
_PIECES = (
    "You are here:",
    "Home",
    "News/",
    "Related stories",
    "Off the wire",
    "Xinhua",
    "By Ada Vane",
    "January 19, 2026",
    "03/04/2026",
    "2026-01-19 10:30",
    "2026年1月19日",
    "来源：新华社",
    "Adjust font size:",
    "Share",
    "Print",
    "We use cookies here.",
    "© 2026 Coast Gazette",
    "PORT TOWN, Jan. 19 (AP) -- ",
    "Harbour opens its second quay after two years of works",
    "The second quay took its first ship on Tuesday, a coaster laden with timber.",
    "- an item",
    "1. first",
    "2. second",
    "Who pays?",
    "港口第二码头历时两年建成启用",
    "第二码头星期二迎来首船，船上满载木材。",
    "# a heading",
    "<b>bold</b>",
    "[a](b)",
    "*",
    "»",
    "---x",
)
_piece = st.one_of(st.sampled_from(_PIECES), st.text(min_size=1, max_size=30))
_pages = st.lists(st.tuples(_piece, st.sampled_from(_SEPARATORS)), min_size=1, max_size=25).map(
    lambda parts: "".join(piece + separator for piece, separator in parts)
)
_tags = st.sampled_from(
    "p div span h1 h2 ul li ol nav aside article main header footer table tr td b a br figure form time".split()  # noqa: SIM905
)
_classes = st.sampled_from(("", "body", "related", "share", "byline", "breadcrumb", "dateline", "standfirst", "kicker"))


def text_of(page: str) -> str:
    """Return what a reader sees of a page."""
    soup = parse_html(page)
    for tag in soup(["script", "style", "head"]):
        tag.decompose()
    return soup.get_text("\n")


@pytest.fixture(scope="session")
def naughty(reference: Path) -> list[str]:
    """The big list of naughty strings."""
    found: list[str] = json.loads((reference / "data" / "blns.json").read_text(encoding="utf-8"))
    return found


def _starts_otherwise(text: str) -> bool:
    """Whether a text is taken as JSON, HTML or Markdown and not as that of a page."""
    return text.lstrip("\ufeff \t\r\n").startswith(("{", "<", "# ", "---", "+++"))


@settings(max_examples=400)
@given(page=_pages)
def test_every_word_of_a_text_is_somewhere(page: str, words_lost: Lost) -> None:
    if page.strip() and not _starts_otherwise(page):
        assert words_lost(page, read_paste(page, None, Settings())) == []


@settings(max_examples=200)
@given(parts=st.lists(st.tuples(_tags, _classes, _piece, st.booleans()), min_size=1, max_size=20))
def test_every_word_of_a_page_is_somewhere(parts: list[tuple[str, str, str, bool]], words_lost: Lost) -> None:
    html = "<body>" + "".join(
        f' <{tag} class="{name}">{escape(piece)}{f"</{tag}>" if closed else ""}' for tag, name, piece, closed in parts
    )
    assert words_lost(text_of(html), read_paste("", html, Settings())) == []


@given(text=st.one_of(_piece, st.text("<>&*_#-+=`~[]()!|:\\ 1.ab\"'^{}", max_size=20)))
def test_plain_text_shows_as_it_is(text: str) -> None:
    line = " ".join(re.sub("[\x00-\x1f\x7f-\x9f]", " ", as_markdown(text)).split())
    if text.isprintable() and not re.search(r"--|\.\.\.|[\"']", text):
        shown = reading_text(Fragments().fragment(f"Before.\n\n{line}\n\nAfter."))
        assert shown.split("\n\n") == ["Before.", *([" ".join(text.split())] if text.split() else []), "After."]


def test_naughty_strings_are_pasted_and_dropped(naughty: list[str], tmp_path: Path, words_lost: Lost) -> None:
    started = time.process_time()
    page = (
        "Related stories\n{0}\n{0}\n\nA headline of five words\n\nBy {0}\n{0}, January 19, 2026\n\n{0} and so.\n\n{0}"
    )
    for number, text in enumerate(naughty):
        links_from_text(text)
        links_from_text(text, text)
        file = tmp_path / f"{number}.txt"
        file.write_text(text, encoding="utf-8", errors="surrogatepass")
        for read in (
            lambda text=text: read_paste(text, None, Settings()),
            lambda text=text: read_paste(text, text, Settings()),
            lambda text=text: read_paste("", f"<article><h1>{text}</h1><p class='byline'>{text}</p>{text}", Settings()),
            lambda text=text: read_paste(f"---\ntitle: {text}\nlinks: [{text}]\n---\n{text}", None, Settings()),
            lambda file=file: read_path(file, Settings()),
        ):
            with contextlib.suppress(NewsdeskError):
                read()
        whole = page.replace("{0}", text)
        assert words_lost(whole, read_paste(whole, None, Settings())) == []
    assert time.process_time() - started < 20


@settings(max_examples=300)
@given(data=st.binary(max_size=400), name=st.sampled_from(("a.txt", "a.html", "a.md", "a.json", "a.zip")))
def test_random_bytes_are_read_or_refused(data: bytes, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.getbasetemp() / name
    for start in (b"", b"<html><body>", b"---\n", b"{", b"PK\x03\x04", b"\xff\xfe", b"# "):
        file.write_bytes(start + data)
        with contextlib.suppress(NewsdeskError):
            read_path(file, Settings())
