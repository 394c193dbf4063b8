"""Which pane listens to which: the newsroom's panes know nothing of each other, this does."""

from functools import partial
from typing import TYPE_CHECKING

from newsdesk.model import remove_picture
from newsdesk.ui.language import tr
from newsdesk.ui.writing import markup
from newsdesk.ui.writing.link_drops import links_in_text

if TYPE_CHECKING:
    from newsdesk.ui.newsroom import Newsroom


def wire(room: "Newsroom") -> None:
    """Connect what one pane says to what another does about it."""
    _story(room)
    _arriving(room)
    _going(room)
    _said(room)


def _story(room: "Newsroom") -> None:
    """Show the open story wherever it is shown, and take it on."""
    session, preview = room.session, room.preview
    session.opened.connect(room.banner.opened)
    room.banner.story_left.connect(lambda: room.status.say(""))
    session.step_changed.connect(room.banner.follow_step)
    session.opened.connect(room.opened)
    session.opened.connect(lambda article: room.strip.begin(article.id))
    session.restored.connect(partial(room.fill, follow=True))
    session.told.connect(room.fill)
    session.changed.connect(preview.show_draft)
    session.changed.connect(room.show_title)
    session.saved.connect(lambda _saved: room.stories.refresh())
    session.state.connect(room.bar.saved.setText)
    room.recovering.comparison_wanted.connect(partial(room.places.show_beside, room.difference))
    room.bar.move_wanted.connect(room.first.move)
    room.first.asked.connect(partial(room.places.show_pane, room.publication))
    room.first.asked.connect(
        lambda: room.banner.tell(
            tr("First tell us about your site. “Save and publish” then publishes the story."), cause="first publishing"
        )
    )
    room.first.settled.connect(partial(room.banner.clear, "first publishing"))
    session.saved.connect(lambda _saved: room.banner.clear("closing"))
    room.banner.details_wanted.connect(room.message.show_notice)
    room.banner.details_wanted.connect(lambda _notice: room.places.show_beside(room.message))
    session.saving.offered.connect(room.recovering.offer)
    session.lent.connect(room.lend)
    session.clashed.connect(room.others.tell_clash)
    room.others.clash_wanted.connect(partial(room.places.show_beside, room.others.pane))
    room.others.stirred.connect(room.stories.refresh)


def _arriving(room: "Newsroom") -> None:
    """Put what is typed, pasted and dropped where it belongs."""
    session, editor, strip = room.session, room.editor, room.strip
    editor.edited.connect(session.edit)
    editor.page_pasted.connect(room.arriving.sort_in)
    editor.body.stepped.connect(session.part)
    editor.body.passage_pasted.connect(room.arriving.put_passage)
    editor.body.image_pasted.connect(room.arriving.add_image)
    editor.picture_wanted.connect(room.arriving.ask_picture)
    editor.body.pictures_dropped.connect(room.arriving.add_pictures)
    editor.body.files_dropped.connect(room.drops.import_files)
    editor.body.links_dropped.connect(lambda links: editor.body.put_links(links_in_text(links, session.targets)))
    editor.bar.link_wanted.connect(room.retargeting.ask)
    strip.list.target_requested.connect(room.retargeting.ask_for_row)
    strip.strip_changed.connect(lambda changed: session.edit("strip", changed))
    strip.stepped.connect(session.part)
    strip.needed.connect(room.places.fit_below)
    for source in (strip.links_wanted, room.wire.link_wanted, room.suggestions.link_wanted):
        source.connect(room.adding.add_links)
    room.suggestions.item_used.connect(room.wire.use)
    room.suggestions.follow_wanted.connect(room.adding.follow)
    strip.add.completions_wanted.connect(room.adding.complete)
    strip.repeated.connect(room.adding.tell_repeated)
    room.adding.added.connect(room.titles.offer)
    strip.check.clicked.connect(room.link_checking.start_or_stop)
    for shown in (session.opened, session.restored, session.changed):
        shown.connect(room.link_checking.know)
        shown.connect(room.suggestions.follow)
    strip.list.follow_wanted.connect(room.adding.follow)
    strip.take_over.clicked.connect(room.sharing.take_over)
    for shown in (session.opened, session.restored, session.changed):
        shown.connect(room.sharing.say)
    session.changed.connect(room.adding.follow_strip)
    session.changed.connect(room.titles.follow)
    session.saved.connect(room.sharing.look)
    session.opened.connect(room.links_here.opened)
    session.changed.connect(room.links_here.changed)
    for pane in (room.adding, room.sharing, room.links_here):
        pane.story_wanted.connect(room.going.to_story)
    for shown in (session.opened, session.restored, session.changed):
        shown.connect(room.pictures.show_article)
        shown.connect(room.details.show_article)
    room.pictures.add_wanted.connect(room.arriving.ask_picture)
    room.pictures.lead_changed.connect(partial(session.edit, "lead_image"))
    room.pictures.listed_changed.connect(partial(session.edit, "media"))
    room.pictures.removed.connect(lambda picture: session.put(remove_picture(session.draft, picture.media), "picture"))
    room.pictures.text_wanted.connect(lambda digest: editor.body.insert(f"![](media:{digest})"))
    room.details.edited.connect(session.edit)


