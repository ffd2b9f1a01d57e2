"""What clerks' corrections taught about how papers are written."""

from sqlalchemy import Column, Index, Table, text

from docflow.store.columns import Key, Words
from docflow.store.tables.parts import entity, instant, metadata, number, tenant, within, words

memories = Table(
    "memories",
    metadata,
    tenant(),
    entity(),
    number("version", 1),
    Column("scope_kind", Key(20), nullable=False),
    Column("scope_key", Words(), nullable=False),
    words("name_key"),
    words("scope_label"),
    Column("kind", Key(20), nullable=False),
    words("words"),
    words("words_key"),
    Column("value", Words(), nullable=False),
    Column("customer", Words()),
    Column("document_id", Key(80), nullable=False),
    Column("actor", Words(), nullable=False),
    instant("created_at"),
    number("used"),
    instant("used_at", nullable=True),
    Column("forgotten_by", Words()),
    instant("forgotten_at", nullable=True),
    within("documents", "document_id"),
    comment="A rule is never overwritten: it is forgotten, and another one is remembered.",
)
Index(
    "uq_memories_standing",
    memories.c.tenant,
    memories.c.scope_key,
    memories.c.kind,
    memories.c.words_key,
    unique=True,
    postgresql_where=text("forgotten_at IS NULL"),
    sqlite_where=text("forgotten_at IS NULL"),
)
Index("ix_memories_customer", memories.c.tenant, memories.c.customer)
