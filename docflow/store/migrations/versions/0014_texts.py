"""Full-text search over records and pages, whose a document is, and saved views of the queue."""

import sqlalchemy as sa
from alembic import op

from docflow.store.columns import Key, Words
from docflow.store.search import terms

revision = "0014"
down_revision = "0009"
branch_labels = None
depends_on = None

_FORGET = (
    "INSERT INTO texts_found(texts_found, rowid, head, record, words) "
    "VALUES ('delete', old.key, old.head, old.record, old.words);"
)
_LEARN = "INSERT INTO texts_found(rowid, head, record, words) VALUES (new.key, new.head, new.record, new.words);"
_SQLITE = (
    "CREATE VIRTUAL TABLE texts_found USING fts5(head, record, words, content='texts', content_rowid='key', "
    "tokenize='unicode61', prefix='3 5')",
    f"CREATE TRIGGER texts_found_insert AFTER INSERT ON texts BEGIN {_LEARN} END",
    f"CREATE TRIGGER texts_found_update AFTER UPDATE ON texts BEGIN {_FORGET} {_LEARN} END",
    f"CREATE TRIGGER texts_found_delete AFTER DELETE ON texts BEGIN {_FORGET} END",
)
_POSTGRESQL = (
    "CREATE INDEX texts_found ON texts USING gin "
    "(to_tsvector('simple'::regconfig, head || ' ' || record || ' ' || words))",
)


def upgrade() -> None:
    op.create_table(
        "texts",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("document_id", Key(length=80), nullable=False),
        sa.Column("head", sa.Text(), server_default="", nullable=False),
        sa.Column("record", sa.Text(), server_default="", nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "document_id"], ["documents.tenant", "documents.id"], name=op.f("fk_texts_tenant_document_id")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_texts")),
        sa.UniqueConstraint("tenant", "document_id", name=op.f("uq_texts_tenant_document_id")),
        comment="Terms without case and accents: of what lists show, of the record, and of the pages.",
    )
    for statement in _POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _SQLITE:
        op.execute(statement)
    _learn_the_old()
    op.drop_column("documents", "search")
    op.create_table(
        "views",
        sa.Column("tenant", Key(length=64), nullable=False),
        sa.Column("user", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("query", Words(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("tenant", "user", "name", name=op.f("pk_views")),
        comment="Filters of the queue that somebody has named.",
    )
    op.add_column("documents", sa.Column("owner", Words(), server_default="", nullable=False))


def _learn_the_old() -> None:
    """What documents had been searched by; words of their pages come when they are read again."""
    bind = op.get_bind()
    new = sa.text("INSERT INTO texts (tenant, document_id, head) VALUES (:tenant, :id, :head)")
    for row in bind.execute(sa.text("SELECT tenant, id, search FROM documents")).all():
        bind.execute(new, {"tenant": row.tenant, "id": row.id, "head": " ".join(terms(row.search))})
