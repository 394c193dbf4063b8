"""Tables of the database. They are private to the store: rows never leave it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, Uuid, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from newsdesk.store.column_types import UtcDateTime


class Base(DeclarativeBase):
    """Base class of all tables."""


class ArticleRow(Base):
    """One article. Fields used to filter, sort or join have a column; the others are in `fields`."""

    __tablename__ = "articles"
    __table_args__ = (
        # Lists are merged from these: every sort order within a state, and within a section and a state.
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

    # Large columns come last, because SQLite reads past all columns before the requested one.
    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(Uuid, unique=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    status: Mapped[str] = mapped_column(String(16))
    edited: Mapped[datetime] = mapped_column(UtcDateTime)
    revision: Mapped[int] = mapped_column()
    date: Mapped[str | None] = mapped_column(String(32))
    language: Mapped[str] = mapped_column(String(35))
    section: Mapped[str] = mapped_column(Text)  # the path, one name per line
    source: Mapped[str] = mapped_column(Text)
    shared: Mapped[UUID | None] = mapped_column(Uuid)  # the identity of a shared strip, even if it is not on this desk
    headline: Mapped[str] = mapped_column(Text)
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    body: Mapped[str] = mapped_column(Text)
    # Copies of values in other columns, to sort and filter by.
    day: Mapped[str] = mapped_column(String(10), server_default="")  # the story's date, else the date of its last edit
    title: Mapped[str] = mapped_column(String(80), server_default="")  # the headline without case and accents
    urgency_rank: Mapped[int] = mapped_column("pressing", server_default="0")  # 9 for urgency 1, 0 for none
    byline: Mapped[str] = mapped_column(Text, server_default="")  # one name per line
    keywords: Mapped[str] = mapped_column(Text, server_default="")  # one per line
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
    """Columns of a link in any strip. `target` is the identity of a story, even if it is not yet on this desk."""

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
    """A strip shared by its name. Unpublished articles read its links; published and killed ones have a copy."""

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
    """A complete snapshot of an article. `number` counts from 1 for each article."""

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
    editor: Mapped[str] = mapped_column(Text, server_default="")  # the author of the version; "" if unknown
    name: Mapped[str] = mapped_column(Text, server_default="")
    snapshot: Mapped[dict[str, Any]] = mapped_column(JSON)


class PublishedStoryRow(Base):
    """The live version `number` of a story, with its body as HTML made by version `renderer` (0: not yet rendered).

    `story_json` is a `PublishedStory`, stored with the HTML: lists and links use it without reading the text.
    `former` holds the former live slugs.
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
    """The window that has an article open for writing; other windows may only read the article."""

    __tablename__ = "holders"

    article: Mapped[UUID] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    window: Mapped[UUID] = mapped_column(Uuid)
    computer: Mapped[str] = mapped_column(Text)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class AncestorRow(Base):
    """A former state of an article on another desk, known from a bundle."""

    __tablename__ = "ancestors"

    article: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    digest: Mapped[str] = mapped_column(String(16), primary_key=True)
    position: Mapped[int]


class BundleStateRow(Base):
    """State and page settings from the bundle of an article that the desk did not adopt."""

    __tablename__ = "arrivals"

    article: Mapped[UUID] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    status: Mapped[str] = mapped_column(String(16))
    digest: Mapped[str] = mapped_column(String(16))
    settings: Mapped[dict[str, str]] = mapped_column(JSON)


class KnownStoryRow(Base):
    """A story that a bundle links to and that is not on this desk."""

    __tablename__ = "known_stories"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    slug: Mapped[str] = mapped_column(String(80))
    headline: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(16))


class MediaRow(Base):
    """A media file; its bytes are in the media folder under its hash."""

    __tablename__ = "media"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    mime: Mapped[str] = mapped_column(String(40))
    width: Mapped[int]
    height: Mapped[int]
    size: Mapped[int]


class LinkCheckRow(Base):
    """The last check result of a linked address (`model.link_health_key`)."""

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
    """A feed item, last in its feed at `last_seen_in_feed`; `address` and `headline_key` identify the same news."""

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
    """Number of stories in a section and a state, updated by each save: counting takes long on a large desk."""

    __tablename__ = "tallies"

    section: Mapped[str] = mapped_column(Text, primary_key=True)
    status: Mapped[str] = mapped_column(String(16), primary_key=True)
    stories: Mapped[int]


class TermCountRow(Base):
    """Number of stories with a word (`model.tokenizer`), which determines the weight of the word."""

    __tablename__ = "terms"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    term: Mapped[str] = mapped_column(Text, primary_key=True)
    stories: Mapped[int]
