"""Publication settings, stored in the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsdesk.model.text_cleaning import clean_line

DATE_STYLES = ("long", "full", "medium", "iso")
"""The formats of a day: Unicode's lengths (CLDR) in the page's language, or ISO 8601 (2026-03-05)."""

DATELINE_STYLES = MappingProxyType(
    {
        "place": "{place} —",
        "ap": "{place} ({source}) —",
        "xinhua": "{place}, {date} ({source}) --",
    }
)
"""The formats of a dateline: the place alone, AP style, Xinhua style. A custom pattern of this form is also valid."""

SEVERITY_CHOICES = ("block", "warn", "note", "off")
"""The severities that a desk can give to a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The publication settings of the desk.

    `base_url` has no trailing slash. It is empty until the site's address is known, and pages then omit the addresses
    that need it. `time_zone` is an IANA name; pages show instants in it. `date_style` is the format of days, one of
    `DATE_STYLES`. `dateline` is the opening of a story with a place: one of `DATELINE_STYLES`, or a pattern of place,
    date and source. `language` (BCP 47) applies to new stories and to the page's own words. `rules` overrides the
    default severities: `RULE=block`, `warn`, `note` or `off`, separated by spaces.
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
        """The time zone; UTC if `time_zone` is invalid, so that lists and searches still work. Pages reject it."""
        try:
            return ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo("UTC")

    @property
    def severity_overrides(self) -> Mapping[str, str]:
        """The severities that the desk sets, by rule; invalid entries are ignored."""
        pairs = (word.partition("=") for word in self.rules.split())
        return {rule: grade for rule, _, grade in pairs if grade in SEVERITY_CHOICES}
