"""Which window a story is open in."""

import sqlalchemy as sa
from alembic import op

from newsdesk.store.migrations import postgres_objects

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make room for who holds what."""
    op.create_table(
        "holders",
        sa.Column("article", sa.Uuid, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("window", sa.Uuid, nullable=False),
        sa.Column("computer", sa.Text, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        # No desk was on a server before this format.
        postgres_objects.create_postgres_objects()
