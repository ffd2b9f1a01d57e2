"""What the machine proposed for each payment, and how right it was: the five figures are sums over these rows."""

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, func, select, update
from sqlalchemy import cast as sql_cast

from docflow.errors import NotFound, Stale
from docflow.rules.figures import Figures, Outcome
from docflow.rules.outcomes import week_of
from docflow.schema.outcomes import Carrier, CheckState, Grouping, Proposed, Sample
from docflow.schema.receivables import Application
from docflow.store.tables import proposals
from docflow.store.texts import canonical
from docflow.store.work import Work

ProposedList = list[Proposed]
_KEY = {"payer": proposals.c.customer, "carrier": proposals.c.carrier, "week": proposals.c.week}


class Proposals:
    """One row per payment, made at the machine's first word about it."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(
        self, subject: str, document_id: str, carrier: Carrier, application: Application, receipt_id: str = ""
    ) -> bool:
        """Keeps the machine's first proposal; later ones change nothing. Whether it is the first."""
        now = self._work.clock()
        return self._work.add_or_ignore(
            proposals, subject=subject, document_id=document_id, receipt_id=receipt_id, carrier=carrier,
            customer=application.payer.customer, week=week_of(now.date()), application=canonical(application),
            proposed_at=now,
        )  # fmt: skip

    def find(self, subject: str) -> Proposed | None:
        """The row of an advice or receipt, if the machine has said anything about it."""
        row = self._work.row(self._work.mine(proposals, proposals.c.subject == subject))
        return None if row is None else _proposed(row)

    def get(self, subject: str) -> Proposed:
        """The same. Raises NotFound."""
        found = self.find(subject)
        if found is None:
            raise NotFound(f"Nothing was proposed for {subject}.")
        return found

    def replace(self, subject: str, application: Application) -> None:
        """What the machine posts by itself is what it proposed, whatever it thought before."""
        self._change(subject, application=canonical(application))

    def close(self, subject: str) -> None:
        """The bank took the money back: what is booked of it later is another story."""
        self._change(subject, closed=True)

    def booked(self, subject: str, outcome: Outcome, customer: str | None, check: CheckState) -> None:
        """A payment is booked: how right the proposal was, and whether a person is to check it."""
        self._change(
            subject, booked=True, untouched=outcome.untouched, wrong=outcome.untouched and not outcome.envelope,
            customer=customer, customer_right=outcome.customer, envelope_right=outcome.envelope, lines=outcome.lines,
            lines_right=outcome.lines_right, check_state=check.value,
        )  # fmt: skip

    def taken_back(self, subject: str) -> None:
        """A person took back what was booked: what was untouched was wrong, until it is booked again as it was."""
        self._change(subject, envelope_right=0, lines_right=0, wrong=proposals.c.untouched)

    def checked(self, subject: str, version: int, state: CheckState, actor: str, note: str) -> Proposed:
        """A person looked at a sampled payment. Raises Stale where somebody was first, NotFound."""
        mine = (proposals.c.tenant == self._work.tenant) & (proposals.c.subject == subject)
        due = mine & (proposals.c.version == version) & (proposals.c.check_state == CheckState.DUE.value)
        values = {
            "check_state": state.value, "checked_by": actor, "checked_at": self._work.clock(), "note": note,
            "version": version + 1,
        }  # fmt: skip
        if not self._work.run(update(proposals).where(due).values(**values)):
            self.get(subject)
            raise Stale("Somebody has checked it meanwhile; look again.")
        return self.get(subject)

    def due(self, limit: int = 50, after: str | None = None) -> ProposedList:
        """Sampled payments that nobody has looked at yet, by subject; `after` is the last of the page before."""
        later = [proposals.c.subject > after] if after is not None else []
        found = self._work.mine(proposals, proposals.c.check_state == CheckState.DUE.value, *later)
        return [_proposed(row) for row in self._work.rows(found.order_by(proposals.c.subject).limit(limit))]

    def sample(self, since: dt.date | None = None) -> Sample:
        """How many of the sample wait, were right and were wrong."""
        counts = self._work.count_by(proposals.c.check_state, *_since(since))
        return Sample(
            **{state.value: counts.get(state.value, 0) for state in CheckState if state is not CheckState.NONE}
        )

    def figures(self, since: dt.date | None = None, customer: str | None = None) -> Figures:
        """The five figures of the booked payments proposed since a day: of all customers, or of one."""
        theirs = [] if customer is None else [proposals.c.customer == customer]
        row = self._work.row(self._sums([*_since(since), *theirs]))
        assert row is not None
        return _figures(row)

    def figures_by(self, grouping: Grouping, since: dt.date | None = None, most: int = 200) -> dict[str, Figures]:
        """The same for each payer, carrier or week; the `most` with the most payments, by name."""
        key = _KEY[grouping]
        grouped = self._sums(_since(since), key).group_by(key).order_by(func.count().desc(), key).limit(most)
        return dict(sorted((row[-1] or "", _figures(row)) for row in self._work.rows(grouped)))

    def _sums(self, criteria: list[Any], *more: ColumnElement[Any]) -> Any:
        counted = (
            proposals.c.customer_right, proposals.c.envelope_right, proposals.c.lines, proposals.c.lines_right,
            sql_cast(proposals.c.untouched, Integer), sql_cast(proposals.c.wrong, Integer),
        )  # fmt: skip
        sums = [func.coalesce(func.sum(column), 0) for column in counted]
        mine = (proposals.c.tenant == self._work.tenant) & proposals.c.booked
        return select(func.count(), *sums, *more).where(mine, *criteria)

    def _change(self, subject: str, **values: object) -> None:
        mine = (proposals.c.tenant == self._work.tenant) & (proposals.c.subject == subject)
        changed = {
            name: int(value) if isinstance(value, bool) and name in _COUNTED else value
            for name, value in values.items()
        }
        self._work.run(update(proposals).where(mine).values(version=proposals.c.version + 1, **changed))


_COUNTED = ("customer_right", "envelope_right")


def _since(day: dt.date | None) -> list[Any]:
    return [] if day is None else [proposals.c.week >= week_of(day)]


def _figures(row: Row[Any]) -> Figures:
    return Figures(**dict(zip(Figures.model_fields, map(int, row[:7]), strict=True)))


def _proposed(row: Row[Any]) -> Proposed:
    kept = {name: value for name, value in row._asdict().items() if name in Proposed.model_fields}
    return Proposed.model_validate(kept | {"application": Application.model_validate_json(row.application)})
