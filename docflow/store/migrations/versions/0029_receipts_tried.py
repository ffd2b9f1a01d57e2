"""Signals are kept of receipts without an advice as well; a payer's items of an amount are told by the index alone."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Key

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None
_KEY = "pk_line_signals"
_OWED = ["tenant", "payer", "currency", "remaining_minor", "pending_minor", "discount_minor"]


def upgrade() -> None:
    with op.batch_alter_table("line_signals", recreate="auto") as signals:
        signals.add_column(sa.Column("receipt_id", Key(length=80), server_default="", nullable=False))
        signals.drop_constraint(_KEY, type_="primary")
        signals.create_primary_key(_KEY, ["tenant", "document_id", "receipt_id", "line"])
    op.drop_index("ix_open_items_payer", "open_items")
    op.create_index(
        "ix_open_items_payer",
        "open_items",
        _OWED,
        unique=False,
        postgresql_where=sa.text("remaining_minor <> pending_minor"),
        sqlite_where=sa.text("remaining_minor <> pending_minor"),
    )
