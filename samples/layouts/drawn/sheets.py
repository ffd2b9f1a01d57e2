"""Advices as workbooks and character-separated files."""

import datetime as dt
import random

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from samples.drawing.sheets import separated, workbook
from samples.layouts.contract import Drawn, layout
from samples.layouts.papers import Advice, advice, columns

EVERYWHERE = "us uk de fr es it nl pt"


def _facts(a: Advice) -> list[tuple[str, str]]:
    return [
        (a.say("payer"), a.pay.payer[0]),
        (a.say("payee"), a.pay.payee[0]),
        (a.say("reference"), a.pay.reference),
        (a.say("date"), a.day()),
        (a.say("currency"), a.pay.currency),
    ]


@layout
def sheet_titled(rng: random.Random) -> Drawn:
    """A workbook made by hand: title, facts, an empty row, the table with real dates and numbers, a sum below."""
    a = advice(rng, EVERYWHERE, (2, 25), discount=0.5, credit=0.3)
    heads = [column.head for column in columns(a, "document date gross discount paid")]

    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet(a.say("title")[:28].replace("/", "-"))
        day = book.add_format({"num_format": rng.choice(("dd/mm/yyyy", "yyyy-mm-dd", "dd.mm.yyyy", "mm/dd/yyyy"))})
        cash, bold = book.add_format({"num_format": "#,##0.00"}), book.add_format({"bold": True})
        left = rng.choice((0, 0, 1))
        sheet.write(0, left, a.say("title"), bold)
        row = 2
        for label, value in _facts(a):
            sheet.write(row, left, label)
            sheet.write_datetime(
                row, left + 1, dt.datetime.combine(a.pay.date, dt.time()), day
            ) if value == a.day() else sheet.write(row, left + 1, value)
            row += 1
        row += 1
        sheet.write_row(row, left, heads, bold)
        for line in a.lines:
            row += 1
            sheet.write(row, left, line.number)
            sheet.write_datetime(row, left + 1, dt.datetime.combine(line.date, dt.time()), day)
            for at, value in enumerate((line.gross, line.discount, line.paid)):
                sheet.write_number(row, left + 2 + at, float(value), cash)
        sheet.write(row + 1, left, a.say("sum"), bold)
        sheet.write_number(row + 1, left + 4, float(a.pay.total), cash)

    return Drawn(workbook(fill), (a.record("date"),), a.language, ".xlsx")


@layout
def sheet_flat_export(rng: random.Random) -> Drawn:
    """A flat export: every row repeats payer, reference, date and currency; no totals."""
    a = advice(rng, EVERYWHERE, (1, 30), discount=0.5, credit=0.3)
    shown = columns(a, "document date gross discount paid")
    head = [label for label, _ in _facts(a)] + [column.head for column in shown]
    if len(set(head)) < len(head):
        head = [f"{name} {at}" if head.index(name) != at else name for at, name in enumerate(head)]

    def fill(book: Workbook) -> None:
        sheet, day = book.add_worksheet("Export"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, head)
        for at, line in enumerate(a.lines, start=1):
            sheet.write_row(at, 0, [a.pay.payer[0], a.pay.payee[0], a.pay.reference])
            sheet.write_datetime(at, 3, dt.datetime.combine(a.pay.date, dt.time()), day)
            sheet.write_row(at, 4, [a.pay.currency, line.number])
            sheet.write_datetime(at, 6, dt.datetime.combine(line.date, dt.time()), day)
            sheet.write_row(at, 7, [float(line.gross), float(line.discount), float(line.paid)])

    return Drawn(workbook(fill), (a.record("date"),), a.language, ".xlsx")


@layout
def csv_flat_export(rng: random.Random) -> Drawn:
    """Separated by commas or semicolons as the country does it: one row a line, all header facts in each row."""
    a = advice(rng, EVERYWHERE, (1, 20), discount=0.5, credit=0.3)
    shown = columns(a, "document date gross discount paid")
    pairs = _facts(a)
    head = [label for label, _ in pairs] + [column.head for column in shown]
    if len(set(head)) < len(head):
        return csv_flat_export(rng)
    body = [[value for _, value in pairs] + [column.cells[at] for column in shown] for at in range(len(a.lines))]
    return Drawn(
        separated(
            [head, *body],
            "," if a.pay.number_style in ("1,0.0", "plain.") else ";",
            rng.choice(("utf-8", "utf-8-sig", "cp1252")),
        ),
        (a.record("date"),),
        a.language,
        ".csv",
    )


@layout
def csv_with_preamble(rng: random.Random) -> Drawn:
    """Facts as label;value rows first, an empty row, then the table and its total."""
    a = advice(rng, "de fr es it nl pt", (1, 20), discount=0.5, credit=0.3)
    shown = columns(a, "document date gross discount paid", total="paid")
    body = [[column.cells[at] for column in shown] for at in range(len(a.lines))]
    table = [[column.head for column in shown], *body, [a.say("total"), "", "", "", a.money(a.pay.total)]]
    return Drawn(
        separated([*map(list, _facts(a)), [], *table], ";", rng.choice(("utf-8-sig", "cp1252"))),
        (a.record("date"),),
        a.language,
        ".csv",
    )
