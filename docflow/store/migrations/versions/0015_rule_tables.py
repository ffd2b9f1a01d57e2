"""The rule table of matching, versioned; and the signals of each line, to try a change of it on."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Instant, Key, Words

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rule_tables",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("actor", Words(), server_default="", nullable=False),
        sa.Column("why", Words(), server_default="", nullable=False),
        sa.Column("saved_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "version", name=op.f("pk_rule_tables")),
        comment="Append-only: the highest version counts.",
    )
    op.create_table(
        "line_signals",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("payer", Key(length=12), nullable=False),
        sa.Column("number", Key(length=12), nullable=False),
        sa.Column("amount", Key(length=12), nullable=False),
        sa.Column("candidate", Words(), nullable=True),
        sa.Column("paid_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "document_id"],
            ["documents.tenant", "documents.id"],
            name=op.f("fk_line_signals_tenant_document_id"),
        ),
        sa.PrimaryKeyConstraint("tenant", "document_id", "line", name=op.f("pk_line_signals")),
        comment="What a changed rule table would have done is told by these and by what people decided since.",
    )
    op.create_index("ix_line_signals_seen_at", "line_signals", ["tenant", "seen_at"], unique=False)
    _append_only("rule_tables")


def _append_only(table: str) -> None:
    for event in ("UPDATE", "DELETE"):
        name = f"{table}_no_{event.lower()}"
        if op.get_bind().dialect.name == "postgresql":
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"RAISE EXCEPTION '{table} is append-only'; END $$"
            )
            op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
        else:
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
