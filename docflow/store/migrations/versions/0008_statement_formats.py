"""How banks write their CSV statements."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Instant, Key, Words

revision = "0008"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "statement_formats",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("signature_hash", Key(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("actor", Words(), nullable=False),
        sa.Column("saved_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "signature_hash", name=op.f("pk_statement_formats")),
        comment="How banks write their CSV statements, as people confirmed it; told by a file's headings.",
    )
