"""What the window's tests share: a dressed application, a desk with samples, and the newsroom over it."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QLocale, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk
from newsdesk.model import Article, RelatedLink, Status, Strip
from newsdesk.paths import DeskPaths
from newsdesk.paths import resolve_paths as home_of
from newsdesk.ui.look import Appearance, Look
from newsdesk.ui.newsroom import Newsroom
from newsdesk.ui.sweeping import Sweeper
from newsdesk.ui.tasks import Tasks
from newsdesk.ui.window import Window
from newsdesk.ui.writing.session import Session

from .mouse import click

# As in the program itself: the web engine wants this before there is an application.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

PATIENCE = 20_000
"""Milliseconds after which a test gives up waiting; nothing waits that long where all is well."""


@pytest.fixture(scope="session", autouse=True)
def clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing on the clipboard: where there is no screen Qt keeps it longer than there is a Python."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def sweeper(qapp: QApplication) -> Sweeper:
    """Return what collects garbage where the program does."""
    return Sweeper(qapp)


@pytest.fixture(autouse=True)
def swept(sweeper: Sweeper) -> None:
    """Collect garbage nowhere else: on a worker, Python would take down the panes of tests before."""
    assert not gc.isenabled(), "a test before lets Python collect garbage on every thread"


@pytest.fixture(autouse=True)
def english_dates() -> None:
    """Forget how the window of a test before wrote dates."""
    QLocale.setDefault(QLocale("en"))


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """Return the one look of the application."""
    return Look(qapp)


@pytest.fixture
def place(home: Path, look: Look) -> Iterator[DeskPaths]:
    """Return the folders of a new user, who follows the system's scheme and wants the window in English."""
    place = home_of(home)
    personal = QSettings(str(place.config / "window.ini"), QSettings.Format.IniFormat)
    personal.setValue("writing/language", "en")
    personal.sync()
    yield place
    look.wear(Appearance.SYSTEM)


@pytest.fixture
def desk(place: DeskPaths) -> Iterator[Desk]:
    """Return an empty desk."""
    with Desk.open(place) as desk:
        yield desk


@pytest.fixture
def story(desk: Desk) -> Article:
    """Return a story with a strip of three, on the desk."""
    return desk.writing.new(
        Article(
            headline="Harbour reopens",
            standfirst="Boats again by noon.",
            source="Coast Press",
            section=("News", "Coast"),
            body="The harbour opened.\n\nBoats came in.",
            strip=Strip(
                links=(
                    RelatedLink(headline="One", url="https://example.org/1"),
                    RelatedLink(headline="Two", url="https://example.org/2"),
                    RelatedLink(headline="Three"),
                )
            ),
        )
    )


@pytest.fixture
def session(qtbot: QtBot, desk: Desk, story: Article) -> Iterator[Session]:
    """Return a session with the story open; whatever it still has to do is done before the desk closes."""
    tasks = Tasks()
    session = Session(desk, tasks)
    with qtbot.waitSignal(session.opened, timeout=PATIENCE):
        session.show(story.id)
    yield session
    session.save()
    tasks.finish()
    session.saving.journaling.finish()
    qtbot.wait(0)


@pytest.fixture
def window(qtbot: QtBot, place: DeskPaths, look: Look) -> Iterator[Window]:
    """Return the window on a first start, furnished, its first page painted."""
    window = Window(place, look)
    yield from shown(qtbot, window)


def shown(qtbot: QtBot, window: Window) -> Iterator[Window]:
    """Show `window` until its first page is painted; close it afterwards, as an editor does."""
    with qtbot.waitSignal(window.furnished, timeout=PATIENCE):
        window.show()
    room = window.newsroom
    assert room is not None
    with qtbot.waitSignal(room.preview.painted, timeout=PATIENCE):
        pass
    yield window
    if shiboken6.isValid(window) and window.isVisible():
        close(qtbot, window)


def close(qtbot: QtBot, window: Window) -> None:
    """Close the window and wait until it is closed."""
    with qtbot.waitSignal(window.closed, timeout=PATIENCE):
        window.close()
    window.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(window), timeout=PATIENCE)


@pytest.fixture
def room(window: Window) -> Newsroom:
    """Return the newsroom of a first start, a sample story open."""
    assert window.newsroom is not None
    # Most stories of the tests begin on a desk that has published before; the samples are stories like others.
    desk = window.newsroom._desk
    desk.configure(replace(desk.settings, name="The Valley Wire"))
    (desk.folder / "samples.json").unlink()
    window.newsroom.banner.clear("first start")
    return window.newsroom


@pytest.fixture
def painted(qtbot: QtBot, room: Newsroom) -> Callable[[Callable[[], object]], None]:
    """Return a function that does something and waits until the preview shows the newest draft."""

    def do(act: Callable[[], object]) -> None:
        shown: list[Article] = []

        def note(draft: Article, _page: object) -> None:
            shown.append(draft)

        room.preview.painted.connect(note)
        act()
        # A save in the meantime raises the revision and changes nothing that is shown.
        qtbot.waitUntil(
            lambda: bool(shown) and replace(shown[-1], revision=room.session.draft.revision) == room.session.draft,
            timeout=PATIENCE,
        )
        room.preview.painted.disconnect(note)

    return do


def publish(qtbot: QtBot, room: Newsroom) -> None:
    """Publish the open story from the menu of its state; where its findings are shown, publish it anyway."""
    pane = room.publishing.pane
    next(action for action in room.bar.states.actions() if action.text() == "Publish").trigger()
    qtbot.waitUntil(
        lambda: room.session.draft.status is Status.PUBLISHED or (pane.isVisible() and pane.publish.isEnabled()),
        timeout=PATIENCE,
    )
    if pane.isVisible():
        click(pane.publish)
    qtbot.waitUntil(lambda: room.session.draft.status is Status.PUBLISHED, timeout=PATIENCE)
