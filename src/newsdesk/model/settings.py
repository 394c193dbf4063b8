"""Publication settings: they belong to the desk and travel with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsdesk.model.text_cleaning import clean_line

DATE_STYLES = ("long", "full", "medium", "iso")
"""How a day can be written: Unicode's lengths (CLDR) in the page's language, or ISO 8601's 2026-03-05."""

DATELINE_STYLES = MappingProxyType(
    {
        "place": "{place} —",
        "ap": "{place} ({source}) —",
        "xinhua": "{place}, {date} ({source}) --",
    }
)
"""How a story's text can open: the place alone, as AP has it, as Xinhua has it. A pattern like these does as well."""

SEVERITY_CHOICES = ("block", "warn", "note", "off")
"""How grave a desk can say a finding is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the desk publishes.

    `base_url` has no slash at its end and is empty until the desk knows where it publishes: addresses that need it
    are then left out. `time_zone` is an IANA name; instants are shown in it. `date_style` is how days are written out,
    one of `DATE_STYLES`. `dateline` is how a story with a place opens: one of `DATELINE_STYLES`, or a pattern of place,
    date and source. `language` (BCP 47) is that of new stories and of the page's own words. `rules` says how grave
    findings are, where that is not as we think: `RULE=block`, `warn`, `note` or `off`, apart by blanks.
    """

    name: str = ""
    base_url: str = ""
    language: str = "en"
    time_zone: str = "UTC"
    date_style: str = "long"
    dateline: str = "place"
    theme: str = "wire"
    rules: str = ""

    def __post_init__(self) -> None:
        for name in ("name", "language", "time_zone", "date_style", "dateline", "theme", "rules"):
            object.__setattr__(self, name, clean_line(getattr(self, name)))
        object.__setattr__(self, "base_url", clean_line(self.base_url).rstrip("/"))

    @property
    def zone(self) -> ZoneInfo:
        """The time zone, UTC where `time_zone` is none: lists and searches go on, while pages refuse it."""
        try:
            return ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo("UTC")

    @property
    def severity_overrides(self) -> Mapping[str, str]:
        """The severity that the desk gives to rules, by rule; what it does not understand is left out."""
        pairs = (word.partition("=") for word in self.rules.split())
        return {rule: grade for rule, _, grade in pairs if grade in SEVERITY_CHOICES}
