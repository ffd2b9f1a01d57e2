"""By what payers are recognised, what decisions taught about it, more of each open item, and the state of mirrors."""

import sqlalchemy as sa
from alembic import op

from docflow.rules.payer.own import features, keys_of
from docflow.schema.receivables import Customer
from docflow.store.columns import Instant, Key, Words

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_CHUNK = 1000


def upgrade() -> None:
    _keys()
    _aliases()
    _items()
    op.create_table(
        "mirrors",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("ledger", Words(), nullable=False),
        sa.Column("mark", Words(), nullable=True),
        sa.Column("read_at", Instant(), nullable=True),
        sa.Column("swept_at", Instant(), nullable=True),
        sa.Column("incremental", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("drift", sa.Text(), server_default="{}", nullable=False),
        sa.Column("trouble", Words(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "ledger", name=op.f("pk_mirrors")),
    )


def _keys() -> None:
    keys = op.create_table(
        "payer_keys",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("kind", Key(length=20), nullable=False),
        sa.Column("key", Words(), nullable=False),
        sa.Column("customer", Words(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "kind", "key", "customer", name=op.f("pk_payer_keys")),
        comment="What the ledger's records of customers identify them by; made anew with each change of a record.",
        sqlite_with_rowid=False,
    )
    names = op.create_table(
        "name_features",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("feature", Words(), nullable=False),
        sa.Column("stem", Words(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "feature", "stem", name=op.f("pk_name_features")),
        comment="Words and ends of words -> names without legal form; a name that nobody has any more does no harm.",
        sqlite_with_rowid=False,
    )
    _fill(keys, names)


def _fill(keys: sa.Table, names: sa.Table) -> None:
    """From the customers that are there."""
    there = op.get_bind().execute(sa.text("SELECT tenant, body FROM customers ORDER BY tenant, ref")).all()
    stems: set[tuple[str, str]] = set()
    for start in range(0, len(there), _CHUNK):
        rows = []
        for tenant, body in there[start : start + _CHUNK]:
            one = Customer.model_validate_json(body)
            rows += [{"tenant": tenant, "kind": kind, "key": key, "customer": one.ref} for kind, key in keys_of(one)]
        stems |= {(row["tenant"], row["key"]) for row in rows if row["kind"] == "stem"}
        op.bulk_insert(keys, rows)
    told = [{"tenant": tenant, "feature": one, "stem": stem} for tenant, stem in stems for one in features(stem)]
    if told:
        op.bulk_insert(names, told)


def _aliases() -> None:
    op.create_table(
        "aliases",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("id", Key(length=80), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("kind", Key(length=20), nullable=False),
        sa.Column("key", Words(), nullable=False),
        sa.Column("text", Words(), server_default="", nullable=False),
        sa.Column("customer", Words(), server_default="", nullable=False),
        sa.Column("scope", Key(length=20), nullable=False),
        sa.Column("source", Key(length=20), nullable=False),
        sa.Column("confirmed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("document_id", Key(length=80), nullable=True),
        sa.Column("actor", Words(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("used", sa.Integer(), server_default="0", nullable=False),
        sa.Column("used_at", Instant(), nullable=True),
        sa.Column("undone_by", Words(), nullable=True),
        sa.Column("undone_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_aliases")),
        comment="What identifies payers beyond the ledger's records. "
        "Never overwritten: undone, and another one is added.",
    )
    op.create_index("ix_aliases_key", "aliases", ["tenant", "kind", "key"], unique=False)
    op.create_index("ix_aliases_customer", "aliases", ["tenant", "customer"], unique=False)
    op.create_index(
        "uq_aliases_standing",
        "aliases",
        ["tenant", "kind", "key", "customer"],
        unique=True,
        postgresql_where=sa.text("undone_at IS NULL"),
        sqlite_where=sa.text("undone_at IS NULL"),
    )
    op.create_table(
        "payer_votes",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("kind", Key(length=20), nullable=False),
        sa.Column("key", Words(), nullable=False),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("customer", Words(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "kind", "key", "document_id", name=op.f("pk_payer_votes")),
        comment="For whom a person approved a paper that bears this key; taken back with the approval.",
    )
    op.create_index("ix_payer_votes_document", "payer_votes", ["tenant", "document_id"], unique=False)


def _items() -> None:
    for column in (
        sa.Column("instalment", sa.Integer(), nullable=True),
        sa.Column("bill_to", Words(), nullable=True),
        sa.Column("payer", Words(), server_default="", nullable=False),
        sa.Column("company", Words(), server_default="", nullable=False),
        sa.Column("terms", Words(), server_default="", nullable=False),
        sa.Column("delivery_note", Words(), nullable=True),
        sa.Column("disputed_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("adjustment_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("ledger", Words(), server_default="", nullable=False),
    ):
        op.add_column("open_items", column)
    op.execute("UPDATE open_items SET payer = customer")
    op.create_index("ix_open_items_delivery_note", "open_items", ["tenant", "delivery_note"], unique=False)
    op.create_index(
        "ix_open_items_payer",
        "open_items",
        ["tenant", "payer"],
        unique=False,
        postgresql_where=sa.text("remaining_minor <> pending_minor"),
        sqlite_where=sa.text("remaining_minor <> pending_minor"),
    )
