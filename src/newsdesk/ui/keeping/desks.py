"""Other desks: each is a folder, and has a window and a process of its own."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from newsdesk.ui.banner import Banner
from newsdesk.ui.finding.palette import Choice, Palette, Show
from newsdesk.ui.language import tr

_MOST = 8


class Desks(QObject):
    """Opens another desk beside this one, one that was opened from here before or any folder."""

    def __init__(self, personal: QSettings, palette: Palette, banner: Banner) -> None:
        super().__init__(palette)
        self._personal, self._palette, self._banner = personal, palette, banner

    def ask(self) -> None:
        """Ask which desk, by a few letters of its folder."""

        def find(text: str, show: Show) -> None:
            known = [folder for folder in self.known() if text.casefold() in str(folder).casefold()]
            choices = [Choice(folder.name, str(folder.parent), partial(self.open, folder)) for folder in known]
            show([*choices, Choice(tr("Another folder…"), tr("a new desk, where there is none in it"), self._choose)])

        self._palette.ask(tr("Which desk?"), find)

    def open(self, folder: Path) -> None:
        """Open the desk in `folder` in a window of its own, and remember it."""
        others = [str(known) for known in self.known() if known != folder]
        self._personal.setValue("desks", [str(folder), *others][:_MOST])
        if not start(folder):
            self._banner.tell(
                tr(
                    "The window for {folder} could not be started; open Newsdesk once more, and try again.",
                    folder=folder,
                )
            )

    def known(self) -> Sequence[Path]:
        """Return the folders of desks that were opened from here and are there, the last one first."""
        kept = self._personal.value("desks", [])
        # A list of one comes back from the file as its one text.
        folders = kept if isinstance(kept, list) else [kept]
        return [path for path in map(Path, map(str, folders)) if path.is_absolute() and path.is_dir()]

    def _choose(self) -> None:
        folder = choose(self._palette.window())
        if folder is not None:
            self.open(folder)


def choose(over: QWidget) -> Path | None:
    """Ask for the folder of a desk; None where she changes her mind."""
    folder = QFileDialog.getExistingDirectory(over, tr("The folder of which desk?"))
    return Path(folder) if folder else None


def start(folder: Path) -> bool:
    """Start Newsdesk on the desk in `folder`; return whether that could be done."""
    program = [] if getattr(sys, "frozen", False) else ["-m", "newsdesk"]
    started, _process = QProcess.startDetached(sys.executable, [*program, "--home", str(folder)])
    return started
