"""Encrypted passwords and tokens."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Instant, Key, Words

revision = "0007"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "secrets",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("kind", Key(length=20), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "kind", "name", name=op.f("pk_secrets")),
        comment="Encrypted with a key that is not in the database.",
    )
