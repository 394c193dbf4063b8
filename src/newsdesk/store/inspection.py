"""Inspection of a desk: every row is read, and unreadable rows are reported."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Text, cast, inspect, select, tuple_
from sqlalchemy.orm import Session

from newsdesk.messages import Message
from newsdesk.model import article_digest, article_from_dict
from newsdesk.store.article_rows import article_from_row
from newsdesk.store.damage import UNREADABLE_ROW_ERRORS, damage_reason, read_display_name, reraise_unless_damage
from newsdesk.store.engine.database import Database
from newsdesk.store.published import published_story_from_dict
from newsdesk.store.summaries import summary_from_row
from newsdesk.store.tables import ArticleRow, Base, PublishedStoryRow, VersionRow

_BATCH = 200


def find_damaged_rows(database: Database) -> tuple[str, ...]:
    """Return a sentence for each unreadable row and for each row that contradicts itself."""
    with database.read_session() as session:
        return (
            *_table_problems(session, ArticleRow, _check_story_row, lambda key: _story_label(session, key)),
            *_table_problems(session, VersionRow, _check_version_row, lambda key: _version_label(session, key)),
            *_table_problems(
                session, PublishedStoryRow, _check_published_row, lambda key: _published_label(session, key)
            ),
            *(
                trouble
                for table in _other_tables()
                for trouble in _table_problems(session, table, bool, partial(_row_label, table))
            ),
        )


def _other_tables() -> list[type[Base]]:
    special = {ArticleRow, VersionRow, PublishedStoryRow}
    return [mapper.class_ for mapper in Base.registry.mappers if mapper.class_ not in special]


def _table_problems(
    session: Session, table: type[Base], read: Callable[[Any], object], name: Callable[[tuple[Any, ...]], str]
) -> Iterator[str]:
    keys = list(inspect(table).primary_key)
    # Read keys as raw text, so that a damaged key does not stop the reading of the others.
    embedded = session.get_bind().dialect.name == "sqlite"
    asked = [cast(key, Text) if embedded else key for key in keys]
    found = [tuple(row) for row in session.execute(select(*asked))]
    for start in range(0, len(found), _BATCH):
        batch = found[start : start + _BATCH]
        try:
            for row in session.scalars(select(table).where(tuple_(*asked).in_(batch))):
                read(row)
        except UNREADABLE_ROW_ERRORS as error:
            reraise_unless_damage(error)
        else:
            session.expunge_all()
            continue
        session.expunge_all()
        for key in batch:
            try:
                for row in session.scalars(select(table).where(tuple_(*asked) == tuple_(*key))):
                    read(row)
            except UNREADABLE_ROW_ERRORS as error:
                reraise_unless_damage(error)
                yield Message("{what} is damaged: {said}. Restore a backup.", what=name(key), said=damage_reason(error))
        session.expunge_all()


class _ContradictionError(ValueError):
    """Error for a row with contradictory columns."""


def _check_story_row(row: ArticleRow) -> None:
    article = article_from_row(row)
    summary_from_row(row)
    for name in ("embargo", "scheduled"):
        if getattr(row, name) != getattr(article, name):
            raise _ContradictionError(f"“{name}” is not the same in the list as in the story")


def _check_version_row(row: VersionRow) -> None:
    if article_digest(article_from_dict(row.snapshot)) != row.digest:
        raise _ContradictionError(Message("its text is not the one that was kept"))


def _check_published_row(row: PublishedStoryRow) -> None:
    if row.renderer:
        published_story_from_dict(orjson.loads(orjson.dumps(row.story_json)), tuple(row.former))


def _story_label(session: Session, key: tuple[Any, ...]) -> str:
    return Message("“{name}”", name=read_display_name(session, ArticleRow.pk == int(key[0])))


def _version_label(session: Session, key: tuple[Any, ...]) -> str:
    condition = VersionRow.pk == int(key[0])
    number = session.scalar(select(cast(VersionRow.number, Text)).where(condition))
    story = ArticleRow.id.in_(select(VersionRow.article).where(condition))
    return Message("Version {number} of “{name}”", number=number, name=read_display_name(session, story))


def _published_label(session: Session, key: tuple[Any, ...]) -> str:
    story: Any = key[0] if isinstance(key[0], UUID) else None
    condition = ArticleRow.id == story if story is not None else cast(ArticleRow.id, Text) == key[0]
    return Message("What readers see of “{name}”", name=read_display_name(session, condition))


def _row_label(table: type[Base], key: tuple[Any, ...]) -> str:
    return Message("A row of “{table}” ({key})", table=table.__tablename__, key=" ".join(map(str, key)))
