"""Opening the desk for the window: on a worker, with the samples of a first start and what a crash left."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QTimeZone

from newsdesk.paths import Home
from newsdesk.ui.language import WRITTEN

if TYPE_CHECKING:
    from newsdesk.desk import Desk, Recovered


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk that is open, typing that no save has, and whether it was made just now."""

    desk: "Desk"
    recovered: "tuple[Recovered, ...]"
    first: bool


def open_desk(home: Home, language: str) -> Opened:
    """Open the desk under `home`; a new one gets the sample stories. Raises `DeskError`.

    Until an editor says how it publishes, it writes in the `language` of the window (see `WRITTEN`), at her clock.
    """
    from newsdesk.desk import Desk
    from newsdesk.model import Settings

    # On a shared desk the stories are others' already, or it is for them to fill.
    first = not home.address and not (home.desk / "desk.sqlite3").exists()
    desk = Desk.open(home)
    desk.unset = Settings(language=WRITTEN[language], time_zone=_zone())
    if first:
        desk.place_samples()
    recovered = desk.writing.recovered()
    for found in recovered:
        if found.saved is None:
            # There is no story to offer it to.
            desk.writing.keep_typed(found)
    return Opened(desk, tuple(found for found in recovered if found.saved is not None), first)


def _zone() -> str:
    """Return the time zone of this computer by its name, UTC where it has none that is known."""
    try:
        return ZoneInfo(bytes(QTimeZone.systemTimeZoneId().data()).decode()).key
    except (ValueError, ZoneInfoNotFoundError):
        return "UTC"
