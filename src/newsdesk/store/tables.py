"""The tables. Private to the store: rows never leave it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, Uuid, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from newsdesk.store.column_types import UtcDateTime


class Base(DeclarativeBase):
    """What all tables share."""


class ArticleRow(Base):
    """One article. What is filtered, sorted or joined on has a column; the other fields lie in `fields`."""

    __tablename__ = "articles"
    __table_args__ = (
        # Each order of the list within a state, and within a section and a state: lists are merged from these.
        Index("articles_by_status", "status", "edited", "pk"),
        Index("articles_by_status_day", "status", "day", "pk"),
        Index("articles_by_status_title", "status", "title", "pk"),
        Index("articles_by_status_pressing", "status", "pressing", "pk"),
        Index("articles_by_section", "section", "status", "edited", "pk"),
        Index("articles_by_section_day", "section", "status", "day", "pk"),
        Index("articles_by_section_title", "section", "status", "title", "pk"),
        Index("articles_by_section_pressing", "section", "status", "pressing", "pk"),
        Index("articles_by_source", "source"),
        Index("articles_by_shared", "shared"),
        Index("articles_by_embargo", "embargo", sqlite_where=text("embargo IS NOT NULL")),
        Index("articles_by_scheduled", "scheduled", sqlite_where=text("scheduled IS NOT NULL")),
    )

    # Large columns last: SQLite walks over what stands before the column it is asked for.
    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(Uuid, unique=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    status: Mapped[str] = mapped_column(String(16))
    edited: Mapped[datetime] = mapped_column(UtcDateTime)
    revision: Mapped[int] = mapped_column()
    date: Mapped[str | None] = mapped_column(String(32))
    language: Mapped[str] = mapped_column(String(35))
    section: Mapped[str] = mapped_column(Text)  # the path, one name a line
    source: Mapped[str] = mapped_column(Text)
    shared: Mapped[UUID | None] = mapped_column(Uuid)  # the identity of a shared strip, here or not
    headline: Mapped[str] = mapped_column(Text)
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    body: Mapped[str] = mapped_column(Text)
    # Copies of what is written in other columns, to sort and to narrow by.
    day: Mapped[str] = mapped_column(String(10), server_default="")  # the story's date, else that of its last edit
    title: Mapped[str] = mapped_column(String(80), server_default="")  # the headline without case and accents
    urgency_rank: Mapped[int] = mapped_column("pressing", server_default="0")  # 9 for urgency 1, 0 for none
    byline: Mapped[str] = mapped_column(Text, server_default="")  # one name a line
    keywords: Mapped[str] = mapped_column(Text, server_default="")  # one a line
    embargo: Mapped[datetime | None] = mapped_column(UtcDateTime)
    scheduled: Mapped[datetime | None] = mapped_column(UtcDateTime)
    links: Mapped[list["LinkRow"]] = relationship(
        order_by="LinkRow.position", cascade="all, delete-orphan", lazy="selectin", passive_deletes=True
    )
    strip: Mapped["StripRow | None"] = relationship(
        primaryjoin="foreign(ArticleRow.shared) == StripRow.id", viewonly=True, lazy="selectin"
    )

    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012


class LinkColumns:
    """What is kept of a link, whoever has it. `target` is the identity of a story, here or not yet."""

    pk: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    headline: Mapped[str] = mapped_column(Text)
    url: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    date: Mapped[str | None] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(Text)
    target: Mapped[UUID | None] = mapped_column(Uuid)


class LinkRow(LinkColumns, Base):
    """One entry of an article's own strip."""

    __tablename__ = "links"
    __table_args__ = (UniqueConstraint("article", "position"), Index("links_by_target", "target"))

    article: Mapped[int] = mapped_column(ForeignKey("articles.pk", ondelete="CASCADE"))


class StripRow(Base):
    """A strip that articles share by its name. Those that are not published read its links; the others have a copy."""

    __tablename__ = "strips"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    title: Mapped[str] = mapped_column(Text)
    edited: Mapped[datetime] = mapped_column(UtcDateTime)
    links: Mapped[list["StripLinkRow"]] = relationship(
        order_by="StripLinkRow.position", cascade="all, delete-orphan", lazy="selectin", passive_deletes=True
    )


class StripLinkRow(LinkColumns, Base):
    """One entry of a shared strip."""

    __tablename__ = "strip_links"
    __table_args__ = (UniqueConstraint("strip", "position"), Index("strip_links_by_target", "target"))

    strip: Mapped[UUID] = mapped_column(ForeignKey("strips.id", ondelete="CASCADE"))


class VersionRow(Base):
    """A whole snapshot of an article. `number` counts from 1 for each article."""

    __tablename__ = "versions"
    __table_args__ = (UniqueConstraint("article", "number"),)

    pk: Mapped[int] = mapped_column(primary_key=True)
    article: Mapped[UUID] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    number: Mapped[int]
    revision: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    words: Mapped[int]
    editor: Mapped[str] = mapped_column(Text, server_default="")  # who did it; "" where nobody knows
    name: Mapped[str] = mapped_column(Text, server_default="")
    snapshot: Mapped[dict[str, Any]] = mapped_column(JSON)


