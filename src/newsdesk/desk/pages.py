"""How a story looks to readers, before it goes out and when it does: its page, what checks say of it, and copies."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from newsdesk import export
from newsdesk.desk.bundles import as_it_came
from newsdesk.desk.copying import Part, as_html, as_text
from newsdesk.errors import DeskError
from newsdesk.messages import Message
from newsdesk.model import (
    Article,
    Finding,
    HouseStyleRule,
    Settings,
    Severity,
    link_health_keys,
    linked_story_ids,
    media_digests,
)
from newsdesk.render import Page, PageRequest, RenderChild, RenderTimeoutError, ThemeError
from newsdesk.store import Store


class Pages:
    """What an editor sees of a story as readers would."""

    def __init__(
        self,
        store: Store,
        child: RenderChild,
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
        *,
        own_theme: Path,
        house: Callable[[str], tuple[HouseStyleRule, ...]],
    ) -> None:
        self._store, self._child, self._settings, self._now = store, child, settings, now
        self._previewed: PageRequest | None = None
        self._own_theme, self._house = own_theme, house

    def request(self, article: Article, *, draft: bool = False) -> PageRequest:
        """Return all that the page of `article` is made from: one query for the stories it links to."""
        return PageRequest(
            article=article,
            settings=self._settings(),
            targets=self._store.articles.link_targets(linked_story_ids(article)),
            media=self._store.media.get_many(media_digests(article)),
            draft=draft,
            own_theme=self.own_theme,
        )

    def as_it_goes(self, request: PageRequest) -> PageRequest:
        """Return the request as it came in a bundle, where the story was not changed since."""
        came = as_it_came(self._store, request.article)
        if came is None:
            return request
        article, settings = came
        return replace(
            request, article=article, settings=request.settings if self._store.settings() is not None else settings
        )

    @property
    def own_theme(self) -> Path | None:
        """The folder of the desk's own templates and style; None where there is none."""
        return self._own_theme if self._own_theme.is_dir() else None

    def preview(self, article: Article) -> tuple[Page, str]:
        """Return the page of a draft, and what is to be told of it.

        A text too hard to lay out is shown plainly, and where the desk's own theme is at fault ours stands in. While
        the server of a shared desk is away, the page goes on with what was known of the stories it links to.
        """
        try:
            request = self._previewed = self.as_it_goes(self.request(article))
        except DeskError:
            if self._previewed is None or self._previewed.article.id != article.id:
                raise
            request = replace(self._previewed, article=article)
        try:
            return self._child.render(request), ""
        except ThemeError as error:
            return self._child.render(replace(request, own_theme=None)), str(error)
        except RenderTimeoutError as error:
            from newsdesk.render.page import plain_page

            return plain_page(replace(request, own_theme=None), str(error)), str(error)

    def check(
        self, article: Article, page: Page | None = None, *, as_of: datetime | None = None
    ) -> tuple[Finding, ...]:
        """Return what the checks say of `article`, gravest first.

        `page` is its page where that was made already; `as_of` stands in for now.
        """
        request = self.request(article)
        live = self._store.published.get(article.id) if article.published is not None else None
        look = partial(
            export.check,
            as_of=as_of or self._now(),
            live=live,
            house=self._house(article.language),
            seen=self._store.link_health.get_many(link_health_keys(article)),
        )
        try:
            page = page or self._page(request)
        except ThemeError as error:
            # Nothing can go out like this; the rest is said all the same.
            fault = Finding(
                rule="theme",
                severity=Severity.BLOCK,
                place="settings",
                message=error.message,
                mend=Message("Every page is made with it."),
            )
            page = self._page(replace(request, own_theme=None))
            return (fault, *look(request, page))
        return look(request, page)

    def mended(self, article: Article, finding: Finding) -> Article | None:
        """Return `article` with this finding mended, where that can be done by machine; else None."""
        return export.mended(article, finding, self._house(article.language))

    def copy(self, article: Article, part: str, form: str) -> str:
        """Return `story`, `body` or `strip` of `article` as `html` or `plain` text for the clipboard."""
        request = self.request(article)
        page = self._child.render(request)
        return (as_html if form == "html" else as_text)(page, request, Part(part))

    def _page(self, request: PageRequest) -> Page | None:
        try:
            return self._child.render(request)
        except RenderTimeoutError:
            return None
