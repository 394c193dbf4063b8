"""What she pipes into `head` ends quietly, and what a story shows names the stories it links to."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.model import Article, RelatedLink, Strip
from newsdesk.paths import resolve_paths as home_of


@pytest.mark.skipif(os.name != "posix", reason="a pipe that nobody reads is a matter of POSIX")
@pytest.mark.parametrize("stories", [1, 400])
def test_a_reader_that_has_seen_enough_is_no_failure(home: Path, stories: int) -> None:
    with Desk.open(home_of(home)) as desk:
        for number in range(stories):
            desk.writing.new(Article(headline=f"Story {number} {'of a long headline ' * 12}"))
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "newsdesk", "--home", str(home), "list", "--limit", "1000"]
    try:
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_link_to_a_story_of_the_desk_has_its_headline(home: Path) -> None:
    with Desk.open(home_of(home)) as desk:
        ferry = desk.writing.new(Article(headline="The ferry sails", slug="ferry"))
        links = (
            RelatedLink(article=ferry.id),
            RelatedLink(article=ferry.id, headline="More on this"),
            RelatedLink(article=Article().id, headline="Elsewhere"),
            RelatedLink(headline="The coast", url="https://coast.example/"),
        )
        desk.writing.new(Article(headline="Quay", slug="quay", strip=Strip(links=links)))
    command = [sys.executable, "-m", "newsdesk", "--home", str(home), "show", "quay"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert [line for line in shown.splitlines() if line.startswith("  •")] == [
        "  • The ferry sails (ferry)",
        "  • More on this (ferry)",
        "  • Elsewhere (a story that is not on this desk)",
        "  • The coast https://coast.example/",
    ]
