"""Mails, documents, tasks, access and the audit trail."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Instant, Key, Words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _api_keys()
    _audit()
    _flags()
    _heads()
    _idempotency()
    _mailboxes()
    _mails()
    _tasks()
    _users()
    _documents()
    _indexes_of_documents()
    _mail_places()
    _sessions()
    _pictures()


def _api_keys() -> None:
    op.create_table(
        "api_keys",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("name", Words(), server_default="", nullable=False),
        sa.Column("prefix", Key(length=80), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("scopes", sa.Text(), server_default="[]", nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("used_at", Instant(), nullable=True),
        sa.Column("revoked", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("tenant", "prefix", name=op.f("uq_api_keys_tenant_prefix")),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", Words(), nullable=False),
        sa.Column("action", Words(), nullable=False),
        sa.Column("subject", Words(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("prev_hash", Key(length=64), nullable=False),
        sa.Column("hash", Key(length=64), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "seq", name=op.f("pk_audit")),
        comment="Append-only: triggers refuse UPDATE and DELETE. Each hash covers its row and the hash before.",
    )
    op.create_index("ix_audit_subject", "audit", ["tenant", "subject", "seq"], unique=False)


def _flags() -> None:
    op.create_table(
        "flags",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("value", Words(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "name", name=op.f("pk_flags")),
        comment='Switches that outlive a restart, such as "posting_paused".',
    )


def _heads() -> None:
    op.create_table(
        "heads",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("feed_position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("audit_seq", sa.Integer(), server_default="0", nullable=False),
        sa.Column("audit_hash", Key(length=64), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", name=op.f("pk_heads")),
        comment="One row per tenant: the end of its pull feed and of its audit chain. Locked last, just before commit.",
    )


def _idempotency() -> None:
    op.create_table(
        "idempotency",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("scope", Words(), nullable=False),
        sa.Column("key", Words(), nullable=False),
        sa.Column("body_hash", Key(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("response", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "scope", "key", name=op.f("pk_idempotency")),
    )


def _mailboxes() -> None:
    op.create_table(
        "mailboxes",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("folder", Words(), server_default="", nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=True),
        sa.Column("last_uid", sa.BigInteger(), nullable=True),
        sa.Column("checked_at", Instant(), nullable=True),
        sa.Column("trouble", Words(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "name", name=op.f("pk_mailboxes")),
    )


def _mails() -> None:
    op.create_table(
        "mails",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("sha256", Key(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("source", Words(), server_default="", nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("sender", Words(), server_default="", nullable=False),
        sa.Column("sender_name", Words(), server_default="", nullable=False),
        sa.Column("subject", Words(), server_default="", nullable=False),
        sa.Column("message_id", Words(), server_default="", nullable=False),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.Column("hints", sa.Text(), server_default="{}", nullable=False),
        sa.Column("notes", sa.Text(), server_default="[]", nullable=False),
        sa.Column("quarantine_code", Key(length=20), nullable=True),
        sa.Column("reason", Words(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_mails")),
    )
    op.create_index(op.f("ix_mails_sha256"), "mails", ["sha256"], unique=False)


def _tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("step", Key(length=20), nullable=False),
        sa.Column("subject", Key(length=80), nullable=False),
        sa.Column("state", Key(length=10), server_default="ready", nullable=False),
        sa.Column("again", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("attempt", sa.Integer(), server_default="0", nullable=False),
        sa.Column("token", sa.Integer(), server_default="0", nullable=False),
        sa.Column("worker", Words(), server_default="", nullable=False),
        sa.Column("not_before", Instant(), nullable=False),
        sa.Column("lease_until", Instant(), nullable=True),
        sa.Column("error", Words(), server_default="", nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.CheckConstraint("(state = 'leased') = (lease_until IS NOT NULL)", name=op.f("ck_tasks_lease")),
        sa.CheckConstraint("state IN ('ready', 'leased', 'done', 'failed')", name=op.f("ck_tasks_state")),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_tasks")),
    )
    op.create_index("ix_tasks_state", "tasks", ["tenant", "state", "not_before"], unique=False)
    op.create_index(
        "uq_tasks_open",
        "tasks",
        ["tenant", "step", "subject"],
        unique=True,
        postgresql_where=sa.text("state IN ('ready', 'leased')"),
        sqlite_where=sa.text("state IN ('ready', 'leased')"),
    )


def _users() -> None:
    op.create_table(
        "users",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("role", Key(length=20), nullable=False),
        sa.Column("disabled", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_users")),
        sa.UniqueConstraint("tenant", "name", name=op.f("uq_users_tenant_name")),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("state", Key(length=20), nullable=False),
        sa.Column("mail_id", Key(length=80), nullable=True),
        sa.Column("part", Words(), server_default="", nullable=False),
        sa.Column("ordinal", sa.Integer(), server_default="0", nullable=False),
        sa.Column("parent_id", Key(length=80), nullable=True),
        sa.Column("name", Words(), server_default="", nullable=False),
        sa.Column("media_type", Words(), server_default="", nullable=False),
        sa.Column("sha256", Key(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sender", Words(), server_default="", nullable=False),
        sa.Column("subject", Words(), server_default="", nullable=False),
        sa.Column("hints", sa.Text(), server_default="{}", nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.Column("kind", Key(length=20), nullable=True),
        sa.Column("quarantine_code", Key(length=20), nullable=True),
        sa.Column("reason", Words(), server_default="", nullable=False),
        sa.Column("pages_sha256", Key(length=64), nullable=True),
        sa.Column("extraction", sa.Text(), nullable=True),
        sa.Column("application", sa.Text(), nullable=True),
        sa.Column("customer", Words(), nullable=True),
        sa.Column("payer", Words(), server_default="", nullable=False),
        sa.Column("payer_key", Words(), nullable=True),
        sa.Column("reference", Words(), nullable=True),
        sa.Column("reference_key", Words(), nullable=True),
        sa.Column("amount_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", Key(length=3), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("at_risk", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("duplicate_of", Key(length=80), nullable=True),
        sa.Column("search", Words(), server_default="", nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_documents_version")),
        sa.ForeignKeyConstraint(
            ["tenant", "duplicate_of"],
            ["documents.tenant", "documents.id"],
            name=op.f("fk_documents_tenant_duplicate_of"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mail_id"], ["mails.tenant", "mails.id"], name=op.f("fk_documents_tenant_mail_id")
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "parent_id"], ["documents.tenant", "documents.id"], name=op.f("fk_documents_tenant_parent_id")
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_documents")),
        sa.UniqueConstraint(
            "tenant", "mail_id", "part", "ordinal", name=op.f("uq_documents_tenant_mail_id_part_ordinal")
        ),
    )


def _indexes_of_documents() -> None:
    op.create_index(
        "ix_documents_at_risk", "documents", ["tenant", "state", sa.literal_column("at_risk DESC"), "id"], unique=False
    )
    op.create_index("ix_documents_same_payment", "documents", ["tenant", "reference_key", "amount_minor"], unique=False)
    op.create_index(op.f("ix_documents_sha256"), "documents", ["sha256"], unique=False)
    op.create_index("ix_documents_state", "documents", ["tenant", "state", "id"], unique=False)
    op.create_index(
        "uq_documents_child",
        "documents",
        ["tenant", "parent_id", "ordinal"],
        unique=True,
        postgresql_where=sa.text("parent_id IS NOT NULL"),
        sqlite_where=sa.text("parent_id IS NOT NULL"),
    )


def _mail_places() -> None:
    op.create_table(
        "mail_places",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("mailbox", Words(), nullable=False),
        sa.Column("folder", Words(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("uid", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mail_id", Key(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "mail_id"],
            ["mails.tenant", "mails.id"],
            name=op.f("fk_mail_places_tenant_mail_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("tenant", "mailbox", "folder", "uidvalidity", "uid", name=op.f("pk_mail_places")),
        sa.UniqueConstraint(
            "tenant",
            "mail_id",
            "mailbox",
            "folder",
            "uidvalidity",
            name=op.f("uq_mail_places_tenant_mail_id_mailbox_folder_uidvalidity"),
        ),
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("token_hash", Key(length=64), nullable=False),
        sa.Column("user_id", Key(length=80), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "user_id"], ["users.tenant", "users.id"], name=op.f("fk_sessions_tenant_user_id")
        ),
        sa.PrimaryKeyConstraint("tenant", "token_hash", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_user_id"), "sessions", ["user_id"], unique=False)


def _pictures() -> None:
    op.create_table(
        "pictures",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("page", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", Key(length=64), nullable=False),
        sa.Column("width", sa.Integer(), server_default="0", nullable=False),
        sa.Column("height", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "document_id"], ["documents.tenant", "documents.id"], name=op.f("fk_pictures_tenant_document_id")
        ),
        sa.PrimaryKeyConstraint("tenant", "document_id", "page", name=op.f("pk_pictures")),
    )
