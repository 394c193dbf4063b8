"""Whatever goes wrong, it is one clear sentence with the right exit code, and nothing is lost or half done."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., str]
STORY = "---\ntitle: The quay stands\nsource: Coast Press\n---\nIt stands again.\n"
NEWSDESK = Path(sys.executable).with_name("newsdesk")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a desk with one story, `the-quay-stands`."""
    good = tmp_path / "good.md"
    good.write_text(STORY, encoding="utf-8")
    subprocess.run([NEWSDESK, "--home", tmp_path / "home", "import", good], check=True, capture_output=True)
    return tmp_path / "home"


@pytest.fixture
def fails(home: Path) -> Run:
    """Return a function that runs a command, sees it fail with this code and returns its one sentence."""

    def run(*words: str | Path, code: int = 1) -> str:
        done = subprocess.run(
            [NEWSDESK, "--home", home, *words], capture_output=True, encoding="utf-8", check=False, timeout=60
        )
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        lines = done.stderr.splitlines()
        assert len(lines) == 1, done.stderr
        assert lines[0].startswith("newsdesk: ")
        assert lines[0].endswith("."), lines[0]
        return lines[0]

    return run


def slugs(home: Path) -> list[str]:
    listed = subprocess.run([NEWSDESK, "--home", home, "list", "--json"], check=True, capture_output=True)
    return [row["slug"] for row in json.loads(listed.stdout)]


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t ", "blank.txt"),
        ("noise.bin", bytes(range(256)) * 50, "binary"),
        ("zeros.html", bytes(5000), "binary"),
        ("broken.zip", b"PK\x03\x04 no zip at all", "broken.zip"),
        ("broken.newsdesk", b"PK\x03\x04" + bytes(500), "broken.newsdesk"),
        ("broken.json", b'{"headline": ', "broken.json"),
        ("fields.md", b"---\ntitle: [\n---\nText\n", "fields.md"),
    ],
)
def test_a_file_that_holds_no_story(fails: Run, home: Path, tmp_path: Path, name: str, data: bytes, told: str) -> None:
    assert told in fails("import", write(tmp_path / name, data))
    assert slugs(home) == ["the-quay-stands"]


def test_fifty_megabytes_are_refused_quickly(fails: Run, home: Path, tmp_path: Path) -> None:
    large = write(tmp_path / "large.txt", b"Words and words. " * 3_000_000)
    began = time.monotonic()
    assert "10 MB" in fails("import", large)
    assert time.monotonic() - began < 5
    assert slugs(home) == ["the-quay-stands"]


