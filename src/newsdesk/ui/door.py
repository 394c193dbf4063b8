"""The door of the running window: a second start of the same desk hands its files in here and ends."""

import json
import os
import tempfile
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from newsdesk.file_permissions import is_private
from newsdesk.paths import DeskPaths

_PATIENCE_MS = 2000
_TAKEN = b"taken\n"
_LONGEST = 1_000_000
# So many bytes of a socket's path the smallest of our systems (macOS) takes.
_LONGEST_ADDRESS = 103


class Door(QObject):
    """Stands at an address that the desk's folder decides; other users of the computer cannot knock.

    `asked` brings the files that were handed in; none of them means: show yourself.
    """

    asked = Signal(object)

    def __init__(self, home: DeskPaths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self.address = _address(home)
        """Where to knock; "" where this computer has no place for a socket that others cannot reach."""

    def hand_in(self, files: tuple[Path, ...]) -> bool:
        """Hand the files to the window that is open on this desk; return whether there is one that took them."""
        socket = QLocalSocket()
        if self.address:
            socket.connectToServer(self.address)
        if not self.address or not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(json.dumps([str(file.absolute()) for file in files]).encode() + b"\n")
        if not socket.waitForBytesWritten(_PATIENCE_MS) or not socket.waitForReadyRead(_PATIENCE_MS):
            return False
        return socket.readAll().data() == _TAKEN

    def open(self) -> None:
        """Let others knock from now on. What a crash left of an earlier door is taken away."""
        if self.address and not self._server.listen(self.address):
            QLocalServer.removeServer(self.address)
            self._server.listen(self.address)

    def close(self) -> None:
        """Let nobody in any more."""
        self._server.close()

    def _greet(self) -> None:
        while (guest := self._server.nextPendingConnection()) is not None:
            guest.readyRead.connect(lambda guest=guest: self._hear(guest))
            guest.disconnected.connect(guest.deleteLater)

    def _hear(self, guest: QLocalSocket) -> None:
        if not guest.canReadLine():
            if guest.bytesAvailable() > _LONGEST:
                guest.abort()
            return
        try:
            files = tuple(Path(name) for name in json.loads(bytes(guest.readLine().data())))
        except (ValueError, TypeError):
            guest.abort()
            return
        guest.write(_TAKEN)
        guest.flush()
        self.asked.emit(files)


def _address(home: DeskPaths) -> str:
    name = f"newsdesk-{sha256(str(home.desk).encode('utf-8', 'surrogateescape')).hexdigest()[:24]}"
    if os.name != "posix":
        return name
    # A socket is a file, and the folder of temporary files is everybody's: whoever makes it there first is asked.
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    places = [Path(runtime)] if runtime else []
    places += [Path(tempfile.gettempdir()) / f"newsdesk-{os.geteuid()}", home.desk.parent / "door"]
    for place in places:
        address = str(place / name)
        if len(os.fsencode(address)) <= _LONGEST_ADDRESS and is_private(place, make=str(place) != runtime):
            return address
    return ""


class Application(QApplication):
    """The application; macOS hands it the files that are opened from the Finder, one event each."""

    file_opened = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Pass on which file is to be opened."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit((Path(event.file()),))
            return True
        return super().event(event)
