"""Snippets and templates: kept with the desk, filled in by what the story knows, and never in the way."""

import datetime as dt

import pytest

from newsdesk.desk import Desk, Snippet
from newsdesk.errors import DeskError
from newsdesk.model import Article


def test_ours_are_there_until_the_desk_keeps_its_own(desk: Desk) -> None:
    assert {"Quote", "Press conference"} <= {snippet.name for snippet in desk.snippets.all()}
    desk.snippets.keep((Snippet("b", "B"), Snippet("A", "one"), Snippet("A", "two"), Snippet(" ", "nameless")))
    assert [(one.name, one.text) for one in desk.snippets.all()] == [("A", "two"), ("b", "B")]


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
    desk.snippets.keep((Snippet("a", "b"),))
    path = desk.folder / "snippets" / "snippets.json"
    path.write_text("[{]")
    with pytest.raises(DeskError, match="cannot be read"):
        desk.snippets.all()
    assert path.read_text() == "[{]"
