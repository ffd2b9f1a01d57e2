"""States and the only legal changes between them (DOMAIN.md: states)."""

from enum import StrEnum


class DocumentState(StrEnum):
    """Where a document stands on its way from the inbox to the ledger."""

    RECEIVED = "received"
    READING = "reading"
    EXTRACTED = "extracted"
    NEEDS_REVIEW = "needs_review"
    IN_REVIEW = "in_review"
    PARKED = "parked"
    AWAITING_PAYER = "awaiting_payer"
    SECOND_APPROVAL = "second_approval"
    AWAITING_RECEIPT = "awaiting_receipt"
    """Proven or approved, but the money has not come; it is booked the moment it comes."""
    APPROVED = "approved"
    DELIVERED = "delivered"
    POSTED = "posted"
    QUARANTINED = "quarantined"
    NOT_REMITTANCE = "not_remittance"
    DUPLICATE = "duplicate_of"
    SPLIT = "split"
    MERGED = "merged"
    REJECTED_BY_LEDGER = "rejected_by_ledger"
    FILED = "filed"
    """Recorded as a dispute, or as a statement whose receipts are kept; nothing is posted."""


_D = DocumentState
DOCUMENT_MOVES: dict[DocumentState, frozenset[DocumentState]] = {
    _D.RECEIVED: frozenset({_D.READING, _D.QUARANTINED, _D.DUPLICATE}),
    _D.READING: frozenset({_D.EXTRACTED, _D.QUARANTINED, _D.SPLIT, _D.NOT_REMITTANCE, _D.DUPLICATE}),
    _D.EXTRACTED: frozenset(
        {
            _D.NEEDS_REVIEW,
            _D.AWAITING_RECEIPT,
            _D.APPROVED,
            _D.FILED,
            _D.NOT_REMITTANCE,
            _D.DUPLICATE,
            _D.SPLIT,
            _D.MERGED,
            _D.QUARANTINED,
        }
    ),
    _D.NEEDS_REVIEW: frozenset(
        {
            _D.IN_REVIEW,
            _D.PARKED,
            _D.AWAITING_PAYER,
            _D.SECOND_APPROVAL,
            _D.AWAITING_RECEIPT,
            _D.APPROVED,
            _D.FILED,
            _D.NOT_REMITTANCE,
            _D.DUPLICATE,
            _D.SPLIT,
            _D.MERGED,
        }
    ),
    _D.IN_REVIEW: frozenset(
        {
            _D.NEEDS_REVIEW,
            _D.PARKED,
            _D.AWAITING_PAYER,
            _D.SECOND_APPROVAL,
            _D.AWAITING_RECEIPT,
            _D.APPROVED,
            _D.FILED,
            _D.NOT_REMITTANCE,
            _D.DUPLICATE,
            _D.SPLIT,
            _D.MERGED,
        }
    ),
    _D.PARKED: frozenset(
        {
            _D.NEEDS_REVIEW,
            _D.IN_REVIEW,
            _D.AWAITING_PAYER,
            _D.AWAITING_RECEIPT,
            _D.APPROVED,
            _D.FILED,
            _D.NOT_REMITTANCE,
            _D.DUPLICATE,
            _D.SPLIT,
            _D.MERGED,
        }
    ),
    _D.AWAITING_PAYER: frozenset(
        {
            _D.NEEDS_REVIEW,
            _D.IN_REVIEW,
            _D.PARKED,
            _D.AWAITING_RECEIPT,
            _D.APPROVED,
            _D.FILED,
            _D.NOT_REMITTANCE,
            _D.DUPLICATE,
        }
    ),
    _D.SECOND_APPROVAL: frozenset({_D.NEEDS_REVIEW, _D.AWAITING_RECEIPT, _D.APPROVED, _D.NOT_REMITTANCE}),
    _D.AWAITING_RECEIPT: frozenset({_D.NEEDS_REVIEW, _D.APPROVED, _D.DUPLICATE}),
    # Back to review is the undo of an approval; it is legal only until the posting is delivered.
    _D.APPROVED: frozenset({_D.DELIVERED, _D.NEEDS_REVIEW, _D.REJECTED_BY_LEDGER}),
    # What a ledger has, or may have, goes back to review with a reversal.
    _D.DELIVERED: frozenset({_D.POSTED, _D.REJECTED_BY_LEDGER, _D.NEEDS_REVIEW}),
    _D.REJECTED_BY_LEDGER: frozenset({_D.NEEDS_REVIEW}),
    _D.NOT_REMITTANCE: frozenset({_D.NEEDS_REVIEW}),
    _D.DUPLICATE: frozenset({_D.NEEDS_REVIEW}),
    _D.FILED: frozenset({_D.NEEDS_REVIEW}),
    # A clerk may supply what was missing (a password) and have the original read again.
    _D.QUARANTINED: frozenset({_D.RECEIVED, _D.NOT_REMITTANCE}),
    _D.POSTED: frozenset({_D.NEEDS_REVIEW}),
    # A person may take back that a paper was split, or that papers were laid together.
    _D.SPLIT: frozenset({_D.NEEDS_REVIEW}),
    _D.MERGED: frozenset({_D.NEEDS_REVIEW}),
}

