"""Linking: what an editor does with the strip of related headlines."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from newsdesk.errors import NotFoundError
from newsdesk.model import Article, LinkTarget, RelatedLink, Settings, SharedStrip, Strip, linked_story_ids
from newsdesk.store import Store, Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What has to be known around a story to work on its links.

    The stories they lead to, the desk's base URL, and the shared strip it has, where that is on this desk.
    """

    targets: Mapping[UUID, LinkTarget]
    base_url: str
    shared: SharedStrip | None


class Linking:
    """What an editor does with links."""

    def __init__(self, store: Store, settings: Callable[[], Settings], now: Callable[[], datetime]) -> None:
        self._store, self._settings, self._now = store, settings, now

    def around(self, article: Article) -> Around:
        """Return what has to be known to work on the links of `article`."""
        return Around(
            targets=self._store.articles.link_targets(linked_story_ids(article)),
            base_url=self._settings().base_url,
            shared=self.shared(article.strip.shared),
        )

    def linked(self, links: tuple[RelatedLink, ...]) -> tuple[tuple[RelatedLink, ...], Mapping[UUID, LinkTarget]]:
        """Return `links` with those to pages of our own made inward, and what is to be known of these stories.

        A page of our own is one below the desk's base URL. A headline that is not the story's own is kept.
        """
        base = self._settings().base_url
        made = []
        for link in links:
            slug = link.url.removeprefix(f"{base}/").partition("/")[0] if base else ""
            ours = self._by_slug(slug) if slug and link.url.startswith(f"{base}/") and link.article is None else None
            if ours is not None:
                headline = "" if link.headline == ours.headline else link.headline
                made.append(replace(link, article=ours.id, url="", headline=headline))
            else:
                made.append(link)
        return tuple(made), self._store.articles.link_targets(
            {link.article for link in made if link.article is not None}
        )

    def linking_here(self, story: UUID) -> tuple[Summary, ...]:
        """Return the stories that link to this one, last edited first: what a kill or a new slug concerns."""
        return self._store.articles.backlinks(story)

    def shared(self, strip: UUID | None) -> SharedStrip | None:
        """Return the shared strip with this identity; None where there is none, or not on this desk."""
        return None if strip is None else self._store.shared_strips.get_or_none(strip)

    def shared_strips(self) -> tuple[SharedStrip, ...]:
        """Return every shared strip, last edited first."""
        return self._store.shared_strips.list_all()

    def share(self, name: str, strip: Strip) -> SharedStrip:
        """Keep a strip under a name, for other stories too; raises `NewsdeskError` where the name is taken."""
        return self._store.shared_strips.add(name, strip, self._now())

    def rename_shared(self, strip: UUID, name: str) -> SharedStrip:
        """Give a shared strip another name; raises `NewsdeskError` where that is taken."""
        return self._store.shared_strips.rename(strip, name)

    def remove_shared(self, strip: UUID) -> None:
        """Remove a shared strip; raises `NewsdeskError` while a story reads it."""
        self._store.shared_strips.remove(strip)

    def sharing(self, strip: UUID) -> tuple[Summary, ...]:
        """Return the stories that share the strip, last edited first."""
        return self._store.shared_strips.stories_using(strip)

    def last_strip(self, but: UUID) -> Article | None:
        """Return the story other than `but` that was edited last and has a strip; None where none has."""
        story = self._store.shared_strips.last_edited_with_strip(but)
        return None if story is None else self._store.articles.get(story)

    def _by_slug(self, slug: str) -> Article | None:
        try:
            return self._store.articles.get_by_slug(slug)
        except NotFoundError:
            return None
