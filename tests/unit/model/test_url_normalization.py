"""What a page may lead to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model import normalize_http_url, safe_href


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("  HTTPS://example.org ", "https://example.org"),
        ("https://example.org/two words", "https://example.org/two%20words"),
        ("https://example.org/a|b%zz%41", "https://example.org/a%7Cb%25zz%41"),
        ("https://example.org/河", "https://example.org/%E6%B2%B3"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("example.org", ""),
        ("mailto:desk@example.org", ""),
        ("//example.org/", ""),
        ("https:///path", ""),
        ("https://a b/", ""),
        ("http://[::1/", ""),
        ("java\tscript:alert(1)", ""),
        ("\x01javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("", ""),
    ],
)
def test_only_what_is_an_address_of_the_web_is_one(typed: str, address: str) -> None:
    assert normalize_http_url(typed) == address


def test_a_page_may_also_lead_to_mail_and_to_its_neighbours() -> None:
    assert safe_href("mailto:desk@example.org", frozenset({"mailto"})) == "mailto:desk@example.org"
    assert safe_href("mailto:desk@example.org", frozenset()) == ""
    assert safe_href("../other/index.html#two", frozenset()) == "../other/index.html#two"
    assert safe_href("a b:c", frozenset()) == ""
    assert safe_href("\\\\share\\x", frozenset()) == ""


@given(st.text())
def test_writing_it_again_changes_nothing(text: str) -> None:
    address = safe_href(text, frozenset({"tel"}))
    assert safe_href(address, frozenset({"tel"})) == address
    assert address.isascii() or address.startswith("http")
