# ruff: noqa: E501  (a printed line stays on one line)
"""Advices that are put together in an unusual way: panels, blocks, several in one file, no headings, the amount first."""

import random
from dataclasses import replace

from docflow.schema.reasons import Reason
from docflow.schema.records import RemittanceLine
from samples.drawing.paper import A4, LETTER, Paper
from samples.layouts.blocks import inline, listed, paragraph
from samples.layouts.contract import Drawn, layout
from samples.layouts.papers import Advice, advice, columns
from samples.layouts.regions import REGIONS
from samples.layouts.tables import Look, table

ROLES = "document date gross discount paid"
EVERYWHERE = "us uk de ch fr es mx it nl pt br"


def _letterhead(paper: Paper, a: Advice, title: bool = True) -> float:
    """Payer, payee, title and facts; the y below."""
    paper.text(50, 58, a.pay.payer[0], 13, bold=True)
    paper.lines(50, 72, a.pay.payer[1:], 8.5)
    paper.lines(50, 118, a.pay.payee, 9.5)
    if title:
        paper.text(paper.width - 50, 58, a.say("title"), 13, bold=True, at="r")
    pairs = [(a.say("reference"), a.pay.reference), (a.say("date"), a.day()), (a.say("currency"), a.pay.currency)]
    return max(170, listed(paper, paper.width - 250, 118, pairs, 9, 13, colon=a.rng.choice((":", ""))) + 20)


@layout
def two_panels(rng: random.Random) -> Drawn:
    """The table goes on in a second panel at the right of the page, with the headings again."""
    a = advice(rng, EVERYWHERE, (12, 50), discount=0)
    paper = Paper(A4, "Helvetica", "Panels")
    y = _letterhead(paper, a)
    half = (len(a.lines) + 1) // 2
    whole, ruling, ends = columns(a, "document date only"), rng.choice(("head", "grid")), [y]
    for x0, x1, part in ((50, 285, slice(0, half)), (310, 545, slice(half, None))):
        shown = [replace(column, cells=column.cells[part]) for column in whole]
        ends.append(table(paper, shown, x0, x1, y, Look(7.5, 11, ruling)))
    below = max(ends)
    paper.rule(310, below, 545, below)
    paper.text(310, below + 14, a.say("total"), 9, bold=True)
    paper.text(545, below + 14, a.money(a.pay.total), 9, bold=True, at="r")
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def several_advices_in_one_file(rng: random.Random) -> Drawn:
    """Two or three payments of one payer in one file, each on a page of its own with its own reference and total."""
    first = advice(rng, EVERYWHERE, (1, 9), discount=0.4)
    code = next(key for key, region in REGIONS.items() if region == first.region)
    paper, records = Paper(A4, "Helvetica", "Advices"), []
    words = {role: first.say(role) for role in ("title", "reference", "date", "currency", "total")}
    heads = {role: column.head for role, column in zip(ROLES.split(), columns(first, ROLES), strict=True)}
    for at in range(rng.choice((2, 2, 3))):
        a = first if not at else advice(rng, code, (1, 9), discount=0.4)
        a.pay.payer, a.pay.payee, a.pay.currency = first.pay.payer, first.pay.payee, first.pay.currency
        a.pay.number_style, a.pay.date_style = first.pay.number_style, first.pay.date_style
        if at:
            paper.page()
        paper.text(50, 60, a.pay.payer[0], 12, bold=True)
        paper.lines(50, 74, a.pay.payer[1:], 8)
        paper.lines(50, 120, a.pay.payee, 9.5)
        paper.text(50, 190, words["title"], 13, bold=True)
        y = listed(
            paper,
            50,
            210,
            [(words["reference"], a.pay.reference), (words["date"], a.day()), (words["currency"], a.pay.currency)],
            9,
            13,
            colon=":",
        )
        shown = columns(a, ROLES, total="paid", **heads)
        shown[0].total = words["total"]
        table(paper, shown, 50, 545, y + 16, Look(8.5, 13, "head"))
        records.append(a.record("date"))
    return Drawn(paper.done(), tuple(records), first.language)


