"""What an editor can do in the newsroom, each command with its key: the menu, the bar and the palette show these."""

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QKeySequence

from newsdesk.messages import Message
from newsdesk.ui.about import show_log
from newsdesk.ui.language import tr
from newsdesk.ui.topbar import Command

if TYPE_CHECKING:
    from newsdesk.ui.newsroom import Newsroom

# Qt knows a key for it on some desktops alone, another one on each. Ctrl stands for Command on macOS, where ⌘H hides.
_REPLACE = "Ctrl+Alt+F" if sys.platform == "darwin" else "Ctrl+H"


def commands(room: "Newsroom") -> tuple[tuple[str, tuple[Command, ...]], ...]:
    """Return the commands by the menu they stand in, in its order; "" is the menu of all itself."""
    return (
        ("", _first(room)),
        (tr("Story"), _story(room)),
        (tr("Edit"), _edit(room)),
        (tr("Links and wire"), _links(room)),
        (tr("View"), _view(room)),
        (tr("Check and publish"), _publish(room)),
        (tr("Desk"), _desk(room)),
        ("", _last(room)),
    )


def _first(room: "Newsroom") -> tuple[Command, ...]:
    keys, places = QKeySequence.StandardKey, room.places
    return (
        Command(tr("New"), keys.New, room.beginning.new, "plus", bar=True),
        Command(tr("New from a template…"), "Ctrl+Alt+N", room.snippet_keys.begin),
        Command(tr("Import"), "Ctrl+Shift+O", partial(places.show_pane, room.importing), "tray-arrow-down", bar=True),
        Command(tr("Find a story"), "Ctrl+Shift+F", room.stories.start_search, "magnify", bar=True),
        Command(tr("Go to a story…"), "Ctrl+P", lambda: room.finder.story(lambda row: room.going.to_text(row.id))),
        Command(tr("Do…"), "Ctrl+Shift+P", room.finder.command),
    )


def _in_the_story(room: "Newsroom", act: Callable[[], object]) -> Callable[[], None]:
    """Return how the open story comes into view and `act` is done: no key may go to what another pane hides."""

    def do() -> None:
        room.places.back()
        act()

    return do


def _story(room: "Newsroom") -> tuple[Command, ...]:
    beside = room.places.show_beside
    return (
        Command(
            tr("Save a version"), QKeySequence.StandardKey.Save, lambda: room.session.save(Message("saved by hand"))
        ),
        Command(tr("Versions"), "Ctrl+Shift+R", partial(beside, room.versions)),
        Command(tr("Details"), "Ctrl+Alt+D", partial(beside, room.details)),
        Command(tr("Pictures"), "Ctrl+Alt+P", partial(beside, room.pictures)),
        Command(tr("Duplicate the story"), "", room.beginning.duplicate),
        Command(tr("Keep the story as a template"), "", room.snippet_keys.keep_story),
        Command(tr("Take over the story"), "", room.session.take_over),
        Command(tr("Print the page…"), "", room.printing.print_page),
        Command(tr("Save the page as PDF…"), "", room.printing.save_pdf),
    )


def _edit(room: "Newsroom") -> tuple[Command, ...]:
    clipboard, keys, body = QGuiApplication.clipboard, QKeySequence.StandardKey, room.editor.body
    here = partial(_in_the_story, room)
    return (
        Command(tr("Undo"), keys.Undo, room.session.undo),
        Command(tr("Redo"), keys.Redo, room.session.redo),
        Command(tr("Paste as text"), "Ctrl+Shift+V", lambda: body.paste_text(clipboard().text())),
        Command(tr("Paste Markdown as it is"), "Ctrl+Alt+V", lambda: body.put(clipboard().text())),
        Command(tr("Find in this story"), keys.Find, here(room.find_here.ask)),
        Command(tr("Find the next one"), keys.FindNext, here(partial(room.find_here.step, 1))),
        Command(tr("Find the one before"), keys.FindPrevious, here(partial(room.find_here.step, -1))),
        Command(tr("Replace in this story"), _REPLACE, here(partial(room.find_here.ask, replacing=True))),
        Command(tr("Replace in all stories…"), "Ctrl+Alt+R", room.replace_everywhere),
        Command(tr("Insert a snippet…"), "Ctrl+J", here(room.snippet_keys.insert)),
        Command(tr("Next field to fill in"), "F8", here(room.snippet_keys.next_field)),
        Command(tr("Next unknown word"), "F7", here(room.spelling.step)),
    )


