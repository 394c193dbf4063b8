"""Each rule fires where it should and nowhere else; what blocks by default is a short list."""

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from newsdesk.export import mended
from newsdesk.export.checks import check
from newsdesk.model import (
    CHECK_RULES,
    Article,
    Finding,
    LinkTarget,
    Media,
    Picture,
    RelatedLink,
    Settings,
    Severity,
    Status,
    Strip,
)
from newsdesk.render import Page, PageRequest
from newsdesk.render.page import page

NOW = dt.datetime(2026, 1, 19, 12, tzinfo=dt.UTC)
OURS = LinkTarget(id=UUID(int=1), slug="ours", headline="Ours", status=Status.PUBLISHED)
CRANE = Media(hash="cd" * 32, mime="image/png", width=400, height=400, size=900)
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


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("One.\n\n<iframe src=https://example.org/map></iframe>", [("body:3", "Readers don't get <iframe>")]),
        ('<video src="a.mp4" controls>\n<source src="b.mp4">\n</video>', ["<video>", "<source>"]),
        ("See <audio src=x.mp3></audio> and <AUDIO src=y.mp3></AUDIO>.", [("body:1", "<audio>")]),
        ("<section>\n\nText.\n\n</section>", [("body:1", "<section> as plain text")]),
        ('<div class="box">Text</div>\n\n<form><input></form>', ["<div>", "<form>", "<input>"]),
        ("<object\ndata=x>\n</object>", [("body:1", "<object>")]),
    ],
)
def test_html_that_the_page_does_not_show_is_told_with_its_line(body: str, told: list[Any]) -> None:
    findings = [one for one in found(replace(SOUND, body=body)) if one.rule == "dropped-html"]
    assert {one.severity for one in findings} == {Severity.WARN}
    for expected, finding in zip(told, findings, strict=True):
        place, words = expected if isinstance(expected, tuple) else (finding.place, expected)
        assert finding.place == place
        assert words in finding.message


@pytest.mark.parametrize(
    "body",
    [
        "<details><summary>More</summary>\n\nHidden first.\n\n</details>",
        "<aside>A box.</aside>\n\n<div>Plain.</div>\n\n<span lang=fr>Un mot</span> and <ruby>漢<rt>kan</rt></ruby>",
        "Code: `<iframe>` and\n\n```\n<video>\n```\n\nand 3 <input 4 or a<b and x <formula>.",
    ],
)
def test_html_that_the_page_shows_is_left_alone(body: str) -> None:
    assert found(replace(SOUND, body=body)) == ()


def test_ten_headlines_without_a_link_are_one_line() -> None:
    ten = links(*(RelatedLink(headline=f"Headline {name}") for name in ("one", "two", "three", "four", "five", "six")))
    (finding,) = [one for one in found(replace(SOUND, **ten)) if one.rule == "bare-headline"]
    assert finding.message == "6 strip headlines have no link."
    assert finding.place == "links[1]"
    (finding,) = found(replace(SOUND, **links(RelatedLink(article=OURS.id), RelatedLink(headline="Ships return"))))
    assert (finding.place, finding.message) == ("links[2]", "“Ships return” has no link.")


def test_placeholders_come_before_what_is_merely_missing() -> None:
    story = replace(SOUND, body="He said TK. TODO: ask. And [[name]] too.", source="", section=())
    told = [one.message for one in found(replace(story, **links(RelatedLink(headline="Bare"))))]
    assert [message.split("”")[0] for message in told[:3]] == ["“TK", "“TODO", "“[[name]]"]
    assert told[-1] == "“Bare” has no link."
    (headline,) = found(replace(SOUND, headline="TK wins the cup"))
    assert (headline.rule, headline.place) == ("undone", "headline")


def test_alt_text_given_under_pictures_counts_in_the_text() -> None:
    body = f"![](media:{CRANE.hash})"

    def told(*pictures: Picture, body: str = body) -> list[str]:
        story = replace(SOUND, body=body, media=pictures)
        request = PageRequest(
            article=story,
            settings=Settings(base_url="https://news.example"),
            targets={OURS.id: OURS},
            media={CRANE.hash: CRANE},
        )
        return [one.rule for one in check(request, page(request), as_of=NOW)]

    assert told(Picture(media=CRANE.hash, alt="A crane")) == []
    assert told(Picture(media=CRANE.hash, decorative=True)) == []
    assert told(Picture(media=CRANE.hash)) == ["no-alt"]
    assert told(Picture(media=CRANE.hash), body=body.replace("[]", "[A crane]")) == []
    assert told(Picture(media=CRANE.hash, alt="A crane"), body=f"{body}\n\n![x](media:{'9' * 64})") == [
        "picture-not-here"
    ]


@pytest.mark.parametrize("body", ["![The pier](p.jpg)", "![The pier](pictures/p.jpg)", '<img src="/p.jpg" alt="Pier">'])
def test_a_picture_that_no_bundle_holds_blocks(body: str) -> None:
    (finding,) = found(replace(SOUND, body=body))
    assert (finding.rule, finding.severity) == ("missing-picture", Severity.BLOCK)
    assert "p.jpg” is not in the story" in finding.message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It stood on the the quay.", "“the the”"),
        ("The the quay stands.", "“The the”"),
        ("Und und das das Haus.", "“Und und”"),
        ("Ñandú ñandú.", "“Ñandú ñandú”"),
    ],
)
def test_a_doubled_word_is_found_and_mended(text: str, told: str) -> None:
    story = replace(SOUND, body=text)
    (finding,) = [one for one in found(story) if one.rule == "doubled-word"]
    assert told in finding.message
    better = mended(story, finding)
    assert better is not None
    assert better.body == text.replace(told.strip("“”"), told.strip("“”").split()[0])


@pytest.mark.parametrize(
    "text",
    ["He had had enough; I know that that is so.", "Duran Duran in Pago Pago.", "The 19 19 buses.", "to-to to-to"],
)
def test_words_that_are_meant_twice_are_left_alone(text: str) -> None:
    assert found(replace(SOUND, body=text)) == ()


def test_a_text_full_of_one_fault_is_told_in_a_few_lines() -> None:
    findings = found(replace(SOUND, body="[a][b] " * 5000))
    assert len(findings) == 31
    assert findings[-1].message == "4970 more of this kind."


def test_every_rule_that_is_found_has_a_title_and_its_default() -> None:
    worst = replace(
        SOUND,
        headline="x" * 71,
        body="TK  the the ![](p.jpg) [](https://e.org) [^a] [b][c] <iframe>\n\n#### Deep",
        source="",
        section=(),
        standfirst="",
        date=dt.date(2027, 1, 1),
        **links(RelatedLink(headline="Bare"), RelatedLink(article=UUID(int=9))),
    )
    defaults = {rule.name: rule for rule in CHECK_RULES}
    findings = found(worst)
    assert len(findings) > 12
    for finding in findings:
        assert finding.severity is defaults[finding.rule].severity, finding.rule
        assert defaults[finding.rule].title


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
