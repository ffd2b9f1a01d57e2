"""What is sent has the shape that each service's reference asks for, adds up, and nothing is left out silently."""

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from docflow.errors import LedgerError, LedgerMismatch, LedgerRejected, LedgerStale, Misconfigured
from docflow.ledgers._dialect import Dialect, OpenDays, TellsChart, TellsLock
from docflow.ledgers._documents import Json, written
from docflow.ledgers._external import External
from docflow.ledgers.contract import HasChart, Ledger
from docflow.ledgers.netsuite import NetSuite
from docflow.ledgers.registry import open_ledger
from docflow.schema.documents import Check
from docflow.schema.postings import Posting, PostingPayment
from tests.ledgers.books import STANDS
from tests.ledgers.postings import full_payment, line, mirrored, posting, short_payment
from tests.ledgers.shapes import SHAPES
from tests.ledgers.xero_published import schema
from tests.servers.recorded import Recorded, recorded

SHORT = short_payment("dfp_1", "inv:1", "inv:2")
DISCOUNT = posting(
    "dfp_2",
    line(1, "bank", "980.00", account="1.1.1"),
    line(2, "discount", "20.00", account="6.9.1", open_item="inv:3"),
    line(3, "receivable", "-1000.00", open_item="inv:3", close=True),
)
ON_ACCOUNT = posting(
    "dfp_3",
    line(1, "bank", "1100.00", account="1.1.1"),
    line(2, "receivable", "-1000.00", open_item="inv:4", close=True),
    line(3, "on_account", "-100.00", account="2.1"),
)
CREDIT_MEMO = posting(
    "dfp_4",
    line(1, "bank", "950.00", account="1.1.1"),
    line(2, "receivable", "50.00", open_item="cm:5", close=True),
    line(3, "receivable", "-1000.00", open_item="inv:5", close=True),
)
PARTIAL = full_payment("dfp_5", "inv:6", "400.00")
EVERY = {"full": PARTIAL, "short": SHORT, "discount": DISCOUNT, "on_account": ON_ACCOUNT, "credit_memo": CREDIT_MEMO}
REFUSED = {
    "business_central": {"short", "discount", "credit_memo"},
    "oracle_fusion": {"short", "discount", "credit_memo"},
    "sap_s4": {"credit_memo"},
    "xero": {"credit_memo"},
}


def dialect(kind: str, **more: object) -> Dialect:
    settings = {"kind": kind, "url": "https://ledger.example.com", "token": "t", **STANDS[kind].settings, **more}
    ledger = open_ledger(kind, settings)
    assert isinstance(ledger, External)
    return ledger._dialect


def faults(kind: str, document: str, body: Json | None) -> list[str]:
    return [error.message for error in Draft202012Validator(SHAPES[kind, document]).iter_errors(body)]


@pytest.mark.parametrize("kind", sorted(STANDS))
@pytest.mark.parametrize("name", sorted(EVERY))
def test_what_is_sent_has_the_shape_of_the_reference(kind: str, name: str) -> None:
    if name in REFUSED.get(kind, set()):
        with pytest.raises(LedgerRejected, match=r"by hand|set cm:5 off there"):
            dialect(kind).steps(EVERY[name])
        return
    for step in dialect(kind).steps(EVERY[name]):
        assert faults(kind, step.kind, step.make.body) == []


PUBLISHED = {
    "payments": "Payments",
    "credit note": "CreditNotes",
    "allocation": "Allocations",
    "overpayment": "BankTransactions",
}
"""Our documents, and the components of Xero's OpenAPI."""


@pytest.mark.parametrize("name", sorted(set(EVERY) - {"credit_memo"}))
def test_what_xero_is_sent_fits_its_published_openapi(name: str) -> None:
    for step in dialect("xero").steps(EVERY[name]):
        body = json.loads(written(step.make.body))
        assert [one.message for one in published(step.kind).iter_errors(body)] == []


@pytest.mark.parametrize("document", PUBLISHED)
def test_xeros_openapi_refuses_what_is_wrong(document: str) -> None:
    step = next(step for one in EVERY.values() for step in _steps("xero", one) if step.kind == document)
    ((room, (body,)),) = (step.make.body or {}).items()
    amount = "Amount" if "Amount" in body else "LineItems"
    for wrong in ({"Colour": "red"}, {amount: "10.00"}, {"Date": 5}):
        assert not published(document).is_valid(json.loads(written({room: [{**body, **wrong}]}))), wrong


def published(document: str) -> Draft202012Validator:
    return Draft202012Validator(schema(PUBLISHED[document]))


@pytest.mark.parametrize(("kind", "document"), sorted(SHAPES))
def test_the_shapes_refuse_what_is_wrong(kind: str, document: str) -> None:
    found = [step for name in EVERY.values() for step in _steps(kind, name) if step.kind == document]
    body = found[0].make.body
    assert body is not None
    assert faults(kind, document, {**body, "Colour": "red"})
    for name in SHAPES[kind, document]["required"]:
        assert faults(kind, document, {key: value for key, value in body.items() if key != name}), name


