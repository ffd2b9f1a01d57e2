"""The comparison is fair: a peer that reads an easy paper gets its points, and each miss is counted once."""

from decimal import Decimal

from samples.drawing.paper import A4, Column, Paper, body, grid, heads
from tests.bench import peers, plain_tables
from tests.bench.peers import Tally

TRUTH = {
    "kind": "remittance",
    "record": {
        "payer": {"name": "Hartwell Stores Ltd"},
        "payment_reference": "BACS-20871",
        "payment_date": "2026-10-14",
        "currency": "GBP",
        "amount": "1790.50",
        "lines": [
            {
                "document_number": number,
                "document_type": "invoice",
                "document_date": day,
                "gross_amount": amount,
                "discount_amount": "0.00",
                "deduction_amount": "0.00",
                "paid_amount": amount,
            }
            for number, day, amount in (("INV-2201", "2026-09-15", "1480.00"), ("INV-2214", "2026-09-28", "310.50"))
        ],
    },
}


def easy_paper() -> peers.Paper:
    """A ruled table under English labels."""
    paper = Paper(A4)
    facts = ["Hartwell Stores Ltd", "Payment reference: BACS-20871", "Date: 14 October 2026", "Currency: GBP"]
    paper.lines(50, 60, facts, 10, 16)
    columns = [Column("Invoice number", 54), Column("Invoice date", 204), Column("Amount paid", 496, "r")]
    rows = [["INV-2201", "15 September 2026", "1,480.00"], ["INV-2214", "28 September 2026", "310.50"]]
    y = heads(paper, 160, columns)
    body(paper, y + 4, columns, rows, leading=16)
    grid(paper, [50, 200, 380, 500], [148, y - 6, y + 9, y + 25])
    paper.text(50, y + 50, "Total GBP 1,790.50")
    return peers.Paper("easy", paper.done(), [TRUTH])


def test_plain_tables_read_an_easy_paper_perfectly() -> None:
    paper = easy_paper()
    tally = Tally()
    tally.add(paper, peers.plumber(paper)[0], False, 0.0)
    assert (tally.perfect, tally.right, tally.lines_right) == (1, 5, 2), plain_tables.extract(paper.data)


def test_docflow_reads_it_too() -> None:
    paper = easy_paper()
    tally = Tally()
    found, cpu = peers.docflow(paper)
    tally.add(paper, found, bool(found[0].review), cpu)
    assert (tally.perfect, tally.right, tally.lines_right, tally.silent) == (1, 5, 2, 0)


def test_a_guess_without_templates_is_judged_by_the_same_rules() -> None:
    paper = easy_paper()
    fields = {"issuer": "Hartwell Stores Ltd", "date": "14.10.2026", "amount": 1790.5, "currency": "EUR"}
    tally = Tally()
    tally.add(paper, peers.invoice2data({"fields": fields}, "remittance"), False, 0.0)
    assert (tally.perfect, tally.right, tally.fields) == (0, 3, 5), "the reference and the currency are wrong"
    assert (tally.lines_right, tally.lines, tally.silent) == (0, 2, 1)


def test_a_missing_record_has_all_its_fields_wrong() -> None:
    paper, tally = easy_paper(), Tally()
    tally.add(paper, [], False, 0.0)
    assert (tally.right, tally.fields, tally.lines) == (0, 5, 2)


def test_amounts_in_both_conventions() -> None:
    read = plain_tables._amount
    assert (read("1.234,56 EUR"), read("$ 1,234.56"), read("12.00-"), read("(3,50)"), read("none")) == (
        Decimal("1234.56"),
        Decimal("1234.56"),
        Decimal("-12.00"),
        Decimal("-3.50"),
        None,
    )
