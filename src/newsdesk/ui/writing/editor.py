"""The editor: the fields of the open article and its body in Markdown."""

from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from newsdesk.messages import Message
from newsdesk.model import Article, make_slug
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look
from newsdesk.ui.writing import markup
from newsdesk.ui.writing.body import BodyEditor
from newsdesk.ui.writing.date_field import DateField
from newsdesk.ui.writing.field_values import LISTS, NO_DATE, read_value, show_value
from newsdesk.ui.writing.fields import GrowingField, LineField, UndoKeys
from newsdesk.ui.writing.findbar import FindBar
from newsdesk.ui.writing.head import Head
from newsdesk.ui.writing.highlighter import SpellingHighlighter
from newsdesk.ui.writing.marks import MarksBar
from newsdesk.ui.writing.spelling import Speller

_GRID = (
    ("source", Message("Source"), Message("Agency or paper")),
    ("dateline", Message("Place"), Message("CITY")),
    ("date", Message("Date"), "2026-01-19"),
    ("section", Message("Section"), Message("News / Coast")),
    ("byline", Message("Byline"), Message("Name, name")),
    ("slug", Message("Slug"), Message("made from the headline")),
    ("keywords", Message("Keywords"), Message("word, word")),
    ("language", Message("Language"), "en"),
)
_RARE = 4
_HEADLINE = 70


