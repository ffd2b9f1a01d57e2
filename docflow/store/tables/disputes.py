"""Dispute cases: the case, the claims in it, by what it is found, and everything that happened to it."""

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, Table, Text, text, true

from docflow.store.columns import Key, Words
from docflow.store.tables.parts import entity, instant, metadata, minor, number, tenant, within, words

disputes = Table(
    "disputes",
    metadata,
    tenant(),
    entity(),
    number("version", 1),
    Column("state", Key(20), nullable=False),
    Column("type", Key(20), nullable=False),
    Column("customer", Words()),
    Column("owner", Words()),
    Column("reason", Key(30)),
    Column("currency", Key(3)),
    minor("original_minor"),
    minor("credited_minor"),
    minor("paid_minor"),
    minor("written_off_minor"),
    minor("current_minor"),
    instant("deadline", nullable=True),
    Column("body", Text, nullable=False),
    instant("opened_at"),
    instant("updated_at"),
    CheckConstraint("original_minor - credited_minor - paid_minor - written_off_minor = current_minor", "balance"),
    CheckConstraint("state NOT IN ('resolved', 'closed') OR current_minor = 0", "settled"),
)
Index("ix_disputes_state", disputes.c.tenant, disputes.c.state, disputes.c.id)
Index("ix_disputes_customer", disputes.c.tenant, disputes.c.customer, disputes.c.id)
Index("ix_disputes_deadline", disputes.c.tenant, disputes.c.deadline)

dispute_claims = Table(
    "dispute_claims",
    metadata,
    tenant(),
    entity(),
    Column("dispute_id", Key(80), nullable=False),
    Column("document_id", Key(80)),
    number("line", -1),
    number("part"),
    Column("posting_id", Key(80)),
    Column("standing", Boolean, nullable=False, server_default=true()),
    within("documents", "document_id"),
    # Deferred: the claims are written first, which tells whether they are in a case already.
    within("disputes", "dispute_id", deferred=True),
    comment="Each sum that a paper claims or has taken stands in one case.",
)
Index(
    "uq_dispute_claims_standing",
    dispute_claims.c.tenant,
    dispute_claims.c.document_id,
    dispute_claims.c.line,
    dispute_claims.c.part,
    unique=True,
    postgresql_where=text("standing"),
    sqlite_where=text("standing"),
)
Index("ix_dispute_claims_dispute", dispute_claims.c.tenant, dispute_claims.c.dispute_id)
Index("ix_dispute_claims_posting", dispute_claims.c.tenant, dispute_claims.c.posting_id)

dispute_keys = Table(
    "dispute_keys",
    metadata,
    tenant(),
    entity("dispute_id"),
    Column("sign", Key(20), primary_key=True),
    Column("key", Words(), primary_key=True),
    within("disputes", "dispute_id"),
    comment="By what a case is found when something comes in: claim number, invoices, items, mails, documents.",
)
Index("ix_dispute_keys_key", dispute_keys.c.tenant, dispute_keys.c.sign, dispute_keys.c.key)

dispute_history = Table(
    "dispute_history",
    metadata,
    tenant(),
    entity("dispute_id"),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    instant("at"),
    words("actor"),
    words("action"),
    Column("state", Key(20), nullable=False),
    minor("change_minor"),
    minor("current_minor"),
    Column("posting_id", Key(80)),
    Column("body", Text, nullable=False, server_default="{}"),
    within("disputes", "dispute_id"),
    comment="Append-only; the changes of a case sum to what is in dispute.",
)
Index("ix_dispute_history_posting", dispute_history.c.tenant, dispute_history.c.posting_id)
