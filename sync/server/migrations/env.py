"""Alembic's entrance: the connection, its transaction and lock are `Database.migrate`'s."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
