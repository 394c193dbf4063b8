"""Snippets and templates: put into the text by a few letters of their names, filled in field by field, and edited."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from newsdesk.desk import FIELD, Desk, Snippet, free_name, wrong_name
from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.model import Article
from newsdesk.ui.finding.palette import Choice, Palette, Show, named
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import Pane
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.editor import EditorPane
from newsdesk.ui.writing.session import Session

_HINT = Message(
    "A snippet is put into the text, a template begins a story. [[what to fill in]] is a field: F8 goes from one to "
    "the next; [[headline]], [[source]], [[dateline]], [[byline]] and [[date]] fill themselves in."
)


class SnippetKeys(QObject):
    """Asks which snippet or template is wanted, and leads through its fields."""

    story_begun = Signal(object)

    def __init__(self, desk: Desk, session: Session, editor: EditorPane, *, palette: Palette, tasks: Tasks) -> None:
        super().__init__(palette)
        self._desk, self._session, self._editor = desk, session, editor
        self._palette, self._tasks = palette, tasks

    def insert(self) -> None:
        """Ask for a snippet and put it where the caret is."""
        self._ask(tr("Put which snippet into the text?"), self._put, story=False)

    def begin(self) -> None:
        """Ask for a template and begin a story from it."""
        self._ask(tr("Begin a story from which template?"), self._begin, story=True)

    def keep_story(self) -> None:
        """Keep the open story as a template under its headline, with a number where there is such a one already."""
        article = self._session.draft
        made = self._desk.snippets.of_story(article, article.headline or tr("Untitled"))
        self._tasks.run(
            lambda: self._desk.snippets.add(made),
            lambda kept: self._tasks.said.emit(tr("“{name}” is a template now.", name=kept.name)),
        )

    def next_field(self) -> None:
        """Select the next field that is to be filled in, from the caret on and then from the beginning."""
        body = self._editor.body
        text, caret = body.text(), len(body.text_before())
        fields = list(FIELD.finditer(text))
        chosen = next((field for field in fields if field.start() >= caret), fields[0] if fields else None)
        if chosen is None:
            self._tasks.said.emit(tr("Every field is filled in."))
            return
        body.select(*chosen.span())
        body.setFocus()

    def _ask(self, what: str, then: Callable[[Snippet], object], *, story: bool) -> None:
        def find(text: str, show: Show) -> None:
            def answer(snippets: tuple[Snippet, ...]) -> None:
                choices = [
                    Choice(one.name, " ".join(one.text.split())[:60], partial(then, one))
                    for one in snippets
                    if one.story is story
                ]
                show(named(choices, text))

            self._tasks.run(self._desk.snippets.all, answer)

        self._palette.ask(what, find)

    def _put(self, snippet: Snippet) -> None:
        body = self._editor.body
        before = len(body.text_before())
        filled = self._desk.snippets.filled(snippet, self._session.draft)
        self._session.part()
        body.put(filled)
        if field := FIELD.search(filled):
            body.select(before + field.start(), before + field.end())
        body.setFocus()

    def _begin(self, snippet: Snippet) -> None:
        def work() -> Article:
            return self._desk.writing.new(self._desk.snippets.begin(snippet))

        self._tasks.run(work, lambda article: self.story_begun.emit(article.id))


class SnippetsPane(Pane):
    """Shows the snippets and templates and keeps them."""

    kept = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, look: Look) -> None:
        super().__init__()
        self._desk, self._tasks = desk, tasks
        self._snippets: list[Snippet] = []
        self._was: tuple[Snippet, ...] = ()
        self.list = QListWidget()
        self.list.setObjectName("padded")
        # Where it is narrow a name is cut at its end; it stands whole beside the list.
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Snippets and templates"))
        self.name = QLineEdit(placeholderText=tr("Name"))
        self.name.setObjectName("boxed")
        self.name.setAccessibleName(tr("Name"))
        self.story = QCheckBox(tr("Begins a story"))
        self.story.setToolTip(tr("A template: the story's fields may stand above its text, as front matter"))
        self.text = QPlainTextEdit()
        self.text.setObjectName("boxed")
        self.text.setAccessibleName(tr("Text"))
        self.text.setTabChangesFocus(True)
        self.add, self.remove = QPushButton(tr("New")), QPushButton(tr("Take out"))
        self.keep, self.cancel = QPushButton(tr("Keep")), QPushButton(tr("Cancel"))
        self.keep.setObjectName("primary")
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setObjectName("warn")
        self._assemble(look)
        self.list.currentRowChanged.connect(self._show)
        self.name.textEdited.connect(lambda text: self._change(name=text))
        # What was told is mended, or will be told again.
        self.name.textEdited.connect(lambda _text: self.trouble.clear())
        self.text.textChanged.connect(lambda: self._change(text=self.text.toPlainText()))
        self.story.clicked.connect(lambda story: self._change(story=story))
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.closed)

    def start(self) -> None:
        """Show them as they are kept."""
        self.trouble.clear()

        def show(snippets: tuple[Snippet, ...]) -> None:
            self._was, self._snippets = snippets, list(snippets)
            self._fill(0)
            self.list.setFocus()

        self._tasks.run(self._desk.snippets.all, show, lambda error: self.trouble.setText(spoken(error)))

    def _fill(self, row: int) -> None:
        self.list.clear()
        for snippet in self._snippets:
            self.list.addItem(QListWidgetItem(_shown(snippet)))
        self.list.setCurrentRow(min(row, len(self._snippets) - 1))
        self._show(self.list.currentRow())

    def _show(self, row: int) -> None:
        some = 0 <= row < len(self._snippets)
        snippet = self._snippets[row] if some else Snippet("", "")
        for widget in (self.name, self.text, self.story, self.remove):
            widget.setEnabled(some)
        if self.name.text() != snippet.name:
            self.name.setText(snippet.name)
        if self.text.toPlainText() != snippet.text:
            self.text.setPlainText(snippet.text)
        self.story.setChecked(snippet.story)

    def _change(self, **values: str | bool) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._snippets):
            self._snippets[row] = replace(self._snippets[row], **values)  # type: ignore[arg-type]
            self.list.item(row).setText(_shown(self._snippets[row]))

    def _add(self) -> None:
        names = {snippet.name for snippet in self._snippets}
        self._snippets.append(Snippet(name=free_name(tr("New snippet"), names), text=""))
        self._fill(len(self._snippets) - 1)
        self.name.setFocus()
        self.name.selectAll()

    def _remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._snippets):
            del self._snippets[row]
            self._fill(row)

    def _keep(self) -> None:
        snippets, was = tuple(self._snippets), self._was
        wrong = wrong_name(snippets)
        if wrong is not None:
            self.list.setCurrentRow(wrong[0])
            self.trouble.setText(tr(wrong[1]))
            self.name.setFocus()
            self.name.selectAll()
            return

        def kept(renamed: Mapping[str, str]) -> None:
            for name, new in renamed.items():
                self._tasks.said.emit(
                    tr("Somebody else changed “{name}” too; what you wrote is kept as “{new}”.", name=name, new=new)
                )
            self.kept.emit()

        def refused(error: NewsdeskError) -> None:
            self.trouble.setText(spoken(error))

        self._tasks.run(lambda: self._desk.snippets.keep(snippets, was), kept, refused)

    def _assemble(self, look: Look) -> None:
        title, hint = QLabel(tr("Snippets and templates")), QLabel(tr(_HINT), wordWrap=True)
        title.setObjectName("large")
        hint.setObjectName("quiet")
        left, right, both, buttons = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch()
        left.addLayout(row)
        right.addWidget(self.name)
        right.addWidget(self.trouble)
        right.addWidget(self.story)
        right.addWidget(self.text, 1)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.size["margin"], look.size["margin"], look.size["margin"], look.size["wide"])
        layout.setSpacing(look.size["small"])
        layout.addWidget(title)
        layout.addWidget(hint)
        layout.addLayout(both, 1)
        layout.addLayout(buttons)


def _shown(snippet: Snippet) -> str:
    name = snippet.name or tr("Without a name")
    return tr("{name} – story", name=name) if snippet.story else name
