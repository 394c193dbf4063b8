"""What was last seen at the addresses that links lead to."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make room for observations of links."""
    op.create_table(
        "link_health",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("health", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("to", sa.Text, nullable=False),
        sa.Column("permanent", sa.Boolean, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
    )
