"""The site: all live stories as pages, lists, feeds and sitemaps in one folder; only what changed is written."""

import gc
import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from newsdesk.desk.logo import Logo
from newsdesk.desk.publishing import Publishing
from newsdesk.errors import NewsdeskError
from newsdesk.export import Plan, Report
from newsdesk.file_permissions import make_private_folder
from newsdesk.model import PublishedStory, PublishedText, Settings
from newsdesk.paths import resources_dir
from newsdesk.process_lock import hold_file_lock
from newsdesk.render import RENDERER
from newsdesk.store import Store

if TYPE_CHECKING:
    from newsdesk.export.layout import Unit

_LAYOUT = 4
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
        *,
        mirrors: Path,
        logo: Logo,
    ) -> None:
        self._store, self._publishing, self._settings, self._now = store, publishing, settings, now
        self._under_way, self._mirrors, self._logo = under_way, mirrors, logo

    def plan(self, to: Path | str, *, base_url: str | None = None, as_of: datetime | None = None) -> Plan:
        """Return what `publish` would write to `to` and remove there, and why; nothing is touched.

        Of a server it is what changed since this computer published there last: nobody is asked.
        """
        from newsdesk.export.site import plan_site

        settings = self._at(base_url)
        self._publishing.render_live()
        with _uncollected():
            units = self._units(self._store.published.list_all(), settings, as_of or self._now())
            return plan_site(self._made_in(str(to)), units, self._look(settings))

    def publish(
        self,
        to: Path | str,
        *,
        base_url: str | None = None,
        as_of: datetime | None = None,
        progress: Callable[[int, int], None] = lambda _done, _of: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Report:
        """Bring the site at `to` up to date with the live stories, as of now or the given instant.

        `to` is a folder, a zip, or the address of a server or repository (`export.targets`). `base_url` stands in for
        the desk's own. `progress` hears of parts done and to do. When `stop` says so, `OperationCancelledError` is
        raised: a folder was not changed, and what a server has of it is completed next time. Raises `ExportError` where
        `to` cannot be written.
        """
        from newsdesk.export import targets

        address = str(to)
        made_in = self._made_in(address)
        if targets.kind_of(address) == "folder":
            return self._write(made_in, base_url, as_of, progress, stop)
        # What is sent must be what is in the mirror: another process that publishes there waits for all of it.
        make_private_folder(self._mirrors)
        with hold_file_lock(made_in.with_name(f"{made_in.name}.lock")):
            return self._send(
                address, made_in, lambda: self._write(made_in, base_url, as_of, progress, stop), progress, stop
            )

    def _send(
        self,
        address: str,
        made_in: Path,
        write: Callable[[], Report],
        progress: Callable[[int, int], None],
        stop: Callable[[], bool],
    ) -> Report:
        from newsdesk.export import targets

        kind = targets.kind_of(address)
        if kind == "git":
            from newsdesk.export.targets import git

            git.fetch(address, made_in)
            report = write()
            git.push(address, made_in)
            return report
        report = write()
        if kind == "zip":
            from newsdesk.export.targets.zipped import zip_site

            return replace(report, written=int(zip_site(made_in, targets.whole_path(address))), removed=())
        from newsdesk.export.targets.secrets import secret_of
        from newsdesk.export.targets.uploading import upload

        with targets.place_at(address, lambda: secret_of(address)) as place:
            sent, removed = upload(made_in, place, [change.name for change in report.plan.changes], progress, stop)
        return replace(report, written=sent, removed=removed)

    def _made_in(self, to: str) -> Path:
        """Return the folder in which the site for a target is made: a target that is a folder itself, else a mirror."""
        from newsdesk.export import targets

        return targets.whole_path(to) if targets.kind_of(to) == "folder" else self._mirrors / targets.mirror_name(to)

    def _write(
        self,
        to: Path,
        base_url: str | None,
        as_of: datetime | None,
        progress: Callable[[int, int], None],
        stop: Callable[[], bool],
    ) -> Report:
        from newsdesk.export.site import Publish, Source, write_site

        held = self._publishing.render_live(progress, stop)
        source = Source(self._texts, self._store.media.get_many, self._store.media.local_path)

        def prepare() -> Publish:
            settings, instant = self._at(base_url), as_of or self._now()
            stories = self._store.published.list_all()
            return Publish(
                to=to,
                stories=len(stories),
                units=lambda held_back: self._units(stories, settings, instant, held_back),
                look=self._look(settings),
                own_theme=self._publishing.own_theme,
                settings=settings,
                source=source,
                keep=held,
                progress=progress,
                stop=stop,
                processes=_processes(),
            )

        with self._under_way(to), _uncollected():
            return write_site(to, prepare, stop)

    def keep_secret(self, address: str, secret: str) -> None:
        """Keep the password or secret key of a server in this computer's keyring; "" forgets it."""
        from newsdesk.export import targets
        from newsdesk.export.targets.secrets import keep_secret

        if targets.kind_of(address) not in ("sftp", "s3"):
            raise NewsdeskError(
                "{address} needs no secret of its own; only sftp:// and s3:// addresses do.", address=address
            )
        keep_secret(address, secret)

    def _at(self, base_url: str | None) -> Settings:
        settings = self._settings()
        return replace(settings, base_url=base_url) if base_url else settings

    def _units(
        self,
        stories: tuple[PublishedStory, ...],
        settings: Settings,
        as_of: datetime,
        held_back: Collection[str] = (),
    ) -> "Iterator[Unit]":
        from newsdesk.export.layout import layout
        from newsdesk.render.theme import style_of

        style = style_of(settings.theme, self._publishing.own_theme)
        return layout(stories, settings, as_of, style=style, logo=self._logo.read(), held=held_back)

    def _texts(self, stories: Collection[UUID]) -> Iterator[PublishedText]:
        return self._store.published.read_texts(stories, RENDERER)

    def _look(self, settings: Settings) -> str:
        """Return what changes with all that pages share: settings, theme, renderer, the parts of a site."""
        look = hashlib.sha256(json.dumps([asdict(settings), RENDERER, _LAYOUT]).encode())
        folders = [resources_dir() / "themes" / name for name in ("wire", settings.theme)]
        if (own := self._publishing.own_theme) is not None:
            folders.append(own)
        for folder in folders:
            for file in sorted(file for file in folder.glob("*") if file.is_file()):
                look.update(file.read_bytes())
        return look.hexdigest()[:16]


def _processes() -> int:
    """Return how many processes make a large site: a processor is left to the window, and many wait for one disk."""
    return min(4, max(2, (os.cpu_count() or 1) - 1))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: a site is many small things of which all are used, and looking takes a third."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()
