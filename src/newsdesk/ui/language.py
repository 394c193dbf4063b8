"""What the window says: English as it is written in the code, or what a translator that is installed makes of it."""

import datetime as dt

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from newsdesk.errors import NewsdeskError
from newsdesk.wording import Wording


def tr(template: object, /, **values: object) -> str:
    """Return a sentence in the language of the window, with `values` put in where their names stand in braces.

    Takes a literal, a `Wording` or an error; any thread may ask. What no translator has seen stays as it is.
    """
    if isinstance(template, NewsdeskError):
        template = template.wording
    if isinstance(template, Wording):
        values = {**template.values, **values}
        template = template.template
    said = QCoreApplication.translate("", str(template)) if template else ""
    told = {name: tr(value) if isinstance(value, Wording | NewsdeskError) else value for name, value in values.items()}
    return said.format(**told) if values else said


def spoken(text: object) -> str:
    """Return what was said below in the language of the window; an editor's own words, plain text, stay as they are."""
    return tr(text) if isinstance(text, Wording | NewsdeskError) else str(text)


def dated(pattern: str, when: dt.date) -> str:
    """Return a day or an instant in one of Qt's patterns, as the language of the window has it."""
    instant = when if isinstance(when, dt.datetime) else dt.datetime.combine(when, dt.time())
    return QLocale().toString(QDateTime(*instant.timetuple()[:6]), tr(pattern))
