"""Each audit entry keeps the digest of what it says, so that a part of the chain can be shown without the rest."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Key

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("audit", sa.Column("digest", Key(length=64), server_default="", nullable=False))
