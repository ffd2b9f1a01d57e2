"""Drafts, leases, records before corrections, letters to payers, the day until which a document is parked, and the
order of decisions, which no clock decides."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Instant, Key, Words

revision = "0021"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("parked_until", sa.Date(), nullable=True))
    op.create_index("ix_documents_parked_until", "documents", ["tenant", "parked_until"], unique=False)
    op.add_column("decisions", sa.Column("seq", sa.Integer(), server_default="0", nullable=False))
    _drafts()
    _leases()
    _revisions()
    _letters()


def _within(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant", column], [f"{target}.tenant", f"{target}.id"], name=op.f(f"fk_{table}_tenant_{column}")
    )


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("user", Words(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("saved_at", Instant(), nullable=False),
        _within("drafts", "document_id", "documents"),
        sa.PrimaryKeyConstraint("tenant", "document_id", "user", name=op.f("pk_drafts")),
        comment="What somebody has typed and not yet saved; `version` is that of the document they saw.",
    )


def _leases() -> None:
    op.create_table(
        "leases",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("user", Words(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        _within("leases", "document_id", "documents"),
        sa.PrimaryKeyConstraint("tenant", "document_id", name=op.f("pk_leases")),
        comment="Who is at a document: a courtesy that keeps nobody out.",
    )


def _revisions() -> None:
    op.create_table(
        "revisions",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("decision_id", Key(length=80), nullable=False),
        sa.Column("extraction", sa.Text(), nullable=False),
        _within("revisions", "decision_id", "decisions"),
        sa.PrimaryKeyConstraint("tenant", "decision_id", name=op.f("pk_revisions")),
        comment="The record as it was before a correction.",
    )


def _letters() -> None:
    op.create_table(
        "letters",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("state", Key(length=10), nullable=False),
        sa.Column("actor", Words(), nullable=False),
        sa.Column("recipient", Words(), nullable=False),
        sa.Column("subject", Words(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("message_id", Words(), nullable=False),
        sa.Column("thread", Words(), server_default="", nullable=False),
        sa.Column("error", Words(), server_default="", nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("sent_at", Instant(), nullable=True),
        _within("letters", "document_id", "documents"),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_letters")),
    )
    op.create_index("uq_letters_message_id", "letters", ["tenant", "message_id"], unique=True)
    op.create_index("ix_letters_document", "letters", ["tenant", "document_id"], unique=False)
