"""Papers of small-business programs."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from samples.drawing.formats import day, money
from samples.drawing.letters import letter
from samples.drawing.paper import A4, Column, Paper, grid, heads, row
from samples.drawing.sheets import workbook
from samples.drawing.truth import Case, advice, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)
DAY = "%d/%m/%Y"


def cases(world: World) -> Iterator[Case]:
    """All of them."""
    yield carried_over(world)
    yield settlement_note(world)
    yield spanish_workbook(world)


def carried_over(world: World) -> Case:
    """Two pages with an Übertrag; the discount column is called "Abzug"."""
    who, us, on = world.client("C-3001"), world.branch("C-3001"), dt.date(2026, 9, 21)
    lines = [pays(item) for item in world.take(who.ref, 9, on, 75)]
    columns = [
        Column("Beleg", 50),
        Column("Ihre Rechnungsnr.", 120),
        Column("Rechnungsdatum", 240),
        Column("Rechnungsbetrag", 400, "r"),
        Column("Abzug", 465, "r"),
        Column("Zahlbetrag", 545, "r"),
    ]
    paper, carried = Paper(A4, title="Zahlungsavis"), NIL
    for at, chunk in enumerate((lines[:5], lines[5:])):
        if at:
            paper.page()
        paper.text(50, 55, who.name, 12, bold=True)
        paper.text(545, 55, f"Blatt {at + 1}", 9, at="r")
        paper.lines(50, 80, [f"Zahlungsavis Nr. 2000017560 vom {day(on)} an {us.name}", "Währung: EUR"], 9.5, 14)
        y = heads(paper, 125, columns, 9) + 8
        paper.rule(50, y - 12, 545, y - 12)
        if at:
            row(paper, y, columns, ["", "Übertrag", "", "", "", money(carried, "eu")], 9)
            y += 15
        for n, line in enumerate(chunk):
            carried += line.paid_amount or NIL
            gross = money(line.gross_amount or NIL, "eu")
            row(
                paper,
                y,
                columns,
                [
                    str(5100006880 + at * 50 + n * 7),
                    line.document_number or "",
                    day(line.document_date or on),
                    gross,
                    "0,00",
                    gross,
                ],
                9,
            )
            y += 15
        row(
            paper,
            y + 6,
            columns,
            ["", "Gesamtsumme" if at else "Übertrag", "", "", "", money(carried, "eu")],
            9,
            bold=True,
        )
    return Case(
        "uebertrag_two_pages_deu",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "2000017560", on, "EUR", lines),),
        "posted",
        "Nine invoices paid in full, without discount.",
        "'Übertrag' closes the first page and opens the second; the same word both times, and no line.",
        letter(who, "Renate Obermaier", "Zahlungsavis 2000017560", on, language="deu", names=("ZAVIS_2000017560.PDF",)),
    )


def settlement_note(world: World) -> Case:
    """A Portuguese "nota de liquidação" with a credit note and totals for both signs."""
    who, us, on = world.client("C-8002"), world.branch("C-8002"), dt.date(2026, 10, 23)
    items = [*world.take(who.ref, 3, on), world.take_credit(who.ref, on)]
    lines = [pays(item) for item in items]
    paper = Paper(A4, title="Nota de liquidação")
    paper.text(50, 60, who.name, 14, bold=True, color="#01627f")
    paper.lines(50, 74, [*who.address], 9)
    paper.text(545, 60, "Nota de Liquidação", 15, bold=True, at="r")
    paper.lines(545, 78, ["N.º NL 2026/318", f"Data: {day(on, '%d-%m-%Y')}"], 10, 14, at="r")
    paper.lines(50, 130, ["Fornecedor", us.name, *us.address], 9.5)
    columns = [
        Column("Tipo", 54),
        Column("Documento", 120),
        Column("Data", 230),
        Column("Pendente", 360, "r"),
        Column("Regularizado", 460, "r"),
        Column("Saldo", 541, "r"),
    ]
    y = heads(paper, 220, columns, 9) + 8
    ys = [206.0, y - 12]
    for line in lines:
        kind = "N. Crédito" if line.document_type == "credit_memo" else "Fatura"
        gross = money(line.gross_amount or NIL, "eu")
        row(
            paper,
            y,
            columns,
            [kind, line.document_number or "", day(line.document_date or on, "%d-%m-%Y"), gross, gross, "0,00"],
            9,
        )
        y += 16
        ys.append(y - 12)
    grid(paper, [50, 116, 226, 300, 370, 466, 545], ys, 0.4, "#01627f")
    paper.text(370, y + 6, "Total liquidado (EUR)", 9.5, bold=True, at="r")
    paper.text(460, y + 6, money(total(lines), "eu"), 9.5, bold=True, at="r")
    return Case(
        "nota_liquidacao_por",
        {"input.pdf": paper.done()},
        (advice(payer(who), payee(us), "NL 2026/318", on, "EUR", lines),),
        "posted",
        "Three invoices less our credit note.",
        "Open, settled and remaining side by side; the remaining balance of zero is no payment.",
        letter(who, "Tesouraria", "Nota de liquidação NL 2026/318", on, language="por", names=(None,)),
    )


def spanish_workbook(world: World) -> Case:
    """A workbook whose table starts in column C below a logo's space, amounts as numbers with euro format."""
    who, us, on = world.client("C-5002"), world.branch("C-5002"), dt.date(2026, 10, 29)
    lines = [pays(item, order=True) for item in world.take(who.ref, 4, on)]

    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("Relación de pagos")
        euro, date = book.add_format({"num_format": '#,##0.00 "€"'}), book.add_format({"num_format": "dd/mm/yyyy"})
        bold = book.add_format({"bold": True, "bottom": 1})
        sheet.set_column("C:G", 18)
        sheet.merge_range("C3:G3", who.name, book.add_format({"bold": True, "font_size": 14}))
        sheet.write("C4", "Relación de facturas pagadas por transferencia")
        sheet.write_row("C6", ["Proveedor:", us.name])
        sheet.write("C7", "Fecha de pago:")
        sheet.write_datetime("D7", dt.datetime.combine(on, dt.time()), date)
        sheet.write_row("C8", ["Referencia:", "AG-2910/26"])
        sheet.write_row(
            "C10", ["Nº factura", "Fecha factura", "Su pedido", "Importe factura (€)", "Importe pagado (€)"], bold
        )
        for at, line in enumerate(lines, start=10):
            sheet.write(at, 2, line.document_number)
            sheet.write_datetime(at, 3, dt.datetime.combine(line.document_date or on, dt.time()), date)
            sheet.write(at, 4, line.purchase_order)
            sheet.write_number(at, 5, float(line.gross_amount or 0), euro)
            sheet.write_number(at, 6, float(line.paid_amount or 0), euro)
        sheet.write(10 + len(lines), 5, "TOTAL", bold)
        sheet.write_formula(10 + len(lines), 6, f"=SUM(G11:G{10 + len(lines)})", euro, float(total(lines)))

    return Case(
        "xlsx_offset_spa",
        {"input.xlsx": workbook(fill)},
        (advice(payer(who), payee(us), "AG-2910/26", on, "EUR", lines, payment_method="wire"),),
        "posted",
        "Four invoices paid in full.",
        "The table does not begin at A1; the currency is only a sign in the heads.",
        letter(who, "Rafael Ortega", "Relación de pagos", on, language="spa", names=("pagos octubre.xlsx",)),
    )
