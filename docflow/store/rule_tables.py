"""The rule table in its versions, and the signals of past lines to try another one on."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, and_, case, exists, func, or_, select

from docflow.errors import Stale
from docflow.schema.matching import KeptRules, RuleTable, SignalCount
from docflow.schema.receivables import Application
from docflow.schema.states import DocumentState
from docflow.store.amounts import minor_units_if_any
from docflow.store.tables import allocations, documents, line_signals, payments, proposals, rule_tables
from docflow.store.texts import canonical
from docflow.store.work import Work

Kept = list[KeptRules]
_NEWEST = 100_000
"""So many past lines are looked at."""
_NO_PAYMENT = (DocumentState.NOT_REMITTANCE, DocumentState.DUPLICATE)


class RuleTables:
    """Append-only; the highest version counts."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def current(self) -> KeptRules | None:
        """The table in force; None where the company has never changed the shipped one."""
        row = self._work.row(self._work.mine(rule_tables).order_by(rule_tables.c.version.desc()).limit(1))
        return None if row is None else _kept(row)

    def add(self, table: RuleTable, version: int, actor: str, why: str) -> KeptRules:
        """Keeps a new version. Raises Stale where somebody was first."""
        added = self._work.add_or_ignore(
            rule_tables,
            version=version,
            body=canonical(table),
            actor=actor,
            why=why,
            saved_at=self._work.clock(),
        )
        if not added:
            raise Stale("Somebody has changed the rules meanwhile; look again.")
        row = self._work.row(self._work.mine(rule_tables, rule_tables.c.version == version))
        assert row is not None
        return _kept(row)

    def all(self) -> Kept:
        """Every version, the newest first."""
        rows = self._work.rows(self._work.mine(rule_tables).order_by(rule_tables.c.version.desc()))
        return [_kept(row) for row in rows]


class LineSignals:
    """What the machine saw in each line when it first looked; later looks know what a person chose."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def note(self, document_id: str, application: Application, receipt_id: str = "") -> None:
        """Keeps the signals of lines that speak of an open item; what is there already stays.

        receipt_id: of money without an advice, of which the document is the statement.
        """
        if application.currency is None:
            return
        subject = {"tenant": self._work.tenant, "document_id": document_id, "receipt_id": receipt_id}
        rows = [subject | row for row in self._rows(application, application.currency)]
        self._work.many(self._work.insert(line_signals).on_conflict_do_nothing(), rows)

    def _rows(self, application: Application, currency: str) -> Iterable[dict[str, Any]]:
        for line in application.lines:
            if line.candidate is not None:
                yield {
                    "line": line.line,
                    "payer": application.payer.certainty,
                    "number": line.number_signal,
                    "amount": line.amount_signal,
                    "candidate": line.candidate,
                    "paid_minor": minor_units_if_any(line.paid, currency) or 0,
                    "seen_at": self._work.clock(),
                }

    def counts(self, since: dt.datetime | None = None) -> list[SignalCount]:
        """How many of the newest lines, or of those seen since then, showed which signals, and how they ended."""
        later = [line_signals.c.seen_at > since] if since else []
        mine = self._work.mine(line_signals, *later)
        newest = mine.order_by(line_signals.c.seen_at.desc()).limit(_NEWEST).subquery()
        ended, alone = _ended(newest.c).label("ended"), _alone(newest.c).label("alone")
        columns = (newest.c.payer, newest.c.number, newest.c.amount)
        counted = select(*columns, ended, alone, func.count().label("lines")).group_by(*columns, ended, alone)
        return [SignalCount.model_validate(row._asdict()) for row in self._work.rows(counted)]


def _ended(line: Any) -> Any:
    """By the payment that stands: it has an allocation to the candidate of just that money, or it has not."""
    payment = and_(
        payments.c.tenant == line.tenant,
        payments.c.document_id == line.document_id,
        payments.c.receipt_id == line.receipt_id,
        payments.c.reversed_at.is_(None),
    )
    stands = exists().where(payment)
    same = exists().where(
        payment,
        allocations.c.tenant == payments.c.tenant,
        allocations.c.payment_id == payments.c.id,
        allocations.c.open_item == line.candidate,
        or_(allocations.c.paid_minor == line.paid_minor, line.paid_minor == 0),
    )
    refused = exists().where(
        documents.c.tenant == line.tenant, documents.c.id == line.document_id, documents.c.state.in_(_NO_PAYMENT)
    )
    taken_back = exists().where(_proposal(line), proposals.c.wrong)
    return case((same, "as_proposed"), (or_(stands, refused, taken_back), "otherwise"), else_="open")


def _alone(line: Any) -> Any:
    return exists().where(_proposal(line), proposals.c.untouched)


def _proposal(line: Any) -> Any:
    """What the machine proposed for the payment of the line."""
    subject = case((line.receipt_id == "", line.document_id), else_=line.receipt_id)
    return and_(proposals.c.tenant == line.tenant, proposals.c.subject == subject)


def _kept(row: Row[Any]) -> KeptRules:
    return KeptRules(
        version=row.version,
        table=RuleTable.model_validate_json(row.body),
        actor=row.actor,
        why=row.why,
        saved_at=row.saved_at,
    )