def test_a_path_that_is_not_there_or_no_bundle(fails: Run, tmp_path: Path) -> None:
    assert "nothing.txt" in fails("import", tmp_path / "nothing.txt")
    (tmp_path / "folder").mkdir()
    assert "folder" in fails("import", tmp_path / "folder")


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(fails: Run, tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.txt", b"x")
    secret.chmod(0)
    assert "secret.txt" in fails("import", secret)


def test_other_encodings_are_read_not_refused(home: Path, tmp_path: Path) -> None:
    text = "Größe zählt – wieder\n\nValley Wire, January 19, 2026\n\nDer Kai öffnet für Schiffe aus Übersee.\n\nMehr.\n"
    for encoding in ("utf-16", "cp1252", "utf-8-sig"):
        path = write(tmp_path / f"{encoding}.txt", text.encode(encoding))
        done = subprocess.run([NEWSDESK, "--home", home, "import", path, "--json"], check=True, capture_output=True)
        assert "Größe zählt" in done.stdout.decode()


def test_a_bad_file_among_good_ones_is_named_and_the_others_come_in(fails: Run, home: Path, tmp_path: Path) -> None:
    one, two = (write(tmp_path / f"{name}.md", STORY.replace("quay", name).encode()) for name in ("pier", "mole"))
    assert "noise.bin" in fails("import", one, write(tmp_path / "noise.bin", bytes(2000)), two)
    assert sorted(slugs(home)) == ["the-mole-stands", "the-pier-stands", "the-quay-stands"]


def test_an_export_that_cannot_be_written(fails: Run, tmp_path: Path) -> None:
    in_the_way = write(tmp_path / "file", b"x")
    assert str(in_the_way) in fails("export", "the-quay-stands", "--to", in_the_way)
    assert str(in_the_way) in fails("export", "the-quay-stands", "--to", in_the_way / "below")
    assert in_the_way.read_bytes() == b"x"


def test_a_slug_that_exists(fails: Run, home: Path, tmp_path: Path) -> None:
    again = write(tmp_path / "again.md", STORY.encode())
    subprocess.run([NEWSDESK, "--home", home, "import", again], check=True, capture_output=True)
    assert sorted(slugs(home)) == ["the-quay-stands", "the-quay-stands-2"]
    assert "taken" in fails("set", "the-quay-stands-2", "slug=the-quay-stands")
    assert sorted(slugs(home)) == ["the-quay-stands", "the-quay-stands-2"]


def test_a_story_or_a_move_that_is_none(fails: Run) -> None:
    assert "nowhere" in fails("show", "nowhere")
    assert "nowhere" in fails("export", "nowhere", "--to", "x")
    assert "cannot become" in fails("status", "the-quay-stands", "killed")
    assert "no field" in fails("set", "the-quay-stands", "colour=red")
    assert "2026-01-19" in fails("set", "the-quay-stands", "date=soon")


def test_a_setting_that_cannot_be(fails: Run, home: Path) -> None:
    for setting in ("time_zone=Mars", "theme=nope", "date_style=zzz", "rules=no-source=banana", "base_url=ftp://x"):
        told = fails("config", setting)
        assert setting.rpartition("=")[2] in told
    assert "klingon" in fails("set", "the-quay-stands", "language=klingon")
    done = subprocess.run([NEWSDESK, "--home", home, "config"], check=True, capture_output=True, text=True)
    assert "time_zone=UTC\n" in done.stdout


def test_what_blocks_has_an_exit_code_of_its_own(fails: Run, home: Path, tmp_path: Path) -> None:
    subprocess.run([NEWSDESK, "--home", home, "set", "the-quay-stands", "headline="], check=True, capture_output=True)
    assert "held back" in fails("export", "the-quay-stands", "--to", tmp_path / "out", code=3)
    assert not (tmp_path / "out" / "the-quay-stands").exists()


def test_what_an_option_would_help_with_names_the_option(fails: Run, home: Path, tmp_path: Path) -> None:
    def do(*words: str | Path, desk: Path = home) -> None:
        subprocess.run([NEWSDESK, "--home", desk, *words], check=True, capture_output=True)

    do("handover", "the-quay-stands", "--to", tmp_path / "there.newsdesk")
    do("import", tmp_path / "there.newsdesk", desk=tmp_path / "colleague")
    do("set", "the-quay-stands", "kicker=Theirs", desk=tmp_path / "colleague")
    do("handover", "the-quay-stands", "--to", tmp_path / "back.newsdesk", desk=tmp_path / "colleague")
    do("set", "the-quay-stands", "kicker=Mine", "embargo=2999-01-01T00:00")
    assert "--as-new does so" in fails("import", tmp_path / "back.newsdesk")
    assert "With --embargoed it is" in fails("export", "the-quay-stands", "--to", tmp_path / "out", code=3)


def test_wrong_words_are_usage(home: Path) -> None:
    for words in (["fly"], ["export"], ["list", "--limit", "many"], ["set"]):
        done = subprocess.run([NEWSDESK, "--home", home, *words], capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["site", "--to", ""],
        ["site", "--to", " "],
        ["export", "the-quay-stands", "--to", ""],
        ["handover", "the-quay-stands", "--to", ""],
        ["backup", "--to", ""],
        ["copy", "--to", ""],
        ["copy", "--from", "", "--to", "x"],
        ["restore", ""],
        ["verify", ""],
        ["import", ""],
        ["feeds", "import", ""],
        ["feeds", "export", ""],
        ["list", "--home", ""],
        ["list", "--desk", ""],
    ],
    ids=" ".join,
)
def test_an_empty_path_is_not_the_folder_one_is_in(home: Path, tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "here").mkdir()
    done = subprocess.run(
        [NEWSDESK, "--home", home, *words], capture_output=True, text=True, check=False, cwd=tmp_path / "here"
    )
    assert done.returncode == 2
    assert "it is empty; name a place" in done.stderr
    assert list((tmp_path / "here").iterdir()) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["list", "--limit", "many"], "“many” is no number"),
        (["list", "--limit", "-1"], "“-1” is no number"),
        (["versions", "x", "--restore", "last"], "“last” is no number"),
        (["versions", "x", "--name", "Final"], "“Final” is no N=NAME"),
        (["check", "--as-of", "2026-01-19"], "“2026-01-19” is no time with a zone"),
        (["check", "--as-of", "soon"], "2026-01-19T14:05+08:00"),
        (["new", "headline"], "“headline” is no FIELD=VALUE"),
        (["set", "x", "headline"], "“headline” is no FIELD=VALUE"),
        (["site", "--to", "x", "--base-url", "ftp://x"], "“ftp://x” is no web address"),
    ],
)
def test_wrong_usage_is_told_in_an_editors_words(home: Path, words: list[str], told: str) -> None:
    done = subprocess.run([NEWSDESK, "--home", home, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert told in done.stderr
    assert "invalid" not in done.stderr


def test_a_field_or_a_body_that_is_not_there(fails: Run, tmp_path: Path) -> None:
    assert " translates, urgency." in fails("new", "foo=bar")
    assert fails("set", "the-quay-stands", "body=@/nope").endswith("“/nope”: No such file or directory.")
    assert "no UTF-8 text" in fails("set", "the-quay-stands", f"body=@{write(tmp_path / 'a.md', bytes([0xFF]))}")


def test_a_folder_is_taken_in_file_by_file_and_bundle_by_bundle(fails: Run, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "posts"
    (folder / "2026" / ".git").mkdir(parents=True)
    subprocess.run([NEWSDESK, "--home", home, "export", "the-quay-stands", "--to", folder], check=True)
    write(folder / "2026" / "pier.md", STORY.replace("quay", "pier").encode())
    write(folder / "mole.txt", STORY.replace("quay", "mole").encode())
    write(folder / "2026" / ".git" / "hidden.md", STORY.replace("quay", "git").encode())
    write(folder / "picture.jpg", bytes(9))
    write(folder / "noise.md", bytes(2000))
    assert "noise.md" in fails("import", folder)
    assert sorted(slugs(home)) == ["the-mole-stands", "the-pier-stands", "the-quay-stands"]


def test_a_desk_of_zeros_is_told_and_kept(fails: Run, home: Path) -> None:
    damaged = home / "desk" / "desk.sqlite3"
    for left in damaged.parent.glob("desk.sqlite3-*"):
        left.unlink()
    size = damaged.stat().st_size
    damaged.write_bytes(bytes(size))
    assert str(home / "desk") in fails("list")
    assert damaged.read_bytes() == bytes(size)


def test_a_desk_of_a_newer_newsdesk_is_refused_untouched(fails: Run, home: Path) -> None:
    database = home / "desk" / "desk.sqlite3"
    with sqlite3.connect(database) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    before = database.read_bytes()
    assert "newer" in fails("list")
    assert database.read_bytes() == before


def test_a_reader_that_goes_away_is_no_failure(home: Path) -> None:
    command = f"'{NEWSDESK}' --home '{home}' list | head -c 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    if shutil.which("bash") is None:
        pytest.skip("there is no bash here")
    assert done.stderr == ""


def test_asking_for_the_version_imports_next_to_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "newsdesk", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("newsdesk ")
    for heavy in ("sqlalchemy", "PySide6", "jinja2", "markdown", "argparse"):
        assert heavy not in done.stderr


@pytest.mark.parametrize("words", [["list"], ["search", "quay"], ["doctor"], ["show", "the-quay-stands"]])
def test_no_command_imports_qt(home: Path, words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "newsdesk", "--home", str(home), *words],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "sqlalchemy" in done.stderr
    assert "PySide6" not in done.stderr
    assert "qtawesome" not in done.stderr
