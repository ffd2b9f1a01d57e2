"""What a payload makes of a posting, read as each service's reference says it books it: the same money on the same day
in the bank, off each item, on each account and left with the customer. Postings of every kind, drawn at random."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given, note
from hypothesis import strategies as st

from docflow.errors import LedgerRejected
from docflow.ledgers._documents import Step, summed
from docflow.ledgers._settled import CONCESSIONS
from docflow.schema.money import ZERO
from docflow.schema.postings import Posting, PostingLine
from tests.ledgers.books import STANDS
from tests.ledgers.postings import DAY, line, posting
from tests.ledgers.test_shapes import dialect

Amounts = Mapping[str, Decimal]


class Booked(NamedTuple):
    """The books after it, as changes."""

    days: frozenset[str]
    cash: Decimal
    off: Amounts
    """Item -> what it lost; of a credit memo negative."""
    let: Amounts
    """Account -> debit."""


def _days(*found: str) -> frozenset[str]:
    return frozenset(one[:10] for one in found)


def _kept(amounts: Mapping[str, Decimal] | list[tuple[str, Decimal]]) -> dict[str, Decimal]:
    pairs = list(amounts.items()) if isinstance(amounts, Mapping) else amounts
    return {key: amount for key, amount in summed(pairs).items() if amount}


def _quickbooks(steps: list[Step]) -> Booked:
    """A payment's lines are what of each document it links: credits and entries pay for invoices beside the money."""
    bodies = {step.kind: step.make.body or {} for step in steps}
    payment, entry = bodies["Payment"], bodies.get("JournalEntry", {"Line": []})
    sign = {"Invoice": 1, "CreditMemo": -1}
    links = [(line["LinkedTxn"][0], line["Amount"]) for line in payment["Line"]]
    off = [(one["TxnId"], sign[one["TxnType"]] * amount) for one, amount in links if one["TxnType"] in sign]
    legs = [(one["JournalEntryLineDetail"], one["Amount"]) for one in entry["Line"]]
    let = [(leg["AccountRef"]["value"], amount) for leg, amount in legs if leg["PostingType"] == "Debit"]
    credited = sum((amount for leg, amount in legs if leg["PostingType"] == "Credit"), ZERO)
    assert credited == sum((amount for _, amount in let), ZERO)
    assert credited == sum((amount for one, amount in links if one["TxnType"] == "JournalEntry"), ZERO)
    return Booked(_days(*(one["TxnDate"] for one in bodies.values())), payment["TotalAmt"], _kept(off), _kept(let))


def _netsuite(steps: list[Step]) -> Booked:
    bodies = {step.kind: step.make.body or {} for step in steps}
    payment, entry = bodies["customerPayment"], bodies.get("journalEntry", {"line": {"items": []}})
    rows = entry["line"]["items"]
    let = [(one["account"]["id"], one["debit"]) for one in rows if "debit" in one]
    credited = sum((one["credit"] for one in rows if "credit" in one), ZERO)
    used = payment["credit"]["items"]
    assert credited == sum((amount for _, amount in let), ZERO)
    assert credited == sum((one["amount"] for one in used if "externalId" in one["doc"]), ZERO)
    off = [(one["doc"]["id"], one["amount"]) for one in payment["apply"]["items"]]
    off += [(one["doc"]["id"], -one["amount"]) for one in used if "id" in one["doc"]]
    return Booked(_days(*(one["tranDate"] for one in bodies.values())), payment["payment"], _kept(off), _kept(let))


def _erpnext(steps: list[Step]) -> Booked:
    ((_, body),) = [(step.kind, step.make.body or {}) for step in steps]
    assert body["paid_amount"] == body["received_amount"]
    off = [(one["reference_name"], one["allocated_amount"]) for one in body["references"]]
    let = [(one["account"], one["amount"]) for one in body["deductions"]]
    return Booked(_days(body["posting_date"]), body["paid_amount"], _kept(off), _kept(let))


def _xero(steps: list[Step]) -> Booked:
    """A note is a debit of its account, an allocation takes it off the invoice; an overpayment is money, too."""
    days, cash, off, let = set(), ZERO, [], []
    for step in steps:
        ((room, rows),) = (step.make.body or {}).items()
        for one in rows:
            days.add(one["Date"])
            if room == "CreditNotes":
                let += [(item["AccountCode"], item["Quantity"] * item["UnitAmount"]) for item in one["LineItems"]]
            elif room == "BankTransactions":
                cash += sum((item["Quantity"] * item["UnitAmount"] for item in one["LineItems"]), ZERO)
            else:
                off.append((one["Invoice"]["InvoiceID"], one["Amount"]))
                cash += one["Amount"] if room == "Payments" else ZERO
    return Booked(_days(*days), cash, _kept(off), _kept(let))


def _business_central(steps: list[Step]) -> Booked:
    """A credit of the customer is negative there."""
    bodies = [step.make.body or {} for step in steps]
    off = [(one["appliesToInvoiceNumber"], -one["amount"]) for one in bodies if "appliesToInvoiceNumber" in one]
    cash = -sum((one["amount"] for one in bodies), ZERO)
    return Booked(_days(*(one["postingDate"] for one in bodies)), cash, _kept(off), {})


