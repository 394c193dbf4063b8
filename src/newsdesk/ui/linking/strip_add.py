"""The field into which links come: typed, pasted, or chosen among the stories of the desk that it offers."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from newsdesk.model import RelatedLink
from newsdesk.ui.language import tr
from newsdesk.ui.linking.strip_mime import LINKS_MIME, links_from_mime
from newsdesk.ui.look import Look, style_completer


class AddField(QLineEdit):
    """Says which links are wanted, and for which beginning of a headline stories should be offered.

    `left` says that the keys want to go on into the list below.
    """

    links_wanted = Signal(object)
    completions_wanted = Signal(str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(placeholderText=tr("Add a headline, an address or a story of ours; or paste a list"))
        self.setObjectName("boxed")
        self.setAccessibleName(tr("Add related links"))
        self.setMinimumWidth(look.size["field"])
        self._stories = QStandardItemModel(self)
        self._completer = QCompleter(self._stories, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self.offered = QListView()
        self._completer.setPopup(self.offered)
        style_completer(self._completer)
        self.returnPressed.connect(self._add_typed)
        self.textEdited.connect(self._choose_none)
        self.textEdited.connect(self.completions_wanted)
        self._completer.activated[QModelIndex].connect(self._add_chosen)  # type: ignore[index]  # an overload

    def offer(self, stories: tuple[tuple[UUID, str], ...]) -> None:
        """Offer stories of this desk, by id and headline, below what is typed; none of them is chosen yet."""
        if self._is_choosing():
            # The keys are in the list already: what comes late must not move it under them.
            return
        self._stories.clear()
        for story, headline in stories:
            item = QStandardItem(headline)
            item.setData(story, Qt.ItemDataRole.UserRole)
            self._stories.appendRow(item)
        if stories and self.hasFocus() and self.text().strip():
            self._completer.complete()
            self._choose_none()
        else:
            self.offered.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take pastes of more than one link, or of a whole one; go on with Down."""
        if event.matches(QKeySequence.StandardKey.Paste):
            mime = QGuiApplication.clipboard().mimeData()
            links = links_from_mime(mime)
            if len(links) > 1 or (links and (mime.hasHtml() or mime.hasFormat(LINKS_MIME))):
                self.links_wanted.emit(links)
                return
        if event.key() == Qt.Key.Key_Down and not self.offered.isVisible():
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _add_typed(self) -> None:
        from newsdesk.wire import links_from_text

        if self._is_choosing():
            # The field is handed the key before the list of stories takes it.
            return
        self.links_wanted.emit(links_from_text(self.text()))
        self.clear()

    def _is_choosing(self) -> bool:
        return self.offered.isVisible() and self.offered.currentIndex().isValid()

    def _choose_none(self) -> None:
        """Let Enter add the words: Qt marks the first story by itself, and typing on ends a choice."""
        self.offered.setCurrentIndex(QModelIndex())

    def _add_chosen(self, index: QModelIndex) -> None:
        self.clear()
        self.links_wanted.emit((RelatedLink(article=index.data(Qt.ItemDataRole.UserRole)),))
