"""Payer memory: what clerks' corrections taught about how papers are written."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Instant, Key, Words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "memories",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("scope_kind", Key(length=20), nullable=False),
        sa.Column("scope_key", Words(), nullable=False),
        sa.Column("name_key", Words(), server_default="", nullable=False),
        sa.Column("scope_label", Words(), server_default="", nullable=False),
        sa.Column("kind", Key(length=20), nullable=False),
        sa.Column("words", Words(), server_default="", nullable=False),
        sa.Column("words_key", Words(), server_default="", nullable=False),
        sa.Column("value", Words(), nullable=False),
        sa.Column("customer", Words(), nullable=True),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("actor", Words(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("used", sa.Integer(), server_default="0", nullable=False),
        sa.Column("used_at", Instant(), nullable=True),
        sa.Column("forgotten_by", Words(), nullable=True),
        sa.Column("forgotten_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant", "document_id"], ["documents.tenant", "documents.id"], name=op.f("fk_memories_tenant_document_id")
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_memories")),
        comment="A rule is never overwritten: it is forgotten, and another one is remembered.",
    )
    op.create_index("ix_memories_customer", "memories", ["tenant", "customer"], unique=False)
    op.create_index(
        "uq_memories_standing",
        "memories",
        ["tenant", "scope_key", "kind", "words_key"],
        unique=True,
        postgresql_where=sa.text("forgotten_at IS NULL"),
        sqlite_where=sa.text("forgotten_at IS NULL"),
    )