@layout
def amount_first(rng: random.Random) -> Drawn:
    """The amount stands in the first column, the document after it; the total is the last figure of that column."""
    a = advice(rng, EVERYWHERE, (2, 15), discount=0, credit=0.3)
    paper = Paper(A4, "Times-Roman", "List")
    y = _letterhead(paper, a)
    shown = columns(a, "only document date description", rng.choice(("minus", "trailing", "parentheses")), total="only")
    y = table(paper, shown, 50, 500, y, Look(9, 14, "head", gap=24, spread=False))
    paper.text(shown[1].x0, y - 14, a.say("sum"), 9, bold=True)
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def block_for_each_invoice(rng: random.Random) -> Drawn:
    """No table: for each invoice a block of labels with values, with an empty line between them."""
    a = advice(rng, EVERYWHERE, (1, 6), discount=0.4, credit=0)
    paper = Paper(A4, rng.choice(("Helvetica", "Courier")), "Blocks")
    y = _letterhead(paper, a)
    labels = [a.say("document"), a.say("document_date"), a.say("gross"), a.say("discount"), a.say("paid")]
    for line in a.lines:
        if y > 730:
            paper.page()
            y = 60
        values = [line.number, a.day(line.date), a.money(line.gross), a.money(line.discount), a.money(line.paid)]
        y = listed(paper, 60, y, list(zip(labels, values, strict=True)), 9, 12.5, colon=":", gap=25) + 10
    paper.text(60, y + 4, f"{a.say('total')}: {a.money(a.pay.total)} {a.pay.currency}", 10, bold=True)
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def dot_leaders(rng: random.Random) -> Drawn:
    """A typed list: document and date, dots, the amount; a row of dashes and the total below."""
    a = advice(rng, EVERYWHERE, (1, 12), discount=0, credit=0.2)
    paper = Paper(A4, "Courier", "List")
    y = _letterhead(paper, a) + 10
    y = paragraph(paper, 50, y, a.say("intro"), 480, 9) + 10
    for line in a.lines:
        left, right = f"{line.number}  {a.day(line.date)} ", f" {a.money(line.paid, 'trailing')}"
        paper.text(50, y, left + "." * (78 - len(left) - len(right)) + right, 9)
        y += 13
    paper.text(50 + 64 * 5.4, y, "-" * 14, 9)
    total = f"{a.pay.currency} {a.money(a.pay.total)}"
    paper.text(50, y + 12, a.say("total"), 9)
    paper.text(50 + 78 * 5.4, y + 12, total, 9, at="r")
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def no_headings(rng: random.Random) -> Drawn:
    """A table without any headings: number, date, amount."""
    a = advice(rng, EVERYWHERE, (2, 14), discount=0, credit=0.2)
    paper = Paper(A4, "Helvetica", "List")
    y = _letterhead(paper, a)
    y = paragraph(paper, 50, y + 8, a.say("intro"), 480, 9.5) + 12
    shown = columns(a, "document date only", total="only")
    for column in shown:
        column.head = ""
    shown[0].total = a.say("total")
    table(paper, shown, 50, 420, y, Look(9.5, 15, "none", gap=50))
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def dense_many_pages(rng: random.Random) -> Drawn:
    """Hundreds of lines in small type over many pages, headings on each, the total on the last only."""
    a = advice(rng, EVERYWHERE, (120, 420), discount=0.5, credit=0.4)
    paper = Paper(rng.choice((A4, LETTER)), "Helvetica", "Long list")
    y = _letterhead(paper, a)
    shown = columns(a, "count document date po gross discount paid", total="gross discount paid", count="#")
    shown[1].total = a.say("sum")
    table(paper, shown, 40, paper.width - 40, y, Look(6.5, 8.6, "none", bottom=50))
    return Drawn(paper.done(), (a.record("date", "po"),), a.language)


@layout
def stub_at_the_side(rng: random.Random) -> Drawn:
    """A narrow stub at the left repeats reference, date and amount; the advice itself stands at the right of a dashed line."""
    a = advice(rng, EVERYWHERE, (1, 9), discount=0.3)
    paper = Paper(A4, "Helvetica", "Stub")
    ref, date, total = a.say("reference"), a.say("date"), a.say("total")
    y = 80
    for label, value in ((ref, a.pay.reference), (date, a.day()), (total, f"{a.money(a.pay.total)} {a.pay.currency}")):
        paper.text(30, y, label, 7)
        paper.text(30, y + 11, value, 8.5, bold=True)
        y += 34
    paper.rule(150, 30, 150, 780, dash=True)
    paper.text(165, 60, a.pay.payer[0], 12, bold=True)
    paper.lines(165, 74, a.pay.payer[1:], 8)
    paper.text(165, 115, a.say("payee"), 7)
    paper.lines(165, 126, a.pay.payee, 9)
    paper.text(165, 190, a.say("title"), 12, bold=True)
    y = inline(paper, 165, 208, [(ref, a.pay.reference), (date, a.day())], 9)
    shown = columns(a, "document date gross discount paid", total="paid")
    shown[0].total = total
    table(paper, shown, 165, 560, y + 16, Look(8, 12, "head"))
    return Drawn(paper.done(), (a.record("date"),), a.language)


