# ruff: noqa: E501  (a printed line stays on one line)
"""Papers of British payers."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.records import RemittanceLine
from samples.drawing.chromium import printed
from samples.drawing.formats import day, money
from samples.drawing.letters import letter
from samples.drawing.paper import A4, Column, Paper, body, grid, heads, row
from samples.drawing.truth import Case, advice, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)
UK = "%d/%m/%Y"


def cases(world: World) -> Iterator[Case]:
    """All British, Irish, Indian and Swedish papers."""
    yield sap_ruled(world)
    yield twelve_pages(world)
    yield brackets(world)
    yield portal(world)
    yield self_billed_panels(world)


def sap_ruled(world: World) -> Case:
    """A fully ruled SAP Smart Form: document number, your reference, date, gross, discount, net."""
    who, us, on = world.client("C-2001"), world.branch("C-2001"), dt.date(2026, 10, 30)
    lines = [pays(item, order=True) for item in world.take(who.ref, 5, on)]
    paper = Paper(A4, title="Payment advice")
    paper.text(50, 55, who.name, 14, bold=True)
    paper.lines(50, 68, who.address, 8.5)
    paper.text(545, 55, "Payment advice", 14, at="r")
    paper.lines(50, 120, [us.name, *us.address], 10)
    facts = [
        "Payment document   1500021944",
        f"Payment date       {day(on, '%d.%m.%Y')}",
        "Vendor number      104882",
        f"VAT Reg. No.       {who.tax_id}",
    ]
    paper.lines(340, 120, facts, 8.5, 13, font="Courier")
    text = f"We have settled the items listed below by BACS to your account {us.account[-8:]}, sort code 20-20-15."
    paper.lines(50, 200, paper.fit(text, 480, 9.5), 9.5)
    columns = [
        Column("Document no.", 54), Column("Your reference", 130), Column("PO", 215), Column("Doc. date", 280),
        Column("Gross amount", 405, "r"), Column("Deductions", 475, "r"), Column("Net amount", 541, "r"),
    ]  # fmt: skip
    y = heads(paper, 246, columns, 9) + 8
    ys = [232.0, y - 12]
    for at, line in enumerate(lines):
        gross = money(line.gross_amount or NIL)
        cells = [
            f"19000{4417 + at * 3}",
            line.document_number or "",
            line.purchase_order or "",
            day(line.document_date or on),
        ]
        row(paper, y, columns, [*cells, gross, "0.00", gross], 9)
        y += 16
        ys.append(y - 12)
    row(paper, y, columns, ["Sum total", "", "", "GBP", money(total(lines)), "0.00", money(total(lines))], 9, bold=True)
    ys.append(y + 4)
    grid(paper, [50, 126, 211, 276, 340, 410, 480, 545], ys)
    return Case(
        "sap_ruled_eng",
        {"input.pdf": paper.done()},
        (advice(payer(who, "tax_id"), payee(us), "1500021944", on, "GBP", lines),),
        "posted",
        "Five invoices paid in full.",
        "The payer's document number and ours side by side, both plain digits in part; the totals row is ruled like a line.",
        letter(who, "Purchase Ledger", "Payment advice 1500021944", on, names=("1500021944.pdf",)),
    )


def _page_head(paper: Paper, who: str, us: str, on: dt.date, page: int, pages: int) -> None:
    paper.text(45, 45, who, 12, bold=True)
    paper.text(550, 45, f"Page {page} of {pages}", 8, at="r")
    paper.text(45, 60, "REMITTANCE ADVICE", 10, bold=True)
    paper.lines(45, 80, [f"Supplier: {us}", "Supplier code: N0381"], 9)
    paper.lines(550, 80, ["BACS reference: CS261111-04471", f"Payment date: {day(on, UK)}"], 9, at="r")


def twelve_pages(world: World) -> Case:
    """A supermarket's monthly advice: 300 invoices, carried and brought forward, the heads again on every page."""
    who, us, on = world.client("C-2004"), world.branch("C-2004"), dt.date(2026, 11, 11)
    items = world.take(who.ref, 300, on, 140)
    lines = [pays(item, order=True) for item in items] + [pays(world.take_credit(who.ref, on))]
    columns = [
        Column("Your invoice", 45), Column("Date", 130), Column("Order", 200), Column("Branch", 270), Column("Type", 330),
        Column("Amount", 460, "r"), Column("Running total", 550, "r"),
    ]  # fmt: skip
    pages = [lines[at : at + 26] for at in range(0, len(lines), 26)]
    paper, carried = Paper(A4, title="Remittance advice"), NIL
    for at, chunk in enumerate(pages, start=1):
        if at > 1:
            paper.page()
        _page_head(paper, who.name, us.name, on, at, len(pages))
        carried = _page_rows(paper, columns, chunk, at, carried, last=at == len(pages))
    return Case(
        "twelve_pages_eng",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "CS261111-04471", on, "GBP", lines),),
        "posted",
        "Three hundred invoices and a credit note over twelve pages, all ours, all in full.",
        "Repeated heads, 'carried forward' and 'brought forward' rows and a running total that are not lines.",
        letter(
            who,
            "Supplier Payments",
            "Remittance CS261111-04471",
            on,
            names=("N0381_CS261111-04471.pdf",),
            html_only=True,
        ),
    )