def _links(room: "Newsroom") -> tuple[Command, ...]:
    beside = room.places.show_beside
    return (
        Command(tr("Add to the strip"), "Ctrl+L", _in_the_story(room, room.strip.add.setFocus)),
        Command(tr("Suggestions"), "Ctrl+Shift+L", partial(beside, room.suggestions)),
        Command(tr("Wire"), "Ctrl+Shift+W", partial(beside, room.wire)),
        Command(tr("What links here"), "Ctrl+Alt+L", partial(beside, room.links_here)),
        Command(tr("Check links"), "Ctrl+Alt+K", room.link_checking.start_or_stop),
        Command(tr("Look up titles of links without a headline"), "", room.titles.look_up),
        Command(tr("Use the addresses that links moved to"), "", room.strip.use_new_addresses),
    )


def _view(room: "Newsroom") -> tuple[Command, ...]:
    keys, enlarge = QKeySequence.StandardKey, room.preferences.enlarge
    here = partial(_in_the_story, room)
    return (
        Command(tr("Next area"), "F6", partial(room.areas.step, 1)),
        Command(tr("Previous area"), "Shift+F6", partial(room.areas.step, -1)),
        Command(tr("Go to the text"), "F2", here(room.editor.body.setFocus)),
        Command(tr("Go to the headline"), "Shift+F2", here(room.editor.headline.setFocus)),
        Command(tr("Go to the section"), "", here(partial(room.editor.go_to, "section"))),
        Command(tr("Page as readers see it"), "", room.places.show_page),
        Command(tr("Write alone"), "F11", room.write_alone),
        Command(tr("Larger text"), keys.ZoomIn, partial(enlarge, 1)),
        Command(tr("Smaller text"), keys.ZoomOut, partial(enlarge, -1)),
        Command(tr("Text as designed"), "Ctrl+0", partial(enlarge, 0)),
    )


def _publish(room: "Newsroom") -> tuple[Command, ...]:
    return (
        Command(tr("Checks"), "Ctrl+Shift+C", partial(room.places.show_beside, room.checks)),
        Command(tr("Fix selected issue"), "Ctrl+.", room.checks.mend.click),
        Command(tr("Rules of the checks…"), "", partial(room.places.show_pane, room.rules)),
        Command(tr("House style…"), "", partial(room.places.show_pane, room.house)),
        Command(tr("Publish the site…"), "Ctrl+Shift+U", partial(room.places.show_pane, room.site)),
        Command(tr("Publication…"), "", partial(room.places.show_pane, room.publication)),
    )


def _desk(room: "Newsroom") -> tuple[Command, ...]:
    return (
        Command(tr("Open another desk…"), "", room.desks.ask),
        Command(tr("Back up now"), "", room.backups.make),
        Command(tr("Snippets and templates…"), "", partial(room.places.show_pane, room.snippets)),
        Command(tr("Unused pictures…"), "", room.arriving.ask_unused),
        Command(tr("Clear the samples away"), "", room.beginning.clear_samples),
    )


def _last(room: "Newsroom") -> tuple[Command, ...]:
    beside = room.places.show_beside
    return (
        Command(tr("Preferences…"), "Ctrl+,", partial(room.places.show_pane, room.preferring)),
        Command(tr("Keys"), "Ctrl+/", room.show_keys),
        Command(tr("Help"), QKeySequence.StandardKey.HelpContents, partial(beside, room.help)),
        Command(tr("Show the log"), "", partial(show_log, room.about.home, room.banner)),
        Command(tr("About Newsdesk"), "", partial(beside, room.about)),
        Command(tr("Quit"), "Ctrl+Q", lambda: room.window().close()),
    )
