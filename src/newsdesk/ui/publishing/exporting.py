"""What leaves the window: bundles, and copies for sites that have a system of their own."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from newsdesk.desk import Desk, Exported
from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.model import Article, BlockingFindingsError
from newsdesk.ui.banner import Banner
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.publishing.checks import summed_up
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.topbar import Command
from newsdesk.ui.writing.session import Session

_PARTS = {"story": Message("whole story"), "body": Message("body"), "strip": Message("strip")}


class Exporting(QObject):
    """Exports and copies the open story, saved first; tells in the banner what came of it."""

    exported = Signal(object)
    copied = Signal(str)
    checks_wanted = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, session: Session, banner: Banner, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._session, self._banner = desk, tasks, session, banner
        self._window = parent
        self._folder = ""

    def ask(self, *, zipped: bool = False) -> None:
        """Ask for a folder and export into it."""
        if not self._session.draft.revision:
            self._banner.tell(tr("No story is open: press New, or choose one in the list."))
            return
        folder = QFileDialog.getExistingDirectory(self._window, tr("Export into which folder?"), self._folder)
        if folder:
            self._folder = folder
            self.export_to(Path(folder), zipped=zipped)

    def commands(self) -> list[list[Command]]:
        """Return what can be done here, for the menus."""
        copies = [
            [
                Command(
                    tr("Copy {name} as {shape}", name=tr(name), shape=shape),
                    key if part == "story" else "",
                    partial(self.copy, part, form),
                )
                for shape, form, key in (
                    (tr("rich text"), "rich", "Ctrl+Alt+C"),
                    ("HTML", "html", "Ctrl+Alt+H"),
                    (tr("plain text"), "plain", "Ctrl+Alt+T"),
                )
            ]
            for part, name in _PARTS.items()
        ]
        exports = [
            Command(tr("Export bundle…"), "Ctrl+E", self.ask),
            Command(tr("Export bundle as one file…"), "Ctrl+Shift+E", partial(self.ask, zipped=True)),
        ]
        return [exports, *copies]

    def export_to(self, folder: Path, *, zipped: bool = False) -> None:
        """Save the open story and write its bundle into `folder`."""

        def saved(article: Article) -> None:
            headline = article.headline or tr("Untitled")
            self._banner.tell(tr("Exporting “{headline}”…", headline=headline), cause="export", story=article.id)
            self._tasks.run(
                lambda: self._desk.publishing.export(article.slug, folder, zipped=zipped), self._done, self._failed
            )

        self._session.save(then=saved)

    def copy(self, part: str, form: str) -> None:
        """Put the `story`, its `body` or its `strip` on the clipboard as `html` source, `rich` or `plain` text."""
        draft = self._session.draft

        def work() -> tuple[str, str]:
            copy = self._desk.publishing.copy
            return copy(draft, part, "html"), copy(draft, part, "plain")

        def done(made: tuple[str, str]) -> None:
            html, plain = made
            mime = QMimeData()
            mime.setText(html if form == "html" else plain)
            if form == "rich":
                mime.setHtml(html)
            QGuiApplication.clipboard().setMimeData(mime)
            self.copied.emit(
                tr(
                    "Copied the {part} of “{headline}”.",
                    part=tr(_PARTS[part]),
                    headline=draft.headline or tr("Untitled"),
                )
            )

        self._tasks.run(work, done)

    def _done(self, exported: Exported) -> None:
        path = exported.path
        offers = [(tr("Open folder"), lambda: _open(path if path.is_dir() else path.parent))]
        if path.is_dir():
            offers.insert(0, (tr("Open in browser"), lambda: _open(path / "index.html")))
        if exported.findings:
            offers.append((tr("Show checks"), self.checks_wanted.emit))
        self._banner.tell(
            tr("Exported to {path} · {summed_up}", path=path, summed_up=summed_up(exported.findings)),
            *offers,
            cause="export",
        )
        self.exported.emit(exported)

    def _failed(self, error: NewsdeskError) -> None:
        if isinstance(error, BlockingFindingsError):
            self._banner.tell(spoken(error), (tr("Show checks"), self.checks_wanted.emit), cause="export blocked")
        else:
            self._banner.tell(spoken(error), cause="export")


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))
