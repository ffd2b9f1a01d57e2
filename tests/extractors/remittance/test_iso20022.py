"""ISO 20022 remt.001 and pain.001: several payments, control sums, references instead of documents, plain words."""

import datetime as dt
from decimal import Decimal

import pytest

from docflow.schema.records import Extraction, Party, Remittance, RemittanceLine
from extractors import registry
from samples.drawing.advices import cxml, pain001, remt001

ADVICE = Remittance(
    payer=Party(name="Nordlicht AG"), payee=Party(name="Norhaven"), advice_number="A-1", payment_reference="E2E-1",
    payment_date=dt.date(2026, 5, 4), currency="EUR", amount=Decimal("98.00"),
    lines=(
        RemittanceLine(
            document_number="RE-1", gross_amount=Decimal("100.00"), discount_amount=Decimal("2.00"),
            paid_amount=Decimal("98.00"),
        ),
    ),
)  # fmt: skip
OTHER = ADVICE.model_copy(update={"payment_reference": "E2E-2"})


def read(data: bytes) -> list[Extraction]:
    return registry.extract(registry.read(data, "in.xml"))


def advice_of(found: Extraction) -> Remittance:
    assert isinstance(found.record, Remittance)
    return found.record


def only(data: bytes) -> Extraction:
    (found,) = read(data)
    return found


def informed(text: bytes, data: bytes | None = None) -> Extraction:
    """The payment with other remittance information."""
    whole = pain001([ADVICE]) if data is None else data
    start, end = whole.index(b"<RmtInf>"), whole.index(b"</RmtInf>")
    return only(whole[:start] + b"<RmtInf>" + text + whole[end:])


def test_every_transfer_of_a_batch_is_a_remittance() -> None:
    first, second = read(pain001([ADVICE, OTHER]))
    assert [advice_of(one).payment_reference for one in (first, second)] == ["E2E-1", "E2E-2"]
    assert first.review == second.review == ()
    assert "sum of the message = CtrlSum" in {equation.equation for equation in first.proof}
    assert advice_of(first).lines == ADVICE.lines
    assert (first.fields["amount"].ref or "").endswith("PmtInf[1]/CdtTrfTxInf/Amt/InstdAmt")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (b"<NbOfTxs>2<", b"<NbOfTxs>3<", "The message says that it has 3 payments, but there are 2; some may be missing."),  # noqa: E501
        (b"<CtrlSum>196.00<", b"<CtrlSum>197.00<", "The payments of the message add up to 196.00, but it says 197.00 (CtrlSum)."),  # noqa: E501
        (b">98.00</RmtdAmt", b">97.00</RmtdAmt", "The lines add up to 97.00, but the payment (InstdAmt) is 98.00."),
        (b"<Dbtr><Nm>Nordlicht AG</Nm></Dbtr>", b"", "The payer was not found."),
        (b'EUR">98.00</InstdAmt', b'EUR">9,8</InstdAmt', "The amount was not found."),
    ],
)  # fmt: skip
def test_what_a_person_must_see(old: bytes, new: bytes, sentence: str) -> None:
    found = read(pain001([ADVICE, OTHER]).replace(old, new))
    assert any(sentence in one.review for one in found)


def test_a_creditor_reference_stands_for_the_document() -> None:
    found = informed(b"<Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd>")
    (line,) = advice_of(found).lines
    assert (line.document_number, line.paid_amount, found.review) == ("RF18539007547034", Decimal("98.00"), ())
    assert (found.fields["lines.0.paid_amount"].ref or "").endswith("/InstdAmt")


def test_words_are_shown_to_a_person_with_the_numbers_in_them() -> None:
    found = informed(b"<Ustrd>Rechnung RE-1 und RE-2, abzgl. Skonto</Ustrd>")
    assert [line.document_number for line in advice_of(found).lines] == ["RE-1", "RE-2"]
    assert any("told in words" in sentence and "Skonto" in sentence for sentence in found.review)


def test_several_documents_under_one_amount_are_asked_about() -> None:
    two = b"<RfrdDocInf><Nb>RE-1</Nb></RfrdDocInf><RfrdDocInf><Nb>RE-2</Nb></RfrdDocInf>"
    found = informed(b"<Strd>" + two + b'<RfrdDocAmt><RmtdAmt Ccy="EUR">98.00</RmtdAmt></RfrdDocAmt></Strd>')
    assert [line.document_number for line in advice_of(found).lines] == ["RE-1", "RE-2"]
    assert found.review


def test_an_end_to_end_id_that_was_not_provided_is_none() -> None:
    data = pain001([ADVICE]).replace(b">E2E-1<", b">NOTPROVIDED<")
    found = only(data.replace(b"<PmtMtd>", b"<PmtInfId>B-7</PmtInfId><PmtMtd>"))
    assert advice_of(found).payment_reference == "B-7"
    assert "No payment reference was found (EndToEndId)." in only(data).review


def test_each_remittance_information_of_an_advice_is_a_payment() -> None:
    data = remt001(ADVICE)
    start, end = data.index(b"<RmtInf>"), data.index(b"</RmtInf>") + len(b"</RmtInf>")
    first, second = read(data[:end] + data[start:end].replace(b"E2E-1", b"E2E-2") + data[end:])
    assert (advice_of(first).payment_reference, advice_of(second).payment_reference) == ("E2E-1", "E2E-2")
    assert first.review == second.review == ()


def test_an_advice_in_an_envelope() -> None:
    body = remt001(ADVICE).split(b"\n", 1)[1]
    assert advice_of(only(b"<Msg><AppHdr><Fr/></AppHdr>" + body + b"</Msg>")).lines == ADVICE.lines


def test_accounts_and_addresses() -> None:
    account = b"<DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct>"
    place = b"<Nm>Nordlicht AG</Nm><PstlAdr><StrtNm>Kai</StrtNm><BldgNb>4</BldgNb><TwnNm>Kiel</TwnNm></PstlAdr></Dbtr>"
    data = pain001([ADVICE]).replace(b"<Nm>Nordlicht AG</Nm></Dbtr>", place + account)
    payer = advice_of(only(data)).payer
    assert (payer.iban, payer.address) == ("DE89370400440532013000", "Kai 4, Kiel")


def test_a_batch_of_cxml_requests() -> None:
    whole = cxml(ADVICE)
    start, end = whole.index(b"<PaymentRemittanceRequest>"), whole.index(b"</Request>")
    batch = whole[start:end] + whole[start:end].replace(b"E2E-1", b"E2E-2")
    found = read(b"<cXML><Request><PaymentBatchRequest>" + batch + b"</PaymentBatchRequest></Request></cXML>")
    assert [advice_of(one).payment_reference for one in found] == ["E2E-1", "E2E-2"]


@pytest.mark.parametrize(
    ("old", "new"), [(b">98.00<", b">1,098.00<"), (b'role="payer"', b'role="x"'), (b'invoiceID="RE-1"', b"")]
)
def test_cxml_that_a_person_must_see(old: bytes, new: bytes) -> None:
    assert only(cxml(ADVICE).replace(old, new)).review


def test_amounts_and_days_in_words_are_no_documents() -> None:
    words = b"<Ustrd>RE-2 v. 01.10.2026 600,00 abzgl. GS-5 100,00</Ustrd>"
    assert [line.document_number for line in advice_of(informed(words)).lines] == ["RE-2", "GS-5"]