def _steps(kind: str, one: Posting) -> list:  # type: ignore[type-arg]
    try:
        return dialect(kind).steps(one)
    except LedgerRejected:
        return []


def test_quickbooks_links_what_is_let_off_to_the_payment() -> None:
    entry, payment = dialect("quickbooks").steps(SHORT)
    body = payment.make.body or {}
    kinds = [(one["Amount"], one["LinkedTxn"][0]["TxnType"]) for one in body["Line"]]
    assert kinds == [(1000.0, "Invoice"), (500.0, "Invoice"), (20.0, "JournalEntry")]
    assert body["TotalAmt"] == 1480.0
    assert entry.key != payment.key and len(entry.key) == len(payment.key) == 21


def test_xero_pays_each_invoice_what_the_credit_notes_leave() -> None:
    note, allocation, payments = dialect("xero").steps(SHORT)
    amounts = [(one["Invoice"]["InvoiceID"], one["Amount"]) for one in (payments.make.body or {})["Payments"]]
    assert amounts == [("1", 980.0), ("2", 500.0)]
    assert (note.amount, allocation.amount, payments.amount) == (Decimal("20.00"), Decimal("20.00"), Decimal("1480.00"))


def test_erpnext_allocates_the_whole_invoice_and_deducts_the_rest() -> None:
    (step,) = dialect("erpnext", accounts={"6.9.2": "Deductions - A"}).steps(SHORT)
    body = step.make.body or {}
    assert [one["allocated_amount"] for one in body["references"]] == [1000.0, 500.0]
    assert [(one["account"], one["amount"]) for one in body["deductions"]] == [("Deductions - A", 20.0)]
    (memo,) = dialect("erpnext").steps(CREDIT_MEMO)
    assert [one["allocated_amount"] for one in (memo.make.body or {})["references"]] == [1000.0, -50.0]


def _odd() -> Iterator[tuple[str, Posting]]:
    yield "adjustment", SHORT.model_copy(update={"kind": "adjustment"})
    payment = PostingPayment(reference="x", amount=Decimal("1.00"), booked=Decimal("1.10"), booked_currency="EUR")
    yield "conversion", PARTIAL.model_copy(update={"payment": payment})
    residual = (*PARTIAL.lines[:1], line(2, "residual", "-400.00", open_item="inv:6"))
    yield "residual item", PARTIAL.model_copy(update={"lines": residual})
    fx = (line(1, "bank", "399.00", account="1.1.1"), line(2, "fx", "1.00", account="7"), PARTIAL.lines[1])
    yield "exchange difference", PARTIAL.model_copy(update={"lines": fx})
    used = (line(1, "bank", "300.00", account="1.1.1"), line(2, "on_account", "100.00"), PARTIAL.lines[1])
    yield "money on account used", PARTIAL.model_copy(update={"lines": used})
    banks = (line(1, "bank", "100.00", account="1"), line(2, "bank", "300.00", account="2"), PARTIAL.lines[1])
    offset = (line(1, "receivable", "400.00", open_item="cm:7", close=True), PARTIAL.lines[1])
    yield "no money", PARTIAL.model_copy(update={"lines": offset})
    yield "two banks", PARTIAL.model_copy(update={"lines": banks})


@pytest.mark.parametrize("kind", sorted(STANDS))
@pytest.mark.parametrize(("what", "odd"), list(_odd()), ids=[what for what, _ in _odd()])
def test_what_a_ledger_has_no_place_for_is_refused_in_words(kind: str, what: str, odd: Posting) -> None:
    with pytest.raises(LedgerRejected, match=r"hand|bank account|off there"):
        dialect(kind).steps(odd)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2), st.text(max_size=5))
def test_amounts_leave_with_exactly_their_digits(amount: Decimal, text: str) -> None:
    body = {"amount": amount, text: [text, 1, True, None, {"more": (amount,)}]}
    read = json.loads(written(body), parse_float=Decimal)
    wanted = {"amount": amount, text: [text, 1, True, None, {"more": [amount]}]}
    assert read == wanted and written(amount) == f"{amount:f}"


def test_a_float_is_no_amount() -> None:
    with pytest.raises(TypeError, match="float"):
        written({"Amount": 1480.10})


@pytest.mark.parametrize("kind", ["quickbooks", "netsuite"])
def test_deductions_without_a_receivable_account_are_refused(kind: str) -> None:
    with pytest.raises(LedgerRejected, match="receivable"):
        dialect(kind, receivable="").steps(SHORT)


def test_a_missing_setting_is_named() -> None:
    with pytest.raises(Misconfigured, match="organisation"):
        open_ledger("xero", {"url": "https://x", "token": "t"})


