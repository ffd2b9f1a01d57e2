"""Runs the revisions inside the transaction that the Store has opened (see docflow/store/schema.py)."""

from alembic import context

from docflow.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
