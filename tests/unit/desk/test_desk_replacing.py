"""She looks for words, in one story and in all, sees each change before it is made, and takes it back."""

import itertools
import resource
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.desk import Change, Desk, Match, Wanted, matches, replaced
from newsdesk.errors import DeskError, NewsdeskError
from newsdesk.model import Article, RelatedLink, Status, Strip

STORY = Article(
    headline="Harbor opens",
    byline=("Ann Harbor", "Bo"),
    body="The harbor opened. Harbormaster: [the harbor](story:0a0a0a0a-0000-0000-0000-000000000abc).",
    strip=Strip(
        links=(RelatedLink(headline="One"), RelatedLink(headline="Harbor two", url="https://example.org/harbor"))
    ),
)


def test_every_place_is_found_in_the_order_of_the_editor() -> None:
    found = matches(STORY, Wanted(text="harbor"))
    assert [match.place for match in found] == ["headline", "byline[1]", "body", "body", "body", "links[2]"]
    assert found[0] == Match("headline", 0, 6)


def test_case_and_whole_words_count_when_asked() -> None:
    assert len(matches(STORY, Wanted(text="harbor", case=True))) == 2
    assert [match.place for match in matches(STORY, Wanted(text="harbor", whole_words=True))].count("body") == 2
    assert matches(STORY, Wanted(text="harbour")) == ()
    assert matches(STORY, Wanted(text="")) == ()


def test_signs_mean_themselves_unless_it_is_a_pattern() -> None:
    story = Article(body="1. One (a*b) [c] C:\\x")
    for signs in ("1.", "(a*b)", "[c]", "C:\\x", " "):
        assert matches(story, Wanted(text=signs)), signs
    assert [m.start for m in matches(Article(body="a.b axb"), Wanted(text="a.b"))] == [0]
    assert len(matches(Article(body="a.b axb"), Wanted(text="a.b", pattern=True))) == 2


def test_replacing_reaches_all_places_and_leaves_addresses_alone() -> None:
    better = replaced(STORY, Wanted(text="harbor"), "harbour")
    assert (better.headline, better.byline) == ("harbour opens", ("Ann harbour", "Bo"))
    assert better.body.count("harbour") == 3
    assert better.strip.links[1].headline == "harbour two"
    assert better.strip.links[1].url == "https://example.org/harbor"
    assert replaced(STORY, Wanted(text="0a0a"), "1b1b") == STORY, "what a link leads to is no text"


def test_one_place_is_replaced_and_the_others_stay() -> None:
    second = matches(STORY, Wanted(text="harbor"))[3]
    better = replaced(STORY, Wanted(text="harbor"), "Pier ", only=second)
    assert better == replace(STORY, body=STORY.body.replace("Harbormaster", "Pier master"))


def test_a_pattern_puts_back_what_it_found() -> None:
    story = Article(body="On 3.5.2026 and 4.6.2026.")
    wanted = Wanted(text=r"(\d+)\.(\d+)\.(\d{4})", pattern=True)
    assert replaced(story, wanted, r"\3-\2-\1").body == "On 2026-5-3 and 2026-6-4."
    assert replaced(Article(body="x"), Wanted(text="x"), r"\1").body == r"\1", "without a pattern it is text"


@pytest.mark.parametrize(("pattern", "by"), [("(", ""), ("[a", ""), ("x", r"\2"), ("x", r"\g<no>")])
def test_what_is_no_pattern_is_told(pattern: str, by: str) -> None:
    with pytest.raises(NewsdeskError, match="pattern"):
        replaced(Article(body="x"), Wanted(text=pattern, pattern=True), by)


def test_a_pattern_that_would_take_for_ever_is_given_up() -> None:
    story = Article(headline="Long", body="a" * 60 + "!")
    began = time.process_time()
    with pytest.raises(NewsdeskError, match="takes too long"):
        matches(story, Wanted(text="(a|aa|a+)+$", pattern=True), seconds=0.05)
    assert time.process_time() - began < 1


HOSTILE = ("(?:(?:(?:a{100}){100}){100}){100}", "(?R)", "(?:" * 500 + "a" + ")" * 500, "a{99999999}", "(a)(?1)")


@pytest.mark.parametrize("pattern", HOSTILE)
def test_a_pattern_that_would_take_for_ever_to_compile_is_told(pattern: str) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(NewsdeskError, match=r"too complex\. Use fewer groups"):
        matches(Article(body="aaa"), Wanted(text=pattern, pattern=True))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak
    assert grown < 100_000, "kilobytes: nothing was compiled"


@pytest.mark.parametrize(
    "pattern", [r"\b(?:\d{1,3}[.,])*\d{3}\b", "(?:a{2}){2,}", "[({]{1,500}", r"(a)\1{3}", r"\(\?R\)"]
)
def test_patterns_that_editors_write_are_compiled(pattern: str) -> None:
    assert matches(Article(body="x"), Wanted(text=pattern, pattern=True)) == ()


def test_a_letter_is_replaced_however_often_it_is_there() -> None:
    body = "ea" * 100_000
    # However slow the machine: only a pattern has a limit.
    replaced_body = replaced(Article(body=body), Wanted(text="e"), "i", seconds=0).body
    assert replaced_body == "ia" * 100_000

    def seconds(count: int) -> float:
        story = Article(body=f"e[x](story:{'0a' * 4}-0a0a-0a0a-0a0a-000000000abc) " * count)
        times = []
        for _ in range(3):
            began = time.thread_time()
            replaced(story, Wanted(text="e"), "i")
            times.append(time.thread_time() - began)
        return min(times)

    assert seconds(8_000) < 12 * seconds(2_000), "four times the text, sixteen times the time"


