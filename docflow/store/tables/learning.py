"""What the machine proposed, what became of it, and the sample that people check."""

from sqlalchemy import Boolean, Column, Index, Table, Text, false

from docflow.schema.outcomes import CheckState
from docflow.store.columns import Key, Words
from docflow.store.tables.parts import entity, instant, metadata, number, one_of, tenant, within, words

proposals = Table(
    "proposals",
    metadata,
    tenant(),
    entity("subject"),
    number("version", 1),
    Column("document_id", Key(80), nullable=False),
    Column("receipt_id", Key(80), nullable=False, server_default=""),
    Column("customer", Words()),
    Column("carrier", Key(10), nullable=False),
    Column("week", Key(8), nullable=False),
    Column("application", Text, nullable=False),
    Column("booked", Boolean, nullable=False, server_default=false()),
    Column("untouched", Boolean, nullable=False, server_default=false()),
    Column("wrong", Boolean, nullable=False, server_default=false()),
    Column("closed", Boolean, nullable=False, server_default=false()),
    number("customer_right"),
    number("envelope_right"),
    number("lines"),
    number("lines_right"),
    Column("check_state", Key(10), nullable=False, server_default=CheckState.NONE.value),
    Column("checked_by", Words()),
    instant("checked_at", nullable=True),
    words("note"),
    instant("proposed_at"),
    within("documents", "document_id"),
    one_of("check_state", CheckState),
    comment="One row a payment: the machine's proposal before anybody looked, and how right it turned out to be.",
)
Index("ix_proposals_check_state", proposals.c.tenant, proposals.c.check_state, proposals.c.subject)
Index("ix_proposals_week", proposals.c.tenant, proposals.c.week)
