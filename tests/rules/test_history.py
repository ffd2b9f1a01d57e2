"""What an undo takes back and a redo makes again, told by the notes about a document."""

import datetime as dt

import pytest

from docflow.rules.history import last_done, last_undone
from docflow.schema.documents import Decision


def _notes(*actions: str) -> list[Decision]:
    at = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
    return [Decision(id=f"{n}", document_id="d", actor="anna", action=one, at=at) for n, one in enumerate(actions)]


@pytest.mark.parametrize(
    ("actions", "done", "undone"),
    [
        ((), None, None),
        (("correct", "comment"), "correct", None),
        (("correct", "approve", "undo"), "correct", "approve"),
        (("correct", "approve", "undo", "undo"), None, "correct"),
        (("correct", "approve", "undo", "undo", "redo", "correct"), "correct", "approve"),
        (("correct", "approve", "undo", "redo", "approve"), "approve", None),
        (("approve", "undo", "correct"), "correct", None),
        (("approve", "reverse", "reversed"), None, None),
        (("split", "undo"), None, None),
        (("undo", "redo"), None, None),
    ],
)
def test_the_last_of_each(actions: tuple[str, ...], done: str | None, undone: str | None) -> None:
    found = last_done(_notes(*actions)), last_undone(_notes(*actions))
    assert tuple(one and one.action for one in found) == (done, undone)
