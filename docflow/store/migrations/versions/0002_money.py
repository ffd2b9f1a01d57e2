"""Open items, payments, decisions and the outbox."""

# ruff: noqa: E501
import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Instant, Key, Words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _acknowledgements()
    _customers()
    _open_items()
    _settlements()
    _writers()
    _decisions()
    _disputes()
    _payments()
    _postings()
    _allocations()


def _acknowledgements() -> None:
    op.create_table(
        "acknowledgements",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("consumer", Words(), nullable=False),
        sa.Column("posting_id", Key(length=80), nullable=False),
        sa.Column("external_ref", Words(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "consumer", "posting_id", name=op.f("pk_acknowledgements")),
    )


def _customers() -> None:
    op.create_table(
        "customers",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("ref", Words(), nullable=False),
        sa.Column("name", Words(), server_default="", nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "ref", name=op.f("pk_customers")),
    )


def _open_items() -> None:
    op.create_table(
        "open_items",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("ref", Words(), nullable=False),
        sa.Column("customer", Words(), nullable=False),
        sa.Column("number", Words(), nullable=False),
        sa.Column("number_key", Words(), nullable=False),
        sa.Column("kind", Key(length=20), nullable=False),
        sa.Column("purchase_order", Words(), nullable=True),
        sa.Column("issued", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("currency", Key(length=3), nullable=False),
        sa.Column("original_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("remaining_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("pending_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("discount_until", sa.Date(), nullable=True),
        sa.Column("discount_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "ref", name=op.f("pk_open_items")),
    )
    op.create_index("ix_open_items_customer", "open_items", ["tenant", "customer"], unique=False)
    op.create_index("ix_open_items_number_key", "open_items", ["tenant", "number_key"], unique=False)
    op.create_index("ix_open_items_purchase_order", "open_items", ["tenant", "purchase_order"], unique=False)


def _settlements() -> None:
    op.create_table(
        "settlements",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("posting_id", Key(length=80), nullable=False),
        sa.Column("open_item", Words(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("settled_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "posting_id", "open_item", name=op.f("pk_settlements")),
        comment="What each posting takes off an open item: pending from the approval on, settled once the ledger has it.",
    )


def _writers() -> None:
    op.create_table(
        "writers",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("ledger", Key(length=80), nullable=False),
        sa.Column("company", Words(), nullable=False),
        sa.Column("posting_id", Key(length=80), nullable=True),
        sa.Column("lease_until", Instant(), nullable=True),
        sa.Column("token", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "ledger", "company", name=op.f("pk_writers")),
        comment="One delivery at a time writes to a company of a ledger; the token fences off those whose lease is over.",
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("actor", Words(), server_default="", nullable=False),
        sa.Column("action", Words(), server_default="", nullable=False),
        sa.Column("body", sa.Text(), server_default="{}", nullable=False),
        sa.Column("content_hash", Key(length=64), server_default="", nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "document_id"],
            ["documents.tenant", "documents.id"],
            name=op.f("fk_decisions_tenant_document_id"),
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_document_id"), "decisions", ["document_id"], unique=False)


def _disputes() -> None:
    op.create_table(
        "disputes",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("line", sa.Integer(), server_default="-1", nullable=False),
        sa.Column("customer", Words(), nullable=True),
        sa.Column("source", Key(length=20), nullable=False),
        sa.Column("state", Key(length=20), nullable=False),
        sa.Column("dispute", sa.Text(), nullable=False),
        sa.Column("currency", Key(length=3), nullable=True),
        sa.Column("amount_minor", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "document_id"], ["documents.tenant", "documents.id"], name=op.f("fk_disputes_tenant_document_id")
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_disputes")),
    )
    op.create_index("ix_disputes_state", "disputes", ["tenant", "state", "id"], unique=False)
    op.create_index(
        "uq_disputes_standing",
        "disputes",
        ["tenant", "document_id", "line"],
        unique=True,
        postgresql_where=sa.text("state <> 'voided'"),
        sqlite_where=sa.text("state <> 'voided'"),
    )


def _payments() -> None:
    op.create_table(
        "payments",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("customer", Words(), nullable=True),
        sa.Column("currency", Key(length=3), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("allocated_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("deductions_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("unapplied_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("reversed_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "allocated_minor + deductions_minor + unapplied_minor = amount_minor", name=op.f("ck_payments_balance")
        ),
        sa.CheckConstraint("revision > 0", name=op.f("ck_payments_revision")),
        sa.ForeignKeyConstraint(
            ["tenant", "document_id"], ["documents.tenant", "documents.id"], name=op.f("fk_payments_tenant_document_id")
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_payments")),
        sa.UniqueConstraint("tenant", "document_id", "revision", name=op.f("uq_payments_tenant_document_id_revision")),
    )
    op.create_index(
        "uq_payments_standing",
        "payments",
        ["tenant", "document_id"],
        unique=True,
        postgresql_where=sa.text("reversed_at IS NULL"),
        sqlite_where=sa.text("reversed_at IS NULL"),
    )


def _postings() -> None:
    op.create_table(
        "postings",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("posting_id", Key(length=80), nullable=False),
        sa.Column("ledger", Key(length=80), nullable=False),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("company", Words(), nullable=False),
        sa.Column("state", Key(length=12), server_default="queued", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("attempt", sa.Integer(), server_default="0", nullable=False),
        sa.Column("token", sa.Integer(), server_default="0", nullable=False),
        sa.Column("worker", Words(), server_default="", nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("posting", sa.Text(), nullable=False),
        sa.Column("external_ref", Words(), nullable=True),
        sa.Column("error", Words(), server_default="", nullable=False),
        sa.Column("uncertain_since", Instant(), nullable=True),
        sa.Column("not_before", Instant(), nullable=False),
        sa.Column("lease_until", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.CheckConstraint(
            "(ledger <> 'pull' AND state IN ('claimed', 'created', 'posted', 'reconciled')) = (lease_until IS NOT NULL)",
            name=op.f("ck_postings_lease"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "document_id"], ["documents.tenant", "documents.id"], name=op.f("fk_postings_tenant_document_id")
        ),
        sa.PrimaryKeyConstraint("tenant", "posting_id", "ledger", name=op.f("pk_postings")),
        sa.UniqueConstraint("tenant", "position", name=op.f("uq_postings_tenant_position")),
    )
    op.create_index(op.f("ix_postings_document_id"), "postings", ["document_id"], unique=False)
    op.create_index("ix_postings_state", "postings", ["tenant", "state", "not_before"], unique=False)


def _allocations() -> None:
    op.create_table(
        "allocations",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("payment_id", Key(length=80), nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("open_item", Words(), nullable=True),
        sa.Column("applied_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("paid_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("discount_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("deduction_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("write_off_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("reason", Key(length=30), nullable=True),
        sa.Column("close", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint(
            "paid_minor + discount_minor + deduction_minor + write_off_minor = applied_minor",
            name=op.f("ck_allocations_balance"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "payment_id"],
            ["payments.tenant", "payments.id"],
            name=op.f("fk_allocations_tenant_payment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("tenant", "payment_id", "line", name=op.f("pk_allocations")),
    )
