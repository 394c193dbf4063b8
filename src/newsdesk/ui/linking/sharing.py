"""The strip of the open story beyond this story: shared by name, taken from others, copied."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from newsdesk.desk import Desk
from newsdesk.model import Article, LinkTarget, SharedStrip, Status, Strip, linked_story_ids
from newsdesk.store import Summary
from newsdesk.ui.banner import Banner
from newsdesk.ui.finding.finder import Finder
from newsdesk.ui.finding.palette import Choice, Palette, Show, named
from newsdesk.ui.finding.story_rows import described, headline_of
from newsdesk.ui.language import dated, spoken, tr
from newsdesk.ui.linking.adding import Adding
from newsdesk.ui.linking.strip import StripPane
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.topbar import Command
from newsdesk.ui.writing.session import Session

_FROZEN = frozenset({Status.PUBLISHED, Status.KILLED})


class Sharing(QObject):
    """Shares the strip of the open story, takes another in its place, and says whose strip it is."""

    story_wanted = Signal(object)

    def __init__(
        self, desk: Desk, tasks: Tasks, session: Session, strip: StripPane, *, palette: Palette, banner: Banner
    ) -> None:
        super().__init__(strip)
        self._desk, self._tasks, self._session, self._strip = desk, tasks, session, strip
        self._palette, self._banner = palette, banner
        self._shared: SharedStrip | None = None
        self._looked: UUID | None = None

    def commands(self, finder: Finder, adding: Adding) -> tuple[Command, ...]:
        """Return what can be done with the strip as a whole."""
        return (
            Command(tr("Share the strip…"), "", self.share),
            Command(tr("Use a shared strip…"), "", self.choose),
            Command(tr("Make the strip this story's own"), "", self.part),
            Command(tr("Take over the shared strip as it is now"), "", self.take_over),
            Command(tr("Where the strip is used…"), "", self.show_users),
            Command(tr("Rename the shared strip…"), "", self.rename),
            Command(tr("Remove a shared strip…"), "", self.remove),
            Command(tr("Copy the last strip"), "Ctrl+Alt+Y", partial(self.copy_last, adding)),
            Command(tr("Copy the strip of a story…"), "", lambda: finder.story(partial(self.copy_of, adding))),
        )

    def look(self) -> None:
        """Ask what is to be known of the shared strip of the open story, and say it."""
        self._looked = shared = self._session.draft.strip.shared
        if shared is None:
            self._know(None)
        else:
            self._tasks.run(lambda: self._desk.linking.shared(shared), self._know)

    def say(self) -> None:
        """Say whose strip it is that is shown, and where the shared one reads differently."""
        draft, shared = self._session.draft, self._shared
        if draft.strip.shared != self._looked:
            self.look()
        elif shared is None:
            self._strip.show_sharing("")
        elif draft.status not in _FROZEN:
            self._strip.show_sharing(_used_in(shared))
        elif (shared.strip.title, shared.strip.links) == (draft.strip.title, draft.strip.links):
            self._strip.show_sharing(
                tr("A copy of “{name}”, kept from when this story was published.", name=shared.name)
            )
        else:
            self._strip.show_sharing(
                tr("A copy of “{name}”, which reads differently by now.", name=shared.name), differs=True
            )

    def share(self) -> None:
        """Ask for a name and share the strip of this story under it."""
        strip = self._session.draft.strip

        def shared(found: SharedStrip) -> None:
            self._put(found, strip)
            self._banner.tell(
                tr("This strip is shared as “{name}” now: other stories can use it.", name=found.name),
                (tr("Undo"), self._session.undo),
                story=self._session.draft.id,
                step=True,
            )

        def find(text: str, show: Show) -> None:
            told = tr("share {links} under this name", links=_links(strip))
            act = partial(self._tasks.run, lambda: self._desk.linking.share(text, strip), shared)
            show([Choice(text, told, act)] if text else [])

        today = date.today()  # noqa: DTZ011 - the editor's day
        self._palette.ask(tr("Share the strip under which name?"), find, f"{strip.title}, {dated('d MMMM', today)}")

    def choose(self) -> None:
        """Let a shared strip stand in the place of this story's."""
        self._ask_strips(tr("Use which shared strip?"), self._use)

    def part(self) -> None:
        """Let the links be this story's own from now on."""
        strip = self._session.draft.strip
        if strip.shared is None:
            self._banner.tell(tr("The strip is this story's own already."))
            return
        self._session.put_field("strip", replace(strip, shared=None))
        self._banner.tell(
            tr("The strip is this story's own now; the others keep theirs."),
            (tr("Undo"), self._session.undo),
            story=self._session.draft.id,
            step=True,
        )

    def take_over(self) -> None:
        """Bring the copy that a published story has up to the shared strip."""
        shared = self._session.draft.strip.shared
        if shared is None:
            self._banner.tell(tr("This story shares no strip; “Use a shared strip…” lets it."))
        else:
            self._tasks.run(lambda: self._read(shared), self._taken)

    def show_users(self) -> None:
        """Show which stories share the strip of this one, and go to one of them."""
        shared = self._session.draft.strip.shared
        if shared is None:
            self._banner.tell(tr("This story shares no strip."))
            return

        def ask(rows: tuple[Summary, ...]) -> None:
            go: Callable[[UUID], object] = self.story_wanted.emit
            choices = [Choice(headline_of(row), described(row), partial(go, row.id)) for row in rows]
            self._palette.ask(
                tr("These stories use the strip; go to which?"), lambda text, show: show(named(choices, text))
            )

        self._tasks.run(lambda: self._desk.linking.sharing(shared), ask)

    def rename(self) -> None:
        """Ask for another name of the strip that this story shares."""
        shared = self._shared
        if shared is None:
            self._banner.tell(tr("This story shares no strip."))
            return

        def find(text: str, show: Show) -> None:
            act = partial(self._tasks.run, lambda: self._desk.linking.rename_shared(shared.id, text), self._know)
            show([Choice(text, tr("the new name"), act)] if text else [])

        self._palette.ask(tr("Which name shall the shared strip have?"), find, shared.name)

    def remove(self) -> None:
        """Remove a shared strip that no story reads any more."""

        def removed(shared: SharedStrip) -> None:
            self._banner.tell(tr("The shared strip “{name}” is removed.", name=shared.name))

        def remove(shared: SharedStrip) -> None:
            self._tasks.run(
                lambda: self._desk.linking.remove_shared(shared.id),
                lambda _done: removed(shared),
                lambda error: self._banner.tell(spoken(error)),
            )

        self._ask_strips(tr("Remove which shared strip?"), remove)

    def copy_last(self, adding: Adding) -> None:
        """Copy the strip of the story that was edited before this one."""
        mine = self._session.draft.id

        def found(article: Article | None) -> None:
            if article is None:
                self._banner.tell(tr("No other story has a strip yet."))
            else:
                self._copy(article, adding)

        self._tasks.run(lambda: self._desk.linking.last_strip(mine), found)

    def copy_of(self, adding: Adding, row: Summary) -> None:
        """Copy the strip of a story."""
        self._tasks.run(lambda: self._desk.writing.get(row.id), lambda article: self._copy(article, adding))

    def _copy(self, article: Article, adding: Adding) -> None:
        links = tuple(link for link in article.strip.links if link.article != self._session.draft.id)
        name = article.headline or tr("Untitled")
        if not links:
            self._banner.tell(tr("“{name}” has no strip to copy.", name=name))
            return
        adding.add_links(links, title=article.strip.title)

    def _ask_strips(self, what: str, then: Callable[[SharedStrip], object]) -> None:
        def ask(strips: tuple[SharedStrip, ...]) -> None:
            if not strips:
                self._banner.tell(tr("No strip is shared yet: “Share the strip…” begins with the one of this story."))
                return
            choices = [Choice(strip.name, _told(strip), partial(then, strip)) for strip in strips]
            self._palette.ask(what, lambda text, show: show(named(choices, text)))

        self._tasks.run(self._desk.linking.shared_strips, ask)

    def _use(self, shared: SharedStrip) -> None:
        self._tasks.run(lambda: self._read(shared.id), self._taken)

    def _read(self, strip: UUID) -> tuple[SharedStrip | None, Mapping[UUID, LinkTarget]]:
        shared = self._desk.linking.shared(strip)
        links = Article(strip=shared.strip) if shared else Article()
        return shared, self._desk.writing.targets(linked_story_ids(links))

    def _taken(self, found: tuple[SharedStrip | None, Mapping[UUID, LinkTarget]]) -> None:
        shared, targets = found
        if shared is None:
            self._banner.tell(tr("That shared strip is not on this desk; this story keeps its links."))
            return
        before = self._session.draft.strip
        self._session.know(targets)
        self._put(shared, shared.strip)
        if before.links and before.links != shared.strip.links:
            self._banner.tell(
                tr("“{name}” stands in the place of what was here: {links}.", name=shared.name, links=_links(before)),
                (tr("Undo"), self._session.undo),
                story=self._session.draft.id,
                step=True,
            )

    def _put(self, shared: SharedStrip, strip: Strip) -> None:
        self._shared, self._looked = shared, shared.id
        self._session.put_strip(replace(strip, shared=shared.id))

    def _know(self, shared: SharedStrip | None) -> None:
        if self._looked == self._session.draft.strip.shared and (shared is None or shared.id == self._looked):
            self._shared = shared
            self.say()


def _told(strip: SharedStrip) -> str:
    stories = (
        tr("no story")
        if not strip.use_count
        else tr("1 story")
        if strip.use_count == 1
        else tr("{used} stories", used=strip.use_count)
    )
    return tr("{links} · used in {stories}", links=_links(strip.strip), stories=stories)


def _links(strip: Strip) -> str:
    return tr("1 link") if len(strip.links) == 1 else tr("{count} links", count=len(strip.links))


def _used_in(shared: SharedStrip) -> str:
    if shared.use_count < 2:
        return tr("“{name}”, used in this story alone so far.", name=shared.name)
    if not shared.published_copies:
        return tr(
            "“{name}”, used in {used} stories: a change shows in all the others.",
            name=shared.name,
            used=shared.use_count,
        )
    return tr(
        "“{name}”, used in {used} stories, {frozen} of them published with a copy: a change shows in all the others.",
        name=shared.name,
        used=shared.use_count,
        frozen=shared.published_copies,
    )
