"""The database engines: SQLite and PostgreSQL, opened, migrated and locked."""
