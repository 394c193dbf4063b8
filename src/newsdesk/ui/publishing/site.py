"""Publishing the site: what would change, then the work itself with its progress, then what was done."""

import threading
import time
from pathlib import Path

from PySide6.QtCore import QSettings, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsdesk.desk import Desk, Plan, Report
from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.model import LinkStatus
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import Pane
from newsdesk.ui.tasks import Tasks

_HINT = Message("All published stories as a site: pages, lists, feeds and sitemaps. Only what changed is written.")
_NO_ADDRESS = Message("The desk has no address yet: feeds and sitemaps, which need it, are left out.")
_SENT = Message("Nothing changed since it was sent from here last. Publish looks whether all of it arrived.")
_SERVERS = ("sftp://", "s3://")
_SIGNS = {"new": Message("+ new"), "changed": Message("~ changed"), "removed": Message("− removed")}
# Editors read a plan's beginning; a site of ten thousand pages need not be listed whole.
_SHOWN = 500
_OFTEN = 0.1


class SitePane(Pane):
    """Plans and publishes the site on a worker of its own, so that saving never waits for it."""

    published = Signal(object)
    planned = Signal(object)
    address_wanted = Signal()
    _progressed = Signal(int, int)

    def __init__(self, desk: Desk, personal: QSettings, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._personal = desk, personal
        self.tasks = Tasks(self)
        self._stop = threading.Event()
        self._told, self._base = 0.0, ""
        self.folder = QLineEdit(placeholderText=tr("A folder, a .zip, or sftp://, s3://, git+ssh://…"))
        self.choose, self.publish = QPushButton(tr("Choose…")), QPushButton(tr("Publish"))
        self.cancel, self.open = QPushButton(tr("Close")), QPushButton(tr("Open in browser"))
        self.address = QPushButton(tr("Set the address…"))
        self.secret = QPushButton(tr("Password…"))
        self.secret.setToolTip(tr("Keeps the server's password or secret key in this computer's keyring"))
        self.publish.setObjectName("primary")
        self.looking = QCheckBox(tr("Ask first where links lead"))
        self.looking.setToolTip(
            tr("Asks each address that published stories link to; what is not well holds nothing back")
        )
        self.changes = QTreeWidget()
        self.changes.setHeaderLabels([tr("What"), tr("Where"), tr("Why")])
        self.changes.setObjectName("table")
        self.changes.setRootIsDecorated(False)
        self.changes.setUniformRowHeights(True)
        self.changes.setAccessibleName(tr("What publishing changes"))
        self.said = QLabel(wordWrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(tr("Progress"))
        self._assemble(look)
        self.folder.editingFinished.connect(self._plan)
        # What was planned is the plan of another folder.
        self.folder.textEdited.connect(lambda _text: self.publish.setEnabled(False))
        self.choose.clicked.connect(self._choose)
        self.publish.clicked.connect(self._publish)
        self.cancel.clicked.connect(self.leave)
        self.open.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self._index())))
        self.address.clicked.connect(self.address_wanted)
        self.secret.clicked.connect(self._ask_secret)
        self.folder.textChanged.connect(lambda text: self.secret.setVisible(text.strip().startswith(_SERVERS)))
        self._progressed.connect(self._show_progress)

    def start(self) -> None:
        """Show what publishing into the folder of last time would change."""
        self.folder.setText(str(self._personal.value("site", "")))
        self.open.hide()
        self._plan()
        (self.publish if self.folder.text() else self.folder).setFocus()

    def close_down(self) -> None:
        """Stop what is under way and wait until it has stopped; the site is then as it was."""
        self._stop.set()
        self.tasks.finish()

    def _assemble(self, look: Look) -> None:
        margin, small = look.size["margin"], look.size["small"]
        title, hint = QLabel(tr("Publish the site")), QLabel(tr(_HINT), wordWrap=True)
        title.setObjectName("large")
        hint.setObjectName("quiet")
        self.folder.setObjectName("boxed")
        self.folder.setAccessibleName(tr("Folder or address of the site"))
        where, buttons, note = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        where.addWidget(self.folder, 1)
        where.addWidget(self.secret)
        where.addWidget(self.choose)
        note.addWidget(self.said, 1)
        note.addWidget(self.address)
        buttons.addWidget(self.looking)
        buttons.addWidget(self.open)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.publish)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, look.size["wide"])
        layout.setSpacing(small)
        layout.addWidget(title)
        layout.addWidget(hint)
        layout.addLayout(where)
        layout.addWidget(self.changes, 1)
        layout.addWidget(self.bar)
        layout.addLayout(note)
        layout.addLayout(buttons)
        self.bar.hide()
        self.address.hide()
        self.secret.hide()

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Publish the site into which folder?"), self.folder.text())
        if folder:
            self.folder.setText(folder)
            self._plan()

    def _ask_secret(self) -> None:
        server, hidden = self.folder.text().strip(), QLineEdit.EchoMode.Password
        said = tr("Password or secret key for {server}:", server=server)
        typed, wanted = QInputDialog.getText(self, "Newsdesk", said, hidden)
        if wanted and typed:
            self.tasks.run(lambda: self._desk.site.keep_secret(server, typed), lambda _kept: self._kept(), self._failed)

    def _kept(self) -> None:
        self.said.setText(tr("Kept in this computer's keyring."))

    def _plan(self) -> None:
        folder = self.folder.text().strip()
        self.changes.clear()
        self.publish.setEnabled(False)
        if not folder:
            self.said.setText(tr("Choose the folder your web server shows, or write the address to send the site to."))
            return
        self.said.setText(tr("Looking at what would change…"))

        def work() -> tuple[Plan, str]:
            return self._desk.site.plan(folder), self._desk.settings.base_url

        self.tasks.run(work, lambda found: self._show_plan(*found), self._failed)

    def _show_plan(self, plan: Plan, base: str) -> None:
        self._base = base
        self._list(plan)
        # What a server has is known once it is asked: an upload that was cut off goes on though nothing changed here.
        elsewhere = "://" in self.folder.text()
        self.publish.setEnabled(bool(plan.changes) or elsewhere)
        some = (
            tr("1 change, {same} as they were.", same=plan.same)
            if len(plan.changes) == 1
            else tr("{count:,} changes, {same} as they were.", count=len(plan.changes), same=plan.same)
        )
        self.said.setText(some if base else f"{some} {tr(_NO_ADDRESS)}")
        if not plan.changes:
            self.said.setText(tr(_SENT) if elsewhere else tr("The site is up to date."))
        self.address.setVisible(not base)
        self.planned.emit(plan)

    def _list(self, plan: Plan) -> None:
        rows = [
            QTreeWidgetItem([tr(_SIGNS[change.what]), spoken(change.name), spoken(change.why)])
            for change in plan.changes[:_SHOWN]
        ]
        if len(plan.changes) > _SHOWN:
            rows.append(QTreeWidgetItem(["", tr("and {count} more", count=len(plan.changes) - _SHOWN), ""]))
        self.changes.clear()
        self.changes.addTopLevelItems(rows)
        for column in (0, 1):
            self.changes.resizeColumnToContents(column)

    def _publish(self) -> None:
        folder = self.folder.text().strip()
        self._personal.setValue("site", folder)
        self._stop.clear()
        # The button that was pressed goes out; else the keys would go on in the line below the window.
        self.changes.setFocus()
        self._busy(busy=True)
        self.said.setText(tr("Publishing…"))
        checks, looks = self._desk.link_checks, self.looking.isChecked()

        def work() -> tuple[Report, int]:
            links = checks.check_all(checks.published(), self._hear, self._stop) if looks else ()
            dead = sum(link.seen is not None and link.seen.health is LinkStatus.DEAD for link in links)
            return self._desk.site.publish(folder, progress=self._hear, stop=self._stop.is_set), dead

        self.tasks.run(work, lambda done: self._done(*done), self._failed)

    def _hear(self, done: int, of: int) -> None:
        # On the worker: a signal reaches the window's thread, and not more often than an eye sees.
        now = time.monotonic()
        if now - self._told > _OFTEN or done == of:
            self._told = now
            self._progressed.emit(done, of)

    def _show_progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _busy(self, *, busy: bool) -> None:
        self.bar.setRange(0, 0)
        self.bar.setVisible(busy)
        self.cancel.setText(tr("Stop") if busy else tr("Close"))
        for widget in (self.publish, self.folder, self.choose, self.looking):
            widget.setEnabled(not busy)
        if busy:
            self.open.hide()

    def _done(self, report: Report, dead: int) -> None:
        self._busy(busy=False)
        self._list(report.plan)
        self.publish.setEnabled(False)
        gone = len(report.removed)
        said = [
            tr("Published: 1 file written, {gone} removed.", gone=gone)
            if report.written == 1
            else tr("Published: {count:,} files written, {gone} removed.", count=report.written, gone=gone)
        ]
        if dead:
            some = tr("1 dead link: the checks of the story name it.")
            said.append(some if dead == 1 else tr("{dead} dead links: the checks of the stories name them.", dead=dead))
        said += [
            tr("“{slug}” is held back: {message}", slug=slug, message=findings[0].message)
            for slug, findings in report.held.items()
        ]
        self.said.setText(" ".join(said))
        self.open.setVisible(bool(self._index()))
        self.published.emit(report)

    def _failed(self, error: NewsdeskError) -> None:
        self._busy(busy=False)
        self.said.setText(spoken(error))

    def leave(self) -> None:
        """Give the place back, or stop what is under way."""
        if self.bar.isVisible():
            self._stop.set()
            self.said.setText(tr("Stopping…"))
        else:
            self.closed.emit()

    def _index(self) -> str:
        """Return where what was published can be seen: on the web, or in the folder; "" for a zip."""
        where = self.folder.text().strip()
        if "://" in where:
            return f"{self._base}/" if self._base else ""
        return "" if where.endswith(".zip") else QUrl.fromLocalFile(str(Path(where) / "index.html")).toString()
