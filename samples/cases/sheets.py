# ruff: noqa: E501  (a printed line stays on one line)
"""Spreadsheets and character-separated files."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from samples.drawing.formats import day, money
from samples.drawing.letters import letter
from samples.drawing.sheets import separated, workbook
from samples.drawing.truth import Case, advice, payee, payer, pays, total
from samples.drawing.world import World

NIL = Decimal(0)


def cases(world: World) -> Iterator[Case]:
    """All sheets."""
    yield titled_workbook(world)
    yield text_workbook(world)
    yield semicolons(world)
    yield commas(world)


def titled_workbook(world: World) -> Case:
    """Title rows, merged heads over two rows, real numbers and dates, a totals row with formulas."""
    who, us, on = world.client("C-1006"), world.branch("C-1006"), dt.date(2026, 11, 12)
    lines = [pays(item, order=True) for item in world.take(who.ref, 5, on, 100)]

    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("Remittance")
        bold = book.add_format({"bold": True})
        head = book.add_format({"bold": True, "bg_color": "#D9E1F2", "border": 1, "align": "center"})
        number, date = book.add_format({"num_format": "#,##0.00"}), book.add_format({"num_format": "dd-mmm-yyyy"})
        sheet.set_column("A:G", 16)
        sheet.write("A1", who.name, bold)
        sheet.write("A2", "ACH Remittance Detail")
        for at, (label, value) in enumerate(
            [("Supplier", us.name), ("Payment reference", "CA-ACH-220918"), ("Currency", "USD")], start=3
        ):
            sheet.write(at, 0, label, bold)
            sheet.write(at, 1, value)
        sheet.write("A7", "Payment date", bold)
        sheet.write_datetime("B7", dt.datetime.combine(on, dt.time()), date)
        sheet.merge_range("A9:C9", "Document", head)
        sheet.merge_range("D9:F9", "Amounts", head)
        sheet.write_row("A10", ["Invoice no.", "Invoice date", "PO no.", "Gross", "Discount", "Net paid"], head)
        for at, line in enumerate(lines, start=10):
            sheet.write(at, 0, line.document_number)
            sheet.write_datetime(at, 1, dt.datetime.combine(line.document_date or on, dt.time()), date)
            sheet.write(at, 2, line.purchase_order)
            for column, sum_ in ((3, line.gross_amount), (4, NIL), (5, line.paid_amount)):
                sheet.write_number(at, column, float(sum_ or NIL), number)
        last = 10 + len(lines)
        sheet.write(last, 0, "Total", bold)
        for column, letter_of in ((3, "D"), (4, "E"), (5, "F")):
            amount = NIL if column == 4 else total(lines)
            sheet.write_formula(last, column, f"=SUM({letter_of}11:{letter_of}{last})", number, float(amount))

    return Case(
        "xlsx_titled_eng",
        {"input.xlsx": workbook(fill)},
        (advice(payer(who), payee(us), "CA-ACH-220918", on, "USD", lines, payment_method="ach"),),
        "posted",
        "Five invoices paid in full.",
        "Title rows and labels above the table, heads over two rows with merged cells, a totals row of formulas.",
        letter(who, "Cascade AP", "Remittance detail CA-ACH-220918", on, names=("Remittance_CA-ACH-220918.xlsx",)),
    )


def text_workbook(world: World) -> Case:
    """Everything is text, with decimal commas and leading apostrophes' kind of numbers; a second, empty tab."""
    who, us, on = world.client("C-7002"), world.branch("C-7002"), dt.date(2026, 11, 10)
    lines = [pays(item) for item in world.take(who.ref, 4, on)]

    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("Blad1")
        book.add_worksheet("Blad2")
        sheet.set_column("A:E", 20)
        sheet.write_row("A1", ["Betaler", who.name])
        sheet.write_row("A2", ["Begunstigde", us.name])
        sheet.write_row("A3", ["Betaaldatum", day(on, "%d-%m-%Y")])
        sheet.write_row("A4", ["Betalingskenmerk", "BR26-9100"])
        sheet.write_row("A6", ["Factuurnummer", "Factuurdatum", "Valuta", "Factuurbedrag", "Betaald"])
        for at, line in enumerate(lines, start=6):
            gross = money(line.gross_amount or NIL, "eu")
            for column, text in enumerate(
                [line.document_number, day(line.document_date or on, "%d-%m-%Y"), "EUR", gross, gross]
            ):
                sheet.write_string(at, column, text or "")
        sheet.write_row(6 + len(lines) + 1, 0, ["Totaal", "", "", "", money(total(lines), "eu")])

    return Case(
        "xlsx_text_nld",
        {"input.xlsx": workbook(fill)},
        (advice(payer(who), payee(us), "BR26-9100", on, "EUR", lines),),
        "posted",
        "Four invoices paid in full.",
        "Every cell is text: amounts with decimal comma, dates as words, numbers that Excel would call numbers; an empty tab.",
        letter(
            who,
            "Betalingen",
            "Betaling BR26-9100",
            on,
            language="nld",
            names=("betaling.xlsx",),
            types=("application/octet-stream",),
        ),
    )


