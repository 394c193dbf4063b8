"""Rows of the strip: a number to grip, the headline, where it leads, what is said of it, and the rarer fields."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from newsdesk.messages import Message
from newsdesk.model import DuplicateLink, LinkCheckResult, LinkTarget, RelatedLink, display_headline, link_health_key
from newsdesk.ui.language import tr
from newsdesk.ui.linking.badges import Badge, badges_of

LINK = Qt.ItemDataRole.UserRole
NUMBER, HEADLINE, WHERE, SAID, SOURCE, DATE, NOTE = range(7)
NAMES = ("", Message("Headline"), Message("Address"), "", Message("Source"), Message("Date"), Message("Note"))
"""What each column holds, as a screen reader and an empty field say it; "" is none to edit."""
RARE = (SOURCE, DATE, NOTE)


def link_item(link: RelatedLink, targets: Mapping[UUID, LinkTarget]) -> QTreeWidgetItem:
    """Return a row for `link`, its fields editable in place."""
    item = QTreeWidgetItem()
    item.setFlags((item.flags() | Qt.ItemFlag.ItemIsEditable) & ~Qt.ItemFlag.ItemIsDropEnabled)
    show_link(item, link, targets)
    return item


def show_link(item: QTreeWidgetItem, link: RelatedLink, targets: Mapping[UUID, LinkTarget]) -> None:
    """Show `link` in a row."""
    target = None if link.article is None else targets.get(link.article)
    item.setData(NUMBER, LINK, link)
    item.setText(HEADLINE, display_headline(link, targets))
    item.setText(WHERE, link.url if link.article is None else _own_story(target))
    item.setText(SOURCE, link.source)
    item.setText(DATE, link.date.isoformat() if link.date else "")
    item.setText(NOTE, link.note)
    item.setToolTip(NUMBER, tr("Drag, or press Alt+Up or Alt+Down, to move it"))
    item.setToolTip(WHERE, item.text(WHERE) or tr("This headline leads nowhere: give it an address"))
    for column in (HEADLINE, *RARE):
        item.setToolTip(column, item.text(column))


def say_of(
    item: QTreeWidgetItem,
    place: int,
    targets: Mapping[UUID, LinkTarget],
    now: dt.datetime,
    *,
    double: DuplicateLink | None,
    seen: Mapping[str, LinkCheckResult],
) -> None:
    """Show what is to be said of the row at `place`, from 0, and tell it to a screen reader.

    `seen` is what was last seen where links lead, by `link_health_key`.
    """
    link: RelatedLink = item.data(NUMBER, LINK)
    target = None if link.article is None else targets.get(link.article)
    badges = badges_of(link, target, now, double, seen.get(link_health_key(link.url)))
    if item.data(SAID, LINK) != badges:
        item.setData(SAID, LINK, badges)
        item.setText(SAID, " ".join(map(str, badges)))
        item.setToolTip(SAID, "\n".join(badge.why for badge in badges))
    said = ", ".join([item.text(HEADLINE) or tr("no headline"), item.text(WHERE), *(badge.word for badge in badges)])
    item.setData(NUMBER, Qt.ItemDataRole.AccessibleTextRole, f"{place + 1}: {said}")


def badges_in(data: Any) -> tuple[Badge, ...]:  # noqa: ANN401 - what a model keeps
    """Return the badges that a row keeps."""
    return data if isinstance(data, tuple) else ()


def item_link(item: QTreeWidgetItem, targets: Mapping[UUID, LinkTarget]) -> RelatedLink:
    """Return the link that a row shows; a date that is none leaves the one before."""
    link: RelatedLink = item.data(NUMBER, LINK)
    written = replace(link, source=item.text(SOURCE), note=item.text(NOTE), date=_date(item.text(DATE), link.date))
    headline = item.text(HEADLINE)
    if link.article is None:
        return replace(written, headline=headline, url=item.text(WHERE))
    target = targets.get(link.article)
    # A headline that is the story's own follows it; only another wording is kept with the link.
    own = target is not None and headline in ("", target.headline)
    return replace(written, headline="" if own and not link.headline else headline)


def _own_story(target: LinkTarget | None) -> str:
    if target is None:
        return tr("our story, no longer here")
    return tr("our story") if target.on_desk else tr("our story, elsewhere")


def _date(text: str, before: dt.date | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return before
