"""Notes the head of the audit trail outside the database, once a day."""

from datetime import timedelta

import structlog

from docflow.files.anchors import Anchors
from docflow.schema.trail import Anchor
from docflow.store import Store

ANCHORED_EVERY = timedelta(days=1)

_log = structlog.get_logger()


def anchor_due(store: Store, anchors: Anchors) -> Anchor | None:
    """Notes the head if it moved and its last note is a day old; what was noted. Raises Unavailable."""
    with store.read() as tx:
        seq, _ = tx.audit.head()
    last = max(anchors.all(store.tenant), key=lambda one: one.at, default=None)
    if last is not None and (last.seq == seq or store.clock() - last.at < ANCHORED_EVERY):
        return None
    return anchor_now(store, anchors) if seq else None


def anchor_now(store: Store, anchors: Anchors) -> Anchor:
    """Notes the present head."""
    with store.read() as tx:
        head = tx.audit.anchor()
    anchors.note(head)
    _log.info("audit trail anchored", seq=head.seq, hash=head.hash)
    return head
