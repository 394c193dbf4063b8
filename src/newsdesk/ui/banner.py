"""The message of the window: two lines at the foot of the page, with buttons for what can be done about it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QToolButton, QWidget

from newsdesk.model import Article
from newsdesk.ui.focus_memory import FocusMemory
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look
from newsdesk.ui.message_text import MessageText
from newsdesk.ui.notices import Details, Notice, Notices, Offer

_BESIDE = 2
# Narrower than so many pixels, words beside buttons become a column.
_WORDS = 260


class Banner(QFrame):
    """Shows one notice at a time, in the place that a `MessageArea` gives it.

    Nobody tells a state by the text that is shown: a notice has a cause, and who told it clears that.
    """

    notice_changed = Signal(bool)
    details_wanted = Signal(object)
    story_left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setAccessibleName(tr("Message"))
        self.notices = Notices()
        self._shown: Notice | None = None
        self._came_from = FocusMemory()
        self.text = MessageText()
        self.text.setParent(self)
        self.buttons: list[QPushButton] = []
        self.more = self._button(tr("Show"), self._show_details)
        self.close_button = QToolButton(self)
        self.close_button.setAccessibleName(tr("Close this message"))
        self.close_button.setToolTip(tr("Close this message"))
        look.give_icon(self.close_button, "close")
        self.close_button.clicked.connect(self.dismiss)
        self._margin, self._gap = look.size["gap"], look.size["small"]
        self.hide()
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def tell(
        self,
        text: str,
        *offers: Offer,
        cause: str = "",
        story: UUID | None = None,
        of_desk: bool = False,
        step: bool = False,
        details: Details = (),
    ) -> None:
        """Show `text` with a button for each offer, the first being the likely one; a button taken closes it.

        A notice belongs to the `story`, by default the open one, and goes when that is left; one of a story that is
        not open yet waits for it. A notice `of_desk` is shown over every story. It stays until its `cause` is cleared;
        without a cause it gives way to the next notice. A `step` offers to undo the last step, and goes with that
        step. Long lists are `details`, which a button shows.
        """
        notice = Notice(
            text=text,
            offers=offers,
            cause=cause,
            story=story or self.notices.story,
            of_desk=of_desk,
            step=self.notices.step if step else None,
            details=details,
        )
        self.notices.add(notice)
        self._refresh()

    def amend(self, cause: str, text: str) -> None:
        """Give the notice of a cause another text and leave its buttons as they are, for progress."""
        self.notices.amend(cause, text)
        self._refresh(anew=False)

    def clear(self, cause: str) -> None:
        """Take the notice of a cause away: the cause is gone."""
        self.notices.clear(cause)
        self._refresh()

    def dismiss(self) -> None:
        """Take the notice that is shown away."""
        self.notices.dismiss()
        self._refresh()

    def opened(self, article: Article) -> None:
        """Take the notices of the story away that was left."""
        is_other = self.notices.story not in (None, article.id)
        self.notices.open_story(article.id)
        self._refresh()
        if is_other:
            self.story_left.emit()

    def follow_step(self, step: int) -> None:
        """Take the notices of steps away that were undone; only the last step is offered to be undone."""
        self.notices.follow_step(step)
        self._refresh(anew=False)

    def take_focus(self) -> bool:
        """Give the keys to the first button of the message; return whether there is a message."""
        if self._shown is None:
            return False
        self.first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @property
    def first(self) -> QWidget:
        """The button that the keys go to first."""
        return next((button for button in (*self.buttons, self.more) if not button.isHidden()), self.close_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def fit(self, width: int) -> int:
        """Lay words and buttons out in so many pixels; return the height that they take."""
        gap, close = self._gap, self.close_button.sizeHint()
        room = width - self._margin - 2 * gap - close.width()
        has_details = self._shown is not None and bool(self._shown.details)
        self.more.setVisible(has_details or self.text.is_cut(room))
        shown = [button for button in (*self.buttons, self.more) if not button.isHidden()]
        taken = sum(button.sizeHint().width() + gap for button in shown)
        beside = len(shown) <= _BESIDE and room - taken >= _WORDS and not self.text.is_cut(room - taken)
        words = room - taken if beside else room
        height = self.text.height_for(words)
        line = max(height, close.height(), *(button.sizeHint().height() for button in shown)) if beside else height
        self.close_button.setGeometry(QRect(QPoint(width - gap - close.width(), gap), close))
        self.text.setGeometry(self._margin, gap + (line - height) // 2, words, height)
        across, down = self._margin, gap + line + gap
        if beside:
            across, down = self._margin + words + gap, gap
        for button in shown:
            size = button.sizeHint().boundedTo(QSize(width - self._margin - gap, button.sizeHint().height()))
            if not beside and across > self._margin and across + size.width() > width - gap:
                across, down = self._margin, down + size.height() + gap
            button.setGeometry(QRect(QPoint(across, down), size))
            across += size.width() + gap
        lowest = max((button.geometry().bottom() + 1 for button in shown), default=0)
        return max(lowest, gap + line, gap + close.height()) + gap

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words their room."""
        super().resizeEvent(event)
        self.fit(self.width())

    def _refresh(self, *, anew: bool = True) -> None:
        shown = self.notices.shown
        if shown == self._shown:
            return
        before, self._shown = self._shown, shown
        if shown is None or before is None or shown.offers != before.offers:
            self._offer(() if shown is None else shown.offers)
        if shown is None:
            self._give_focus_back()
        else:
            self.text.setText(shown.text)
            self.text.setAccessibleName(shown.text)
            self.text.setToolTip(shown.text if self.text.is_cut(self.text.width()) else "")
        self.setVisible(shown is not None)
        self.notice_changed.emit(anew)
        if shown is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(self.text, QAccessible.Event.Alert))

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if self.isAncestorOf(now or self.window()) and not self.isAncestorOf(before or self.window()):
            self._came_from.remember(before)

    def _offer(self, offers: tuple[Offer, ...]) -> None:
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        for button in self.buttons:
            # It goes when its own click is over.
            button.hide()
            button.deleteLater()
        taken: set[str] = set()
        self.buttons = [self._button(with_key(name, taken), partial(self._take, act)) for name, act in offers]
        self.more.setText(with_key(tr("Show"), taken))
        before: QWidget = self.text
        for widget in (*self.buttons, self.more, self.close_button):
            widget.setVisible(widget is not self.more)
            QWidget.setTabOrder(before, widget)
            before = widget
        if had_focus and not self.take_focus():
            self._give_focus_back()

    def _button(self, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(name, self)
        # A click leaves the caret where it is.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _take(self, act: Callable[[], object]) -> None:
        self.dismiss()
        act()

    def _show_details(self) -> None:
        if self._shown is not None:
            self.details_wanted.emit(self._shown)

    def _give_focus_back(self) -> None:
        if self.isAncestorOf(QApplication.focusWidget() or self):
            self._came_from.give_back()
        else:
            self._came_from.remember(None)


def with_key(name: str, taken: set[str]) -> str:
    """Return the text of a button with a letter for Alt that is not `taken` yet, a number where it has none."""
    for place, letter in enumerate(name):
        if letter.isascii() and letter.isalpha() and letter.casefold() not in taken:
            taken.add(letter.casefold())
            return f"{_literal(name[:place])}&{_literal(name[place:])}"
    number = next(number for number in "123456789" if number not in taken)
    taken.add(number)
    return f"{_literal(name)} (&{number})"


def _literal(text: str) -> str:
    return text.replace("&", "&&")
