"""The truth of a case: what is printed, what should become of it, and how the mail that brought it looks."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from docflow.schema.reasons import Reason
from docflow.schema.receivables import OpenItem
from docflow.schema.records import RECORD_OF_KIND, Kind, Other, Party, Record, Remittance, RemittanceLine
from samples.drawing.people import Branch, Client

Outcome = Literal["posted", "review", "not_remittance", "quarantined", "filed"]
_KIND_OF = {record: kind for kind, record in RECORD_OF_KIND.items()}
ZERO = Decimal("0.00")


@dataclass(frozen=True)
class Letter:
    """The mail around a case. Without `body` the case's own input is the mail."""

    sender: str
    subject: str
    body: str
    sent: dt.datetime
    html: str = ""
    names: tuple[str | None, ...] = ()
    """Attachment names in the order of the files; None for a part without a name."""
    types: tuple[str, ...] = ()
    """Media types where the sender's program claims another one than the usual."""
    forwarded_by: str = ""
    """A colleague who sends it on, quoting the original's head."""
    logo: bool = False
    extras: tuple[tuple[str, bytes], ...] = ()
    """Attachments that are no papers: a visiting card, a signature."""


@dataclass(frozen=True)
class Case:
    """One sample: its files, what they say, what should happen, and why it exists."""

    name: str
    files: dict[str, bytes]
    records: tuple[Record, ...]
    outcome: Outcome
    why: str
    """What should happen, and why, in a sentence or two."""
    note: str
    """Why the case exists: what is hard about it."""
    letter: Letter | None = None
    """The mail that brings it; None where the input is the mail itself, another case's mail brings it, or the bank."""
    travels_with: str = ""
    """Name of the case in whose mail its files travel."""
    tags: tuple[str, ...] = field(default=())
    """Facts the tests know: `printed_wrong` (its arithmetic does not hold), `unmatched` (an item on it is not ours)."""

    @property
    def kind(self) -> Kind:
        """The folder it belongs to."""
        return _KIND_OF[type(self.records[0])]


def expected(case: Case) -> dict[str, Any]:
    """The case's expected.json."""
    found = [{"kind": _KIND_OF[type(r)].value, "record": _printed(r)} for r in case.records]
    body: dict[str, Any] = {"records": found, "outcome": case.outcome, "why": case.why}
    return body | ({"tags": list(case.tags)} if case.tags else {})


def _printed(record: Record) -> dict[str, Any]:
    body = record.model_dump(mode="json", exclude_none=True)
    return {key: value for key, value in body.items() if value not in ({}, [], "")}


def payer(client: Client, *show: Literal["tax_id", "iban", "bank_account"], number: str | None = None) -> Party:
    """The customer as an advice prints it; `show` names what stands on the paper besides the name."""
    known = {"tax_id": client.tax_id or None, "iban": client.account, "bank_account": client.account}
    return Party(name=client.name, customer_number=number, **{key: known[key] for key in show})


def payee(branch: Branch) -> Party:
    """Our branch as an advice prints it."""
    return Party(name=branch.name)


def pays(
    item: OpenItem,
    *,
    discount: Decimal = ZERO,
    deduction: Decimal = ZERO,
    reason: Reason | None = None,
    text: str | None = None,
    dated: bool = True,
    order: bool = False,
    number: str | None = None,
) -> RemittanceLine:
    """The line that settles one open item, less what the payer takes off."""
    return RemittanceLine(
        document_number=number or item.number,
        document_type="credit_memo" if item.original < 0 else "invoice",
        document_date=item.issued if dated else None,
        purchase_order=item.purchase_order if order else None,
        gross_amount=item.original,
        discount_amount=discount,
        deduction_amount=deduction,
        deduction_reason=reason,
        deduction_text=text,
        paid_amount=item.original - discount - deduction,
    )


def earned(item: OpenItem, paid_on: dt.date) -> Decimal:
    """The discount that the item's terms grant on that day."""
    return item.discount if item.discount_until and paid_on <= item.discount_until else ZERO


def total(lines: list[RemittanceLine]) -> Decimal:
    """What is paid in all."""
    return sum((line.paid_amount or ZERO for line in lines), ZERO)


def advice(
    who: Party,
    to: Party | None,
    reference: str | None,
    on: dt.date,
    currency: str,
    lines: list[RemittanceLine],
    **more: Any,
) -> Remittance:
    """A remittance whose amount is the sum of its lines unless `amount` says that something else is printed."""
    fields = {"amount": total(lines), "payment_date": on, "payment_reference": reference} | more
    return Remittance(payer=who, payee=to or Party(), currency=currency, lines=tuple(lines), **fields)


def nothing(subtype: str, summary: str | None = None) -> Other:
    """A record of kind other."""
    return Other.model_validate({"subtype": subtype, "summary": summary})
