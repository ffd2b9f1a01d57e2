"""Who may come in, how the mailboxes are doing, and the audit trail."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text, UniqueConstraint, false

from docflow.store.columns import Key, Words
from docflow.store.tables.parts import entity, instant, metadata, number, tenant, within, words

heads = Table(
    "heads",
    metadata,
    tenant(),
    number("feed_position"),
    number("audit_seq"),
    Column("audit_hash", Key(64), nullable=False, server_default=""),
    comment="One row per tenant: the end of its pull feed and of its audit chain. Locked last, just before commit.",
)

users = Table(
    "users",
    metadata,
    tenant(),
    entity(),
    Column("name", Words(), nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("role", Key(20), nullable=False),
    Column("disabled", Boolean, nullable=False, server_default=false()),
    Column("language", Key(20), nullable=False, server_default=""),
    UniqueConstraint("tenant", "name"),
)

sessions = Table(
    "sessions",
    metadata,
    tenant(),
    Column("token_hash", Key(64), primary_key=True),
    Column("user_id", Key(80), nullable=False, index=True),
    instant("created_at"),
    instant("expires_at"),
    within("users", "user_id"),
)

api_keys = Table(
    "api_keys",
    metadata,
    tenant(),
    entity(),
    words("name"),
    Column("prefix", Key(80), nullable=False),
    Column("hash", Text, nullable=False),
    Column("scopes", Text, nullable=False, server_default="[]"),
    instant("created_at"),
    instant("used_at", nullable=True),
    instant("expires_at", nullable=True),
    Column("revoked", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("tenant", "prefix"),
)

mailboxes = Table(
    "mailboxes",
    metadata,
    tenant(),
    Column("name", Words(), primary_key=True),
    words("folder"),
    Column("uidvalidity", BigInteger),
    Column("last_uid", BigInteger),
    instant("checked_at", nullable=True),
    words("trouble"),
    words("notice"),
)

secrets = Table(
    "secrets",
    metadata,
    tenant(),
    Column("kind", Key(20), primary_key=True),
    Column("name", Words(), primary_key=True),
    Column("sealed", Text, nullable=False),
    instant("changed_at"),
    comment="Encrypted with a key that is not in the database.",
)

audit = Table(
    "audit",
    metadata,
    tenant(),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    instant("at"),
    Column("actor", Words(), nullable=False),
    Column("action", Words(), nullable=False),
    Column("subject", Words(), nullable=False),
    Column("body", Text, nullable=False),
    Column("prev_hash", Key(64), nullable=False),
    Column("hash", Key(64), nullable=False),
    Column("digest", Key(64), nullable=False, server_default=""),
    comment="Append-only: triggers refuse UPDATE and DELETE. Each hash covers its row and the hash before.",
)
Index("ix_audit_subject", audit.c.tenant, audit.c.subject, audit.c.seq)

idempotency = Table(
    "idempotency",
    metadata,
    tenant(),
    Column("scope", Words(), primary_key=True),
    Column("key", Words(), primary_key=True),
    Column("body_hash", Key(64), nullable=False),
    Column("status", Integer, nullable=False),
    Column("response", Text, nullable=False),
    instant("created_at"),
)

flags = Table(
    "flags",
    metadata,
    tenant(),
    Column("name", Words(), primary_key=True),
    Column("value", Words(), nullable=False),
    comment='Switches that outlive a restart, such as "posting_paused".',
)

views = Table(
    "views",
    metadata,
    tenant(),
    Column("user", Words(), primary_key=True),
    Column("name", Words(), primary_key=True),
    words("query"),
    comment="Filters of the queue that somebody has named.",
)

preferences = Table(
    "preferences",
    metadata,
    tenant(),
    Column("user", Words(), primary_key=True),
    Column("name", Words(), primary_key=True),
    words("value"),
    comment="How each person wants the screen.",
)
