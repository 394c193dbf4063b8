"""The plan of a publish: the units of a site that are new, changed or gone."""

from collections.abc import Mapping
from typing import Any

from newsdesk.export.layout import StoryUnit, Unit
from newsdesk.export.plan import Change, Plan
from newsdesk.messages import Message

CHECKS = "checks.json"
"""The unit that records how many pages were read back."""


def plan_of(units: Mapping[str, Unit], before: Mapping[str, Any], look: str) -> Plan:
    """Return the changes that lead from the manifest `before` to a site with these units in this `look`."""
    old, anew = before.get("units", {}), before.get("look") != look
    changes = []
    for name, unit in units.items():
        if name not in old:
            changes.append(Change(name=name, what="new", why=Message("it is not there yet")))
        elif anew:
            changes.append(Change(name=name, what="changed", why=Message("the theme or the settings changed")))
        elif old[name]["key"] != unit.key:
            changes.append(Change(name=name, what="changed", why=_why(unit, old[name]["key"])))
    gone = [name for name in old if name not in units and name != CHECKS]
    changes += [Change(name=name, what="removed", why=Message("nothing leads to it any more")) for name in gone]
    return Plan(changes=tuple(changes), same=len(units) - len(changes) + len(gone))


def _why(unit: Unit, key: str) -> Message:
    if not isinstance(unit.content, StoryUnit):
        return Message("what it lists changed")
    if unit.content.story.killed:
        return Message("it was withdrawn")
    return Message("a story it links to changed") if text_of(unit.key) == text_of(key) else Message("the story changed")


def text_of(key: str) -> str:
    """Return the part of a story's key that says which text it has."""
    return key.partition("-")[0]
