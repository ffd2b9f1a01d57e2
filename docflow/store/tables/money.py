"""Customers, open items, payments, decisions and the outbox.

Money is integer minor units beside its ISO 4217 code."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from docflow.schema.states import PostingState
from docflow.store.columns import Key, Words
from docflow.store.tables.parts import entity, instant, metadata, minor, number, tenant, within, words

customers = Table(
    "customers",
    metadata,
    tenant(),
    Column("ref", Words(), primary_key=True),
    words("name"),
    Column("body", Text, nullable=False),
)

open_items = Table(
    "open_items",
    metadata,
    tenant(),
    Column("ref", Words(), primary_key=True),
    Column("customer", Words(), nullable=False),
    Column("number", Words(), nullable=False),
    Column("number_key", Words(), nullable=False),
    Column("kind", Key(20), nullable=False),
    Column("purchase_order", Words()),
    Column("issued", Date, nullable=False),
    Column("due", Date, nullable=False),
    Column("currency", Key(3), nullable=False),
    minor("original_minor"),
    minor("remaining_minor"),
    minor("pending_minor"),
    Column("discount_until", Date),
    minor("discount_minor"),
    Column("instalment", Integer),
    Column("bill_to", Words()),
    words("payer"),
    words("company"),
    words("terms"),
    Column("delivery_note", Words()),
    minor("disputed_minor"),
    minor("adjustment_minor"),
    Column("paid_on", Date),
    words("ledger"),
    words("number_core"),
)
Index("ix_open_items_number_core", open_items.c.tenant, open_items.c.number_core)
Index("ix_open_items_number_key", open_items.c.tenant, open_items.c.number_key)
Index("ix_open_items_customer", open_items.c.tenant, open_items.c.customer)
Index("ix_open_items_purchase_order", open_items.c.tenant, open_items.c.purchase_order)
Index("ix_open_items_delivery_note", open_items.c.tenant, open_items.c.delivery_note)
Index(
    "ix_open_items_payer",
    open_items.c.tenant,
    open_items.c.payer,
    # So that of a customer with thousands of items only those of an amount are read.
    open_items.c.currency,
    open_items.c.remaining_minor,
    open_items.c.pending_minor,
    open_items.c.discount_minor,
    # What is settled stays in the table for ever, and is looked for by its payer only with its amount.
    postgresql_where=text("remaining_minor <> pending_minor"),
    sqlite_where=text("remaining_minor <> pending_minor"),
)
Index(
    "ix_open_items_settled",
    open_items.c.tenant,
    open_items.c.payer,
    open_items.c.original_minor,
    postgresql_where=text("remaining_minor = pending_minor"),
    sqlite_where=text("remaining_minor = pending_minor"),
)

settlements = Table(
    "settlements",
    metadata,
    tenant(),
    entity("posting_id"),
    Column("open_item", Words(), primary_key=True),
    minor("amount_minor"),
    instant("settled_at", nullable=True),
    comment="What each posting takes off an open item: pending from the approval on, settled once the ledger has it.",
)

payments = Table(
    "payments",
    metadata,
    tenant(),
    entity(),
    Column("document_id", Key(80), nullable=False),
    number("revision", 1),
    Column("customer", Words()),
    Column("currency", Key(3), nullable=False),
    minor("amount_minor"),
    minor("allocated_minor"),
    minor("deductions_minor"),
    minor("unapplied_minor"),
    instant("created_at"),
    instant("reversed_at", nullable=True),
    # Empty where an advice tells what was paid; no reference, since SQLite cannot add one to a table that is there.
    Column("receipt_id", Key(80), nullable=False, server_default=""),
    within("documents", "document_id"),
    UniqueConstraint("tenant", "document_id", "revision"),
    # Deductions are negative: they are taken off the open items but were not paid.
    CheckConstraint("allocated_minor + deductions_minor + unapplied_minor = amount_minor", "balance"),
    CheckConstraint("revision > 0", "revision"),
)

Index(
    "uq_payments_standing",
    payments.c.tenant,
    payments.c.document_id,
    payments.c.receipt_id,
    unique=True,
    postgresql_where=text("reversed_at IS NULL"),
    sqlite_where=text("reversed_at IS NULL"),
)

Index("ix_payments_receipt", payments.c.tenant, payments.c.receipt_id)

allocations = Table(
    "allocations",
    metadata,
    tenant(),
    entity("payment_id"),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("open_item", Words()),
    minor("applied_minor"),
    minor("paid_minor"),
    minor("discount_minor"),
    minor("deduction_minor"),
    minor("write_off_minor"),
    Column("reason", Key(30)),
    Column("close", Boolean, nullable=False, server_default=false()),
    # Deferred: the allocations are written first, so that the payment's trigger can hold its sums against them.
    within("payments", "payment_id", deferred=True),
    CheckConstraint("paid_minor + discount_minor + deduction_minor + write_off_minor = applied_minor", "balance"),
)

decisions = Table(
    "decisions",
    metadata,
    tenant(),
    entity(),
    Column("document_id", Key(80), nullable=False, index=True),
    words("actor"),
    words("action"),
    Column("body", Text, nullable=False, server_default="{}"),
    Column("content_hash", Key(64), nullable=False, server_default=""),
    instant("at"),
    number("seq"),
    within("documents", "document_id"),
)

postings = Table(
    "postings",
    metadata,
    tenant(),
    entity("posting_id"),
    Column("ledger", Key(80), primary_key=True),
    Column("document_id", Key(80), nullable=False, index=True),
    Column("company", Words(), nullable=False),
    Column("state", Key(12), nullable=False, server_default=PostingState.QUEUED),
    number("version", 1),
    number("attempt"),
    number("token"),
    words("worker"),
    Column("position", BigInteger),
    Column("posting", Text, nullable=False),
    Column("external_ref", Words()),
    words("error"),
    instant("uncertain_since", nullable=True),
    instant("not_before"),
    instant("lease_until", nullable=True),
    instant("created_at"),
    instant("updated_at"),
    within("documents", "document_id"),
    UniqueConstraint("tenant", "position"),
    # Whatever is on its way has an end of its lease, after which somebody else goes on; consumers take their time.
    CheckConstraint(
        "(ledger <> 'pull' AND state IN ('claimed', 'created', 'posted', 'reconciled')) = (lease_until IS NOT NULL)",
        "lease",
    ),
)
Index("ix_postings_state", postings.c.tenant, postings.c.state, postings.c.not_before)

writers = Table(
    "writers",
    metadata,
    tenant(),
    Column("ledger", Key(80), primary_key=True),
    Column("company", Words(), primary_key=True),
    Column("posting_id", Key(80)),
    instant("lease_until", nullable=True),
    number("token"),
    comment="One delivery at a time writes to a company of a ledger; the token fences off those whose lease is over.",
)

acknowledgements = Table(
    "acknowledgements",
    metadata,
    tenant(),
    Column("consumer", Words(), primary_key=True),
    entity("posting_id"),
    Column("external_ref", Words()),
    instant("at"),
)
