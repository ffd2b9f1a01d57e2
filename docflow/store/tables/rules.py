"""The rule table of matching in all its versions, and what the machine saw in each line when it first looked."""

from sqlalchemy import Column, Index, Integer, Table, Text

from docflow.store.columns import Key, Words
from docflow.store.tables.parts import instant, metadata, minor, tenant, within, words

rule_tables = Table(
    "rule_tables",
    metadata,
    tenant(),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
    words("actor"),
    words("why"),
    instant("saved_at"),
    comment="Append-only: the highest version counts.",
)

line_signals = Table(
    "line_signals",
    metadata,
    tenant(),
    Column("document_id", Key(80), primary_key=True),
    Column("receipt_id", Key(80), primary_key=True, server_default=""),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("payer", Key(12), nullable=False),
    Column("number", Key(12), nullable=False),
    Column("amount", Key(12), nullable=False),
    Column("candidate", Words()),
    minor("paid_minor"),
    instant("seen_at"),
    within("documents", "document_id"),
    comment="What a changed rule table would have done is told by these and by what people decided since.",
)
Index("ix_line_signals_seen_at", line_signals.c.tenant, line_signals.c.seen_at)
