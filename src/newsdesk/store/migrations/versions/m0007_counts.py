"""How many stories there are by section and state, and by word, is kept and no longer counted when it is asked."""

import json
from collections import Counter

import sqlalchemy as sa
from alembic import op

from newsdesk.model import count_terms, topic_text

revision = "0007"
down_revision = "0006"

_BATCH = 1000


def upgrade() -> None:
    """Count once what is kept from now on."""
    op.create_table(
        "tallies",
        sa.Column("section", sa.Text, primary_key=True),
        sa.Column("status", sa.String(16), primary_key=True),
        sa.Column("stories", sa.Integer, nullable=False),
    )
    kept = op.create_table(
        "terms",
        sa.Column("term", sa.Text, primary_key=True),
        sa.Column("stories", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    desk = op.get_bind()
    desk.execute(sa.text("INSERT INTO tallies SELECT section, status, count(*) FROM articles GROUP BY section, status"))
    counted, last = Counter[str](), 0
    read = sa.text("SELECT pk, headline, fields, body FROM articles WHERE pk > :last ORDER BY pk LIMIT :batch")
    while rows := desk.execute(read, {"last": last, "batch": _BATCH}).all():
        last = rows[-1].pk
        for row in rows:
            fields = json.loads(row.fields)
            more = (fields.get("standfirst", ""), *fields.get("keywords", ()))
            counted.update(count_terms(topic_text(row.headline, row.body, more)).keys())
    if counted:
        desk.execute(kept.insert(), [{"term": term, "stories": stories} for term, stories in sorted(counted.items())])
