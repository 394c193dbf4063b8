"""She asks what belongs beside a story: the desk's own stories on the same matter come, each with the reason."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.errors import NotFoundError
from newsdesk.model import Article, RelatedLink, Status, Strip
from newsdesk.paths import resolve_paths

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
FERRY = "The ferry to Saltholm stays in port: the harbour board found cracks in its hull, and passengers wait for {}."
BUDGET = "The council raised its budget for schools and roads, and taxes go up by a tenth for {}."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(resolve_paths(tmp_path), now=lambda: NOW) as opened:
        for number, who in enumerate(("farmers", "pupils", "doctors", "drivers", "singers", "bakers")):
            opened.writing.new(Article(headline=f"Budget row number {number}", body=BUDGET.format(who)))
        yield opened


def ferry(headline: str, who: str, **fields: object) -> Article:
    return replace(Article(headline=headline, body=FERRY.format(who), date=date(2026, 3, 2)), **fields)  # type: ignore[arg-type]


def suggested(desk: Desk, story: Article, limit: int = 10) -> list[str]:
    return [each.headline for each in desk.suggesting.suggest(story, limit)]


def test_stories_on_the_same_matter_come_first_each_with_the_reason(desk: Desk) -> None:
    desk.writing.new(ferry("Hull of the island boat to be mended", "a tug", section=("News", "Coast")))
    story = desk.writing.new(ferry("No boat until Friday", "news", section=("News",), date=date(2026, 3, 5)))

    first = desk.suggesting.by_slug(story.slug)[0]

    assert first.headline == "Hull of the island boat to be mended"
    assert 0.1 < first.score < 1
    names, *rest = first.reason.split(" · ")
    assert "Saltholm" in names
    assert rest == ["same section", "3 days ago", "draft"]


def test_the_draft_counts_as_it_is_written_saved_or_not(desk: Desk) -> None:
    desk.writing.new(ferry("Hull to be mended", "a tug"))
    story = desk.writing.new(Article(headline="Untitled so far"))

    assert suggested(desk, story) == []
    assert suggested(desk, replace(story, body=FERRY.format("news"))) == ["Hull to be mended"]


def test_never_itself_nor_what_it_links_to(desk: Desk) -> None:
    in_strip = desk.writing.new(ferry("In the strip", "a tug and its long rope"))
    in_text = desk.writing.new(ferry("In the text", "two helicopters from the mainland"))
    desk.writing.new(ferry("Somewhere else", "a carpenter with seven assistants"))
    story = desk.writing.new(ferry("No boat until Friday", "news"))
    assert sorted(suggested(desk, story)) == ["In the strip", "In the text", "Somewhere else"]

    linked = replace(
        story,
        strip=Strip(links=(RelatedLink(article=in_strip.id),)),
        body=f"{story.body} [More](story:{in_text.id}).",
    )
    assert suggested(desk, linked) == ["Somewhere else"]


def test_never_what_no_reader_may_see(desk: Desk) -> None:
    spiked = desk.writing.new(ferry("Spiked", "a tug and its long rope"))
    desk.writing.move(spiked.id, Status.SPIKED)
    desk.writing.new(ferry("Killed", "two helicopters from the mainland", status=Status.KILLED))
    desk.writing.new(ferry("Held back", "a carpenter with seven assistants", embargo=NOW + timedelta(hours=1)))
    desk.writing.new(ferry("For later", "a better forecast by the evening", scheduled=NOW + timedelta(hours=1)))
    desk.writing.new(ferry("Let go", "the bishop and his little choir", embargo=NOW - timedelta(hours=1)))

    assert suggested(desk, ferry("No boat until Friday", "news")) == ["Let go"]


def test_one_of_several_that_are_nearly_the_same(desk: Desk) -> None:
    desk.writing.new(ferry("Cracks found in hull of Saltholm ferry", "a tug and its long rope"))
    desk.writing.new(ferry("Cracks found in the hull of Saltholm ferry", "helicopters from the mainland"))
    story = ferry("No boat until Friday", "news")
    assert len(suggested(desk, story)) == 1

    listed = Strip(
        links=(RelatedLink(headline="Cracks found in hull of the Saltholm ferry", url="https://example.org/1"),)
    )
    assert suggested(desk, replace(story, strip=listed)) == []


def test_a_copy_of_the_story_is_no_suggestion_whatever_its_headline(desk: Desk) -> None:
    body = " ".join(FERRY.format(who) for who in ("farmers", "pupils", "doctors"))
    desk.writing.new(Article(headline="A first take of it", body=body))
    assert "A first take of it" in suggested(desk, Article(headline="No boat until Friday", body=FERRY.format("news")))
    assert "A first take of it" not in suggested(desk, Article(headline="No boat until Friday", body=body))


def test_stories_in_chinese_and_thai_are_found_by_what_they_share(desk: Desk) -> None:
    desk.writing.new(
        Article(headline="港口重新开放", body="渡轮今天恢复运行,港口管理局说裂缝已经修好。", language="zh-Hans")
    )
    desk.writing.new(Article(headline="学校预算增加", body="市议会决定明年提高税收,用于教育。", language="zh-Hans"))
    desk.writing.new(Article(headline="เรือเฟอร์รี่", body="ท่าเรือเปิดให้บริการอีกครั้งหลังพายุ", language="th"))

    (found,) = desk.suggesting.suggest(Article(headline="渡轮停航", body="港口管理局发现船体裂缝,乘客等待消息。"))
    assert found.headline == "港口重新开放"
    assert "港口管理局" in found.reason
    assert suggested(desk, Article(headline="พายุ", body="ท่าเรือปิดเพราะพายุ")) == ["เรือเฟอร์รี่"]


def test_words_that_every_story_has_suggest_nothing_before_those_that_few_have(desk: Desk) -> None:
    desk.writing.new(ferry("Hull to be mended", "a tug"))
    story = ferry("No boat until Friday", "the council and its budget for schools and roads")
    assert suggested(desk, story)[0] == "Hull to be mended"


def test_only_as_many_as_are_asked_for_and_none_for_an_empty_story(desk: Desk) -> None:
    story = desk.writing.by_slug("budget-row-number-0")
    assert len(suggested(desk, story, 2)) <= 2
    assert suggested(desk, story, 0) == []
    assert suggested(desk, Article()) == []
    with pytest.raises(NotFoundError):
        desk.suggesting.by_slug("no-such-story")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 5), "today"),
        (date(2026, 3, 4), "yesterday"),
        (date(2026, 2, 25), "8 days ago"),
        (date(2026, 2, 1), "4 weeks ago"),
        (date(2025, 3, 5), "12 months ago"),
        (date(2020, 3, 5), "6 years ago"),
        (date(2026, 3, 9), "dated 2026-03-09"),
    ],
)
def test_the_reason_says_how_old_a_story_is(desk: Desk, day: date, said: str) -> None:
    desk.writing.new(ferry("Hull to be mended", "a tug", date=day))
    (found,) = desk.suggesting.suggest(ferry("No boat until Friday", "news"))
    assert said in found.reason.split(" · ")


def on_the_wire(desk: Desk, tmp_path: Path, *items: tuple[str, str, timedelta]) -> None:
    listed = [
        {
            "id": headline,
            "url": f"https://wire.example/{number}",
            "title": headline,
            "content_text": text,
            "date_published": (NOW - age).isoformat(),
        }
        for number, (headline, text, age) in enumerate(items)
    ]
    feed = tmp_path / "feed.json"
    feed.write_text(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Coast wire", "items": listed}),
        encoding="utf-8",
    )
    desk.wire.add(str(feed))


def test_news_on_the_wire_is_suggested_too_with_its_source(desk: Desk, tmp_path: Path) -> None:
    on_the_wire(
        desk,
        tmp_path,
        ("Cracks in the hull of the Saltholm boat", FERRY.format("a crane"), timedelta(hours=3)),
        ("Cracks were found before, too", FERRY.format("an inquiry of old"), timedelta(hours=49)),
        ("Schools get more", BUDGET.format("teachers"), timedelta(hours=1)),
    )
    desk.writing.new(ferry("Hull to be mended", "a tug with long ropes from the mainland"))
    story = desk.writing.new(ferry("No boat until Friday", "news"))

    found = desk.suggesting.by_slug(story.slug)

    assert {each.headline for each in found} == {"Hull to be mended", "Cracks in the hull of the Saltholm boat"}
    (item,) = [each for each in found if each.item]
    assert item.slug == ""
    assert item.link == RelatedLink(
        headline=item.headline, url="https://wire.example/0", source="Coast wire", date=date(2026, 3, 5)
    )
    assert "Saltholm" in item.reason
    assert item.reason.endswith(" · wire: Coast wire · today")
    linked = replace(story, strip=Strip(links=(RelatedLink(url="https://wire.example/0?utm_source=x"),)))
    assert suggested(desk, linked) == ["Hull to be mended"]
    listed = replace(story, strip=Strip(links=(item.link,)))
    assert suggested(desk, listed) == ["Hull to be mended"]


@pytest.mark.parametrize(
    ("language", "told", "everyday"),
    [
        (
            "en",
            "After the storm in June the WHO said before Monday that Saltholm is without water.",
            "after before june",
        ),
        (
            "de",
            "Nach dem Sturm im März sagte der Rat, dass Saltholm bereits ohne Wasser ist.",
            "nach bereits märz ohne",
        ),
        ("fr", "Après la tempête de juin, la ville de Saltholm est encore sans eau depuis lundi.", "après juin encore"),
    ],
)
def test_reasons_name_the_matter_and_no_everyday_word(desk: Desk, language: str, told: str, everyday: str) -> None:
    desk.writing.new(Article(headline="Saltholm waits", body=f"{told} Some wait.", language=language))
    story = Article(headline="Saltholm asks for help", body=f"{told} Others ask.", language=language)
    (found, *_) = desk.suggesting.suggest(story)
    names = found.reason.split(" · ")[0]
    assert "Saltholm" in names
    assert not set(everyday.split()) & set(names.casefold().replace(",", "").split())


def test_what_shares_everyday_words_alone_is_not_suggested(desk: Desk) -> None:
    desk.writing.new(Article(headline="Later", body="In June, after and before that, several others said so already."))
    story = Article(headline="Sooner", body="Before June several others already said so, after that as well.")
    assert suggested(desk, story) == []
