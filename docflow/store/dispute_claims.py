"""The claims in cases, each of which stands in one, and by what cases are found."""

from typing import Any

from sqlalchemy import delete, func, select, update

from docflow.rules.cases.filing import keys_of
from docflow.schema.disputes import Claim, DisputeCase, DisputeState
from docflow.store.tables import dispute_claims, dispute_keys, documents, mails
from docflow.store.work import Work


class ClaimRows:
    """What the store keeps of a case beside the case itself, so that it is found and its claims are unique."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, dispute_id: str, claim: Claim) -> str | None:
        """Keeps a claim that is new, or that has just left another case; the id of the case where its paper's claim
        stands already, if there is one."""
        left = (dispute_claims.c.tenant == self._work.tenant) & (dispute_claims.c.id == claim.id)
        moved = update(dispute_claims).where(left, ~dispute_claims.c.standing)
        if self._work.run(moved.values(dispute_id=dispute_id, **_columns(claim))):
            return None
        if self._work.add_or_ignore(dispute_claims, dispute_id=dispute_id, **_columns(claim)):
            return None
        there = (
            (dispute_claims.c.document_id == claim.document_id)
            & (dispute_claims.c.line == claim.line)
            & (dispute_claims.c.part == claim.part)
            & dispute_claims.c.standing
        )
        known = self._work.mine(dispute_claims, there).with_only_columns(dispute_claims.c.dispute_id)
        return str(self._work.value(known))

    def forget(self, dispute_id: str) -> None:
        """Of a case that was not opened after all."""
        self._work.run(delete(dispute_claims).where(*self._of(dispute_id)))

    def put(self, case: DisputeCase) -> None:
        """The claims of the case as they are now; those that left it, or were voided with it, stand no more."""
        standing = case.state is not DisputeState.VOIDED
        kept = [claim.id for claim in case.claims] if standing else []
        gone = update(dispute_claims).where(*self._of(case.id), dispute_claims.c.id.not_in(kept))
        self._work.run(gone.values(standing=False))
        for claim in case.claims if standing else ():
            values = _columns(claim)
            self._work.put(dispute_claims, {"id": values.pop("id")}, {**values, "dispute_id": case.id})

    def next_part(self, document_id: str, line: int) -> int:
        """One above the parts that there ever were of this paper's claim; 0 for the first."""
        last = select(func.max(dispute_claims.c.part)).where(
            dispute_claims.c.tenant == self._work.tenant,
            dispute_claims.c.document_id == document_id,
            dispute_claims.c.line == line,
        )
        found = self._work.value(last)
        return 0 if found is None else int(found) + 1

    def know(self, case: DisputeCase) -> None:
        """Renews by what the case is found."""
        mine = (dispute_keys.c.tenant == self._work.tenant) & (dispute_keys.c.dispute_id == case.id)
        self._work.run(delete(dispute_keys).where(mine))
        row = {"tenant": self._work.tenant, "dispute_id": case.id}
        known = sorted(keys_of(case, self._threads(case)))
        self._work.many(self._work.insert(dispute_keys), [{**row, "sign": sign, "key": key} for sign, key in known])

    def _threads(self, case: DisputeCase) -> list[str]:
        """The Message-Ids of the mails that brought the case's documents."""
        papers = set(case.papers)
        if not papers:
            return []
        joined = (documents.c.tenant == mails.c.tenant) & (documents.c.mail_id == mails.c.id)
        found = select(mails.c.message_id).join(documents, joined)
        mine = (mails.c.tenant == self._work.tenant) & documents.c.id.in_(sorted(papers)) & (mails.c.message_id != "")
        return [row[0] for row in self._work.rows(found.where(mine).distinct())]

    def _of(self, dispute_id: str) -> tuple[Any, ...]:
        return dispute_claims.c.tenant == self._work.tenant, dispute_claims.c.dispute_id == dispute_id


def _columns(claim: Claim) -> dict[str, Any]:
    kept = claim.model_dump(include={"id", "document_id", "line", "part", "posting_id"})
    return {**kept, "standing": True}
