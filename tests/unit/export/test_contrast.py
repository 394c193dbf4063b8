"""A desk chooses colours of its own: the checks say which of them readers cannot read."""

from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.export.contrast import contrast, contrast_findings
from newsdesk.model import Article
from newsdesk.paths import resolve_paths, resources_dir


def told(style: str) -> list[str]:
    return [finding.message for finding in contrast_findings(f"<style>{style}</style>".encode())]


@pytest.mark.parametrize(
    ("one", "other", "known"), [("000000", "ffffff", 21.0), ("ffffff", "ffffff", 1.0), ("777777", "ffffff", 4.48)]
)
def test_it_is_reckoned_as_the_standard_does(one: str, other: str, known: float) -> None:
    assert contrast(one, other) == pytest.approx(known, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_each_scheme_is_looked_at_with_what_holds_in_the_end() -> None:
    light = ":root { --ink: #000; --paper: #fff } :root { --ink: #aaa; }"
    assert told(light) == [
        f"In the {scheme} scheme, --ink (#aaaaaa) on --paper (#ffffff) has a contrast of 2.3; readers need 4.5."
        for scheme in ("light", "dark")
    ]
    dark = ":root { --ink: #000; --paper: #fff } @media (prefers-color-scheme: dark) { :root { --paper: #111; } }"
    (only,) = told(dark)
    assert only.startswith("In the dark scheme, --ink (#000000) on --paper (#111111)")
    assert told(":root { --ink: #000; --paper: #fff } @media print { :root { --ink: #eee; } }") == []
    assert told("/* :root { --ink: #fff; --paper: #fff } */ :root { --ink: red; --paper: var(--x) }") == []


@pytest.mark.parametrize("theme", ["wire", "longread"])
def test_our_own_themes_can_be_read(theme: str) -> None:
    styles = [resources_dir() / "themes" / name / "page.css" for name in dict.fromkeys(("wire", theme))]
    assert told(" ".join(style.read_text(encoding="utf-8") for style in styles)) == []


def test_the_checks_of_a_story_name_a_pale_style(tmp_path: Path) -> None:
    with Desk.open(resolve_paths(tmp_path)) as desk:
        story = desk.writing.new(Article(headline="Ferry", body="Text."))
        assert "low-contrast" not in [finding.rule for finding in desk.publishing.check(story)]
        (tmp_path / "desk" / "theme").mkdir()
        (tmp_path / "desk" / "theme" / "page.css").write_text(":root { --quiet: #bbb; }", encoding="utf-8")
        pale = [finding.message for finding in desk.publishing.check(story) if finding.rule == "low-contrast"]
    assert [message.split(" has")[0] for message in pale] == [
        "In the light scheme, --quiet (#bbbbbb) on --paper (#fdfcf9)",
        "In the light scheme, --quiet (#bbbbbb) on --tint (#f4f1e9)",
    ]
