"""What a desk publishes with is good before it is kept, and what is wrong all the same stops nobody's work."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk.desk import Desk, utc_now
from newsdesk.errors import NewsdeskError
from newsdesk.formats.bundle import settings_from
from newsdesk.formats.settings import require_settings, wrong_settings
from newsdesk.model import Article, Settings
from newsdesk.paths import resolve_paths
from newsdesk.store import StoryFilter

WRONG = [
    ("time_zone", "Mars", "The time zone “Mars”"),
    ("time_zone", "", "The time zone “”"),
    ("time_zone", "../../etc/passwd", "Europe/Paris"),
    ("theme", "nope", "there are: wire, longread"),
    ("date_style", "zzz", "there are: long, full, medium, iso"),
    ("dateline", "reuters", "there are: place, ap, xinhua; or write a pattern such as {place}, {date} ({source}) --"),
    ("dateline", "{place} {when}", "is none"),
    ("dateline", "{date} --", "is none"),
    ("rules", "xx", "“xx” is no rule"),
    ("rules", "no-source=banana", "write it as no-source=GRADE, with one of: block, warn, note, off"),
    ("rules", "no-source=block body=off", "“body” is no rule that can be graded"),
    ("base_url", "ftp://x", "https://news.example.org"),
    ("base_url", "news.example.org", "The base URL “news.example.org”"),
    ("base_url", "https://news example.org", "without blanks"),
    ("base_url", "https://news.example.org/the wire", "without blanks"),
    ("base_url", "https://news.example.org/?a=b", "https://news.example.org"),
    ("language", "xx-klingon-123456789", "such as en, de or zh-Hans"),
    ("language", "", "The language “”"),
]
GOOD = Settings(
    name="x", base_url="https://münchen.example/news", language="zh-Hans", time_zone="Asia/Shanghai", date_style="iso",
    theme="longread", rules="no-source=block link-dead=off",
)  # fmt: skip


@pytest.mark.parametrize(("name", "value", "told"), WRONG)
def test_a_wrong_setting_is_refused_in_a_sentence_that_names_it_and_what_is_allowed(
    name: str, value: str, told: str
) -> None:
    with pytest.raises(NewsdeskError) as refused:
        require_settings(replace(GOOD, **{name: value}), GOOD)
    assert told in str(refused.value)
    assert str(refused.value).endswith(".")


def test_good_settings_are_good() -> None:
    assert wrong_settings(GOOD) == wrong_settings(Settings()) == {}


def test_of_two_wrong_settings_each_is_mended_alone() -> None:
    was = replace(GOOD, time_zone="Mars", theme="nope")
    require_settings(replace(was, theme="wire"), was)
    require_settings(replace(was, time_zone="UTC"), was)


@pytest.mark.parametrize(("name", "value", "told"), WRONG)
def test_a_bundle_with_a_wrong_setting_brings_ours_in_its_place(name: str, value: str, told: str) -> None:
    brought = settings_from({"name": "The Coast", name: value})
    assert brought == Settings(name="The Coast")
    assert told


@pytest.mark.parametrize(("name", "value", "told"), WRONG)
def test_a_desk_that_holds_a_wrong_setting_works_and_the_doctor_names_it(
    tmp_path: Path, name: str, value: str, told: str
) -> None:
    with Desk.open(resolve_paths(tmp_path)) as desk:
        desk.configure(GOOD)
        desk._store.set_settings(replace(GOOD, **{name: value}))
        story = desk.writing.new_from({"headline": "Ferry", "body": "x", "embargo": "2026-01-19T14:05"})
        desk.writing.edit(story.slug, {"date": "2026-01-19"})
        assert desk.writing.search("ferry after:2025-12")
        assert desk.writing.listing(StoryFilter()).rows
        assert any(told in sentence for sentence in desk.doctor())
        assert desk.today(utc_now()).year > 2000
        # A page is made, or a sentence says what it cannot be made with.
        with suppress(NewsdeskError):
            assert desk.publishing.check(story)
            desk.publishing.export(story.slug, tmp_path / "out")
        desk.configure(GOOD)
        assert desk.doctor() == ()


def test_a_language_that_is_none_is_refused_for_a_story(tmp_path: Path) -> None:
    with Desk.open(resolve_paths(tmp_path)) as desk:
        with pytest.raises(NewsdeskError, match="language cannot be “klingon”"):
            desk.writing.new_from({"headline": "Ferry", "language": "klingon"})
        assert desk.writing.new_from({"language": "zh-Hans"}).language == "zh-Hans"
        assert desk.writing.new(Article(language="klingon")).language == "klingon", "what came in so stays"
