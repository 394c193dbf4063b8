"""Every story is valid ninjs 3.1, carries nothing private, and foreign ninjs is read as far as it goes."""

import datetime as dt
import json
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

import jsonschema
import pytest
import referencing
import referencing.jsonschema
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.errors import NewsdeskError
from newsdesk.formats.ninjs import from_ninjs, to_ninjs
from newsdesk.model import (
    Article,
    Correction,
    CorrectionKind,
    LinkTarget,
    Media,
    Picture,
    RelatedLink,
    Settings,
    Status,
    Strip,
)

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "conformance" / "ninjs" / "ninjs-schema_3.1.json").read_text(encoding="utf-8")
)
OURS = LinkTarget(id=UUID(int=1), slug="ours", headline="A story of ours")
KILLED = LinkTarget(id=UUID(int=2), slug="gone", headline="Gone", status=Status.KILLED)
PHOTO = Media(hash="ab" * 32, mime="image/png", width=400, height=300, size=900)
TARGETS = {target.id: target for target in (OURS, KILLED)}


# Geojson without the network: nothing of ours is a place on a map.
GEOMETRY = referencing.Resource.from_contents({}, default_specification=referencing.jsonschema.DRAFT202012)
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA,
    registry=referencing.Registry[Any]().with_resources(
        [
            ("https://geojson.org/schema/GeoJSON.json", GEOMETRY),
            ("https://geojson.org/schema/GeoJSON.json#", GEOMETRY),
        ]
    ),
    format_checker=jsonschema.FormatChecker(),
)

texts = st.text(max_size=30)
instants = st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC))
articles = st.builds(
    Article,
    headline=texts,
    slug=st.just("a-slug"),
    slugline=texts,
    standfirst=texts,
    description=texts,
    byline=st.lists(texts, max_size=2).map(tuple),
    source=texts,
    dateline=texts,
    date=st.one_of(st.none(), st.dates(dt.date(1900, 1, 1)), instants),
    published=st.one_of(st.none(), instants),
    modified=st.one_of(st.none(), instants),
    embargo=st.one_of(st.none(), instants),
    section=st.lists(texts, max_size=2).map(tuple),
    keywords=st.lists(texts, max_size=2).map(tuple),
    status=st.sampled_from(Status),
    urgency=st.integers(0, 9),
    body=texts,
    lead_image=st.one_of(st.none(), st.builds(Picture, media=st.just(PHOTO.hash), alt=texts, caption=texts)),
    strip=st.builds(
        Strip,
        links=st.lists(
            st.builds(
                RelatedLink,
                headline=texts,
                url=st.sampled_from(["", "https://example.org/河 x?a=b#c", "javascript:alert(1)", "no address"]),
                article=st.sampled_from([None, OURS.id, KILLED.id, UUID(int=3)]),
            ),
            max_size=4,
        ).map(tuple),
    ),
    corrections=st.lists(
        st.builds(Correction, kind=st.sampled_from(CorrectionKind), was=texts, now=texts, at=instants), max_size=1
    ).map(tuple),
)


@given(
    articles,
    st.sampled_from([Settings(), Settings(base_url="https://news.example/sub dir", time_zone="Asia/Shanghai")]),
)
def test_every_story_is_valid(article: Article, settings: Settings) -> None:
    document = to_ninjs(article, settings, TARGETS, {PHOTO.hash: PHOTO}, f"<p>{article.body}</p>")
    VALIDATOR.validate(document)
    if article.status is Status.KILLED:
        assert document["pubStatus"] == "canceled"
        assert not document.keys() & {"bodies", "descriptions", "associations"}
    related = [entry for entry in document.get("associations", ()) if entry["type"] == "text"]
    assert all(entry["name"] and entry["uri"] for entry in related)
    assert not any("javascript:" in entry["uri"] for entry in related)


def test_the_schema_can_say_no() -> None:
    document = to_ninjs(Article(headline="x"), Settings(), {}, {}, "")
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({**document, "private": 1})
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({**document, "pubStatus": "cancelled"})


def test_the_strip_is_an_ordered_list_and_the_dead_drop_out() -> None:
    article = Article(
        strip=Strip(
            links=(
                RelatedLink(headline="Bare"),
                RelatedLink(article=KILLED.id),
                RelatedLink(article=OURS.id, headline="In other words"),
                RelatedLink(headline="Out", url="https://example.org/a"),
            )
        )
    )
    document = to_ninjs(article, Settings(base_url="https://news.example"), TARGETS, {}, "")
    assert [(entry["uri"], entry["headlines"][0]["value"]) for entry in document["associations"]] == [
        (f"urn:newsdesk:{article.id}:link:1", "Bare"),
        ("https://news.example/ours/", "In other words"),
        ("https://example.org/a", "Out"),
    ]


@given(articles)
def test_ours_comes_back_as_far_as_ninjs_carries_it(article: Article) -> None:
    if article.status is Status.KILLED or not article.headline:
        return
    back = from_ninjs(to_ninjs(article, Settings(), {}, {}, "<p>x</p>"), str)
    assert back.headline == article.headline
    assert back.section == article.section
    assert back.keywords == article.keywords
    if article.body.strip():
        assert back.body == article.body


def test_the_standards_own_examples_are_read(reference: Path) -> None:
    suite = sorted((reference / "standards" / "ninjs").rglob("*.json"))
    read = 0
    for path in suite:
        document = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(document, dict) or "$schema" in document:
            continue
        try:
            story = from_ninjs(document, str)
        except NewsdeskError:
            continue
        read += bool(story.headline or story.body)
    assert read > 5


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=10,
)
KEYS = ["headlines", "bodies", "subjects", "by", "uri", "associations", "infoSources", "urgency", "contentCreated"]


@given(st.dictionaries(st.sampled_from(KEYS), json_values))
def test_whatever_json_comes_it_is_a_story_or_a_sentence(document: dict[str, Any]) -> None:
    with suppress(NewsdeskError):
        from_ninjs(document, str)
