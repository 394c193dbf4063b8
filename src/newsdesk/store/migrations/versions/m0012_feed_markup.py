"""Items of feeds keep their text as the HTML that came, their section, keywords and what else they say."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the columns; what came before has plain text alone."""
    for name in ("markup", "section", "keywords", "rest"):
        op.add_column("wire", sa.Column(name, sa.Text, nullable=False, server_default=""))
