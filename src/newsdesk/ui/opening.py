"""Opening the desk for the window: on a worker, with the samples of a first start and what a crash left."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QTimeZone

from newsdesk.errors import DeskError, NewsdeskError
from newsdesk.paths import DeskPaths
from newsdesk.ui.language import WRITTEN

if TYPE_CHECKING:
    from newsdesk.desk import Desk, Recovered


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk that is open, typing that no save has, and whether it was made just now."""

    desk: "Desk"
    recovered: "tuple[Recovered, ...]"
    first: bool


def open_desk(home: DeskPaths, language: str, time_zone: str) -> Opened:
    """Open the desk under `home`; a new one gets the sample stories. Raises `NewsdeskError`, also for a bug of ours.

    Until an editor says how it publishes, it writes in the `language` of the window (see `WRITTEN`) and in `time_zone`.
    """
    try:
        return _open(home, language, time_zone)
    except NewsdeskError:
        raise
    except Exception as error:
        raise fault_at_opening(home, error) from error


def fault_at_opening(home: DeskPaths, error: Exception) -> DeskError:
    """Report a bug that keeps the desk from opening as any other, and return the sentence that the window shows."""
    sys.excepthook(type(error), error, error.__traceback__)
    return DeskError(
        "The desk in {folder} could not be opened because of a fault in Newsdesk ({error}). Your stories are still in "
        "that folder. The details are in {log}.",
        folder=home.database_url.partition("?")[0] or home.desk,
        error=f"{type(error).__name__}: {error}",
        log=home.logs / "crash.log",
    )


def _open(home: DeskPaths, language: str, time_zone: str) -> Opened:
    from newsdesk.desk import Desk
    from newsdesk.model import Settings

    # On a shared desk the stories are others' already, or it is for them to fill.
    first = not home.database_url and not (home.desk / "desk.sqlite3").exists()
    desk = Desk.open(home)
    desk.unset = Settings(language=WRITTEN[language], time_zone=time_zone)
    if first:
        desk.place_samples()
    recovered = desk.writing.recovered()
    for found in recovered:
        if found.saved is None:
            # There is no story to offer it to.
            desk.writing.keep_typed(found)
    return Opened(desk, tuple(found for found in recovered if found.saved is not None), first)


def system_time_zone() -> str:
    """Return the time zone of this computer by its name, UTC where it has none that is known."""
    try:
        return ZoneInfo(bytes(QTimeZone.systemTimeZoneId().data()).decode()).key
    except (ValueError, ZoneInfoNotFoundError):
        return "UTC"
