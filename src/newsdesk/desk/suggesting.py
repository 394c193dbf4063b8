"""Suggesting: stories of the desk that belong beside another, each with the reason."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from newsdesk.desk.ranking import Told, named, ranked
from newsdesk.model import Article, Status, same_headline, stories_in, terms, told_of
from newsdesk.store import Nearby, Store

# What shares less has a few everyday words in common, no subject.
_LEAST = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A story that belongs beside another, how near it is (1: the same text), and why, in words for an editor."""

    story: UUID
    slug: str
    headline: str
    status: Status
    score: float
    reason: str


class Suggesting:
    """Finds stories of the desk that belong into a strip. What it goes by is the text, and no topics given to it."""

    def __init__(self, store: Store, now: Callable[[], dt.datetime]) -> None:
        self._store, self._now = store, now

    def by_slug(self, slug: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """Suggest stories for the one with this slug, as last saved; raises `NotFoundError`."""
        return self.suggest(self._store.articles.by_slug(slug), limit)

    def suggest(self, article: Article, limit: int = 10) -> tuple[Suggestion, ...]:
        """Return stories that belong beside `article` as it stands, saved or not, best first.

        Never itself, one that its strip or text links to, what no reader may see (killed, spiked, under embargo), or
        what is nearly the same as the story, a headline of its strip or a better suggestion.
        """
        text = told_of(article)
        if not text.strip() or limit < 1:
            return ()
        now, wanted = self._now(), Told(text)
        linked = frozenset(stories_in(article))
        nearby, weights = self._store.related.nearby(article.id, terms(text))
        fitting = ranked(wanted, ((found, found.text) for found in nearby), weights)
        headlines = [link.headline for link in article.strip.links if link.headline]
        headlines += [target.headline for target in self._store.articles.targets(linked).values()]
        there = [wanted, *(each.told for each in fitting if each.item.summary.id in linked)]
        suggested: list[Suggestion] = []
        for each in fitting:
            story = each.item.summary
            if len(suggested) == limit or each.score < _LEAST:
                break
            if story.id in linked or not story.headline or (each.item.until is not None and each.item.until > now):
                continue
            if any(same_headline(story.headline, headline) for headline in headlines) or any(
                each.told.same(told) for told in there
            ):
                continue
            names = named(wanted, each.told, weights)
            if not names:
                continue
            headlines.append(story.headline)
            there.append(each.told)
            suggested.append(
                Suggestion(
                    story=story.id,
                    slug=story.slug,
                    headline=story.headline,
                    status=story.status,
                    score=round(each.score, 3),
                    reason=_reason(article, each.item, names, now.date()),
                )
            )
        return tuple(suggested)


def _reason(article: Article, found: Nearby, names: tuple[str, ...], today: dt.date) -> str:
    story = found.summary
    parts = [", ".join(names)]
    if article.section and story.section[:1] == article.section[:1]:
        parts.append("same section")
    out = story.date or (found.published or story.edited).date()
    parts.append(_age(out, today))
    if story.status is not Status.PUBLISHED:
        parts.append(str(story.status))
    return " · ".join(filter(None, parts))


def _age(day: dt.date, today: dt.date) -> str:
    days = (today - day).days
    if days < 0:
        return f"dated {day.isoformat()}"
    if days < 2:
        return ("today", "yesterday")[days]
    for most, length, unit in ((14, 1, "days"), (61, 7, "weeks"), (730, 30, "months")):
        if days < most:
            return f"{days // length} {unit} ago"
    return f"{days // 365} years ago"
