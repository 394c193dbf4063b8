"""The beginning and the end of a newsroom: the story to go on with, and the last save before everything is let go."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QTimer

from newsdesk.desk import Desk, Recovered
from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.store import StoryFilter, Summary
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look

if TYPE_CHECKING:
    from newsdesk.ui.newsroom import Newsroom

_ONCE = Qt.ConnectionType(Qt.ConnectionType.AutoConnection.value | Qt.ConnectionType.SingleShotConnection.value)
# So many stories are looked at for one to begin with.
_FIRST = 20
# Never imported on a worker: PySide6 makes its classes known without a lock, while Qt looks them up as it paints.
_ICON_MODULES = ("qtpy.QtCore", "qtpy.QtGui", "qtpy.QtWidgets", "qtawesome")
_TRY = Message("Try this first: press Import and paste the whole text of a page you have published.")


class Lifecycle(QObject):
    """Begins with a story and, in the end, closes the desk."""

    def __init__(self, room: "Newsroom", desk: Desk, personal: QSettings, look: Look) -> None:
        super().__init__(room)
        self._room, self._desk, self._personal, self._look = room, desk, personal, look
        look.changed.connect(self._keep_appearance)

    def begin(self, recovered: tuple[Recovered, ...], *, first: bool) -> None:
        """Show the list and the story to go on with: one with typing to bring back, else the one edited last."""
        room = self._room
        # The story comes first: icons and what recognises an import are read in once it is there.
        room.session.opened.connect(lambda _article: self._draw_icons(), type=_ONCE)
        room.session.opened.connect(lambda _article: room.tasks.run(lambda: import_module("newsdesk.wire")), type=_ONCE)
        room.session.opened.connect(lambda _article: room.ready.emit(), type=_ONCE)
        room.ready.connect(room.import_draft.look_for_drafts, type=_ONCE)
        room.session.saving.offer(recovered)
        room.stories.refresh()
        room.read_settings()
        if recovered:
            room.session.show(recovered[0].article.id)
            return

        def show(rows: tuple[Summary, ...]) -> None:
            # A damaged story is in the list and cannot be opened.
            if sound := [row for row in rows if not row.damaged]:
                room.session.show(sound[0].id)
            else:
                self._draw_icons()
                room.ready.emit()

        room.tasks.run(lambda: self._desk.writing.listing(StoryFilter(), None, _FIRST).rows, show)
        room.editor.body.setFocus()
        if first:
            room.banner.tell(
                tr(_TRY),
                (tr("Import"), partial(room.places.show_pane, room.importing)),
                cause="first start",
                of_desk=True,
            )
        if not self._desk.shared:
            room.backups.warn_where_it_lies(self._desk.folder)

    def close_down(self, then: Callable[[], None]) -> None:
        """Save, let go of everything and go on; where it cannot be saved, say so and offer to go on all the same."""
        room = self._room

        def let_go(_saved: object = None) -> None:
            room.folding.unfold()
            room.places.remember(self._personal)
            self._personal.setValue("rare", "true" if room.editor.more.isChecked() else "false")
            room.together.close_down()
            room.stories.close_down()
            room.others.close_down()
            room.import_draft.close_down()
            room.tasks.finish()
            room.session.saving.journaling.finish()
            room.preview.close_down()
            room.pictures.close_down()
            room.site.close_down()
            room.web.close_down()
            room.wire.fetches.close_down()
            room.replacing.close_down()
            room.backups.close_down()
            self._desk.close()
            then()

        def not_saved(error: NewsdeskError) -> None:
            room.banner.tell(
                tr("Not saved, so not closed: {error}", error=error),
                (tr("Close without saving"), let_go),
                cause="closing",
                of_desk=True,
            )

        if room.session.draft.revision:
            room.session.save(then=let_go, otherwise=not_saved)
        else:
            let_go()

    def _keep_appearance(self) -> None:
        self._personal.setValue("appearance", self._look.appearance.value)

    def _draw_icons(self, modules: tuple[str, ...] = _ICON_MODULES) -> None:
        """Import what draws the icons, a module at each turn of the event loop, so that no key waits for all of it."""
        if not modules:
            self._look.draw_icons()
            return
        import_module(modules[0])
        QTimer.singleShot(0, self, partial(self._draw_icons, modules[1:]))
