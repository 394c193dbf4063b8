"""Other desks: each is a folder or an address, and has a window and a process of its own."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from newsdesk.paths import has_desk
from newsdesk.ui.banner import Banner
from newsdesk.ui.finding.palette import Choice, Palette, Show
from newsdesk.ui.language import tr

_MOST = 8
_SERVER = "://"


class Desks(QObject):
    """Opens another desk beside this one: one that was opened from here before, any folder, or one on a server."""

    def __init__(self, personal: QSettings, palette: Palette, banner: Banner) -> None:
        super().__init__(palette)
        self._personal, self._palette, self._banner = personal, palette, banner

    def ask(self) -> None:
        """Ask which desk, by a few letters of its folder or address."""

        def find(text: str, show: Show) -> None:
            known = [where for where in self.known() if text.casefold() in where.casefold()]
            choices = [Choice(*_named(where), partial(self.open, where)) for where in known]
            show(
                [
                    *choices,
                    Choice(tr("Another folder…"), tr("a new desk, where there is none in it"), self._choose),
                    Choice(tr("Shared desk…"), tr("one that a newsroom has on a server"), self._ask_shared),
                ]
            )

        self._palette.ask(tr("Which desk?"), find)

    def open(self, where: str) -> None:
        """Open the desk in this folder, or at this address, in a window of its own, and remember it."""
        others = [known for known in self.known() if known != where]
        self._personal.setValue("desks", [where, *others][:_MOST])
        if not start(where):
            self._banner.tell(
                tr(
                    "The window for {folder} could not be started; open Newsdesk once more, and try again.",
                    folder=where,
                )
            )

    def known(self) -> Sequence[str]:
        """Return the folders of desks that were opened from here and are there, and addresses, the last one first."""
        kept = self._personal.value("desks", [])
        # A list of one comes back from the file as its one text.
        places = map(str, kept if isinstance(kept, list) else [kept])
        return [place for place in places if _SERVER in place or (Path(place).is_absolute() and Path(place).is_dir())]

    def _ask_shared(self) -> None:
        def find(text: str, show: Show) -> None:
            address = text.strip()
            show([Choice(address, tr("shared desk"), partial(self.open, address))] if _SERVER in address else [])

        self._palette.ask(tr("Its address, as postgresql://name@server/desk"), find)

    def _choose(self) -> None:
        folder = choose(self._palette.window())
        if folder is None:
            return
        if has_desk(folder):
            self.open(str(folder))
            return
        self._banner.tell(
            tr("There is no desk in {folder}.", folder=str(folder)),
            (tr("Make a new desk there"), partial(self.open, str(folder))),
            (tr("Choose another folder…"), self._choose),
        )


def _named(where: str) -> tuple[str, str]:
    if _SERVER in where:
        address, _, name = where.partition("?")[0].rpartition("/")
        return name, address
    return Path(where).name, str(Path(where).parent)


def choose(over: QWidget) -> Path | None:
    """Ask for the folder of a desk; None where she changes her mind."""
    folder = QFileDialog.getExistingDirectory(over, tr("The folder of which desk?"))
    return Path(folder) if folder else None


def start(where: str) -> bool:
    """Start Newsdesk on the desk in this folder or at this address; return whether that could be done."""
    program = [] if getattr(sys, "frozen", False) else ["-m", "newsdesk"]
    started, _process = QProcess.startDetached(
        sys.executable, [*program, "--desk" if _SERVER in where else "--home", where]
    )
    return started
