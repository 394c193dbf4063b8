"""Dates in text as people write them; only whole ones count."""

import datetime as dt
import re

_MONTH = r"[^\W\d_]{3,12}\.?"
DATE = re.compile(
    rf"(?P<date>\d{{4}}-\d{{2}}-\d{{2}}(?:[T ]\d{{2}}:\d{{2}}(?::\d{{2}})?(?:Z|[+-]\d{{2}}:?\d{{2}})?)?"
    rf"|\d{{4}}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?\d{{4}}"
    rf"|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{4}}/\d{{1,2}}/\d{{1,2}})"
)
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")


def read_date(text: str) -> dt.date | dt.datetime | None:
    """Return the date that `text` is, with a time only where it has one and a zone; None where it is no whole date."""
    text = text.strip()
    try:
        if re.match(r"\d{4}-\d{2}-\d{2}", text):
            moment = dt.datetime.fromisoformat(text)
            return moment if moment.tzinfo else moment.date()
        chinese = _CHINESE.fullmatch(text)
        if chinese:
            return dt.date(*map(int, chinese.groups()))
    except ValueError:
        return None
    import dateparser

    found = dateparser.parse(
        text,
        languages=["en", "de", "fr", "es", "it", "pt"],
        settings={"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "DATE_ORDER": "DMY"},
    )
    return None if found is None else found.date()
