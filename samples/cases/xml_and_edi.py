"""Messages: remittances, disputes and invoices in EDIFACT, X12, ISO 20022, cXML, UBL and CII."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Invoice, Other, Party, Record, Remittance
from samples.cases import invoiced
from samples.drawing import advices, bills
from samples.drawing.letters import letter
from samples.drawing.people import Client
from samples.drawing.truth import Case, Outcome, advice, earned, payee, payer, pays
from samples.drawing.world import World


def cases(world: World) -> Iterator[Case]:
    """All messages; they come last, so that they take no open item from the others."""
    yield remadv(world)
    yield remt(world)
    yield pain(world)
    yield cxml(world)
    yield claim_payment(world)
    yield debit_adjustment(world)
    yield commercial_dispute(world)
    yield ubl_invoice(world)
    yield from hybrids(world)
    yield rejected(world)


def _case(
    name: str, file: str, data: bytes, records: Sequence[Record], outcome: Outcome, why: str, note: str, who: Client,
    on: dt.date,
) -> Case:  # fmt: skip
    mailed = letter(who, "EDI Gateway", f"{name} {on:%Y%m%d}", on, names=(file,), body="Transmission attached.\n")
    return Case(name, {f"input.{file.rsplit('.', 1)[1]}": data}, tuple(records), outcome, why, note, mailed)


def _payment(world: World, ref: str, count: int, on: dt.date, reference: str, currency: str) -> Remittance:
    """Invoices with the discount that their terms grant."""
    who, us = world.client(ref), world.branch(ref)
    lines = [pays(item, discount=earned(item, on)) for item in world.take(ref, count, on)]
    return advice(payer(who), payee(us), reference, on, currency, lines)


def remadv(world: World) -> Case:
    """REMADV with released characters in the payer's name and a decimal comma."""
    who, on = world.client("C-3001"), dt.date(2026, 11, 16)
    record = _payment(world, who.ref, 3, on, "ZA-88012", "EUR").model_copy(update={"advice_number": "ZA-88012"})
    return _case(
        "edifact_remadv_deu", "remadv.edi", advices.remadv(record, marks=":+,? '"), [record], "posted",
        "Three invoices in an EDIFACT interchange; the sum is the summary's.",
        "Separators of UNA, decimal comma, everything on one line; the place of a value is its segment.", who, on,
    )  # fmt: skip


def remt(world: World) -> Case:
    """remt.001 with structured documents."""
    who, on = world.client("C-7001"), dt.date(2026, 11, 17)
    record = _payment(world, who.ref, 2, on, "E2E-70012", "EUR").model_copy(update={"advice_number": "RA-70012"})
    return _case(
        "remt001_nld", "remt.xml", advices.remt001(record, version=4), [record], "posted",
        "Two invoices in a structured advice; they add up to the payment it names.",
        "ISO 20022, version 4: discounts have a type around their amount, dates are a choice.", who, on,
    )  # fmt: skip


def pain(world: World) -> Case:
    """pain.001 with two payments."""
    who, on = world.client("C-4001"), dt.date(2026, 11, 18)
    both = [_payment(world, who.ref, 1, on, f"VIR-{n}", "EUR") for n in (3310, 3311)]
    return _case(
        "pain001_two_payments_fra", "pain.xml", advices.pain001(both), both, "posted",
        "A batch of two credit transfers; each is a payment of its own.",
        "One file, several records; NbOfTxs and CtrlSum are checked.", who, on,
    )  # fmt: skip


def cxml(world: World) -> Case:
    """cXML with the document type that every Ariba message has."""
    who, on = world.client("C-2001"), dt.date(2026, 11, 19)
    record = _payment(world, who.ref, 2, on, "PR-55120", "GBP").model_copy(update={"advice_number": "R-55120"})
    return _case(
        "cxml_remittance_eng", "cxml.xml", advices.cxml(record), [record], "posted",
        "Two invoices in a cXML PaymentRemittanceRequest.",
        "It names an external DTD, which must not be loaded, and keeps numbers in attributes.", who, on,
    )  # fmt: skip


def claim_payment(world: World) -> Case:
    """835: what is not paid of a claim is explained by CAS; PLB takes something off the whole payment."""
    who, us, on = world.client("C-1002"), world.branch("C-1002"), dt.date(2026, 11, 20)
    items = world.take(who.ref, 2, on)
    lines = [pays(item, dated=False) for item in items]
    record = advice(payer(who), payee(us), "ERA-20411", on, "USD", lines, payment_method="ach")
    body = [
        f"BPR*I*{record.amount}*C*ACH*CCP*01*888999777*DA*24681012*1935665544**01*111333555*DA*144444*{on:%Y%m%d}",
        "TRN*1*ERA-20411*1935665544", f"DTM*405*{on:%Y%m%d}", f"N1*PR*{who.name.upper()}", f"N1*PE*{us.name.upper()}",
        "LX*1", *(f"CLP*{x.document_number}*1*{x.gross_amount}*{x.paid_amount}**12*{n}" for n, x in enumerate(lines)),
    ]  # fmt: skip
    rows = ["ST*835*0001", *body, f"SE*{len(body) + 2}*0001", ""]
    return _case(
        "edi_835_eng", "era.835", "~\n".join(rows).encode(), [record], "posted",
        "Two claims paid in full; without CUR the guide means dollars.",
        "A health care claim payment, used by this customer for all its payments; no envelope around the set.", who, on,
    )  # fmt: skip


