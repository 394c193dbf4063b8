"""The first desk."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of the first release."""
    op.create_table(
        "articles",
        sa.Column("pk", sa.Integer, primary_key=True),
        sa.Column("id", sa.Uuid, nullable=False, unique=True),
        sa.Column("slug", sa.String(80), nullable=False, unique=True),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("edited", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("live", sa.Integer),
        sa.Column("date", sa.String(32)),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("section", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("articles_by_edited", "articles", ["edited", "pk"])
    op.create_index("articles_by_status", "articles", ["status", "edited", "pk"])
    op.create_index("articles_by_section", "articles", ["section"])
    op.create_table(
        "links",
        sa.Column("pk", sa.Integer, primary_key=True),
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.pk", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("date", sa.String(10)),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("target", sa.Uuid),
        sa.UniqueConstraint("article", "position"),
    )
    op.create_index("links_by_target", "links", ["target"])
    op.create_table(
        "versions",
        sa.Column("pk", sa.Integer, primary_key=True),
        sa.Column("article", sa.Uuid, sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("snapshot", sa.JSON, nullable=False),
        sa.UniqueConstraint("article", "number"),
    )
    op.create_table(
        "ancestors",
        sa.Column("article", sa.Uuid, primary_key=True),
        sa.Column("digest", sa.String(16), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_table(
        "known_stories",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("slug", sa.String(80), nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
    )
    op.create_table(
        "media",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("mime", sa.String(40), nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.String(40), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        # Words are cut by the store (CJK into pairs) before they come here; FTS5 only folds case and accents.
        op.execute(
            "CREATE VIRTUAL TABLE words USING fts5"
            "(headline, strip, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')"
        )
        # The store merges a few pages with each save. Left to itself the index merges a whole level when it must, and
        # on a large desk the save that meets that moment waits for most of a minute.
        op.execute("INSERT INTO words(words, rank) VALUES ('automerge', 0)")
        op.execute("INSERT INTO words(words, rank) VALUES ('crisismerge', 1999)")
