"""Runs the migrations on the connection, and in the transaction, that the store hands over."""

from alembic import context

# SQLite takes back tables too, once the driver is told where a transaction begins: so a cut-off change leaves nothing.
context.configure(connection=context.config.attributes["connection"], render_as_batch=True, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