@pytest.mark.parametrize("kind", sorted(set(STANDS) - set(REFUSED)))
def test_a_reversal_takes_everything_back_and_is_found(kind: str) -> None:
    with recorded(STANDS[kind].serve) as server:
        settings = {"kind": kind, "url": server.url, "token": "t", **STANDS[kind].settings}
        ledger = open_ledger(kind, settings)
        ledger.post(SHORT)
        assert ledger.find("dfp_1-R") is None
        ledger.reverse(mirrored(SHORT, "dfp_1-R"))
        writes = len(server.sent)
        ledger.reverse(mirrored(SHORT, "dfp_1-R"))
        assert len(server.sent) == writes, "what is taken back is left alone"


@pytest.mark.parametrize("kind", sorted(STANDS))
def test_books_that_differ_are_a_matter_for_a_clerk(kind: str) -> None:
    with recorded(STANDS[kind].serve) as server:
        settings = {"kind": kind, "url": server.url, "token": "t", **STANDS[kind].settings}
        ledger = open_ledger(kind, settings)
        ledger.post(PARTIAL)
        (documents,) = server.made.values()
        field = {
            "quickbooks": "TotalAmt", "netsuite": "payment", "erpnext": "paid_amount", "xero": "Amount",
            "business_central": "amount", "oracle_fusion": "Amount", "sap_s4": "AmountInTransactionCurrency",
        }[kind]  # fmt: skip
        documents[0][field] = -401 if kind == "business_central" else 401
        with pytest.raises(LedgerMismatch, match="401"):
            ledger.verify(PARTIAL)
        documents.append({**documents[0], "_n": "second"})
        if kind not in ("netsuite", "xero"):
            with pytest.raises(LedgerMismatch, match="too many"):
                ledger.find(PARTIAL.posting_id)


OTHERWISE = {
    "quickbooks": {
        "account": {"DepositToAccountRef": {"value": "99"}},
        "customer": {"CustomerRef": {"value": "C-9"}},
        "currency": {"CurrencyRef": {"value": "EUR"}},
        "on 6": {"Line": [{"Amount": Decimal(400), "LinkedTxn": [{"TxnId": "7", "TxnType": "Invoice"}]}]},
        "dated": {"TxnDate": "2026-06-01"},
    },
    "netsuite": {
        "account": {"account": {"id": "99"}},
        "customer": {"customer": {"id": "C-9"}},
        "on 6": {"apply": {"items": []}},
        "dated": {"tranDate": "2026-06-01"},
    },
    "erpnext": {
        "account": {"paid_to": "99"},
        "customer": {"party": "C-9"},
        "currency": {"paid_to_account_currency": "EUR"},
        "dated": {"posting_date": "2026-06-01"},
    },
    "xero": {"account": {"Account": {"Code": "99"}}, "on 6": {"Invoice": {"InvoiceID": "7"}}},
    "business_central": {
        "customer": {"customerNumber": "C-9"},
        "on 6": {"appliesToInvoiceNumber": "7"},
        "dated": {"postingDate": "2026-06-01"},
    },
    "sap_s4": {
        "currency": {"Currency": "EUR"},
        "on 6": {"to_LockboxClearing": {"results": []}},
        "dated": {"DepositDateTime": "/Date(1780272000000)/"},
    },
    "oracle_fusion": {
        "account": {"RemittanceBankAccountNumber": "99"},
        "customer": {"CustomerAccountNumber": "C-9"},
        "currency": {"Currency": "EUR"},
        "on 6": {"remittanceReferences": {"items": []}},
        "dated": {"AccountingDate": "2026-06-01"},
    },
}
"""What somebody changes in the books: word of the complaint -> fields."""


@pytest.mark.parametrize("kind", sorted(STANDS))
def test_dates_accounts_customers_and_items_are_read_back(kind: str) -> None:
    for word, fields in OTHERWISE[kind].items():
        with recorded(STANDS[kind].serve) as server:
            ledger = ledger_at(kind, server)
            ledger.post(PARTIAL)
            ledger.verify(PARTIAL)
            ((document,),) = server.made.values()
            document.update(fields)
            with pytest.raises(LedgerMismatch, match=word):
                ledger.verify(PARTIAL)


