"""One item of a WordPress export (WXR): its fields by the names that the format gives them."""

import datetime as dt
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from newsdesk.model import Settings, clean_line
from newsdesk.wire.feed_text import plain_line
from newsdesk.wire.xml_tree import element_text

_SPACES = {"/excerpt": "excerpt", "wordpress.org/export": "wp", "modules/content": "content", "dc/elements": "dc"}
_NEVER = "0000-00-00"
_NEVER_IN_A_FEED = " -0001 "
# The fields of a post that are placed, or that say only how WordPress keeps it.
# fmt: off
_PLACED = frozenset({
    "category", "content:encoded", "dc:creator", "description", "excerpt:encoded", "guid", "link", "pubDate", "title",
    "wp:comment", "wp:comment_status", "wp:is_sticky", "wp:menu_order", "wp:ping_status", "wp:post_date",
    "wp:post_date_gmt", "wp:post_id", "wp:post_modified", "wp:post_modified_gmt", "wp:post_name", "wp:post_parent",
    "wp:post_password", "wp:post_type", "wp:postmeta", "wp:status",
})
# fmt: on


class WordPressPost:
    """One item of an export: its fields by their usual names."""

    def __init__(self, item: Any) -> None:  # noqa: ANN401 - lxml has no types
        self.categories: list[tuple[str, str, str]] = []
        self.meta: dict[str, str] = {}
        self.comments = 0
        self._fields: dict[str, str] = {}
        for element in item:
            key = element_key(element)
            if key == "category":
                self.categories.append(
                    (element.get("domain") or "", element.get("nicename") or "", plain_element_text(element))
                )
            elif key == "wp:postmeta":
                said = {element_key(child): raw_text(child) for child in element}
                self.meta.setdefault(said.get("wp:meta_key", ""), said.get("wp:meta_value", ""))
            elif key == "wp:comment":
                self.comments += 1
            elif key:
                self._fields[key] = (
                    f"{self._fields[key]}\n{raw_text(element)}" if key in self._fields else raw_text(element)
                )

    def raw(self, key: str) -> str:
        """Return a field as it stands."""
        return self._fields.get(key, "")

    def text(self, key: str) -> str:
        """Return a field as one line of plain text."""
        return plain_line(self.raw(key))

    @property
    def kind(self) -> str:
        """The type of the item: post, page, attachment."""
        return self.text("wp:post_type") or "post"

    @property
    def status(self) -> str:
        """The state of the item: publish, draft, trash."""
        return self.text("wp:status") or "publish"

    def rest(self) -> Iterator[str]:
        """Yield what has no field of ours, a line for each."""
        for key, value in self._fields.items():
            if key not in _PLACED and (words := plain_line(value)):
                yield f"{key}: {words}"
        for key, value in self.meta.items():
            if not key.startswith(("_", "rank_math_")) and (words := plain_line(value)):
                yield f"{key}: {words}"


def post_date(post: WordPressPost, key: str, settings: Settings) -> dt.datetime | None:
    """Return when a post was written or changed, in its site's own zone where the export tells that.

    What other programs export may have the date of a feed alone.
    """
    local, world = (_instant(post.text(name)) for name in (key, f"{key}_gmt"))
    if world is not None:
        ahead = dt.timedelta(minutes=round((local - world).total_seconds() / 60)) if local else dt.timedelta()
        known = abs(ahead) < dt.timedelta(hours=24)
        return world.replace(tzinfo=dt.UTC).astimezone(dt.timezone(ahead) if known else dt.UTC)
    if local is not None:
        return local.replace(tzinfo=settings.zone)
    return _feed_instant(post.text("pubDate")) if key == "wp:post_date" else None


def _instant(text: str) -> dt.datetime | None:
    try:
        return None if text.startswith(_NEVER) else dt.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _feed_instant(text: str) -> dt.datetime | None:
    try:
        instant = parsedate_to_datetime(text)
    except ValueError:
        return None
    if _NEVER_IN_A_FEED in text:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC)


def element_key(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return the name of an element with the prefix that WordPress gives to its namespace."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, name = tag.rpartition("}")
    prefix = next((prefix for part, prefix in _SPACES.items() if part in space), "")
    return f"{prefix}:{name}" if prefix else name


def raw_text(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return all text in an element as it stands."""
    return "".join(element.itertext())


def plain_element_text(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return the text of an element as one line without markup."""
    return clean_line(plain_line(element_text(element)))
