"""Dispute cases: one row a case, moved by compare-and-swap along the table of states, each change with its entry."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, func, or_, select, update

from docflow.errors import IllegalMove, NotFound, Stale
from docflow.rules.cases.filing import Sign
from docflow.schema.disputes import DISPUTE_MOVES, OPEN, DisputeCase, DisputeState, DisputeType, Entry
from docflow.schema.money import ZERO, from_minor
from docflow.schema.reasons import Reason
from docflow.store.amounts import minor_units
from docflow.store.dispute_claims import ClaimRows
from docflow.store.tables import dispute_claims, dispute_history, dispute_keys, disputes
from docflow.store.texts import canonical, parsed
from docflow.store.work import Work

Cases = list[DisputeCase]
_AMOUNTS = ("original", "credited", "paid", "written_off", "current")
_CHUNK = 500
"""How many values go into one IN (...)."""


class Disputes:
    """Cases, the claims in them, and their histories."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._claims = ClaimRows(work)

    def open(
        self, case: DisputeCase, actor: str, action: str = "opened", body: Mapping[str, object] | None = None
    ) -> DisputeCase:
        """Keeps a new case with what opened it. A claim that stands in a case already is not opened anew: that case
        is returned as it is."""
        for claim in case.claims:
            if there := self._claims.add(case.id, claim):
                self._claims.forget(case.id)
                return self.get(there)
        self._work.add(disputes, id=case.id, opened_at=case.opened_at, **_columns(case))
        self._claims.know(case)
        self._enter(case, actor, action, case.current, None, body)
        return case

    def get(self, dispute_id: str) -> DisputeCase:
        """The case. Raises NotFound."""
        row = self._work.row(self._work.mine(disputes, disputes.c.id == dispute_id))
        if row is None:
            raise NotFound(f"There is no dispute {dispute_id}.")
        return _case(row)

    def save(
        self,
        before: DisputeCase,
        after: DisputeCase,
        actor: str,
        action: str,
        body: Mapping[str, object] | None = None,
        posting_id: str | None = None,
    ) -> DisputeCase:
        """Writes a change of a case that is still as it was seen, with its line in the history.

        Raises IllegalMove, and Stale where somebody else was first.
        """
        if after.state is not before.state and after.state not in DISPUTE_MOVES[before.state]:
            raise IllegalMove(f"Dispute {before.id} is {before.state} and cannot become {after.state}.")
        saved = after.model_copy(update={"version": before.version + 1, "updated_at": self._work.clock()})
        there = (disputes.c.tenant == self._work.tenant) & (disputes.c.id == before.id)
        seen = (disputes.c.version == before.version) & (disputes.c.state == before.state.value)
        if not self._work.run(update(disputes).where(there, seen).values(**_columns(saved))):
            self.get(before.id)
            raise Stale(f"Dispute {before.id} was changed meanwhile; read it again.")
        if (before.claims, before.state) != (saved.claims, saved.state):
            self._claims.put(saved)
        if (before.claims, before.documents, before.reference) != (saved.claims, saved.documents, saved.reference):
            self._claims.know(saved)
        self._enter(saved, actor, action, saved.current - before.current, posting_id, body)
        return saved

    def _enter(
        self,
        case: DisputeCase,
        actor: str,
        action: str,
        change: Decimal,
        posting_id: str | None,
        body: Mapping[str, object] | None,
    ) -> None:
        currency = case.currency or ""
        self._work.add(
            dispute_history,
            dispute_id=case.id,
            seq=case.version,
            at=self._work.clock(),
            actor=actor,
            action=action,
            state=case.state.value,
            change_minor=minor_units(change, currency),
            current_minor=minor_units(case.current, currency),
            posting_id=posting_id,
            body=canonical(body or {}),
        )

    def history(self, dispute_id: str) -> list[Entry]:
        """Everything that happened to the case, oldest first."""
        currency = self.get(dispute_id).currency or ""
        mine = self._work.mine(dispute_history, dispute_history.c.dispute_id == dispute_id)
        return [_entry(row, currency) for row in self._work.rows(mine.order_by(dispute_history.c.seq))]

    def list(
        self,
        *,
        states: Collection[DisputeState] | None = None,
        customer: str | None = None,
        owner: str | None = None,
        type_: DisputeType | None = None,
        reason: Reason | None = None,
        late_at: dt.datetime | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Cases:
        """A page, oldest first; `after` is the last id of the page before. `owner` "" is nobody; `late_at`: only those
        whose deadline is before that moment."""
        equal = {"customer": customer, "owner": owner, "type": type_, "reason": reason}
        found = [
            disputes.c[name].is_(None) if value == "" else disputes.c[name] == value
            for name, value in equal.items()
            if value is not None
        ]
        if states is not None:
            found.append(disputes.c.state.in_([state.value for state in states]))
        if late_at is not None:
            found.append(disputes.c.deadline < late_at)
        if after is not None:
            found.append(disputes.c.id > after)
        return self._all(self._work.mine(disputes, *found).order_by(disputes.c.id).limit(limit))

    def open_cases(self) -> Cases:
        """All in which something is in dispute."""
        return self._all(self._work.mine(disputes, _is_open()).order_by(disputes.c.id))

    def any_open(self) -> bool:
        """Whether anything is in dispute at all."""
        return (
            self._work.row(self._work.mine(disputes, _is_open()).with_only_columns(disputes.c.id).limit(1)) is not None
        )

    def counts(self) -> dict[DisputeState, int]:
        """How many cases stand in each state; states without any count 0."""
        found = self._work.count_by(disputes.c.state)
        return {state: found.get(state, 0) for state in DisputeState}

    def deducted_since(self, since: dt.datetime) -> dict[str, Decimal]:
        """Currency -> what came into dispute by deductions that were opened since then, withdrawn ones aside."""
        by_payment = disputes.c.type.in_([DisputeType.DEDUCTION.value, DisputeType.UNEARNED_DISCOUNT.value])
        summed = select(disputes.c.currency, func.sum(disputes.c.original_minor)).where(
            disputes.c.tenant == self._work.tenant, by_payment, disputes.c.opened_at >= since,
            disputes.c.state != DisputeState.VOIDED.value, disputes.c.currency.is_not(None),
        )  # fmt: skip
        rows = self._work.rows(summed.group_by(disputes.c.currency))
        return {currency: from_minor(int(total), currency) for currency, total in rows}

    def of_document(self, document_id: str) -> Cases:
        """What the document opened (voided ones too), and what it is attached to."""
        return self._in(
            select(dispute_claims.c.dispute_id).where(
                dispute_claims.c.tenant == self._work.tenant, dispute_claims.c.document_id == document_id
            ),
            self._known_by(Sign.DOCUMENT, [document_id]),
        )

    def of_posting(self, posting_id: str) -> Cases:
        """Cases with a claim that this posting has left on an account, or that it settled."""
        entered = select(dispute_history.c.dispute_id).where(
            dispute_history.c.tenant == self._work.tenant, dispute_history.c.posting_id == posting_id
        )
        claimed = select(dispute_claims.c.dispute_id).where(
            dispute_claims.c.tenant == self._work.tenant,
            dispute_claims.c.posting_id == posting_id,
            dispute_claims.c.standing,
        )
        return self._in(entered, claimed)

    def next_part(self, document_id: str, line: int) -> int:
        """The number of a further part of what one paper claims: one paper may open several cases."""
        return self._claims.next_part(document_id, line)

    def named(self, sign: Sign, keys: Iterable[str]) -> Cases:
        """The open cases that are known by one of the keys, oldest first."""
        wanted = sorted(set(keys))
        found: dict[str, DisputeCase] = {}
        for start in range(0, len(wanted), _CHUNK):
            known = self._known_by(sign, wanted[start : start + _CHUNK])
            rows = self._all(self._work.mine(disputes, disputes.c.id.in_(known), _is_open()))
            found |= {case.id: case for case in rows}
        return [found[key] for key in sorted(found)]

    def _known_by(self, sign: Sign, keys: Collection[str]) -> Any:
        return select(dispute_keys.c.dispute_id).where(
            dispute_keys.c.tenant == self._work.tenant,
            dispute_keys.c.sign == sign.value,
            dispute_keys.c.key.in_(list(keys)),
        )

    def _in(self, *ids: Any) -> Cases:
        among = (disputes.c.id.in_(more) for more in ids)
        return self._all(self._work.mine(disputes, or_(*among)).order_by(disputes.c.id))

    def _all(self, statement: Any) -> Cases:
        return [_case(row) for row in self._work.rows(statement)]


def _is_open() -> Any:
    return disputes.c.state.in_([state.value for state in OPEN])


def _columns(case: DisputeCase) -> dict[str, Any]:
    amounts = {f"{name}_minor": minor_units(getattr(case, name), case.currency or "") for name in _AMOUNTS}
    told = case.model_dump(include={"version", "customer", "owner", "reason", "currency", "deadline", "updated_at"})
    state = {"state": case.state.value, "type": case.type.value}
    return {**told, **amounts, **state, "body": case.model_dump_json()}


def _case(row: Row[Any]) -> DisputeCase:
    return DisputeCase.model_validate_json(row.body)


def _entry(row: Row[Any], currency: str) -> Entry:
    kept = ("seq", "at", "actor", "action", "state", "posting_id")
    return Entry(
        **{name: getattr(row, name) for name in kept},
        change=from_minor(row.change_minor, currency) if row.change_minor else ZERO,
        current=from_minor(row.current_minor, currency) if row.current_minor else ZERO,
        body=parsed(row.body),
    )
