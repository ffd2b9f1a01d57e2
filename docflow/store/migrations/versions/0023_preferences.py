"""How each person wants the screen: their own keys."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Key, Words

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "preferences",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("user", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("value", Words(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "user", "name", name=op.f("pk_preferences")),
        comment="How each person wants the screen.",
    )