class EditorPane(QWidget):
    """Shows an article's fields and body and says what is typed into them, field by field."""

    edited = Signal(str, object)
    picture_wanted = Signal()
    page_pasted = Signal(QMimeData)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: object = None
        self.undo_keys = UndoKeys(self)
        self.kicker = LineField("kicker", tr("Kicker"))
        self.kicker.setPlaceholderText(tr("Kicker"))
        self.headline = GrowingField("headline", tr("Headline"), self._font("headline", bold=True))
        self.standfirst = GrowingField("standfirst", tr("Standfirst"), self._font("standfirst"))
        self.length = QLabel()
        self.length.setToolTip(tr("Characters of the headline; {limit} show whole everywhere", limit=_HEADLINE))
        self.lines: dict[str, LineField] = {}
        self.date = DateField("date", tr("Date"))
        self.body = BodyEditor(look)
        self.finding = FindBar(look)
        self.bar = MarksBar(self.body, look)
        self.marks = self.bar.marks
        self.more = QToolButton()
        self._assemble()
        self._wire()
        self.show_rare(True)

    def use(self, speller: Speller) -> None:
        """Underline what is wrong in headline, standfirst and body."""
        self.body.use(speller)
        for field in (self.headline, self.standfirst):
            SpellingHighlighter(field.document(), self._look).use(speller, field)

    def lend(self, lent: bool) -> None:  # noqa: FBT001 - as Qt's setReadOnly says it
        """Let all of it be read only, or written again."""
        for line in (self.kicker, *self.lines.values()):
            line.setReadOnly(lent)
        for field in (self.headline, self.standfirst):
            field.setReadOnly(lent)
        self.body.lend(lent)
        self.bar.setEnabled(not lent)

    def show_article(self, article: Article, *, follow: bool = False) -> None:
        """Fill in the fields; in the same story the caret stays, or with `follow` goes where the text changed."""
        afresh = article.id != self._shown
        self._shown = article.id
        self.kicker.show_text(article.kicker)
        self.headline.show_text(article.headline)
        self.standfirst.show_text(article.standfirst)
        for name, line in self.lines.items():
            shown, value = read_value(name, line.text()), getattr(article, name)
            refused = shown is NO_DATE and value is None
            if afresh or (shown != value and not refused):
                line.show_text(show_value(article, name))
        self.body.show_text(article.body, afresh=afresh, follow=follow)
        self._count(article.headline)
        self.body.is_new = not (article.headline or article.body.strip() or article.strip.links)

    def show_rare(self, shown: bool) -> None:  # noqa: FBT001 - as Qt's toggled says it
        """Show or fold the row of fields that are seldom touched."""
        for name, _label, _hint in _GRID[_RARE:]:
            self.lines[name].setVisible(shown)
            self._labels[name].setVisible(shown)
        self.more.setChecked(shown)
        self._look.give_icon(self.more, "chevron-up" if shown else "chevron-down")

    def selected(self) -> str:
        """Return the words selected in the text, "" where it is more than a line."""
        words = self.body.textCursor().selectedText()
        return "" if "\u2029" in words else words

    def select(self, name: str, number: int, start: int, end: int) -> None:
        """Select characters of a field; of one with several values, those of its value with this number, from 1."""
        for other in (self.headline, self.standfirst):
            other.select(0, 0)
        if name == "body":
            self.body.select(start, end)
            return
        self.go_to(name)
        above: dict[str, GrowingField] = {"headline": self.headline, "standfirst": self.standfirst}
        if name in above:
            above[name].select(start, end)
            return
        field = self.kicker if name == "kicker" else self.lines.get(name)
        if field is not None:
            values = list(LISTS[name][0].finditer(field.text())) if name in LISTS else []
            before = values[number - 1].start() if number <= len(values) else 0
            field.setSelection(before + start, end - start)

    def go_to_words(self, words: str) -> None:
        """Put the caret where these words stand (see `markup.bare`): in the text, else in headline or standfirst."""
        line = markup.line_with(self.body.text(), words)
        for name, field in (("headline", self.headline), ("standfirst", self.standfirst)):
            if words and markup.bare(field.text()) == words:
                self.go_to(name)
                return
        if line is not None:
            self.go_to(f"body:{line}")

    def go_to(self, place: str) -> None:
        """Put the caret into the field a finding names, and into the line where it names one (`body:12`)."""
        place, _, line = place.partition(":")
        fields = {
            "kicker": self.kicker,
            "headline": self.headline,
            "standfirst": self.standfirst,
            "description": self.standfirst,
            "body": self.body,
            **self.lines,
        }
        if place in fields:
            if place in self.lines and not self.lines[place].isVisible():
                self.show_rare(True)
            fields[place].setFocus()
        if line:
            self.body.setTextCursor(QTextCursor(self.body.document().findBlockByNumber(int(line) - 1)))
            self.body.ensureCursorVisible()

    def _assemble(self) -> None:
        margin, gap = self._look.size["margin"], self._look.size["gap"]
        head = QWidget()
        above = QVBoxLayout(head)
        above.setContentsMargins(margin, gap, margin, self._look.size["small"])
        above.setSpacing(0)
        above.addWidget(self.kicker)
        headline = QHBoxLayout()
        headline.setSpacing(self._look.size["small"])
        headline.addWidget(self.headline, 1)
        headline.addWidget(self.length, 0, Qt.AlignmentFlag.AlignTop)
        self.length.setContentsMargins(0, gap, 0, 0)
        above.addLayout(headline)
        above.addWidget(self.standfirst)
        above.addSpacing(self._look.size["hair"])
        above.addLayout(self._grid())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Head(head))
        layout.addWidget(_hairline())
        layout.addWidget(self.bar)
        layout.addWidget(_hairline())
        layout.addWidget(self.finding)
        # Some lines of it, however long a headline stands above.
        self.body.setMinimumHeight(self._look.size["lines"])
        layout.addWidget(self.body)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._look.size["small"])
        grid.setVerticalSpacing(0)
        self._labels: dict[str, QLabel] = {}
        for place, (name, label, hint) in enumerate(_GRID):
            row, column = divmod(place, _RARE)
            line = self.date if name == "date" else LineField(name, tr(label))
            line.setPlaceholderText(tr(hint))
            words = QLabel(tr(label))
            words.setObjectName("quiet")
            words.setBuddy(line)
            words.setContentsMargins(5, 4, 0, 0)
            grid.addWidget(words, row * 2, column)
            grid.addWidget(line, row * 2 + 1, column)
            grid.setColumnStretch(column, 1)
            self.lines[name], self._labels[name] = line, words
        self.more.setCheckable(True)
        self.more.setObjectName("plain")
        self.more.setAccessibleName(tr("More fields"))
        self.more.setToolTip(tr("Show or fold byline, slug, keywords and language"))
        grid.addWidget(self.more, 1, _RARE)
        return grid

    def _wire(self) -> None:
        for field in (self.kicker, self.headline, self.standfirst, self.body, *self.lines.values()):
            field.installEventFilter(self.undo_keys)
        for dropped in (self.headline.files_dropped, self.standfirst.files_dropped):
            dropped.connect(self.body.take_files)
        for line in (self.kicker, *self.lines.values()):
            line.files_dropped.connect(self.body.take_files)
        self.kicker.edited.connect(lambda text: self.edited.emit("kicker", text))
        self.headline.edited.connect(lambda text: self.edited.emit("headline", text))
        self.headline.edited.connect(self._count)
        self.standfirst.edited.connect(lambda text: self.edited.emit("standfirst", text))
        self.body.edited.connect(lambda text: self.edited.emit("body", text))
        for field in (self.headline, self.standfirst, self.body):
            field.page_pasted.connect(self._pasted)
        self.bar.picture_wanted.connect(self.picture_wanted)
        self.more.toggled.connect(self.show_rare)
        for name, line in self.lines.items():
            if name == "slug":
                line.editingFinished.connect(self._take_slug)
            elif name == "date":
                self.date.date_given.connect(partial(self.edited.emit, "date"))
            else:
                line.edited.connect(lambda text, name=name: self.edited.emit(name, read_value(name, text)))
        for line in (self.kicker, *self.lines.values()):
            line.returnPressed.connect(partial(self._go_on, line))
        for above in (self.headline, self.standfirst):
            above.enter_pressed.connect(partial(self._go_on, above))

    def _go_on(self, field: QWidget) -> None:
        """Go to the field after this one that is in view, and from the last into the text."""
        fields = (self.kicker, self.headline, self.standfirst, *self.lines.values(), self.body)
        behind = fields[fields.index(field) + 1 :]
        next(other for other in behind if not other.isHidden()).setFocus(Qt.FocusReason.TabFocusReason)

    def _pasted(self, source: QMimeData) -> None:
        """Sort a whole page into the fields of a new story; elsewhere it is text of the body."""
        if self.body.is_new:
            self.page_pasted.emit(source)
        else:
            self.body.setFocus()
            self.body.insertFromMimeData(source)

    def _take_slug(self) -> None:
        line = self.lines["slug"]
        slug = make_slug(line.text()) if line.text().strip() else ""
        line.show_text(slug)
        self.edited.emit("slug", slug)

    def _count(self, headline: str) -> None:
        self.length.setText(f"{len(headline)}/{_HEADLINE}")
        self.length.setObjectName("warn" if len(headline) > _HEADLINE else "quiet")
        self.length.style().polish(self.length)

    def _font(self, size: str, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._look.size[size])
        font.setBold(bold)
        return font


def _hairline() -> QFrame:
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line
