# ruff: noqa: E501  (a printed line stays on one line)
"""Papers of US payers: ERP print-outs, letter size."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.reasons import Reason
from samples.drawing.formats import day, long_day, money
from samples.drawing.letters import letter
from samples.drawing.paper import LETTER, Column, Paper, grid, heads, row
from samples.drawing.truth import Case, advice, earned, payee, payer, pays, total
from samples.drawing.world import World

US = "%m/%d/%Y"


def cases(world: World) -> Iterator[Case]:
    """All American papers."""
    yield oracle(world)
    yield netsuite(world)
    yield deductions(world)
    yield two_line_heads(world)
    yield wrapped_cells(world)


def oracle(world: World) -> Case:
    """Oracle Payables: labels in a block at the right, seven columns, a rule under the heads."""
    who, us, on = world.client("C-1006"), world.branch("C-1006"), dt.date(2026, 10, 28)
    items = world.take(who.ref, 5, on, 90)
    lines = [pays(item, order=True) for item in items]
    paper = Paper(LETTER, title="Remittance Advice")
    paper.text(40, 50, who.name.upper(), 13, bold=True)
    paper.lines(40, 64, who.address, 8.5)
    paper.text(572, 50, "Remittance Advice", 16, bold=True, at="r")
    facts = [
        ("Payment Number", "1048827"), ("Payment Date", day(on, "%d-%b-%Y").upper()), ("Payment Method", "Electronic (ACH)"),
        ("Supplier Number", "300417"), ("Supplier Site", "PITTSBURGH"), ("Payment Currency", "USD"),
        ("Payment Amount", money(total(lines))),
    ]  # fmt: skip
    for at, (label, value) in enumerate(facts):
        paper.text(380, 76 + at * 12, f"{label}:", 8.5, bold=True)
        paper.text(572, 76 + at * 12, value, 8.5, at="r")
    paper.text(40, 130, "To:", 8.5, bold=True)
    paper.lines(60, 130, [us.name, *us.address], 9)
    columns = [
        Column("Invoice Number", 40), Column("Invoice Date", 122), Column("PO Number", 190), Column("Description", 260),
        Column("Invoice Amount", 430, "r"), Column("Discount Taken", 502, "r"), Column("Amount Paid", 572, "r"),
    ]  # fmt: skip
    y = heads(paper, 200, columns, 8.5) + 4
    paper.rule(40, y - 10, 572, y - 10)
    for item, what in zip(items, ("Fasteners", "Bearing sets", "Hydraulic hose", "Fasteners", "Coolant"), strict=True):
        cells = [item.number, day(item.issued, "%d-%b-%Y").upper(), item.purchase_order or "", what]
        row(paper, y + 2, columns, [*cells, money(item.original), "0.00", money(item.original)], 8.5)
        y += 14
    paper.rule(360, y - 6, 572, y - 6)
    row(paper, y + 6, columns, ["", "", "", "Total", money(total(lines)), "0.00", money(total(lines))], 8.5, bold=True)
    paper.text(40, 740, "Questions? Contact Accounts Payable at ap.inquiry@cascadeaero.example or (206) 555-0142.", 7.5)
    paper.text(572, 740, "Page 1 of 1", 7.5, at="r")
    return Case(
        "oracle_payables_eng",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "1048827", on, "USD", lines, payment_method="ach"),),
        "posted",
        "Five invoices paid in full.",
        "The plain case of an ERP print-out: seven columns, an empty discount column, a totals row that is no line.",
        letter(who, "Cascade AP", "Remittance advice 1048827", on, names=("PAYMENT_1048827.pdf",), language="eng"),
    )


def netsuite(world: World) -> Case:
    """NetSuite bill payment: light grey bands, original amount beside amount due, memo in the head."""
    who, us, on = world.client("C-1001"), world.branch("C-1001"), dt.date(2026, 9, 30)
    items = world.take(who.ref, 4, on)
    credit = world.take_credit(who.ref, on)
    lines = [pays(item) for item in [*items, credit]]
    paper = Paper(LETTER, title="Bill Payment")
    paper.disc(62, 62, 20, "#2f6f8f")
    paper.text(90, 58, who.name, 12, bold=True, color="#2f6f8f")
    paper.lines(90, 70, who.address, 8)
    paper.text(570, 62, "Bill Payment", 20, at="r", color="#555555")
    paper.text(570, 78, "Remittance Advice", 9, at="r", color="#555555")
    paper.lines(42, 130, ["Payee", us.name, *us.address], 9)
    for at, (label, value) in enumerate(
        [("Date", day(on, "%-m/%-d/%Y")), ("Transaction #", "BP20931"), ("Currency", "USD"), ("Paid by", "EFT / ACH")]
    ):
        paper.box(330 + at * 61, 122, 61, 14, fill="#e4e4e4", stroke="#b5b5b5")
        paper.box(330 + at * 61, 136, 61, 16, stroke="#b5b5b5")
        paper.text(334 + at * 61, 132, label, 7.5, bold=True)
        paper.text(334 + at * 61, 147, value, 8)
    columns = [
        Column("Date", 46), Column("Description", 116), Column("Orig. Amt.", 330, "r"), Column("Amt. Due", 410, "r"),
        Column("Discount", 480, "r"), Column("Applied Amt.", 566, "r"),
    ]  # fmt: skip
    paper.box(42, 190, 528, 16, fill="#e4e4e4", stroke="")
    y = heads(paper, 201, columns, 8) + 6
    for line in lines:
        word = "Bill Credit" if line.document_type == "credit_memo" else "Bill"
        gross = line.gross_amount or Decimal(0)
        cells = [day(line.document_date or on, "%-m/%-d/%Y"), f"{word} #{line.document_number}"]
        row(paper, y, columns, [*cells, money(gross), money(gross), "", money(gross)], 8.5)
        paper.rule(42, y + 5, 570, y + 5, 0.3, "#c8c8c8")
        y += 17
    paper.box(400, y - 2, 170, 20, fill="#f2f2f2", stroke="#b5b5b5")
    paper.text(408, y + 11, "Amount", 9, bold=True)
    paper.text(566, y + 11, "$" + money(total(lines)), 10, bold=True, at="r")
    return Case(
        "netsuite_credit_eng",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "BP20931", on, "USD", lines, payment_method="ach"),),
        "posted",
        "Four invoices less one credit memo of ours.",
        "The document's type and number share one cell; a credit has a leading minus; two equal amount columns.",
        letter(
            who, "Dana Whitfield", "Payment from Brightwater Foods", on, names=("Bill_Payment_BP20931.pdf",), logo=True
        ),
    )


def deductions(world: World) -> Case:
    """A retailer's advice: deductions with code and text under the line they belong to, and a debit of its own."""
    who, us, on = world.client("C-1005"), world.branch("C-1005"), dt.date(2026, 10, 15)
    items = world.take(who.ref, 6, on)
    price, short = Decimal("184.50"), Decimal("96.00")
    lines = [pays(item, order=True) for item in items]
    lines[1] = pays(
        items[1],
        order=True,
        deduction=price,
        reason=Reason.PRICING,
        text="Price difference - PO cost 4.15 vs billed 4.38",
    )
    lines[4] = pays(items[4], order=True, deduction=short, reason=Reason.QUANTITY, text="Shortage - 2 cartons")
    paper = Paper(LETTER, title="Vendor Remittance")
    paper.box(36, 36, 540, 34, fill="#a11f2b", stroke="")
    paper.text(46, 58, "REDSTONE RETAIL GROUP, INC.", 15, bold=True, color="#ffffff")
    paper.text(566, 58, "VENDOR REMITTANCE", 11, at="r", color="#ffffff")
    paper.lines(36, 88, ["Remit to:", us.name, *us.address], 9)
    paper.lines(
        330,
        88,
        [
            "Vendor no.   660218-01",
            f"EFT trace    0824{on:%m%d}7712",
            f"EFT date     {day(on, '%m/%d/%Y')}",
            f"EFT amount   ${money(total(lines))}",
        ],
        9,
        font="Courier",
    )
    columns = [
        Column("Invoice", 40), Column("Date", 120), Column("Purchase Order", 180), Column("Store/DC", 270),
        Column("Gross", 400, "r"), Column("Deduction", 486, "r"), Column("Net", 572, "r"),
    ]  # fmt: skip
    y = heads(paper, 160, columns, 8.5) + 4
    paper.rule(36, y - 10, 576, y - 10, 1)
    for line, store in zip(lines, ("DC 6094", "DC 6094", "DC 7010", "0412", "DC 6094", "DC 7010"), strict=True):
        cells = [
            line.document_number or "",
            day(line.document_date or on, "%m/%d/%Y"),
            line.purchase_order or "",
            store,
        ]
        taken = money(line.deduction_amount) if line.deduction_amount else ""
        row(
            paper,
            y,
            columns,
            [*cells, money(line.gross_amount or Decimal(0)), taken, money(line.paid_amount or Decimal(0))],
        )
        if line.deduction_text:
            y += 11
            paper.text(
                120, y, f"Code {'01' if line.deduction_reason is Reason.PRICING else '06'}  {line.deduction_text}", 7.5
            )
        y += 15
    paper.rule(330, y - 8, 576, y - 8, 1)
    gross = sum((line.gross_amount or Decimal(0) for line in lines), Decimal(0))
    row(
        paper,
        y + 4,
        columns,
        ["Remittance total", "", "", "", money(gross), money(price + short), money(total(lines))],
        bold=True,
    )
    paper.lines(
        36,
        730,
        [
            "Deduction codes are explained in the Vendor Guide, section 7. Disputes within 60 days to deductions@redstoneretail.example."
        ],
        7,
    )
    return Case(
        "retailer_deductions_eng",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), f"0824{on:%m%d}7712", on, "USD", lines, payment_method="ach"),),
        "posted",
        "Six invoices; two are short by a deduction whose amount and reason are printed. They clear with the deductions booked.",
        "The deduction's reason stands on its own line under the invoice, with the payer's code in front.",
        letter(
            who,
            "Redstone Vendor Payments",
            "Vendor remittance 660218-01",
            on,
            names=("remit_660218-01.pdf",),
            html_only=True,
        ),
    )


