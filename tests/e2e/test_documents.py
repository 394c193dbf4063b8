"""The documents keep up with the program: every command, option and target is in them."""

import re
import subprocess
from dataclasses import asdict
from pathlib import Path

import pytest

from newsdesk import cli
from newsdesk.model import Settings

ROOT = Path(__file__).parents[2]
COMMANDS = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")


def _help_of(*words: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        cli.parse([*words, "--help"])
    return capsys.readouterr().out


def test_every_command_and_option_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    overview = _help_of(capsys=capsys)
    commands = re.findall(r"^ {4}([a-z]+)", overview, re.MULTILINE)
    assert "import" in commands
    for command in commands:
        assert f"newsdesk {command}" in COMMANDS
        for option in re.findall(r"--[a-z-]+", _help_of(command, capsys=capsys)):
            assert option in ("--help",) or option in COMMANDS, f"{command} {option}"


def test_every_documented_command_is_understood() -> None:
    for command in re.findall(r"^newsdesk ([a-z]+)", COMMANDS, re.MULTILINE):
        with pytest.raises(SystemExit) as stop:
            cli.parse([command, "--help"])
        assert stop.value.code == 0


def test_every_make_target_is_documented() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (names,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [name for name in names.split() if f"make {name}`" not in contributing] == []


def test_every_link_between_documents_leads_somewhere() -> None:
    """What is not translated is found among the English ones, as the window does."""
    for document in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")):
        for address in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            there = [(folder / address).exists() for folder in (document.parent, ROOT / "docs")]
            assert any(there), f"{document.name}: {address}"


def test_no_file_names_a_package_index() -> None:
    tracked = subprocess.run(
        ["git", "grep", "-lIE", r"(pypi|pythonhosted|npmjs)\.(org|com)|index-ur[l]|registry\.npm"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert [name for name in tracked.stdout.split() if Path(name) != Path(__file__).relative_to(ROOT)] == []


def test_every_setting_and_every_rule_is_documented() -> None:
    settings = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    for name in asdict(Settings()):
        assert f"| `{name}` |" in settings
    rules = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/newsdesk/export").glob("*rules.py"))
    rules += (ROOT / "src/newsdesk/export/checks.py").read_text(encoding="utf-8")
    named = set(re.findall(r'_(?:warn|block|note|found|whole)\(\s*f?"([a-z-]+)"', rules))
    named |= set(re.findall(r'rule="([a-z-]+)"', rules))
    assert len(named) > 15
    assert [rule for rule in named if f"`{rule}" not in settings] == []
