"""What lies on the desks of those who review: drafts, who is at what, records as they were, letters to payers."""

from sqlalchemy import Column, Index, Table, Text

from docflow.store.columns import Key, Words
from docflow.store.tables.parts import entity, instant, metadata, number, tenant, within, words

drafts = Table(
    "drafts",
    metadata,
    tenant(),
    entity("document_id"),
    Column("user", Words(), primary_key=True),
    number("version"),
    Column("typed", Text, nullable=False),
    Column("base", Text, nullable=False),
    instant("saved_at"),
    within("documents", "document_id"),
    comment="What somebody has typed and not yet saved; `version` is that of the document they saw.",
)

leases = Table(
    "leases",
    metadata,
    tenant(),
    entity("document_id"),
    Column("user", Words(), nullable=False),
    instant("until"),
    within("documents", "document_id"),
    comment="Who is at a document: a courtesy that keeps nobody out.",
)

revisions = Table(
    "revisions",
    metadata,
    tenant(),
    entity("decision_id"),
    Column("extraction", Text, nullable=False),
    within("decisions", "decision_id"),
    comment="The record as it was before a correction.",
)

letters = Table(
    "letters",
    metadata,
    tenant(),
    entity(),
    number("version", 1),
    Column("document_id", Key(80), nullable=False),
    Column("state", Key(10), nullable=False),
    Column("actor", Words(), nullable=False),
    Column("recipient", Words(), nullable=False),
    words("subject"),
    Column("text", Text, nullable=False),
    Column("message_id", Words(), nullable=False),
    words("thread"),
    words("error"),
    instant("created_at"),
    instant("sent_at", nullable=True),
    within("documents", "document_id"),
)
Index("uq_letters_message_id", letters.c.tenant, letters.c.message_id, unique=True)
Index("ix_letters_document", letters.c.tenant, letters.c.document_id)