def _page_rows(
    paper: Paper, columns: list[Column], lines: list[RemittanceLine], page: int, carried: Decimal, *, last: bool
) -> Decimal:
    y = heads(paper, 120, columns, 9) + 8
    paper.rule(45, y - 14, 550, y - 14)
    if page > 1:
        paper.text(270, y, "Brought forward", 8.5)
        paper.text(550, y, money(carried), 8.5, at="r")
        y += 22
    for line in lines:
        carried += line.paid_amount or NIL
        word = "Credit" if line.document_type == "credit_memo" else "Invoice"
        store = f"{100 + (int((line.document_number or '0')[-3:]) * 7) % 80}"
        cells = [
            line.document_number or "",
            day(line.document_date or dt.date.min, "%d/%m/%y"),
            line.purchase_order or "",
            store,
            word,
        ]
        row(paper, y, columns, [*cells, money(line.paid_amount or NIL, minus="back"), money(carried)], 8.5)
        y += 22
    paper.rule(400, y - 10, 550, y - 10)
    paper.text(270, y + 5, "Total paid to your bank account GBP" if last else "Carried forward", 9, bold=True)
    paper.text(550, y + 5, money(carried), 9, bold=True, at="r")
    return carried


def brackets(world: World) -> Case:
    """Sage-like list: debits and credits in one column, credits in brackets, our credit note's date missing."""
    who, us, on = world.client("C-2003"), world.branch("C-2003"), dt.date(2026, 9, 24)
    credit = world.take_credit(who.ref, on)
    lines = [pays(item) for item in [*world.take(who.ref, 4, on), credit]]
    paper = Paper(A4, title="Remittance")
    paper.text(545, 60, who.name, 13, bold=True, at="r")
    paper.lines(545, 75, [*who.address, "Tel 01394 555 0170"], 8.5, at="r")
    paper.text(50, 130, "REMITTANCE ADVICE", 16, bold=True)
    paper.lines(50, 160, [us.name, *us.address], 10)
    paper.box(380, 150, 165, 58)
    paper.lines(388, 165, [f"Date            {day(on, UK)}", "Account ref   NORH001", "Payment ref   BACS-3381"], 9, 16)
    columns = [
        Column("Date", 50),
        Column("Your Ref", 130),
        Column("Details", 240),
        Column("Debit / (Credit)", 545, "r"),
    ]
    y = heads(paper, 240, columns, 9.5) + 6
    paper.rule(50, y - 12, 545, y - 12)
    rows = [
        [day(x.document_date or on, UK), x.document_number or "", "Purchase Credit" if x.document_type == "credit_memo" else "Purchase Invoice",
         money(x.paid_amount or NIL, minus="brackets")]
        for x in lines
    ]  # fmt: skip
    y = body(paper, y, columns, rows, 9.5, 15)
    paper.box(380, y + 6, 165, 24)
    paper.text(388, y + 22, "Amount Paid  £", 10, bold=True)
    paper.text(541, y + 22, money(total(lines)), 10, bold=True, at="r")
    return Case(
        "sage_brackets_eng",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "BACS-3381", on, "GBP", lines),),
        "posted",
        "Four invoices less a credit note.",
        "Credits in brackets; the total stands in a box of its own, after a pound sign.",
        letter(
            who,
            "Accounts",
            "Remittance Advice",
            on,
            names=("Remittance_NORH001.PDF",),
            forwarded_by="Priya Shah <priya.shah@norhaven.example>",
        ),
    )


