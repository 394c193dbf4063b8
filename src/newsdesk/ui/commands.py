"""What an editor can do in the newsroom, each command with its key: the menu, the bar and the palette show these."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QKeySequence

from newsdesk.ui.about import show_log
from newsdesk.ui.topbar import Command

if TYPE_CHECKING:
    from newsdesk.ui.newsroom import Newsroom


def commands(room: "Newsroom") -> tuple[tuple[str, tuple[Command, ...]], ...]:
    """Return the commands by the menu they stand in, in its order; "" is the menu of all itself."""
    return (
        ("", _first(room)),
        ("Story", _story(room)),
        ("Edit", _edit(room)),
        ("Links and wire", _links(room)),
        ("View", _view(room)),
        ("Check and publish", _publish(room)),
        ("Desk", _desk(room)),
        ("", _last(room)),
    )


def _first(room: "Newsroom") -> tuple[Command, ...]:
    keys, places = QKeySequence.StandardKey, room.places
    return (
        Command("New", keys.New, room.beginning.new, "plus", bar=True),
        Command("New from a template…", "Ctrl+Alt+N", room.snippet_keys.begin),
        Command("Import", "Ctrl+Shift+O", partial(places.show_pane, room.importing), "tray-arrow-down", bar=True),
        Command("Find a story", "Ctrl+Shift+F", room.stories.start_search, "magnify", bar=True),
        Command("Go to a story…", "Ctrl+P", lambda: room.finder.story(lambda row: room.going.to_story(row.id))),
        Command("Do…", "Ctrl+Shift+P", room.finder.command),
    )


def _story(room: "Newsroom") -> tuple[Command, ...]:
    beside = room.places.show_beside
    return (
        Command("Save a version", QKeySequence.StandardKey.Save, lambda: room.session.save("saved by hand")),
        Command("Versions", "Ctrl+Shift+R", partial(beside, room.versions)),
        Command("Details", "Ctrl+Alt+D", partial(beside, room.details)),
        Command("Pictures", "Ctrl+Alt+P", partial(beside, room.pictures)),
        Command("Duplicate the story", "", room.beginning.duplicate),
        Command("Keep the story as a template", "", room.snippet_keys.keep_story),
        Command("Take over the story", "", room.session.take_over),
        Command("Print the page…", "", room.print_page),
        Command("Save the page as PDF…", "", room.save_pdf),
    )


def _edit(room: "Newsroom") -> tuple[Command, ...]:
    clipboard, keys, body = QGuiApplication.clipboard, QKeySequence.StandardKey, room.editor.body
    return (
        Command("Undo", keys.Undo, room.session.undo),
        Command("Redo", keys.Redo, room.session.redo),
        Command("Paste as text", "Ctrl+Shift+V", lambda: body.paste_text(clipboard().text())),
        Command("Paste Markdown as it is", "Ctrl+Alt+V", lambda: body.put(clipboard().text())),
        Command("Find in this story", keys.Find, room.find_here.ask),
        Command("Find the next one", keys.FindNext, partial(room.find_here.step, 1)),
        Command("Find the one before", keys.FindPrevious, partial(room.find_here.step, -1)),
        Command("Replace in this story", keys.Replace, partial(room.find_here.ask, replacing=True)),
        Command("Replace in all stories…", "Ctrl+Alt+R", room.replace_everywhere),
        Command("Insert a snippet…", "Ctrl+J", room.snippet_keys.insert),
        Command("Next field to fill in", "F8", room.snippet_keys.next_field),
        Command("Next unknown word", "F7", room.spelling.step),
    )


def _links(room: "Newsroom") -> tuple[Command, ...]:
    beside = room.places.show_beside
    return (
        Command("Add to the strip", "Ctrl+L", room.strip.add.setFocus),
        Command("Suggestions", "Ctrl+Shift+L", partial(beside, room.suggestions)),
        Command("Wire", "Ctrl+Shift+W", partial(beside, room.wire)),
        Command("What links here", "Ctrl+Alt+L", partial(beside, room.links_here)),
        Command("Check links", "Ctrl+Alt+K", room.link_checking.start_or_stop),
        Command("Look up titles of links without a headline", "", room.titles.look_up),
        Command("Use the addresses that links moved to", "", room.strip.use_new_addresses),
    )


def _view(room: "Newsroom") -> tuple[Command, ...]:
    keys, enlarge = QKeySequence.StandardKey, room.preferences.enlarge
    return (
        Command("Write alone", "F11", room.write_alone),
        Command("Larger text", keys.ZoomIn, partial(enlarge, 1)),
        Command("Smaller text", keys.ZoomOut, partial(enlarge, -1)),
        Command("Text as designed", "Ctrl+0", partial(enlarge, 0)),
    )


def _publish(room: "Newsroom") -> tuple[Command, ...]:
    return (
        Command("Checks", "Ctrl+Shift+C", partial(room.places.show_beside, room.checks)),
        Command("Mend the chosen finding", "Ctrl+.", room.checks.mend.click),
        Command("House style…", "", partial(room.places.show_pane, room.house)),
        Command("Publish the site…", "Ctrl+Shift+U", partial(room.places.show_pane, room.site)),
        Command("Publication…", "", partial(room.places.show_pane, room.publication)),
    )


def _desk(room: "Newsroom") -> tuple[Command, ...]:
    return (
        Command("Open another desk…", "", room.desks.ask),
        Command("Back up now", "", room.backups.make),
        Command("Snippets and templates…", "", partial(room.places.show_pane, room.snippets)),
        Command("Unused pictures…", "", room.arriving.ask_unused),
        Command("Clear the samples away", "", room.beginning.clear_samples),
    )


def _last(room: "Newsroom") -> tuple[Command, ...]:
    beside = room.places.show_beside
    return (
        Command("Preferences…", "Ctrl+,", partial(room.places.show_pane, room.preferring)),
        Command("Keys", "Ctrl+/", room.show_keys),
        Command("Help", QKeySequence.StandardKey.HelpContents, partial(beside, room.help)),
        Command("Show the log", "", partial(show_log, room.about.home, room.banner)),
        Command("About Newsdesk", "", partial(beside, room.about)),
        Command("Quit", "Ctrl+Q", lambda: room.window().close()),
    )
