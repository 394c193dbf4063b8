"""Handling of damaged rows: report them and read all others."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, LargeBinary, Select, cast, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import InstrumentedAttribute, Session

from newsdesk.errors import DeskError, NewsdeskError, OperationCancelledError
from newsdesk.messages import Message
from newsdesk.store.tables import ArticleRow

UNREADABLE_ROW_ERRORS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    DBAPIError,
    NewsdeskError,
)
"""Errors raised by reading a damaged row. `reraise_unless_damage` separates other failures from them."""

_Read = TypeVar("_Read")
_LONGEST = 80


def reraise_unless_damage(error: Exception) -> None:
    """Raise `error` again unless it indicates a damaged row; a lost server or a cancelled search does not."""
    if isinstance(error, OperationCancelledError):
        raise error
    if isinstance(error, DBAPIError) and not any(sign in str(error.orig) for sign in ("UTF-8", "malformed")):
        raise error


def damage_reason(error: Exception) -> str:
    """Return the reason of a row's damage in a few words."""
    said = str(error.orig if isinstance(error, DBAPIError) else error) or type(error).__name__
    return f"{said[:_LONGEST]}…" if len(said) > _LONGEST else said


def read_stories(
    session: Session,
    asked: Select[*tuple[Any, ...]],
    convert: Callable[[Any], _Read],
    on_damaged: Callable[[int, Exception], _Read] | None,
) -> list[_Read]:
    """Return the converted rows of a story query; `on_damaged` replaces a damaged row, None leaves it out."""
    try:
        return [convert(row) for row in session.execute(asked)]
    except UNREADABLE_ROW_ERRORS as error:
        reraise_unless_damage(error)
    session.expunge_all()
    found = []
    for pk in session.scalars(asked.with_only_columns(ArticleRow.pk)).all():
        try:
            found += [convert(row) for row in session.execute(asked.where(ArticleRow.pk == pk))]
        except UNREADABLE_ROW_ERRORS as error:
            reraise_unless_damage(error)
            if on_damaged is not None:
                found.append(on_damaged(pk, error))
    return found


def read_raw_text(session: Session, column: InstrumentedAttribute[Any], condition: ColumnElement[bool]) -> str:
    """Return a column of a story as text, regardless of its stored type; "" if it is empty."""
    if session.get_bind().dialect.name != "sqlite":
        # PostgreSQL accepts only valid text in such a column.
        return str(session.scalar(select(column).where(condition).limit(1)) or "")
    held = session.scalar(select(cast(column, LargeBinary)).where(condition).limit(1))
    return (held or b"").decode("utf-8", "replace")


def read_display_name(session: Session, condition: ColumnElement[bool]) -> str:
    """Return the readable part of a story's headline, or else of its slug."""
    headline, slug = (read_raw_text(session, column, condition) for column in (ArticleRow.headline, ArticleRow.slug))
    return headline[:_LONGEST] or slug[:_LONGEST] or Message("Untitled")


@contextmanager
def translate_damage(session: Session, condition: ColumnElement[bool]) -> Iterator[None]:
    """Translate errors of reading a story's row into a `DeskError` that names the story."""
    try:
        yield
    except UNREADABLE_ROW_ERRORS as error:
        reraise_unless_damage(error)
        raise DeskError(
            "“{name}” is damaged in the desk and cannot be opened ({said}); it was left as it is. Restore a backup to "
            "have it back. All other stories are as they were.",
            name=read_display_name(session, condition),
            said=damage_reason(error),
        ) from error
