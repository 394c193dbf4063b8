"""An editor starts, saves and moves stories on a desk."""

from dataclasses import replace

import pytest

from newsdesk.desk import Desk
from newsdesk.errors import ConflictError, NewsdeskError
from newsdesk.model import Article, RelatedLink, Settings, Status, Strip


def test_two_stories_of_one_headline_get_two_slugs(desk: Desk) -> None:
    first = desk.writing.new(Article(headline="Harbour opens"))
    second = desk.writing.new(Article(headline="Harbour opens"))
    assert (first.slug, second.slug) == ("harbour-opens", "harbour-opens-2")


def test_a_saved_story_keeps_its_slug(desk: Desk) -> None:
    story = desk.writing.new(Article(headline="Harbour opens"))
    saved = desk.writing.save(replace(story, body="Ships came."))
    assert (saved.slug, saved.revision) == (story.slug, story.revision + 1)


def test_saving_over_somebody_elses_save_is_a_conflict(desk: Desk) -> None:
    story = desk.writing.new(Article(headline="Harbour opens"))
    desk.writing.save(replace(story, body="theirs"))
    with pytest.raises(ConflictError):
        desk.writing.save(replace(story, body="mine"))
    assert desk.writing.get(story.id).body == "theirs"


def test_a_save_clears_the_journal_but_not_what_was_typed_since(desk: Desk) -> None:
    story = desk.writing.new(Article(headline="Harbour opens"))
    typed = replace(story, body="one")
    desk.writing.journal(typed)
    desk.writing.save(typed)
    assert desk.writing.recovered() == ()
    saved = desk.writing.get(story.id)
    desk.writing.journal(replace(saved, body="one two"))
    desk.writing.save(saved)
    assert [found.article.body for found in desk.writing.recovered()] == ["one two"]


def test_recovered_typing_can_be_kept_and_the_saved_text_stays_as_a_version(desk: Desk) -> None:
    story = desk.writing.new(Article(headline="Harbour opens", body="saved"))
    desk.writing.journal(replace(story, body="typed"))
    (found,) = desk.writing.recovered()
    kept = desk.writing.keep_typed(found)
    assert kept.body == "typed"
    assert desk.writing.recovered() == ()
    assert desk.versions.get(story.id, 1).body == "saved"


def test_typing_that_was_put_by_when_the_process_ended_is_among_the_versions(desk: Desk) -> None:
    story = desk.writing.new(Article(headline="Harbour opens", body="saved"))
    desk.writing.journal(replace(story, body="typed before the first stop"))
    desk.writing.put_by(story.id)
    desk.writing.journal(replace(story, body="typed before the second"))
    assert [found.article.body for found in desk.writing.recovered()] == ["typed before the second"]
    bodies = {desk.versions.get(story.id, version.number).body for version in desk.versions.listing(story.id)}
    assert bodies == {"saved", "typed before the first stop"}
    count = len(desk.versions.listing(story.id))
    desk.writing.recovered()
    assert len(desk.versions.listing(story.id)) == count


def test_typing_that_was_put_by_of_a_story_that_is_gone_becomes_a_story(desk: Desk) -> None:
    desk.writing.journal(typed := Article(headline="Never saved"))
    desk.writing.put_by(typed.id)
    assert desk.writing.recovered() == ()
    assert desk.writing.get(typed.id).headline == "Never saved"


def test_fields_are_set_from_text(desk: Desk) -> None:
    story = desk.writing.new_from({"headline": "Harbour opens", "section": "News; Coast", "date": "2026-01-19"})
    edited = desk.writing.edit(story.slug, {"byline": "Ada Lind; Ben Okoro", "embargo": "2026-01-20T06:00"})
    assert edited.section == ("News", "Coast")
    assert edited.date is not None
    assert edited.date.isoformat() == "2026-01-19"
    assert edited.byline == ("Ada Lind", "Ben Okoro")
    assert edited.embargo is not None
    assert edited.embargo.isoformat() == "2026-01-20T06:00:00+00:00"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"colour": "red"}, "no field “colour”"),
        ({"date": "soon"}, "date cannot be “soon”"),
        ({"urgency": "12"}, "urgency cannot be “12”"),
        ({"slug": "No Slug"}, "cannot be a slug"),
        ({"slug": "taken"}, "taken by another story"),
    ],
)
def test_a_field_that_does_not_fit_changes_nothing(desk: Desk, fields: dict[str, str], said: str) -> None:
    desk.writing.new(Article(headline="taken"))
    story = desk.writing.new(Article(headline="Harbour opens"))
    with pytest.raises(NewsdeskError, match=said):
        desk.writing.edit(story.slug, {"headline": "Changed", **fields})
    assert desk.writing.get(story.id) == story


def test_moves_follow_the_workflow(desk: Desk) -> None:
    story = desk.writing.new(Article(headline="Harbour opens", body="Ships came."))
    assert desk.writing.move(story.id, Status.REVIEW).status is Status.REVIEW
    live = desk.writing.move(story.id, Status.PUBLISHED)
    assert live.status is Status.PUBLISHED
    assert live.published == live.modified is not None
    with pytest.raises(NewsdeskError, match="cannot become draft"):
        desk.writing.move(story.id, Status.DRAFT)


def test_search_finds_a_two_character_chinese_word_in_the_strip(desk: Desk) -> None:
    strip = Strip(links=(RelatedLink(headline="中老铁路货运增长"),))
    story = desk.writing.new(Article(headline="Freight grows", strip=strip))
    desk.writing.new(Article(headline="Harbour opens"))
    assert [hit.summary.id for hit in desk.writing.search("铁路")] == [story.id]


def test_a_copy_is_a_draft_that_no_reader_has_seen(desk: Desk) -> None:
    story = desk.writing.new(Article(headline="Ferry sails", body="It did."))
    desk.publishing.publish(story.id)
    copy = desk.writing.duplicate(story.id)
    assert (copy.headline, copy.body, copy.status) == ("Ferry sails", "It did.", Status.DRAFT)
    assert (copy.published, copy.modified, copy.slug) == (None, None, "ferry-sails-2")


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en-GB", "Off the wire"),
        ("zh-Hans", "相关新闻"),
        ("zh-Hant-HK", "相關新聞"),
        ("zh-TW", "相關新聞"),
        ("de-CH", "Verwandte Meldungen"),
        ("sw", "Off the wire"),
    ],
)
def test_the_strip_of_a_new_story_is_called_as_the_desk_speaks(desk: Desk, language: str, title: str) -> None:
    desk.configure(Settings(language=language))
    assert desk.writing.new().strip.title == title
    assert desk.writing.new_from({"headline": "Ferry"}).strip.title == title
