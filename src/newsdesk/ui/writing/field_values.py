"""The values of a story's fields as text, and back."""

import datetime as dt
from typing import Any

from newsdesk.model import LIST_ENTRY_PATTERN, SECTION_LEVEL_PATTERN, Article

LISTS = {
    "byline": (LIST_ENTRY_PATTERN, ", "),
    "section": (SECTION_LEVEL_PATTERN, " / "),
    "keywords": (LIST_ENTRY_PATTERN, ", "),
}
NO_DATE = object()


def show_value(article: Article, name: str) -> str:
    """Return a field of the story as the editor reads it."""
    value = getattr(article, name)
    if name in LISTS:
        return LISTS[name][1].join(value)
    return "" if value is None else value.isoformat() if isinstance(value, dt.date) else str(value)


def read_value(name: str, text: str) -> Any:  # noqa: ANN401 - what the field holds
    """Return the value that a field takes from its text; `NO_DATE` where the text is no date in ISO 8601."""
    if name in LISTS:
        return tuple(LISTS[name][0].findall(text))
    if name != "date":
        return text
    if not text.strip():
        return None
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return NO_DATE
    # A date without a time stays a date; a time without a zone is one nobody could tell.
    return moment if moment.tzinfo else moment.date()
