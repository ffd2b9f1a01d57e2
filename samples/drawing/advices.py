# ruff: noqa: E501  (an element stays on one line)
"""Remittance advices as messages: each writer says the same record in one standard's words."""

import datetime as dt
from decimal import Decimal

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


def adds_up(lines: list[RemittanceLine]) -> Decimal:
    """What is paid in all."""
    return sum((line.paid_amount or ZERO for line in lines), ZERO)
