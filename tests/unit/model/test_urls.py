"""Addresses that were copied out of documents, mails and networks lead to the page, not to somebody's counter."""

import pytest

from newsdesk.model import strip_tracking_params, tracking_params, url_comparison_key

PAGE = "https://example.org/ferry?id=3"
COUNTED = [
    "https://www.google.com/url?q=https://example.org/ferry%3Fid%3D3&sa=D&source=editors&ust=1&usg=AOv",
    "https://www.google.co.uk/url?sa=t&url=https%3A%2F%2Fexample.org%2Fferry%3Fid%3D3",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fferry%3Fid%3D3%26fbclid%3Dx&h=AT",
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fferry%3Fid%3D3&data=05",
    "https://slack-redir.net/link?url=https%3A%2F%2Fexample.org%2Fferry%3Fid%3D3",
    "https://www.google.com/url?q=https%3A%2F%2Fslack-redir.net%2Flink%3Furl%3Dhttps%253A%252F%252Fexample.org%252Fferry%253Fid%253D3",
]


@pytest.mark.parametrize("address", COUNTED)
def test_a_counter_on_the_way_is_taken_out_and_is_no_other_page(address: str) -> None:
    assert strip_tracking_params(address) == PAGE
    assert url_comparison_key(address) == url_comparison_key(PAGE)
    assert len(tracking_params(address)) == 1


@pytest.mark.parametrize(
    "address",
    [
        "https://www.google.com/maps?q=https://example.org/",
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://example.org/url?q=https://example.com/",
        "https://www.google.com/url",
        "https://notgoogle.example/url?q=https://example.com/",
    ],
)
def test_an_address_that_only_looks_like_one_stays(address: str) -> None:
    assert strip_tracking_params(address) == address
    assert tracking_params(address) == ()