class PublishedStoryRow(Base):
    """What readers see of a story: version `number`, its body as the HTML that `renderer` made (0: none did yet).

    `story_json` is a `PublishedStory`, made with the HTML: lists and links show it without reading the text. `former`
    holds the slugs it was live under before.
    """

    __tablename__ = "live"

    article: Mapped[UUID] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    number: Mapped[int]
    renderer: Mapped[int]
    words: Mapped[int]
    former: Mapped[list[str]] = mapped_column(JSON)
    story_json: Mapped[dict[str, Any]] = mapped_column("card", JSON)
    html: Mapped[str] = mapped_column(Text)


class EditLockRow(Base):
    """The window that an article is open in, to be written there and only read elsewhere."""

    __tablename__ = "holders"

    article: Mapped[UUID] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    window: Mapped[UUID] = mapped_column(Uuid)
    computer: Mapped[str] = mapped_column(Text)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class AncestorRow(Base):
    """A state of an article that it had on another desk, known from a bundle."""

    __tablename__ = "ancestors"

    article: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    digest: Mapped[str] = mapped_column(String(16), primary_key=True)
    position: Mapped[int]


class BundleStateRow(Base):
    """State and page settings that a bundle brought with an article and the desk did not take over."""

    __tablename__ = "arrivals"

    article: Mapped[UUID] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    status: Mapped[str] = mapped_column(String(16))
    digest: Mapped[str] = mapped_column(String(16))
    settings: Mapped[dict[str, str]] = mapped_column(JSON)


class KnownStoryRow(Base):
    """A story that a bundle links to and that is not here."""

    __tablename__ = "known_stories"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    slug: Mapped[str] = mapped_column(String(80))
    headline: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(16))


class MediaRow(Base):
    """A media file; its bytes lie in the media folder under its hash."""

    __tablename__ = "media"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    mime: Mapped[str] = mapped_column(String(40))
    width: Mapped[int]
    height: Mapped[int]
    size: Mapped[int]


class LinkCheckRow(Base):
    """What was last seen at an address that links lead to (`model.link_health_key`)."""

    __tablename__ = "link_health"

    url: Mapped[str] = mapped_column(Text, primary_key=True)
    health: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(String(24))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    status: Mapped[int]
    to: Mapped[str] = mapped_column(Text)
    permanent: Mapped[bool]
    title: Mapped[str] = mapped_column(Text)


class SettingRow(Base):
    """One publication setting."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class FeedRow(Base):
    """A feed that the desk reads."""

    __tablename__ = "feeds"

    pk: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(Text, unique=True)
    title: Mapped[str] = mapped_column(Text)
    minutes: Mapped[int]
    etag: Mapped[str] = mapped_column(Text)
    last_modified: Mapped[str] = mapped_column(Text)
    checked: Mapped[datetime | None] = mapped_column(UtcDateTime)
    due: Mapped[datetime | None] = mapped_column(UtcDateTime)
    failures: Mapped[int]
    error: Mapped[str] = mapped_column(Text)


class FeedItemRow(Base):
    """An item that a feed brought, and still had when it last `last_seen_in_feed`.

    `address` and `headline_key` are what the same news has in common.
    """

    __tablename__ = "wire"
    __table_args__ = (
        UniqueConstraint("feed", "guid"),
        Index("wire_by_time", "at", "pk"),
        Index("wire_by_address", "address"),
        Index("wire_by_headline", "headline_key", "at"),
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    feed: Mapped[int] = mapped_column(ForeignKey("feeds.pk", ondelete="CASCADE"))
    guid: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_in_feed: Mapped[datetime] = mapped_column("came", UtcDateTime)
    seen: Mapped[bool]
    used: Mapped[bool]
    published: Mapped[datetime | None] = mapped_column(UtcDateTime)
    url: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    headline: Mapped[str] = mapped_column(Text)
    headline_key: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    byline: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(35))
    summary: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    markup: Mapped[str] = mapped_column(Text, server_default="")
    section: Mapped[str] = mapped_column(Text, server_default="")
    keywords: Mapped[str] = mapped_column(Text, server_default="")
    rest: Mapped[str] = mapped_column(Text, server_default="")


class SectionCountRow(Base):
    """How many stories are in a section and a state. Kept with each save: counting them takes long on a large desk."""

    __tablename__ = "tallies"

    section: Mapped[str] = mapped_column(Text, primary_key=True)
    status: Mapped[str] = mapped_column(String(16), primary_key=True)
    stories: Mapped[int]


class TermCountRow(Base):
    """How many stories have a word (`model.tokenizer`): what makes a shared one tell something."""

    __tablename__ = "terms"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    term: Mapped[str] = mapped_column(Text, primary_key=True)
    stories: Mapped[int]