ADJUSTMENTS = {
    "eng": ("Freight adjustment", "Volume rebate Q3", "Late delivery penalty"), "deu": ("Frachtkürzung", "Bonus 3. Quartal", "Vertragsstrafe Lieferverzug"), "fra": ("Ajustement frais de transport", "Remise promotionnelle T3", "Pénalité de retard de livraison"),
    "spa": ("Ajuste de portes", "Rappel promocional 3T", "Penalización por retraso en la entrega"), "ita": ("Rettifica spese di trasporto", "Contributo promozionale 3T", "Penale per ritardata consegna"),
    "nld": ("Correctie vrachtkosten", "Promotiebijdrage Q3", "Boete te late levering"), "por": ("Acerto de portes", "Bónus promocional 3T", "Penalização por atraso na entrega"),
}  # fmt: skip


@layout
def free_standing_adjustments(rng: random.Random) -> Drawn:
    """After the invoices rows without any invoice number: an adjustment in words with a negative amount."""
    a = advice(rng, EVERYWHERE, (3, 10), discount=0, credit=0)
    paper = Paper(A4, "Helvetica", "Adjustments")
    y = _letterhead(paper, a)
    chosen = sorted(rng.sample(range(3), rng.choice((1, 1, 2))))
    values = [-(a.lines[at].gross * rng.randrange(2, 9) / 100).quantize(a.lines[at].gross) for at in chosen]
    sign = rng.choice(("minus", "trailing", "parentheses"))
    shown = columns(a, "document date only", sign)
    for at, value in zip(chosen, values, strict=True):
        for column, cell in zip(shown, (ADJUSTMENTS[a.language][at], a.day(), a.money(value, sign)), strict=True):
            column.cells.append(cell)
    total = a.pay.total + sum(values)
    shown[2].total, shown[0].total = a.money(total), a.say("sum")
    table(paper, shown, 50, 545, y, Look(9, 14, rng.choice(("head", "rows"))))
    reasons = (Reason.FREIGHT, Reason.PROMOTION, Reason.LATE_DELIVERY)
    extra = tuple(
        RemittanceLine(
            document_type="adjustment",
            document_date=a.pay.date,
            gross_amount=value,
            paid_amount=value,
            deduction_reason=reasons[at],
        )
        for at, value in zip(chosen, values, strict=True)
    )
    record = a.record("date", amount=total)
    return Drawn(paper.done(), (record.model_copy(update={"lines": record.lines + extra}),), a.language)


@layout
def bank_details_below(rng: random.Random) -> Drawn:
    """Below the lines a second small table with the banks of both sides, whose numbers are no invoices."""
    a = advice(rng, "uk de fr es it nl pt ch", (1, 8), discount=0.3)
    paper = Paper(A4, "Helvetica", "Bank")
    y = _letterhead(paper, a)
    shown = columns(a, "document date gross discount paid", total="paid")
    shown[0].total = a.say("total")
    y = table(paper, shown, 50, 545, y, Look(9, 14, "grid")) + 26
    heads = a.own(
        eng="Bank details",
        deu="Bankverbindung",
        fra="Coordonnées bancaires",
        spa="Datos bancarios",
        ita="Coordinate bancarie",
        nld="Bankgegevens",
        por="Dados bancários",
    )
    paper.text(50, y, heads, 10, bold=True)
    listed(paper, 50, y + 16, [(a.say("payer"), a.payer_account), (a.say("payee"), a.payee_account)], 9, 14)
    return Drawn(paper.done(), (a.record("date"),), a.language)


