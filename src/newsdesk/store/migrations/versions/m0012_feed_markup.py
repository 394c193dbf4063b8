"""Items of feeds keep their HTML, section and keywords, and a line for each further field."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the columns; older items have plain text alone."""
    for name in ("markup", "section", "keywords", "rest"):
        op.add_column("wire", sa.Column(name, sa.Text, nullable=False, server_default=""))