def semicolons(world: World) -> Case:
    """An export with semicolons, decimal comma and Latin-1, labels as the first rows."""
    who, us, on = world.client("C-3001"), world.branch("C-3001"), dt.date(2026, 11, 9)
    lines = [pays(item) for item in world.take(who.ref, 6, on, 60)]
    rows = [
        ["Zahlungsempfänger", us.name], ["Auftraggeber", who.name], ["Zahlungsreferenz", "2000019377"],
        ["Zahldatum", day(on)], ["Währung", "EUR"], [],
        ["Rechnungsnummer", "Rechnungsdatum", "Bruttobetrag", "Skonto", "Zahlbetrag"],
        *([x.document_number or "", day(x.document_date or on), money(x.gross_amount or NIL, "bare"), "0,00", money(x.paid_amount or NIL, "bare")] for x in lines),
        ["Summe", "", money(total(lines), "bare"), "0,00", money(total(lines), "bare")],
    ]  # fmt: skip
    return Case(
        "csv_semicolon_deu",
        {"input.csv": separated(rows, ";", "latin-1")},
        (advice(payer(who), payee(us), "2000019377", on, "EUR", lines),),
        "posted",
        "Six invoices paid in full, without discount.",
        "Latin-1, semicolons, decimal commas without grouping, label rows above the table, a totals row below.",
        letter(
            who,
            "Renate Obermaier",
            "Zahlungsavis 2000019377 als CSV",
            on,
            language="deu",
            names=("avis_2000019377.csv",),
        ),
    )


def commas(world: World) -> Case:
    """A flat export: one header row, the payment's data repeated on each row, no totals."""
    who, us, on = world.client("C-1005"), world.branch("C-1005"), dt.date(2026, 11, 3)
    items = [*world.take(who.ref, 5, on), world.take_credit(who.ref, on)]
    lines = [pays(item, order=True) for item in items]
    rows = [
        ["payer_name", "payee_name", "payment_id", "payment_date", "currency", "invoice_number", "invoice_date", "po_number", "gross_amount", "discount_amount", "net_amount"],
        *([who.name, us.name, "RRG-88120031", on.isoformat(), "USD", x.document_number or "", (x.document_date or on).isoformat(), x.purchase_order or "",
           f"{x.gross_amount:.2f}", "0.00", f"{x.paid_amount:.2f}"] for x in lines),
    ]  # fmt: skip
    return Case(
        "csv_flat_eng",
        {"input.csv": separated(rows, ",", "utf-8-sig", "\n")},
        (advice(payer(who), payee(us), "RRG-88120031", on, "USD", lines),),
        "review",
        "Five invoices less one credit memo, all ours; but no total is printed, so that nothing proves the file complete.",
        "A flat file: payer, reference and date repeat on every row; no totals row; UTF-8 with a byte order mark.",
        letter(
            who,
            "Redstone Vendor Payments",
            "Remittance file RRG-88120031",
            on,
            names=("remit_20261103.csv",),
            types=("text/plain",),
        ),
    )
