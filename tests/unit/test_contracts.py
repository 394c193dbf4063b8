"""Names that scripts, desks, bundles and themes of others rely on: none changes unnoticed.

tests/contracts holds the names, one a line. Names that are new on purpose are written there with
NEWSDESK_APPROVE_CONTRACTS=1; one that is gone breaks somebody's script or desk, and wants a migration or an alias.
"""

import ast
import io
import json
import os
import re
import shlex
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from newsdesk.__main__ import main
from newsdesk.desk import Desk, reason_of
from newsdesk.model.link_health import LinkStatus, LinkStatusReason
from newsdesk.paths import resolve_paths, resources_dir
from newsdesk.ui.look import Look
from newsdesk.ui.preferences import Preferences

TESTS = Path(__file__).parents[1]
FIXTURES = TESTS / "fixtures"
SOURCE = TESTS.parent / "src" / "newsdesk"
FERRY = "night-ferry-returns-to-oland"
FEED = "<rss version='2.0'><channel><title>Coast</title><item><title>Pilots want a tug</title></item></channel></rss>"
# Their keys are data: slugs, settings, paths of files and hashes.
BY_NAME = ("held", "offered", "files")

pytestmark = pytest.mark.embedded


def assert_unchanged(name: str, found: Iterable[str]) -> None:
    """Compare names with those of the contract."""
    lines, contract = sorted(set(found)), TESTS / "contracts" / f"{name}.txt"
    assert lines
    if "NEWSDESK_APPROVE_CONTRACTS" in os.environ:
        contract.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    assert lines == contract.read_text(encoding="utf-8").splitlines()


