# ruff: noqa: E501  (a printed line stays on one line)
"""Invoices and credit notes: copies of ours that come back, and those of others that go astray."""

import random

from docflow.schema.records import Invoice
from samples.drawing.paper import A4, LETTER, Paper
from samples.layouts.bills import Bill, bill
from samples.layouts.blocks import boxed, listed, paragraph
from samples.layouts.contract import Drawn, layout
from samples.layouts.tables import Look, table
from samples.layouts.web import FONTS, block, cards, facts, page, rows

EVERYWHERE = "us uk de ch fr es it nl pt"


def _totals(b: Bill) -> list[tuple[str, str]]:
    return [
        (b.say("net"), b.money(b.net)),
        (f"{b.say('tax')} {b.share()}", b.money(b.tax)),
        (b.say("total"), f"{b.currency} {b.money(b.total)}"),
    ]


@layout
def invoice_din_letter(rng: random.Random) -> Drawn:
    """A letter for a window envelope, facts in a block at the right, positions numbered, totals below at the right, three-column footer."""
    b = bill(rng, "de de ch nl fr", (1, 8))
    paper = Paper(A4, "Helvetica", "Invoice")
    paper.text(545, 60, b.seller[0], 16, bold=True, at="r")
    paper.text(57, 128, " · ".join(b.seller), 6)
    paper.lines(57, 145, b.buyer, 10, 13)
    pairs = [
        (b.say("number"), b.number),
        (b.say("date"), b.day(b.date)),
        (b.say("customer"), b.customer),
        (b.say("po"), b.order),
        (b.say("due"), b.day(b.due)),
    ]
    listed(paper, 350, 145, pairs, 9, 13)
    paper.text(57, 245, f"{b.say('title')} {b.number}", 13, bold=True)
    shown = b.columns("code item quantity price amount")
    y = table(paper, shown, 57, 545, 275, Look(9, 14, "head"))
    y = listed(paper, 350, y + 8, _totals(b), 9.5, 15, right=545) + 14
    paragraph(paper, 57, y, b.say("terms"), 480)
    for x, lines in ((57, b.seller), (230, (b.account, b.tax_id)), (430, (b.phone, "www.example.com"))):
        paper.lines(x, 790, lines, 6.5, 8.5)
    return Drawn(paper.done(), (b.record("buyer", "due", "po"),), b.language)


@layout
def invoice_american_boxes(rng: random.Random) -> Drawn:
    """Bill-to and ship-to boxes, date and number in a small grid at the top right, a strip of terms, a total box at the bottom."""
    b = bill(rng, "us us mx", (1, 8))
    paper = Paper(LETTER, "Helvetica", "Invoice")
    paper.lines(45, 55, b.seller, 10, 13, bold=True)
    paper.text(565, 60, b.say("title"), 20, bold=True, at="r")
    boxed(paper, 395, 565, 75, [(b.say("date"), b.day(b.date)), (b.say("number"), b.number)], 2, 8.5, at="c")
    paper.box(45, 130, 250, 66)
    paper.text(50, 141, b.say("to"), 8, bold=True)
    paper.lines(50, 154, b.buyer, 9, 12)
    boxed(
        paper,
        45,
        565,
        206,
        [(b.say("po"), b.order), (b.say("due"), b.day(b.due)), (b.say("customer"), b.customer)],
        3,
        8.5,
        fill="#eeeeee",
        at="c",
    )
    table(paper, b.columns("quantity code item price amount"), 50, 560, 260, Look(9, 14, "grid"))
    boxed(paper, 395, 565, 640, _totals(b)[:2], 2, 8.5)
    boxed(paper, 395, 565, 672, [_totals(b)[2]], 1, 11, fill="#eeeeee")
    return Drawn(paper.done(), (b.record("buyer", "due", "po"),), b.language)


