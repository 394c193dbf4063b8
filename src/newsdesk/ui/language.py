"""The language of the window: English as it is written in the code, or what translators made of it."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QDateTime, QLibraryInfo, QLocale, QObject, QTranslator

from newsdesk.errors import NewsdeskError
from newsdesk.messages import Message
from newsdesk.paths import resources_dir

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""What the window can speak, by its name in Qt; each is called as its speakers call it."""
WRITTEN = {"en": "en", "zh_CN": "zh-Hans"}
"""In which language (BCP 47) stories begin in a window that speaks these."""


def tr(template: object, /, **values: object) -> str:
    """Return a sentence in the language of the window, with `values` put in where their names stand in braces.

    Takes a literal, a `Message` or an error; any thread may ask. What no translator has seen stays as it is.
    """
    if isinstance(template, NewsdeskError):
        template = template.message
    if isinstance(template, Message):
        values = {**template.values, **values}
        template = template.template
    said = QCoreApplication.translate("", str(template)) if template else ""
    told = {name: tr(value) if isinstance(value, Message | NewsdeskError) else value for name, value in values.items()}
    return said.format(**told) if values else said


def spoken(text: object) -> str:
    """Return what was said below in the language of the window; an editor's own words, plain text, stay as they are."""
    return tr(text) if isinstance(text, Message | NewsdeskError) else str(text)


def listed(parts: Iterable[str]) -> str:
    """Return the parts in a row, as the language of the window parts them in a sentence."""
    return tr(", ").join(parts)


def dated(pattern: str, when: dt.date) -> str:
    """Return a day or an instant in one of Qt's patterns, as the language of the window has it."""
    instant = when if isinstance(when, dt.datetime) else dt.datetime.combine(when, dt.time())
    return QLocale().toString(QDateTime(*instant.timetuple()[:6]), tr(pattern))


def language_of(wanted: str) -> str:
    """Return the language to speak: the one `wanted`, else that of the system, if we have it, else English."""
    if wanted in LANGUAGES:
        return wanted
    # Not the locale itself, which says how days and numbers are written: that may be as another language has it.
    first = QLocale(next(iter(QLocale.system().uiLanguages()), "en"))
    return "zh_CN" if first.script() is QLocale.Script.SimplifiedHanScript else "en"


def speak(window: QObject, language: str) -> None:
    """Speak `language` in all that is made from now on, Qt's own words included, for as long as the window is there."""
    QLocale.setDefault(QLocale(language))
    if language == "en":
        return
    folders = (str(resources_dir() / "languages"), QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for folder, name in zip(folders, (f"newsdesk_{language}", f"qtbase_{language}"), strict=True):
        translator = QTranslator(window)
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
