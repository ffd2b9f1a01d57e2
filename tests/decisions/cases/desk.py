"""A desk at which people work on disputes; every act is a transaction of its own."""

import itertools
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from docflow import decisions
from docflow.decisions import cases, delivery
from docflow.decisions.cases import NewCase
from docflow.rules.cases.filing import Said
from docflow.schema.disputes import DisputeCase, DisputeState, Part, Validity
from docflow.schema.documents import Document, PostingRow
from docflow.schema.records import Dispute, Extraction, Kind, Other, Party
from docflow.schema.states import DocumentState, PostingState
from docflow.store import Store
from tests.decisions.house import POLICY, TODAY, arrive, read, settle
from tests.rules.cases.worlds import parts
from tests.rules.worlds import ACME, line
from tests.servers.stores import Clock

S = DisputeState
_numbers = itertools.count(1)


def a_house(store: Store, clock: Clock) -> Store:
    """A tenant that nobody had before, in the same database; rows of one moment stand in the same order in each."""
    house, number, chance = copy(store), next(_numbers), Random(0)
    house.tenant, house.clock = f"house-{number}", clock
    house.randbits = lambda bits: chance.getrandbits(bits - 32) << 32 | number
    return house


@dataclass
class Desk:
    """The store behind it, and what is done there."""

    store: Store
    clock: Clock

    def do(self, act: str, case: DisputeCase, actor: str = "anna", **how: Any) -> DisputeCase:
        """cases.ACT on the case as it was seen."""
        takes_policy = act not in ("message", "detach", "close", "void")
        with self.store.begin() as tx:
            policy = (POLICY,) if takes_policy else ()
            done = getattr(cases, act)(tx, case.id, case.version, actor, *policy, **how)
            return done[0] if isinstance(done, tuple) else done

    def get(self, case: DisputeCase) -> DisputeCase:
        with self.store.read() as tx:
            return tx.disputes.get(case.id)

    def create(self, amount: str = "100.00", actor: str = "anna", **told: object) -> DisputeCase:
        """A clerk opens a case about INV-1001."""
        values = {"customer": "C-1001", "currency": "EUR", "amount": amount, "invoices": ("INV-1001",)} | told
        with self.store.begin() as tx:
            return cases.create(tx, NewCase.model_validate(values), actor, POLICY)

    def deducted(self, amount: str = "20.00", reason: str = "pricing", **more: object) -> DisputeCase:
        """A payment of INV-1001 takes a deduction; a person approves what the machine does not."""
        paid = str(Decimal("1000.00") - Decimal(amount))
        short = line(paid=paid, deduction_amount=amount, deduction_reason=reason)
        done = settle(self.store, read(short, **more), name=f"{amount}.pdf")
        with self.store.begin() as tx:
            if done.state is not DocumentState.APPROVED:
                decisions.approve(tx, done.id, done.version, "anna", done.content_hash, POLICY)
            (case,) = tx.disputes.of_document(done.id)
        return case

    def claimed(
        self,
        number: str | None = "DM-4471",
        name: str = "claim.pdf",
        mail_id: str | None = None,
        part: str = "",
        **told: object,
    ) -> Document:
        """A customer's claim comes in and is filed by the machine."""
        values: dict[str, object] = {
            "customer": Party(name=ACME.name, tax_id="DE123456789"), "claim_number": number, "currency": "EUR",
            "amount": "120.00", "reason": "not_received", "invoices": ("INV-1001",), "description": "never arrived",
        }  # fmt: skip
        record = Dispute.model_validate(values | told)
        found = Extraction(kind=Kind.DISPUTE, confidence=0.99, record=record)
        return settle(self.store, found, name=name, mail_id=mail_id, part=part)

    def case_of(self, document: Document) -> DisputeCase:
        with self.store.read() as tx:
            return tx.disputes.of_document(document.id)[-1]

    def comes_in(self, said: Said, name: str = "scan.pdf", subtype: str = "unknown", **more: object) -> Document:
        """A paper that is neither payment nor dispute."""
        found = Extraction(kind=Kind.OTHER, confidence=0.95, record=Other.model_validate({"subtype": subtype}))
        with self.store.begin() as tx:
            values = {"sender": "ap@acme.example"} | more
            return decisions.settle_automatically(tx, arrive(tx, found, name, **values), POLICY, TODAY, said)

    def judged(self, case: DisputeCase, validity: str = "partial", actor: str = "anna") -> DisputeCase:
        """Under review, then judged."""
        if case.state is not S.UNDER_REVIEW:
            case = self.do("move_to", case, actor, to=S.UNDER_REVIEW)
        return self.do("judge", case, actor, validity=Validity(validity), reason="looked at the order")

    def resolved(self, case: DisputeCase, actor: str = "anna", **ends: str) -> DisputeCase:
        """Judged if it is not yet, and proposed to end so: resolved(case, written_off="20.00")."""
        case = case if case.state is S.VALIDATED else self.judged(case, actor=actor)
        return self.propose(case, *parts(**ends), actor=actor)

    def propose(self, case: DisputeCase, *ends: Part, actor: str = "anna") -> DisputeCase:
        return self.do("propose", case, actor, parts=ends)

    def rows(self, case: DisputeCase) -> list[PostingRow]:
        """The outbox rows of its resolution."""
        with self.store.read() as tx:
            key = case.resolution.posting_id if case.resolution else None
            return tx.postings.of(key) if key else []

    def deliver(self, posting_id: str) -> None:
        """Every ledger books it."""
        with self.store.begin() as tx:
            for row in tx.postings.of(posting_id):
                tx.postings.move(held(tx, row), PostingState.VERIFIED, external_ref=f"{row.ledger}-1")
            assert delivery.booked(tx, posting_id)

    def actions(self, case: DisputeCase) -> list[tuple[str, str]]:
        with self.store.read() as tx:
            return [(one.actor, one.action) for one in tx.disputes.history(case.id)]


def held(tx: Any, row: PostingRow) -> PostingRow:
    """The row as it is on its way: one writer at a time to a company."""
    import datetime as dt

    claimed: PostingRow | None = tx.postings.claim(row.posting_id, row.ledger, "w", dt.timedelta(minutes=1))
    assert claimed is not None
    return claimed