@layout
def invoice_web_modern(rng: random.Random) -> Drawn:
    """A cloud program's invoice: large title, cards, light table, totals as a table at the right."""
    b = bill(rng, EVERYWHERE, (1, 7))
    pairs = [(b.say("number"), b.number), (b.say("date"), b.day(b.date)), (b.say("due"), b.day(b.due))]
    body = f"""<div style="display:flex;justify-content:space-between"><div style="font-size:24pt">{b.say("title")}</div><div class=r><b>{b.seller[0]}</b><br>{block(b.seller[1:])}<br>{b.tax_id}</div></div>
    <p style="margin-top:24pt"><span style="color:#888">{b.say("to")}</span><br>{block(b.buyer)}</p>{cards(pairs)}{rows(b.columns("item quantity price rate amount"))}
    <div style="display:flex;justify-content:flex-end;margin-top:10pt">{facts(_totals(b))}</div><p style="color:#777">{b.say("terms")}<br>{b.account}</p>"""
    css = "table.lines{width:100%;margin-top:18pt}table.lines th{text-align:left;border-bottom:1pt solid #888}table.lines th.r{text-align:right}.k{color:#888}.facts td:last-child{text-align:right}.facts tr:last-child{font-weight:bold}"
    return Drawn(page(body, font=rng.choice(FONTS[:3]), size=9.5, css=css), (b.record("buyer", "due"),), b.language)


@layout
def invoice_tax_table(rng: random.Random) -> Drawn:
    """Totals as a table across the page: net, rate, tax and total side by side, as fiscal programs print them."""
    b = bill(rng, "it es pt fr", (1, 8))
    paper = Paper(A4, "Times-Roman", "Invoice")
    paper.text(45, 55, b.seller[0], 14, bold=True)
    paper.lines(45, 70, [*b.seller[1:], b.tax_id], 8.5)
    paper.box(300, 110, 255, 70)
    paper.text(308, 122, b.say("to"), 8)
    paper.lines(308, 136, b.buyer, 10, 13)
    y = boxed(
        paper,
        45,
        555,
        195,
        [
            (b.say("title"), ""),
            (b.say("number"), b.number),
            (b.say("date"), b.day(b.date)),
            (b.say("due"), b.day(b.due)),
        ],
        4,
        9,
    )
    table(paper, b.columns("code item quantity price amount"), 48, 552, y + 22, Look(8.5, 13, "grid"))
    boxed(
        paper,
        45,
        555,
        700,
        [
            (b.say("net"), b.money(b.net)),
            ("%", b.share()),
            (b.say("tax"), b.money(b.tax)),
            (b.say("total"), f"{b.currency} {b.money(b.total)}"),
        ],
        4,
        10,
    )
    return Drawn(paper.done(), (b.record("buyer", "due"),), b.language)


@layout
def invoice_typewriter(rng: random.Random) -> Drawn:
    """Fixed pitch, nothing ruled, rows of dashes around the positions, totals labelled in the same column as the texts."""
    b = bill(rng, EVERYWHERE, (1, 9))
    paper = Paper(A4, "Courier", "Invoice")
    paper.lines(50, 55, [*b.seller, b.phone, b.tax_id], 9, 11)
    paper.lines(50, 135, [b.say("to") + ":", *b.buyer], 9, 11)
    y = listed(
        paper,
        330,
        135,
        [(b.say("number"), b.number), (b.say("date"), b.day(b.date)), (b.say("po"), b.order)],
        9,
        12,
        colon=":",
    )
    paper.text(50, 215, b.say("title").upper(), 12, bold=True)
    paper.text(50, 232, "-" * 90, 9)
    y = table(paper, b.columns("item quantity price amount"), 50, 535, 245, Look(9, 12, "none", head_bold=False))
    paper.text(50, y, "-" * 90, 9)
    listed(paper, 250, y + 14, _totals(b), 9, 13, right=535)
    return Drawn(paper.done(), (b.record("buyer", "po"),), b.language)


