"""A desk and a bundle of an older version open, and give the same bytes as then.

tests/fixtures holds what `make.py` made at commit c456a0b; neither is ever made anew. Where a page is meant to change,
NEWSDESK_APPROVE=1 writes the listing of hashes, after a look at the golden pages.
"""

import datetime as dt
import hashlib
import json
import os
import zipfile
from collections.abc import Callable
from operator import itemgetter
from pathlib import Path

import pytest

from newsdesk.desk import Desk, verify
from newsdesk.paths import resolve_paths

FIXTURES = Path(__file__).parents[1] / "fixtures"
NOW = dt.datetime(2026, 3, 6, 12, 0, tzinfo=dt.UTC)
FERRY, TIMETABLE = "night-ferry-returns-to-oland", "one-timetable-for-the-bay"

pytestmark = pytest.mark.embedded


@pytest.fixture
def old_desk(tmp_path: Path) -> Path:
    """Return a copy of the desk that the older version made."""
    folder = tmp_path / "home"
    with zipfile.ZipFile(FIXTURES / "desk.zip") as archive:
        archive.extractall(folder)
    return folder


def hashes(folder: Path) -> list[str]:
    """Return the path and SHA-256 of every file in a folder, and of every file in its archives."""
    lines = []
    for file in folder.rglob("*"):
        if not file.is_file() or file.suffix == ".lock":
            continue
        name = file.relative_to(folder).as_posix()
        lines.append(f"{name} {hashlib.sha256(file.read_bytes()).hexdigest()}")
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                lines += [f"{name}!{one} {hashlib.sha256(archive.read(one)).hexdigest()}" for one in archive.namelist()]
    return sorted(lines)


def assert_listed(folder: Path, name: str) -> None:
    """Compare the files of a folder with the listing of this name."""
    found, listing = hashes(folder), FIXTURES / name
    if "NEWSDESK_APPROVE" in os.environ:
        listing.write_text("\n".join(found) + "\n", encoding="utf-8", newline="\n")
    assert found == listing.read_text(encoding="utf-8").splitlines()


def _export(desk: Desk, to: Path) -> None:
    desk.publishing.export(FERRY, to)
    desk.publishing.export(TIMETABLE, to, zipped=True)
    desk.publishing.export("fares-to-rise-in-april", to, draft=True)


def _publish(desk: Desk, to: Path) -> None:
    desk.site.publish(to)


def _hand_over(desk: Desk, to: Path) -> None:
    to.mkdir()
    desk.handing.by_slugs([FERRY, "fares-to-rise-in-april"], to / "night.newsdesk")


@pytest.mark.parametrize(
    ("write", "listing"),
    [(_export, "export.txt"), (_publish, "site.txt"), (_hand_over, "handover.txt")],
    ids=["export", "site", "handover"],
)
def test_an_older_desk_gives_the_same_bytes(
    old_desk: Path, tmp_path: Path, write: Callable[[Desk, Path], None], listing: str
) -> None:
    with Desk.open(resolve_paths(old_desk), now=lambda: NOW) as desk:
        write(desk, tmp_path / "out")
    assert_listed(tmp_path / "out", listing)


@pytest.mark.parametrize("bundle", ["bundle", "bundle.zip", "handover.newsdesk"])
def test_an_older_bundle_is_whole(bundle: str) -> None:
    assert verify(FIXTURES / bundle) == ()


def test_an_older_bundle_is_imported_and_exported_to_the_same_bytes(tmp_path: Path) -> None:
    with Desk.open(resolve_paths(tmp_path / "home"), now=lambda: NOW) as desk:
        (taken,) = desk.intake.take(FIXTURES / "bundle")
        desk.publishing.export(taken.article.slug, tmp_path / "out")
    assert_listed(tmp_path / "out", "bundle.txt")


def test_an_older_handover_brings_stories_in_their_states(tmp_path: Path) -> None:
    with Desk.open(resolve_paths(tmp_path / "home"), now=lambda: NOW) as desk:
        desk.intake.take(FIXTURES / "handover.newsdesk")
        (tmp_path / "out").mkdir()
        desk.handing.by_slugs([FERRY, "fares-to-rise-in-april"], tmp_path / "out" / "night.newsdesk")
    assert_listed(tmp_path / "out", "handover_again.txt")


def test_what_else_is_on_an_older_desk_is_read(old_desk: Path) -> None:
    with Desk.open(resolve_paths(old_desk), now=lambda: NOW) as desk:
        assert (desk.editor.name, desk.settings.name) == ("Ada Lind", "The Coast")
        assert "quayside = quay" in desk.house.text("en")
        snippets = desk.snippets.all()
        assert [one.text for one in snippets if one.name == "Harbour box"] == ["**Harbour board** {source}, {date}"]
        assert [one.name for one in snippets if one.story] == ["Press conference"]
        (strip,) = desk.linking.shared_strips()
        assert (strip.name, strip.strip.title, len(strip.strip.links)) == ("Ferries", "More on ferries", 2)
        (feed,) = desk.wire.feeds()
        assert (feed.url, feed.title, feed.etag) == ("https://radio.example/rss", "Coast Radio", '"a"')
        assert desk.wire.start_story(1).headline == "Crane falls at the quay"
        first, *_ = reversed(desk.versions.listing(desk.writing.by_slug("du-chuan-zhong-xin-kai-hang").id))
        assert (first.name, first.editor) == ("First translation", "Ada Lind")
        file = old_desk / "desk" / "snippets" / "snippets.json"
        stored = json.loads(file.read_bytes())
        desk.snippets.keep(snippets, snippets)
        assert sorted(json.loads(file.read_bytes()), key=itemgetter("name")) == sorted(stored, key=itemgetter("name"))
        corrected = desk.writing.by_slug(FERRY).corrections
        assert [(note.kind.value, note.at.hour) for note in corrected] == [("correction", 11)]
