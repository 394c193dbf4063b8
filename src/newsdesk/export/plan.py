"""What a publish will do, and what it did."""

from collections.abc import Mapping
from dataclasses import dataclass

from newsdesk.model import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a publish does to a unit (a story's folder, a page, the feeds of a section), and why."""

    name: str
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a publish will do: `changes`, and how many units stay as they are."""

    changes: tuple[Change, ...]
    same: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a publish did. `held` are the stories that a finding kept back: slug and what blocks."""

    plan: Plan
    written: int
    removed: tuple[str, ...]
    held: Mapping[str, tuple[Finding, ...]]
