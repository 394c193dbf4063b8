"""What a desk on PostgreSQL has instead of what SQLite brings: an index of words, plain orders, and news of changes."""

import sqlalchemy as sa
from alembic import op

EXTENSION = "pg_trgm"
# What is sorted, or looked for by its beginning, goes by code points, as on SQLite and whatever the server's language.
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
    """Add it to a desk that has just been made."""
    op.execute(f"CREATE EXTENSION IF NOT EXISTS {EXTENSION}")
    for table, columns in _PLAIN.items():
        for column in columns:
            # Of any length, as on SQLite: what is too long is for a check to say, not for a save to refuse.
            op.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE TEXT COLLATE "C"')
    for column in ("byline", "keywords"):
        op.execute(f"CREATE INDEX articles_by_{column} ON articles USING gin ({column} gin_trgm_ops)")
    # The store cuts words itself, as for SQLite; the server only keeps where they stand.
    op.create_table(
        "words",
        sa.Column("pk", sa.Integer, sa.ForeignKey("articles.pk", ondelete="CASCADE"), primary_key=True),
        sa.Column("headline", sa.dialects.postgresql.TSVECTOR, nullable=False),
        sa.Column("body", sa.dialects.postgresql.TSVECTOR, nullable=False),
    )
    for column in ("headline", "body"):
        # Without a list of what is still to be sorted in, which some save would have to wait for.
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
