"""Who wants a booked payment reversed stands beside it: above the limit a second person must find it in the queue."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None
_ASKED = " wants it reversed ("


def upgrade() -> None:
    op.add_column("documents", sa.Column("asked_back_by", sa.Text(), nullable=True))
    where = sa.text("asked_back_by IS NOT NULL")
    op.create_index(
        "ix_documents_asked_back",
        "documents",
        ["tenant", "state", "id"],
        unique=False,
        postgresql_where=where,
        sqlite_where=where,
    )
    _fill()


def _fill() -> None:
    """Those that wait already are known by their reason alone."""
    names = ("tenant", "id", "state", "reason", "asked_back_by")
    documents, connection = sa.table("documents", *map(sa.column, names)), op.get_bind()
    asked = documents.c.state.in_(["delivered", "posted"]) & documents.c.reason.contains(_ASKED, autoescape=True)
    for row in connection.execute(sa.select(documents).where(asked)).all():
        here = (documents.c.tenant == row.tenant) & (documents.c.id == row.id)
        who = row.reason.partition(_ASKED)[0]
        connection.execute(sa.update(documents).where(here).values(asked_back_by=who))
