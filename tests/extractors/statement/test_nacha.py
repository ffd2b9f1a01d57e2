"""ACH files: entries, returns, control records."""

from decimal import Decimal

from tests.extractors.statement.written import extracted, statement

HEAD = "101 04200001302313801042605042100A094101US BANK NA             EXAMPLE COMPANY                "
BATCH = "5220ACME INDUSTRIES                     1231380104CCDPAYMENT   260504260504   1042000010000001"


def entry(code: str, amount: int, trace: int, addenda: bool = False) -> str:
    return (
        f"6{code}02120002" + "5" + "998412345".ljust(17) + f"{amount:010}" + "INV-4711".ljust(15)
        + "OUR COMPANY".ljust(22) + "  " + ("1" if addenda else "0") + f"04200001{trace:07}"
    )  # fmt: skip


def file_of(lines: list[str], out: int, into: int) -> str:
    entries = sum(line[0] == "6" for line in lines)
    count, hashed = len(lines), entries * 2120002
    control = f"8220{count:06}{hashed:010}{out:012}{into:012}1231380104".ljust(79) + "042000010000001"
    last = f"9000001000001{count:08}{hashed:010}{out:012}{into:012}".ljust(94)
    return "\n".join([HEAD, BATCH, *lines, control, last, "9" * 94]) + "\n"


def test_a_credit_with_what_it_pays() -> None:
    addendum = "705" + "RMR*IV*INV-4711**1480.00\\".ljust(80) + "00010000001"
    (found,) = extracted(file_of([entry("22", 148000, 1, addenda=True), addendum], 0, 148000))
    (one,) = statement(found).entries
    assert (one.amount, one.counterparty.name, one.bank_reference) == (
        Decimal("1480.00"), "ACME INDUSTRIES", "042000010000001",
    )  # fmt: skip
    assert [(line.document_number, line.paid_amount) for line in one.documents] == [("INV-4711", Decimal("1480.00"))]
    assert not found.review
    assert found.fields["entries.0.amount"].ref == "6 amount, line 3"


def test_a_returned_debit_names_what_it_takes_back() -> None:
    addendum = "799R01091000010000099      04200001" + "NSF".ljust(44) + "042000010000001"
    (found,) = extracted(file_of([entry("26", 5000, 1, addenda=True), addendum], 5000, 0))
    (one,) = statement(found).entries
    assert (one.amount, one.return_reason, one.return_of) == (Decimal("-50.00"), "R01", "091000010000099")
    assert one.counterparty.name == "OUR COMPANY"


def test_a_notification_of_change_moves_no_money() -> None:
    addendum = "798C01091000010000099      04200001" + "1918171614".ljust(44) + "042000010000001"
    (found,) = extracted(file_of([entry("21", 0, 1, addenda=True), addendum], 0, 0))
    assert statement(found).entries[0].status == "information"


def test_control_records_are_checked() -> None:
    right = file_of([entry("22", 148000, 1), entry("22", 5000, 2)], 0, 153000)
    for old, new, fault in (
        ("0000148000", "0000148100", "credits of the batch"),
        ("8220000002", "8220000003", "entries and addenda"),
        ("62202120002", "62202120012", "routing numbers of the file"),
        ("9000001", "9000002", "batches"),
    ):
        (found,) = extracted(right.replace(old, new, 1))
        assert any(fault in sentence for sentence in found.review), old


def test_blocks_without_line_ends() -> None:
    text = file_of([entry("22", 148000, 1)], 0, 148000).replace("\n", "")
    assert statement(extracted(text)[0]).entries[0].amount == Decimal("1480.00")
