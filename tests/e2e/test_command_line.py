"""An editor works from the command line: the installed command, real files, the exit codes of the contract."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

PAGE = """\
More on this
Ferry returns to the north shore  • Harbour fees frozen for a year  • Pilots ask for a second tug
You are here:   Business/

Harbour opens its second quay after two years of works

Coast Wire, March 3, 2026 Adjust font size:

The second quay took its first ship on Tuesday, a coaster laden with timber.

Dock hands said the new cranes halve the time a ship waits.
"""


@pytest.fixture
def newsdesk(tmp_path: Path) -> Run:
    def run(*words: str | Path, code: int = 0, **environment: str) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            [Path(sys.executable).with_name("newsdesk"), "--home", tmp_path / "home", *words],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, **environment},
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == code, done.stdout + done.stderr
        if code:
            assert "Traceback" not in done.stderr
        return done

    return run


def _json(done: "subprocess.CompletedProcess[str]") -> Any:
    return json.loads(done.stdout)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_pasted_page_becomes_a_bundle(newsdesk: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    newsdesk("import", page)
    (row,) = _json(newsdesk("list", "--json"))
    story = _json(newsdesk("show", row["slug"], "--json"))
    assert story["headline"] == "Harbour opens its second quay after two years of works"
    assert (story["source"], story["date"], story["section"]) == ("Coast Wire", "2026-03-03", ["Business"])
    assert story["strip"]["title"] == "More on this"
    assert [link["headline"] for link in story["links"]] == [
        "Ferry returns to the north shore",
        "Harbour fees frozen for a year",
        "Pilots ask for a second tug",
    ]
    newsdesk("export", row["slug"], "--to", tmp_path / "out")
    newsdesk("verify", tmp_path / "out" / row["slug"])
    html = (tmp_path / "out" / row["slug"] / "index.html").read_text(encoding="utf-8")
    parts = [
        *(link["headline"] for link in story["links"]),
        "You are here:",
        story["headline"],
        "Coast Wire",
        "March 3, 2026",
        "Adjust font size:",
        "The second quay took",
        "Dock hands said",
    ]
    places = [html.index(part, html.index("<body")) for part in parts]
    assert places == sorted(places)
    assert _json(newsdesk("search", "timber", "--json"))[0]["slug"] == row["slug"]


def test_the_reference_page_is_published_in_its_own_order(newsdesk: Run, tmp_path: Path, reference: Path) -> None:
    seed = reference / "seed" / "page.txt"
    newsdesk("import", seed)
    (row,) = _json(newsdesk("list", "--json"))
    story = _json(newsdesk("show", row["slug"], "--json"))
    newsdesk("export", row["slug"], "--to", tmp_path / "out")
    html = (tmp_path / "out" / row["slug"] / "index.html").read_text(encoding="utf-8")
    text = " ".join(re.sub(r"<[^>]+>", " ", html[html.index("<body") :]).split())
    paragraphs = story["body"].split("\n\n")
    assert (len(story["links"]), len(paragraphs)) == (10, 7)
    parts = [
        "Off the wire",
        *(link["headline"] for link in story["links"]),
        "You are here:",
        "News/",
        story["headline"],
        "Xinhua, January 19, 2026",
        "Adjust font size:",
        *paragraphs,
    ]
    place = 0
    for part in parts:
        place = text.index(unescape_free(part), place) + 1
    # Nothing of the page is lost on the way, and its furniture is the theme's own.
    assert text.count("Adjust font size:") == text.count("You are here:") == 1


def unescape_free(text: str) -> str:
    """Return the beginning of `text` up to the first sign that HTML or typography writes otherwise."""
    return re.split(r"[&<>\"']|--", text)[0].strip()


def test_the_same_bytes_in_another_place_zone_locale_and_hash_seed(newsdesk: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    newsdesk("import", page)
    slug = _json(newsdesk("list", "--json"))[0]["slug"]
    newsdesk("export", slug, "--to", tmp_path / "one", TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    newsdesk("export", slug, "--to", tmp_path / "two words", TZ="Asia/Shanghai", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "two words")
    newsdesk("export", slug, "--to", tmp_path / "one", "--zip", TZ="UTC")
    newsdesk("export", slug, "--to", tmp_path / "two", "--zip", TZ="America/Lima")
    assert (tmp_path / "one" / f"{slug}.zip").read_bytes() == (tmp_path / "two" / f"{slug}.zip").read_bytes()


def test_what_is_wrong_is_one_line_and_the_exit_code_says_which_kind(newsdesk: Run, tmp_path: Path) -> None:
    assert newsdesk("show", "nobody", code=1).stderr.count("\n") == 1
    newsdesk("show", code=2)
    newsdesk("frobnicate", code=2)
    slug = newsdesk("new", "headline=Nothing yet").stdout.strip()
    assert "held back" in newsdesk("export", slug, "--to", tmp_path / "out", code=3).stderr
    assert not (tmp_path / "out" / slug).exists()
    newsdesk("status", slug, "published", code=3)
    newsdesk("status", slug, "nowhere", code=1)
    newsdesk("set", slug, "colour=red", code=1)
    newsdesk("new", "headline", code=2)
    newsdesk("check", slug, code=3)


def test_fields_status_and_settings_are_set(newsdesk: Run, tmp_path: Path) -> None:
    slug = newsdesk("new", "headline=Tide tables", "section=News;Coast").stdout.strip()
    body = tmp_path / "body.md"
    body.write_text("High water at **six**.\n", encoding="utf-8")
    newsdesk("set", slug, f"body=@{body}", "date=2026-01-19", "source=Coast Wire")
    newsdesk("config", "base_url=https://coast.example/", "name=The Coast")
    assert "base_url=https://coast.example\n" in newsdesk("config").stdout
    assert newsdesk("status", slug, "review").stdout == f"{slug}: review\n"
    newsdesk("status", slug, "spiked")
    assert newsdesk("status", slug, "back").stdout == f"{slug}: review\n"
    newsdesk("status", slug, "published")
    story = _json(newsdesk("show", slug, "--json"))
    assert story["status"] == "published"
    assert story["section"] == ["News", "Coast"]
    assert story["published"] is not None
    newsdesk("export", slug, "--to", tmp_path / "out")
    assert 'rel="canonical" href="https://coast.example/tide-tables/"' in (
        tmp_path / "out" / slug / "index.html"
    ).read_text(encoding="utf-8")
    assert newsdesk("doctor").returncode == 0


def test_the_home_may_stand_after_the_command_which_imports_neither_qt_nor_what_it_does_not_need(
    newsdesk: Run, tmp_path: Path
) -> None:
    # To make a desk is to migrate it, which takes more.
    newsdesk("list")
    code = (
        "import sys; from newsdesk.__main__ import main; "
        f"assert main(['list', '--home', {str(tmp_path / 'home')!r}]) == 0; "
        "assert not [name for name in sys.modules if name.startswith('PySide6')]; "
        "assert not sys.modules.keys() & {'sqlalchemy.dialects.postgresql', 'psycopg', 'yaml', 'regex', 'jinja2'}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert (tmp_path / "home" / "desk" / "desk.sqlite3").exists()


def test_a_desk_is_backed_up_looked_at_and_restored(newsdesk: Run, tmp_path: Path) -> None:
    newsdesk("new", "headline=Ferry sails")
    path = newsdesk("backup", "--to", tmp_path / "drive").stdout.strip()
    assert newsdesk("verify", path).stdout == f"{path} is whole.\n"
    newsdesk("set", "ferry-sails", "headline=Changed")
    assert "The desk before is in" in newsdesk("restore", path).stdout
    assert "Ferry sails" in newsdesk("show", "ferry-sails").stdout
    refused = newsdesk("restore", tmp_path, code=1)
    assert refused.stderr.endswith("Nothing was restored; take another backup.\n")


def test_versions_are_listed_and_gone_back_to(newsdesk: Run) -> None:
    newsdesk("new", "headline=Ferry sails")
    newsdesk("set", "ferry-sails", "body=First.")
    newsdesk("set", "ferry-sails", "body=Second.")
    assert newsdesk("versions", "ferry-sails", "--name", "1=Before the lawyers").stdout == (
        "ferry-sails: version 1 is named “Before the lawyers”\n"
    )
    assert "“Before the lawyers” " in newsdesk("versions", "ferry-sails").stdout
    assert newsdesk("versions", "ferry-sails", "--name", "1=").stdout == "ferry-sails: version 1 has no name\n"
    assert newsdesk("versions", "ferry-sails", "--restore", "1").stdout == "ferry-sails: as in version 1 again\n"
    assert json.loads(newsdesk("show", "ferry-sails", "--json").stdout)["body"] == "First."
    assert "no version 99" in newsdesk("versions", "ferry-sails", "--restore", "99", code=1).stderr


def test_links_are_checked_and_their_health_is_told(newsdesk: Run, tmp_path: Path) -> None:
    newsdesk("new", "headline=Bridge", "body=See [this](http://127.0.0.1:9/) and [that](https://10.0.0.1/).")
    assert newsdesk("links", "check").stdout.endswith("2 links: 2 unchecked\n")
    (link, _other) = _json(newsdesk("links", "check", "bridge", "--json"))
    assert (link["slug"], link["place"], link["health"], link["reason"]) == (
        "bridge",
        "body:1",
        "unchecked",
        "not asked",
    )
    newsdesk("links", "check", "nowhere", code=1)
    newsdesk("links", code=2)
    out = newsdesk("export", "bridge", "--to", str(tmp_path / "out"), "--check-links")
    assert "bridge: body:1: unchecked: http://127.0.0.1:9/" in out.stderr
    assert (tmp_path / "out" / "bridge" / "index.html").exists()


def test_what_belongs_beside_a_story_is_suggested_with_the_reason(newsdesk: Run) -> None:
    for headline, body in (
        ("Quay opens", "The harbour of Saltholm took its first ship at the new quay, and dock hands were glad."),
        ("Pilots want a tug", "Pilots of the Saltholm harbour say that a ship at the new quay needs a second tug."),
        ("School budget", "The council gives more to teachers and their pupils from next year on."),
        ("Choir sings", "Seventy voices sang an old mass before a full house on Sunday."),
    ):
        newsdesk("new", f"headline={headline}", f"body={body}", "section=News")

    (found,) = _json(newsdesk("suggest", "quay-opens", "--json"))
    assert found.keys() == {"slug", "headline", "score", "reason"}
    assert (found["slug"], found["headline"]) == ("pilots-want-a-tug", "Pilots want a tug")
    assert "Saltholm" in found["reason"]
    assert "same section" in found["reason"]
    assert 0 < found["score"] < 1
    assert "pilots-want-a-tug" in newsdesk("suggest", "quay-opens").stdout
    assert _json(newsdesk("suggest", "quay-opens", "--json", "--limit", "0")) == []
    assert newsdesk("suggest", "no-such", code=1).stderr.startswith("newsdesk: ")
