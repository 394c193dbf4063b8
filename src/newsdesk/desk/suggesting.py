"""Suggesting: stories of the desk, and news from the wire, that belong beside a story, each with the reason."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsdesk.desk.everydaywords import everyday_words
from newsdesk.desk.feeds import link_of
from newsdesk.desk.ranking import Told, named, ranked
from newsdesk.messages import Message
from newsdesk.model import (
    INLINE_STATUS_LABELS,
    Article,
    RelatedLink,
    Status,
    WireItem,
    article_topic_text,
    count_terms,
    headlines_match,
    link_health_key,
    link_health_keys,
    linked_story_ids,
    topic_text,
)
from newsdesk.store import FeedItemFilter, SimilarStory, Store

# What shares less has a few everyday words in common, no subject.
_LEAST = 0.04
# Of the wire what is news yet: an older link would be told as old in the strip. A busy wire's newest are looked at.
_NEWS, _NEWEST = dt.timedelta(hours=48), 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What belongs beside a story: how near it is (1: the same text), and why, in words for an editor.

    `link` is what a strip takes of it. An item of the wire has its number in `item` and no slug.
    """

    link: RelatedLink
    slug: str = ""
    headline: str
    score: float
    reason: str
    item: int = 0


class Suggesting:
    """Finds what belongs into a strip. What it goes by is the text, and no topics given to it."""

    def __init__(self, store: Store, now: Callable[[], dt.datetime]) -> None:
        self._store, self._now = store, now

    def by_slug(self, slug: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """Suggest for the story with this slug, as last saved; raises `NotFoundError`."""
        return self.suggest(self._store.articles.get_by_slug(slug), limit)

    def suggest(self, article: Article, limit: int = 10) -> tuple[Suggestion, ...]:
        """Return what belongs beside `article` as it stands, saved or not, best first.

        Never itself, what its strip or text links to, what no reader may see (killed, spiked, under embargo), or
        what is nearly the same as the story, a headline of its strip or a better suggestion.
        """
        text = article_topic_text(article)
        if not text.strip() or limit < 1:
            return ()
        now, wanted, everyday = self._now(), Told(text), everyday_words(article.language)
        linked = frozenset(linked_story_ids(article))
        nearby, weights = self._store.similar_stories.find(article.id, count_terms(text))
        there: list[tuple[SimilarStory | WireItem, str]] = [(found, found.topic_text) for found in nearby]
        there += [(found, _told_of(found)) for found in self._news(article, now)]
        fitting = ranked(wanted, there, weights)
        headlines = [link.headline for link in article.strip.links if link.headline]
        headlines += [target.headline for target in self._store.articles.link_targets(linked).values()]
        known = [wanted, *(each.told for each in fitting if _story(each.item) in linked)]
        suggested: list[Suggestion] = []
        for each in fitting:
            found = each.item
            headline = found.summary.headline if isinstance(found, SimilarStory) else found.item.headline
            if len(suggested) == limit or each.score < _LEAST:
                break
            if _story(found) in linked or not headline or (isinstance(found, SimilarStory) and _waits(found, now)):
                continue
            if any(headlines_match(headline, other) for other in headlines) or any(each.told.same(o) for o in known):
                continue
            names = named(wanted, each.told, weights, everyday)
            if not names:
                continue
            headlines.append(headline)
            known.append(each.told)
            suggested.append(_suggestion(article, found, round(each.score, 3), names, now.date()))
        return tuple(suggested)

    def _news(self, article: Article, now: dt.datetime) -> Iterator[WireItem]:
        """Yield what is news on the wire and not linked to."""
        linked = link_health_keys(article)
        for item in self._store.feeds.fetch_items(FeedItemFilter(), limit=_NEWEST).items:
            if now - item.display_time <= _NEWS and item.item.url and link_health_key(item.item.url) not in linked:
                yield item


def _told_of(item: WireItem) -> str:
    return topic_text(item.item.headline, item.item.text, (item.item.summary,))


def _story(found: SimilarStory | WireItem) -> object:
    return found.summary.id if isinstance(found, SimilarStory) else None


def _waits(found: SimilarStory, now: dt.datetime) -> bool:
    return found.visible_from is not None and found.visible_from > now


def _suggestion(
    article: Article, found: SimilarStory | WireItem, score: float, names: tuple[str, ...], today: dt.date
) -> Suggestion:
    parts = [", ".join(names)]
    if isinstance(found, WireItem):
        link = link_of(found)
        parts += [
            Message("wire: {source}", source=link.source) if link.source else Message("wire"),
            _age(found.display_time.date(), today),
        ]
        return Suggestion(
            link=link, headline=link.headline, score=score, reason=Message.join_parts(" · ", parts), item=found.id
        )
    story = found.summary
    if article.section and story.section[:1] == article.section[:1]:
        parts.append(Message("same section"))
    parts.append(_age(story.date or (found.published or story.edited).date(), today))
    if story.status is not Status.PUBLISHED:
        parts.append(INLINE_STATUS_LABELS[story.status])
    return Suggestion(
        link=RelatedLink(article=story.id),
        slug=story.slug,
        headline=story.headline,
        score=score,
        reason=Message.join_parts(" · ", parts),
    )


def _age(day: dt.date, today: dt.date) -> Message:
    days = (today - day).days
    if days < 0:
        return Message("dated {day}", day=day.isoformat())
    if days < 2:
        return Message("yesterday") if days else Message("today")
    for most, length, template in (
        (14, 1, Message("{count} days ago")),
        (61, 7, Message("{count} weeks ago")),
        (730, 30, Message("{count} months ago")),
    ):
        if days < most:
            return Message(template, count=days // length)
    return Message("{count} years ago", count=days // 365)
