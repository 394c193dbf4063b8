"""Copy of a desk from one engine to the other, row by row: existing rows stay, and a final comparison verifies all."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Table, func, insert, select, text, tuple_
from sqlalchemy.orm import Session

from newsdesk.errors import DeskError
from newsdesk.store.article_rows import article_from_row
from newsdesk.store.engine.database import Database
from newsdesk.store.search import fulltext_index
from newsdesk.store.tables import ArticleRow, Base, EditLockRow

_BATCH = 500
# Edit locks are valid only on their own desk, so they are not copied.
_TABLES = [table for table in Base.metadata.sorted_tables if table.name != EditLockRow.__tablename__]


def copy_rows(source: Database, target: Database, progress: Callable[[int, int], object]) -> None:
    """Copy the rows of `source` that `target` lacks, one transaction per batch, then compare the two desks.

    `progress` receives the number of finished rows and the total. Raises `DeskError` if `target` holds another desk, or
    if the two desks differ at the end because somebody wrote to one of them.
    """
    _require_same_desk(source, target)
    with source.read_session() as session:
        total = sum(session.scalar(select(func.count()).select_from(table)) or 0 for table in _TABLES)
    done = 0
    for table in _TABLES:
        for rows in _read_batches(source, table):
            with target.write_session() as session:
                _insert_missing_rows(session, table, rows)
            progress(done := done + len(rows), total)
    _index_missing_stories(target)
    if not target.is_sqlite:
        _reset_sequences(target)
    for table in _TABLES:
        if _table_checksum(source, table) != _table_checksum(target, table):
            raise DeskError(
                "The copy on {place} is not the same as the desk ({table}): somebody wrote on one of them meanwhile. "
                "Copy onto an empty desk while nobody writes.",
                place=target.display_name,
                table=table.name,
            )


def _require_same_desk(source: Database, target: Database) -> None:
    """Refuse a target with other stories; rows are copied in order, so checking the first and the last is enough."""
    for story, pk in _first_and_last_story(target).items():
        with source.read_session() as session:
            if session.scalar(select(ArticleRow.pk).where(ArticleRow.id == story)) != pk:
                raise DeskError(
                    "There are other stories on {place} already; copy onto a desk that is empty.",
                    place=target.display_name,
                )


def _first_and_last_story(database: Database) -> dict[UUID, int]:
    asked = select(ArticleRow.id, ArticleRow.pk).limit(1)
    with database.read_session() as session:
        found = [session.execute(asked.order_by(order)).first() for order in (ArticleRow.pk, ArticleRow.pk.desc())]
    return {row.id: row.pk for row in found if row is not None}


def _read_batches(database: Database, table: Table) -> Iterator[list[dict[str, Any]]]:
    keys = list(table.primary_key.columns)
    asked, last = select(table).order_by(*keys).limit(_BATCH), None
    while True:
        page = asked if last is None else asked.where(tuple_(*keys) > tuple_(*last))
        with database.read_session() as session:
            rows = [dict(row._mapping) for row in session.execute(page)]
        if not rows:
            return
        yield rows
        last = [rows[-1][key.name] for key in keys]


def _insert_missing_rows(session: Session, table: Table, rows: list[dict[str, Any]]) -> None:
    keys = list(table.primary_key.columns)
    wanted = [tuple(row[key.name] for key in keys) for row in rows]
    there = {tuple(row) for row in session.execute(select(*keys).where(tuple_(*keys).in_(wanted)))}
    new = [row for row, key in zip(rows, wanted, strict=True) if key not in there]
    if new:
        session.execute(insert(table), new)


def _index_missing_stories(target: Database) -> None:
    """Index the stories that are not yet indexed; their links must be copied first."""
    number = "rowid" if target.is_sqlite else "pk"
    indexed = text(f"SELECT {number} FROM words WHERE {number} BETWEEN :first AND :last")  # noqa: S608 - a column's name
    last = 0
    while True:
        with target.write_session() as session:
            asked = select(ArticleRow).where(ArticleRow.pk > last).order_by(ArticleRow.pk).limit(_BATCH)
            rows = session.scalars(asked).all()
            if not rows:
                return
            known = set(session.scalars(indexed, {"first": rows[0].pk, "last": rows[-1].pk}))
            if new := {row.pk: article_from_row(row) for row in rows if row.pk not in known}:
                fulltext_index.index_articles(session, new)
            last = rows[-1].pk


def _reset_sequences(target: Database) -> None:
    """Set the server's sequences to continue after the copied row numbers."""
    with target.write_session() as session:
        for table in _TABLES:
            key = table.autoincrement_column
            if key is not None:
                session.execute(
                    text(
                        f"SELECT setval(pg_get_serial_sequence('{table.name}', '{key.name}'), "  # noqa: S608
                        f"coalesce(max({key.name}), 0) + 1, false) FROM {table.name}"
                    )
                )


def _table_checksum(database: Database, table: Table) -> tuple[int, int]:
    """Return the row count of a table and a checksum of its rows, independent of their order."""
    rows = made = 0
    for batch in _read_batches(database, table):
        rows += len(batch)
        made += sum(int.from_bytes(sha256(repr(list(row.values())).encode()).digest()) for row in batch)
    return rows, made
