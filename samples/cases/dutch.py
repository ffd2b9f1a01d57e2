# ruff: noqa: E501  (a printed line stays on one line)
"""Papers of Dutch and Flemish payers."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.records import Remittance
from samples.drawing.formats import day, long_day, money
from samples.drawing.letters import letter
from samples.drawing.paper import A4, Column, Paper, body, heads, row
from samples.drawing.truth import Case, advice, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)
DAY = "%d-%m-%Y"
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Crediteurenadministratie\r\nORG:Van den Heuvel\r\nEND:VCARD\r\n"


def cases(world: World) -> Iterator[Case]:
    """All Dutch papers."""
    yield dynamics(world)
    yield three_in_one(world)
    yield flemish(world)


def dynamics(world: World) -> Case:
    """Dynamics Business Central's remittance report: label column, applied entries, a bank block."""
    who, us, on = world.client("C-7001"), world.branch("C-7001"), dt.date(2026, 10, 1)
    lines = [pays(item) for item in world.take(who.ref, 5, on)]
    paper = Paper(A4, title="Betalingsspecificatie")
    paper.text(545, 60, who.name, 11, bold=True, at="r")
    paper.lines(545, 73, [*who.address, f"BTW-nr. {who.tax_id}", f"IBAN {who.account}"], 8.5, at="r")
    paper.lines(50, 130, [us.name, *us.address], 10)
    paper.text(50, 210, "Betalingsspecificatie", 15, bold=True)
    for at, (label, value) in enumerate(
        [("Betaaldatum", day(on, DAY)), ("Documentnr.", "BET-26-00931"), ("Leveranciersnr.", "L10447")]
    ):
        paper.text(50, 234 + at * 13, label, 9)
        paper.text(150, 234 + at * 13, value, 9)
    columns = [
        Column("Extern\ndocumentnr.", 50), Column("Document-\ndatum", 150), Column("Omschrijving", 230), Column("Oorspr.\nbedrag", 400, "r"),
        Column("Korting", 465, "r"), Column("Betaald\nbedrag", 545, "r"),
    ]  # fmt: skip
    y = heads(paper, 300, columns, 9, 11) + 6
    paper.rule(50, y - 11, 545, y - 11, 0.8)
    rows = [
        [
            x.document_number or "",
            day(x.document_date or on, DAY),
            "Factuur",
            money(x.gross_amount or NIL, "eu"),
            "0,00",
            money(x.paid_amount or NIL, "eu"),
        ]
        for x in lines
    ]
    y = body(paper, y, columns, rows, 9, 14)
    paper.rule(400, y - 8, 545, y - 8, 0.8)
    row(paper, y + 5, columns, ["", "", "Totaal EUR", "", "", money(total(lines), "eu")], 9, bold=True)
    return Case(
        "dynamics_spec_nld",
        {"input.pdf": paper.done()},
        (advice(payer(who, "tax_id", "iban"), payee(us), "BET-26-00931", on, "EUR", lines),),
        "posted",
        "Five invoices paid in full.",
        "Invoice numbers of nine plain digits; heads over two lines with a broken word.",
        letter(
            who,
            "Crediteurenadministratie",
            "Betalingsspecificatie BET-26-00931",
            on,
            language="nld",
            names=("Betalingsspecificatie.pdf",),
            extras=(("visitekaartje.vcf", CARD),),
        ),
    )


def three_in_one(world: World) -> Case:
    """One PDF with three advices of three payments, one a page."""
    who, us = world.client("C-7002"), world.branch("C-7002")
    paper, records = Paper(A4, title="Betaaladvies"), []
    for at, on in enumerate((dt.date(2026, 9, 15), dt.date(2026, 9, 29), dt.date(2026, 10, 13))):
        if at:
            paper.page()
        record = advice(
            payer(who),
            payee(us),
            f"BR26-{8801 + at * 55}",
            on,
            "EUR",
            [pays(x, order=True) for x in world.take(who.ref, 2 + at, on)],
        )
        records.append(record)
        _flower_page(paper, record, who.address, us.address, on)
    return Case(
        "three_advices_nld",
        {"input.pdf": paper.done()},
        tuple(records),
        "posted",
        "Three payments with two, three and four invoices; each is posted on its own.",
        "Several advices in one file, each with its own reference, date and total, on pages that look the same.",
        letter(
            who,
            "Betalingen",
            "Betaaladviezen september/oktober",
            dt.date(2026, 10, 14),
            language="nld",
            names=("betaaladviezen.pdf",),
        ),
    )


