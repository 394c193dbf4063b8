"""The publication: the desk's own settings, which every page is made with."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from zoneinfo import available_timezones

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from newsdesk.desk import Desk
from newsdesk.errors import NewsdeskError
from newsdesk.model import DATE_STYLES, DATELINE_STYLES, Settings
from newsdesk.ui.language import spoken, tr
from newsdesk.ui.look import Look, style_completer
from newsdesk.ui.panes import Pane, lay_out_form
from newsdesk.ui.picturefiles import picture_filter
from newsdesk.ui.tasks import Tasks

# Written out as an example in each of the styles: its day is larger than any month.
_DAY = dt.date(2026, 3, 29)

_SHOWN = 24

_Found = tuple[Settings, tuple[str, ...], bytes, tuple[str, ...], tuple[str, ...]]


class LogoField(QWidget):
    """Shows the logo, `png`, and takes another from a file; `said` is why it cannot be shown, "" where it can."""

    said = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, look: Look) -> None:
        super().__init__()
        self._desk, self._tasks = desk, tasks
        self.png = b""
        self.shown = QLabel()
        self.choose, self.remove = QPushButton(tr("Choose…")), QPushButton(tr("Take out"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.size["small"])
        for widget in (self.shown, self.choose, self.remove):
            layout.addWidget(widget)
        layout.addStretch()
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(lambda: self.show_logo(b""))

    def show_logo(self, png: bytes) -> None:
        """Show this logo, which is not kept yet."""
        self.png = png
        picture = QPixmap()
        picture.loadFromData(png)
        if not picture.isNull():
            sharp = self.devicePixelRatioF()
            picture = picture.scaledToHeight(round(_SHOWN * sharp), Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(sharp)
        self.shown.setPixmap(picture)
        self.shown.setVisible(bool(png))
        self.remove.setVisible(bool(png))
        broken = png and picture.isNull()
        self.said.emit(tr("The logo is no picture to be shown: choose another, or take it out.") if broken else "")

    def _choose(self) -> None:
        file, _kind = QFileDialog.getOpenFileName(self, tr("Which picture is the logo?"), "", picture_filter())
        if file:
            self._tasks.run(
                lambda: self._desk.logo.made_of(Path(file)),
                self.show_logo,
                lambda error: self.said.emit(spoken(error)),
            )


class PublicationPane(Pane):
    """Shows the settings of the desk and keeps them."""

    kept = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._settings, self._logo = Settings(), b""
        self.name = QLineEdit(placeholderText=tr("The Valley Wire"))
        self.base_url = QLineEdit(placeholderText="https://news.example.org")
        self.language = QLineEdit(placeholderText="en")
        self.zone = QComboBox(editable=True)
        # Not as wide as the longest name of a place: panes must stay as wide as they were left.
        self.zone.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.dates, self.theme, self.dateline = QComboBox(), QComboBox(), _dateline_box()
        self.logo = LogoField(desk, tasks, look)
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setObjectName("warn")
        self.keep, self.cancel = QPushButton(tr("Save")), QPushButton(tr("Cancel"))
        self.keep.setObjectName("primary")
        self._assemble(look)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.closed)
        self.logo.said.connect(self.trouble.setText)
        self.language.editingFinished.connect(self._offer_days)
        # What was told is mended, or will be told again.
        for changed in (self.base_url.textEdited, self.language.textEdited, self.zone.editTextChanged):
            changed.connect(lambda _text: self.trouble.clear())

    def start(self) -> None:
        """Show the settings as they are; until they are there nothing can be kept over them."""
        self.keep.setEnabled(False)
        self._offer_zones()

        def work() -> _Found:
            # What knows the themes makes pages, and is heavy: it is wanted only here.
            from newsdesk.render.theme import themes

            settings, wrong = self._desk.settings, self._desk.wrong_settings()
            return settings, wrong, self._desk.logo.read(), _days(settings.language), themes()

        def show(found: _Found) -> None:
            self._settings, wrong, self._logo, days, themes = found
            settings = self._settings
            self._show_days(days)
            self.dates.setCurrentIndex(max(0, self.dates.findData(settings.date_style)))
            place = self.dateline.findData(settings.dateline)
            self.dateline.setCurrentIndex(place)
            if place < 0:
                self.dateline.setEditText(settings.dateline)
            self.theme.clear()
            self.theme.addItems(themes)
            self.theme.setCurrentText(settings.theme)
            self.name.setText(settings.name)
            self.base_url.setText(settings.base_url)
            self.language.setText(settings.language)
            self.zone.setCurrentText(settings.time_zone)
            self.trouble.clear()
            self.logo.show_logo(self._logo)
            if wrong:
                self.trouble.setText(spoken(wrong[0]))
            self.keep.setEnabled(True)
            self.name.setFocus()

        self._tasks.run(work, show, self._tell)

    def name_keep(self, *, publishing: bool) -> None:
        """Name the button by what it does: keep the settings, or publish a story that waits for them too."""
        self.keep.setText(tr("Save and publish") if publishing else tr("Save"))

    def _offer_days(self) -> None:
        language = self.language.text()
        self._tasks.run(lambda: _days(language), self._show_days)

    def _show_days(self, days: tuple[str, ...]) -> None:
        chosen = max(0, self.dates.currentIndex())
        self.dates.clear()
        for style, day in zip(DATE_STYLES, days, strict=True):
            self.dates.addItem(day, style)
        self.dates.setCurrentIndex(chosen)

    def _tell(self, error: NewsdeskError) -> None:
        self.trouble.setText(spoken(error))

    def _assemble(self, look: Look) -> None:
        fields = (
            (tr("Name"), self.name),
            (tr("Address"), self.base_url),
            (tr("Language"), self.language),
            (tr("Time zone"), self.zone),
            (tr("Dates read"), self.dates),
            (tr("Dateline"), self.dateline),
            (tr("Theme"), self.theme),
            (tr("Logo"), self.logo),
        )
        # What is wrong stands below the buttons, so that telling it moves none of them.
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        hint = tr("What every page of this desk is made with. It travels with the bundles.")
        lay_out_form(self, look, tr("Publication"), hint, fields, buttons, self.trouble)

    def _offer_zones(self) -> None:
        if self.zone.count():
            return
        zones = sorted(available_timezones())
        self.zone.addItems(zones)
        completer = QCompleter(zones, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.zone.setCompleter(completer)
        style_completer(completer)

    def _keep(self) -> None:
        settings = replace(
            self._settings,
            name=self.name.text(),
            base_url=_with_scheme(self.base_url.text().strip()),
            language=self.language.text() or self._settings.language,
            time_zone=self.zone.currentText(),
            date_style=self.dates.currentData(),
            dateline=_dateline(self.dateline),
            theme=self.theme.currentText(),
        )
        # One that was not changed here may have been changed on disk meanwhile.
        logo = None if self.logo.png == self._logo else self.logo.png

        def work() -> None:
            self._desk.configure(settings)
            if logo is not None:
                self._desk.logo.keep(logo)

        self._tasks.run(work, lambda _done: self.kept.emit(), self._tell)


def _dateline_box() -> QComboBox:
    box = QComboBox(editable=True)
    for style, pattern in DATELINE_STYLES.items():
        box.addItem(pattern, style)
    box.setToolTip(tr("How a story with a place begins. A pattern of {place}, {date} and {source} does as well."))
    return box


def _dateline(box: QComboBox) -> str:
    """Return the style that is chosen, or the pattern as it was typed."""
    place = box.findText(box.currentText().strip())
    return str(box.itemData(place)) if place >= 0 else box.currentText().strip()


def _with_scheme(address: str) -> str:
    """Return an address as typed, with https:// before a bare host."""
    return f"https://{address}" if address and "://" not in address and "." in address else address


def _days(language: str) -> tuple[str, ...]:
    """Return the example in each of the styles, in this language."""
    from newsdesk.render.theme import tongue

    return tuple(tongue(language, "en", style).day(_DAY) for style in DATE_STYLES)
