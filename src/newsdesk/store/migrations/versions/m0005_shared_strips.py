"""Strips that stories share by name have tables of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables; no story shares a strip yet."""
    op.create_table(
        "strips",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("edited", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "strip_links",
        sa.Column("pk", sa.Integer, primary_key=True),
        sa.Column("strip", sa.Uuid, sa.ForeignKey("strips.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("date", sa.String(10)),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("target", sa.Uuid),
        sa.UniqueConstraint("strip", "position"),
    )
    op.create_index("strip_links_by_target", "strip_links", ["target"])
    op.add_column("articles", sa.Column("shared", sa.Uuid))
    op.create_index("articles_by_shared", "articles", ["shared"])
