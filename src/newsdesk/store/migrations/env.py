"""Alembic environment: runs the migrations on the store's connection and in its transaction."""

from alembic import context

# SQLite rolls back table changes too in explicit transactions, so an interrupted migration leaves no trace.
context.configure(connection=context.config.attributes["connection"], render_as_batch=True, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
