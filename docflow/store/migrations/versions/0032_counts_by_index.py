"""How many documents wait for one person, or for too long, is counted in an index: each page of a document says it."""

from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_documents_state", table_name="documents")
    op.create_index("ix_documents_state", "documents", ["tenant", "state", "id", "owner", "received_at"], unique=False)
