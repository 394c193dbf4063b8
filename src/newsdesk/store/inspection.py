"""The inspection of a desk: each row of it is read, and each one that cannot be is named."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Text, cast, inspect, select, tuple_
from sqlalchemy.orm import Session

from newsdesk.messages import Message
from newsdesk.model import article_digest, article_from_dict
from newsdesk.store.articles import article_of
from newsdesk.store.damage import UNREADABLE, name_of, reason_of, require_damage
from newsdesk.store.engine.database import Database
from newsdesk.store.published import card_from_plain
from newsdesk.store.summaries import summary
from newsdesk.store.tables import ArticleRow, Base, LiveRow, VersionRow

_BATCH = 200


def damaged_rows(database: Database) -> tuple[str, ...]:
    """Return a sentence for each row that cannot be read, and for each story whose row contradicts itself."""
    with database.reading() as session:
        return (
            *_troubles(session, ArticleRow, _read_story, lambda key: _story(session, key)),
            *_troubles(session, VersionRow, _read_version, lambda key: _version(session, key)),
            *_troubles(session, LiveRow, _read_live, lambda key: _live(session, key)),
            *(trouble for table in _others() for trouble in _troubles(session, table, bool, partial(_row_of, table))),
        )


def _others() -> list[type[Base]]:
    special = {ArticleRow, VersionRow, LiveRow}
    return [mapper.class_ for mapper in Base.registry.mappers if mapper.class_ not in special]


def _troubles(
    session: Session, table: type[Base], read: Callable[[Any], object], name: Callable[[tuple[Any, ...]], str]
) -> Iterator[str]:
    keys = list(inspect(table).primary_key)
    # Keys as the text they are kept as: one that is damaged itself must not stop the others from being read.
    embedded = session.get_bind().dialect.name == "sqlite"
    asked = [cast(key, Text) if embedded else key for key in keys]
    found = [tuple(row) for row in session.execute(select(*asked))]
    for start in range(0, len(found), _BATCH):
        batch = found[start : start + _BATCH]
        try:
            for row in session.scalars(select(table).where(tuple_(*asked).in_(batch))):
                read(row)
        except UNREADABLE as error:
            require_damage(error)
        else:
            session.expunge_all()
            continue
        session.expunge_all()
        for key in batch:
            try:
                for row in session.scalars(select(table).where(tuple_(*asked) == tuple_(*key))):
                    read(row)
            except UNREADABLE as error:
                require_damage(error)
                yield Message("{what} is damaged: {said}. Restore a backup.", what=name(key), said=reason_of(error))
        session.expunge_all()


class _ContradictionError(ValueError):
    """A row says one thing in one column and another in the next."""


def _read_story(row: ArticleRow) -> None:
    article = article_of(row)
    summary(row)
    for name in ("embargo", "scheduled"):
        if getattr(row, name) != getattr(article, name):
            raise _ContradictionError(f"“{name}” is not the same in the list as in the story")


def _read_version(row: VersionRow) -> None:
    if article_digest(article_from_dict(row.snapshot)) != row.digest:
        raise _ContradictionError(Message("its text is not the one that was kept"))


def _read_live(row: LiveRow) -> None:
    if row.renderer:
        card_from_plain(orjson.loads(orjson.dumps(row.card)), tuple(row.former))


def _story(session: Session, key: tuple[Any, ...]) -> str:
    return Message("“{name}”", name=name_of(session, ArticleRow.pk == int(key[0])))


def _version(session: Session, key: tuple[Any, ...]) -> str:
    condition = VersionRow.pk == int(key[0])
    number = session.scalar(select(cast(VersionRow.number, Text)).where(condition))
    story = ArticleRow.id.in_(select(VersionRow.article).where(condition))
    return Message("Version {number} of “{name}”", number=number, name=name_of(session, story))


def _live(session: Session, key: tuple[Any, ...]) -> str:
    story: Any = key[0] if isinstance(key[0], UUID) else None
    condition = ArticleRow.id == story if story is not None else cast(ArticleRow.id, Text) == key[0]
    return Message("What readers see of “{name}”", name=name_of(session, condition))


def _row_of(table: type[Base], key: tuple[Any, ...]) -> str:
    return Message("A row of “{table}” ({key})", table=table.__tablename__, key=" ".join(map(str, key)))
