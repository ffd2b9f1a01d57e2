"""Open items are found without the prefix and zeros of their number, and what is settled by payer and amount."""

import sqlalchemy as sa
from alembic import op

from docflow.rules.keys import core
from docflow.store.columns import Words

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None
_AT_ONCE = 5_000


def upgrade() -> None:
    op.add_column("open_items", sa.Column("number_core", Words(), server_default="", nullable=False))
    _fill()
    op.create_index("ix_open_items_number_core", "open_items", ["tenant", "number_core"], unique=False)
    op.create_index(
        "ix_open_items_settled",
        "open_items",
        ["tenant", "payer", "original_minor"],
        unique=False,
        postgresql_where=sa.text("remaining_minor = pending_minor"),
        sqlite_where=sa.text("remaining_minor = pending_minor"),
    )


def _fill() -> None:
    items = sa.table("open_items", sa.column("number", Words()), sa.column("number_core", Words()))
    connection = op.get_bind()
    found = connection.execute(sa.select(items.c.number).distinct()).scalars().all()
    told = [{"printed": number, "found": core(number)} for number in found if core(number)]
    change = items.update().where(items.c.number == sa.bindparam("printed")).values(number_core=sa.bindparam("found"))
    for first in range(0, len(told), _AT_ONCE):
        connection.execute(change, told[first : first + _AT_ONCE])
