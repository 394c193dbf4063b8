"""The items of a feed's file as stories, with all that the feed says of them."""

import datetime as dt

from newsdesk.errors import ImportRejectedError
from newsdesk.messages import Message
from newsdesk.model import Article, FeedItem, Settings
from newsdesk.wire.feed_text import plain_text
from newsdesk.wire.feeds import read_feed
from newsdesk.wire.incoming import Incoming
from newsdesk.wire.plaintext import as_markdown
from newsdesk.wire.rich_text import RichText, read_rich_text


def feed_text(item: FeedItem) -> RichText:
    """Return the whole text of an item as Markdown."""
    if item.markup:
        return read_rich_text(item.markup, item.url)
    return RichText("\n\n".join(map(as_markdown, item.text.split("\n\n"))))


def read_feed_stories(data: bytes, name: str, settings: Settings) -> tuple[Incoming, ...]:
    """Return a story for each item of a feed; raises `ImportRejectedError` where it has none or is no feed."""
    content = read_feed(data, name, now=dt.datetime.now(dt.UTC))
    if not content.items:
        raise ImportRejectedError("{name} is a feed with nothing in it.", name=name)
    about = [Message("of the feed: {words}", words=Message.join_parts(" · ", content.rest))] if content.rest else []
    return tuple(
        _story(item, settings, tuple(about) if number == 0 else ()) for number, item in enumerate(content.items)
    )


def _story(item: FeedItem, settings: Settings, skipped: tuple[str, ...]) -> Incoming:
    text = feed_text(item)
    words = " ".join((plain_text(item.markup) if item.markup else item.text).split())
    begins = words.startswith(item.summary.removesuffix("…").rstrip())
    article = Article(
        headline=item.headline,
        description="" if begins else item.summary,
        byline=item.byline,
        source=item.source,
        date=item.published,
        section=item.section,
        keywords=item.keywords,
        language=item.language or settings.language,
        body=text.markdown,
    )
    unplaced = (*((item.url,) if item.url else ()), *item.rest)
    return Incoming(article=article, left_out=text.left_out, unplaced=unplaced, format="feed", skipped=skipped)
