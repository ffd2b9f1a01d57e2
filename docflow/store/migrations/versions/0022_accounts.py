"""The language that a user chose, and the day on which a key ends."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Instant, Key

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("language", Key(length=20), server_default="", nullable=False))
    op.add_column("api_keys", sa.Column("expires_at", Instant(), nullable=True))
