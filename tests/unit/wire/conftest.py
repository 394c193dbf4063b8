"""What the tests of intake share: the words of what came in that are nowhere in what was made of it."""

import datetime as dt
import html
import re
from collections.abc import Callable

import pytest

from newsdesk.model import clean_text
from newsdesk.wire import Incoming
from newsdesk.wire.dates import DATE, read_date

_WORD = re.compile(r"[^\W_]+")


@pytest.fixture(scope="session")
def words_lost() -> Callable[[str, Incoming], list[str]]:
    """Return what tells the words of a text that came in and are nowhere in what it became."""
    return _words_lost


def _words_lost(text: str, incoming: Incoming) -> list[str]:
    """Return the words of `text` that are in no field of the article, were not left out and are not unplaced.

    The words of a date count as found where the article or a link of its strip has that very date. Chinese is
    compared sign by sign.
    """
    article = incoming.article
    kept = [
        *(article.headline, article.kicker, article.standfirst, article.description, article.seo_title),
        *(article.source, article.dateline, article.strip.title, article.notes, article.slugline),
        *(*article.byline, *article.section, *article.keywords, *incoming.left_out, *incoming.unplaced),
        *incoming.skipped,
        *(f"{link.headline} {link.url} {link.source} {link.note}" for link in article.strip.links),
        html.unescape(re.sub(r"\\(.)", r"\1", article.body)),
    ]
    found = set(_words("\n".join(kept)))
    text = clean_text(text)
    for number, link in enumerate(article.strip.links, start=1):
        # A number that only counts the headlines is their order.
        text = re.sub(rf"(?m)^(\s*)\(?{number}[.)、]\s*(?={re.escape(link.headline)}\s*$)", r"\1", text)
    joined = " ".join(text.split())
    days = {_day(when) for when in (article.date, *(link.date for link in article.strip.links)) if when is not None}
    # From each word on: what only looks like a date may reach into one.
    for start in re.finditer(r"\S+", joined):
        written = DATE.match(joined, start.start())
        day = None if written is None else read_date(written[0])
        if written is not None and day is not None and _day(day) in days:
            found.update(_words(written[0]))
    return [word for word in _words(text) if word not in found]


def _day(when: dt.date | dt.datetime) -> dt.date:
    return when.date() if isinstance(when, dt.datetime) else when


def _words(text: str) -> list[str]:
    """Return the words in `text`, each Chinese sign one."""
    pieces = re.sub("([\u3040-\u30ff\u3400-\u9fff])", r" \1 ", text.casefold())
    return _WORD.findall(pieces)
