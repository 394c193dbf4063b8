"""How words begin, and the stretches of stories each is in, in a server's index of words."""

from alembic import op

revision = "0009"
down_revision = "0008"

# As `store.search.postgres_tsvector` makes them, of three letters at most, of 2,048 and of 65,536 rows.
_MORE = """
{column} || array_to_tsvector(ARRAY(
    SELECT DISTINCT '^' || left(word, length)
    FROM unnest(tsvector_to_array({column})) AS word, generate_series(1, 3) AS length
) || ('#' || pk / 2048) || ('@' || pk / 65536))
"""


def upgrade() -> None:
    """Add them to what is there; SQLite keeps beginnings and an order by itself."""
    if op.get_bind().dialect.name == "postgresql":
        each = ", ".join(f"{column} = {_MORE.format(column=column)}" for column in ("headline", "body"))
        op.execute(f"UPDATE words SET {each}")  # noqa: S608 - names of columns
