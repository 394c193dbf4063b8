"""A bit flips on the disk: one story is named as damaged, all the others are listed, found, opened and published."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsdesk.cli import parse, run
from newsdesk.desk import Desk
from newsdesk.errors import DeskError
from newsdesk.model import Article, RelatedLink, Status, Strip
from newsdesk.paths import resolve_paths
from newsdesk.store import StoryFilter, StorySort, Summary

pytestmark = pytest.mark.embedded

SLUGS = ["anchor", "buoy", "cargo", "dock", "ebb"]
Damage = Callable[[str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the home of a desk with five stories about boats."""
    with Desk.open(resolve_paths(tmp_path / "home")) as desk:
        for number, slug in enumerate(SLUGS):
            story = desk.writing.new(
                Article(
                    slug=slug,
                    headline=f"The {slug}",
                    source="Coast",
                    body="About boats.",
                    date=datetime(2026, 1, number + 1, tzinfo=UTC),
                    embargo=datetime(2026, 2, 1, tzinfo=UTC),
                    strip=Strip(links=(RelatedLink(headline="One", url="https://example.org/1"),)),
                )
            )
            desk.writing.move(story.id, Status.REVIEW)
            desk.publishing.publish(story.id)
    return tmp_path / "home"


@pytest.fixture
def damage(folder: Path) -> Damage:
    """Return what does something to the desk's file behind its back."""

    def do(statement: str) -> None:
        with closing(sqlite3.connect(folder / "desk" / "desk.sqlite3")) as desk:
            desk.execute("PRAGMA foreign_keys = OFF")
            desk.execute(statement)
            desk.commit()

    return do


CELLS = [
    "UPDATE articles SET embargo = 'xx' WHERE slug = 'cargo'",
    "UPDATE articles SET edited = '20\x16-01-03' WHERE slug = 'cargo'",
    "UPDATE articles SET edited = x'00ff' WHERE slug = 'cargo'",
    "UPDATE articles SET fields = substr(fields, 1, 40) WHERE slug = 'cargo'",
    "UPDATE articles SET fields = '[]' WHERE slug = 'cargo'",
    "UPDATE articles SET fields = json_set(fields, '$.embargo', '2026-13-01') WHERE slug = 'cargo'",
    "UPDATE articles SET date = '2026-13-01' WHERE slug = 'cargo'",
    "UPDATE articles SET status = 'pvblished' WHERE slug = 'cargo'",
    "UPDATE articles SET id = 'no identity' WHERE slug = 'cargo'",
    "UPDATE articles SET headline = CAST(x'546865ff20636172676f' AS TEXT) WHERE slug = 'cargo'",
    "UPDATE articles SET body = x'ff00' WHERE slug = 'cargo'",
    "UPDATE articles SET revision = 'many' WHERE slug = 'cargo'",
    "UPDATE articles SET pressing = 'urgent' WHERE slug = 'cargo'",
    "UPDATE links SET date = '20x' WHERE article = (SELECT pk FROM articles WHERE slug = 'cargo')",
    "UPDATE links SET target = 'nobody' WHERE article = (SELECT pk FROM articles WHERE slug = 'cargo')",
]


@pytest.mark.parametrize("statement", CELLS)
def test_one_damaged_story_hides_no_other(folder: Path, damage: Damage, statement: str) -> None:
    damage(statement)
    with Desk.open(resolve_paths(folder)) as desk:
        for sort in StorySort:
            shown: list[Summary] = []
            after = None
            while True:
                page = desk.writing.listing(StoryFilter(sort=sort), after, 2)
                shown += page.rows
                after = page.next
                if after is None:
                    break
            found = [row.slug for row in shown]
            assert set(SLUGS) - {"cargo"} <= set(found)
            assert len(found) == len(set(found))
        others = {hit.summary.slug for hit in desk.writing.search("boats")}
        assert set(SLUGS) - {"cargo"} <= others
        for slug in set(SLUGS) - {"cargo"}:
            assert desk.writing.by_slug(slug).slug == slug
        assert any("cargo" in trouble for trouble in desk.doctor())


def test_a_damaged_story_is_named_and_not_opened(folder: Path, damage: Damage) -> None:
    damage("UPDATE articles SET fields = json_set(fields, '$.embargo', 'xx') WHERE slug = 'cargo'")
    with Desk.open(resolve_paths(folder)) as desk:
        with pytest.raises(DeskError, match=r"“The cargo” is damaged in the desk .* Restore a backup"):
            desk.writing.by_slug("cargo")
        story = desk.writing.by_slug("dock")
        desk.writing.save(story)
        assert [text for text in desk.doctor() if "The cargo" in text]


def test_an_embargo_that_is_no_time_is_not_taken_for_none(
    folder: Path, damage: Damage, capsys: pytest.CaptureFixture[str]
) -> None:
    damage("UPDATE articles SET embargo = 'xx' WHERE slug = 'cargo'")
    assert run(parse(["--home", str(folder), "list"])) == 0
    shown = capsys.readouterr().out.splitlines()
    assert len(shown) == 5
    assert any(line.startswith("cargo") and "Damaged: The cargo" in line for line in shown)
    assert run(parse(["--home", str(folder), "doctor"])) == 1
    assert "“The cargo” is damaged" in capsys.readouterr().err


def test_a_version_that_was_changed_on_the_disk_is_named(folder: Path, damage: Damage) -> None:
    damage(
        "UPDATE versions SET snapshot = replace(snapshot, 'About boats', 'About goats') WHERE number = 1 AND article = "
        "(SELECT id FROM articles WHERE slug = 'cargo')"
    )
    with Desk.open(resolve_paths(folder)) as desk:
        (trouble,) = desk.doctor()
    assert trouble.startswith("Version 1 of “The cargo” is damaged: its text is not the one that was kept.")


def _flipped(original: Path, copies: Path, chance: random.Random, flips: int) -> Iterator[Path]:
    for number in range(10_000):
        copy = copies / str(number)
        shutil.copytree(original, copy)
        path = copy / "desk" / "desk.sqlite3"
        data = bytearray(path.read_bytes())
        for _ in range(flips):
            # Behind the first page, which says what all the others are.
            data[chance.randrange(4096, len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        yield copy
        shutil.rmtree(copy)


def _survives(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (
        ["list"],
        ["list", "--json"],
        ["list", "--sort", "headline", "--limit", "2"],
        ["search", "boats"],
        ["search", "source:coast"],
        *(["show", slug] for slug in SLUGS),
        ["versions", "cargo"],
        ["suggest", "cargo"],
        ["check"],
        ["config"],
        ["doctor"],
        ["pictures"],
        ["feeds", "list"],
    ):
        # A sentence or an answer, never a traceback.
        assert run(parse(["--home", str(folder), *command])) in (0, 1, 3)
        capsys.readouterr()


def test_desks_with_flipped_bits_answer_or_say_what_is_wrong(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _flip(folder, tmp_path, capsys, 20)


@pytest.mark.torture
@pytest.mark.timeout(7200)
def test_a_thousand_desks_with_flipped_bits(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _flip(folder, tmp_path, capsys, 1000)


def _flip(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], desks: int) -> None:
    chance = random.Random(20260119)
    for number, copy in zip(range(desks), _flipped(folder, tmp_path, chance, 20), strict=False):
        try:
            _survives(copy, capsys)
        except Exception as error:
            raise AssertionError(f"the {number + 1}. damaged desk") from error