WAITING_FOR_PERSON = frozenset(
    {
        _D.NEEDS_REVIEW,
        _D.IN_REVIEW,
        _D.PARKED,
        _D.AWAITING_PAYER,
        _D.SECOND_APPROVAL,
        _D.REJECTED_BY_LEDGER,
        _D.QUARANTINED,
    }
)
"""States in which a human queue owns the document."""
ANNOUNCING = frozenset(
    {
        _D.NEEDS_REVIEW,
        _D.IN_REVIEW,
        _D.PARKED,
        _D.AWAITING_PAYER,
        _D.SECOND_APPROVAL,
        _D.AWAITING_RECEIPT,
        # Booked on the advice alone, where the company does so: the money may come later.
        _D.APPROVED,
        _D.DELIVERED,
        _D.POSTED,
    }
)
"""States of an advice whose money may still be to come."""
UNDONE_FROM = frozenset(
    {
        _D.APPROVED,
        _D.REJECTED_BY_LEDGER,
        _D.SECOND_APPROVAL,
        _D.AWAITING_RECEIPT,
        _D.NOT_REMITTANCE,
        _D.DUPLICATE,
        _D.SPLIT,
        _D.MERGED,
        _D.FILED,
        _D.PARKED,
        _D.AWAITING_PAYER,
    }
)
"""States that a decision led to and that can be left again."""
BOOKED = frozenset({_D.APPROVED, _D.DELIVERED, _D.POSTED})
"""States of a document whose payment is booked, or on its way into a ledger."""
FINISHED = frozenset({_D.POSTED, _D.FILED, _D.NOT_REMITTANCE, _D.DUPLICATE, _D.SPLIT, _D.MERGED})
"""States in which nothing more happens by itself."""


class PostingState(StrEnum):
    """Where a posting stands on its way into the ledger."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    CREATED = "created"
    POSTED = "posted"
    RECONCILED = "reconciled"
    VERIFIED = "verified"
    CANCELLED = "cancelled"
    """Withdrawn by an undo before anything was sent."""
    FAILED = "failed"
    NEEDS_CLERK = "needs_clerk"


_P = PostingState
POSTING_MOVES: dict[PostingState, frozenset[PostingState]] = {
    _P.QUEUED: frozenset({_P.CLAIMED, _P.CANCELLED, _P.NEEDS_CLERK}),
    _P.CLAIMED: frozenset({_P.QUEUED, _P.CREATED, _P.POSTED, _P.RECONCILED, _P.VERIFIED, _P.FAILED, _P.NEEDS_CLERK}),
    _P.CREATED: frozenset({_P.CLAIMED, _P.POSTED, _P.RECONCILED, _P.VERIFIED, _P.FAILED, _P.NEEDS_CLERK}),
    _P.POSTED: frozenset({_P.RECONCILED, _P.VERIFIED, _P.FAILED, _P.NEEDS_CLERK}),
    _P.RECONCILED: frozenset({_P.VERIFIED, _P.NEEDS_CLERK}),
    _P.VERIFIED: frozenset(),
    _P.CANCELLED: frozenset(),
    _P.FAILED: frozenset({_P.QUEUED, _P.NEEDS_CLERK}),
    # A clerk has looked into the ledger: it is not there (queued again), it is there (verified), or never will be.
    _P.NEEDS_CLERK: frozenset({_P.QUEUED, _P.VERIFIED, _P.CANCELLED}),
}


class Step(StrEnum):
    """The work a task row stands for; one file in workers/ each."""

    SPLIT = "split"
    """A stored mail -> its documents (subject: mail id)."""
    READ = "read"
    """Bytes -> Pages (subject: document id)."""
    EXTRACT = "extract"
    """Pages -> record (subject: document id)."""
    COMBINE = "combine"
    """All papers of a mail -> one document where they tell one payment (subject: mail id)."""
    MATCH = "match"
    """Record -> application, approved or to review (subject: document id)."""
    APPLY = "apply"
    """A receipt -> its advice, or the open items that it names (subject: receipt id)."""
    SEND = "send"
    """A letter to a payer -> the mail server (subject: letter id)."""
    ATTACH = "attach"
    """A booked posting -> its paper and its disputes beside it in the ledgers (subject: posting id)."""
    POST = "post"
    """An outbox row -> the ledger (subject: posting id)."""


class QuarantineCode(StrEnum):
    """Why a document could not be read; the original is kept."""

    ENCRYPTED = "encrypted"
    MEMORY = "memory"
    CPU = "cpu"
    LIMITS = "limits"
    UNREADABLE = "unreadable"
    TYPE = "type"


class Role(StrEnum):
    """What a signed-in user may do."""

    VIEWER = "viewer"
    CLERK = "clerk"
    APPROVER = "approver"
    ADMIN = "admin"


class PlaceState(StrEnum):
    """What became of the place in a mailbox where a stored mail was found."""

    DUE = "due"
    """Stored; the after-action (flag, move or nothing) has yet to be done, or its success is not known."""
    KEPT = "kept"
    """Flagged or left as it was; the mail is still there."""
    MOVED = "moved"
    """The mail is elsewhere by our own doing, or was found again in another place."""
    GONE = "gone"
    """Somebody moved or deleted it; the same bytes in another folder are then the same mail."""
