"""Versions: complete snapshots of stories, and the ancestry of each story."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer

from newsdesk.errors import NotFoundError
from newsdesk.model import (
    Article,
    Status,
    article_digest,
    article_from_dict,
    article_to_dict,
    clean_line,
    count_body_words,
)
from newsdesk.store.engine.database import Database
from newsdesk.store.records import Version
from newsdesk.store.tables import AncestorRow, ArticleRow, VersionRow

SHORT_DIGEST_LENGTH = 16


class Versions:
    """The versions of a desk's stories."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, article: Article, reason: str, at: datetime, *, editor: str | None = None, name: str = ""
    ) -> Version | None:
        """Add `article` as its story's next version; return None if the newest version has the same content.

        `editor` defaults to the editor of this desk. Raises `NotFoundError` if the story is not on the desk.
        """
        who = self._database.editor if editor is None else editor
        with self._database.write_session() as session:
            version, new = add_in_session(session, article, reason, at, editor=who, name=name)
        return version if new else None

    def rename(self, story: UUID, number: int, name: str) -> None:
        """Name a version, or remove its name with ""; raises `NotFoundError`."""
        with self._database.write_session() as session:
            asked = select(VersionRow).options(defer(VersionRow.snapshot))
            row = session.scalar(asked.where(VersionRow.article == story, VersionRow.number == number))
            if row is None:
                raise _version_not_found(number)
            row.name = clean_line(name)

    def list_for_story(self, story: UUID) -> tuple[Version, ...]:
        """Return the story's versions, newest first."""
        with self._database.read_session() as session:
            asked = select(VersionRow).where(VersionRow.article == story).order_by(VersionRow.number.desc())
            return tuple(map(_version_from_row, session.scalars(asked)))

    def get(self, story: UUID, number: int) -> Article:
        """Return the story as of this version; raises `NotFoundError`."""
        with self._database.read_session() as session:
            asked = select(VersionRow.snapshot).where(VersionRow.article == story, VersionRow.number == number)
            snapshot = session.scalar(asked)
        if snapshot is None:
            raise _version_not_found(number)
        return article_from_dict(snapshot)

    def previous_status(self, story: UUID, status: Status) -> Status | None:
        """Return the state of the newest version with a state other than `status`; None if there is none."""
        kept = VersionRow.snapshot["status"].as_string()
        with self._database.read_session() as session:
            asked = select(kept).where(VersionRow.article == story, kept != status.value)
            found = session.scalar(asked.order_by(VersionRow.number.desc()).limit(1))
        return None if found is None else Status(found)

    def ancestor_digests(self, story: UUID) -> tuple[str, ...]:
        """Return the first 16 digits of the digest of each former state of the story, oldest first."""
        with self._database.read_session() as session:
            return _ancestor_digests(session, story)

    def add_ancestors(self, story: UUID, digests: Iterable[str]) -> None:
        """Add the states of the story on other desks, as listed in a bundle."""
        with self._database.write_session() as session:
            known = set(_ancestor_digests(session, story))
            last = session.scalar(select(func.max(AncestorRow.position)).where(AncestorRow.article == story)) or 0
            new = dict.fromkeys(
                digest[:SHORT_DIGEST_LENGTH] for digest in digests if digest[:SHORT_DIGEST_LENGTH] not in known
            )
            for position, digest in enumerate(new, start=last + 1):
                session.add(AncestorRow(article=story, digest=digest, position=position))


def add_in_session(
    session: Session, article: Article, reason: str, at: datetime, *, editor: str, name: str = ""
) -> tuple[Version, bool]:
    """Add `article` as its story's next version in an open transaction; return the version and whether it is new.

    If the newest version has the same content, that version is returned.
    """
    # Lock the row, so that concurrent versions get consecutive numbers.
    if session.scalar(select(ArticleRow.pk).where(ArticleRow.id == article.id).with_for_update()) is None:
        raise NotFoundError("That story is no longer on this desk; look at the list of stories.")
    asked = select(VersionRow).options(defer(VersionRow.snapshot)).where(VersionRow.article == article.id)
    newest = session.scalar(asked.order_by(VersionRow.number.desc()).limit(1))
    digest = article_digest(article)
    if newest is not None and newest.digest == digest:
        return _version_from_row(newest), False
    row = VersionRow(
        article=article.id,
        number=1 if newest is None else newest.number + 1,
        revision=article.revision,
        digest=digest,
        reason=reason,
        at=at,
        words=count_body_words(article.body),
        editor=editor,
        name=name,
        snapshot=article_to_dict(article),
    )
    session.add(row)
    session.flush()
    return _version_from_row(row), True


def _ancestor_digests(session: Session, story: UUID) -> tuple[str, ...]:
    before = session.scalars(
        select(AncestorRow.digest).where(AncestorRow.article == story).order_by(AncestorRow.position)
    ).all()
    since = session.scalars(
        select(VersionRow.digest).where(VersionRow.article == story).order_by(VersionRow.number)
    ).all()
    return tuple(dict.fromkeys([*before, *(digest[:SHORT_DIGEST_LENGTH] for digest in since)]))


def _version_not_found(number: int) -> NotFoundError:
    return NotFoundError("There is no version {number} of that story; look at the list of its versions.", number=number)


def _version_from_row(row: VersionRow) -> Version:
    return Version(
        number=row.number,
        revision=row.revision,
        digest=row.digest,
        reason=row.reason,
        at=row.at,
        words=row.words,
        editor=row.editor,
        name=row.name,
    )
