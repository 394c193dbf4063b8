"""Colours and sizes stand side by side in the style of the window."""

import json

from newsdesk.paths import resources_dir


def test_no_size_has_the_name_of_a_colour() -> None:
    """In the style it would take the colour's place, and text were as pale as the ground it stands on."""
    tokens = json.loads((resources_dir() / "ui" / "tokens.json").read_text(encoding="utf-8"))
    assert tokens["light"].keys() == tokens["dark"].keys()
    assert tokens["light"].keys() & tokens["size"].keys() == set()
