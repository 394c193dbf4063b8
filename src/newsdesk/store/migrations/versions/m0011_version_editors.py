"""Versions say who made them, and may have a name."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add both; of older versions nobody knows who made them."""
    for column in ("editor", "name"):
        op.add_column("versions", sa.Column(column, sa.Text, nullable=False, server_default=""))