def _flower_page(
    paper: Paper, record: Remittance, home: tuple[str, ...], our_home: tuple[str, ...], on: dt.date
) -> None:
    paper.disc(65, 58, 15, "#d8527c")
    paper.disc(78, 68, 9, "#5a9e4b")
    paper.text(100, 58, record.payer.name or "", 13, bold=True)
    paper.text(100, 71, ", ".join(home), 8.5)
    paper.text(50, 120, "BETAALADVIES", 14, bold=True)
    paper.lines(50, 142, ["Aan:", record.payee.name or "", *our_home], 9.5)
    paper.lines(
        340,
        142,
        [
            f"Betalingskenmerk:  {record.payment_reference}",
            f"Datum betaling:  {long_day(on, 'nld')}",
            f"Totaalbedrag:  € {money(record.amount or NIL, 'eu')}",
        ],
        9.5,
        14,
    )
    columns = [
        Column("Uw factuurnummer", 50),
        Column("Factuurdatum", 180),
        Column("Ons inkoopnr.", 290),
        Column("Bedrag", 540, "r"),
    ]
    y = heads(paper, 230, columns, 9.5) + 6
    paper.rule(50, y - 11, 545, y - 11)
    for line in record.lines:
        cells = [
            line.document_number or "",
            day(line.document_date or on, DAY),
            line.purchase_order or "",
            "€ " + money(line.paid_amount or NIL, "eu"),
        ]
        row(paper, y + 2, columns, cells, 9.5)
        y += 17
    paper.text(290, y + 10, "Totaal", 9.5, bold=True)
    paper.text(540, y + 10, "€ " + money(record.amount or NIL, "eu"), 9.5, bold=True, at="r")


def flemish(world: World) -> Case:
    """A printer's own form: the paid invoices as bullets with labels in each line, no table heads at all."""
    who, us, on = world.client("C-7003"), world.branch("C-7003"), dt.date(2026, 11, 2)
    lines = [pays(item) for item in world.take(who.ref, 3, on)]
    paper = Paper(A4, title="Betalingsbericht")
    paper.text(50, 60, who.name, 18, bold=True, color="#222266")
    paper.text(50, 76, ", ".join(who.address) + f" - {who.tax_id}", 8.5)
    paper.text(50, 130, f"Gent, {long_day(on, 'nld')}", 10)
    paper.lines(
        50,
        160,
        [
            "Beste leverancier,",
            "",
            f"Wij betaalden vandaag aan {us.name} via overschrijving met mededeling DS/2026/1102:",
        ],
        10,
        14,
    )
    y = 220.0
    for line in lines:
        paper.text(70, y, f"•  factuur {line.document_number} van {day(line.document_date or on, '%d/%m/%Y')}", 10)
        paper.text(420, y, f"{money(line.paid_amount or NIL, 'eu')} EUR", 10, at="r")
        y += 18
    paper.rule(330, y - 10, 420, y - 10)
    paper.text(70, y + 4, "Samen", 10, bold=True)
    paper.text(420, y + 4, f"{money(total(lines), 'eu')} EUR", 10, bold=True, at="r")
    paper.lines(50, y + 50, ["Met vriendelijke groeten,", "De boekhouding"], 10, 14)
    return Case(
        "bullets_nld",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "DS/2026/1102", on, "EUR", lines, payment_method="wire"),),
        "posted",
        "Three invoices paid in full.",
        "No table heads: each line says 'factuur ... van ...'; the reference is the 'mededeling' of a sentence.",
        letter(who, "Boekhouding", "betaling", on, language="nld", names=("Betaling 02-11.pdf",)),
    )
