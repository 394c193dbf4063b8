"""Each rule fires where it should and nowhere else; what blocks by default is a short list."""

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from newsdesk.export import mended
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
        (
            links(
                RelatedLink(headline="Harbour ferry halted by cracks in its hull", url="https://example.org/a"),
                RelatedLink(headline="UPDATE: Harbour ferry halted by cracks in its hull", url="https://example.com/b"),
            ),
            "similar-link",
        ),
    ],
)
def test_what_is_to_be_mended_and_does_not_block(changed: dict[str, Any], rule: str) -> None:
    findings = found(replace(SOUND, **changed))
    assert rule in [one.rule for one in findings]
    assert Severity.BLOCK not in [one.severity for one in findings]


LATIN = "The quay stands again, and ships come in from every port along the coast."
HAN = "码头又一次屹立，船只从沿海各港驶来，人们在岸边等候，旗帜在风中飘扬，孩子们唱着歌。"


@pytest.mark.parametrize(
    ("changed", "rule", "place"),
    [
        ({"body": "One.\n\n#### Too deep"}, "heading-order", "body:3"),
        ({"body": "One[^a].\n\n[^b]: Two."}, "broken-note", "body:1"),
        ({"body": "A\n[link][there]."}, "broken-reference", "body:2"),
        ({"body": "He said TK."}, "undone", "body:1"),
        ({"body": "It cost [check sum] crowns."}, "undone", "body:1"),
        ({"body": "Two  blanks."}, "double-space", "body:1"),
        ({"body": "[](https://example.org/)x"}, "empty-link", "body"),
        ({"body": HAN}, "language", "language"),
        ({"body": LATIN, "language": "zh"}, "language", "language"),
        ({"date": dt.date(2026, 1, 20)}, "date-ahead", "date"),
        (links(RelatedLink(headline="x", url="https://example.org/?utm_source=a&id=1")), "tracked-link", "links[1]"),
    ],
)
def test_what_an_editor_would_not_want_readers_to_meet(changed: dict[str, Any], rule: str, place: str) -> None:
    findings = found(replace(SOUND, **changed))
    assert (rule, place) in [(one.rule, one.place) for one in findings]
    assert Severity.BLOCK not in [one.severity for one in findings]


@pytest.mark.parametrize(
    "body",
    [
        "## Two\n\n### Three\n\n## Two",
        "One[^a].\n\n[^a]: A note.",
        "A [link][There] and [another](https://example.org/).\n\n[there]: https://example.org/",
        "Code: `[^x] TODO  two` and\n\n```\n#### deep\nTK\n```",
        "An article on the XXXL and stock options.",
        LATIN,
    ],
)
def test_what_is_as_it_should_be_is_left_alone(body: str) -> None:
    assert found(replace(SOUND, body=body)) == ()


def test_a_slug_that_readers_know_is_told() -> None:
    (finding,) = found(SOUND, live=replace(SOUND, slug="old-quay"))
    assert (finding.rule, finding.severity) == ("slug-changed", Severity.NOTE)
    assert found(SOUND, live=SOUND) == ()


def test_a_desk_grades_rules_but_not_those_that_keep_a_page_sound() -> None:
    story = replace(SOUND, source="", body="", date=None)
    settings = Settings(base_url="https://news.example", rules="no-source=block no-date=off body=off nonsense")
    request = PageRequest(article=story, settings=settings, targets={OURS.id: OURS})
    graded = {one.rule: one.severity for one in check(request, page(request), as_of=NOW)}
    assert graded == {"no-source": Severity.BLOCK, "body": Severity.BLOCK}


@pytest.mark.parametrize(
    ("changed", "rule", "after"),
    [
        ({"body": "One.\n\n#### Deep"}, "heading-order", {"body": "One.\n\n## Deep"}),
        ({"body": "Two  blanks   here."}, "double-space", {"body": "Two blanks here."}),
        (
            links(RelatedLink(headline="x", url="https://example.org/?utm_source=a&id=1&fbclid=2#top")),
            "tracked-link",
            links(RelatedLink(headline="x", url="https://example.org/?id=1#top")),
        ),
        (
            links(RelatedLink(headline="One"), RelatedLink(headline="Two"), RelatedLink(headline="one")),
            "duplicate-link",
            links(RelatedLink(headline="One"), RelatedLink(headline="Two")),
        ),
    ],
)
def test_what_a_machine_can_mend_it_mends(changed: dict[str, Any], rule: str, after: dict[str, Any]) -> None:
    story = replace(SOUND, **changed)
    finding = next(one for one in found(story) if one.rule == rule)
    better = mended(story, finding)
    assert better == replace(SOUND, **after)
    assert better is not None
    assert rule not in [one.rule for one in found(better)]


def test_what_only_an_editor_can_say_is_not_guessed() -> None:
    for finding in found(replace(SOUND, headline="", source="", standfirst="")):
        assert mended(SOUND, finding) is None


def test_the_gravest_comes_first() -> None:
    order = [Severity.BLOCK, Severity.WARN, Severity.NOTE]
    said = [order.index(one.severity) for one in found(replace(SOUND, headline="", source="", body=""))]
    assert said == sorted(said)
    assert len(said) > 2
