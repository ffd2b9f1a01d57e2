"""UBL and CII: one record whatever the syntax, its sums proven; what is broken, missing or contradictory is told."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.schema.records import Extraction, Invoice, InvoiceLine, Kind, Party
from extractors import registry
from samples.drawing.bills import cii, ubl

DATA = Path(__file__).parents[4] / "shared" / "data"
SYNTAXES = [ubl, cii]


def goods(what: str, count: int, net: str) -> InvoiceLine:
    """A position at 20 a piece."""
    return InvoiceLine(
        description=what, quantity=Decimal(count), unit_price=Decimal(20), net_amount=Decimal(net), tax_rate=Decimal(19)
    )


BILL = Invoice(
    seller=Party(name="Müller & Söhne <GmbH>", tax_id="DE136695976", iban="DE89370400440532013000"),
    buyer=Party(name="Norhaven Supply Inc.", tax_id="FR83404833048"),
    invoice_number="RE-4711/26", invoice_date=dt.date(2026, 10, 1), due_date=dt.date(2026, 10, 31),
    purchase_order="PO 77", currency="EUR", net_amount=Decimal("100.00"), tax_amount=Decimal("19.00"),
    total_amount=Decimal("119.00"), amount_due=Decimal("119.00"),
    lines=(goods("Ventil", 4, "80.00"), goods("Fracht", 1, "20.00")),
)  # fmt: skip


def read(data: bytes) -> Extraction:
    (found,) = registry.extract(registry.read(data, "bill.xml"))
    return found


def bill_of(found: Extraction) -> Invoice:
    assert isinstance(found.record, Invoice)
    return found.record


@pytest.mark.parametrize("written", SYNTAXES)
def test_all_values_come_back_with_their_places(written: Callable[[Invoice], bytes]) -> None:
    found = read(written(BILL))
    assert (found.kind, found.review) == (Kind.INVOICE, ())
    assert bill_of(found) == BILL
    assert found.confidence > 0.99
    place = found.fields["total_amount"]
    assert place.method == "xml"
    assert (place.ref or "").endswith(("/LegalMonetaryTotal/TaxInclusiveAmount", "/GrandTotalAmount"))


@pytest.mark.parametrize("written", SYNTAXES)
def test_a_credit_note_is_negative(written: Callable[[Invoice], bytes]) -> None:
    amounts = {name: -getattr(BILL, name) for name in ("net_amount", "tax_amount", "total_amount", "amount_due")}
    lines = tuple(line.model_copy(update={"net_amount": -(line.net_amount or 0)}) for line in BILL.lines)
    credit = BILL.model_copy(update={**amounts, "lines": lines})
    data = written(credit)
    assert b"-119" not in data
    assert (bill_of(read(data)), read(data).review) == (credit, ())


def test_a_self_billed_invoice_is_none() -> None:
    assert bill_of(read(cii(BILL, kind="389"))).total_amount == Decimal("119.00")
    assert bill_of(read(cii(BILL, kind="261"))).total_amount == Decimal("-119.00")


def test_a_credit_note_with_a_negative_total_is_asked_about() -> None:
    data = cii(BILL, kind="381").replace(b">119.00<", b">-119.00<").replace(b">100.00<", b">-100.00<")
    found = read(data.replace(b">19.00<", b">-19.00<"))
    assert bill_of(found).total_amount == Decimal("-119.00")
    assert any("negative total" in sentence for sentence in found.review)


@pytest.mark.parametrize("written", SYNTAXES)
@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (b">119.00<", b">911.00<", "Net and tax add up to 119.00, but the total is 911.00."),
        (b">RE-4711/26<", b"><", "The invoice does not say its number, which every invoice must."),
        (b">100.00<", b">a lot<", "is no amount."),
        (b">EUR<", b">Euro<", "is no currency"),
        (b"1001<", b"1301<", "is no date."),
        (b"10-01<", b"13-01<", "is no date."),
    ],
)
def test_what_is_wrong_is_told(written: Callable[[Invoice], bytes], old: bytes, new: bytes, sentence: str) -> None:
    data = written(BILL)
    if old in data:
        assert any(sentence in each for each in read(data.replace(old, new)).review)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (ubl(BILL).replace(b"<cbc:ID>VAT</cbc:ID>", b"<cbc:Id>VAT</cbc:Id>", 1), "(UBL 2.1) at line 2: Element 'Id'"),
        (cii(BILL).replace(b"<rsm:ExchangedDocumentContext/>", b""), "(CII) at line 2: Element 'ExchangedDocument'"),
        (ubl(BILL).replace(b' currencyID="EUR"', b"", 1), "The attribute 'currencyID' is required but missing."),
    ],
)
def test_what_breaks_its_standard_is_told_with_its_line_and_the_rest_is_read(data: bytes, sentence: str) -> None:
    found = read(data)
    assert any(each.startswith("It breaks its standard") and sentence in each for each in found.review)
    assert bill_of(found).total_amount == BILL.total_amount


def test_a_later_ubl_is_not_held_against_an_earlier_schema() -> None:
    version = b"<cbc:UBLVersionID>2.3</cbc:UBLVersionID><cbc:New>1</cbc:New><cbc:ID>RE"
    assert read(ubl(BILL).replace(b"<cbc:ID>RE", version)).review == ()


def test_an_invoice_in_an_envelope() -> None:
    body = ubl(BILL).split(b"\n", 1)[1]
    found = read(b"<StandardBusinessDocument><StandardBusinessDocumentHeader/>" + body + b"</StandardBusinessDocument>")
    assert bill_of(found) == BILL


def test_the_tax_in_the_currency_of_the_tax_office_is_not_the_tax() -> None:
    other = b'<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">217.00</cbc:TaxAmount></cac:TaxTotal><cac:TaxTotal>'
    found = read(ubl(BILL).replace(b"<cac:TaxTotal>", other, 1))
    assert (bill_of(found).tax_amount, found.review) == (Decimal("19.00"), ())


NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=12)
CENTS = st.integers(1, 10**9).map(lambda units: Decimal(units).scaleb(-2))
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


@st.composite
def bills(draw: st.DrawFn) -> Invoice:
    nets = draw(st.lists(CENTS, min_size=1, max_size=4))
    net, tax, sign = sum(nets, Decimal(0)), draw(CENTS), draw(st.sampled_from((1, -1)))
    lines = tuple(
        InvoiceLine(description=draw(NAMES), quantity=Decimal(1), unit_price=one, net_amount=sign * one) for one in nets
    )
    return Invoice(
        seller=Party(name=draw(NAMES)), buyer=Party(name=draw(NAMES)), invoice_number=draw(NAMES),
        invoice_date=draw(DAYS), due_date=draw(st.none() | DAYS), purchase_order=draw(st.none() | NAMES),
        currency=draw(st.sampled_from(("EUR", "USD", "GBP"))), net_amount=sign * net, tax_amount=sign * tax,
        total_amount=sign * (net + tax), amount_due=sign * (net + tax), lines=lines,
    )  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(bills(), st.sampled_from(SYNTAXES))
def test_any_invoice_comes_back(bill: Invoice, written: Callable[[Invoice], bytes]) -> None:
    found = read(written(bill))
    assert (bill_of(found), found.review) == (bill, ())


@pytest.mark.skipif(not (DATA / "invoice-xml").is_dir(), reason="the real documents beside the project are absent")
def test_real_invoices_say_the_same_in_both_syntaxes() -> None:
    pairs = sorted((DATA / "invoice-xml").rglob("*_ubl.xml"))
    assert len(pairs) > 20
    for path in pairs[::4]:
        records = [read(path.with_name(path.name.replace("_ubl", end)).read_bytes()) for end in ("_ubl", "_uncefact")]
        assert all(one.review == () for one in records), path
        heads = [bill_of(one).model_dump(exclude={"lines", "seller", "buyer", "purchase_order"}) for one in records]
        assert heads[0] == heads[1], path