def two_line_heads(world: World) -> Case:
    """Terms 2/10 net 30: two-line column heads, no rules, some discounts taken and some not."""
    who, us, on = world.client("C-1003"), world.branch("C-1003"), dt.date(2026, 10, 23)
    items = world.take(who.ref, 2, on, 45) + world.take(who.ref, 2, on, 9)
    lines = [pays(item, discount=earned(item, on)) for item in items]
    paper = Paper(LETTER, "Times-Roman", "Remittance")
    paper.text(306, 60, who.name, 16, bold=True, at="c")
    paper.text(306, 76, " \u00b7 ".join(who.address), 9, at="c")
    paper.text(306, 110, "REMITTANCE ADVICE", 12, bold=True, at="c")
    paper.lines(60, 140, [us.name, *us.address], 10)
    paper.lines(380, 140, [long_day(on, "eng"), "Direct deposit ref. 7730-5518", "Your account with us: NORH01"], 10)
    columns = [
        Column("Your\nInvoice", 60), Column("Invoice\nDate", 150), Column("Invoice\nAmount", 300, "r"),
        Column("Less\nDiscount", 390, "r"), Column("Net\nPaid", 500, "r"),
    ]  # fmt: skip
    y = heads(paper, 215, columns, 10, 12) + 8
    for line in lines:
        when = day(line.document_date or on, "%b %-d, %Y")
        sums = [line.gross_amount or Decimal(0), line.discount_amount, line.paid_amount or Decimal(0)]
        row(paper, y, columns, [line.document_number or "", when, *(money(s) for s in sums)], 10)
        y += 15
    sums = [
        sum((line.gross_amount or Decimal(0) for line in lines), Decimal(0)),
        sum((x.discount_amount for x in lines), Decimal(0)),
        total(lines),
    ]
    row(paper, y + 12, columns, ["Totals", "", *("$" + money(s) for s in sums)], 10, bold=True)
    return Case(
        "discount_two_line_heads_eng",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "7730-5518", on, "USD", lines, payment_method="ach"),),
        "posted",
        "Two invoices with the 2 % that their terms grant within ten days, two without.",
        "Column heads over two lines, no rules at all; discounts are earned, and only where the date allows.",
        letter(who, "Joe Pinelli", "Remittance", on, names=("remittance.pdf",)),
    )


