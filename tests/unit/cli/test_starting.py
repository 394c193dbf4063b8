"""What stands on the command line: a command, or the files a file manager starts the window with."""

from pathlib import Path

import pytest

from newsdesk.cli import parse


def test_a_double_clicked_file_starts_the_window_with_it(tmp_path: Path) -> None:
    story = tmp_path / "夜 ferry.newsdesk"
    story.write_bytes(b"PK")
    parsed = parse([str(story)])
    assert parsed.command is None
    assert parsed.files == (story,)
    parsed = parse(["--home", str(tmp_path), str(story), "other.newsdesk"])
    assert parsed.command is None
    assert parsed.home.desk == tmp_path / "desk"
    assert parsed.files == (story, Path("other.newsdesk"))
    assert parse([]).files == ()


def test_a_command_is_a_command_even_where_a_file_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list").touch()
    assert parse(["list"]).command == "list"


def test_a_word_that_is_neither_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["no-such.newsdesk"])
    assert ended.value.code == 2
    assert "no-such.newsdesk" in capsys.readouterr().err
