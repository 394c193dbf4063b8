"""Each rule fires where it should and nowhere else; what blocks by default is a short list."""

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from newsdesk.export.checks import check
from newsdesk.model import Article, Finding, Picture, RelatedLink, Settings, Severity, Status, Strip, Target
from newsdesk.render import Page, PageRequest
from newsdesk.render.page import page

NOW = dt.datetime(2026, 1, 19, 12, tzinfo=dt.UTC)
OURS = Target(id=UUID(int=1), slug="ours", headline="Ours", status=Status.PUBLISHED)
SOUND = Article(
    headline="The quay stands",
    slug="quay",
    standfirst="Again.",
    source="Coast Press",
    date=dt.date(2026, 1, 19),
    section=("News",),
    body="It stands.",
    strip=Strip(links=(RelatedLink(article=OURS.id), RelatedLink(headline="Out", url="https://example.org/a"))),
)


def found(article: Article, *, unrenderable: bool = False, **options: Any) -> tuple[Finding, ...]:
    request = PageRequest(article=article, settings=Settings(base_url="https://news.example"), targets={OURS.id: OURS})
    made: Page | None = None if unrenderable else page(request)
    return check(request, made, as_of=options.pop("as_of", NOW), **options)


def test_a_sound_story_has_no_finding() -> None:
    assert found(SOUND) == ()


def links(*made: RelatedLink) -> dict[str, Any]:
    return {"strip": Strip(links=made)}


@pytest.mark.parametrize(
    ("changed", "rule", "place"),
    [
        ({"headline": ""}, "headline", "headline"),
        ({"body": " \n"}, "body", "body"),
        ({"body": "![x](https://example.org/x.png)"}, "remote-image", "body"),
        (links(RelatedLink(headline="x", url="javascript:alert(1)")), "unsafe-url", "links[1]"),
        (links(RelatedLink(headline="x", url="java\tscript:alert(1)")), "unsafe-url", "links[1]"),
        (links(RelatedLink(headline="x", url="file:///etc/passwd")), "unsafe-url", "links[1]"),
        ({"embargo": NOW + dt.timedelta(seconds=1)}, "embargo", "embargo"),
    ],
)
def test_what_blocks(changed: dict[str, Any], rule: str, place: str) -> None:
    blocking = [one for one in found(replace(SOUND, **changed)) if one.severity is Severity.BLOCK]
    assert [(one.rule, one.place) for one in blocking] == [(rule, place)]
    assert blocking[0].message
    assert blocking[0].mend


def test_a_text_that_cannot_be_rendered_blocks() -> None:
    blocking = [one.rule for one in found(SOUND, unrenderable=True) if one.severity is Severity.BLOCK]
    assert blocking == ["unrenderable"]


def test_an_embargo_ends_and_can_be_passed_on() -> None:
    story = replace(SOUND, embargo=NOW)
    assert found(story, as_of=NOW) == ()
    assert found(story, as_of=NOW - dt.timedelta(seconds=1))[0].rule == "embargo"
    assert found(story, as_of=NOW - dt.timedelta(seconds=1), embargoed=True) == ()


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"source": ""}, "no-source"),
        ({"date": None}, "no-date"),
        ({"section": ()}, "no-section"),
        ({"standfirst": ""}, "no-description"),
        ({"headline": "x" * 71}, "long-headline"),
        ({"lead_image": Picture(media="a" * 64)}, "no-alt"),
        ({"body": f"![](media:{'a' * 64})"}, "no-alt"),
        ({"body": "[x](htps://example.org)"}, "unsafe-url"),
        (links(RelatedLink(headline="Bare")), "bare-headline"),
        (links(RelatedLink(article=UUID(int=9))), "link-not-here"),
        (
            links(
                RelatedLink(headline="a", url="https://www.example.org/a?utm_source=x"),
                RelatedLink(headline="b", url="https://m.example.org/a/"),
            ),
            "duplicate-link",
        ),
    ],
)
def test_what_is_to_be_mended_and_does_not_block(changed: dict[str, Any], rule: str) -> None:
    findings = found(replace(SOUND, **changed))
    assert rule in [one.rule for one in findings]
    assert Severity.BLOCK not in [one.severity for one in findings]


def test_the_gravest_comes_first() -> None:
    order = [Severity.BLOCK, Severity.WARN, Severity.NOTE]
    said = [order.index(one.severity) for one in found(replace(SOUND, headline="", source="", body=""))]
    assert said == sorted(said)
    assert len(said) > 2
