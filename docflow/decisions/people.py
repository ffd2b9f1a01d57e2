"""Who may decide what. Maker is not checker, and there is no exemption from that."""

from collections.abc import Iterable, Sequence

from docflow.errors import NotAllowed
from docflow.rules import history
from docflow.schema.documents import Decision, Document
from docflow.schema.states import Role
from docflow.store import Tx

MACHINE = "docflow"
"""The actor of what the machine decides; no person has this name."""

_CHECKERS = frozenset({Role.APPROVER, Role.ADMIN})
_LAPSES = frozenset({"undo", "reject", "reversed", "keep_booked"})
"""Decisions after which earlier approvals (or wishes to reverse) of the same content count no more."""


def check_may_decide(tx: Tx, actor: str) -> None:
    """Raises NotAllowed unless the actor may change documents: a user who is no viewer, or a program with a key."""
    if not actor.strip() or actor == MACHINE:
        raise NotAllowed("A person or a program must say who it is before it decides.")
    user = tx.users.by_name(actor)
    if user is not None and (user.disabled or user.role is Role.VIEWER):
        raise NotAllowed(f"{actor} may look but not change; ask an administrator for the role of a clerk.")


def makers(decisions: Iterable[Decision]) -> set[str]:
    """The people who typed values of the document."""
    return {decision.actor for decision in decisions if decision.action in history.RETYPED}


def approvers(content_hash: str, decisions: Iterable[Decision], action: str = "approve") -> set[str]:
    """The people whose approval is about exactly this content, and was not taken back since."""
    found: set[str] = set()
    for decision in decisions:
        if decision.action in _LAPSES:
            found.clear()
        elif decision.action == action and decision.content_hash == content_hash:
            found.add(decision.actor)
    return found


def is_second_person(tx: Tx, document: Document, actor: str, action: str = "approve") -> bool:
    """Whether the actor's approval of a document is that of a second person; see `seconds`."""
    return seconds(tx, tx.decisions.of(document.id), document.content_hash, actor, action)


def seconds(tx: Tx, decisions: Sequence[Decision], content_hash: str, actor: str, action: str = "approve") -> bool:
    """Whether the actor's approval is that of a second person: an approver by role, who typed nothing of it, after
    somebody else did or approved. Raises NotAllowed where the actor has approved this content already, or is a maker
    although the first approval is given."""
    typed = makers(decisions) if action == "approve" else set()
    approved = approvers(content_hash, decisions, action)
    if actor in approved:
        raise NotAllowed(f"{actor} has approved it already; a second person must.")
    if actor in typed and approved:
        raise NotAllowed(f"{actor} has corrected it; somebody who typed nothing of it must give the second approval.")
    user = tx.users.by_name(actor)
    checker = user is not None and not user.disabled and user.role in _CHECKERS
    if approved and not checker:
        raise NotAllowed(f"The second approval needs the role of an approver, which {actor} has not.")
    return checker and actor not in typed and bool((typed | approved) - {actor})


def has_had_their_say(decisions: Sequence[Decision], content_hash: str, actor: str) -> bool:
    """Whether the actor has approved this content, or made it what somebody else approved: the second is not theirs."""
    approved = approvers(content_hash, decisions)
    return actor in approved or bool(approved and actor in makers(decisions))


def check_is_checker(tx: Tx, actor: str) -> None:
    """Raises NotAllowed unless the actor is a user with the role of an approver."""
    user = tx.users.by_name(actor)
    if user is None or user.disabled or user.role not in _CHECKERS:
        raise NotAllowed(f"This takes the role of an approver, which {actor} has not.")


def touched_by_person(decisions: Iterable[Decision]) -> bool:
    """Whether anybody but the machine has decided anything about the document; to lay papers together says nothing yet
    about what is on them."""
    return any(decision.actor != MACHINE and decision.action != "merge" for decision in decisions)