def wrapped_cells(world: World) -> Case:
    """A ruled grid whose invoice and order numbers wrap inside their narrow cells."""
    who, us, on = world.client("C-1002"), world.branch("C-1002"), dt.date(2026, 11, 4)
    items = world.take(who.ref, 4, on)
    lines = [pays(item, order=True) for item in items]
    paper = Paper(LETTER, title="Supplier Payment Detail")
    paper.text(40, 54, "Lakeshore Medical Center", 14, bold=True, color="#0b5c4a")
    paper.text(40, 68, "Supply Chain Finance  |  815 N Shore Avenue, Evanston, IL 60201", 8)
    paper.text(40, 100, "Supplier Payment Detail", 12, bold=True)
    facts = [
        f"Supplier: {us.name}",
        "Payment reference: LMC-EFT-0091827",
        f"Settlement date: {day(on, '%Y-%m-%d')}",
        f"Payment total: USD {money(total(lines))}",
    ]
    paper.lines(40, 118, facts, 9, 13)
    xs = [40, 92, 152, 212, 392, 482, 572]
    columns = [
        Column("Voucher", 44), Column("Invoice", 96), Column("PO", 156), Column("Description of goods", 216),
        Column("Invoice date", 396), Column("Paid (USD)", 568, "r"),
    ]  # fmt: skip
    y = heads(paper, 192, columns, 8.5) + 6
    ys = [180.0, y - 8]
    words = (
        "Nitrile gloves, powder free, sizes S to XL, 40 cases",
        "Disinfectant",
        "Sharps containers 5 qt, wall brackets and keys included",
        "Exam table paper",
    )
    for at, (item, what) in enumerate(zip(items, words, strict=True)):
        head, tail = item.number.split("-")
        left, right = (item.purchase_order or "-").split("-")
        text = paper.fit(what, 170, 8.5)
        row(
            paper,
            y + 4,
            columns,
            [f"V{88120 + at * 7}", f"{head}-", f"{left}-", text[0], day(item.issued, "%Y-%m-%d"), money(item.original)],
        )
        row(paper, y + 15, columns, ["", tail, right, text[1] if len(text) > 1 else "", "", ""])
        y += 28
        ys.append(y - 6)
    grid(paper, xs, ys)
    paper.text(482, y + 8, "Total paid", 9, bold=True, at="r")
    paper.text(568, y + 8, money(total(lines)), 9, bold=True, at="r")
    return Case(
        "wrapped_cells_eng",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "LMC-EFT-0091827", on, "USD", lines, payment_method="ach"),),
        "posted",
        "Four invoices paid in full.",
        "Invoice and order numbers break after their hyphen inside the cell; a voucher number of the payer's stands first.",
        letter(who, "LMC Supply Chain Finance", "Payment LMC-EFT-0091827", on, names=("Supplier Payment Detail.pdf",)),
    )
