# ruff: noqa: E501  (a printed line stays on one line)
"""Invoices that reach the inbox: suppliers' bills and copies, no payments."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.records import Invoice, InvoiceLine, Party
from samples.drawing.formats import day, money
from samples.drawing.letters import letter
from samples.drawing.paper import A4, LETTER, Column, Paper, heads, row
from samples.drawing.truth import Case, Letter
from samples.drawing.world import World

Position = tuple[str, int, str]


def cases(world: World) -> Iterator[Case]:
    """All invoices."""
    yield plain_english(world)
    yield german_with_tax(world)


def positions(goods: tuple[Position, ...], rate: str | None = None) -> tuple[InvoiceLine, ...]:
    return tuple(
        InvoiceLine(
            description=what,
            quantity=Decimal(count),
            unit_price=Decimal(price),
            net_amount=count * Decimal(price),
            tax_rate=Decimal(rate) if rate else None,
        )
        for what, count, price in goods
    )


def plain_english(world: World) -> Case:
    """A US supplier bills us: quantity, rate, amount; sales tax; due date."""
    us, on = world.branch("C-1001"), dt.date(2026, 10, 29)
    lines = positions(
        (("Dock leveler inspection", 2, "185.00"), ("Hydraulic seal kit", 4, "46.50"), ("Travel", 1, "75.00"))
    )
    net = sum((x.net_amount or Decimal(0) for x in lines), Decimal(0))
    tax = Decimal("37.86")
    paper = Paper(LETTER, title="Invoice")
    paper.text(50, 60, "Keystone Dock & Door Service LLC", 14, bold=True)
    paper.lines(50, 75, ["611 Industrial Blvd", "Carnegie, PA 15106", "billing@keystonedock.example"], 9)
    paper.text(560, 62, "INVOICE", 22, at="r", color="#777777")
    for at, (label, value) in enumerate(
        [
            ("Invoice #", "20714"),
            ("Date", day(on, "%m/%d/%Y")),
            ("Terms", "Net 30"),
            ("Due date", "11/28/2026"),
            ("P.O. No.", "NH-8841"),
        ]
    ):
        paper.text(420, 90 + at * 13, label, 9, bold=True)
        paper.text(560, 90 + at * 13, value, 9, at="r")
    paper.lines(50, 150, ["Bill To", us.name, *us.address], 9.5)
    columns = [Column("Description", 54), Column("Qty", 360, "r"), Column("Rate", 450, "r"), Column("Amount", 556, "r")]
    paper.box(50, 215, 510, 16, fill="#eeeeee", stroke="")
    y = heads(paper, 226, columns, 9) + 8
    for line in lines:
        row(
            paper,
            y,
            columns,
            [
                line.description or "",
                str(line.quantity),
                money(line.unit_price or Decimal(0)),
                money(line.net_amount or Decimal(0)),
            ],
            9,
        )
        y += 16
    for label, sum_ in (
        ("Subtotal", net),
        ("Sales Tax (6.0%)", tax),
        ("Total", net + tax),
        ("Balance Due", net + tax),
    ):
        row(
            paper,
            y + 10,
            columns,
            ["", "", label, ("$" if label == "Balance Due" else "") + money(sum_)],
            9.5,
            bold=label == "Balance Due",
        )
        y += 15
    record = Invoice(
        seller=Party(name="Keystone Dock & Door Service LLC"), buyer=Party(name=us.name), invoice_number="20714", invoice_date=on, due_date=dt.date(2026, 11, 28),
        purchase_order="NH-8841", currency="USD", net_amount=net, tax_amount=tax, total_amount=net + tax, amount_due=net + tax, lines=lines,
    )  # fmt: skip
    note = Letter(
        "Billing <billing@keystonedock.example>",
        "Invoice 20714 from Keystone Dock & Door",
        "Dear customer,\n\nyour invoice is attached.\n",
        dt.datetime(2026, 10, 29, 12, tzinfo=dt.UTC),
        names=("Inv_20714.pdf",),
    )
    return Case(
        "plain_invoice_eng",
        {"input.pdf": paper.done()},
        (record,),
        "review",
        "No payment: an invoice that somebody sent to the wrong inbox. A person files it.",
        "It has a table of amounts and a total, like an advice.",
        note,
    )


def german_with_tax(world: World) -> Case:
    """Our own invoice, sent back as a copy: positions with unit, net, VAT 19 %, gross."""
    who, us, on = world.client("C-3005"), world.branch("C-3005"), dt.date(2026, 10, 8)
    item = world.take(who.ref, 1, on)[0]
    net = (item.original / Decimal("1.19")).quantize(Decimal("0.01"))
    tax = item.original - net
    first = net - 4 * Decimal("11.80") - 2 * Decimal("14.50")
    lines = positions(
        (
            ("Werkstattpaket Herbst", 1, str(first)),
            ("Nitrilhandschuhe Gr. 9", 4, "11.80"),
            ("Ölbindemittel 20 kg", 2, "14.50"),
        ),
        "19",
    )
    paper = Paper(A4, title="Rechnung")
    paper.text(545, 56, us.name, 13, bold=True, at="r")
    paper.lines(545, 70, [*us.address, f"USt-IdNr. {us.tax_id}"], 8.5, at="r")
    paper.lines(55, 130, [who.name, *who.address], 10)
    paper.text(55, 215, f"Rechnung {item.number}", 14, bold=True)
    for at, (label, value) in enumerate(
        [("Rechnungsdatum", day(item.issued)), ("Kundennummer", "70208"), ("Zahlbar bis", day(item.due))]
    ):
        paper.text(360, 190 + at * 13, label, 9)
        paper.text(545, 190 + at * 13, value, 9, at="r")
    columns = [
        Column("Pos", 55),
        Column("Bezeichnung", 85),
        Column("Menge", 340, "r"),
        Column("Einzelpreis", 440, "r"),
        Column("Gesamt EUR", 545, "r"),
    ]
    y = heads(paper, 245, columns, 9) + 8
    paper.rule(55, y - 12, 545, y - 12)
    for at, line in enumerate(lines, start=1):
        row(
            paper,
            y + 2,
            columns,
            [
                str(at),
                line.description or "",
                f"{line.quantity} Stk",
                money(line.unit_price or Decimal(0), "eu"),
                money(line.net_amount or Decimal(0), "eu"),
            ],
            9,
        )
        y += 16
    for label, sum_ in (("Nettobetrag", net), ("zzgl. 19 % MwSt.", tax), ("Rechnungsbetrag", net + tax)):
        row(paper, y + 10, columns, ["", "", "", label, money(sum_, "eu")], 9.5, bold=label == "Rechnungsbetrag")
        y += 15
    paper.text(55, 790, f"Bankverbindung: IBAN {us.account} · Amtsgericht Bremen HRB 31220", 7.5)
    record = Invoice(
        seller=Party(name=us.name, tax_id=us.tax_id), buyer=Party(name=who.name), invoice_number=item.number, invoice_date=item.issued, due_date=item.due,
        currency="EUR", net_amount=net, tax_amount=tax, total_amount=net + tax, lines=lines,
    )  # fmt: skip
    return Case(
        "our_invoice_copy_deu", {"input.pdf": paper.done()}, (record,), "review",
        "A copy of our own invoice without a word of payment or dispute; a person files it or asks.",
        "Positions with quantity and unit, net, tax and gross; our number is an open item, but nothing is paid.",
        letter(who, "Buchhaltung", "Rechnungskopie", on, language="deu", names=("Rechnung.pdf",), body="Guten Tag,\n\nanbei die Kopie, wie telefonisch besprochen.\n"),
    )  # fmt: skip
