"""The window's frame: there at once, furnished as soon as the desk is open."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QRhiWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsdesk.errors import AuthenticationError, DamagedDeskError, NewsdeskError, ReadOnlyDeskError
from newsdesk.paths import DeskPaths
from newsdesk.ui.language import language_of, speak, spoken, tr
from newsdesk.ui.look import Appearance, Look
from newsdesk.ui.opening import Opened, fault_at_opening, open_desk, system_time_zone
from newsdesk.ui.panes import ENTER
from newsdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from newsdesk.ui.newsroom import Newsroom

_LEAST, _SIZE, _MOST = QSize(760, 480), QSize(1280, 800), QSize(1680, 1050)
# The frame that a system puts round a window, at most: its title above, its edges.
_FRAME = QSize(16, 48)
_SHARE = 0.8
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_PRESSED = (QPushButton, QToolButton)


class Window(QMainWindow):
    """Opens the desk after its first paint, on a worker, and then holds the newsroom.

    What is heavy (database, web engine, icons) is imported only then: the window is there before.
    """

    furnished = Signal(object)
    refused = Signal(str)
    closed = Signal()

    def __init__(self, home: DeskPaths, look: Look) -> None:
        super().__init__()
        self._home, self._look = home, look
        self._tasks = Tasks(self)
        self._painted = self._closing = False
        self.newsroom: Newsroom | None = None
        self._ready = False
        self._received: tuple[Path, ...] = ()
        self._personal = QSettings(str(home.config / "window.ini"), QSettings.Format.IniFormat)
        self._language = language_of(str(self._personal.value("writing/language", "")))
        speak(self, self._language)
        self.setWindowTitle("Newsdesk")
        self.setMinimumSize(_LEAST)
        self._take_place()
        appearance = str(self._personal.value("appearance", Appearance.SYSTEM))
        if appearance in list(Appearance) and appearance != Appearance.SYSTEM:
            look.wear(Appearance(appearance))
        self._word = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._word.setObjectName("quiet")
        self.setCentralWidget(self._word)
        # A web view that comes later makes the window's surface anew, which hides it for a moment; with one widget
        # that draws through the graphics interface from the start, it is the right surface already.
        surface = QRhiWidget(self)
        surface.setFixedSize(1, 1)
        surface.lower()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin to open the desk once the window is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus with Enter, as anywhere else; Qt does so in dialogs alone."""
        focused = self.focusWidget()
        if event.key() in ENTER and not event.modifiers() & ~_KEYPAD and isinstance(focused, _PRESSED):
            if not event.isAutoRepeat():
                focused.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save first; the window closes when that is done, and stays where it cannot be."""
        if self._closing or self.newsroom is None:
            self._personal.setValue("geometry", self.saveGeometry())
            self._tasks.finish()
            event.accept()
            self.closed.emit()
            return
        event.ignore()
        self.newsroom.lifecycle.close_down(self._close)

    def receive(self, files: tuple[Path, ...]) -> None:
        """Come to the front and show the files in the import pane, as soon as there is one."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        if self.isVisible():
            self.raise_()
            self.activateWindow()
        self._received += files
        if self.newsroom is not None and self._ready and self._received:
            files, self._received = self._received, ()
            self.newsroom.places.show_pane(self.newsroom.importing)
            self.newsroom.importing.read_files(files)

    def _take_place(self) -> None:
        """Stand where the window stood, else as large as the screen lets it; it never begins larger than its screen."""
        geometry = self._personal.value("geometry")
        restored = isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)
        available = self.screen().availableGeometry()
        room = available.size() - _FRAME
        if not restored:
            self.resize((available.size() * _SHARE).expandedTo(_SIZE).boundedTo(_MOST).boundedTo(room))
        if not _fits(self.size(), room) or (not restored and not _fits(_SIZE, room)):
            self.resize(self.size().boundedTo(room))
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)
        if not restored:
            self.move(available.center() - self.rect().center())

    def _close(self) -> None:
        self._closing = True
        self.close()

    def _open(self) -> None:
        zone = system_time_zone()
        self._tasks.run(lambda: open_desk(self._home, self._language, zone), self._furnish, self._refuse)

    def _furnish(self, opened: Opened) -> None:
        try:
            newsroom = self._build_newsroom(opened)
        except Exception as error:  # noqa: BLE001 - a window that stays blank says nothing
            self.newsroom = None
            self._tasks.run(opened.desk.close)
            self._refuse(fault_at_opening(self._home, error))
            return
        self.furnished.emit(newsroom)

    def _build_newsroom(self, opened: Opened) -> "Newsroom":
        from newsdesk.ui.newsroom import Newsroom

        newsroom = Newsroom(opened.desk, self._look, self._personal, self._home, self)
        self.newsroom = newsroom
        # Kept, for what can go wrong from here on.
        self.takeCentralWidget()
        self.setCentralWidget(newsroom)
        newsroom.ready.connect(self._be_ready)
        newsroom.lifecycle.begin(opened.recovered, first=opened.first)
        if opened.desk.warnings:
            newsroom.banner.tell("\n".join(map(spoken, opened.desk.warnings)), cause="opening", of_desk=True)
        return newsroom

    def _be_ready(self) -> None:
        # Not before: the story that opens first takes the place of the import pane.
        self._ready = True
        if self._received:
            self.receive(())

    def _refuse(self, error: NewsdeskError) -> None:
        self._word.setText(spoken(error))
        ways = [(tr("Open another desk…"), self._open_another)]
        if self._home.database_url:
            ways.insert(0, (tr("Try again"), self._open))
        if isinstance(error, AuthenticationError):
            ways.insert(0, (tr("Password…"), self._ask_password))
        if isinstance(error, ReadOnlyDeskError) and not self._home.database_url and self._home.desk.is_dir():
            ways.insert(0, (tr("Work on a copy…"), self._open_copy))
        if isinstance(error, DamagedDeskError) and not self._home.database_url:
            ways.insert(0, (tr("Restore a backup…"), self._restore_backup))
        place = QWidget()
        layout = QVBoxLayout(place)
        layout.setContentsMargins(*(self._look.size["margin"],) * 4)
        layout.setSpacing(self._look.size["gap"])
        layout.addStretch()
        shown = self.takeCentralWidget()
        if shown is not None and shown is not self._word:
            shown.deleteLater()
        layout.addWidget(self._word)
        buttons = []
        for name, act in ways:
            button = QPushButton(name)
            button.clicked.connect(act)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
            buttons.append(button)
        layout.addStretch()
        self.setCentralWidget(place)
        buttons[0].setFocus()
        self.refused.emit(spoken(error))

    def _ask_password(self) -> None:
        from newsdesk.desk import keep_secret

        said = tr("Password for {server}:", server=self._home.database_url.partition("?")[0])
        typed, wanted = QInputDialog.getText(self, "Newsdesk", said, QLineEdit.EchoMode.Password)
        if wanted and typed:
            self._tasks.run(
                lambda: keep_secret(self._home.database_url, typed),
                lambda _kept: self._open(),
                lambda error: self._word.setText(spoken(error)),
            )

    def _restore_backup(self) -> None:
        from newsdesk.desk import find_newest_backup, restore_backup

        kept = str(self._personal.value("backups", "") or self._home.backups)
        folder = QFileDialog.getExistingDirectory(self, tr("Restore which backup?"), kept)
        if folder:
            self._word.setText(tr("Restoring the backup…"))
            self._tasks.run(
                lambda: restore_backup(find_newest_backup(Path(folder)), self._home.desk),
                lambda _before: self._open(),
                lambda error: self._word.setText(spoken(error)),
            )

    def _open_copy(self) -> None:
        from newsdesk.desk import copy_desk
        from newsdesk.ui.keeping.desks import choose, start

        folder = choose(self)
        if folder is not None:
            self._word.setText(tr("Copying the desk…"))
            self._tasks.run(
                lambda: copy_desk(self._home.desk, folder / "desk"),
                lambda _done: start(str(folder)) and self.close(),
                lambda error: self._word.setText(spoken(error)),
            )

    def _open_another(self) -> None:
        from newsdesk.ui.keeping.desks import choose, start

        folder = choose(self)
        if folder is not None and start(str(folder)):
            self.close()


def _fits(size: QSize, room: QSize) -> bool:
    return size.boundedTo(room) == size
