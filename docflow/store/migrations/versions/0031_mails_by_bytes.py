"""Mails are found by their bytes within a tenant: without it, SQLite went through all mails of the tenant."""

from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_mails_sha256", table_name="mails")
    op.create_index("ix_mails_bytes", "mails", ["tenant", "sha256"], unique=False)
