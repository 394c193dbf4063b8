"""The documents keep up with the program: every command, option and target is in them."""

import re
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

import pytest

from newsdesk import cli
from newsdesk.model import ADJUSTABLE_RULE_NAMES, Settings

ROOT = Path(__file__).parents[2]
CHINESE = sorted(ROOT.glob("docs/zh_CN/*.md"))
EXAMPLES = {
    "**粗体**": "**bold**",
    "*斜体*": "*italic*",
    "## 小标题": "## a heading",
    "[文字](https://…)": "[text](https://…)",
    "![暮色中的码头](media:…)": "![The quay at dusk](media:…)",
    "帐号 = 账号": "utilise = use",
    "[[要填的内容]]": "[[what to fill in]]",
}
"""What an editor would write in Chinese, and what the English document has in its place."""
QUOTED_ELSE = {
    *("1 月 19 日相关新闻", "= 同第 3 条"),
    *("Windows 已保护你的电脑", "更多信息", "仍要运行", "已安装的应用"),
    *("Newsdesk", "应用程序", "完成", "系统设置", "隐私与安全性", "仍要打开"),
    "文档",
}
"""A name an editor gives, a row of the strip with its number, and what Windows and macOS show."""
# What a row of the strip says of its link: a sign and a word.
_SIGNED = r"(?m)(?<![^| 、：])[○◔◑●◷✕⊘?⚑✓↪◐⊝⚠…□] ([^ |、，。；]+)"
COMMANDS = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")


def _help_of(*words: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        cli.parse([*words, "--help"])
    return capsys.readouterr().out


def _read(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def _prose(text: str) -> str:
    return re.sub(r"(?ms)^```.*?^```|`[^`\n]+`", "", text)


def _headings(text: str) -> list[int]:
    return [len(marks) for marks in re.findall(r"^(#+) ", re.sub(r"(?ms)^```.*?^```", "", text), re.MULTILINE)]


def _blocks_of_code(text: str) -> list[str]:
    """Return the blocks without what is said of their lines."""
    return [re.sub(r" {4,}\S.*| +# .*", "", block) for block in re.findall(r"(?ms)^```.*?^```", text)]


def _code(text: str) -> set[str]:
    found = re.findall(r"`([^`]+)`", re.sub(r"(?ms)^```.*?^```", "", text))
    return {EXAMPLES.get(code, code) for code in (" ".join(code.split()) for code in found)}


def _rows(text: str) -> int:
    return len(re.findall(r"^\|", text, re.MULTILINE))


def _targets(text: str) -> list[str]:
    return sorted(Path(target).name for target in re.findall(r"\]\(([^)#]+)(?:#[^)]+)?\)", _prose(text)))


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
        for address in re.findall(r"\]\(([^)#:]+)(?:#[^)]+)?\)", document.read_text(encoding="utf-8")):
            there = [(folder / address).exists() for folder in (document.parent, ROOT / "docs")]
            assert any(there), f"{document.name}: {address}"


def test_every_document_has_its_chinese_twin() -> None:
    assert {twin.name for twin in CHINESE} == {document.name for document in ROOT.glob("docs/*.md")}


@pytest.mark.parametrize("twin", CHINESE, ids=lambda twin: str(twin.name))
def test_the_twin_says_all_that_the_document_says(twin: Path) -> None:
    """Headings, links, rows of tables, commands, options, settings and keys: what is not prose is the same."""
    document, said = _read(ROOT / "docs" / twin.name), _read(twin)
    for parts in (_headings, _blocks_of_code, _code, _rows, _targets):
        assert parts(said) == parts(document), parts.__name__


@pytest.mark.parametrize("twin", CHINESE, ids=lambda twin: str(twin.name))
def test_no_paragraph_in_chinese_is_broken_in_lines(twin: Path) -> None:
    """Where a line ends in a paragraph a blank is shown, and Chinese has none between its words."""
    lines = re.sub(r"(?ms)^```.*?^```", "", _read(twin)).split("\n")
    broken = [line for before, line in pairwise(lines) if before and line and not re.match(r"- |\||#", line)]
    assert broken == []


def test_what_chinese_documents_quote_of_the_window_is_what_it_shows() -> None:
    """Names of buttons, menus, panes, fields and states stand in “…”; what else does is listed here."""
    quoted = {name for twin in CHINESE for name in re.findall(r"“([^”]+)”", _prose(_read(twin)))}
    signed = set(re.findall(_SIGNED, _read(ROOT / "docs" / "zh_CN" / "strip.md")))
    shown = ET.parse(ROOT / "resources" / "languages" / "newsdesk_zh_CN.ts").iter("translation")
    names = {(said.text or "").strip() for said in shown}
    assert len(quoted) > 60
    assert len(signed) > 15
    assert (quoted | signed) - names == QUOTED_ELSE


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
    graded = {
        rule
        for row in re.findall(r"^\| (`[a-z-]+`.*?) \|", settings.split("## Findings")[1], re.MULTILINE)
        for rule in re.findall(r"`([a-z-]+)`", row)
    }
    assert graded == ADJUSTABLE_RULE_NAMES, "what a desk can grade is what the document says"
