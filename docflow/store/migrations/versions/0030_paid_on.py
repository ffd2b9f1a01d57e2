"""The day of our last payment of an item: instalments follow one another as they fall due, second payments do not."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("open_items", sa.Column("paid_on", sa.Date(), nullable=True))
