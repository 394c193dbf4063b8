"""The age or day that a list of headlines gives behind each ("4 hours ago", "24 July 2015")."""

import datetime as dt
import re

from newsdesk.wire.dates import DATE, read_date

_UNIT = (
    r"(?:s|m|h|d|w|mo|yr?|secs?|mins?|hrs?|(?:second|minute|hour|day|week|month|year)s?"
    r"|sekunden?|minuten?|stunden?|tag(?:en?)?|wochen?|monat(?:en?)?|jahr(?:en?)?"
    r"|secondes?|heures?|jours?|semaines?|mois|ans?"
    r"|segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?|anos?)"
)
_ONE = r"(?:\d{1,3}|ein(?:er|em)?|une?|una?|uma?)"
_AGE = re.compile(
    rf"(?:\d{{1,3}}|an?|one) ?{_UNIT} ago|(?:vor|il y a|hace|há) {_ONE} {_UNIT}"
    r"|\d{1,3} ?(?:秒|分钟|分鐘|小时|小時|天|日|周|週|个?月|年)前"
    r"|just now|yesterday|gestern|hier|ayer|ontem|昨天|刚刚",
    re.IGNORECASE,
)
_AGE_BEHIND = re.compile(
    rf"[\s|·•,–—-]{{1,5}}(?P<age>\d{{1,3}} ?{_UNIT} ago|\d{{1,3}} ?(?:分钟|小时|天)前)$", re.IGNORECASE
)


def is_age(text: str) -> bool:
    """Return whether a text is nothing but an age, such as "4 hours ago"."""
    return _AGE.fullmatch(text.strip(" ()|·•,–—-")) is not None


def parse_day(text: str) -> dt.date | dt.datetime | None:
    """Return the day that a text is, and nothing else; None where it says more or no whole date."""
    bare = text.strip(" ()|·•,–—")
    written = DATE.fullmatch(bare)
    return None if written is None else read_date(bare)


def split_age(headline: str) -> tuple[str, str]:
    """Return a headline and the age that stands behind it in figures, "" where none does."""
    found = _AGE_BEHIND.search(headline)
    before = "" if found is None else headline[: found.start()].rstrip(" |·•,–—-")
    return (before, found["age"]) if found is not None and before else (headline, "")
