"""Statements of our bank accounts, and the receipts in them."""

from sqlalchemy import BigInteger, Column, Date, Index, Integer, Table, Text, UniqueConstraint

from docflow.schema.receipts import ReceiptState
from docflow.store.columns import Key, Words
from docflow.store.tables.parts import entity, instant, metadata, minor, number, tenant, within, words

statements = Table(
    "statements",
    metadata,
    tenant(),
    entity(),
    Column("document_id", Key(80), nullable=False, index=True),
    Column("account", Words(), nullable=False),
    Column("account_key", Words(), nullable=False),
    Column("key", Words(), nullable=False),
    Column("report", Key(20), nullable=False),
    Column("currency", Key(3), nullable=False),
    Column("date", Date),
    Column("opening_minor", BigInteger),
    Column("closing_minor", BigInteger),
    Column("fingerprint", Key(64), nullable=False),
    instant("created_at"),
    within("documents", "document_id"),
    UniqueConstraint("tenant", "account_key", "report", "key"),
    comment="A statement is kept once: account, kind of report and its own number tell it from every other.",
)

receipts = Table(
    "receipts",
    metadata,
    tenant(),
    entity(),
    number("version", 1),
    Column("statement_id", Key(80), nullable=False),
    Column("document_id", Key(80), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("account", Words(), nullable=False),
    Column("account_key", Words(), nullable=False),
    Column("status", Key(20), nullable=False, server_default=ReceiptState.UNIDENTIFIED),
    Column("currency", Key(3), nullable=False),
    minor("amount_minor"),
    Column("booked_on", Date),
    Column("customer", Words()),
    words("payer"),
    words("booking_key"),
    Column("takes_back", Key(80)),
    Column("entry", Text, nullable=False),
    instant("created_at"),
    instant("updated_at"),
    words("reason"),
    Column("application", Text),
    Column("decided_by", Words()),
    within("statements", "statement_id"),
    within("documents", "document_id"),
    within("receipts", "takes_back"),
    UniqueConstraint("tenant", "statement_id", "ordinal"),
    comment="Never told apart by amount and date: identical legitimate lines exist.",
)
Index("ix_receipts_status", receipts.c.tenant, receipts.c.status, receipts.c.id)
Index("ix_receipts_booking", receipts.c.tenant, receipts.c.account_key, receipts.c.booking_key)
Index("ix_receipts_customer", receipts.c.tenant, receipts.c.customer, receipts.c.status)
Index("ix_receipts_amount", receipts.c.tenant, receipts.c.amount_minor, receipts.c.currency)

pairings = Table(
    "pairings",
    metadata,
    tenant(),
    Column("receipt_id", Key(80), primary_key=True),
    Column("document_id", Key(80), primary_key=True),
    Column("receipt_currency", Key(3), nullable=False),
    minor("amount_minor"),
    Column("currency", Key(3), nullable=False),
    minor("value_minor"),
    minor("charges_minor"),
    minor("difference_minor"),
    words("because"),
    Column("actor", Words(), nullable=False),
    instant("paired_at"),
    Column("parted_by", Words()),
    within("receipts", "receipt_id"),
    within("documents", "document_id"),
    comment="Which receipt is the money of which advice; what a person took apart is not paired again.",
)
Index("ix_pairings_document", pairings.c.tenant, pairings.c.document_id)

statement_formats = Table(
    "statement_formats",
    metadata,
    tenant(),
    Column("signature_hash", Key(64), primary_key=True),
    Column("body", Text, nullable=False),
    Column("actor", Words(), nullable=False),
    instant("saved_at"),
    comment="How banks write their CSV statements, as people confirmed it; told by a file's headings.",
)

receipt_references = Table(
    "receipt_references",
    metadata,
    tenant(),
    Column("receipt_id", Key(80), primary_key=True),
    Column("reference", Words(), primary_key=True),
    within("receipts", "receipt_id"),
    comment="Every reference by which a receipt may be named when it is taken back.",
)
Index("ix_receipt_references_reference", receipt_references.c.tenant, receipt_references.c.reference)
