"""What an editor can do in the newsroom, each command with its key: the menu, the bar and the palette show these."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QKeySequence

from newsdesk.ui.about import show_log
from newsdesk.ui.topbar import Command

if TYPE_CHECKING:
    from newsdesk.ui.newsroom import Newsroom


def commands(room: "Newsroom") -> tuple[tuple[Command, ...], ...]:
    """Return the commands in the groups the menu shows them in."""
    clipboard = QGuiApplication.clipboard
    session, keys = room.session, QKeySequence.StandardKey
    return (
        (
            Command("New", keys.New, room.beginning.new, "plus", bar=True),
            Command("New from a template…", "Ctrl+Alt+N", room.snippet_keys.begin),
            Command(
                "Import", "Ctrl+Shift+O", partial(room.places.show_pane, room.importing), "tray-arrow-down", bar=True
            ),
            Command("Find a story", "Ctrl+Shift+F", room.stories.start_search, "magnify", bar=True),
        ),
        (
            Command("Save a version", keys.Save, lambda: session.save("saved by hand")),
            Command("Take over the story", "", session.take_over),
            Command("Duplicate the story", "", room.beginning.duplicate),
            Command("Save the page as PDF…", "", room.save_pdf),
            Command("Details", "Ctrl+Alt+D", partial(room.places.show_beside, room.details)),
            Command("Pictures", "Ctrl+Alt+P", partial(room.places.show_beside, room.pictures)),
            Command("Versions", "Ctrl+Shift+R", partial(room.places.show_beside, room.versions)),
            Command("Paste as text", "Ctrl+Shift+V", lambda: room.editor.body.paste_text(clipboard().text())),
            Command("Paste Markdown as it is", "Ctrl+Alt+V", lambda: room.editor.body.put(clipboard().text())),
            Command("Find in this story", keys.Find, room.find_here.ask),
            Command("Replace in this story", keys.Replace, partial(room.find_here.ask, replacing=True)),
            Command("Replace in all stories…", "Ctrl+Alt+R", room.replace_everywhere),
            Command("Find the next one", keys.FindNext, partial(room.find_here.step, 1)),
            Command("Find the one before", keys.FindPrevious, partial(room.find_here.step, -1)),
            Command("Insert a snippet…", "Ctrl+J", room.snippet_keys.insert),
            Command("Next field to fill in", "F8", room.snippet_keys.next_field),
            Command("Next unknown word", "F7", room.spelling.step),
            Command("Write alone", "F11", room.write_alone),
            Command("Larger text", keys.ZoomIn, partial(room.preferences.enlarge, 1)),
            Command("Smaller text", keys.ZoomOut, partial(room.preferences.enlarge, -1)),
            Command("Text as designed", "Ctrl+0", partial(room.preferences.enlarge, 0)),
            Command("Undo", keys.Undo, session.undo),
            Command("Redo", keys.Redo, session.redo),
        ),
        (
            Command("Do…", "Ctrl+Shift+P", room.finder.command),
            Command("Go to a story…", "Ctrl+P", lambda: room.finder.story(lambda row: room.going.to_story(row.id))),
            Command("Add to the strip", "Ctrl+L", room.strip.add.setFocus),
            Command("Check links", "Ctrl+Alt+K", room.link_checking.start_or_stop),
            Command("Look up titles of links without a headline", "", room.titles.look_up),
            Command("Use the addresses that links moved to", "", room.strip.use_new_addresses),
            Command("Suggestions", "Ctrl+Shift+L", partial(room.places.show_beside, room.suggestions)),
            Command("Wire", "Ctrl+Shift+W", partial(room.places.show_beside, room.wire)),
            Command("What links here", "Ctrl+Alt+L", partial(room.places.show_beside, room.links_here)),
            Command("Checks", "Ctrl+Shift+C", partial(room.places.show_beside, room.checks)),
            Command("Mend the chosen finding", "Ctrl+.", room.checks.mend.click),
            Command("Publish the site…", "Ctrl+Shift+U", partial(room.places.show_pane, room.site)),
            Command("Back up now", "", room.backups.make),
            Command("Snippets and templates…", "", partial(room.places.show_pane, room.snippets)),
            Command("Keep the story as a template", "", room.snippet_keys.keep_story),
            Command("Unused pictures…", "", room.arriving.ask_unused),
            Command("Clear the samples away", "", room.beginning.clear_samples),
            Command("House style…", "", partial(room.places.show_pane, room.house)),
            Command("Open another desk…", "", room.desks.ask),
            Command("Preferences…", "Ctrl+,", partial(room.places.show_pane, room.preferring)),
            Command("Publication…", "", partial(room.places.show_pane, room.publication)),
            Command("Keys", "Ctrl+/", room.show_keys),
            Command("Help", keys.HelpContents, partial(room.places.show_beside, room.help)),
            Command("Show the log", "", partial(show_log, room.about.home, room.banner)),
            Command("About Newsdesk", "", partial(room.places.show_beside, room.about)),
            Command("Quit", "Ctrl+Q", lambda: room.window().close()),
        ),
    )
