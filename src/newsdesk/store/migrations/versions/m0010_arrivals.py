"""States and page settings that bundles brought and the desk did not take over."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "arrivals",
        sa.Column("article", sa.Uuid, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("digest", sa.String(16), nullable=False),
        sa.Column("settings", sa.JSON, nullable=False),
    )
