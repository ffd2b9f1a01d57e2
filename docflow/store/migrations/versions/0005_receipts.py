"""Statements of our bank accounts, and the receipts in them."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Instant, Key, Words

revision = "0005"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _statements()
    _receipts()
    _references()


def _statements() -> None:
    op.create_table(
        "statements",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("account", Words(), nullable=False),
        sa.Column("account_key", Words(), nullable=False),
        sa.Column("key", Words(), nullable=False),
        sa.Column("report", Key(length=20), nullable=False),
        sa.Column("currency", Key(length=3), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("opening_minor", sa.BigInteger(), nullable=True),
        sa.Column("closing_minor", sa.BigInteger(), nullable=True),
        sa.Column("fingerprint", Key(length=64), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "document_id"],
            ["documents.tenant", "documents.id"],
            name=op.f("fk_statements_tenant_document_id"),
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_statements")),
        sa.UniqueConstraint(
            "tenant", "account_key", "report", "key", name=op.f("uq_statements_tenant_account_key_report_key")
        ),
        comment="A statement is kept once: account, kind of report and its own number tell it from every other.",
    )
    op.create_index(op.f("ix_statements_document_id"), "statements", ["document_id"], unique=False)


def _receipts() -> None:
    op.create_table(
        "receipts",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("statement_id", Key(length=80), nullable=False),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("account", Words(), nullable=False),
        sa.Column("account_key", Words(), nullable=False),
        sa.Column("status", Key(length=20), server_default="unidentified", nullable=False),
        sa.Column("currency", Key(length=3), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("booked_on", sa.Date(), nullable=True),
        sa.Column("customer", Words(), nullable=True),
        sa.Column("payer", Words(), server_default="", nullable=False),
        sa.Column("booking_key", Words(), server_default="", nullable=False),
        sa.Column("takes_back", Key(length=80), nullable=True),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "statement_id"],
            ["statements.tenant", "statements.id"],
            name=op.f("fk_receipts_tenant_statement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "document_id"], ["documents.tenant", "documents.id"], name=op.f("fk_receipts_tenant_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "takes_back"], ["receipts.tenant", "receipts.id"], name=op.f("fk_receipts_tenant_takes_back")
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_receipts")),
        sa.UniqueConstraint("tenant", "statement_id", "ordinal", name=op.f("uq_receipts_tenant_statement_id_ordinal")),
        comment="Never told apart by amount and date: identical legitimate lines exist.",
    )
    op.create_index(op.f("ix_receipts_document_id"), "receipts", ["document_id"], unique=False)
    op.create_index("ix_receipts_status", "receipts", ["tenant", "status", "id"], unique=False)
    op.create_index("ix_receipts_booking", "receipts", ["tenant", "account_key", "booking_key"], unique=False)


def _references() -> None:
    op.create_table(
        "receipt_references",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("receipt_id", Key(length=80), nullable=False),
        sa.Column("reference", Words(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "receipt_id"],
            ["receipts.tenant", "receipts.id"],
            name=op.f("fk_receipt_references_tenant_receipt_id"),
        ),
        sa.PrimaryKeyConstraint("tenant", "receipt_id", "reference", name=op.f("pk_receipt_references")),
        comment="Every reference by which a receipt may be named when it is taken back.",
    )
    op.create_index("ix_receipt_references_reference", "receipt_references", ["tenant", "reference"], unique=False)
