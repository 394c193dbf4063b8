"""A bundle or a hand-over has numbers, signs or depths that no desk keeps: it alone is refused, in a sentence."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsdesk.cli import parse, run
from newsdesk.desk import Desk
from newsdesk.errors import ImportRejectedError, NewsdeskError
from newsdesk.formats.bundle import bundle_from
from newsdesk.formats.handover import handover_from
from newsdesk.formats.manifest import NAME, make_manifest
from newsdesk.formats.zips import read_zip, zip_bytes
from newsdesk.model import Article, Picture
from newsdesk.paths import resolve_paths

pytestmark = pytest.mark.embedded

Files = dict[str, bytes]
HALF = "\ud800"
LARGE = 2**63


@pytest.fixture
def handed(tmp_path: Path) -> Files:
    """Return the files of a hand-over of one story with a picture."""
    with Desk.open(resolve_paths(tmp_path / "colleague")) as desk:
        picture = desk._store.media.add(b"picture", "image/png", 1, 1)
        story = Article(headline="Ferry", slug="ferry", body="Text.", media=(Picture(media=picture.hash),))
        desk.writing.new(story)
        path = desk.handing.by_slugs(["ferry"], tmp_path / "next.newsdesk")
    return dict(read_zip(path))


def _changed(files: Files, change: Callable[[dict[str, Any]], object]) -> Files:
    (story,) = json.loads(files["stories.json"])
    change(story)
    return _packed(files, json.dumps([story]).encode())


def _packed(files: Files, stories: bytes) -> Files:
    rest = {name: data for name, data in files.items() if name not in ("stories.json", NAME)} | {
        "stories.json": stories
    }
    return {**rest, NAME: make_manifest({"handover": True}, rest)}


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "revision": lambda story: story["article"].update(revision=LARGE),
    "urgency": lambda story: story["article"].update(urgency=LARGE),
    "width": lambda story: story["media"][0].update(width=LARGE),
    "history": lambda story: story.update(history=[HALF]),
    "widths": lambda story: story["article"]["media"][0].update(widths=[HALF]),
    "headline": lambda story: story["article"].update(headline=HALF),
    "reason": lambda story: story["versions"][0].update(reason=HALF),
    "settings": lambda story: story["settings"].update(name=HALF),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_hand_over_that_no_desk_can_keep_is_refused_and_the_next_file_comes_in(
    handed: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    changed = _changed(handed, CHANGES[name])
    with pytest.raises(ImportRejectedError, match=r"too large a number|half of a character"):
        handover_from(changed, "next.newsdesk")
    hostile, good = tmp_path / "hostile.newsdesk", tmp_path / "good.md"
    hostile.write_bytes(zip_bytes(changed))
    good.write_text("# The quay stands\n\nText.\n", encoding="utf-8")
    assert run(parse(["--home", str(tmp_path / "home"), "import", str(hostile), str(good)])) == 1
    shown = capsys.readouterr()
    assert shown.err.count("\n") == 1
    assert "the-quay-stands" in shown.out


def test_a_hand_over_nested_five_thousand_deep_is_refused(handed: Files) -> None:
    deep = b"[" * 5000 + b"]" * 5000
    with pytest.raises(ImportRejectedError, match="nested too deeply"):
        handover_from(_packed(handed, deep), "next.newsdesk")


@pytest.mark.parametrize("told", [{"revision": LARGE}, {"history": [HALF]}])
def test_a_bundle_that_no_desk_can_keep_is_refused(tmp_path: Path, told: dict[str, Any]) -> None:
    with Desk.open(resolve_paths(tmp_path / "colleague")) as desk:
        desk.writing.new(Article(headline="Ferry", slug="ferry", body="Text.", source="Coast"))
        path = desk.publishing.export("ferry", tmp_path).path
    files = {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}
    manifest = json.loads(files.pop(NAME)) | told
    if "revision" in told:
        files["article.md"] = files["article.md"].replace(b"revision: 1", b"revision: %d" % LARGE)
    about = {name: value for name, value in manifest.items() if name not in ("format", "version", "files")}
    rest = dict(files)
    listed = json.loads(make_manifest({}, rest))
    manifest_bytes = json.dumps({**listed, **about}).encode()
    with pytest.raises(ImportRejectedError):
        bundle_from({**rest, NAME: manifest_bytes}, "ferry")


def test_whatever_comes_as_far_as_the_desk_is_a_sentence(tmp_path: Path) -> None:
    with Desk.open(resolve_paths(tmp_path / "home")) as desk:
        with pytest.raises(NewsdeskError, match="cannot keep that"):
            desk._store.articles.add(Article(headline="Ferry", revision=LARGE))
        with pytest.raises(NewsdeskError):
            desk._store.media.add(b"picture", "image/png", LARGE, 1)
        story = desk.writing.new(Article(headline="Ferry"))
        with pytest.raises(NewsdeskError):
            desk._store.versions.add_ancestors(story.id, [HALF])
        with pytest.raises(NewsdeskError):
            desk._store.versions.add(story, HALF, datetime.now(UTC))
        assert desk.doctor() == ()