@given(st.text(max_size=80), st.text(min_size=1, max_size=4), st.text(max_size=4))
def test_replacing_is_what_python_would_do(body: str, text: str, by: str) -> None:
    story = Article(body=body)
    assert replaced(story, Wanted(text=text, case=True), by).body == Article(body=story.body.replace(text, by)).body


def desk_of_three(desk: Desk) -> None:
    for number, status in enumerate((Status.DRAFT, Status.REVIEW, Status.SPIKED), start=1):
        story = desk.writing.new(replace(STORY, id=Article().id, slug=f"s{number}", headline=f"Harbor {number}"))
        if status is not Status.DRAFT:
            desk.writing.move(story.id, status)
    desk.writing.new(Article(headline="Other"))


def test_all_stories_are_looked_through_and_each_change_is_shown(desk: Desk) -> None:
    desk_of_three(desk)
    heard: list[tuple[int, int]] = []
    found = tuple(desk.replacing.look(Wanted(text="harbor 2"), "Pier", lambda done, of: heard.append((done, of))))
    assert [proposal.slug for proposal in found] == ["s2"]
    assert found[0].changes == (Change(place="headline", before="", was="Harbor 2", now="Pier", after=""),)
    assert heard == [(1, 3), (2, 3), (3, 3)], "the spiked one is not looked at"
    assert desk.writing.by_slug("s2").headline == "Harbor 2", "nothing is changed by looking"


def test_looking_can_be_stopped(desk: Desk) -> None:
    desk_of_three(desk)
    asked = iter((False, True))
    assert len(tuple(desk.replacing.look(Wanted(text="o"), "", stop=lambda: next(asked)))) == 1


def test_each_story_gets_a_version_and_one_step_takes_all_back(desk: Desk) -> None:
    desk_of_three(desk)
    wanted = Wanted(text="harbor")
    before = {slug: desk.writing.by_slug(slug) for slug in ("s1", "s2", "s3")}
    replacement = desk.replacing.replace(wanted, "pier", tuple(desk.replacing.look(wanted, "pier")))
    assert {after.slug for _before, after in replacement.stories} == {"s1", "s2"}
    assert desk.writing.by_slug("s1").headline == "pier 1"
    reasons = [version.reason for version in desk.versions.listing(before["s1"].id)]
    assert reasons == ["replaced “harbor” by “pier”", "before replacing"]

    desk.writing.edit("s2", {"headline": "Typed since"})
    back = desk.replacing.take_back(replacement)
    assert [now.slug for _was, now in back.stories] == ["s1"]
    assert back.left == ("“Typed since” was changed meanwhile and was left as it is.",)
    assert replace(desk.writing.by_slug("s1"), revision=1) == before["s1"]


def test_a_story_changed_after_the_look_is_left_alone(desk: Desk) -> None:
    desk_of_three(desk)
    found = tuple(desk.replacing.look(Wanted(text="harbor"), "pier"))
    desk.writing.edit("s1", {"headline": "Harbor changed"})
    replacement = desk.replacing.replace(Wanted(text="harbor"), "pier", found)
    assert replacement.left == ("“Harbor changed” was changed meanwhile and was left as it is.",)
    assert desk.writing.by_slug("s1").headline == "Harbor changed"


def test_the_story_that_takes_too_long_is_named(desk: Desk) -> None:
    desk.writing.new(Article(headline="Long one", body="a" * 60 + "!"))
    with pytest.raises(NewsdeskError, match=r"In “Long one”: Looking for .* takes too long"):
        tuple(desk.replacing.look(Wanted(text="(a|aa|a+)+$", pattern=True), ""))


@pytest.mark.parametrize("failing", ["articles.save", "versions.add"])
def test_what_was_done_before_and_after_a_failure_can_be_taken_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    stories = [desk.writing.new(Article(headline=f"Story {number}", body="A colour.")) for number in range(3)]
    wanted = Wanted(text="colour")
    proposals = tuple(desk.replacing.look(wanted, "color"))
    part, name = failing.split(".")
    store = getattr(desk._store, part)
    real, asked = getattr(store, name), itertools.count()
    # A version before, a save, a version after: the second story's save, or the version after it.
    fails = {"articles.save": 1, "versions.add": 3}[failing]

    def flaky(*given: Any) -> Any:
        if next(asked) == fails:
            raise DeskError("The disk is full.")
        return real(*given)

    monkeypatch.setattr(store, name, flaky)
    done = desk.replacing.replace(wanted, "color", proposals)
    monkeypatch.undo()

    changed = [story for story in stories if desk.writing.get(story.id).body == "A color."]
    assert len(changed) == (2 if failing == "articles.save" else 3)
    assert {after.id for _before, after in done.stories} == {story.id for story in changed}
    assert done.left == ("The disk is full.",)

    asked = itertools.count(fails - 1)
    monkeypatch.setattr(desk._store.articles, "save", flaky if part == "articles" else desk._store.articles.save)
    back = desk.replacing.take_back(done)
    monkeypatch.undo()
    assert len(back.stories) == len(changed) - len(back.left)
    again = desk.replacing.take_back(done)
    assert len(back.stories) + len(again.stories) == len(changed)
    assert {desk.writing.get(story.id).body for story in stories} == {"A colour."}
