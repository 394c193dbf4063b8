"""The wire: feeds and their items."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make room for feeds and what they bring."""
    instant = sa.DateTime(timezone=True)
    op.create_table(
        "feeds",
        sa.Column("pk", sa.Integer, primary_key=True),
        sa.Column("url", sa.Text, nullable=False, unique=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("etag", sa.Text, nullable=False),
        sa.Column("last_modified", sa.Text, nullable=False),
        sa.Column("checked", instant),
        sa.Column("due", instant),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
    )
    op.create_table(
        "wire",
        sa.Column("pk", sa.Integer, primary_key=True),
        sa.Column("feed", sa.Integer, sa.ForeignKey("feeds.pk", ondelete="CASCADE"), nullable=False),
        sa.Column("guid", sa.Text, nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.Column("came", instant, nullable=False),
        sa.Column("seen", sa.Boolean, nullable=False),
        sa.Column("used", sa.Boolean, nullable=False),
        sa.Column("published", instant),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("headline_key", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("byline", sa.Text, nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.UniqueConstraint("feed", "guid"),
    )
    op.create_index("wire_by_time", "wire", ["at", "pk"])
    op.create_index("wire_by_address", "wire", ["address"])
    op.create_index("wire_by_headline", "wire", ["headline_key", "at"])
