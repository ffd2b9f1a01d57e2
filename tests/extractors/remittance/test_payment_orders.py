"""Copies of payment orders (EDIFACT PAYORD, PAYEXT, PAYMUL) and the UBL RemittanceAdvice, as advices."""

from decimal import Decimal

import pytest

from docflow.schema.records import Extraction, Remittance
from extractors import registry

PARTIES = ["NAD+OY+++Kaufhaus AG", "NAD+BE+++Nordlicht AG"]
UBL = """<RemittanceAdvice xmlns="urn:oasis:names:specification:ubl:schema:xsd:RemittanceAdvice-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
<cbc:ID>RA-7</cbc:ID><cbc:IssueDate>2026-04-02</cbc:IssueDate><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cbc:TotalPaymentAmount currencyID="EUR">880.00</cbc:TotalPaymentAmount>
<cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>Kaufhaus AG</cbc:Name></cac:PartyName></cac:Party>
</cac:AccountingCustomerParty><cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity>
<cbc:RegistrationName>Nordlicht AG</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>
</cac:AccountingSupplierParty>
<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cbc:PaymentID>PAY-9</cbc:PaymentID></cac:PaymentMeans>
<cac:RemittanceAdviceLine><cbc:ID>1</cbc:ID><cbc:DebitLineAmount currencyID="EUR">1000.00</cbc:DebitLineAmount>
<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>RE-1</cbc:ID><cbc:IssueDate>2026-03-01</cbc:IssueDate>
</cac:InvoiceDocumentReference></cac:BillingReference></cac:RemittanceAdviceLine>
<cac:RemittanceAdviceLine><cbc:ID>2</cbc:ID><cbc:CreditLineAmount currencyID="EUR">120.00</cbc:CreditLineAmount>
<cac:BillingReference><cac:CreditNoteDocumentReference><cbc:ID>GS-2</cbc:ID></cac:CreditNoteDocumentReference>
</cac:BillingReference></cac:RemittanceAdviceLine></RemittanceAdvice>"""


def edifact(name: str, *body: str) -> list[Extraction]:
    rows = [f"UNH+1+{name}:D:96A:UN", "BGM+451+ORD-1+9", *body, f"UNT+{len(body) + 3}+1", ""]
    return registry.extract(registry.read("'".join(rows).encode(), "in.edi"))


def summary(found: Extraction) -> tuple[str | None, Decimal | None, list[tuple[str | None, Decimal | None]]]:
    record = found.record
    assert isinstance(record, Remittance)
    return record.payer.name, record.amount, [(line.document_number, line.paid_amount) for line in record.lines]


@pytest.mark.parametrize("name", ["PAYEXT", "PAYORD"])
def test_an_order_of_one_payment(name: str) -> None:
    documents = ["DOC+380+RE-1", "MOA+12:100.00", "DOC+381+GS-2", "MOA+12:20.00"]
    (found,) = edifact(name, "DTM+203:20260402:102", "RFF+PQ:P-1", "MOA+9:80.00:EUR", *PARTIES, *documents, "UNS+S")
    assert summary(found) == ("Kaufhaus AG", 80, [("RE-1", 100), ("GS-2", -20)])
    assert found.review == ()


def test_an_order_of_several_payments_is_an_advice_for_each() -> None:
    seq = [
        f"SEQ++{n}|MOA+9:{amount}:EUR|RFF+PQ:P-{n}|NAD+BE+++Nordlicht AG|DOC+380+RE-{n}|MOA+12:{amount}".split("|")
        for n, amount in ((1, "100.00"), (2, "50.00"))
    ]
    lin = ["NAD+OY+++Kaufhaus AG", "LIN+1", "DTM+203:20260402:102", "MOA+9:150.00:EUR"]
    first, second = edifact("PAYMUL", *lin, *seq[0], *seq[1], "CNT+39:2")
    assert [summary(one) for one in (first, second)] == [
        ("Kaufhaus AG", 100, [("RE-1", 100)]), ("Kaufhaus AG", 50, [("RE-2", 50)]),
    ]  # fmt: skip
    assert (first.review, second.review) == ((), ())


def test_a_ubl_remittance_advice() -> None:
    (found,) = registry.extract(registry.read(UBL.encode(), "in.xml"))
    assert summary(found) == ("Kaufhaus AG", 880, [("RE-1", 1000), ("GS-2", -120)])
    assert isinstance(found.record, Remittance)
    assert (found.record.payment_reference, found.record.payment_method) == ("PAY-9", "sepa")
    assert found.record.lines[1].document_type == "credit_memo"
    assert found.review == ()


def test_a_ubl_advice_that_does_not_add_up_is_asked_about() -> None:
    (found,) = registry.extract(registry.read(UBL.replace("880.00", "881.00").encode(), "in.xml"))
    assert found.review
