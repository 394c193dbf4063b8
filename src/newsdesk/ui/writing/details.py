"""What a story says of itself beside its text: for search engines and networks, for the desk, and when it goes out."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from newsdesk.messages import Message
from newsdesk.model import Article, Settings
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import SidePane
from newsdesk.ui.writing.card_picture import CardPicture
from newsdesk.ui.writing.fields import GrowingField, LineField, UndoKeys

_TITLE, _DESCRIPTION = 60, 160
_URGENCIES = (
    Message("None"),
    Message("1 – flash"),
    Message("2 – bulletin"),
    Message("3 – urgent"),
    "4",
    Message("5 – ordinary"),
    "6",
    "7",
    "8",
    Message("9 – least"),
)
_INSTANT = "%Y-%m-%d %H:%M"


class DetailsPane(SidePane):
    """Shows the fields that are seldom touched, with the cards that search engines and networks make of the story."""

    edited = Signal(str, object)

    def __init__(self, look: Look, picture: CardPicture) -> None:
        super().__init__(tr("Details"), look)
        self._look = look
        self._settings = Settings()
        self._article = Article()
        self.undo_keys = UndoKeys(self)
        self.seo_title = LineField("boxed", tr("Title for search engines"))
        self.description = GrowingField("description", tr("Description"), self.font())
        self.description.setObjectName("boxed")
        self.description.setPlaceholderText(tr("Left empty, the standfirst"))
        self.slugline = LineField("boxed", tr("Slugline"))
        self.slugline.setPlaceholderText("FERRY-NIGHT/SALTHOLM")
        self.urgency = QComboBox()
        self.urgency.addItems([tr(name) for name in _URGENCIES])
        self.instants = {
            name: LineField("boxed", label)
            for name, label in (("embargo", tr("Embargo")), ("scheduled", tr("Goes out")))
        }
        self.notes = QPlainTextEdit()
        self.notes.setPlaceholderText(tr("For the desk alone: notes are never published"))
        self.title_length, self.description_length = QLabel(), QLabel()
        self.picture = picture
        self.search, self.social = Card(look), Card(look, picture)
        self._assemble()
        self._wire()

    def start(self) -> None:
        """Take the keys."""
        self.seo_title.setFocus()

    def know(self, settings: Settings) -> None:
        """Learn in which time zone instants are shown, and whose page it is."""
        self._settings = settings
        self.show_article(self._article)

    def show_article(self, article: Article) -> None:
        """Show the fields of this state of the story."""
        self._article = article
        self.seo_title.show_text(article.seo_title)
        self.seo_title.setPlaceholderText(article.headline or tr("The headline"))
        self.description.show_text(article.description)
        self.slugline.show_text(article.slugline)
        self.urgency.setCurrentIndex(article.urgency)
        for name, line in self.instants.items():
            instant = getattr(article, name)
            if not line.hasFocus():
                line.show_text("" if instant is None else instant.astimezone(self._zone).strftime(_INSTANT))
        if self.notes.toPlainText() != article.notes:
            self._filling = True
            self.notes.setPlainText(article.notes)
            self._filling = False
        self._count(self.title_length, len(article.seo_title or article.headline), _TITLE)
        self._count(self.description_length, len(article.description or article.standfirst), _DESCRIPTION)
        self.picture.show_article(article)
        self._show_cards(article)

    @property
    def _zone(self) -> dt.tzinfo:
        return self._settings.zone

    def _show_cards(self, article: Article) -> None:
        title, description = article.seo_title or article.headline, article.description or article.standfirst
        host = self._settings.base_url.partition("://")[2] or tr("the desk has no address yet")
        self.search.show_words(f"{host} › {article.slug}", title, _cut(description, _DESCRIPTION))
        self.social.show_words(host.partition("/")[0].upper(), title, _cut(description, _TITLE * 2))

    def _take_instant(self, name: str) -> None:
        line = self.instants[name]
        text = line.text().strip()
        try:
            instant = dt.datetime.fromisoformat(text) if text else None
        except ValueError:
            line.setProperty("wrong", "true")
            line.setToolTip(tr("“{words}” is no time and was not taken; write it as 2026-01-19 14:00.", words=text))
        else:
            line.setProperty("wrong", "false")
            line.setToolTip("")
            if instant is not None and instant.tzinfo is None:
                instant = instant.replace(tzinfo=self._zone)
            if instant != getattr(self._article, name):
                self.edited.emit(name, instant)
        line.style().polish(line)

    def _note(self) -> None:
        if not self._filling:
            self.edited.emit("notes", self.notes.toPlainText())

    def _count(self, label: QLabel, length: int, most: int) -> None:
        label.setText(f"{length}/{most}")
        label.setObjectName("warn" if length > most else "quiet")
        label.style().polish(label)

    def _assemble(self) -> None:
        gap, small = self._look.size["gap"], self._look.size["small"]
        self._filling = False
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(gap, small, gap, gap)
        form.setSpacing(small)
        self.notes.setObjectName("boxed")
        self.notes.setAccessibleName(tr("Notes"))
        self.notes.setTabChangesFocus(True)
        self.notes.setUndoRedoEnabled(False)
        self.urgency.setObjectName("boxed")
        self.urgency.setAccessibleName(tr("Urgency"))
        for line in self.instants.values():
            line.setPlaceholderText("2026-01-19 14:00")
        for label, field, length in (
            (tr("Title for search engines"), self.seo_title, self.title_length),
            (tr("Description"), self.description, self.description_length),
            (tr("As search engines show it"), self.search, None),
            (tr("As networks show it"), self.social, None),
            (tr("Slugline, the desk's name for it"), self.slugline, None),
            (tr("Urgency"), self.urgency, None),
            (tr("Embargo: readers have it from then on"), self.instants["embargo"], None),
            (tr("Goes out with the first publish after"), self.instants["scheduled"], None),
            (tr("Notes"), self.notes, None),
        ):
            words = QLabel(label)
            words.setObjectName("quiet")
            above = QHBoxLayout()
            above.addWidget(words, 1)
            if length is not None:
                above.addWidget(length)
            form.addRow(above)
            form.addRow(field)
        area = QScrollArea()
        area.setAccessibleName(tr("Details"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(area, 1)

    def _wire(self) -> None:
        for field in (self.seo_title, self.description, self.slugline, self.notes, *self.instants.values()):
            field.installEventFilter(self.undo_keys)
        self.seo_title.edited.connect(lambda text: self.edited.emit("seo_title", text))
        self.description.edited.connect(lambda text: self.edited.emit("description", text))
        self.description.enter_pressed.connect(self.description.focusNextChild)
        self.slugline.edited.connect(lambda text: self.edited.emit("slugline", text))
        self.urgency.activated.connect(lambda urgency: self.edited.emit("urgency", urgency))
        for name, line in self.instants.items():
            line.editingFinished.connect(lambda name=name: self._take_instant(name))
        self.notes.textChanged.connect(self._note)


class Card(QFrame):
    """A card as somebody else will show the story: where from, its title, its description."""

    def __init__(self, look: Look, picture: QLabel | None = None) -> None:
        super().__init__()
        self.setObjectName("floating")
        self.where, self.title, self.description = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.where.setObjectName("quiet")
        self.description.setObjectName("quiet")
        bold = QFont(self.font())
        bold.setBold(True)
        self.title.setFont(bold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(look.size["gap"],) * 4)
        layout.setSpacing(look.size["hair"])
        if picture is not None:
            layout.addWidget(picture)
        for label in (self.where, self.title, self.description):
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)

    def show_words(self, where: str, title: str, description: str) -> None:
        """Show the words of the card."""
        self.where.setText(_cut(where, _TITLE))
        self.title.setText(_cut(title or tr("Untitled"), _TITLE))
        self.description.setText(description)
        self.description.setVisible(bool(description))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
