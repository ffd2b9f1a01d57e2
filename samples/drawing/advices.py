# ruff: noqa: E501  (an element stays on one line)
"""Remittance advices as messages: each writer says the same record in one standard's words."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from xml.sax.saxutils import escape

from docflow.schema.money import ZERO, plain
from docflow.schema.records import Remittance, RemittanceLine

_EDIFACT_TYPES = {"invoice": "380", "credit_memo": "381", "debit_memo": "383"}


def x820(advice: Remittance, *, mark: str = "*", end: str = "~\n") -> bytes:
    """One transaction set without envelope; deductions are inside the net amount."""
    body = [
        ["BPR", "C", plain(advice.amount or ZERO), "C", "ACH", "CTX", "01", "021000021", "DA", "111222", "", "", "01", "043000096", "DA", "333444", _day(advice.payment_date)],
        ["TRN", "1", advice.payment_reference or ""], ["CUR", "PR", advice.currency or ""],
        ["N1", "PR", advice.payer.name or ""], ["N1", "PE", advice.payee.name or ""], ["ENT", "1"],
    ]  # fmt: skip
    for line in advice.lines:
        kind = {"credit_memo": "CM", "debit_memo": "DM"}.get(line.document_type, "IV")
        amounts = (plain(x or ZERO) for x in (line.paid_amount, line.gross_amount, line.discount_amount))
        body.append(["RMR", kind, line.document_number or "", "", *amounts])
        body += [["REF", "PO", line.purchase_order]] if line.purchase_order else []
        body += [["DTM", "003", _day(line.document_date)]] if line.document_date else []
        body += [["ADX", plain(-line.deduction_amount), "04"]] if line.deduction_amount else []
    rows = [["ST", "820", "0001"], *body, ["SE", str(len(body) + 2), "0001"]]
    return "".join(mark.join(row) + end for row in rows).encode()


def remadv(advice: Remittance, *, marks: str = ":+.? '", charset: str = "UNOC", envelope: bool = True) -> bytes:
    """One REMADV D.01B. `marks` is what stands behind UNA; credits are written positive, as most senders do."""
    component, element, decimal, release, _, end = marks

    def safe(text: str | None) -> str:
        return "".join(release + c if c in (component, element, release, end) else c for c in text or "")

    def money(code: str, amount: Decimal | None) -> list[str]:
        return ["MOA", f"{code}{component}{plain(abs(amount or ZERO)).replace('.', decimal)}"]

    def day(code: str, value: dt.date) -> list[str]:
        return ["DTM", f"{code}{component}{_day(value)}{component}102"]

    assert advice.payment_date is not None
    body = [
        ["BGM", "481", safe(advice.advice_number), "9"], day("138", advice.payment_date),
        ["RFF", f"PQ{component}{safe(advice.payment_reference)}"],
        ["NAD", "PL", "", "", safe(advice.payer.name)], ["NAD", "PE", "", "", safe(advice.payee.name)],
        ["CUX", f"2{component}{advice.currency}{component}11"],
    ]  # fmt: skip
    for line in advice.lines:
        body += [
            ["DOC", _EDIFACT_TYPES[line.document_type], safe(line.document_number)],
            money("77", line.gross_amount),
        ]
        body += [money("12", line.paid_amount)]
        body += [money("52", line.discount_amount)] if line.discount_amount else []
        body += [day("171", line.document_date)] if line.document_date else []
        body += [["RFF", f"ON{component}{safe(line.purchase_order)}"]] if line.purchase_order else []
        body += [["AJT", "3"], money("165", line.deduction_amount)] if line.deduction_amount else []
    total = plain(advice.amount or ZERO).replace(".", decimal)
    body += [["UNS", "S"], ["MOA", f"12{component}{total}"]]
    rows = [["UNH", "1", component.join(("REMADV", "D", "01B", "UN"))], *body, ["UNT", str(len(body) + 2), "1"]]
    if envelope:
        head = ["UNB", f"{charset}{component}3", "PAYER", "PAYEE", f"260510{component}1200", "R1"]
        rows = [head, *rows, ["UNZ", "1", "R1"]]
    text = f"UNA{marks}" + "".join(element.join(row) + end for row in rows)
    return text.encode("utf-8" if charset == "UNOY" else "latin-1")


def _day(value: dt.date | None) -> str:
    return f"{value:%Y%m%d}" if value else ""


_ISO_TYPES = {"invoice": "CINV", "credit_memo": "CREN", "debit_memo": "DEBN"}


def remt001(advice: Remittance, *, version: int = 2) -> bytes:
    """One payment as remt.001; from version 4 on discounts have a type around their amount."""
    payment = (
        f"<OrgnlPmtInf><Refs>{_tag('EndToEndId', advice.payment_reference)}</Refs>"
        f"<Amt>{_iso_money('InstdAmt', advice.amount, advice)}</Amt>{_tag('ReqdExctnDt', advice.payment_date)}"
        f"<Dbtr>{_tag('Nm', advice.payer.name)}</Dbtr><Cdtr>{_tag('Nm', advice.payee.name)}</Cdtr></OrgnlPmtInf>"
    )
    body = f"<GrpHdr>{_tag('MsgId', 'M1')}<InitgPty>{_tag('Nm', advice.payer.name)}</InitgPty></GrpHdr>"
    strd = "".join(_strd(line, advice, typed=version >= 4) for line in advice.lines)
    body += f"<RmtInf>{_tag('RmtId', advice.advice_number)}{strd}{payment}</RmtInf>"
    return _document(f"remt.001.001.{version:02}", f"<RmtAdvc>{body}</RmtAdvc>")


def pain001(advices: Sequence[Remittance], *, version: int = 3) -> bytes:
    """Payments as pain.001, each in a batch of its own; from version 8 on the date is a choice."""
    batches = "".join(_batch(advice, version) for advice in advices)
    total = sum((advice.amount or ZERO for advice in advices), ZERO)
    head = f"<GrpHdr>{_tag('MsgId', 'M1')}{_tag('NbOfTxs', len(advices))}{_tag('CtrlSum', plain(total))}</GrpHdr>"
    body = f"<CstmrCdtTrfInitn>{head}{batches}</CstmrCdtTrfInitn>"
    return _document(f"pain.001.001.{version:02}", body)


def _batch(advice: Remittance, version: int) -> str:
    day = _tag("Dt", advice.payment_date) if version >= 8 else escape(str(advice.payment_date))
    strd = "".join(_strd(line, advice, typed=version >= 8) for line in advice.lines)
    return (
        f"<PmtInf>{_tag('PmtMtd', 'TRF')}{_tag('NbOfTxs', 1)}<ReqdExctnDt>{day}</ReqdExctnDt>"
        f"<Dbtr>{_tag('Nm', advice.payer.name)}</Dbtr>"
        f"<CdtTrfTxInf><PmtId>{_tag('EndToEndId', advice.payment_reference)}</PmtId>"
        f"<Amt>{_iso_money('InstdAmt', advice.amount, advice)}</Amt><Cdtr>{_tag('Nm', advice.payee.name)}</Cdtr>"
        f"<RmtInf>{strd}</RmtInf></CdtTrfTxInf></PmtInf>"
    )


def _strd(line: RemittanceLine, advice: Remittance, *, typed: bool) -> str:
    credit = line.document_type == "credit_memo"
    discount = _iso_money("Amt" if typed else "DscntApldAmt", line.discount_amount, advice)
    adjusted = f"<AdjstmntAmtAndRsn>{_iso_money('Amt', line.deduction_amount, advice)}<CdtDbtInd>DBIT</CdtDbtInd>{_tag('AddtlInf', 'goods arrived damaged')}</AdjstmntAmtAndRsn>"
    amounts = [
        _iso_money("CdtNoteAmt" if credit else "DuePyblAmt", abs(line.gross_amount or ZERO), advice),
        (f"<DscntApldAmt>{discount}</DscntApldAmt>" if typed else discount) if line.discount_amount else "",
        adjusted if line.deduction_amount else "", _iso_money("RmtdAmt", abs(line.paid_amount or ZERO), advice),
    ]  # fmt: skip
    kind = f"<Tp><CdOrPrtry>{_tag('Cd', _ISO_TYPES[line.document_type])}</CdOrPrtry></Tp>"
    day = (
        ""
        if line.document_date is None
        else f"<RltdDt>{_tag('Dt', line.document_date) if typed else line.document_date}</RltdDt>"
    )
    document = f"<RfrdDocInf>{kind}{_tag('Nb', line.document_number)}{day}</RfrdDocInf>"
    return f"<Strd>{document}<RfrdDocAmt>{''.join(amounts)}</RfrdDocAmt></Strd>"


def cxml(advice: Remittance) -> bytes:
    """One payment as a cXML PaymentRemittanceRequest."""
    head = f'paymentRemittanceID="{advice.advice_number}" paymentReferenceNumber="{advice.payment_reference}" paymentDate="{advice.payment_date}T12:00:00+02:00"'
    partners = "".join(
        f'<PaymentPartner><Contact role="{role}">{_tag("Name", party.name)}</Contact></PaymentPartner>'
        for role, party in (("payer", advice.payer), ("payee", advice.payee))
    )
    body = (
        f'<PaymentRemittanceRequest><PaymentRemittanceRequestHeader {head}><PaymentMethod type="ach"/>{partners}'
        f"</PaymentRemittanceRequestHeader><PaymentRemittanceSummary>{_cxml_money('NetAmount', advice.amount, advice)}"
        f"</PaymentRemittanceSummary>{''.join(_detail(n, line, advice) for n, line in enumerate(advice.lines, 1))}"
        "</PaymentRemittanceRequest>"
    )
    kind = '<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.028/cXML.dtd">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{kind}\n<cXML><Request>{body}</Request></cXML>'.encode()


def _detail(number: int, line: RemittanceLine, advice: Remittance) -> str:
    day = f' invoiceDate="{line.document_date}"' if line.document_date else ""
    order = (
        f'<PayableOrderInfo><OrderIDInfo orderID="{line.purchase_order}"/></PayableOrderInfo>'
        if line.purchase_order
        else ""
    )
    info = f'<PayableInvoiceInfo><InvoiceIDInfo invoiceID="{line.document_number}"{day}/>{order}</PayableInvoiceInfo>'
    return (
        f'<RemittanceDetail lineNumber="{number}"><PayableInfo>{info}</PayableInfo>'
        f"{_cxml_money('NetAmount', line.paid_amount, advice)}{_cxml_money('GrossAmount', line.gross_amount, advice)}"
        f"{_cxml_money('DiscountAmount', line.discount_amount, advice) if line.discount_amount else ''}"
        f"{_cxml_money('AdjustmentAmount', line.deduction_amount, advice) if line.deduction_amount else ''}"
        f"{_tag('Comments', 'goods arrived damaged') if line.deduction_amount else ''}</RemittanceDetail>"
    )


def _tag(name: str, text: object, attributes: str = "") -> str:
    return f"<{name}{attributes}>{escape(str(text))}</{name}>"


def _iso_money(name: str, amount: Decimal | None, advice: Remittance) -> str:
    return _tag(name, plain(amount or ZERO), f' Ccy="{advice.currency}"')


def _cxml_money(name: str, amount: Decimal | None, advice: Remittance) -> str:
    money = _tag("Money", plain(amount or ZERO), f' currency="{advice.currency}"')
    return f"<{name}>{money}</{name}>"


def _document(message: str, body: str) -> bytes:
    space = f"urn:iso:std:iso:20022:tech:xsd:{message}"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{space}">{body}</Document>'.encode()
