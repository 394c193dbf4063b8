"""She moves, sorts and spikes several stories at once, and takes it all back."""

from dataclasses import replace

from newsdesk.desk import Desk
from newsdesk.model import Article, Status


def some(desk: Desk, count: int) -> list[Article]:
    return [desk.writing.new(Article(headline=f"Story {number}", body="Text.")) for number in range(count)]


def states(desk: Desk, stories: list[Article]) -> list[Status]:
    return [desk.writing.get(story.id).status for story in stories]


def test_a_spiked_story_comes_back_to_the_state_it_had(desk: Desk) -> None:
    stories = some(desk, 3)
    desk.writing.move(stories[1].id, Status.REVIEW)
    desk.writing.move(stories[2].id, Status.READY)
    ids = [story.id for story in stories]

    spiked = desk.together.move(ids, Status.SPIKED)
    assert states(desk, stories) == [Status.SPIKED] * 3
    # What was changed in the spike does not blur what it was before.
    desk.writing.edit("story-1", {"headline": "Changed in the spike"})
    back = desk.together.bring_back(ids)

    assert (spiked.left, back.left) == ((), ())
    assert states(desk, stories) == [Status.DRAFT, Status.REVIEW, Status.READY]
    reasons = [version.reason for version in desk.versions.listing(ids[2])]
    assert reasons == ["moved to ready", "moved to spiked", "moved to ready"]


def test_a_story_that_was_never_kept_comes_back_as_it_was_too(desk: Desk) -> None:
    (story,) = some(desk, 1)
    kept = desk.intake._store.articles.save(replace(story, status=Status.READY), desk.intake._now())
    desk.writing.move(kept.id, Status.SPIKED)

    assert desk.writing.bring_back(story.id).status is Status.READY


def test_what_cannot_be_moved_is_left_and_named_and_the_others_go_on(desk: Desk) -> None:
    stories = some(desk, 3)
    desk.writing.edit("story-1", {"source": "Wire", "section": "News"})
    desk.writing.move(stories[1].id, Status.PUBLISHED)

    done = desk.together.move([story.id for story in stories], Status.SPIKED)

    assert states(desk, stories) == [Status.SPIKED, Status.PUBLISHED, Status.SPIKED]
    assert [after.slug for _before, after in done.stories] == ["story-0", "story-2"]
    assert done.left == ("“Story 1” is published and cannot become spiked; from here it can become: killed.",)
    assert desk.together.bring_back([stories[1].id]).left == (
        "“Story 1” is published: only a spiked story is brought back.",
    )


def test_sections_and_keywords_are_given_and_taken_back_as_one(desk: Desk) -> None:
    stories = some(desk, 2)
    desk.writing.edit("story-0", {"keywords": "Oil", "section": "Business"})
    before = [desk.writing.get(story.id) for story in stories]
    ids = [story.id for story in stories]

    moved = desk.together.sort_into(ids, ("News", "Coast"))
    tagged = desk.together.tag(ids, ("oil", "prices"))
    now = [desk.writing.get(story) for story in ids]
    assert [article.section for article in now] == [("News", "Coast")] * 2
    assert [article.keywords for article in now] == [("Oil", "prices"), ("oil", "prices")]

    assert desk.together.take_back(tagged).left == ()
    assert len(desk.together.take_back(moved).stories) == 2
    back = [replace(desk.writing.get(story), revision=0) for story in ids]
    assert back == [replace(article, revision=0) for article in before]


def test_a_story_changed_since_is_not_taken_back(desk: Desk) -> None:
    stories = some(desk, 2)
    done = desk.together.sort_into([story.id for story in stories], ("News",))
    desk.writing.edit("story-0", {"headline": "Changed since"})

    back = desk.together.take_back(done)

    assert back.left == ("“Changed since” was changed meanwhile and was left as it is.",)
    assert [desk.writing.get(story.id).section for story in stories] == [("News",), ()]


def test_what_already_is_so_gets_no_version(desk: Desk) -> None:
    (story,) = some(desk, 1)
    desk.together.sort_into([story.id], ("News",))
    assert desk.together.sort_into([story.id], ("News",)).stories == ()
    assert len(desk.versions.listing(story.id)) == 1


def test_it_can_be_stopped_in_the_middle_and_says_so(desk: Desk) -> None:
    stories = some(desk, 4)
    seen: list[tuple[int, int]] = []

    done = desk.together.move(
        [story.id for story in stories],
        Status.READY,
        lambda number, total: seen.append((number, total)),
        lambda: len(seen) == 2,
    )

    assert seen == [(1, 4), (2, 4)]
    assert states(desk, stories) == [Status.READY] * 2 + [Status.DRAFT] * 2
    assert done.left == ("Stopped: 2 were left as they are.",)
