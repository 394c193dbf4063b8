"""The site: all live stories as pages, lists, feeds and sitemaps in one folder; only what changed is written."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from newsdesk.desk.publishing import Publishing
from newsdesk.export import Plan, Report
from newsdesk.model import LiveText, Settings
from newsdesk.paths import resources
from newsdesk.render import RENDERER
from newsdesk.store import Store

if TYPE_CHECKING:
    from newsdesk.export.layout import Unit

_LAYOUT = 2
"""Raised whenever the same stories give another site than before."""


class SitePublishing:
    """What an editor does to bring the site up to date."""

    def __init__(
        self,
        store: Store,
        publishing: Publishing,
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
        under_way: Callable[[Path], AbstractContextManager[None]],
    ) -> None:
        self._store, self._publishing, self._settings, self._now = store, publishing, settings, now
        self._under_way = under_way

    def plan(self, to: Path, *, base_url: str | None = None, as_of: datetime | None = None) -> Plan:
        """Return what `publish` would write into the folder `to` and remove from it, and why; nothing is touched."""
        from newsdesk.export.site import plan_site

        settings = self._at(base_url)
        self._publishing.render_live()
        return plan_site(to, self._units(settings, as_of), self._look(settings))

    def publish(
        self,
        to: Path,
        *,
        base_url: str | None = None,
        as_of: datetime | None = None,
        progress: Callable[[int, int], None] = lambda _done, _of: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Report:
        """Bring the site in the folder `to` up to date with the live stories, as of now or the given instant.

        `base_url` stands in for the desk's own. `progress` hears of parts done and to do; when `stop` says so nothing
        was changed and `StoppedError` is raised. Raises `ExportError` where `to` cannot be written.
        """
        from newsdesk.export.site import Publish, Source, write_site

        settings = self._at(base_url)
        held = self._publishing.render_live(progress, stop)
        source = Source(self._texts, self._store.media.many, self._store.media.path)
        with self._under_way(to):
            return write_site(
                Publish(
                    to=to,
                    units=self._units(settings, as_of),
                    look=self._look(settings),
                    own_theme=self._publishing.own_theme,
                    settings=settings,
                    source=source,
                    keep=held,
                    progress=progress,
                    stop=stop,
                )
            )

    def _at(self, base_url: str | None) -> Settings:
        settings = self._settings()
        return replace(settings, base_url=base_url) if base_url else settings

    def _units(self, settings: Settings, as_of: datetime | None) -> "Iterator[Unit]":
        from newsdesk.export.layout import layout

        return layout(self._store.live.stories(), settings, as_of or self._now())

    def _texts(self, stories: Collection[UUID]) -> Iterator[LiveText]:
        return self._store.live.texts(stories, RENDERER)

    def _look(self, settings: Settings) -> str:
        """Return what changes with all that pages share: settings, theme, renderer, the parts of a site."""
        look = hashlib.sha256(json.dumps([asdict(settings), RENDERER, _LAYOUT]).encode())
        folders = [resources() / "themes" / name for name in ("wire", settings.theme)]
        if (own := self._publishing.own_theme) is not None:
            folders.append(own)
        for folder in folders:
            for file in sorted(file for file in folder.glob("*") if file.is_file()):
                look.update(file.read_bytes())
        return look.hexdigest()[:16]
