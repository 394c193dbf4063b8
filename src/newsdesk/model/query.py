"""Search queries: words, phrases in quotes, and fields like `status:ready`."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from newsdesk.messages import Message
from newsdesk.model.text_cleaning import clean_line
from newsdesk.model.workflow import Status

_LENGTH, _TERMS = 500, 20
# A field is a name, a colon and a value without a space between. Addresses and times of day are not fields.
_PART = re.compile(r'(?:(?P<field>[^\W\d_]+):(?!//))?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_DAY = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")
_LISTS = {
    "section": "sections",
    "source": "sources",
    "by": "authors",
    "keyword": "keywords",
    "language": "languages",
}
QUERY_FIELDS = ("section:", "status:", "source:", "by:", "keyword:", "language:", "before:", "after:", "on:", "is:")
"""The names of all fields, with their colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A search query. A query without words and fields matches every story.

    A story must have all words and phrases of `terms`. With `prefix_last_term`, the last term may be the beginning of
    a word. `since` is the first day of the range, `before` the first day after it. `embargoed` and `scheduled` match
    stories that wait for an instant after the given one. A story must match all values of `authors` and `keywords`,
    and one value of each other field. `warnings` name the parts that were not understood and their correct form.
    """

    terms: tuple[str, ...] = ()
    prefix_last_term: bool = True
    statuses: frozenset[Status] = frozenset()
    sections: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    since: date | None = None
    before: date | None = None
    embargoed: datetime | None = None
    scheduled: datetime | None = None
    warnings: tuple[str, ...] = ()

    @property
    def has_criteria(self) -> bool:
        """Return whether the query has a valid criterion."""
        return replace(self, prefix_last_term=True, warnings=()) != Query()


def parse_query(text: str, now: datetime) -> Query:
    """Return the query in `text`. No input is an error. `now` is the current time in the desk's time zone."""
    query = Query()
    for part in _PART.finditer(clean_line(text[:_LENGTH])):
        field, quoted = (part["field"] or "").casefold(), part["phrase"] is not None
        value = " ".join((part["phrase"] if quoted else part["word"]).split())
        if f"{field}:" in QUERY_FIELDS:
            query = _add_field(query, field, value, now)
        elif part[0].casefold() not in QUERY_FIELDS:
            if field and value:
                query = _add_warning(
                    query,
                    Message(
                        "There is no field “{field}:”; there are {names}.", field=field, names=", ".join(QUERY_FIELDS)
                    ),
                )
            terms = (field, value) if quoted else (part[0],)
            query = replace(query, terms=(*query.terms, *filter(None, terms))[:_TERMS], prefix_last_term=not quoted)
    return query


def _add_field(query: Query, field: str, value: str, now: datetime) -> Query:
    if field in _LISTS:
        name = _LISTS[field]
        wanted: dict[str, Any] = {name: (*getattr(query, name), value)}
        return replace(query, **wanted) if value else query
    if field in ("status", "is"):
        return _add_status(query, field, value.casefold(), now)
    period = _parse_period(value.casefold(), now.date())
    if period is None:
        return _add_warning(
            query,
            Message("“{field}:” takes a day, month or year: 2026-01-19, 2026-01, 2026, today, yesterday.", field=field),
        )
    first, behind = period
    since = {"after": behind, "on": first}.get(field)
    before = {"before": first, "on": behind}.get(field)
    return replace(
        query,
        since=max(filter(None, (query.since, since)), default=None),
        before=min(filter(None, (query.before, before)), default=None),
    )


def _add_status(query: Query, field: str, value: str, now: datetime) -> Query:
    if field == "is" and value == "embargoed":
        return replace(query, embargoed=now)
    if field == "is" and value == "scheduled":
        return replace(query, scheduled=now)
    # Accept the beginning of a status, because the editor may still be typing it.
    named = [status for status in Status if value and status.startswith(value)]
    if named:
        return replace(query, statuses=query.statuses | {*named})
    states = ", ".join(Status)
    if field == "status":
        return _add_warning(query, Message("“status:” takes one of {states}.", states=states))
    return _add_warning(query, Message("“is:” takes embargoed, scheduled or one of {states}.", states=states))


def _parse_period(value: str, today: date) -> tuple[date, date] | None:
    """Return the first day of the named period and the first day after it, or None for an invalid name."""
    if value in ("today", "yesterday"):
        first = today if value == "today" else today - timedelta(days=1)
        return first, first + timedelta(days=1)
    named = _DAY.fullmatch(value)
    if named is None:
        return None
    year, month, day = (int(number) if number else None for number in named.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day is not None:
            return first, first + timedelta(days=1)
        if month is not None:
            return first, date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return first, date(first.year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None


def _add_warning(query: Query, hint: str) -> Query:
    return replace(query, warnings=(*query.warnings, hint))
