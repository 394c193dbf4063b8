"""Other programs write more than names into a byline; readers get people, each once, and nobody for a role."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model import Settings
from newsdesk.wire import read_paste
from newsdesk.wire.bylines import parse_byline


@pytest.mark.parametrize(
    ("entries", "names", "rest"),
    [
        (["Jeffrey Moss", "By JEFFREY MOSS"], ["Jeffrey Moss"], ["By"]),
        (["By JEFFREY MOSS", "Jeffrey Moss"], ["Jeffrey Moss"], ["By"]),
        (["Élodie Marchand", "Elodie Marchand"], ["Élodie Marchand"], []),
        (["J. R. Moss", "J R Moss"], ["J. R. Moss"], []),
        (
            ["Ann Lee (reporting)", "Adrian Low (photography)"],
            ["Ann Lee"],
            ["reporting", "Adrian Low (photography)"],
        ),
        (["Photographs by Adrian Low", "Ann Lee"], ["Ann Lee"], ["Photographs by Adrian Low"]),
        (["Photography"], [], ["Photography"]),
        (["Ann Lee (AFP)"], ["Ann Lee (AFP)"], []),
        (["By ANN LEE"], ["ANN LEE"], ["By"]),
        (["Ann Lee and Luo Min"], ["Ann Lee and Luo Min"], []),
        (["陆敏（记者）"], ["陆敏"], ["记者"]),
    ],
)
def test_people_are_named_once_and_roles_are_not_people(entries: list[str], names: list[str], rest: list[str]) -> None:
    byline = parse_byline(entries)
    assert (list(byline.names), list(byline.rest)) == (names, rest)


@given(st.lists(st.text(st.sampled_from("Ann Lee,BY by()&photo（）\n"), max_size=40), max_size=6))
def test_no_word_of_a_byline_is_lost(entries: list[str]) -> None:
    byline = parse_byline(entries)
    kept = set(re.findall(r"\w+", " ".join([*byline.names, *byline.rest]).casefold()))
    assert {word for entry in entries for word in re.findall(r"\w+", entry.casefold())} <= kept


def test_an_imported_page_has_one_author_where_its_head_and_its_line_name_the_same() -> None:
    said = {"@type": "NewsArticle", "headline": "Ferry comes back", "author": [{"name": "Jeffrey Moss"}]}
    said["author"] = [{"name": "Jeffrey Moss"}, {"name": "By JEFFREY MOSS"}]
    page = (
        f'<html><head><script type="application/ld+json">{json.dumps(said)}</script></head><body><article>'
        "<h1>Ferry comes back</h1><p>The ferry came back on Monday, after the storm had held it for two days.</p>"
        "<p>It carries some four hundred people a day between the two banks of the river.</p></article></body></html>"
    )
    read = read_paste("", page, Settings())
    assert read.article.byline == ("Jeffrey Moss",)
    assert "By" in read.left_out


def test_front_matter_names_its_authors_the_same_way() -> None:
    read = read_paste("---\ntitle: x\nauthor: By Ann Lee (reporting)\n---\nText", None, Settings())
    assert read.article.byline == ("Ann Lee",)
