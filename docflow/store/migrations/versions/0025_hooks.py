"""Subscriptions to events, and letters that could not be delivered."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Instant, Key, Words

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("url", Words(), nullable=False),
        sa.Column("types", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("attempt", sa.Integer(), server_default="0", nullable=False),
        sa.Column("not_before", Instant(), nullable=False),
        sa.Column("trouble", Words(), server_default="", nullable=False),
        sa.Column("old_secret_until", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("lease_until", Instant(), nullable=True),
        sa.Column("token", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_subscriptions")),
        sa.UniqueConstraint("tenant", "name", name=op.f("uq_subscriptions_tenant_name")),
        comment="The secrets that sign are in the table secrets.",
    )
    op.create_table(
        "dead_letters",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("subscription_id", Key(length=80), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("error", Words(), server_default="", nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("again", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "subscription_id"],
            ["subscriptions.tenant", "subscriptions.id"],
            name=op.f("fk_dead_letters_tenant_subscription_id"),
        ),
        sa.PrimaryKeyConstraint("tenant", "subscription_id", "seq", name=op.f("pk_dead_letters")),
    )
