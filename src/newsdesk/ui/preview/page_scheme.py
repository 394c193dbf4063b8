"""The scheme in which the preview shows the page: the window's at first, the other one by a button."""

import json

from PySide6.QtCore import QObject, QSize
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript
from PySide6.QtWidgets import QToolButton

from newsdesk.paths import resources_dir
from newsdesk.ui.language import tr
from newsdesk.ui.look import Look

_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld


class PageSchemeController(QObject):
    """Shows a page in its light or its dark scheme, for display alone: what is exported and printed stays the same."""

    def __init__(self, page: QWebEnginePage, look: Look) -> None:
        super().__init__(page)
        self._page, self._look = page, look
        self._script = (resources_dir() / "ui" / "scheme.js").read_text(encoding="utf-8").strip()
        self.dark = look.dark
        self.button = QToolButton()
        self.button.setIconSize(QSize(look.size["icon"], look.size["icon"]))
        self.button.clicked.connect(self._show_other)
        look.changed.connect(self._follow_window)
        self.show_dark(dark=self.dark)

    @property
    def call(self) -> str:
        """The script that shows the page in the scheme; to be run again when its sheets may have changed."""
        return f"{self._script}({json.dumps(self.dark)})"

    def show_dark(self, *, dark: bool) -> None:
        """Show the page in its dark scheme, or in its light one, from now on."""
        self.dark = dark
        script = QWebEngineScript()
        script.setSourceCode(self.call)
        script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentReady)
        script.setWorldId(_WORLD)
        self._page.scripts().clear()
        self._page.scripts().insert(script)
        self._page.runJavaScript(self.call, int(_WORLD.value))
        name = tr("Show the page in its light scheme") if dark else tr("Show the page in its dark scheme")
        self.button.setAccessibleName(name)
        self.button.setToolTip(name)
        self._look.give_icon(self.button, "white-balance-sunny" if dark else "weather-night")

    def _show_other(self) -> None:
        self.show_dark(dark=not self.dark)

    def _follow_window(self) -> None:
        self.show_dark(dark=self._look.dark)
