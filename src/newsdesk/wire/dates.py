"""Dates in text as people write them; only whole ones count."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

_MONTH = r"[^\W\d_]{3,12}\.?"
_CLOCK = r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?: ?(?:Z|[+-]\d{2}:?\d{2})(?!\d))?)?"
DATE = re.compile(
    rf"(?<!\d)(?<!\d[./\-])(?P<date>\d{{4}}-\d{{2}}-\d{{2}}{_CLOCK}"
    rf"|\d{{4}} ?年 ?\d{{1,2}} ?月 ?\d{{1,2}} ?日"
    rf"|\d{{4}}([-./])\d{{1,2}}\2\d{{1,2}}|\d{{1,2}}([-./])\d{{1,2}}\3\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?[ -](?:of |de )?{_MONTH},?[ -](?:de )?\d{{4}})(?!\d)"
    rf"|(?<![^\W_])(?P<named>{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})(?!\d)"
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4}) ?[年\-./] ?(\d{1,2}) ?[月\-./] ?(\d{1,2}) ?日?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})")
_LONGEST = 60


def read_date(text: str) -> dt.date | dt.datetime | None:
    """Return the date that `text` is, with a time only where it has one and a zone; None where it is no whole date.

    `03/04/2026` is none: some read it as the third of April, others as the fourth of March. With dots the day comes
    first everywhere.
    """
    text = " ".join(text.split())
    try:
        if not text or len(text) > _LONGEST:
            return None
        if _ISO.match(text):
            moment = dt.datetime.fromisoformat(text[:10] + text[10:].replace(" ", "T", 1).replace(" ", ""))
            return moment if moment.tzinfo else moment.date()
        if year_first := _YEAR_FIRST.fullmatch(text):
            return dt.date(*map(int, year_first.groups()))
        if year_last := _YEAR_LAST.fullmatch(text):
            return _day_or_month_first(year_last)
    except ValueError:
        return None
    return _spelled(text)


def _day_or_month_first(written: re.Match[str]) -> dt.date | None:
    first, second, year = int(written[1]), int(written[3]), int(written[4])
    if written[2] == "." or first == second or first > 12:
        return dt.date(year, second, first)
    return dt.date(year, first, second) if second > 12 else None


def _spelled(text: str) -> dt.date | None:
    """Return the date of a day, a month's name and a year in some language of Europe's press."""
    pieces = re.findall(r"\d+|[^\W\d_]+", text.casefold())
    months, joining = _names()
    numbers = [piece for piece in pieces if piece.isdecimal()]
    words = [piece for piece in pieces if not piece.isdecimal() and piece not in joining]
    if len(numbers) != 2 or len(words) != 1 or words[0] not in months or len(numbers[1]) != 4 or len(numbers[0]) > 2:
        return None
    try:
        return dt.date(int(numbers[1]), months[words[0]], int(numbers[0]))
    except ValueError:
        return None


@cache
def _names() -> tuple[Mapping[str, int], frozenset[str]]:
    """Return the months by their names, long and short, and the words that may stand beside them."""
    from babel.dates import get_day_names, get_month_names

    months = {"sept": 9}
    joining = {"st", "nd", "rd", "th", "er", "de", "del", "of", "on", "den", "le"}
    for language in ("pt", "it", "es", "fr", "de", "en"):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = get_month_names(width, context, language)
                months |= {name.casefold().strip("."): number for number, name in names.items()}
        joining |= {
            word.casefold()
            for width in ("wide", "abbreviated")
            for name in get_day_names(width, "format", language).values()
            for word in re.findall(r"[^\W\d_]+", name)
        }
    return months, frozenset(joining - set(months))