@layout
def symbol_in_every_cell(rng: random.Random) -> Drawn:
    """Each amount carries the currency's symbol or code; no currency is named elsewhere."""
    a = advice(rng, "us uk de fr es it nl pt", (1, 12), discount=0.5, credit=0.4)
    paper = Paper(LETTER if a.pay.currency == "USD" else A4, "Helvetica", "Payment")
    paper.text(50, 58, a.pay.payer[0], 14, bold=True)
    paper.lines(50, 73, a.pay.payer[1:], 9)
    paper.lines(340, 58, [a.say("payee") + ":", *a.pay.payee], 9)
    paper.text(50, 130, a.say("title"), 12, bold=True)
    y = listed(
        paper,
        50,
        150,
        [(a.say("date"), a.day()), (a.say("reference"), a.pay.reference), (a.say("total"), a.cash(a.pay.total))],
        9,
        13,
    )
    shown = columns(a, "document date gross discount paid", total="paid")
    for column in shown[2:]:
        column.cells = [a.cash(abs(v)) if v >= 0 else "-" + a.cash(-v) for v in _values(a, shown.index(column))]
    shown[0].total, shown[-1].total = a.say("sum"), a.cash(a.pay.total)
    table(paper, shown, 50, paper.width - 50, y + 16, Look(9, 14, rng.choice(("stripes", "rows", "grid"))))
    return Drawn(paper.done(), (a.record("date"),), a.language)


def _values(a: Advice, column: int) -> list[object]:
    name = ("", "", "gross", "discount", "paid")[column]
    return [getattr(line, name) for line in a.lines]


@layout
def withholding_under_each_line(rng: random.Random) -> Drawn:
    """Withholding tax as a line of its own under each invoice, with its rate in words and a negative amount."""
    a = advice(rng, "in in it es mx br pt", (1, 7), discount=0, credit=0, tax=1.0)
    paper = Paper(A4, "Helvetica", "Withholding")
    y = _letterhead(paper, a)
    shown = columns(a, "document date only")
    words = {
        "eng": "Less: TDS @ 10%",
        "ita": "Ritenuta d'acconto 10%",
        "spa": "Retención IRPF 10%",
        "por": "Retenção na fonte 10%",
    }[a.language]
    cells: list[list[str]] = [[], [], []]
    for line, number, date in zip(a.lines, shown[0].cells, shown[1].cells, strict=True):
        for target, values in zip(
            cells, ((number, "   " + words), (date, ""), (a.money(line.gross), a.money(-line.deduction))), strict=True
        ):
            target.extend(values)
    for column, values in zip(shown, cells, strict=True):
        column.cells = values
    shown[0].total, shown[2].total = a.say("total"), a.money(a.pay.total)
    table(paper, shown, 50, 545, y, Look(9, 13, "head"))
    return Drawn(paper.done(), (a.record("date", "reason"),), a.language)


@layout
def withholding_column(rng: random.Random) -> Drawn:
    """A column of withholding tax between gross and net, a rate column beside it, totals in all of them."""
    a = advice(rng, "in in it es mx br", (1, 10), discount=0, credit=0, tax=1.0)
    paper = Paper(A4, "Times-Roman", "Withholding")
    y = _letterhead(paper, a)
    shown = columns(
        a, "document date description gross tax paid", rng.choice(("minus", "parentheses")), total="gross tax paid"
    )
    shown[0].total = a.say("sum")
    table(paper, shown, 50, 545, y, Look(8.5, 13, rng.choice(("grid", "rows", "head")), fill="#e7ecef"))
    return Drawn(paper.done(), (a.record("date", "reason"),), a.language)


@layout
def purchase_orders_beside(rng: random.Random) -> Drawn:
    """Order, our document and the invoice in three number columns of equal looks."""
    a = advice(rng, EVERYWHERE, (2, 14), discount=0.3)
    paper = Paper(A4, "Helvetica", "Orders")
    y = _letterhead(paper, a)
    shown = columns(
        a,
        rng.choice(
            (
                "po ours document date gross discount paid",
                "ours po document date gross discount paid",
                "document po ours date gross discount paid",
            )
        ),
        total="gross discount paid",
    )
    shown[0].total = a.say("sum")
    table(paper, shown, 45, 550, y, Look(8, 12, rng.choice(("none", "head", "box"))))
    return Drawn(paper.done(), (a.record("date", "po"),), a.language)