def _oracle(steps: list[Step]) -> Booked:
    (body,) = [step.make.body or {} for step in steps]
    off = [(one["ReferenceNumber"], Decimal(one["ReferenceAmount"])) for one in body["remittanceReferences"]]
    return Booked(_days(body["ReceiptDate"], body["AccountingDate"]), Decimal(body["Amount"]), _kept(off), {})


def _sap(steps: list[Step]) -> Booked:
    """The reason code stands for the account: it is the reason's own name here."""
    (body,) = [step.make.body or {} for step in steps]
    (item,) = body["to_Item"]["results"]
    assert body["AmountInTransactionCurrency"] == item["AmountInTransactionCurrency"]
    rows = item["to_LockboxClearing"]["results"]
    net = [(one["PaymentReference"], Decimal(one["NetPaymentAmountInPaytCurrency"])) for one in rows]
    less = [(one["PaymentReference"], Decimal(one["DeductionAmountInPaytCurrency"])) for one in rows]
    let = [(one["PaymentDifferenceReason"], Decimal(one["DeductionAmountInPaytCurrency"]))
           for one in rows if "PaymentDifferenceReason" in one]  # fmt: skip
    assert sum((amount for _, amount in let), ZERO) == sum((amount for _, amount in less), ZERO)
    cash = Decimal(item["AmountInTransactionCurrency"])
    return Booked(_days(body["DepositDateTime"]), cash, _kept([*net, *less]), _kept(let))


READ: dict[str, Callable[[list[Step]], Booked]] = {
    "quickbooks": _quickbooks, "netsuite": _netsuite, "erpnext": _erpnext, "xero": _xero,
    "business_central": _business_central, "oracle_fusion": _oracle, "sap_s4": _sap,
}  # fmt: skip
ROLES = {"discount": None, "deduction": "pricing", "write_off": None, "tax_withheld": "tax", "promotion": None}
SETTINGS: dict[str, dict[str, Any]] = {"sap_s4": {"reasons": {role: role for role in ROLES}}}


@st.composite
def postings(draw: st.DrawFn) -> Posting:
    """Invoices paid in full, in part or short, for several reasons at once; memos used; money left, or a charge."""
    cents = st.integers(1, 500_000).map(lambda n: Decimal(n) / 100)
    said: list[tuple[str, Decimal, dict[str, Any]]] = []
    for n in range(draw(st.integers(0, 4))):
        ref, gross, left = f"inv:{n}", draw(cents), Decimal()
        for role in draw(st.lists(st.sampled_from(sorted(ROLES)), max_size=2, unique=True)):
            off = min(draw(cents), gross - left)
            if off:
                said.append((role, off, {"account": f"6.{role}", "reason": ROLES[role], "open_item": ref}))
                left += off
        said.append(("receivable", -gross, {"open_item": ref, "close": draw(st.booleans())}))
    for n in range(draw(st.integers(0, 2))):
        said.append(("receivable", draw(cents), {"open_item": f"cm:{n + 10}", "close": True}))
    if draw(st.booleans()):
        said.append(("receivable", -draw(cents), {}))
    if draw(st.booleans()):
        said.append(("charges", draw(cents), {"account": "6.charges"}))
    cash = -sum((amount for _, amount, _ in said), ZERO)
    assume(cash > 0)
    said.insert(0, ("bank", cash, {"account": "1.1.1"}))
    return posting("dfp_1", *(line(n, role, str(amount), **more) for n, (role, amount, more) in enumerate(said, 1)))


def _told(one: PostingLine) -> Decimal:
    return (one.debit or ZERO) - (one.credit or ZERO)


@pytest.mark.parametrize("kind", sorted(STANDS))
@given(postings())
def test_what_is_sent_books_what_the_posting_says(kind: str, one: Posting) -> None:
    try:
        steps = dialect(kind, **SETTINGS.get(kind, {})).steps(one)
    except LedgerRejected as words:
        note(str(words))
        return
    note(str([step.make.body for step in steps]))
    found = READ[kind](steps)
    items = [((x.open_item or "").partition(":")[2], -_told(x)) for x in one.lines if x.role == "receivable"]
    let = [(_account(kind, x), _told(x)) for x in one.lines if x.role in CONCESSIONS]
    assert found.days == {DAY.isoformat()}
    assert found.cash == sum((_told(x) for x in one.lines if x.role == "bank"), ZERO)
    assert found.off == _kept([(ref, amount) for ref, amount in items if ref])
    assert found.let == _kept(let)
    on_account = sum((amount for ref, amount in items if not ref), ZERO)
    assert found.cash + sum(found.let.values(), ZERO) - sum(found.off.values(), ZERO) == on_account


def _account(kind: str, one: PostingLine) -> str:
    return one.role if kind == "sap_s4" else one.account or ""
