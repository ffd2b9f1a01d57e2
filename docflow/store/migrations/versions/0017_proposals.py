"""What the machine proposed, what became of it, and the sample that people check."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Instant, Key, Words

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "proposals",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("subject", Key(length=80), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("receipt_id", Key(length=80), server_default="", nullable=False),
        sa.Column("customer", Words(), nullable=True),
        sa.Column("carrier", Key(length=10), nullable=False),
        sa.Column("week", Key(length=8), nullable=False),
        sa.Column("application", sa.Text(), nullable=False),
        sa.Column("booked", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("untouched", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("wrong", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("closed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("customer_right", sa.Integer(), server_default="0", nullable=False),
        sa.Column("envelope_right", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lines", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lines_right", sa.Integer(), server_default="0", nullable=False),
        sa.Column("check_state", Key(length=10), server_default="none", nullable=False),
        sa.Column("checked_by", Words(), nullable=True),
        sa.Column("checked_at", Instant(), nullable=True),
        sa.Column("note", Words(), server_default="", nullable=False),
        sa.Column("proposed_at", Instant(), nullable=False),
        sa.CheckConstraint("check_state IN ('none', 'due', 'right', 'wrong')", name=op.f("ck_proposals_check_state")),
        sa.ForeignKeyConstraint(
            ["tenant", "document_id"],
            ["documents.tenant", "documents.id"],
            name=op.f("fk_proposals_tenant_document_id"),
        ),
        sa.PrimaryKeyConstraint("tenant", "subject", name=op.f("pk_proposals")),
        comment="One row a payment: the machine's proposal before anybody looked, and how right it turned out to be.",
    )
    op.create_index("ix_proposals_check_state", "proposals", ["tenant", "check_state", "subject"], unique=False)
    op.create_index("ix_proposals_week", "proposals", ["tenant", "week"], unique=False)
