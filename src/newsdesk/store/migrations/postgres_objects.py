"""PostgreSQL replacements for features of SQLite: word index, code-point collation and change notifications."""

import sqlalchemy as sa
from alembic import op

EXTENSION = "pg_trgm"
# Columns sorted or searched by prefix use code-point order, as in SQLite, regardless of the server's language.
_PLAIN = {
    "articles": ("slug", "status", "day", "title", "section", "source", "language", "date"),
    "known_stories": ("slug", "status"),
    "live": ("slug",),
    "strips": ("name",),
    "tallies": ("section", "status"),
    "terms": ("term",),
    "wire": ("language",),
}
_TOLD = ("articles", "versions", "live", "holders", "strips", "settings", "feeds", "wire", "link_health", "media")


def create_postgres_objects() -> None:
    """Create the PostgreSQL objects of a new desk."""
    op.execute(f"CREATE EXTENSION IF NOT EXISTS {EXTENSION}")
    for table, columns in _PLAIN.items():
        for column in columns:
            # Allow any length, as SQLite does: a check reports a text that is too long, but a save must not fail.
            op.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE TEXT COLLATE "C"')
    for column in ("byline", "keywords"):
        op.execute(f"CREATE INDEX articles_by_{column} ON articles USING gin ({column} gin_trgm_ops)")
    # The store splits the words itself, as for SQLite; the server stores only their positions.
    op.create_table(
        "words",
        sa.Column("pk", sa.Integer, sa.ForeignKey("articles.pk", ondelete="CASCADE"), primary_key=True),
        sa.Column("headline", sa.dialects.postgresql.TSVECTOR, nullable=False),
        sa.Column("body", sa.dialects.postgresql.TSVECTOR, nullable=False),
    )
    for column in ("headline", "body"):
        # Disable the pending list of GIN: some save would have to wait while it is merged.
        op.execute(f"CREATE INDEX words_in_{column} ON words USING gin ({column}) WITH (fastupdate = off)")
    op.execute(
        "CREATE FUNCTION newsdesk_tell() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM pg_notify('newsdesk', TG_TABLE_NAME); RETURN NULL; END $$"
    )
    for table in _TOLD:
        op.execute(
            f"CREATE TRIGGER newsdesk_tell AFTER INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION newsdesk_tell()"
        )
