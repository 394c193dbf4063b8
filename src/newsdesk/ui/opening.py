"""Opening the desk for the window: on a worker, with the samples of a first start and what a crash left."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdesk.paths import Home

if TYPE_CHECKING:
    from newsdesk.desk import Desk, Recovered


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk that is open, typing that no save has, and whether it was made just now."""

    desk: "Desk"
    recovered: "tuple[Recovered, ...]"
    first: bool


def open_desk(home: Home) -> Opened:
    """Open the desk under `home`; a new one gets the sample stories. Raises `DeskError`."""
    from newsdesk.desk import Desk

    first = not (home.desk / "desk.sqlite3").exists()
    desk = Desk.open(home)
    if first:
        desk.place_samples()
    recovered = desk.writing.recovered()
    for found in recovered:
        if found.saved is None:
            # There is no story to offer it to.
            desk.writing.keep_typed(found)
    return Opened(desk, tuple(found for found in recovered if found.saved is not None), first)
