"""The pictures of the open story: what each shows and who made it, which one leads, what a crop must show."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from newsdesk.errors import NotFoundError
from newsdesk.messages import Message
from newsdesk.model import Article, Picture
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look
from newsdesk.ui.panes import SidePane
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.writing.fields import LineField
from newsdesk.ui.writing.focus_point import FocusPoint

_LINES = (
    ("alt", Message("Shows"), Message("What is to be seen, for those who do not see it")),
    ("caption", Message("Caption"), Message("A sentence under the picture")),
    ("credit", Message("Credit"), Message("Photographer/Agency")),
    ("copyright", Message("Copyright"), Message("© holder")),
)
_EMPTY = Message("No picture yet. Drop pictures on the text, paste them, or press Ctrl+Shift+I.")
_LEAD = 0
"""The row of the lead picture where there is one: it goes before those of the text."""


class PicturesPane(SidePane):
    """Shows the story's pictures and says what is changed of them.

    `read` returns a picture's bytes by hash and `crop` a picture with crops round a point; both on the worker.
    """

    add_wanted = Signal()
    lead_changed = Signal(object)
    listed_changed = Signal(object)
    removed = Signal(object)
    text_wanted = Signal(str)

    def __init__(
        self,
        read: Callable[[str], bytes],
        crop: Callable[[Picture, tuple[int, int]], Picture],
        tasks: Tasks,
        look: Look,
    ) -> None:
        self.add = QPushButton(tr("Add…"))
        self.add.setToolTip(tr("Add pictures from files (Ctrl+Shift+I)"))
        super().__init__(tr("Pictures"), look, self.add)
        self._read, self._crop, self._tasks, self._look = read, crop, tasks, look
        # They may come from afar: no save waits for them.
        self.reading = Tasks(self)
        self._lead: Picture | None = None
        self._listed: tuple[Picture, ...] = ()
        self._thumbs: dict[str, QPixmap] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Pictures of this story"))
        self.list.setObjectName("padded")
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(look.size["thumb"], look.size["thumb"]))
        self.empty = QLabel(tr(_EMPTY), wordWrap=True)
        self.empty.setObjectName("quiet")
        self.empty.setContentsMargins(*(look.size["gap"],) * 4)
        self.focus = FocusPoint(look)
        self.lines: dict[str, LineField] = {}
        self.decorative = QCheckBox(tr("Only decorates: nothing to describe"))
        self.lead = QPushButton(tr("Make it the lead picture"))
        self.insert = QPushButton(tr("Put it into the text"))
        self.insert.setToolTip(tr("Show the picture where the caret is"))
        self.remove = QPushButton(tr("Take out"))
        self.remove.setToolTip(tr("Take the picture out of the story; its file stays on the desk"))
        self._assemble()
        self._wire()
        self.show_article(Article())

    def start(self) -> None:
        """Take the keys."""
        (self.list if self.list.count() else self.add).setFocus()

    def show_article(self, article: Article) -> None:
        """Show the pictures of this state of the story; the chosen one stays chosen."""
        if (self._lead, self._listed) == (article.lead_image, article.media) and self.list.count():
            return
        added = self.list.count() and len(article.media) > len(self._listed)
        row = self.list.count() if added else max(self.list.currentRow(), 0)
        self._lead, self._listed = article.lead_image, article.media
        pictures = self._pictures()
        self.list.blockSignals(True)
        self.list.clear()
        for place, picture in enumerate(pictures):
            lead = self._lead is not None and place == _LEAD
            item = QListWidgetItem(_described(picture, lead=lead))
            item.setSizeHint(QSize(0, self._look.size["thumb"] + self._look.size["gap"]))
            self.list.addItem(item)
            self._give_thumb(item, picture.media)
        self.list.setCurrentRow(min(row, len(pictures) - 1))
        self.list.blockSignals(False)
        self.list.setVisible(bool(pictures))
        self.empty.setVisible(not pictures)
        self._form.setVisible(bool(pictures))
        self._show_chosen()

    def _pictures(self) -> tuple[Picture, ...]:
        return (*(() if self._lead is None else (self._lead,)), *self._listed)

    def _chosen(self) -> Picture | None:
        row, pictures = self.list.currentRow(), self._pictures()
        return pictures[row] if 0 <= row < len(pictures) else None

    def _leads(self) -> bool:
        return self._lead is not None and self.list.currentRow() == _LEAD

    def _show_chosen(self) -> None:
        picture = self._chosen()
        if picture is None:
            return
        for name, line in self.lines.items():
            line.show_text(getattr(picture, name))
        self.decorative.setChecked(picture.decorative)
        self.lines["alt"].setEnabled(not picture.decorative)
        self.lead.setText(tr("No longer lead") if self._leads() else tr("Make it the lead picture"))
        self.focus.setVisible(self._leads())
        if self._leads():
            self.focus.show_point(self._thumbs.get(picture.media), picture.focus)

    def _change(self, picture: Picture) -> None:
        if self._leads():
            self.lead_changed.emit(picture)
        else:
            row = self.list.currentRow() - (self._lead is not None)
            self.listed_changed.emit((*self._listed[:row], picture, *self._listed[row + 1 :]))

    def _edit(self, name: str, text: str) -> None:
        if (picture := self._chosen()) is not None:
            self._change(replace(picture, **{name: text}))  # type: ignore[arg-type]

    def _decorate(self, decorative: bool) -> None:  # noqa: FBT001 - as Qt's clicked says it
        if (picture := self._chosen()) is not None:
            self._change(replace(picture, decorative=decorative))

    def _toggle_lead(self) -> None:
        picture = self._chosen()
        if self._leads():
            self.lead_changed.emit(None)
        elif picture is not None:
            self.list.setCurrentRow(_LEAD)
            self._cut(picture, picture.focus)

    def _cut(self, picture: Picture, point: tuple[int, int]) -> None:
        """Have the crops made; the picture leads from then on."""
        story, lead = self._listed, self._lead

        def done(cropped: Picture) -> None:
            # Not into another story, and not over words that were typed meanwhile.
            if self._listed == story and self._lead == lead:
                self.lead_changed.emit(cropped)

        self._tasks.run(lambda: self._crop(picture, point), done)

    def _move_point(self, point: tuple[int, int]) -> None:
        if self._lead is not None:
            self._cut(self._lead, point)

    def _take_out(self) -> None:
        if self._leads():
            self.lead_changed.emit(None)
        elif (picture := self._chosen()) is not None:
            self.removed.emit(picture)

    def _give_thumb(self, item: QListWidgetItem, digest: str) -> None:
        if digest in self._thumbs:
            item.setIcon(_icon(self._thumbs[digest]))
            return
        wide = self._look.size["focus"]

        def work() -> QImage:
            try:
                image = QImage.fromData(self._read(digest))
            except NotFoundError:
                return QImage()  # the checks and the doctor tell of a missing file
            return image.scaled(
                wide, wide, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )

        def done(image: QImage) -> None:
            self._thumbs[digest] = QPixmap.fromImage(image)
            for row, picture in enumerate(self._pictures()):
                if picture.media == digest and row < self.list.count():
                    self.list.item(row).setIcon(_icon(self._thumbs[digest]))
            self._show_chosen()

        self.reading.run(work, done)

    def close_down(self) -> None:
        """Wait for the picture that is being read."""
        self.reading.finish()

    def _assemble(self) -> None:
        gap, small = self._look.size["gap"], self._look.size["small"]
        self._form = QWidget()
        form = QFormLayout(self._form)
        form.setContentsMargins(gap, small, gap, gap)
        form.setSpacing(small)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.focus)
        for name, label, hint in _LINES:
            line = LineField("boxed", tr(label))
            line.setPlaceholderText(tr(hint))
            form.addRow(tr(label), line)
            self.lines[name] = line
            if name == "alt":
                form.addRow("", self.decorative)
        buttons = QHBoxLayout()
        for button in (self.lead, self.insert, self.remove):
            buttons.addWidget(button)
        buttons.addStretch()
        form.addRow(buttons)
        self.column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self._form)
        self.column.addStretch()

    def _wire(self) -> None:
        self.add.clicked.connect(self.add_wanted)
        self.list.currentRowChanged.connect(lambda _row: self._show_chosen())
        for name, line in self.lines.items():
            line.edited.connect(lambda text, name=name: self._edit(name, text))
            line.returnPressed.connect(line.focusNextChild)
        self.decorative.clicked.connect(self._decorate)
        self.lead.clicked.connect(self._toggle_lead)
        self.insert.clicked.connect(lambda: self.text_wanted.emit(self._pictures()[self.list.currentRow()].media))
        self.remove.clicked.connect(self._take_out)
        self.focus.moved.connect(self._move_point)


def _icon(picture: QPixmap) -> QIcon:
    icon = QIcon(picture)
    # As it is also where its row is chosen: no other colours.
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon


def _described(picture: Picture, *, lead: bool) -> str:
    shows = tr("only decorates") if picture.decorative else picture.alt or tr("⚠ nobody said what it shows")
    named = tr("Lead picture: {shows}", shows=shows) if lead else shows
    return f"{named}\n{picture.credit}" if picture.credit else named