@layout
def credit_note_web(rng: random.Random) -> Drawn:
    """A credit note with positive figures, ruled all over, referring to the invoice that it corrects."""
    b = bill(rng, "de fr es it nl pt uk", (1, 5))
    other = {
        "eng": "Reference invoice",
        "deu": "Zu Rechnung",
        "fra": "Facture d'origine",
        "spa": "Factura rectificada",
        "ita": "Rif. fattura",
        "nld": "Betreft factuur",
        "por": "Fatura de origem",
    }[b.language]
    pairs = [
        (b.say("credit_number"), b.number),
        (b.say("date"), b.day(b.date)),
        (other, f"{rng.randrange(10**5, 10**6)}"),
        (b.say("customer"), b.customer),
    ]
    body = f"<b style='font-size:14pt'>{b.seller[0]}</b><br>{block(b.seller[1:])}<p>{b.say('to')}:<br>{block(b.buyer)}</p><h2>{b.say('credit')}</h2>{facts(pairs)}<br>{rows(b.columns('code item quantity price amount'))}<br>{facts(_totals(b))}"
    css = "table.lines{width:100%}td,th{border:.5pt solid #666}table.lines th{background:#eee}"
    return Drawn(page(body, font=rng.choice(FONTS), size=9, css=css), (_credited(b),), b.language)


def _credited(b: Bill) -> Invoice:
    """Credits count against the buyer's debt: negative, however they are printed."""
    record = b.record("buyer")
    lines = tuple(line.model_copy(update={"net_amount": -(line.net_amount or b.net)}) for line in record.lines)
    return record.model_copy(
        update={"net_amount": -b.net, "tax_amount": -b.tax, "total_amount": -b.total, "lines": lines}
    )


@layout
def invoice_two_pages(rng: random.Random) -> Drawn:
    """Many positions over two pages with a carried sum, totals on the second page only."""
    b = bill(rng, EVERYWHERE, (5, 8))
    b.items *= 8
    paper = Paper(A4, "Helvetica", "Invoice")
    paper.text(50, 60, b.seller[0], 13, bold=True)
    paper.lines(50, 74, [*b.seller[1:], b.tax_id], 8.5)
    paper.lines(50, 130, b.buyer, 10, 13)
    listed(
        paper,
        340,
        130,
        [(b.say("number"), b.number), (b.say("date"), b.day(b.date)), (b.say("due"), b.day(b.due))],
        9,
        13,
    )
    paper.text(50, 200, b.say("title"), 13, bold=True)
    y = table(paper, b.columns("code item quantity price amount"), 50, 545, 225, Look(9, 15, "rows"))
    listed(paper, 340, y + 10, _totals(b), 9.5, 15, right=545)
    return Drawn(paper.done(), (b.record("buyer", "due"),), b.language)


@layout
def invoice_services_one_line(rng: random.Random) -> Drawn:
    """A consultant's invoice: one service in a sentence, no quantities, net, tax and total as the only figures."""
    b = bill(rng, EVERYWHERE, (1, 1))
    paper = Paper(A4, "Times-Roman", "Invoice")
    paper.lines(60, 60, [*b.seller, b.phone], 10, 13)
    paper.lines(60, 150, b.buyer, 11, 14)
    paper.text(535, 225, f"{b.seller[2].split(',')[0]}, {b.day(b.date)}", 10, at="r")
    paper.text(60, 255, f"{b.say('number')} {b.number}", 13, bold=True)
    y = paragraph(paper, 60, 290, b.items[0].text, 300, 11, 15)
    paper.text(535, 290, b.money(b.net), 11, at="r")
    listed(paper, 330, y + 20, _totals(b), 11, 17, right=535)
    paragraph(paper, 60, y + 110, b.say("terms") + "|" + b.account, 470, 10)
    record = b.record("buyer").model_copy(update={"lines": ()})
    return Drawn(paper.done(), (record,), b.language)
