"""Signals are kept of receipts without an advice as well: many of them stand on one statement."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Key

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None
_NAME = "pk_line_signals"


def upgrade() -> None:
    with op.batch_alter_table("line_signals", recreate="auto") as signals:
        signals.add_column(sa.Column("receipt_id", Key(length=80), server_default="", nullable=False))
        signals.drop_constraint(_NAME, type_="primary")
        signals.create_primary_key(_NAME, ["tenant", "document_id", "receipt_id", "line"])
