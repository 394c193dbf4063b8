"""Findings: what a check has to say about a story."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is. Only `BLOCK` holds a story back."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding: the rule's name, the place (a field's name, `links[3]`, `body:12`), what is wrong, the mend."""

    rule: str
    severity: Severity
    place: str
    message: str
    mend: str