def keys(value: Any, above: str = "") -> Iterator[str]:
    """Yield the keys of a JSON value, one in another as `links.url`."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            for key, below in each.items():
                yield f"{above}{key}"
                if key in BY_NAME:
                    yield from keys(list(below.values()), f"{above}{key}.*.")
                else:
                    yield from keys(below, f"{above}{key}.")


def code() -> Iterator[ast.AST]:
    """Yield every node of the program's code."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def constants() -> set[str]:
    """Return every string that stands in the program's code."""
    return {node.value for node in code() if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.fixture
def old_home(home: Path) -> Path:
    """Return a copy of the desk of tests/fixtures, which has some of everything."""
    with zipfile.ZipFile(FIXTURES / "desk.zip") as archive:
        archive.extractall(home)
    return home


def test_commands_and_flags(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "1000")

    def usages(*command: str) -> Iterator[str]:
        with pytest.raises(SystemExit):
            main([*command, "--help"])
        told = capsys.readouterr().out
        usage = told.partition("\n")[0].partition("newsdesk")[2]
        path = "newsdesk " + " ".join(command)
        yield path.strip()
        # The words of the command itself stand before its first flag.
        for word in re.findall(r"\[(?:[^\[\]]|\[[^\]]*\])*\]|-\S+ [A-Z]\S*|\S+", usage.partition("[-h]")[2]):
            yield f"{path.strip()} {word}"
        if re.search(r" (COMMAND|DOING) \.\.\.$", usage):
            for below in re.findall(r"^    ([a-z]+)(?: |$)", told, re.MULTILINE):
                yield from usages(*command, below)

    assert_unchanged("command_line", usages())


def test_words_that_commands_take(old_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Settings, fields, states, search terms and rules that scripts write are taken without a word on them."""
    lines = (TESTS / "contracts" / "accepted.txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    refused = []
    for line in lines:
        code = main(["--home", str(old_home), *shlex.split(line)])
        if said := capsys.readouterr().err or code:
            refused.append((line, said))
    assert refused == []


def test_keys_of_the_command_lines_json(old_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "quay.md").write_text("# The quay stands\n\nIt stands again.\n", encoding="utf-8")
    (tmp_path / "feed.xml").write_text(FEED, encoding="utf-8")
    picture = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(picture, "PNG")
    # A picture that nothing shows is listed.
    with Desk.open(resolve_paths(old_home)) as desk:
        desk.pictures.take(picture.getvalue())

    def answers(*command: str) -> Iterator[str]:
        capsys.readouterr()
        main(["--home", str(old_home), *command, "--json"])
        name = " ".join(word for word in command[: 2 if command[0] == "feeds" else 1])
        yield from (f"{name}: {key}" for key in keys(json.loads(capsys.readouterr().out)))

    site = str(tmp_path / "site")
    commands = (
        ("list",),
        ("show", FERRY),
        ("show", "du-chuan-zhong-xin-kai-hang"),
        ("search", "ferry"),
        ("versions", FERRY),
        ("suggest", FERRY),
        ("check",),
        ("pictures",),
        ("feeds", "list"),
        ("feeds", "add", str(tmp_path / "feed.xml")),
        ("import", str(tmp_path / "quay.md")),
        ("import", str(FIXTURES / "bundle")),
        ("new", "headline=x"),
        ("set", "x", "body=y"),
        ("site", "--to", site, "--plan"),
        ("site", "--to", site),
    )
    assert_unchanged("json", (line for command in commands for line in answers(*command)))


def test_keys_of_a_bundle_and_a_handover(old_home: Path, tmp_path: Path) -> None:
    with Desk.open(resolve_paths(old_home)) as desk:
        desk.publishing.export(FERRY, tmp_path)
        desk.handing.by_slugs([FERRY, "du-chuan-zhong-xin-kai-hang"], tmp_path / "night.newsdesk")
    bundle = tmp_path / FERRY
    matter = yaml.safe_load((bundle / "article.md").read_text(encoding="utf-8").split("---\n")[1])
    found = [f"article.md: {key}" for key in keys(matter)]
    for name in ("article.ninjs.json", "manifest.json", "checks.json"):
        found += [f"{name}: {key}" for key in keys(json.loads((bundle / name).read_bytes()))]
    found += [f"bundle: {file.name}" for file in bundle.iterdir()]
    with zipfile.ZipFile(tmp_path / "night.newsdesk") as archive:
        found += [f"handover: {name}" for name in archive.namelist() if not name.startswith("media/")]
        for name in ("manifest.json", "stories.json"):
            found += [f"handover {name}: {key}" for key in keys(json.loads(archive.read(name)))]
    assert_unchanged("bundle", found)


def test_tables_and_columns_of_a_desk(home: Path) -> None:
    with Desk.open(resolve_paths(home)):
        pass
    database = sqlite3.connect(home / "desk" / "desk.sqlite3")
    try:
        # What SQLite makes for its full-text index is its own.
        tables = [row[1] for row in database.execute("PRAGMA table_list") if row[2] != "shadow"]
        columns = [
            f"{table}.{row[1]}"
            for table in tables
            if not table.startswith("sqlite_")
            for row in database.execute(f"PRAGMA table_info('{table}')")
        ]
        (revision,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
    finally:
        database.close()
    assert_unchanged("database", columns)
    migrations = [path.read_text(encoding="utf-8") for path in (SOURCE / "store").rglob("m[0-9]*.py")]
    revisions = [re.findall(r'^revision.*?= "(.+)"$', text, re.MULTILINE)[0] for text in migrations]
    assert_unchanged("migrations", revisions)
    assert revision == max(revisions)


def test_keys_of_the_windows_own_settings() -> None:
    found = set()
    for text in (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")):
        # Other things have a value of a name, too.
        for node in ast.walk(ast.parse(text)) if "QSettings" in text else ():
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            match node.func.attr, node.args[0]:
                case "value" | "setValue", ast.Constant(value=str(key)):
                    found.add(key)
                case "value" | "setValue", ast.JoinedStr(values=parts):
                    found.add("".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in parts))
    assert_unchanged("window_settings", found)


def test_preferences_that_were_stored_are_read(qapp: QApplication, tmp_path: Path) -> None:
    """Their keys are put together, so they are tried: each value as an older version stored it."""
    file = tmp_path / "window.ini"
    file.write_text("[writing]\nface=Georgia\nlanguage=zh_CN\nmeasure=60\nrest=5\nsize=21\n", encoding="utf-8")
    read = Preferences(QSettings(str(file), QSettings.Format.IniFormat), Look(qapp))
    assert (read.language, read.measure, read.rest, read.size) == ("zh_CN", 60, 5, 21)
    assert read.font.families()[0] == "Georgia"


def test_object_names_that_the_style_knows() -> None:
    style = (resources_dir() / "ui" / "style.qss").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", style, flags=re.DOTALL)
    in_code = constants()
    assert_unchanged("style", (name for name in re.findall(r"#([A-Za-z_]\w*)", rules) if name in in_code))


def test_variables_of_a_theme(old_home: Path, tmp_path: Path) -> None:
    text = (TESTS.parent / "docs" / "themes.md").read_text(encoding="utf-8").partition("## What a template sees")[2]
    common, story, other = (
        [name for row in re.findall(r"^\| (`.+?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]
        for table in re.split(r"^.* sees besides$", text, flags=re.MULTILINE)
    )
    theme = old_home / "desk" / "theme"
    theme.mkdir()
    for page, names in (("page", common + story), ("sheet", common + other)):
        tests = "".join(f"{{% if {name} is not defined %}}<p>no {name}!</p>{{% endif %}}" for name in names)
        (theme / f"{page}.html").write_text(
            f'{{% extends "wire/{page}.html" %}}'
            f"{{% block content %}}{{{{ super() }}}}<p>asked</p>{tests}{{% endblock %}}",
            encoding="utf-8",
        )
    with Desk.open(resolve_paths(old_home)) as desk:
        desk.site.publish(tmp_path / "site")
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "site").rglob("*.html")]
    assert len([page for page in pages if "<p>asked</p>" in page]) > 4
    assert {name for page in pages for name in re.findall(r"<p>no (\w+)!</p>", page)} == set()
    lists = (("", common), ("page: ", story), ("sheet: ", other))
    assert_unchanged("theme", (f"{place}{name}" for place, names in lists for name in names))


def test_reasons_that_versions_are_stored_with(old_home: Path) -> None:
    """Versions are stored with English reasons, by which those of years ago are still read and translated."""
    in_code = constants()
    reasons = (TESTS / "contracts" / "version_reasons.txt").read_text(encoding="utf-8").splitlines()
    assert reasons == sorted(reasons)
    assert [reason for reason in reasons if reason not in in_code] == []
    with Desk.open(resolve_paths(old_home)) as desk:
        version = desk.versions.listing(desk.writing.by_slug(FERRY).id)[0]
    for stored, template in (
        ("went back to version 3", "went back to version {number}"),
        ("moved to review", "moved to {place}"),
        ("replaced “quay” by “pier”", "replaced “{what}” by “{by}”"),
    ):
        assert template in reasons
        assert reason_of(replace(version, reason=stored)).template == template


def test_what_is_stored_of_a_links_health() -> None:
    found = [f"health: {health.value}" for health in LinkStatus] + [
        f"reason: {reason.value}" for reason in LinkStatusReason
    ]
    assert_unchanged("link_health", found)


def test_addresses_of_the_preview() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    assert_unchanged("addresses", re.findall(r"\bnewsdesk://[a-z]+", text))