def debit_adjustment(world: World) -> Case:
    """812: a retailer charges back."""
    who, on = world.client("C-1005"), dt.date(2026, 11, 20)
    item = world.take(who.ref, 1, on)[0]
    body = [
        f"BCD*{on:%Y%m%d}*DM-55301*D*34752*D*{item.issued:%Y%m%d}*{item.number}", "CUR*BY*USD",
        f"N1*BY*{who.name.upper()}", "CDD*06*D**34752", "NTE**SHORT SHIPMENT",
    ]  # fmt: skip
    rows = ["ST*812*0001", *body, f"SE*{len(body) + 2}*0001", ""]
    record = Dispute(
        customer=Party(name=who.name), claim_number="DM-55301", date=on, currency="USD", amount=Decimal("347.52"),
        reason=Reason.QUANTITY, invoices=(item.number,), description="SHORT SHIPMENT",
    )  # fmt: skip
    return _case(
        "edi_812_eng", "812.edi", "~".join(rows).encode(), [record], "review",
        "A debit adjustment for a shortage: a dispute to be followed up.",
        "Amounts without a decimal point (type N2); the details prove the head.", who, on,
    )  # fmt: skip


def commercial_dispute(world: World) -> Case:
    """COMDIS: two invoices disputed."""
    who, on = world.client("C-3004"), dt.date(2026, 11, 20)
    items = world.take(who.ref, 2, on)
    body = ["BGM+458+RK-3318+9", f"DTM+137:{on:%Y%m%d}:102", "CUX+2:EUR", f"NAD+BY+++{who.name}"]
    for item in items:
        body += [f"DOC+380+{item.number}", f"MOA+9:{item.original}", "MOA+257:25.50", "AJT+3"]
    rows = ["UNH+1+COMDIS:D:01B:UN", *body, "FTX+ACE+++Palette beschädigt", f"UNT+{len(body) + 3}+1", ""]
    record = Dispute(
        customer=Party(name=who.name), claim_number="RK-3318", date=on, currency="EUR", amount=Decimal("51.00"),
        reason=Reason.DAMAGE, invoices=tuple(item.number for item in items), description="Palette beschädigt",
    )  # fmt: skip
    return _case(
        "edifact_comdis_deu", "comdis.edi", "'".join(rows).encode("latin-1"), [record], "review",
        "A dispute of two invoices: a person follows it up.",
        "The disputed amounts (257) count and not what was billed (9); no interchange around the message.", who, on,
    )  # fmt: skip


def _bill(us: Party) -> Invoice:
    lines = invoiced.positions((("Koelwater filter", 4, "61.50"), ("Montage", 2, "75.00")), "21")
    net = sum((line.net_amount or Decimal(0) for line in lines), Decimal(0))
    tax = (net * 21 / 100).quantize(Decimal("0.01"))
    return Invoice(
        seller=Party(name="Waterwerk Techniek B.V.", tax_id="NL123456782B90", iban="NL20INGB0001234567"), buyer=us,
        invoice_number="F2026-0788", invoice_date=dt.date(2026, 11, 2), due_date=dt.date(2026, 12, 2), currency="EUR",
        net_amount=net, tax_amount=tax, total_amount=net + tax, amount_due=net + tax, lines=lines,
    )  # fmt: skip


def ubl_invoice(world: World) -> Case:
    """A supplier's bill over Peppol."""
    who, on = world.client("C-7001"), dt.date(2026, 11, 2)
    record = _bill(Party(name=world.branch(who.ref).name))
    return _case(
        "ubl_invoice_nld", "invoice.xml", bills.ubl(record), [record], "review",
        "No payment: an invoice that somebody sent to the wrong inbox. A person files it.",
        "UBL 2.1 as Peppol carries it; the sums of EN 16931 are its proof.", who, on,
    )  # fmt: skip


def hybrids(world: World) -> Iterator[Case]:
    """A PDF with its invoice attached; of the second the attached one asks for other money."""
    who, on = world.client("C-1001"), dt.date(2026, 10, 29)
    printed = invoiced.plain_english(world)
    (record,) = printed.records
    assert isinstance(record, Invoice) and record.total_amount is not None
    pdf = printed.files["input.pdf"]
    yield _case(
        "hybrid_invoice_eng", "invoice.pdf", bills.with_attached(pdf, bills.cii(record)), [record], "review",
        "No payment: an invoice that somebody sent to the wrong inbox. A person files it.",
        "Factur-X: page and attached XML say the same, value by value.", who, on,
    )  # fmt: skip
    total = record.total_amount + 900
    net = (record.net_amount or 0) + 900
    more = record.model_copy(update={"net_amount": net, "total_amount": total, "amount_due": total})
    yield _case(
        "hybrid_conflict_eng", "invoice.pdf", bills.with_attached(pdf, bills.cii(more)), [more], "review",
        "The attached XML asks for 900.00 more than the page shows; a person must see both.",
        "What a machine would book is not what a person would read.", who, on,
    )  # fmt: skip


def rejected(world: World) -> Case:
    """pain.002: a bank refuses a payment."""
    who, on = world.client("C-3004"), dt.date(2026, 11, 20)
    transaction = (
        "<TxInfAndSts><OrgnlEndToEndId>E2E-991</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn>"
        "</StsRsnInf></TxInfAndSts>"
    )
    body = (
        "<CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>M-4</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>"
        f"<OrgnlPmtInfAndSts>{transaction}</OrgnlPmtInfAndSts></CstmrPmtStsRpt>"
    )
    space = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"
    data = f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="{space}">{body}</Document>'.encode()
    return _case(
        "pain002_rejected_deu", "status.xml", data, [Other()], "review",
        "A payment that was announced will not come: a person must know.",
        "A status report is no payment; what was rejected is named, with the bank's reason.", who, on,
    )  # fmt: skip
