"""Snippets and templates: kept with the desk, filled in by what the story knows, and never in the way."""

import datetime as dt
import io
from dataclasses import replace

import pytest
from PIL import Image

from newsdesk.desk import Desk, Snippet, wrong_name
from newsdesk.errors import DeskError, NewsdeskError
from newsdesk.model import Article, Picture


def test_ours_are_there_until_the_desk_keeps_its_own(desk: Desk) -> None:
    assert {"Quote", "Press conference"} <= {snippet.name for snippet in desk.snippets.all()}
    desk.snippets.keep((Snippet("b", "B"), Snippet(" A ", "one")), desk.snippets.all())
    assert [(one.name, one.text) for one in desk.snippets.all()] == [("A", "one"), ("b", "B")]
    desk.snippets.keep((), desk.snippets.all())
    assert desk.snippets.all() == ()


@pytest.mark.parametrize(
    ("names", "row", "told"),
    [
        (["A", ""], 1, "no name"),
        (["\u00a0 "], 0, "no name"),
        (["New", "B", "New"], 2, "another “New”"),
        (["A", "A "], 1, "another “A”"),
    ],
)
def test_a_name_that_is_missing_or_there_twice_is_refused_and_nothing_is_lost(
    desk: Desk, names: list[str], row: int, told: str
) -> None:
    before = desk.snippets.all()
    snippets = [Snippet(name, f"text {number}") for number, name in enumerate(names)]
    wrong = wrong_name(snippets)
    assert wrong is not None
    assert wrong[0] == row
    assert told in wrong[1]
    with pytest.raises(NewsdeskError, match=told):
        desk.snippets.keep(snippets, before)
    assert desk.snippets.all() == before


def test_one_more_takes_a_free_name(desk: Desk) -> None:
    quote = next(one for one in desk.snippets.all() if one.name == "Quote")
    made = desk.snippets.of_story(Article(headline="Quote", body="x"), "Quote")
    assert [desk.snippets.add(made).name for _ in range(2)] == ["Quote 2", "Quote 3"]
    assert quote in desk.snippets.all()


def test_what_others_did_meanwhile_stays(desk: Desk) -> None:
    def texts() -> dict[str, str]:
        return {one.name: one.text for one in desk.snippets.all()}

    desk.snippets.keep([Snippet(name, "as it was") for name in "abcdef"], desk.snippets.all())
    was = desk.snippets.all()
    # Ann changes a and b, takes out c and d, adds g and h.
    ann = [Snippet("a", "Ann"), Snippet("b", "Ann"), *was[4:], Snippet("g", "Ann"), Snippet("h", "Ann")]
    assert desk.snippets.keep(ann, was) == {}
    # Bob, who read before, changes b and c, takes out a and e, adds g and i, and h as Ann did.
    mine = [Snippet("b", "Bob"), Snippet("c", "Bob"), was[3], was[5]]
    added = [Snippet("g", "Bob"), Snippet("h", "Ann"), Snippet("i", "Bob")]
    assert desk.snippets.keep([*mine, *added], was) == {"b": "b 2", "g": "g 2"}
    assert texts() == {
        **dict.fromkeys(("a", "b", "g", "h"), "Ann"),
        **dict.fromkeys(("b 2", "c", "g 2", "i"), "Bob"),
        "f": "as it was",
    }


def test_a_template_keeps_its_pictures_and_they_are_no_unused_ones(desk: Desk) -> None:
    def picture(colour: str) -> Picture:
        data = io.BytesIO()
        Image.new("RGB", (2000, 1000), colour).save(data, "JPEG")
        return replace(desk.pictures.take(data.getvalue()), alt="A map", caption="[[what it shows]]", credit="Ada")

    lead, shown, bare = desk.pictures.cropped(picture("navy"), (20, 30)), picture("red"), picture("green")
    body = f"![A map](media:{shown.media})\n\n![](media:{bare.media})"
    story = desk.writing.new(Article(headline="Weather", body=body, lead_image=lead, media=(shown,)))
    template = desk.snippets.add(desk.snippets.of_story(story, "Weather"))
    begun = desk.snippets.begin(template)
    assert (begun.lead_image, begun.media, begun.body) == (lead, (shown,), body)
    desk._store.articles.save(replace(story, body="", lead_image=None, media=()), desk._now())
    wanted = {*lead.file_digests, *shown.file_digests, bare.media}
    assert not wanted & {media.hash for media in desk.pictures.unused()}
    desk.pictures.clear_away(tuple(desk._store.media.get_many(wanted).values()))
    assert desk._store.media.get_many(wanted).keys() == wanted
    desk.snippets.keep((), desk.snippets.all())
    assert wanted <= {media.hash for media in desk.pictures.unused()}


def test_a_template_with_fields_of_another_program_begins_a_story(desk: Desk) -> None:
    assert desk.snippets.begin(Snippet("x", "---\nmedia: photo.jpg\n---\nText.\n", story=True)).media == ()


def test_a_snippet_is_filled_in_by_what_the_story_knows(desk: Desk) -> None:
    article = Article(headline="Ferry sails", byline=("Ada", "Luo"))
    snippet = Snippet("x", "[[Headline]] by [[byline]], [[source]] on [[date]]: [[what]] [link](a)")
    filled = desk.snippets.filled(snippet, article)
    assert filled == f"Ferry sails by Ada, Luo, [[source]] on {desk.today(dt.datetime.now(dt.UTC))}: [[what]] [link](a)"


def test_a_template_begins_a_story_with_its_fields(desk: Desk) -> None:
    text = "---\nsource: Coast Press\nsection: News\nbyline: [Ada]\n---\n[[Who]] said on [[date]].\n"
    story = desk.writing.new(desk.snippets.begin(Snippet("x", text, story=True)))
    assert (story.source, story.section, story.byline) == ("Coast Press", ("News",), ("Ada",))
    assert story.body.startswith("[[Who]] said on 20")
    again = desk.writing.new(desk.snippets.begin(Snippet("x", text, story=True)))
    assert again.id != story.id


def test_a_story_becomes_a_template_without_what_is_its_own(desk: Desk) -> None:
    article = Article(headline="Ferry", slug="ferry", source="Coast", section=("News", "Sea"), body="It sailed.\n\nOn.")
    template = desk.snippets.of_story(article, "Ferries")
    begun = desk.snippets.begin(template)
    assert (begun.source, begun.section, begun.body) == ("Coast", ("News", "Sea"), "It sailed.\n\nOn.")
    assert "Ferry" not in template.text


def test_a_field_that_is_left_is_found_by_the_checks(desk: Desk) -> None:
    found = desk.publishing.check(Article(headline="x", body="[[Who]] said so."))
    assert "undone" in {finding.rule for finding in found}


def test_a_damaged_file_is_said_and_kept(desk: Desk) -> None:
    desk.snippets.keep((Snippet("a", "b"),), ())
    path = desk.folder / "snippets" / "snippets.json"
    path.write_text("[{]")
    with pytest.raises(DeskError, match="cannot be read"):
        desk.snippets.all()
    with pytest.raises(DeskError, match="cannot be read"):
        desk.snippets.add(Snippet("c", "d"))
    with pytest.raises(DeskError, match="cannot be read"):
        desk.pictures.unused()
    assert path.read_text() == "[{]"