@pytest.mark.parametrize("kind", sorted(STANDS))
def test_what_remains_of_an_invoice_is_read_back(kind: str) -> None:
    with recorded(STANDS[kind].serve) as server:
        ledger = ledger_at(kind, server)
        ledger.post(PARTIAL)
        residuals = ledger.verify(PARTIAL).residuals
        assert residuals == ({"inv:6": Decimal(0)} if ledger.capabilities.residuals else {})
        server.owed["6"] = Decimal("600.00")
        if kind in ("business_central", "oracle_fusion", "sap_s4"):  # posted, or applied, later
            assert ledger.verify(PARTIAL).residuals == ({} if kind == "business_central" else {"inv:6": Decimal(600)})
            return
        with pytest.raises(LedgerMismatch, match=r"inv:6 keeps 600\.00 open"):
            ledger.verify(PARTIAL)
        open_on = PARTIAL.model_copy(
            update={"lines": tuple(one.model_copy(update={"close": None}) for one in PARTIAL.lines)}
        )
        assert ledger.verify(open_on).residuals == {"inv:6": Decimal(600)}


@pytest.mark.parametrize("kind", sorted(STANDS))
def test_chart_and_closed_books_are_known_before_the_first_posting(kind: str) -> None:
    with recorded(STANDS[kind].serve) as server:
        ledger = ledger_at(kind, server)
        if isinstance(ledger, HasChart):
            assert [one.code for one in ledger.chart()] == ["1.1.1", "6.9.1", "6.9.2"]
        else:
            assert kind in ("business_central", "oracle_fusion", "sap_s4")
        if isinstance(dialect(kind), TellsLock):
            assert "closed up to 2026-03-31" in checked(ledger, "period").message
            server.closed = "2099-12-31"
            period = checked(ledger, "period")
            assert not period.ok
            assert "Open the period" in period.remedy
        else:
            assert kind in ("netsuite", "oracle_fusion", "sap_s4")
        told = {
            what: isinstance(dialect(kind), able) for what, able in (("period", TellsLock), ("account", TellsChart))
        }
        said = " ".join(check.message for check in ledger.check() if check.name.endswith("not proven"))
        assert {what: what not in said for what in told} == told


def checked(ledger: Ledger, what: str) -> Check:
    """The part of its check."""
    return next(one for one in ledger.check() if one.name.endswith(f": {what}"))


def test_the_days_on_which_books_are_open() -> None:
    day = dt.date(2026, 5, 3)
    assert OpenDays().shut(day) == OpenDays(day, day).shut(day) == ""
    assert OpenDays.after(day).shut(day) == "closed up to 2026-05-03"
    assert OpenDays(last=day).shut(dt.date(2026, 5, 4)) == "open up to 2026-05-03 only"


def test_a_chart_that_is_not_whole_is_none() -> None:
    with pytest.raises(ValueError, match="more than a thousand"):
        NetSuite(None).accounts({"items": [{"id": 1}], "hasMore": True})  # type: ignore[arg-type]


def ledger_at(kind: str, server: Recorded) -> Ledger:
    return open_ledger(kind, {"kind": kind, "url": server.url, "token": "t", **STANDS[kind].settings})


def refused(kind: str, server: Recorded, **settings: object) -> LedgerError:
    """What becomes of a posting that the service answers with 400 and `No.`"""
    server.refuses = "/"
    with pytest.raises(LedgerError) as caught:
        known = {"kind": kind, "url": server.url, "token": "t", **STANDS[kind].settings, **settings}
        open_ledger(kind, known).post(PARTIAL)
    return caught.value


@pytest.mark.parametrize("kind", sorted(STANDS))
def test_why_a_service_refuses_is_read_from_its_books(kind: str) -> None:
    with recorded(STANDS[kind].serve) as server:
        server.owed["6"] = Decimal(400)
        own = refused(kind, server)
        assert isinstance(own, LedgerRejected) and "No." in str(own) and "approve again" in str(own)
        if ledger_at(kind, server).capabilities.residuals:
            server.owed["6"] = Decimal(0)
            paid = refused(kind, server)
            assert isinstance(paid, LedgerStale) and "inv:6 is paid already" in str(paid)
            server.owed["6"] = Decimal(400)
        if isinstance(dialect(kind), TellsChart):
            assert "Account 4711 is not in" in str(refused(kind, server, accounts={"1.1.1": "4711"}))
        if isinstance(dialect(kind), TellsLock):
            server.closed = "2026-05-31"
            assert "closed up to 2026-05-31; open them" in str(refused(kind, server))


def test_what_was_made_before_a_refusal_is_taken_back() -> None:
    for kind, second in {"quickbooks": "/payment", "netsuite": "/customerPayment"}.items():
        with recorded(STANDS[kind].serve) as server:
            server.refuses, server.owed = second, {"1": Decimal(1000), "2": Decimal(500)}
            with pytest.raises(LedgerRejected, match="does not take"):
                ledger_at(kind, server).post(SHORT)
            assert [one for made in server.made.values() for one in made] == []
    with recorded(STANDS["xero"].serve) as server:
        server.refuses, server.owed = "/Payments", {"1": Decimal(1000), "2": Decimal(500)}
        with pytest.raises(LedgerMismatch, match=r"keeps what was made of dfp_1: .* by hand"):
            ledger_at("xero", server).post(SHORT)
