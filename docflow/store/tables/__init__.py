"""All tables. Every one carries the tenant; every query filters by it.

Records are kept as JSON text (not JSONB, which refuses NUL and rewrites what it stores), beside the few of their values
that are searched by. The migrations make the same tables, and the triggers that guard some of them.
"""

from docflow.store.tables.bank import pairings, receipt_references, receipts, statement_formats, statements
from docflow.store.tables.desk import drafts, leases, letters, revisions
from docflow.store.tables.disputes import dispute_claims, dispute_history, dispute_keys, disputes
from docflow.store.tables.hooks import dead_letters, subscriptions
from docflow.store.tables.house import (
    api_keys,
    audit,
    flags,
    heads,
    idempotency,
    mailboxes,
    preferences,
    secrets,
    sessions,
    users,
    views,
)
from docflow.store.tables.learning import proposals
from docflow.store.tables.memory import memories
from docflow.store.tables.money import (
    acknowledgements,
    allocations,
    customers,
    decisions,
    open_items,
    payments,
    postings,
    settlements,
    writers,
)
from docflow.store.tables.papers import documents, mail_places, mails, pictures, tasks
from docflow.store.tables.parts import OPEN_TASK, TaskState, metadata
from docflow.store.tables.payers import aliases, comparisons, mirrors, name_features, payer_keys, payer_votes
from docflow.store.tables.rules import line_signals, rule_tables
from docflow.store.tables.texts import texts

__all__ = [
    "OPEN_TASK",
    "TaskState",
    "acknowledgements",
    "aliases",
    "allocations",
    "api_keys",
    "audit",
    "comparisons",
    "customers",
    "dead_letters",
    "decisions",
    "dispute_claims",
    "dispute_history",
    "dispute_keys",
    "disputes",
    "documents",
    "drafts",
    "flags",
    "heads",
    "idempotency",
    "leases",
    "letters",
    "line_signals",
    "mail_places",
    "mailboxes",
    "mails",
    "memories",
    "metadata",
    "mirrors",
    "name_features",
    "open_items",
    "pairings",
    "payer_keys",
    "payer_votes",
    "payments",
    "pictures",
    "postings",
    "preferences",
    "proposals",
    "receipt_references",
    "receipts",
    "revisions",
    "rule_tables",
    "secrets",
    "sessions",
    "settlements",
    "statement_formats",
    "statements",
    "subscriptions",
    "tasks",
    "texts",
    "users",
    "views",
    "writers",
]
