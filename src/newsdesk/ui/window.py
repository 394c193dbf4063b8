"""The window: puts the panes together and wires them; it does not think."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMainWindow,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QWidget,
)

from newsdesk.desk import Desk, Exported
from newsdesk.model import Article
from newsdesk.render import Page
from newsdesk.ui.editor import EditorPane
from newsdesk.ui.importing import ImportPane
from newsdesk.ui.preview import PreviewPane
from newsdesk.ui.session import Session
from newsdesk.ui.stories import StoriesPane
from newsdesk.ui.strip import StripPane
from newsdesk.ui.tasks import Tasks


class MainWindow(QMainWindow):
    """List, editor, strip and preview side by side over one desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setWindowTitle("Newsdesk")
        self.resize(1280, 800)
        self._desk = desk
        self.tasks = Tasks(self)
        self.session = Session(desk, self.tasks, self)
        self.stories = StoriesPane(desk, self.tasks)
        self.editor = EditorPane()
        self.strip = StripPane()
        self.preview = PreviewPane()
        self.importing = ImportPane(desk, self.tasks)
        self._assemble()
        self._wire()
        self._actions()
        self.stories.refresh()

    def show_story(self, story: UUID) -> None:
        """Open this story."""
        self.tasks.run(lambda: self._desk.writing.get(story), self.session.open)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is open, and wait for it."""
        self.session.save()
        self.tasks.finish()
        self.preview.close_down()
        super().closeEvent(event)

    def _assemble(self) -> None:
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.addWidget(self.editor)
        middle.addWidget(self.strip)
        middle.setSizes([520, 200])
        self.centre = QStackedWidget()
        self.centre.addWidget(middle)
        self.centre.addWidget(self.importing)
        panes = QSplitter(Qt.Orientation.Horizontal)
        for pane, width in ((self.stories, 250), (self.centre, 540), (self.preview, 490)):
            panes.addWidget(pane)
            panes.setStretchFactor(panes.count() - 1, width)
        panes.setSizes([250, 540, 490])
        self.setCentralWidget(panes)
        self.saved, self.message, self.count = QLabel(), QLabel(), QLabel()
        self.saved.setAccessibleName("Saved state")
        self.statusBar().addWidget(self.message, 1)
        self.open_folder = QPushButton("Open folder")
        self.open_browser = QPushButton("Open in browser")
        self.open_folder.hide()
        self.open_browser.hide()
        for widget in (self.open_folder, self.open_browser, self.count):
            self.statusBar().addPermanentWidget(widget)

    def _wire(self) -> None:
        self.tasks.said.connect(self.message.setText)
        self.preview.notice.connect(self.message.setText)
        self.preview.painted.connect(self._counted)
        self.preview.set_media_source(self._desk.media)
        self.stories.wanted.connect(self.show_story)
        self.editor.edited.connect(self.session.edit)
        self.strip.strip_changed.connect(lambda strip: self.session.edit("strip", strip))
        self.session.opened.connect(self._opened)
        self.session.changed.connect(self._preview)
        self.session.restored.connect(self._fill)
        self.session.state.connect(self.saved.setText)
        self.importing.made.connect(self._started)
        self.importing.closed.connect(lambda: self.centre.setCurrentIndex(0))

    def _actions(self) -> None:
        bar = QToolBar("Main", movable=False)
        self.addToolBar(bar)
        self._action(
            "New", QKeySequence.StandardKey.New, lambda: self.tasks.run(self._desk.writing.new, self._started), bar
        )
        self._action("Import", "Ctrl+I", lambda: self.centre.setCurrentIndex(1), bar)
        self._action("Find", "Ctrl+Shift+F", self.stories.filter.setFocus, bar)
        space = QWidget()
        space.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Preferred)
        bar.addWidget(space)
        bar.addWidget(self.saved)
        self._action("Save a version", QKeySequence.StandardKey.Save, lambda: self.session.save("saved by hand"))
        self._action("Undo", QKeySequence.StandardKey.Undo, self.session.undo)
        self._action("Redo", QKeySequence.StandardKey.Redo, self.session.redo)
        menu = QMenu("Export", self)
        menu.addAction(self._action("Export bundle…", "Ctrl+E", self._ask_export))
        for part in ("story", "body", "strip"):
            for form in ("html", "rich", "plain"):
                menu.addAction(f"Copy {part} as {form}").triggered.connect(partial(self._copy, part, form))
        button = QToolButton()
        button.setText("Export")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        button.setToolTip("Export or copy this story (Ctrl+E)")
        bar.addWidget(button)

    def _action(
        self,
        name: str,
        key: QKeySequence | QKeySequence.StandardKey | str,
        act: Callable[[], object],
        bar: QToolBar | None = None,
    ) -> QAction:
        action = QAction(name, self)
        action.setShortcut(QKeySequence(key))
        # Qt would hand `checked` to a function that takes an argument.
        action.triggered.connect(lambda _checked=False: act())
        action.setToolTip(f"{name} ({action.shortcut().toString()})")
        self.addAction(action)
        if bar is not None:
            bar.addAction(action)
        return action

    def _new(self) -> None:
        self.tasks.run(self._desk.writing.new, self._started)

    def _started(self, article: Article) -> None:
        self.centre.setCurrentIndex(0)
        self.session.open(article)
        self.stories.refresh()
        self.editor.fields["headline"].setFocus()

    def _opened(self, article: Article) -> None:
        self._fill(article)
        self._preview(article)

    def _fill(self, article: Article) -> None:
        self.editor.show_article(article)
        self.strip.set_strip(article.strip, self.session.targets)

    def _preview(self, article: Article) -> None:
        self.preview.show_request(self._desk.publishing.request(article))

    def _counted(self, page: Page) -> None:
        self.count.setText(f"{page.words} words · {max(1, round(page.words / 230))} min")

    def _ask_export(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Export into which folder?")
        if folder:
            self.export_to(Path(folder))

    def export_to(self, folder: Path) -> None:
        """Save the open story and write its bundle into `folder`."""
        self.session.save()
        slug = self.session.draft.slug
        self.message.setText("Exporting…")
        self.tasks.run(lambda: self._desk.publishing.export(slug, folder), self._exported)

    def _exported(self, exported: Exported) -> None:
        mend = f" · {len(exported.findings)} checks to look at" if exported.findings else ""
        self.message.setText(f"Exported to {exported.path}{mend}")
        targets = ((self.open_folder, exported.path), (self.open_browser, exported.path / "index.html"))
        for button, path in targets:
            button.setVisible(True)
            button.disconnect(button)
            button.clicked.connect(lambda _checked=False, path=path: QDesktopServices.openUrl(QUrl.fromLocalFile(path)))

    def _copy(self, part: str, form: str, _checked: object = None) -> None:
        draft = self.session.draft

        def work() -> tuple[str, str]:
            copy = self._desk.publishing.copy
            return copy(draft, part, "html"), copy(draft, part, "plain")

        self.tasks.run(work, lambda copied: self._to_clipboard(copied, form))

    def _to_clipboard(self, copied: tuple[str, str], form: str) -> None:
        html, plain = copied
        mime = QMimeData()
        mime.setText(html if form == "html" else plain)
        if form == "rich":
            mime.setHtml(html)
        QGuiApplication.clipboard().setMimeData(mime)
        self.message.setText("Copied.")
