"""Receipts and advices wait for each other: which is whose money, and payments that no advice told of."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Instant, Key, Words

revision = "0016"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _receipts()
    _pairings()
    _payments()
    op.create_index("ix_documents_customer", "documents", ["tenant", "customer", "state"], unique=False)
    op.create_index("ix_documents_amount", "documents", ["tenant", "amount_minor", "currency"], unique=False)


def _receipts() -> None:
    op.add_column("receipts", sa.Column("reason", Words(), server_default="", nullable=False))
    op.add_column("receipts", sa.Column("application", sa.Text(), nullable=True))
    op.add_column("receipts", sa.Column("decided_by", Words(), nullable=True))
    op.create_index("ix_receipts_customer", "receipts", ["tenant", "customer", "status"], unique=False)
    op.create_index("ix_receipts_amount", "receipts", ["tenant", "amount_minor", "currency"], unique=False)


def _pairings() -> None:
    op.create_table(
        "pairings",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("receipt_id", Key(length=80), nullable=False),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("receipt_currency", Key(length=3), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("currency", Key(length=3), nullable=False),
        sa.Column("value_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("charges_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("difference_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("because", Words(), server_default="", nullable=False),
        sa.Column("actor", Words(), nullable=False),
        sa.Column("paired_at", Instant(), nullable=False),
        sa.Column("parted_by", Words(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant", "receipt_id"], ["receipts.tenant", "receipts.id"], name=op.f("fk_pairings_tenant_receipt_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "document_id"], ["documents.tenant", "documents.id"], name=op.f("fk_pairings_tenant_document_id")
        ),
        sa.PrimaryKeyConstraint("tenant", "receipt_id", "document_id", name=op.f("pk_pairings")),
        comment="Which receipt is the money of which advice; what a person took apart is not paired again.",
    )
    op.create_index("ix_pairings_document", "pairings", ["tenant", "document_id"], unique=False)


def _payments() -> None:
    """One payment may stand for each receipt of a statement."""
    op.add_column("payments", sa.Column("receipt_id", Key(length=80), server_default="", nullable=False))
    op.drop_index("uq_payments_standing", "payments")
    op.create_index(
        "uq_payments_standing",
        "payments",
        ["tenant", "document_id", "receipt_id"],
        unique=True,
        postgresql_where=sa.text("reversed_at IS NULL"),
        sqlite_where=sa.text("reversed_at IS NULL"),
    )
    op.create_index("ix_payments_receipt", "payments", ["tenant", "receipt_id"], unique=False)
