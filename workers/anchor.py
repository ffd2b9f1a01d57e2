"""Notes the head of each tenant's audit trail outside the database, once a day."""

from datetime import timedelta

import structlog

from docflow.files.anchors import Anchors
from docflow.schema.trail import Anchor
from docflow.store import Store

ANCHORED_EVERY = timedelta(days=1)

_log = structlog.get_logger()


def anchor_due(store: Store, anchors: Anchors) -> list[Anchor]:
    """Notes the heads that moved and whose last note is a day old; those that were noted. Raises Unavailable."""
    return [note for tenant in store.tenants() if (note := _due(store, anchors, tenant)) is not None]


def anchor_now(store: Store, anchors: Anchors, tenant: str) -> Anchor:
    """Notes the present head of the tenant."""
    with store.read(tenant) as tx:
        head = tx.audit.anchor()
    anchors.note(head)
    _log.info("audit trail anchored", tenant=tenant, seq=head.seq, hash=head.hash)
    return head


def _due(store: Store, anchors: Anchors, tenant: str) -> Anchor | None:
    with store.read(tenant) as tx:
        seq, _ = tx.audit.head()
    last = max(anchors.all(tenant), key=lambda one: one.at, default=None)
    if last is not None and (last.seq == seq or store.clock() - last.at < ANCHORED_EVERY):
        return None
    return anchor_now(store, anchors, tenant) if seq else None
