"""The arithmetic of each kind of record."""

from decimal import Decimal

from docflow.rules.proof import TOTAL_EQUATION, faults, prove, unsaid
from docflow.schema.records import BankEntry, BankStatement, Dispute, Equation, Evidence, Invoice, InvoiceLine
from tests.rules.worlds import line, money, remittance


def test_lines_and_total_of_a_remittance() -> None:
    good = line(gross_amount="1020.00", discount_amount="20.00")
    bad = line("INV-2", "500.00", gross_amount="510.00")
    found = {check.equation: check for check in prove(remittance(good, bad))}
    assert found[TOTAL_EQUATION].holds
    assert found[
        "lines.0.gross_amount - lines.0.discount_amount - lines.0.deduction_amount = lines.0.paid_amount"
    ].holds
    wrong = found["lines.1.gross_amount - lines.1.discount_amount - lines.1.deduction_amount = lines.1.paid_amount"]
    assert not wrong.holds
    assert wrong.detail == "510.00 + 0 + 0 = 510.00, not 500.00"
    assert faults(remittance(good, bad)) == (
        "Line 2 (INV-2) does not add up: 510.00 is due, but 500.00 is read as paid, 10.00 less; correct the wrong one.",
    )


def test_faults_are_told_to_a_clerk() -> None:
    wrong = line("INV-7", "1234.60", gross_amount="1284.6", discount_amount="20", deduction_amount="-5")
    assert faults(remittance(wrong, amount=money("1")), [Equation(equation="subtotal of page 2", holds=False)]) == (
        "Line 1 (INV-7) does not add up: 1284.60 - 20.00 + 5.00 = 1269.60, but 1234.60 is read as paid, 35.00 less; "
        "correct the wrong one.",
        "The lines add up to 1234.60, but the total is 1.00, 1233.60 less; correct the total or a line.",
        "The paper's own figures do not agree: subtotal of page 2; look for a line that is missing or misread.",
    )


def test_a_line_that_makes_the_total_wrong_is_told_alone() -> None:
    misread = line("INV-8", "450.00", gross_amount="500.00")
    explained = remittance(line("INV-7", "100.00"), misread, amount=money("600.00"))
    (told,) = faults(explained)
    assert told == (
        "Line 2 (INV-8) does not add up: 500.00 is due, but 450.00 is read as paid, 50.00 less; correct the wrong one."
    )
    assert len(faults(explained.model_copy(update={"amount": money("610.00")}))) == 2


def test_a_sum_is_told_once_with_its_figures_and_where_they_stand() -> None:
    record = remittance(line("INV-7", "100.00"), line("INV-8", "50.00"), amount=money("240.00"))
    column = Equation(equation='sum of "Paid" = printed total', holds=False)
    carried = Equation(equation="lines up to 1 = 90.00 carried forward", holds=False, detail="100.00, not 90.00")
    reader = (
        'The printed total of "Paid" is not the sum of its lines.',
        "The lines add up to 150.00, but the payment (BPR02) is 240.00.",
        "The amount 90.00 carried forward after line 1 is not the sum of the lines above it.",
        'The document number "INV-7" may have been misread.',
    )
    assert unsaid(reader, record, (column, carried)) == reader[3:]
    fields = {
        "amount": Evidence(value="240.00", confidence=0.9, page=3),
        "lines.0.paid_amount": Evidence(value="100.00", confidence=0.9, page=1),
        "lines.1.paid_amount": Evidence(value="50.00", confidence=0.9, page=2),
    }
    assert faults(record, (column, carried), fields) == (
        "The lines on page 1–2 add up to 150.00, but the total on page 3 is 240.00, 90.00 more; "
        "correct the total or a line.",
        "The paper's own figures do not agree: lines up to 1 = 90.00 carried forward (100.00, not 90.00); "
        "look for a line that is missing or misread.",
    )
    agreed = record.model_copy(update={"amount": money("150.00")})
    assert faults(agreed, (column,)) == (
        'The paper\'s own figures do not agree: sum of "Paid" = printed total; look for a line that is missing or '
        "misread.",
    )


def test_a_total_is_not_proven_while_an_amount_is_missing() -> None:
    assert prove(remittance(line(), line("INV-2", None))) == ()
    assert prove(remittance(amount=money("5.00"))) == ()


def test_an_invoice() -> None:
    lines = (InvoiceLine(net_amount=Decimal(60)), InvoiceLine(net_amount=Decimal(40)))
    invoice = Invoice(net_amount=Decimal(100), tax_amount=Decimal(19), total_amount=Decimal(118), lines=lines)
    assert [(check.equation, check.holds) for check in prove(invoice)] == [
        ("net_amount + tax_amount = total_amount", False),
        ("sum(lines.net_amount) = net_amount", True),
    ]


def test_a_statement_and_a_record_without_arithmetic() -> None:
    entries = (BankEntry(amount=Decimal(5), currency="EUR"), BankEntry(amount=Decimal(-2), currency="EUR"))
    statement = BankStatement(opening_balance=Decimal(1), closing_balance=Decimal(4), entries=entries)
    assert [check.holds for check in prove(statement)] == [True]
    assert prove(Dispute(amount=Decimal(5))) == ()
