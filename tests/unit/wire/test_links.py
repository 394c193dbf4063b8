"""An editor pastes into the strip: lines, lists, addresses, in any of the ways people copy them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.wire import links_from_text

A, B, C = "https://example.org/a", "https://example.org/b?x=1&y=2", "https://example.org/c"
PLAIN = [("Ferry returns", ""), ("Fees frozen", ""), ("Pilots ask", "")]
FULL = [("Ferry returns", A), ("Fees frozen", B), ("Pilots ask", C)]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Ferry returns\nFees frozen\nPilots ask", PLAIN),
        ("Ferry returns\r\n\r\nFees frozen\r\n  Pilots ask  \r\n", PLAIN),
        ("Ferry returns • Fees frozen • Pilots ask", PLAIN),
        ("• Ferry returns\n• Fees frozen\n• Pilots ask", PLAIN),
        ("Ferry returns | Fees frozen | Pilots ask", PLAIN),
        ("Ferry returns · Fees frozen · Pilots ask", PLAIN),
        ("Ferry returns » Fees frozen » Pilots ask", PLAIN),
        ("- Ferry returns\n* Fees frozen\n– Pilots ask", PLAIN),
        ("1. Ferry returns\n2. Fees frozen\n3. Pilots ask", PLAIN),
        ("(1) Ferry returns\n(2) Fees frozen\n(3) Pilots ask", PLAIN),
        ("3. Liga startet\n1. FC Köln siegt", [("3. Liga startet", ""), ("1. FC Köln siegt", "")]),
        (f"Ferry returns\t{A}\nFees frozen\t{B}\nPilots ask\t{C}", FULL),
        (f"Ferry returns - {A}\nFees frozen – {B}\nPilots ask: {C}", FULL),
        (f"Ferry returns ({A})\nFees frozen <{B}>\nPilots ask {C},", FULL),
        (f"{A} Ferry returns\n{B}\tFees frozen\n{C} - Pilots ask", FULL),
        (f"[Ferry returns]({A})\n[Fees frozen]({B})\n[Pilots ask]({C})", FULL),
        (f"- [Ferry returns]({A})\n- [Fees frozen]({B})\n- [Pilots ask]({C})", FULL),
        (f"1. [Ferry returns]({A})\n2. [Fees frozen]({B})\n3. [Pilots ask]({C})", FULL),
        (f"{A}\n{B}\n{C}", [("", A), ("", B), ("", C)]),
        (
            f"<ul><li><a href='{A}'>Ferry returns</a></li><li><a href='{B}'>Fees frozen</a><li>Pilots ask</ul>",
            [*FULL[:2], PLAIN[2]],
        ),
        ("Twice\nTwice\nOnce", [("Twice", ""), ("Twice", ""), ("Once", "")]),
        ("[A trap](javascript:alert(1))", [("[A trap](javascript:alert(1))", "")]),
        ("«Ferry» returns » Fees frozen", [("«Ferry» returns » Fees frozen", "")]),
        ("Two-part headline - with a dash", [("Two-part headline - with a dash", "")]),
        ("", []),
        (" \n•\n | \n", []),
    ],
)
def test_a_paste_becomes_links(text: str, links: list[tuple[str, str]]) -> None:
    assert [(link.headline, link.url) for link in links_from_text(text)] == links


@pytest.mark.parametrize(
    ("html", "links"),
    [
        (
            f"<meta charset='utf-8'><ul><li><a href='{A}'>Ferry <b>returns</b></a></li><li>Fees frozen</li></ul>",
            [FULL[0], PLAIN[1]],
        ),
        (
            f"<p><a href='{A}'>Ferry returns</a> • Fees frozen • <a href='{C}'>Pilots ask</a></p>",
            [FULL[0], PLAIN[1], FULL[2]],
        ),
        (f"<a href='{A}'>Ferry returns</a><a href='{B}'>Fees frozen</a>", FULL[:2]),
        (f"<ol><li><a href='{A}'>Twice</a></li><li><a href='{B}'>Twice</a></li></ol>", [("Twice", A), ("Twice", B)]),
        (f"<ul><li><a href='{A}'>Ferry returns</a><ul><li><a href='{B}'>Fees frozen</a></li></ul></li></ul>", FULL[:2]),
        (
            "<ul><li><a href='javascript:alert(1)'>Ferry returns</a></li><li><a href='/b'>Fees frozen</a></li></ul>",
            PLAIN[:2],
        ),
        (f"<a href='{A}'>{A}</a>", [("", A)]),
        (f"<a href='{A}'><img src='x.png'></a>", [("", A)]),
        ("<script>alert(1)</script><ul><li>Ferry returns</li></ul>", PLAIN[:1]),
    ],
)
def test_html_of_a_browser_becomes_links(html: str, links: list[tuple[str, str]]) -> None:
    assert [(link.headline, link.url) for link in links_from_text("as text", html)] == links


def test_html_without_a_list_leaves_the_text() -> None:
    assert [link.headline for link in links_from_text("One\nTwo", "<p>One<br>Two</p>")] == ["One", "Two"]


_words = st.text("abcdefghijklmnopqrstuvwxyzÄé港口", min_size=1, max_size=8)
_headlines = st.lists(_words, min_size=1, max_size=6).map(" ".join)
_links = st.tuples(_headlines, st.sampled_from(["", A, B, C]))


@given(st.lists(_links, max_size=30), st.sampled_from(["", "- ", "* ", "• ", "– "]))
def test_order_and_number_are_kept(links: list[tuple[str, str]], mark: str) -> None:
    text = "\n".join(f"{mark}{headline}\t{url}".rstrip() for headline, url in links)
    assert [(link.headline, link.url) for link in links_from_text(text)] == links


@given(st.lists(_links, min_size=1, max_size=30))
def test_order_is_kept_in_html(links: list[tuple[str, str]]) -> None:
    items = "".join(
        f"<li><a href='{url}'>{headline}</a></li>" if url else f"<li>{headline}</li>" for headline, url in links
    )
    found = links_from_text("", f"<ul>{items}</ul>")
    assert [link.headline for link in found] == [headline for headline, _ in links]
    assert [link.url for link in found if link.url] == [url for _, url in links if url]


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        ("Ferry sails | https://example.org/1", [("Ferry sails", "https://example.org/1")]),
        ("https://example.org/1 | Ferry sails", [("Ferry sails", "https://example.org/1")]),
        (
            "Ferry · https://example.org/1 · Crane · https://example.org/2",
            [("Ferry", "https://example.org/1"), ("Crane", "https://example.org/2")],
        ),
        ("Ferry | Crane | https://example.org/2", [("Ferry", ""), ("Crane", "https://example.org/2")]),
        ("1. Ferry | https://example.org/1\n2. Crane", [("Ferry", "https://example.org/1"), ("Crane", "")]),
    ],
)
def test_an_address_behind_a_stroke_belongs_to_the_headline_before_it(line: str, pairs: list[tuple[str, str]]) -> None:
    assert [(link.headline, link.url) for link in links_from_text(line)] == pairs
