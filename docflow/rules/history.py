"""Which decision about a document an undo takes back, and which one a redo makes again: a stack told by the notes."""

from collections.abc import Sequence

from docflow.schema.documents import Decision

_TAKEN_BACK = frozenset(
    {
        "approve",
        "correct",
        "mark_columns",
        "park",
        "await_payer",
        "not_remittance",
        "duplicate_of",
        "reject",
        "file_dispute",
        "split",
        "merge",
        "merged",
    }
)
"""Decisions that can be taken back. Words (a comment, a letter, a call) cannot."""
_AGAIN = _TAKEN_BACK - {"split", "merge", "merged", "mark_columns"}
"""Of these, what can be made again: papers are cut or laid together, and columns marked, anew."""
RETYPED = frozenset({"correct", "mark_columns"})
"""Decisions that say what stands on the paper; who made one is no second pair of eyes."""
WITHIN_REVIEW = RETYPED | {"merge"}
"""Of what can be taken back, what left the document in front of a person."""


def last_done(decisions: Sequence[Decision]) -> Decision | None:
    """The decision that an undo would take back; None where there is none."""
    done, _ = _stacks(decisions)
    return done[-1] if done else None


def last_undone(decisions: Sequence[Decision]) -> Decision | None:
    """The decision that a redo would make again; None where nothing was taken back since the last new decision."""
    _, undone = _stacks(decisions)
    return undone[-1] if undone and undone[-1].action in _AGAIN else None


def _stacks(decisions: Sequence[Decision]) -> tuple[list[Decision], list[Decision]]:
    """What stands, and what was taken back; oldest first. "redo" is noted before the decision that is made again."""
    done: list[Decision] = []
    undone: list[Decision] = []
    again = False
    for one in decisions:
        if one.action == "undo" and done:
            undone.append(done.pop())
        elif one.action == "redo" and undone:
            undone.pop()
            again = True
        elif one.action in _TAKEN_BACK:
            done.append(one)
            undone = undone if again else []
            again = False
        elif one.action == "reversed":
            done, undone = [], []
    return done, undone
