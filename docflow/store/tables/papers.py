"""Mails, documents and the work to be done on them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from docflow.store.columns import Key, Words
from docflow.store.tables.parts import (
    OPEN_TASK,
    TaskState,
    entity,
    instant,
    metadata,
    minor,
    number,
    one_of,
    tenant,
    within,
    words,
)

mails = Table(
    "mails",
    metadata,
    tenant(),
    entity(),
    Column("sha256", Key(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    words("source"),
    instant("received_at"),
    words("sender"),
    words("sender_name"),
    words("subject"),
    words("message_id"),
    instant("sent_at", nullable=True),
    Column("hints", Text, nullable=False, server_default="{}"),
    Column("notes", Text, nullable=False, server_default="[]"),
    Column("quarantine_code", Key(20)),
    words("reason"),
)
Index("ix_mails_bytes", mails.c.tenant, mails.c.sha256)

mail_places = Table(
    "mail_places",
    metadata,
    tenant(),
    Column("mailbox", Words(), primary_key=True),
    Column("folder", Words(), primary_key=True),
    Column("uidvalidity", BigInteger, primary_key=True, autoincrement=False),
    Column("uid", BigInteger, primary_key=True, autoincrement=False),
    Column("mail_id", Key(80), nullable=False),
    Column("state", Key(10), nullable=False, server_default="kept"),
    instant("claimed_at", nullable=True),
    within("mails", "mail_id", deferred=True),
)
Index("ix_mail_places_mail", mail_places.c.tenant, mail_places.c.mail_id)

documents = Table(
    "documents",
    metadata,
    tenant(),
    entity(),
    number("version", 1),
    Column("state", Key(20), nullable=False),
    Column("mail_id", Key(80)),
    words("part"),
    number("ordinal"),
    Column("parent_id", Key(80)),
    words("name"),
    words("media_type"),
    Column("sha256", Key(64), nullable=False, index=True),
    Column("size", BigInteger, nullable=False),
    words("sender"),
    words("subject"),
    Column("hints", Text, nullable=False, server_default="{}"),
    instant("received_at"),
    instant("updated_at"),
    Column("kind", Key(20)),
    Column("quarantine_code", Key(20)),
    words("reason"),
    Column("pages_sha256", Key(64)),
    Column("extraction", Text),
    Column("application", Text),
    Column("customer", Words()),
    words("owner"),
    words("payer"),
    Column("payer_key", Words()),
    Column("reference", Words()),
    Column("reference_key", Words()),
    Column("amount_minor", BigInteger),
    Column("currency", Key(3)),
    Column("confidence", Float),
    minor("at_risk"),
    Column("paid_on", Date),
    Column("duplicate_of", Key(80)),
    Column("parked_until", Date),
    Column("asked_back_by", Words()),
    within("mails", "mail_id"),
    within("documents", "parent_id"),
    within("documents", "duplicate_of"),
    UniqueConstraint("tenant", "mail_id", "part", "ordinal"),
    CheckConstraint("version > 0", "version"),
)
Index(
    "uq_documents_child",
    documents.c.tenant,
    documents.c.parent_id,
    documents.c.ordinal,
    unique=True,
    postgresql_where=text("parent_id IS NOT NULL"),
    sqlite_where=text("parent_id IS NOT NULL"),
)
Index(
    "ix_documents_state",
    documents.c.tenant,
    documents.c.state,
    documents.c.id,
    documents.c.owner,
    documents.c.received_at,
)
Index("ix_documents_at_risk", documents.c.tenant, documents.c.state, documents.c.at_risk.desc(), documents.c.id)
Index("ix_documents_customer", documents.c.tenant, documents.c.customer, documents.c.state)
Index("ix_documents_amount", documents.c.tenant, documents.c.amount_minor, documents.c.currency)
Index("ix_documents_parked_until", documents.c.tenant, documents.c.parked_until)
Index(
    "ix_documents_asked_back",
    documents.c.tenant,
    documents.c.state,
    documents.c.id,
    postgresql_where=text("asked_back_by IS NOT NULL"),
    sqlite_where=text("asked_back_by IS NOT NULL"),
)
Index("ix_documents_same_payment", documents.c.tenant, documents.c.reference_key, documents.c.amount_minor)

pictures = Table(
    "pictures",
    metadata,
    tenant(),
    entity("document_id"),
    Column("page", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Key(64), nullable=False),
    number("width"),
    number("height"),
    within("documents", "document_id"),
)

tasks = Table(
    "tasks",
    metadata,
    tenant(),
    entity(),
    Column("step", Key(20), nullable=False),
    Column("subject", Key(80), nullable=False),
    Column("state", Key(10), nullable=False, server_default=TaskState.READY),
    Column("again", Boolean, nullable=False, server_default=false()),
    number("attempt"),
    number("token"),
    words("worker"),
    instant("not_before"),
    instant("lease_until", nullable=True),
    words("error"),
    instant("created_at"),
    instant("updated_at"),
    one_of("state", TaskState),
    CheckConstraint("(state = 'leased') = (lease_until IS NOT NULL)", "lease"),
)
Index(
    "uq_tasks_open",
    tasks.c.tenant,
    tasks.c.step,
    tasks.c.subject,
    unique=True,
    postgresql_where=text(OPEN_TASK),
    sqlite_where=text(OPEN_TASK),
)
Index("ix_tasks_state", tasks.c.tenant, tasks.c.state, tasks.c.not_before)
