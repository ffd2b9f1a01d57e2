"""Who is told of what happens (webhooks), and what could not be told."""

from sqlalchemy import BigInteger, Boolean, Column, Table, Text, UniqueConstraint, false

from docflow.store.columns import Words
from docflow.store.tables.parts import entity, instant, metadata, number, tenant, within, words

subscriptions = Table(
    "subscriptions",
    metadata,
    tenant(),
    entity(),
    Column("name", Words(), nullable=False),
    Column("url", Words(), nullable=False),
    Column("types", Text, nullable=False),
    Column("position", BigInteger, nullable=False, server_default="0"),
    number("attempt"),
    instant("not_before"),
    words("trouble"),
    instant("old_secret_until", nullable=True),
    instant("created_at"),
    instant("lease_until", nullable=True),
    number("token"),
    UniqueConstraint("tenant", "name"),
    comment="The secrets that sign are in the table secrets.",
)

dead_letters = Table(
    "dead_letters",
    metadata,
    tenant(),
    entity("subscription_id"),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    words("error"),
    instant("at"),
    Column("again", Boolean, nullable=False, server_default=false()),
    within("subscriptions", "subscription_id"),
)
