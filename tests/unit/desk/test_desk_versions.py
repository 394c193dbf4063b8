"""She looks through what a story has been, compares any two states of it and goes back to one."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.desk import Desk, Editor, Kind, Passage, passages, reason_of
from newsdesk.errors import DeskError, NotFoundError
from newsdesk.messages import Message
from newsdesk.model import Article, CorrectionKind, RelatedLink, Status, Strip
from newsdesk.paths import resolve_paths

FERRY = Article(headline="Ferry sails", body="The ferry sailed on Monday.\n\n## Why\n\nIt was mended.\n\nThe end.")


def said(found: tuple[Passage, ...]) -> list[str]:
    signs = {Kind.SAME: "", Kind.NEW: "+", Kind.GONE: "-"}
    return [
        " ".join(f"{signs[run.kind]}[{run.text}]" if signs[run.kind] else run.text for run in passage.runs)
        for passage in found
    ]


def test_a_changed_word_is_shown_in_its_sentence_and_the_rest_is_counted() -> None:
    later = replace(FERRY, body=FERRY.body.replace("Monday", "Tuesday morning"))
    assert said(passages(FERRY, later)) == [
        "The ferry sailed on  -[Monday] +[Tuesday morning] .",
        "Why",
        "2 paragraphs unchanged",
    ]


def test_prose_is_compared_not_marks_unless_only_these_changed() -> None:
    marked = replace(FERRY, body="The *ferry* sailed on **Monday**.\n\n## Why not\n\nIt was mended.\n\nThe end.")
    first, heading, *_ = passages(FERRY, marked)
    assert "".join(run.text for run in first.runs if run.kind is not Kind.GONE) == marked.body.split("\n\n")[0]
    assert heading.style == "heading"
    assert said((heading,)) == ["Why +[ not]"]


def test_another_paragraph_is_new_not_a_changed_one() -> None:
    other = replace(FERRY, body=FERRY.body.replace("It was mended.", "Nobody can say what happened then."))
    assert "-[It was mended.]" in said(passages(FERRY, other))
    assert "+[Nobody can say what happened then.]" in said(passages(FERRY, other))


def test_fields_and_links_are_compared_too() -> None:
    one, two, three = (
        RelatedLink(headline=name, url=f"https://example.org/{name}") for name in ("one", "two", "three")
    )
    before = replace(FERRY, byline=("Ann",), strip=Strip(links=(one, two)))
    after = replace(FERRY, byline=("Ann", "Bo"), headline="", strip=Strip(links=(three, one)))
    found = passages(before, after)
    assert [passage.part for passage in found] == ["headline", "byline", "strip", "strip", "strip"]
    assert said(found)[:2] == ["-[Ferry sails]", "Ann +[, Bo]"]
    assert said(found)[2:] == [
        "+[three – https://example.org/three]",
        "one – https://example.org/one",
        "-[two – https://example.org/two]",
    ]


def test_what_is_the_same_has_nothing_to_show() -> None:
    assert passages(FERRY, FERRY) == ()


@given(st.text(alphabet="ab \n*_#>[]()-1.é路", max_size=200), st.text(alphabet="ab \n*_#>[]()-1.é路", max_size=200))
def test_no_word_of_either_state_is_lost(before: str, after: str) -> None:
    headlines = passages(Article(headline=before), Article(headline=after))
    was, now = (Article(headline=text).headline for text in (before, after))
    runs = [run for passage in headlines for run in passage.runs]
    if was != now:
        assert "".join(run.text for run in runs if run.kind is not Kind.NEW) == was
        assert "".join(run.text for run in runs if run.kind is not Kind.GONE) == now
    assert all(passage.runs for passage in passages(Article(body=before), Article(body=after)))


def test_each_version_says_what_changed_in_it(desk: Desk) -> None:
    story = desk.writing.new(FERRY)
    desk.versions.keep(story.id)
    desk.writing.edit("ferry-sails", {"headline": "Ferry sails again", "body": FERRY.body + " Truly."})
    newest, first = desk.versions.steps(story.id)
    assert ", ".join(map(str, newest.changes)) == "headline, text +1 word"
    assert (newest.grown, first.grown, first.changes) == (1, 0, ())


def test_going_back_keeps_what_stood_and_where_the_story_stands(desk: Desk) -> None:
    story = desk.writing.new(FERRY)
    desk.versions.keep(story.id)
    desk.writing.move(story.id, Status.REVIEW)
    desk.writing.edit("ferry-sails", {"headline": "Wrong", "slug": "right-slug"})
    desk.writing.save(replace(desk.writing.get(story.id), headline="Typed, no version"))
    back = desk.versions.restore(story.id, 1)
    assert (back.headline, back.status, back.slug) == ("Ferry sails", Status.REVIEW, "right-slug")
    reasons = [version.reason for version in desk.versions.listing(story.id)]
    assert reasons[:2] == ["went back to version 1", "before going back"]
    assert desk.versions.get(story.id, len(reasons) - 1).headline == "Typed, no version"
    with pytest.raises(NotFoundError, match="no version 99"):
        desk.versions.restore(story.id, 99)


def test_why_a_version_was_kept_is_told_in_the_words_it_was_made_of(desk: Desk) -> None:
    story = desk.writing.new(Article(headline="Night trains return", body="Text."))
    desk.writing.move(story.id, Status.REVIEW)
    desk.together.sort_into([story.id], ("News", "Coast"))
    reasons = [reason_of(version) for version in desk.versions.listing(story.id)]
    assert [reason for reason in reasons if reason.template == "moved to {place}"] == [
        "moved to News/Coast",
        "moved to review",
    ]
    assert isinstance(reasons[-1].values["place"], Message), "so that the window can say the state in its language"


def test_versions_moves_and_corrections_carry_the_name_of_who_did_them(desk: Desk) -> None:
    desk.editor.rename("Jo Field")
    story = desk.writing.new(Article(headline="Ferry sails", body="Text.", source="Wire"))
    desk.versions.keep(story.id)
    desk.editor.rename("Al Reyes")
    desk.writing.move(story.id, Status.REVIEW)
    desk.writing.move(story.id, Status.PUBLISHED)
    desk.editor.rename("Kim Oh")
    desk.publishing.correct(story.id, CorrectionKind.CORRECTION, "Monday", "Tuesday")
    assert [(version.reason, version.editor) for version in desk.versions.listing(story.id)] == [
        ("corrected", "Kim Oh"),
        ("published", "Al Reyes"),
        ("moved to review", "Al Reyes"),
        ("saved", "Jo Field"),
    ]


def test_the_name_is_that_of_the_login_until_one_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "jfield")
    place = resolve_paths(tmp_path / "own")
    with Desk.open(place) as desk:
        assert desk.editor.name == "jfield"
        desk.editor.rename("  Jo\nField ")
        assert desk.editor.name == "Jo Field"
    with Desk.open(place) as desk:
        assert desk.editor.name == "Jo Field", "also tomorrow"
        desk.editor.rename("")
        assert desk.editor.name == "jfield"
    shared = resolve_paths(tmp_path / "own", "postgresql+psycopg://anna@server/desk")
    assert Editor(shared, lambda _name: None).name == "anna", "on a shared desk, the login there"

    def nobody() -> str:
        raise OSError

    monkeypatch.setattr("getpass.getuser", nobody)
    assert Editor(place, lambda _name: None).name == ""


def test_a_name_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("no folder")
    signed: list[str] = []
    editor = Editor(resolve_paths(tmp_path), signed.append)
    with pytest.raises(DeskError, match="cannot be saved"):
        editor.rename("Jo")
    assert editor.name == editor.login
    assert signed == [editor.login]


def test_names_travel_with_a_hand_over(desk: Desk, tmp_path: Path) -> None:
    desk.editor.rename("Jo Field")
    story = desk.writing.new(FERRY)
    desk.versions.keep(story.id)
    desk.versions.rename(story.id, 1, "Before the lawyers")
    desk.writing.move(story.id, Status.REVIEW)
    packed = desk.handing.pack([story.id], tmp_path / "night")
    with Desk.open(resolve_paths(tmp_path / "other")) as other:
        other.editor.rename("Al Reyes")
        taken = other.intake.take(packed)[0].article
        versions = other.versions.listing(taken.id)
    assert [(version.name, version.editor) for version in versions][-2:] == [
        ("", "Jo Field"),
        ("Before the lawyers", "Jo Field"),
    ]
