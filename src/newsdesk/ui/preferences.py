"""How this editor likes to write: personal, kept beside the window's places, never in the desk."""

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QFontComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from newsdesk.ui.language import LANGUAGES, tr
from newsdesk.ui.look import APPEARANCES, Look
from newsdesk.ui.panes import Pane, lay_out_form

_FACES = ["Charter", "Georgia", "Noto Serif", "DejaVu Serif", "serif"]
_SMALLEST, _LARGEST = 12, 36
_NARROWEST, _WIDEST = 45, 110
_SOONEST, _LATEST = 1, 60


class Preferences(QObject):
    """The language, the text's face and size (pixels), its letters a line, and how many seconds rest before saving."""

    changed = Signal()

    def __init__(self, personal: QSettings, look: Look) -> None:
        super().__init__()
        self._personal = personal
        self._designed = {"size": look.size["body"], "measure": look.size["measure"], "rest": 2}

    @property
    def language(self) -> str:
        """The language of the window, one of `LANGUAGES`; empty where it is the system's. Holds from the next start."""
        chosen = str(self._personal.value("writing/language", ""))
        return chosen if chosen in LANGUAGES else ""

    @property
    def font(self) -> QFont:
        """The face in which the body is written."""
        family = str(self._personal.value("writing/face", ""))
        font = QFont([family, *_FACES] if family else _FACES)
        font.setPixelSize(self.size)
        return font

    @property
    def size(self) -> int:
        """The height of the body's letters, in pixels."""
        return self._number("size", _SMALLEST, _LARGEST)

    @property
    def measure(self) -> int:
        """How many letters a line has."""
        return self._number("measure", _NARROWEST, _WIDEST)

    @property
    def rest(self) -> int:
        """After how many seconds without a key the story is saved; it is journaled within one in any case."""
        return self._number("rest", _SOONEST, _LATEST)

    def set(self, name: str, value: object) -> None:
        """Keep a preference: `language`, `face`, `size`, `measure` or `rest`."""
        self._personal.setValue(f"writing/{name}", value)
        self.changed.emit()

    def enlarge(self, by: int) -> None:
        """Make the text larger by so many pixels, or smaller; 0 makes it as designed."""
        self.set("size", max(_SMALLEST, min(_LARGEST, self.size + by)) if by else self._designed["size"])

    def forget(self) -> None:
        """Go back to everything as designed."""
        self._personal.remove("writing")
        self.changed.emit()

    def _number(self, name: str, least: int, most: int) -> int:
        # The file is the editor's to change: what is no number there is none.
        try:
            found = int(str(self._personal.value(f"writing/{name}", self._designed[name])))
        except ValueError:
            found = self._designed[name]
        return max(least, min(most, found))


class PreferencesPane(Pane):
    """Shows the preferences; what is changed holds at once."""

    name_changed = Signal(str)

    def __init__(self, preferences: Preferences, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences, self._look = preferences, look
        self.name = QLineEdit()
        self.name.setToolTip(tr("Your versions, and what you publish and correct, carry this name"))
        self.appearance = QComboBox()
        self.appearance.addItems([tr(name) for name in APPEARANCES.values()])
        self.language = QComboBox()
        self.language.addItem(tr("As the system"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.face = QFontComboBox()
        self.face.setFontFilters(QFontComboBox.FontFilter.ScalableFonts)
        self.pixels, self.measure, self.rest = QSpinBox(), QSpinBox(), QSpinBox()
        for spin, least, most, unit in (
            (self.pixels, _SMALLEST, _LARGEST, tr(" px")),
            (self.measure, _NARROWEST, _WIDEST, tr(" letters")),
            (self.rest, _SOONEST, _LATEST, tr(" s")),
        ):
            spin.setRange(least, most)
            spin.setSuffix(unit)
            spin.lineEdit().setTextMargins(look.size["small"], 0, 0, 0)
        self.designed, self.close_pane = QPushButton(tr("As designed")), QPushButton(tr("Close"))
        self._assemble(look)
        self.name.editingFinished.connect(lambda: self.name_changed.emit(self.name.text()))
        self.appearance.activated.connect(lambda row: look.wear(list(APPEARANCES)[row]))
        self.language.activated.connect(lambda _row: preferences.set("language", self.language.currentData()))
        self.face.currentFontChanged.connect(lambda font: preferences.set("face", font.family()))
        self.pixels.valueChanged.connect(lambda value: preferences.set("size", value))
        self.measure.valueChanged.connect(lambda value: preferences.set("measure", value))
        self.rest.valueChanged.connect(lambda value: preferences.set("rest", value))
        self.designed.clicked.connect(preferences.forget)
        self.close_pane.clicked.connect(self.leave)
        preferences.changed.connect(self._show)

    def start(self) -> None:
        """Show what holds now."""
        self._show()
        self.appearance.setFocus()

    def show_name(self, chosen: str, login: str) -> None:
        """Show the name that the editor chose, or the one that counts without."""
        self.name.setText(chosen)
        self.name.setPlaceholderText(login)

    def _show(self) -> None:
        for widget in (self.face, self.pixels, self.measure, self.rest):
            widget.blockSignals(True)
        self.appearance.setCurrentIndex(list(APPEARANCES).index(self._look.appearance))
        self.language.setCurrentIndex(self.language.findData(self._preferences.language))
        self.face.setCurrentFont(self._preferences.font)
        self.pixels.setValue(self._preferences.size)
        self.measure.setValue(self._preferences.measure)
        self.rest.setValue(self._preferences.rest)
        for widget in (self.face, self.pixels, self.measure, self.rest):
            widget.blockSignals(False)

    def _assemble(self, look: Look) -> None:
        fields = (
            (tr("Your name"), self.name),
            (tr("Appearance"), self.appearance),
            (tr("Language, from the next start"), self.language),
            (tr("Face of the text"), self.face),
            (tr("Size of the text"), self.pixels),
            (tr("Width of a line"), self.measure),
            (tr("Save after a rest of"), self.rest),
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self.designed)
        buttons.addStretch()
        buttons.addWidget(self.close_pane)
        hint = tr("How you like to write, on this computer. What the desk publishes with is under Publication.")
        lay_out_form(self, look, tr("Preferences"), hint, fields, buttons)
