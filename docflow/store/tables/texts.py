"""What documents are searched by, and the full-text index over it, which each database has in its own way."""

from sqlalchemy import DDL, BigInteger, Column, Integer, Table, Text, UniqueConstraint, event

from docflow.store.columns import Key
from docflow.store.tables.parts import metadata, within

FOUND = "texts_found"
VECTOR = "to_tsvector('simple'::regconfig, texts.head || ' ' || texts.record || ' ' || texts.words)"

texts = Table(
    "texts",
    metadata,
    # The number by which SQLite's index knows the row.
    Column("key", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("tenant", Key(64), nullable=False),
    Column("document_id", Key(80), nullable=False),
    Column("head", Text, nullable=False, server_default=""),
    Column("record", Text, nullable=False, server_default=""),
    Column("words", Text, nullable=False, server_default=""),
    within("documents", "document_id"),
    UniqueConstraint("tenant", "document_id"),
    comment="Terms without case and accents: of what lists show, of the record, and of the pages.",
)

_FORGET = (
    "INSERT INTO texts_found(texts_found, rowid, head, record, words) "
    "VALUES ('delete', old.key, old.head, old.record, old.words);"
)
_LEARN = "INSERT INTO texts_found(rowid, head, record, words) VALUES (new.key, new.head, new.record, new.words);"
INDEX = {
    "sqlite": (
        f"CREATE VIRTUAL TABLE {FOUND} USING fts5(head, record, words, content='texts', content_rowid='key', "
        "tokenize='unicode61', prefix='3 5')",
        f"CREATE TRIGGER {FOUND}_insert AFTER INSERT ON texts BEGIN {_LEARN} END",
        f"CREATE TRIGGER {FOUND}_update AFTER UPDATE ON texts BEGIN {_FORGET} {_LEARN} END",
        f"CREATE TRIGGER {FOUND}_delete AFTER DELETE ON texts BEGIN {_FORGET} END",
    ),
    "postgresql": (f"CREATE INDEX {FOUND} ON texts USING gin ({VECTOR.replace('texts.', '')})",),
}
"""By database, the statements that make the index."""

for _name, _statements in INDEX.items():
    for _statement in _statements:
        made = DDL(_statement)  # type: ignore[no-untyped-call]
        event.listen(texts, "after_create", made.execute_if(dialect=_name))
