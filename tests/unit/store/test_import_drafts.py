"""Text in an import pane outlives its window, and is nobody else's while that window lives."""

import json
from pathlib import Path
from uuid import uuid4

import pytest

from newsdesk.errors import DeskError
from newsdesk.store import ImportDrafts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal" / "imports"


def test_what_a_window_left_is_found_by_the_next_one(folder: Path) -> None:
    first, second = ImportDrafts(folder), ImportDrafts(folder)
    assert second.list_abandoned() == ()
    first.save("A page", "<p>A page")
    assert first.list_abandoned() == ()
    assert second.list_abandoned() == (), "it is still in view there"
    first.close()
    (draft,) = second.list_abandoned()
    assert (draft.text, draft.html) == ("A page", "<p>A page")
    second.save(draft.text, draft.html)
    second.discard(draft.window)
    assert second.list_abandoned() == ()
    second.close()
    assert [found.text for found in ImportDrafts(folder).list_abandoned()] == ["A page"]


def test_an_empty_pane_leaves_nothing(folder: Path) -> None:
    drafts = ImportDrafts(folder)
    drafts.save("   ")
    drafts.save("A page")
    drafts.save("")
    drafts.close()
    assert ImportDrafts(folder).list_abandoned() == ()


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", json.dumps({"text": 1, "html": None})])
def test_a_damaged_draft_is_put_aside(folder: Path, content: str) -> None:
    folder.mkdir(parents=True)
    path = folder / f"{uuid4()}.json"
    path.write_text(content, encoding="utf-8")
    (folder / "notes.json").write_text("{}", encoding="utf-8")
    assert ImportDrafts(folder).list_abandoned() == ()
    assert path.with_name(f"{path.stem}.1.damaged").read_text(encoding="utf-8") == content


def test_a_draft_that_cannot_be_kept_says_where(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("no folder", encoding="utf-8")
    with pytest.raises(DeskError, match="journal"):
        ImportDrafts(tmp_path / "journal" / "imports").save("A page")