def _going(room: "Newsroom") -> None:
    """Go elsewhere, and back."""
    session, preview = room.session, room.preview
    room.replacing.story_wanted.connect(room.going.to_story)
    room.replacing.done.connect(lambda done: session.reopen([after.id for _before, after in done.stories]))
    for wanted in (
        room.stories.wanted,
        room.wire.story_started,
        room.snippet_keys.story_begun,
    ):
        wanted.connect(room.going.to_story)
    for begun in (room.wire.story_started, room.snippet_keys.story_begun):
        begun.connect(lambda _story: room.stories.refresh())
    preview.story_wanted.connect(room.going.to_slug)
    room.importing.made.connect(room.made)
    room.import_draft.draft_found.connect(partial(room.places.show_pane, room.importing))
    # The pane takes the line's place, where an offer for the open story may stand.
    room.import_draft.draft_found.connect(lambda: session.saving.tell_offer(session.draft.id))
    room.republishing.story_wanted.connect(room.going.to_story)
    room.republishing.pane_wanted.connect(partial(room.places.show_pane, room.republishing.correction))
    room.republishing.kill_wanted.connect(partial(room.places.show_beside, room.republishing.killing))
    room.publishing.pane_wanted.connect(partial(room.places.show_beside, room.publishing.pane))
    room.site.address_wanted.connect(partial(room.places.show_pane, room.publication))
    # A story that waits for the next publish of the site has been sent with this one.
    room.site.published.connect(lambda _report: room.banner.clear("publish"))
    for done in (room.publication.kept, room.house.kept, room.rules.kept, room.snippets.kept):
        done.connect(room.places.back)
    room.publication.kept.connect(lambda: preview.show_draft(session.draft))
    room.publication.kept.connect(room.read_settings)
    # What the foot said of the settings before is mended.
    room.publication.kept.connect(lambda: room.status.say(""))
    room.bar.move_wanted.connect(lambda _status: room.banner.clear("first start"))
    room.first.asked.connect(lambda: room.publication.name_keep(publishing=True))
    room.first.settled.connect(lambda: room.publication.name_keep(publishing=False))
    room.house.kept.connect(lambda: preview.show_draft(session.draft))
    session.opened.connect(lambda article: room.house.use(article.language))
    room.preferring.show_name(room.editor_name.chosen, room.editor_name.login)
    room.preferring.name_changed.connect(lambda name: room.tasks.run(lambda: room.editor_name.rename(name)))
    room.checks.rules_wanted.connect(partial(room.places.show_pane, room.rules))
    room.rules.kept.connect(room.status.check_again)


def _said(room: "Newsroom") -> None:
    """Tell what is to be said of the story."""
    session, editor, preview = room.session, room.editor, room.preview
    room.link_checking.checked.connect(room.status.check_again)
    for tasks in (room.tasks, session.saving.journaling, room.stories.tasks, room.pictures.reading, preview.tasks):
        tasks.said.connect(room.status.say)
        tasks.away.connect(room.others.be_away)
    for said in (
        room.web.said,
        preview.notice,
        editor.body.refused,
        room.exporting.copied,
        room.strip.list.delegate.refused,
        editor.date.refused,
    ):
        said.connect(room.status.say)
    preview.painted.connect(room.status.show_page)
    room.spelling.counted.connect(room.status.show_spelling)
    room.spelling.said.connect(room.status.say)
    room.status.spelling.clicked.connect(room.spelling.step)
    editor.body.menu_wanted.connect(room.spelling.fill_menu)
    for moved in (editor.body.cursorPositionChanged, editor.body.selectionChanged):
        moved.connect(lambda: room.status.show_place(editor.body.place()[0], editor.body.selected()))
    editor.body.line_left.connect(lambda: preview.follow(markup.bare(editor.body.line())))
    preview.words_wanted.connect(editor.go_to_words)
    room.status.checked.connect(room.checks.show_findings)
    for wanted in (room.status.checks_wanted, room.exporting.checks_wanted):
        wanted.connect(partial(room.places.show_beside, room.checks))
    room.checks.know_mends(lambda finding: room.mended(finding) is not None)
    room.checks.mend_wanted.connect(room.mend)
    room.versions.restore_wanted.connect(room.restoring.restore)
    for wanted_in in (room.checks.list, room.publishing.pane.list):
        wanted_in.place_wanted.connect(room.going.to_place)
    room.status.checked.connect(lambda _findings: room.publishing.follow())
