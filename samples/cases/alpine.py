"""Papers of Austrian and Swiss payers."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.reasons import Reason
from samples.drawing.formats import day, money
from samples.drawing.letters import letter
from samples.drawing.paper import A4, Column, Paper, heads, row
from samples.drawing.truth import Case, advice, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)


def cases(world: World) -> Iterator[Case]:
    """All of them."""
    yield claim_under_line(world)
    yield swiss(world)


def claim_under_line(world: World) -> Case:
    """A cut with its reason as text under the line, an Austrian payer, amounts with the currency before them."""
    who, us, on = world.client("C-3006"), world.branch("C-3006"), dt.date(2026, 10, 12)
    items = world.take(who.ref, 3, on, 60)
    cut = Decimal("64.80")
    lines = [
        pays(items[0]),
        pays(items[1], deduction=cut, reason=Reason.DAMAGE, text="Bruchschaden lt. Lieferschein 88213"),
        pays(items[2]),
    ]
    paper = Paper(A4, title="Zahlungsmitteilung")
    paper.box(0, 0, 595, 12, fill="#3d8b37", stroke="")
    paper.text(50, 48, who.name, 13, bold=True, color="#3d8b37")
    paper.lines(50, 62, who.address, 9)
    paper.lines(50, 120, [us.name, *us.address], 10)
    paper.text(50, 200, "Zahlungsmitteilung", 15, bold=True)
    paper.lines(50, 220, ["Auftragsreferenz: ZM 26-1012-04", f"Valuta: {day(on)}", f"UID: {who.tax_id}"], 9.5, 14)
    columns = [
        Column("Rechnung", 50),
        Column("vom", 160),
        Column("Rechnungsbetrag", 350, "r"),
        Column("Kürzung", 440, "r"),
        Column("Überwiesen", 545, "r"),
    ]
    y = heads(paper, 290, columns, 9.5) + 8
    for line in lines:
        cut_text = "-EUR " + money(line.deduction_amount, "eu") if line.deduction_amount else ""
        gross, paid = money(line.gross_amount or NIL, "eu"), money(line.paid_amount or NIL, "eu")
        row(
            paper,
            y,
            columns,
            [line.document_number or "", day(line.document_date or on), f"EUR {gross}", cut_text, f"EUR {paid}"],
            9.5,
        )
        if line.deduction_text:
            y += 12
            paper.text(160, y, f"Grund: {line.deduction_text}", 8.5)
        y += 17
    paper.rule(350, y - 8, 545, y - 8)
    paper.text(350, y + 6, "Gesamt", 10, bold=True, at="r")
    paper.text(545, y + 6, f"EUR {money(total(lines), 'eu')}", 10, bold=True, at="r")
    return Case(
        "deduction_text_deu",
        {"input.pdf": paper.done()},
        (advice(payer(who, "tax_id"), payee(us), "ZM 26-1012-04", on, "EUR", lines),),
        "posted",
        "Three invoices, one short by a named damage deduction that is booked as such.",
        "The deduction is printed negative although it reduces the payment, with its reason under the line.",
        letter(who, "Theresa Huber", "Zahlungsmitteilung", on, language="deu", names=("ZM 26-1012-04.pdf",)),
    )


def swiss(world: World) -> Case:
    """Swiss form: apostrophes as grouping, points as decimals, CHF, German with ss."""
    who, us, on = world.client("C-3007"), world.branch("C-3007"), dt.date(2026, 9, 29)
    lines = [pays(item) for item in world.take(who.ref, 5, on)]
    paper = Paper(A4, "Helvetica", "Vergütungsanzeige")
    paper.text(60, 60, who.name, 12, bold=True)
    paper.lines(60, 74, who.address, 9)
    paper.lines(350, 130, [us.name, *us.address, "Deutschland"], 10)
    paper.text(60, 230, "Vergütungsanzeige", 14, bold=True)
    paper.lines(
        60,
        250,
        [
            f"Zürich, {day(on)}",
            "Unsere Referenz: FW-88120",
            f"MWST-Nr.: {who.tax_id}",
            f"Belastungskonto: {who.account}",
        ],
        9,
        13,
    )
    columns = [
        Column("Pos.", 60),
        Column("Ihre Rechnung", 95),
        Column("Datum", 220),
        Column("Währung", 330),
        Column("Vergüteter Betrag", 530, "r"),
    ]
    paper.box(55, 315, 480, 16, fill="#dde3ea", stroke="")
    y = heads(paper, 326, columns, 9) + 8
    for at, line in enumerate(lines, start=1):
        row(
            paper,
            y,
            columns,
            [
                str(at),
                line.document_number or "",
                day(line.document_date or on),
                "CHF",
                money(line.paid_amount or NIL, "ch"),
            ],
            9,
        )
        y += 15
    paper.rule(440, y - 8, 535, y - 8)
    paper.text(330, y + 6, "Total CHF", 10, bold=True)
    paper.text(530, y + 6, money(total(lines), "ch"), 10, bold=True, at="r")
    return Case(
        "swiss_apostrophe_deu",
        {"input.pdf": paper.done()},
        (advice(payer(who, "tax_id", "iban"), payee(us), "FW-88120", on, "CHF", lines),),
        "posted",
        "Five invoices in Swiss francs.",
        "1'234.56 as the amount convention; a running number in front of each line that is no document number.",
        letter(who, "Finanzbuchhaltung", "Vergütungsanzeige FW-88120", on, language="deu"),
    )
