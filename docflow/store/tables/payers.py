"""By what payers are recognised, what decisions taught, and how far the mirror of each ledger is."""

from sqlalchemy import Boolean, Column, Index, Table, Text, false, text

from docflow.store.columns import Key, Words
from docflow.store.tables.parts import entity, instant, metadata, number, tenant, words

payer_keys = Table(
    "payer_keys",
    metadata,
    tenant(),
    Column("kind", Key(20), primary_key=True),
    Column("key", Words(), primary_key=True),
    Column("customer", Words(), primary_key=True),
    comment="What the ledger's records of customers identify them by; made anew with each change of a record.",
    sqlite_with_rowid=False,
)

name_features = Table(
    "name_features",
    metadata,
    tenant(),
    Column("feature", Words(), primary_key=True),
    Column("stem", Words(), primary_key=True),
    comment="Words and ends of words -> names without legal form; a name that nobody has any more does no harm.",
    sqlite_with_rowid=False,
)

aliases = Table(
    "aliases",
    metadata,
    tenant(),
    entity(),
    number("version", 1),
    Column("kind", Key(20), nullable=False),
    Column("key", Words(), nullable=False),
    words("text"),
    words("customer"),
    Column("scope", Key(20), nullable=False),
    Column("source", Key(20), nullable=False),
    Column("confirmed", Boolean, nullable=False, server_default=false()),
    Column("document_id", Key(80)),
    Column("actor", Words(), nullable=False),
    instant("created_at"),
    number("used"),
    instant("used_at", nullable=True),
    Column("undone_by", Words()),
    instant("undone_at", nullable=True),
    comment="What identifies payers beyond the ledger's records. Never overwritten: undone, and another one is added.",
)
Index(
    "uq_aliases_standing",
    aliases.c.tenant,
    aliases.c.kind,
    aliases.c.key,
    aliases.c.customer,
    unique=True,
    postgresql_where=text("undone_at IS NULL"),
    sqlite_where=text("undone_at IS NULL"),
)
Index("ix_aliases_key", aliases.c.tenant, aliases.c.kind, aliases.c.key)
Index("ix_aliases_customer", aliases.c.tenant, aliases.c.customer)

payer_votes = Table(
    "payer_votes",
    metadata,
    tenant(),
    Column("kind", Key(20), primary_key=True),
    Column("key", Words(), primary_key=True),
    Column("document_id", Key(80), primary_key=True),
    Column("customer", Words(), nullable=False),
    comment="For whom a person approved a paper that bears this key; taken back with the approval.",
)
Index("ix_payer_votes_document", payer_votes.c.tenant, payer_votes.c.document_id)

mirrors = Table(
    "mirrors",
    metadata,
    tenant(),
    Column("ledger", Words(), primary_key=True),
    Column("mark", Words()),
    instant("read_at", nullable=True),
    instant("swept_at", nullable=True),
    Column("incremental", Boolean, nullable=False, server_default=false()),
    Column("drift", Text, nullable=False, server_default="{}"),
    words("trouble"),
)

comparisons = Table(
    "comparisons",
    metadata,
    tenant(),
    Column("ledger", Words(), primary_key=True),
    instant("compared_at"),
    Column("found", Text, nullable=False),
    comment="What the last comparison of a ledger's postings with ours found.",
)
