"""How far the mirror of each ledger is, and what the last comparisons with it found."""

from typing import Any

from sqlalchemy import Row

from docflow.schema.mirror import BooksDrift, Drift, MirrorState
from docflow.store.tables import comparisons, mirrors
from docflow.store.texts import canonical
from docflow.store.work import Work


class Mirrors:
    """One state for each ledger that was ever read."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def state(self, ledger: str) -> MirrorState:
        """How far the ledger was read; of one that never was, a blank state."""
        row = self._work.row(self._work.mine(mirrors, mirrors.c.ledger == ledger))
        return MirrorState(ledger=ledger) if row is None else _state(row)

    def all(self) -> list[MirrorState]:
        """Every ledger that was read, by name."""
        return [_state(row) for row in self._work.rows(self._work.mine(mirrors).order_by(mirrors.c.ledger))]

    def save(self, state: MirrorState) -> None:
        """Keeps the state."""
        values = state.model_dump(exclude={"ledger", "drift"}) | {"drift": canonical(state.drift)}
        self._work.put(mirrors, {"ledger": state.ledger}, values)

    def trouble(self, ledger: str, message: str) -> None:
        """Why the ledger cannot be read now."""
        self._work.put(mirrors, {"ledger": ledger}, {"trouble": message})


class Comparisons:
    """The last comparison of each ledger's postings with ours."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def of(self, ledger: str) -> BooksDrift | None:
        """None where the ledger was never compared."""
        row = self._work.row(self._work.mine(comparisons, comparisons.c.ledger == ledger))
        return None if row is None else BooksDrift.model_validate_json(row.found)

    def save(self, found: BooksDrift) -> None:
        """In place of the one before."""
        values = {"compared_at": found.compared_at, "found": canonical(found)}
        self._work.put(comparisons, {"ledger": found.ledger}, values)


def _state(row: Row[Any]) -> MirrorState:
    values = row._asdict()
    del values["tenant"]
    return MirrorState.model_validate(values | {"drift": Drift.model_validate_json(row.drift)})
