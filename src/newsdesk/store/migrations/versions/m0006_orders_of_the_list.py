"""The list has orders and is narrowed by more than state and section: what that takes has columns and indexes."""

import json
import unicodedata
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_BATCH = 1000


def upgrade() -> None:
    """Copy what is sorted and narrowed by out of every story's fields."""
    for column in (
        sa.Column("day", sa.String(10), nullable=False, server_default=""),
        sa.Column("title", sa.String(80), nullable=False, server_default=""),
        sa.Column("pressing", sa.Integer, nullable=False, server_default="0"),
        sa.Column("byline", sa.Text, nullable=False, server_default=""),
        sa.Column("keywords", sa.Text, nullable=False, server_default=""),
        sa.Column("embargo", sa.DateTime(timezone=True)),
        sa.Column("scheduled", sa.DateTime(timezone=True)),
    ):
        op.add_column("articles", column)
    _fill()
    for name in ("edited", "status", "section"):
        op.drop_index(f"articles_by_{name}", "articles")
    for order, ending in (("edited", ""), ("day", "_day"), ("title", "_title"), ("pressing", "_pressing")):
        op.create_index(f"articles_by_status{ending}", "articles", ["status", order, "pk"])
        op.create_index(f"articles_by_section{ending}", "articles", ["section", "status", order, "pk"])
    op.create_index("articles_by_source", "articles", ["source"])
    for name in ("embargo", "scheduled"):
        op.create_index(f"articles_by_{name}", "articles", [name], sqlite_where=sa.text(f"{name} IS NOT NULL"))


def _fill() -> None:
    desk, last = op.get_bind(), 0
    read = sa.text("SELECT pk, date, edited, headline, fields FROM articles WHERE pk > :last ORDER BY pk LIMIT :batch")
    write = sa.text(
        "UPDATE articles SET day = :day, title = :title, pressing = :pressing, byline = :byline, "
        "keywords = :keywords, embargo = :embargo, scheduled = :scheduled WHERE pk = :pk"
    )
    while rows := desk.execute(read, {"last": last, "batch": _BATCH}).all():
        last = rows[-1].pk
        desk.execute(write, [_copied(row) for row in rows])


def _copied(row: Any) -> dict[str, object]:  # noqa: ANN401 - a row of an articles table as it was
    plain = json.loads(row.fields)
    return {
        "pk": row.pk,
        "day": (row.date or row.edited)[:10],
        "title": _folded(row.headline)[:80],
        "pressing": 10 - plain["urgency"] if plain.get("urgency") else 0,
        "byline": _folded("\n".join(plain.get("byline", ()))),
        "keywords": _folded("\n".join(plain.get("keywords", ()))),
        # As the other instants of the table are written.
        **{name: _instant(plain.get(name)) for name in ("embargo", "scheduled")},
    }


def _instant(written: str | None) -> str | None:
    return None if written is None else f"{written[:19].replace('T', ' ')}.000000"


def _folded(content: str) -> str:
    def fold(sign: str) -> str:
        parts = unicodedata.normalize("NFD", sign)
        plain = (parts[0] if all(map(unicodedata.combining, parts[1:])) else sign).lower()
        return plain if len(plain) == 1 else sign

    return "".join(map(fold, content))
