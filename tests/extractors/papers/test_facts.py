"""Which number and which day are the payment's: signs of things that are not the payment's, and where one is found."""

from pathlib import Path

import pytest

from docflow.schema.records import Extraction, Remittance
from extractors.contract import Hints
from extractors.papers.facts import prior
from extractors.papers.paper import Paper
from extractors.papers.signs.fit import Sample, fit
from extractors.papers.signs.table import NOBODY, table, text_of
from extractors.remittance import advice
from tests.extractors.layouts.typed import pages
from tests.samples.reading import extracted

LINES = """
Invoice no.     Date          Invoice amount   Paid amount
R26-0001        01.09.2026        1.000,00        1.000,00
R26-0002        05.09.2026           20,00           20,00
Total                                             1.020,00
"""


def _read(above: str, below: str = "") -> tuple[Extraction, Remittance]:
    text = f"Quayside Marine Inc.\n\n{above}\n{LINES}\n{below}"
    (found,) = advice.extract(Paper(pages(text)), Hints())
    assert isinstance(found.record, Remittance)
    return found, found.record


@pytest.mark.parametrize(
    "beside",
    [
        "Payment method: Cheque    Supplier no.: K-3595",  # what answers a label is none
        "Betalingscondities: Z030",
        "Batch: KW27",
        "Company registration 2025",
    ],
)
def test_what_stands_beside_the_payments_number_is_not_taken_for_it(beside: str) -> None:
    _, record = _read(f"Remittance advice\nCheque no.: 552417\nPayment date: 14.10.2026\n{beside}")
    assert record.payment_reference == "552417"


def test_a_label_and_its_number_may_be_printed_without_a_blank() -> None:
    _, record = _read("Remittance advice\nCheck No.:381752\nDate paid:14.10.2026")
    assert (record.payment_reference, str(record.payment_date)) == ("381752", "2026-10-14")


def test_a_form_below_the_lines_tells_number_and_day() -> None:
    _, record = _read("Avis", "Belegnr. der Zahlung: 2014-7911\nZahlungsdatum: 14.10.2026")
    assert (record.payment_reference, str(record.payment_date)) == ("2014-7911", "2026-10-14")


def test_the_day_of_a_stamp_of_receipt_is_not_the_payments() -> None:
    _, record = _read("Zahlungsavis 1400/26\n\n18.09.2026", "EINGANG\n\n20.09.2026")
    assert str(record.payment_date) == "2026-09-18"


def test_the_day_on_which_funds_arrive_goes_before_that_of_the_transmission() -> None:
    _, record = _read("Remittance advice\nTransmission date : 15.09.2026\nFunds in account : 19.09.2026")
    assert str(record.payment_date) == "2026-09-19"


def test_the_foot_of_a_table_tells_the_day_on_which_it_is_paid() -> None:
    text = LINES.replace("Total     ", "Amount credited to your account on 31.10.2026: ")
    (found,) = advice.extract(Paper(pages(f"Quayside Marine Inc.\n\nSupplier payment advice\n{text}")), Hints())
    assert isinstance(found.record, Remittance) and str(found.record.payment_date) == "2026-10-31"


def test_the_day_of_an_unpaid_invoice_is_not_the_payments() -> None:
    told = "Your invoice R26-0099 of 01.08.2026 is being checked and not part of this payment."
    _, record = _read("Remittance advice 3240852178 of 14.10.2026", told)
    assert str(record.payment_date) == "2026-10-14"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("numbers.tsv", prior.NUMBERS), ("days.tsv", prior.DAYS), ("claim_numbers.tsv", prior.CLAIM_NUMBERS),
        ("claim_days.tsv", prior.CLAIM_DAYS), ("disputed_invoices.tsv", prior.DISPUTED_INVOICES),
    ],
)  # fmt: skip
def test_the_tables_in_use_hold_all_that_is_known_before(name: str, known: dict[str, tuple[float, ...]]) -> None:
    assert {*known, NOBODY} <= table("extractors.papers.facts", name).keys()


def test_a_sign_that_no_paper_bears_keeps_what_is_known_of_it() -> None:
    sample = Sample("layout", [frozenset({"seen"}), frozenset({"other"})], {"role": frozenset({0})})
    weights = fit([sample, sample], ("role",), {"never seen": (-2.0,)})
    assert weights["never seen"] == (-2.0,) and weights["seen"] > weights["other"]
    assert text_of(weights, ("role",)).startswith("sign\trole\n")


def test_the_number_that_a_cheque_prints_again_in_its_ink_needs_no_label() -> None:
    paper = Path(__file__).parents[3] / "samples" / "remittance" / "cheque_two_stubs_eng" / "input.pdf"
    (found,) = extracted(paper)
    assert isinstance(found.record, Remittance)
    assert found.record.payment_reference == "10482"
    assert not any("payment reference" in sentence for sentence in found.review)