_PORTAL = """<html><head><title>Payment details - SupplierLink</title><style>
body{font-family:Arial,sans-serif;font-size:12px;margin:0;color:#222} .bar{background:#14375e;color:#fff;padding:10px 16px;font-size:16px}
nav{color:#14375e;padding:8px 16px;border-bottom:1px solid #ccc} main{padding:16px} dl{display:grid;grid-template-columns:160px 220px 160px 220px;row-gap:6px}
dt{color:#777} dd{margin:0;font-weight:bold} table{border-collapse:collapse;width:100%;margin-top:14px} th{background:#eef2f7;text-align:left;padding:7px}
td{border-bottom:1px solid #ddd;padding:7px} .n{text-align:right} .pill{background:#dff3e3;border-radius:9px;padding:1px 8px}
footer{color:#888;font-size:10px;padding:16px}</style></head><body><div class=bar>SupplierLink</div>
<nav>Home &nbsp; Orders &nbsp; Invoices &nbsp; <b>Payments</b> &nbsp; Help</nav><main><h2>Payment PY-7741209</h2>"""


def portal(world: World) -> Case:
    """A supplier portal's page as the browser prints it."""
    who, us, on = world.client("C-2003"), world.branch("C-2003"), dt.date(2026, 11, 6)
    lines = [pays(item, order=True) for item in world.take(who.ref, 5, on)]
    facts = [("Customer", who.name), ("Supplier", us.name), ("Paid on", day(on, "%d %b %Y")), ("Method", "Faster Payments"),
             ("Payment reference", "PY-7741209"), ("Total paid", f"£{money(total(lines))}")]  # fmt: skip
    rows = "".join(
        f"<tr><td>{x.document_number}<td>{day(x.document_date or on, '%d %b %Y')}<td>{x.purchase_order}<td><span class=pill>Paid</span>"
        f"<td class=n>£{money(x.gross_amount or NIL)}<td class=n>£0.00<td class=n>£{money(x.paid_amount or NIL)}"
        for x in lines
    )
    html = (
        _PORTAL
        + "<dl>"
        + "".join(f"<dt>{a}<dd>{b}" for a, b in facts)
        + "</dl><table><tr><th>Invoice<th>Invoice date<th>PO number<th>Status"
    )
    html += f"<th class=n>Invoice amount<th class=n>Adjustments<th class=n>Paid</tr>{rows}</table></main><footer>© SupplierLink. Showing 5 of 5 invoices.</footer>"
    return Case(
        "portal_print_eng",
        {"input.pdf": printed(html)},
        (advice(payer(who), payee(us), "PY-7741209", on, "GBP", lines),),
        "posted",
        "Five invoices paid in full.",
        "A web page printed by Chromium: navigation words, status pills, labels and values in a grid of two columns.",
        letter(
            who, "SupplierLink", "You have been paid", on, names=("SupplierLink - Payment details.pdf",), html_only=True
        ),
    )


def self_billed_panels(world: World) -> Case:
    """Two panels side by side: the left one lists the first half of the invoices, the right one the rest."""
    who, us, on = world.client("C-2002"), world.branch("C-2002"), dt.date(2026, 10, 7)
    lines = [pays(item, dated=True) for item in world.take(who.ref, 6, on)]
    paper = Paper(A4, "Times-Roman", "Remittance")
    paper.text(297, 60, "Ashdown & Vale Ltd", 16, bold=True, at="c")
    paper.text(297, 76, ", ".join(who.address), 9, at="c")
    paper.text(50, 120, "Remittance to:", 10, bold=True)
    paper.lines(50, 134, [us.name, *us.address], 10)
    paper.lines(380, 120, [f"{on.day} October 2026", "Our ref: AV/1007/NH", "Paid by bank transfer"], 10)
    for left, half in ((50, lines[:3]), (310, lines[3:])):
        columns = [Column("Invoice", left), Column("Date", left + 80), Column("£", left + 230, "r")]
        y = heads(paper, 210, columns, 10) + 5
        paper.rule(left, y - 11, left + 230, y - 11)
        body(
            paper,
            y + 2,
            columns,
            [
                [x.document_number or "", day(x.document_date or on, "%d %b %Y"), money(x.paid_amount or NIL)]
                for x in half
            ],
            10,
            15,
        )
    paper.text(540, 300, f"Total £{money(total(lines))}", 11, bold=True, at="r")
    return Case(
        "two_panels_eng",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "AV/1007/NH", on, "GBP", lines),),
        "posted",
        "Six invoices paid in full.",
        "The table runs in two panels side by side with the same heads; read across, each row would hold two invoices.",
        letter(who, "Jill Ashdown", "payment today", on, names=("remit.pdf",)),
    )
