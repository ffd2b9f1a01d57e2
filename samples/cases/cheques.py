# ruff: noqa: E501  (a printed line stays on one line)
"""US cheques with their stubs."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.records import RemittanceLine
from samples.drawing.formats import cheque_words, day, money
from samples.drawing.letters import letter
from samples.drawing.paper import LETTER, Column, Paper, heads, row
from samples.drawing.truth import Case, advice, payee, payer, pays, total
from samples.drawing.world import World

US = "%m/%d/%Y"


def cases(world: World) -> Iterator[Case]:
    """All of them."""
    yield two_stubs(world)
    yield stub_above(world)


def _cheque(
    paper: Paper, top: float, number: str, who: str, home: tuple[str, ...], to: str, on: dt.date, amount: Decimal
) -> None:
    """The cheque itself, 3.5 inches high, with its MICR line."""
    paper.text(40, top + 30, who, 11, bold=True)
    paper.lines(40, top + 42, home, 8)
    paper.text(572, top + 30, number, 12, bold=True, at="r")
    paper.text(430, top + 62, "DATE", 7)
    paper.text(572, top + 62, day(on, US), 10, at="r")
    paper.text(40, top + 92, "PAY TO THE ORDER OF", 7)
    paper.text(135, top + 92, to, 10)
    paper.rule(130, top + 96, 450, top + 96)
    paper.text(572, top + 92, f"$ **{money(amount)}", 11, bold=True, at="r")
    words = cheque_words(amount)
    paper.text(40, top + 118, words + " " + "*" * max(4, 80 - len(words)), 9)
    paper.text(500, top + 122, "DOLLARS", 8)
    paper.rule(40, top + 122, 495, top + 122)
    paper.text(40, top + 180, "MEMO", 7)
    paper.rule(380, top + 184, 572, top + 184)
    paper.text(430, top + 193, "AUTHORIZED SIGNATURE", 6)
    paper.text(150, top + 225, f"C{number.zfill(8)}C  A011600033A  330178C", 12, font="Courier")


def _stub(paper: Paper, top: float, number: str, who: str, to: str, on: dt.date, lines: list[RemittanceLine]) -> None:
    """QuickBooks' voucher: the payee and date, then the bills, then the bank account and the total."""
    paper.text(40, top + 20, who, 9, bold=True)
    paper.text(572, top + 20, number, 10, at="r")
    paper.text(60, top + 34, to, 9)
    paper.text(400, top + 34, day(on, US), 9)
    columns = [
        Column("Date", 40), Column("Type", 104), Column("Reference", 150), Column("Original Amt.", 330, "r"),
        Column("Balance Due", 412, "r"), Column("Discount", 480, "r"), Column("Payment", 572, "r"),
    ]  # fmt: skip
    y = heads(paper, top + 50, columns, 8, bold=False) + 2
    for line in lines:
        gross = money(line.gross_amount or Decimal(0))
        when = day(line.document_date or on, US)
        row(paper, y, columns, [when, "Bill", line.document_number or "", gross, gross, "", gross], 8.5)
        y += 12
    paper.text(480, y, "Check Amount", 8.5, at="r")
    paper.text(572, y, money(total(lines)), 8.5, at="r")
    paper.text(40, top + 225, "Operating Checking", 8.5)
    paper.text(572, top + 225, money(total(lines)), 8.5, at="r")


def two_stubs(world: World) -> Case:
    """QuickBooks voucher cheque: the cheque on top, the same stub twice below."""
    who, us, on = world.client("C-1004"), world.branch("C-1004"), dt.date(2026, 10, 6)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    paper = Paper(LETTER, "Helvetica", "Check")
    _cheque(paper, 0, "10482", who.name, who.address, us.name, on, total(lines))
    _stub(paper, 262, "10482", who.name, us.name, on, lines)
    _stub(paper, 526, "10482", who.name, us.name, on, lines)
    return Case(
        "cheque_two_stubs_eng",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "10482", on, "USD", lines, payment_method="cheque"),),
        "posted",
        "Three invoices paid by cheque 10482; the second stub repeats the first and is not paid again.",
        "A cheque form prints its stub twice. Reading both would double every line; the cheque's amount tells.",
        letter(who, "Lynn Hartwell", "check copy", on, names=("scan0012.pdf",), types=("application/octet-stream",)),
    )


def stub_above(world: World) -> Case:
    """Laser cheque with the stub above: Courier, upper case, abbreviated heads, totals in a foot line."""
    who, us, on = world.client("C-1007"), world.branch("C-1007"), dt.date(2026, 9, 18)
    items = world.take(who.ref, 4, on)
    lines = [pays(item, order=False) for item in items]
    paper = Paper(LETTER, "Courier", "CHECK REGISTER STUB")
    paper.text(36, 40, who.name.upper(), 9, bold=True)
    paper.text(300, 40, f"VENDOR: 0018834  {us.name.upper()}", 8)
    paper.text(576, 54, "CHECK NO. 00071533", 9, bold=True, at="r")
    columns = [
        Column("INV DATE", 36), Column("INVOICE NO.", 104), Column("DESCRIPTION", 190), Column("GROSS AMT", 400, "r"),
        Column("DISC AMT", 480, "r"), Column("NET AMT", 576, "r"),
    ]  # fmt: skip
    y = heads(paper, 72, columns, 8.5) + 2
    for item, what in zip(items, ("WHSE SUPPLIES", "PALLET WRAP", "MRO", "WHSE SUPPLIES"), strict=True):
        cells = [day(item.issued, "%m/%d/%y"), item.number, what]
        row(paper, y, columns, [*cells, money(item.original), ".00", money(item.original)], 8.5)
        y += 11
    y += 70
    paper.text(36, y, f"DATE {day(on, '%m/%d/%y')}", 8.5)
    paper.text(300, y, "TOTALS", 8.5, bold=True)
    row(paper, y, columns, ["", "", "", money(total(lines)), ".00", money(total(lines))], 8.5, bold=True)
    paper.rule(0, 262, 612, 262, 0.4, "#888888", dash=True)
    _cheque(paper, 280, "00071533", who.name, who.address, us.name, on, total(lines))
    return Case(
        "cheque_stub_above_eng",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "00071533", on, "USD", lines, payment_method="cheque"),),
        "posted",
        "Four invoices paid by cheque.",
        "Fixed pitch, two-digit years, amounts below one dollar without a zero, the cheque's own amount and date below.",
        letter(who, "AP Sunbelt", "Check 71533", on, names=(None,), types=("application/octet-stream",)),
    )
