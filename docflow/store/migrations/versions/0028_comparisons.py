"""What the last comparison of a ledger's postings with ours found."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Instant, Key, Words

revision = "0028"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "comparisons",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("ledger", Words(), nullable=False),
        sa.Column("compared_at", Instant(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "ledger", name=op.f("pk_comparisons")),
        comment="What the last comparison of a ledger's postings with ours found.",
    )
