"""Linking: what an editor does with the strip of related headlines."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from newsdesk.errors import NotFoundError
from newsdesk.model import Article, RelatedLink, Settings, Target, stories_in
from newsdesk.store import Store, Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What has to be known around a story to work on its links: the stories they lead to, the desk's base URL."""

    targets: Mapping[UUID, Target]
    base_url: str


class Linking:
    """What an editor does with links."""

    def __init__(self, store: Store, settings: Callable[[], Settings]) -> None:
        self._store, self._settings = store, settings

    def around(self, article: Article) -> Around:
        """Return what has to be known to work on the links of `article`."""
        return Around(
            targets=self._store.articles.targets(stories_in(article)),
            base_url=self._settings().base_url,
        )

    def linked(self, links: tuple[RelatedLink, ...]) -> tuple[tuple[RelatedLink, ...], Mapping[UUID, Target]]:
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
        return tuple(made), self._store.articles.targets({link.article for link in made if link.article is not None})

    def linking_here(self, story: UUID) -> tuple[Summary, ...]:
        """Return the stories that link to this one, last edited first: what a kill or a new slug concerns."""
        return self._store.articles.linking_to(story)

    def _by_slug(self, slug: str) -> Article | None:
        try:
            return self._store.articles.by_slug(slug)
        except NotFoundError:
            return None
