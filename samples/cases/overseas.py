# ruff: noqa: E501  (a printed line stays on one line)
"""Papers in English from India, Sweden and Ireland."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.reasons import Reason
from docflow.schema.records import RemittanceLine
from samples.drawing.formats import day, money
from samples.drawing.letters import letter
from samples.drawing.paper import A4, Column, Paper, body, grid, heads, landscape, row
from samples.drawing.truth import Case, advice, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)
UK = "%d/%m/%Y"


def cases(world: World) -> Iterator[Case]:
    """All of them."""
    yield withholding(world)
    yield spaced_groups(world)
    yield bacs_landscape(world)


def withholding(world: World) -> Case:
    """An Indian advice: lakh grouping and a tax-deducted-at-source line below each bill."""
    who, us, on = world.client("C-2006"), world.branch("C-2006"), dt.date(2026, 10, 8)
    lines = []
    for item in world.take(who.ref, 3, on, 90):
        tds = (item.original * 2 / 100).quantize(Decimal("1"))
        lines.append(pays(item, deduction=tds, reason=Reason.TAX, text="TDS u/s 194Q @ 2%"))
    paper = Paper(A4, "Times-Roman", "Payment Advice")
    paper.text(297, 50, who.name.upper(), 14, bold=True, at="c")
    paper.text(297, 64, ", ".join(who.address) + f"   GSTIN: {who.tax_id}", 8.5, at="c")
    paper.rule(40, 72, 555, 72, 1)
    paper.text(297, 92, "PAYMENT ADVICE", 12, bold=True, at="c")
    paper.lines(40, 116, ["To,", f"M/s {us.name}", *us.address], 10)
    paper.lines(
        360,
        116,
        ["Advice No.: SPC/PA/0931", f"Date: {day(on, '%d-%m-%Y')}", "UTR No.: HDFCR52026100877120", "Mode: RTGS"],
        10,
    )
    paper.lines(40, 190, ["Dear Sir, we have remitted the following to your bank account towards your bills:"], 10)
    columns = [
        Column("Sr.", 44),
        Column("Bill No.", 74),
        Column("Bill Date", 160),
        Column("Particulars", 240),
        Column("Bill Amount\n(Rs.)", 470, "r"),
        Column("Net Amount\n(Rs.)", 551, "r"),
    ]
    y = heads(paper, 216, columns, 10, 12) + 8
    ys = [204.0, y - 12]
    for at, line in enumerate(lines, start=1):
        cells = [str(at), line.document_number or "", day(line.document_date or on, "%d-%m-%Y"), "Material supplied"]
        row(paper, y, columns, [*cells, money(line.gross_amount or NIL, "in"), ""], 10)
        row(
            paper,
            y + 13,
            columns,
            [
                "",
                "",
                "",
                f"Less: {line.deduction_text}",
                "(-) " + money(line.deduction_amount, "in"),
                money(line.paid_amount or NIL, "in"),
            ],
            10,
        )
        y += 32
        ys.append(y - 12)
    row(paper, y, columns, ["", "", "", "Total", "", money(total(lines), "in")], 10, bold=True)
    ys.append(y + 5)
    grid(paper, [40, 70, 156, 236, 390, 475, 555], ys)
    paper.text(551, y + 60, f"For {who.name}", 10, at="r")
    paper.text(551, y + 100, "Authorised Signatory", 10, at="r")
    return Case(
        "withholding_tds_eng",
        {"input.pdf": paper.done()},
        (
            advice(
                payer(who),
                payee(us),
                "HDFCR52026100877120",
                on,
                "INR",
                lines,
                payment_method="wire",
                advice_number="SPC/PA/0931",
            ),
        ),
        "review",
        "Three bills, each less 2 % tax deducted at source. All adds up, but the tax is above what may be deducted without a look.",
        "Lakh grouping (7,08,000.00), the net stands on the tax's line and not on the bill's; 'Rs.' instead of a code.",
        letter(who, "Accounts Payable", "Payment Advice SPC/PA/0931", on, names=("SPC_PA_0931.pdf",)),
    )


def spaced_groups(world: World) -> Case:
    """A Swedish payer writing English: ISO dates, blanks as grouping, decimal comma."""
    who, us, on = world.client("C-2007"), world.branch("C-2007"), dt.date(2026, 9, 30)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    paper = Paper(A4, title="Payment specification")
    paper.text(60, 60, who.name, 13, bold=True, color="#1f5d2b")
    paper.text(60, 74, " | ".join(who.address), 8.5)
    paper.text(60, 120, "Payment specification", 15, bold=True)
    paper.lines(
        60,
        150,
        [
            f"Receiver: {us.name}",
            f"Payment day: {on.isoformat()}",
            "Payment ID: LT-2026-3310",
            f"Paid from: {who.account}",
            "Currency: SEK",
        ],
        9.5,
        14,
    )
    columns = [
        Column("Invoice No", 60),
        Column("Invoice Date", 180),
        Column("Due Date", 290),
        Column("Amount", 520, "r"),
    ]
    y = heads(paper, 245, columns, 9.5) + 6
    paper.rule(60, y - 11, 525, y - 11, 1, "#1f5d2b")
    rows = [
        [
            x.document_number or "",
            (x.document_date or on).isoformat(),
            ((x.document_date or on) + dt.timedelta(days=30)).isoformat(),
            money(x.paid_amount or NIL, "fr"),
        ]
        for x in lines
    ]
    y = body(paper, y, columns, rows, 9.5, 15)
    row(paper, y + 6, columns, ["Sum SEK", "", "", money(total(lines), "fr")], 9.5, bold=True)
    return Case(
        "swedish_spaced_eng",
        {"input.pdf": paper.done()},
        (advice(payer(who, "iban"), payee(us), "LT-2026-3310", on, "SEK", lines),),
        "posted",
        "Three invoices in Swedish kronor.",
        "Blank as the grouping sign inside amounts, which splits them into words; two date columns.",
        letter(who, "Karin Lindqvist", "Payment specification LT-2026-3310", on),
    )


def bacs_landscape(world: World) -> Case:
    """A co-operative's landscape print: debit note of its own, document kinds as words, euro from Ireland."""
    who, us, on = world.client("C-2005"), world.branch("C-2005"), dt.date(2026, 10, 16)
    fee = RemittanceLine(
        document_number="DN-2291", document_type="debit_memo", document_date=on, gross_amount=Decimal("-75.00"), paid_amount=Decimal("-75.00"),
    )  # fmt: skip
    lines = [*(pays(item) for item in world.take(who.ref, 4, on)), fee]
    paper = Paper(landscape(A4), title="EFT Remittance")
    paper.text(421, 46, who.name, 14, bold=True, at="c")
    paper.text(421, 60, ", ".join(who.address) + f"   VAT {who.tax_id}", 8.5, at="c")
    paper.text(40, 96, "EFT REMITTANCE ADVICE", 12, bold=True)
    paper.lines(40, 116, [us.name, *us.address], 9.5)
    paper.lines(
        560,
        96,
        [
            "EFT Number  004417",
            f"EFT Date  {day(on, '%d-%b-%y')}",
            "Supplier  NOR200",
            f"Total  EUR {money(total(lines))}",
        ],
        9.5,
        14,
    )
    columns = [
        Column("Doc Type", 40), Column("Doc Number", 130), Column("Doc Date", 250), Column("Comment", 350),
        Column("Doc Amount", 600, "r"), Column("Settlement Disc.", 700, "r"), Column("Paid", 800, "r"),
    ]  # fmt: skip
    y = heads(paper, 180, columns, 9.5) + 6
    paper.rule(40, y - 11, 800, y - 11)
    for line in lines:
        kind, note = ("Debit Note", "Demurrage charge, dairy bay 3") if line is fee else ("Invoice", "")
        gross = money(line.gross_amount or NIL)
        row(
            paper,
            y,
            columns,
            [kind, line.document_number or "", day(line.document_date or on, "%d-%b-%y"), note, gross, "0.00", gross],
            9.5,
        )
        y += 16
    paper.rule(620, y - 10, 800, y - 10)
    row(paper, y + 4, columns, ["", "", "", "", money(total(lines)), "0.00", money(total(lines))], 9.5, bold=True)
    return Case(
        "debit_note_landscape_eng",
        {"input.pdf": paper.done()},
        (advice(payer(who, "tax_id"), payee(us), "004417", on, "EUR", lines),),
        "review",
        "The payer takes off a debit note of its own (DN-2291) that is no open item of ours: a person decides what it is.",
        "A free-standing deduction with its own number; comments beside it; totals without a label.",
        letter(who, "Creditors", "EFT remittance 004417", on, names=("EFT004417.pdf",)),
        tags=("unmatched",),
    )
