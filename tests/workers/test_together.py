"""Mails whose papers tell one payment together: one answer, with every line once."""

from decimal import Decimal
from email.message import EmailMessage

import pytest

from docflow.schema.records import Extraction, Other, Remittance
from tests.mail.containers import locked, packed
from workers.extract import records_in_file
from workers.sandbox import InProcess

COVER = """REMITTANCE ADVICE

Payer: Acme Stores Ltd
Payment reference: EFT-88120
Payment date: 14 March 2026
Payment method: BACS
Total: GBP 1,480.00

The invoices are listed in the attached sheet.
"""
SHEET = "Invoice number,Invoice date,Amount paid\nINV-1001,2026-02-01,980.00\nINV-1002,2026-02-03,500.00\n"
PAGE_1 = """REMITTANCE ADVICE

Payer: Acme Stores Ltd
Payment reference: EFT-88120
Payment date: 14 March 2026

Invoice number   Invoice date   Amount paid
INV-1001         01/02/2026          980.00
INV-1002         03/02/2026          500.00
"""
PAGE_2 = """Invoice number   Invoice date   Amount paid
INV-1003         05/02/2026          250.00
INV-1004         16/02/2026          100.00

Total paid GBP                     1,830.00
"""
WHOLE = """REMITTANCE ADVICE

Payer: Acme Stores Ltd
Payment reference: EFT-88120
Payment date: 14 March 2026

Invoice number   Invoice date   Amount paid
INV-1001         01/02/2026          980.00
INV-1002         03/02/2026          500.00

Total paid GBP                     1,480.00
"""
NOTES = [
    "Images attached",
    "Les envío la foto del aviso.",
    "Anbei die Fotos.",
    "Voir photo jointe",
    "In allegato la scansione",
    "Foto in bijlage",
    "Segue a foto em anexo",
    "Scan attached.",
    "Please see attached",
    "Two files attached, thanks",
]


def _mail(body: str, *files: tuple[str, str], subject: str = "Remittance") -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Acme AP <ap@acme.example>", "ar@us.example", subject
    mail["Date"] = "Mon, 16 Mar 2026 09:00:00 +0000"
    mail.set_content(body)
    for name, text in files:
        mail.add_attachment(text.encode(), maintype="text", subtype=name.rpartition(".")[2], filename=name)
    return mail.as_bytes()


def _found(raw: bytes) -> list[Extraction]:
    found, read = records_in_file(InProcess(), "mail.eml", raw)
    assert read
    return found


def _payment(raw: bytes) -> tuple[Extraction, Remittance]:
    (found,) = _found(raw)
    assert isinstance(found.record, Remittance)
    return found, found.record


def test_a_cover_with_the_total_and_a_sheet_with_the_lines_are_one_payment() -> None:
    found, record = _payment(_mail("See attached.", ("cover.txt", COVER), ("lines.csv", SHEET)))
    assert (record.payer.name, record.payment_reference, record.amount) == (
        "Acme Stores Ltd", "EFT-88120", Decimal("1480.00"),
    )  # fmt: skip
    assert [line.document_number for line in record.lines] == ["INV-1001", "INV-1002"]
    assert all(equation.holds for equation in found.proof)


def test_the_body_tells_the_payment_and_the_sheet_its_lines() -> None:
    _, record = _payment(_mail(COVER, ("lines.csv", SHEET)))
    assert (record.payment_reference, record.amount, len(record.lines)) == ("EFT-88120", Decimal("1480.00"), 2)


def test_page_one_and_page_two_in_two_files_are_one_payment() -> None:
    found, record = _payment(_mail("Scans attached", ("1.txt", PAGE_1), ("2.txt", PAGE_2)))
    assert (record.payment_reference, record.amount) == ("EFT-88120", Decimal("1830.00"))
    assert len(record.lines) == 4
    assert found.fields["amount"].page == 2


def test_the_same_advice_as_paper_and_sheet_is_one_payment() -> None:
    _, record = _payment(_mail("See attached", ("advice.txt", WHOLE), ("advice.csv", SHEET)))
    assert record.payment_reference == "EFT-88120"
    assert len(record.lines) == 2


def test_the_same_advice_in_the_body_and_attached_is_one_payment() -> None:
    _, record = _payment(_mail(WHOLE, ("advice.txt", WHOLE)))
    assert len(record.lines) == 2


def test_two_payments_stay_two() -> None:
    other = WHOLE.replace("EFT-88120", "EFT-88121").replace("INV-100", "INV-200")
    found = _found(_mail("Two advices attached", ("1.txt", WHOLE), ("2.txt", other)))
    references = [one.record.payment_reference for one in found if isinstance(one.record, Remittance)]
    assert references == ["EFT-88120", "EFT-88121"]


@pytest.mark.parametrize("note", NOTES)
def test_a_short_body_covers_what_is_attached(note: str) -> None:
    _, record = _payment(_mail(note, ("advice.txt", WHOLE)))
    assert record.payment_reference == "EFT-88120"


@pytest.mark.parametrize("note", NOTES)
def test_alone_it_covers_nothing_but_is_no_payment(note: str) -> None:
    (found,) = _found(_mail(note))
    assert isinstance(found.record, Other)


@pytest.mark.parametrize(
    "body",
    [
        "Please pay us at our other bank from now on, sort code 60-16-13 account 31926819.",
        "Your mailbox is full. Click the link and confirm your password or your account will be suspended.",
    ],
)
def test_a_mail_that_nobody_should_trust_holds_back_its_papers(body: str) -> None:
    alone = _found(_mail("See attached.", ("advice.txt", WHOLE)))
    beside = _found(_mail(body, ("advice.txt", WHOLE), subject="Notice"))
    (payment,) = [one for one in beside if isinstance(one.record, Remittance)]
    assert len(payment.review) == len(alone[0].review) + 1
    assert "by a number you know" in payment.review[-1]


def test_each_record_says_where_its_paper_lies() -> None:
    other = WHOLE.replace("EFT-88120", "EFT-88121").replace("INV-100", "INV-200")
    inner = packed(("a.txt", WHOLE.encode()), ("b.txt", other.encode()), ("locked.zip", locked("x", ("c.txt", b"c"))))
    found, read = records_in_file(InProcess(), "out.zip", packed(("in.zip", inner)))
    assert not read
    assert [one.paper for one in found] == [f"out.zip > in.zip > {name}" for name in ("a.txt", "b.txt", "locked.zip")]
    assert isinstance(found[2].record, Other)
    assert found[2].record.summary == "limits"


def test_a_record_from_several_papers_names_them_all() -> None:
    (found,) = _found(_mail(COVER, ("lines.csv", SHEET)))
    assert found.paper == "mail text + lines.csv"
