"""The samples an editor starts with: they come in whole, check clean and leave as they should."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from newsdesk import paths

SAMPLES = paths.resources_dir() / "samples"


def _newsdesk(home: Path, *words: str | Path) -> Any:
    done = subprocess.run(
        [Path(sys.executable).with_name("newsdesk"), "--home", home, *words],
        capture_output=True,
        encoding="utf-8",
        env=os.environ,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout) if "--json" in words else done.stdout


def test_the_sample_stories_come_in_whole_and_nothing_blocks_them(home: Path) -> None:
    taken = _newsdesk(home, "import", "--json", *sorted(SAMPLES.glob("[0-9]*.md")))
    assert [story["slug"] for story in taken] == ["night-ferry", "jiangbian-liangcang", "one-timetable"]
    for story in taken:
        assert story["unplaced"] == []
        assert story["status"] == "draft"
        assert all(story[field] for field in ("headline", "standfirst", "source", "date", "section", "byline", "body"))
    assert [len(story["links"]) for story in taken] == [10, 6, 10]
    findings = _newsdesk(home, "check", "--json")
    assert [finding for finding in findings if finding["severity"] == "block"] == []


def test_a_sample_leaves_as_a_page_with_its_strip(home: Path, tmp_path: Path) -> None:
    _newsdesk(home, "import", *sorted(SAMPLES.glob("[0-9]*.md")))
    _newsdesk(home, "export", "night-ferry", "--to", tmp_path / "out")
    page = (tmp_path / "out" / "night-ferry" / "index.html").read_text(encoding="utf-8")
    parts = [
        "Off the wire",
        "What eleven winters did",
        "You are here",
        "Night ferry returns",
        "March 5, 2026",
        "143 pass",
    ]
    places = [page.index(part, page.index("<body")) for part in parts]
    assert places == sorted(places)
    assert _newsdesk(home, "verify", tmp_path / "out" / "night-ferry")


def test_the_page_to_paste_lands_in_its_fields(home: Path) -> None:
    (story,) = _newsdesk(home, "import", "--json", SAMPLES / "page.txt")
    assert story["headline"] == "Valley orchards count a frost that came and did no harm"
    assert (story["source"], story["date"]) == ("Meridian Press", "2026-04-21")
    assert story["section"] == ["News", "Farming"]
    assert story["strip"]["title"] == "Off the wire"
    assert len(story["links"]) == 10
    assert len(story["body"].split("\n\n")) == 7
    assert story["unplaced"] == []


def test_the_samples_are_our_own_words(reference: Path) -> None:
    theirs = (reference / "seed" / "page.txt").read_text(encoding="utf-8")
    long_lines = {line.strip() for line in theirs.splitlines() if len(line) > 40}
    ours = "".join(
        sample.read_text(encoding="utf-8") for sample in SAMPLES.iterdir() if sample.suffix in (".md", ".txt")
    )
    assert not [line for line in long_lines if line in ours]
