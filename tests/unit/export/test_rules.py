"""Every rule of the checks is told: what it is called, what it finds and how grave that is."""

import re
from pathlib import Path

import pytest

import newsdesk.export
from newsdesk.model import ADJUSTABLE_RULE_NAMES as GRADED
from newsdesk.model import CHECK_RULES as RULES
from newsdesk.model import CheckRule
from newsdesk.paths import docs_dir

SOURCE = Path(newsdesk.export.__file__).parent


def test_each_rule_that_a_desk_can_grade_is_listed_once_and_no_other() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert {rule.name for rule in RULES if not rule.always_blocks} == GRADED
    fixed = {
        "headline",
        "body",
        "unrenderable",
        "read-back",
        "unsafe-url",
        "remote-image",
        "missing-picture",
        "embargo",
    }
    assert {rule.name for rule in RULES if rule.always_blocks} == {*fixed, "theme"}


def test_the_help_names_each_rule() -> None:
    told = (docs_dir() / "settings.md").read_text(encoding="utf-8")
    assert [rule.name for rule in RULES if f"`{rule.name}`" not in told] == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.always_blocks], ids=lambda rule: rule.name)
def test_the_default_is_how_grave_the_checks_find_it(rule: CheckRule) -> None:
    """Only where the checks name a rule beside its severity in one call; the others are built from parts."""
    name, severity = rule.name, rule.severity.value
    calls = {"_warn": "warn", "_note": "note", "_found": "warn", "_whole": "warn"}
    text = "".join(file.read_text(encoding="utf-8") for file in SOURCE.glob("*.py"))
    found = {calls[call] for call in re.findall(rf"(_warn|_note|_found|_whole)\(\s*\"{name}\"", text)}
    found |= {level.lower() for level in re.findall(rf"rule=\"{name}\",\s*severity=Severity\.(\w+)", text)}
    found |= {level.lower() for level in re.findall(rf"\"{name}\", Severity\.(\w+)", text)}
    assert found <= {severity}
