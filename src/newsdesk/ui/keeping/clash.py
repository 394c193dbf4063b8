"""A story that was changed in two places at once: what each changed, both together, and which of them is to stand."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTabBar, QTextBrowser, QVBoxLayout

from newsdesk.desk import Passage, passages
from newsdesk.messages import Message
from newsdesk.ui.keeping.difference import told_apart
from newsdesk.ui.language import listed, spoken, tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import SidePane
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.session import Session

_NAMES = (Message("Together"), Message("Mine"), Message("Theirs"))


class ClashPane(SidePane):
    """Shows what became of the text both began with; nothing is lost, for each of the three is among the versions."""

    def __init__(self, tasks: Tasks, session: Session, look: Look) -> None:
        super().__init__(tr("Changed elsewhere"), look)
        self._tasks, self._session, self._look = tasks, session, look
        self._asked = 0
        self.told = QLabel(wordWrap=True)
        self.told.setContentsMargins(*(look.size["gap"],) * 4)
        self.which = QTabBar()
        self.which.setDrawBase(False)
        self.which.setUsesScrollButtons(False)
        self.which.setElideMode(Qt.TextElideMode.ElideRight)
        self.which.setAccessibleName(tr("Which text"))
        for name in _NAMES:
            self.which.addTab(tr(name))
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("What changed"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(look.size["wide"])
        self.merge = QPushButton(tr("Use both together"))
        self.mine = QPushButton(tr("Keep mine"))
        self.theirs = QPushButton(tr("Take theirs"))
        self.column.addWidget(self.told)
        self.column.addWidget(self.which)
        self.column.addWidget(self.text, 1)
        # One below the other: side by side they have no room in a small window.
        choices = QVBoxLayout()
        choices.setContentsMargins(*(look.size["gap"],) * 4)
        choices.setSpacing(look.size["small"])
        for button in (self.merge, self.mine, self.theirs):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            choices.addWidget(button)
        self.column.addLayout(choices)
        self.which.currentChanged.connect(self._compare)
        for button, choice in ((self.merge, 0), (self.mine, 1), (self.theirs, 2)):
            button.clicked.connect(partial(self._choose, choice))
        session.opened.connect(self._ended)
        session.lent.connect(self._ended)
        look.changed.connect(self._compare)

    def start(self) -> None:
        """Show it; the keys stay where she types."""
        clash = self._session.clash
        if clash is None:
            return
        name = clash.mine.headline or tr("Untitled")
        both = (
            tr(
                "Both changed the same place in: {names}. There both stand in the text, yours first; "
                "of a field yours stands.",
                names=listed(map(spoken, clash.touching)),
            )
            if clash.touching
            else tr("The changes do not touch each other.")
        )
        self.told.setText(
            tr(
                "“{name}” was saved elsewhere while you wrote. {both} All three texts are among its versions.",
                name=name,
                both=both,
            )
        )
        self.which.setCurrentIndex(0)
        self._compare()

    def _compare(self) -> None:
        clash, which = self._session.clash, self.which.currentIndex()
        if clash is None or not self.isVisible():
            return
        self._asked += 1
        asked = self._asked
        state = (clash.merge, clash.mine, clash.theirs)[which]

        def show(found: tuple[Passage, ...]) -> None:
            if asked == self._asked:
                self.text.setHtml(told_apart(found, self._look.colours))

        self._tasks.run(lambda: passages(clash.base, state), show)

    def _choose(self, which: int, _checked: object = None) -> None:
        clash = self._session.clash
        if clash is not None:
            # What was typed since the clash was found counts too.
            mine = self._session.draft
            if which == 0:
                self._session.resolve(self._session.together(), Message("merged with what was saved elsewhere"))
            elif which == 1:
                self._session.resolve(mine, Message("kept over what was saved elsewhere"))
            else:
                self._session.resolve(clash.theirs, Message("took what was saved elsewhere"))
        self.leave()

    def _ended(self, _what: object = None) -> None:
        if self.isVisible() and self._session.clash is None:
            self.leave()
