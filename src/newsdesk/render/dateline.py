"""The line that opens a story: place, date and source, as the house writes them."""

import datetime as dt
import re

from babel import Locale
from babel.dates import format_skeleton

from newsdesk.model import DATELINE_STYLES

# AP and Xinhua alike: March to July are never shortened.
_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
# They are tried on a line in which each blank is a single one.
_EMPTY = re.compile(r" ?[(（] ?[)）]")
_LOOSE = re.compile(r" ?[,，、] ?(?=$|[(（—–-])")
_END = re.compile(r" ?(?:—|–|-{1,2}|[:：])?$")


def dateline_of(style: str, place: str, source: str, day: dt.date | None, locale: Locale) -> tuple[str, str]:
    """Return the opening of a story in a style (one of `DATELINE_STYLES`, or a pattern), and the sign behind it.

    What the story doesn't have leaves no brackets and no comma behind.
    """
    date = "" if day is None else _short_day(day, locale)
    pattern = DATELINE_STYLES.get(style, style if "{place}" in style else DATELINE_STYLES["place"])
    text = pattern
    for name, value in (("{date}", date), ("{source}", source), ("{place}", place)):
        text = text.replace(name, value)
    text = " ".join(text.split())
    text = " ".join(_LOOSE.sub(" ", _EMPTY.sub("", text)).split())
    end = _END.search(text)
    sign = end[0] if end is not None else ""
    return text[: len(text) - len(sign)], sign


def _short_day(day: dt.date, locale: Locale) -> str:
    return (
        f"{_MONTHS[day.month - 1]} {day.day}"
        if locale.language == "en"
        else format_skeleton("MMMd", day, locale=locale)
    )
