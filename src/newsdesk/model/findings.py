"""Findings: the results of the checks of a story."""

from dataclasses import dataclass
from enum import StrEnum

from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message


class Severity(StrEnum):
    """The severity of a finding. Only `BLOCK` holds a story back."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding: the rule's name, the place (a field's name, `links[3]`, `body:12`), the problem and the fix."""

    rule: str
    severity: Severity
    place: str
    message: str
    mend: str


class BlockingFindingsError(NewsdeskError):
    """The checks have blocking findings, so the story cannot be published (exit code 3). `findings` has all of them."""

    def __init__(self, headline: str, findings: tuple[Finding, ...]) -> None:
        blocking = [finding for finding in findings if finding.severity is Severity.BLOCK]
        what = Message.join_parts(" ", [part for finding in blocking for part in (finding.message, finding.mend)])
        super().__init__("“{headline}” is held back: {what}", headline=headline or Message("Untitled"), what=what)
        self.findings = findings
